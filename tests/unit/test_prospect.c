/* Which sentences can hold a statement; names stand in brackets. */
#include <string.h>

#include "check.h"
#include "prospect.h"

#define PLACES 8

static struct wordbook book;

static uint64_t
kinds(const char *letters)
{
    uint64_t k = 0;

    CHECK(prospect_letters(letters, &k));
    return k;
}

static void
words(const char *list, const char *letters)
{
    while (*list) {
        size_t len = strcspn(list, " ");

        wordbook_form(&book, list, len, 0, 0, kinds(letters));
        list += len + (list[len] == ' ');
    }
}

static void
verb(const char *lemma, const char *letters, const char *passive)
{
    wordbook_verb(&book, &(struct verb){.lemma = lemma,
                                        .kinds = kinds(letters),
                                        .part_kinds = kinds(passive)});
}

static void
make_book(void)
{
    wordbook_init(&book);
    words("of in from", "SPL");
    words("with on for against to by including", "SP");
    words("that while", "S");
    words("is was has", "SC");
    words("also", "R");
    words("he they", "N");
    words("it its", "O");
    words("the a its 's", "D");
    words("both sides", "T");
    words("this", "H");
    words("arms", "G");
    words("strong", "Q");
    words("issue", "E");
    words("not", "Z");
    words("threat", "lB");
    words("critical", "j");
    words("support ban", "d");
    words("ties", "r");
    words("drill", "o");
    words("neutral", "a");
    verb("praise", "n", "b");
    verb("visit", "m", "");
    verb("urge", "q", "");
    verb("label", "c", "");
    verb("ally", "wp", "");
    verb("side", "W", "");
    verb("side with", "t", "");
    verb("send", "g", "y");
    verb("fuel", "v", "");
    words("fair", "k");
    verb("fire", "x", "");
    verb("warn", "e", "");
}

static bool
ask(const char *marked)
{
    char text[200];
    struct span places[PLACES];
    bool names[PLACES], found;
    struct sentence x = {0};
    size_t len = 0, n = 0;

    for (const char *s = marked; *s; s++)
        if (*s == '[' || *s == '(') {
            names[n] = *s == '[';
            places[n].start = (uint32_t)len;
        } else if (*s == ']' || *s == ')') {
            places[n++].stop = (uint32_t)len;
        } else {
            text[len++] = *s;
        }
    sentence_read(&x, text, len, places, n, false);
    found = prospect_in(&book, &x, names);
    sentence_free(&x);
    return found;
}

static void
check(const char *marked, bool wanted)
{
    CHECK(ask(marked) == wanted);
    if (ask(marked) != wanted)
        printf("  %s\n", marked);
}

static void
verbs(void)
{
    check("[Rome] praised [Bonn].", true);
    check("[Rome] praised (Bonn).", false);
    check("Nobody praised [Bonn].", false);
    check("[Rome] praised the envoys of [Bonn].", true);
    check("[Rome] praised envoys with [Bonn].", false);
    check("[Rome] praised the calm, friendly words from [Bonn].", true);
    check("[Rome] praised people, [Bonn] slept.", true);
    check("[Rome] praised many very old people, [Bonn] slept.", false);
    check("[Rome] praised its own words.", true);
    check("[Rome] praised this.", true);
    check("[Rome] praised he.", false);
    check("[Rome] was praised by people in [Bonn].", true);
    check("[Rome] was praised in [Bonn].", false);
    check("[Rome] praised words that [Bonn] found.", false);
    check("[Rome] heard the praise [Bonn].", false);
    check("[Rome] visited in [Bonn].", true);
    check("[Rome] urged [Bonn] to go.", false);
    check("[Rome] urged [Bonn] not to go.", true);
    check("[Rome] labels [Bonn] a threat.", true);
    check("[Rome] labels [Bonn] a town.", false);
    check("[Rome], a threat to [Bonn], slept.", true);
    check("The threat [Rome] left [Bonn].", true);
    check("The worst threat, [Rome], left [Bonn].", true);
    check("[Rome] allied with [Bonn].", true);
    check("[Rome] and [Bonn] allied.", true);
    check("[Rome] in [Bonn] allied.", false);
    check("both allied.", true);
    check("[Rome] sided also with [Bonn].", true);
    check("[Rome] sided on [Bonn].", false);
    check("[Rome] sends arms to [Bonn].", true);
    check("[Rome] sends letters to [Bonn].", false);
    check("the arms that [Rome] sends to [Bonn].", false);
    check("arms were sended to [Bonn] by [Rome].", true);
    check("arms sends to [Bonn].", false);
    check("[Rome] says [Bonn] fuels the war.", true);
    check("[Rome] fuels the war.", false);
    check("[Rome] fired arms on [Bonn].", true);
    check("[Rome] fired workers on [Bonn].", false);
    check("[Rome] warned that all of that is what [Bonn] does.", true);
    check("[Rome] warned.", false);
}

static void
others(void)
{
    check("[Rome] is a threat to [Bonn].", true);
    check("[Rome] sees a threat to [Bonn].", false);
    check("[Rome] is critical of [Bonn].", true);
    check("critical people of [Bonn].", false);
    check("the support for [Bonn].", true);
    check("the support for people, including [Bonn].", true);
    check("the support [Bonn].", false);
    check("a ban on all support of the people in [Bonn].", true);
    check("[Rome]-[Bonn] ties.", false);
    check("strong [Rome]-[Bonn] ties.", true);
    check("strong ties.", false);
    check("[Rome] and [Bonn] issue a drill.", true);
    check("[Rome] and [Bonn] see a drill.", false);
    check("a joint drill of [Rome] and [Bonn].", true);
    check("Nobody is neutral.", true);
    check("Nothing is said.", false);
    check("[Rome] is fair to [Bonn].", true);
    check("[Rome] is fair.", false);
    check("on [Bonn] [Rome] is fair.", true);
}

static void
letters(void)
{
    uint64_t k = 0;

    CHECK(!prospect_letters("n!", &k));
    CHECK(prospect_letters("1n", &k));
    CHECK(k == (1u | 1u << CUE_NEAR));
    CHECK(kinds("D") == 1ull << WORD_OWNS);
    CHECK(kinds("S") == 1ull << WORD_STOP);
}

int
main(void)
{
    make_book();
    letters();
    verbs();
    others();
    wordbook_free(&book);
    return check_end();
}

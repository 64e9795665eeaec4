/* Which sentences bring two actors together; names stand in brackets, persons
   in < >, sentences end at |. */
#include <string.h>

#include "buf.h"
#include "check.h"
#include "encounters.h"
#include "prospect.h"

#define MOST 20

static struct wordbook book;

struct source {
    char text[600];
    struct spans sentences;
    struct mention mentions[MOST];
    size_t of[MOST], n; /* their sentences */
};

static void
add_word(const char *word, const char *letters)
{
    uint64_t kinds = 0;

    CHECK(prospect_letters(letters, &kinds));
    wordbook_form(&book, word, strlen(word), 0, 0, kinds);
}

static void
read_source(struct source *x, const char *marked)
{
    uint32_t len = 0, from = 0, start = 0;

    *x = (struct source){.n = 0};
    for (const char *s = marked; *s; s++)
        if (strchr("[<", *s)) {
            start = len;
        } else if (strchr("]>", *s)) {
            x->of[x->n] = x->sentences.n;
            x->mentions[x->n++] = (struct mention){
                .at = {start, len},
                .actor = {x->text + start, len - start},
                .kind = *s == '>' ? MENTION_PERSON : MENTION_OTHER};
        } else if (*s == '|') {
            spans_add(&x->sentences, from, len);
            x->text[len++] = ' ';
            from = len;
        } else {
            x->text[len++] = *s;
        }
}

static char
initial(const struct encounters *e, uint32_t number)
{
    return number ? *e->names[number].p : '.';
}

static void
put(struct buf *out, const struct encounters *e, const struct encounter *at)
{
    buf_format(out, "%s%zu%s %c%c%c%c", out->len ? ", " : "", at->sentence,
               at->to_read ? "!" : "", initial(e, e->recall.he),
               initial(e, e->recall.state), initial(e, e->recall.pair[0]),
               initial(e, e->recall.pair[1]));
    if (at->run)
        buf_format(out, " %zu-%zu", at->run->first, at->run->last);
}

/* Checks each encounter: the sentence, ! if it is to be read; of the recall
   person, state and pair; the quotation. */
static void
check(const char *marked, bool every, const char *wanted)
{
    struct sentence work = {0};
    struct source x;
    struct encounters e = {.text = x.text,
                           .sentences = &x.sentences,
                           .book = &book,
                           .work = &work};
    struct encounter at;
    struct buf out = {0};
    int more;

    read_source(&x, marked);
    e.every = every;
    for (size_t i = 0; i < x.n; i++)
        encounters_add(&e, (struct named){.mention = &x.mentions[i],
                                          .sentence = x.of[i],
                                          .actor = encounters_number(
                                              &e, x.mentions[i].actor)});
    encounters_begin(&e);
    while ((more = encounters_next(&e, &at)) >= 0)
        if (more)
            put(&out, &e, &at);
    CHECK_TEXT(buf_text(&out), wanted);
    buf_free(&out);
    sentence_free(&work);
    encounters_free(&e);
    spans_free(&x.sentences);
}

static void
test_named(void)
{
    check("[Rome] praised [Bonn].|", false, "0! ....");
    check("[Rome] praised no dinner; [Bonn] slept.|", false, "0 ....");
    check("[Rome] praised no dinner; [Bonn] slept.|", true, "0! ....");
    check("[Rome] saw [Bonn].|", true, "0 ....");
    check("[Rome] praised [Rome].|", true, "");
    check("It rained.|[Rome] slept.|[Rome] praised [Bonn].|", false, "2! .R..");
}

static void
test_recalled(void)
{
    const char *two = "[Rome] and [Bonn] met.|It rained.|";
    char text[200];

    snprintf(text, sizeof text, "%sHe praised [Bonn].|", two);
    check(text, true, "0 ....");
    snprintf(text, sizeof text, "%s<Anna> sang.|He praised [Bonn].|", two);
    check(text, true, "0 ...., 3! A.RB");
    snprintf(text, sizeof text, "%sThe two praised it.|", two);
    check(text, true, "0 ....");
    snprintf(text, sizeof text, "%sThe two praised both.|", two);
    check(text, true, "0 ...., 2! ..RB");
    snprintf(text, sizeof text, "%sPeople praised both countries.|", two);
    check(text, true, "0 ...., 2! ..RB");
    /* Who is named most, of equals first; a list of two goes before. */
    check("[Rome] saw [Bonn].|[Oslo] saw [Oslo].|They praised both.|", true,
          "0 ...., 2! .OOR");
    check("[Rome] saw [Rome].|[Bonn]-[Oslo] train.|They praised both.|", true,
          "1 .R.., 2! .BBO");
}

static void
test_quoted(void)
{
    const char *open = "[Rome] and [Bonn] met.|\"We slept,|or so|we praise "
                       "both,\" said he.|We praise both.|";
    char text[300] = "[Rome] and [Bonn] met.|\"We slept.|";

    check(open, true, "0 ...., 3! ..RB 1-3");
    for (int i = 0; i < 12; i++)
        strcat(text, "Rain.|");
    strcat(text, "We praise both\".|");
    check(text, true, "0 ...., 14! ..RB");
}

static void
test_words(void)
{
    CHECK(!wordbook_says(&book, "unpraised", 9, WORD_TELLS));
    CHECK(wordbook_says(&book, "1 PRAISED", 9, WORD_TELLS));
    CHECK(!wordbook_says(&book, "praised", 7, WORD_SHARES));
}

int
main(void)
{
    wordbook_init(&book);
    add_word("praised", "1n");
    add_word("praise", "1n");
    add_word("both", "2T");
    add_word("it", "O");
    test_named();
    test_recalled();
    test_quoted();
    test_words();
    wordbook_free(&book);
    return check_end();
}

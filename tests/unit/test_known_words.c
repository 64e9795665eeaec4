/* Promises of known_words.h: whether a token was kept or not makes no
   difference. */
#include "check.h"

#include "hash.h"
#include "passage_words.h"

static void
read_text(struct passage *p, const char *text)
{
    passage_read(p, text, (uint32_t)strlen(text));
}

static uint64_t
hash_of_text(const char *s)
{
    return hash64_of(s, strlen(s));
}

static void
test_uses(void)
{
    struct passage p = {0};

    read_text(&p, "But it was written BY making 3 Although");
    CHECK(p.n == 8);
    CHECK(p.words[0].uses == (USE_TURN | USE_FUNCTION));
    CHECK(p.words[1].uses == USE_FUNCTION && p.words[3].uses == 0);
    CHECK(p.words[2].uses == (USE_OBJECT | USE_PASSIVE | USE_FUNCTION));
    CHECK(p.words[4].uses == (USE_BY | USE_FUNCTION));
    CHECK(p.words[5].uses == USE_ING && p.words[6].flags == WORD_NUMBER);
    CHECK(p.words[7].uses == (USE_TURN | USE_FUNCTION));
    passage_free(&p);
}

/* A token is the same at the end of a text, in it, and a second time. */
static void
test_places(void)
{
    static const char *const texts[] = {
        "harbour's", "harbour's and other words that stand behind it",
        "of the harbour's", "harbour's", "the harbour’s"};
    struct passage p = {0};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        const struct word *w;

        read_text(&p, texts[i]);
        w = &p.words[i == 2 ? 2 : i == 4 ? 1 : 0];
        CHECK(w->hash == hash_of_text("harbour") && w->len == 7);
        CHECK(w->at.stop - w->at.start == 7);
    }
    read_text(&p, "no-limits no-limits internationalisations-made");
    CHECK(p.n == 6);
    CHECK(p.words[1].hash == p.words[3].hash && p.words[1].at.start == 3);
    CHECK(p.words[4].hash == hash_of_text("internationalisations"));
    passage_free(&p);
}

/* Words with a capital are names, but for headlines. */
static void
test_names(void)
{
    static const struct {
        const char *text;
        bool headline;
    } texts[] = {
        {"Mr Gore, Mrs Love and Dr Savage met in Rome on Monday", false},
        {"Union Wins the Right to Strike Without Notice", true},
        {"Anti-war Rally With Thousands", true},
        {"Paris Talks go on", true},
        {"Paris Talks end well", false},
    };
    struct passage p = {0};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        bool name = false;

        read_text(&p, texts[i].text);
        for (size_t k = 0; k < p.n; k++)
            name |= p.words[k].flags & WORD_NAME;
        CHECK(name == !texts[i].headline);
    }
    passage_free(&p);
}

/* More tokens than are kept. */
static void
test_many(void)
{
    struct passage p = {0};
    size_t wrong = 0;

    for (int i = 0; i < 200000; i++) {
        char text[32];

        snprintf(text, sizeof text, "Same w%d", i % 150000);
        read_text(&p, text);
        wrong += p.n != 2 || p.words[0].hash != hash_of_text("same") ||
                 p.words[1].hash != hash_of_text(text + 5);
    }
    CHECK(wrong == 0);
    CHECK(known_words_bytes(&p.known) <= 8u << 20);
    passage_free(&p);
}

/* What a lexicon learns after a word was read is known of the word. */
static void
test_lexicon(void)
{
    struct lexicon *l = lexicon_new();
    struct passage p = {.lexicons = {[LEXICON_TONE] = l}};
    struct lexicon_use use;

    read_text(&p, "out of control");
    CHECK(!p.words[0].in[LEXICON_TONE].entry);
    lexicon_put(l, "out of control", 14);
    read_text(&p, "out of control");
    use = p.words[0].in[LEXICON_TONE];
    CHECK(!use.entry && use.more && !use.behind);
    CHECK(p.words[1].in[LEXICON_TONE].behind);
    CHECK(!p.words[1].in[LEXICON_TONE].more);
    lexicon_put(l, "out", 3);
    read_text(&p, "out of control");
    CHECK(p.words[0].in[LEXICON_TONE].entry == 2);
    CHECK(!p.words[0].in[LEXICON_VERBS].entry);
    p.lexicons[LEXICON_TONE] = NULL;
    read_text(&p, "out of control");
    CHECK(!p.words[0].in[LEXICON_TONE].entry);
    passage_free(&p);
    lexicon_free(l);
}

int
main(void)
{
    test_uses();
    test_places();
    test_names();
    test_many();
    test_lexicon();
    return check_end();
}

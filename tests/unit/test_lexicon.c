/* Promises of lexicon.h, passage.h and tone.h. */
#include "check.h"

#include "hash.h"
#include "inflect.h"
#include "lexicon.h"
#include "passage_words.h"
#include "stem.h"
#include "tone.h"
#include "word_list.h"

static const char tsv[] = "# own words\n"
                          "entry\tvalue\tnote\n"
                          "good\t2\n"
                          "no limits\t1.5\ta phrase\n"
                          "bad\t-2\tplain\n";

static struct lexicon *
read_tsv(const char *text)
{
    struct lexicon *l = lexicon_new();
    struct fault ft;

    CHECK(lexicon_read(l, LEXICON_TSV, text, strlen(text), &ft) == 0);
    return l;
}

static void
test_read(void)
{
    struct lexicon *l = read_tsv(tsv);
    struct lexicon_entry *e = lexicon_put(l, "No-Limits", 9);

    CHECK(l->n_entries == 3);
    CHECK_NUMBER(e->value[0], 1.5);
    CHECK_TEXT(e->note, "a phrase");
    CHECK(!lexicon_put(l, " - ", 3));
    CHECK(lexicon_step(l, LEXICON_ROOT, hash64_of("good", 4)));
    CHECK(!lexicon_step(l, LEXICON_ROOT, hash64_of("limits", 6)));
    lexicon_free(l);
}

static void
refused(enum lexicon_format format, const char *text, const char *line)
{
    struct lexicon *l = lexicon_new();
    struct fault ft = {0};

    CHECK(lexicon_read(l, format, text, strlen(text), &ft) < 0);
    CHECK(strstr(ft.text, line));
    lexicon_free(l);
}

static void
test_refused(void)
{
    refused(LEXICON_TSV, "entry\tvalue\ngood\tx\n", "line 2");
    refused(LEXICON_TSV, "entry\tvalue\n\ngood\n", "line 3");
    refused(LEXICON_TSV, "entry\ta\tb\tc\td\te\n", "line 1");
    refused(LEXICON_AFINN, "good 3\n", "line 1");
    refused(LEXICON_TSV, "# own\nmight\t-1\nmay\t-1\n",
            "line 2: headings are wanted first, as entry, tab, value; `-1`");
    refused(LEXICON_TSV, "entry\tvalue\nm\366glich\t1\n",
            "line 2 is not UTF-8: save the file as UTF-8");
    refused(LEXICON_AFINN, "m\366glich\t1\n", "line 1 is not UTF-8");
}

static void
test_formats(void)
{
    static const char vader[] = "$:\t-1.5\t0.8\t[-1, -1]\n"
                                "abuse\t-3.2\t0.6\t[-4]\r\n";
    struct lexicon *l = lexicon_new();
    struct fault ft;

    CHECK(!lexicon_read(l, LEXICON_VADER, vader, sizeof vader - 1, &ft));
    CHECK(l->n_entries == 1); /* an emoticon is no word */
    CHECK(!lexicon_read(l, LEXICON_AFINN, "can't stand\t-3\n", 15, &ft));
    CHECK(fabs((double)lexicon_put(l, "can’t stand", 13)->value[0] + 3) < 1e-6);
    lexicon_free(l);
}

static void
stem_is(const char *form, const char *want)
{
    char out[100];
    bool y;
    size_t len = stem_of(form, strlen(form), &y);

    snprintf(out, sizeof out, "%.*s", (int)len, form);
    if (y)
        out[len - 1] = 'y';
    CHECK_TEXT(out, want);
    CHECK(stem_hash(form, strlen(form), hash64_of(form, strlen(form))) ==
          hash64_of(want, strlen(want)));
}

static void
test_stems(void)
{
    stem_is("sanctions", "sanction");
    stem_is("sanctioned", "sanction");
    stem_is("sanctioning", "sanction");
    stem_is("planned", "plan");
    stem_is("countries", "country");
    stem_is("allied", "ally");
    stem_is("making", "mak");
    stem_is("make", "mak");
    stem_is("red", "red");
    stem_is("sing", "sing");
    stem_is("crisis", "crisis");
    stem_is("is", "is");
}

static void
test_passage(void)
{
    static const char text[] =
        "Yesterday “China’s no-limits plan, praised” Russia, but Kim left?";
    struct passage p = {.n_targets = 1};
    const struct word *w;

    p.targets[0] = (struct target){{{13, 18}}, 1};
    passage_read(&p, text, sizeof text - 1);
    w = p.words;
    CHECK(p.n == 10 && p.question);
    CHECK(!(w[0].flags & (WORD_NAME | WORD_QUOTED)));
    CHECK(w[1].hash == hash64_of("china", 5) && w[1].target == 0);
    CHECK((w[1].flags & (WORD_NAME | WORD_QUOTED)) ==
          (WORD_NAME | WORD_QUOTED));
    CHECK(w[2].hash == hash64_of("no", 2) && w[3].at.start == 26);
    CHECK(w[4].clause == 0 && w[5].clause == 1 && w[5].flags & WORD_QUOTED);
    CHECK(!(w[6].flags & WORD_QUOTED) && w[6].flags & WORD_NAME);
    CHECK(w[7].clause == 2 && w[9].clause == 2);
    passage_free(&p);
}

static struct tone_rules
rules(void)
{
    struct tone_rules r = {.n = 3, .reach_max = 4, .contrast = 2};

    r.effects[1] = (struct tone_effect){
        .name = "negate", .good = -0.5, .bad = -0.1, .bare = -1, .reach = 4};
    r.before_contrast = 0.5;
    r.after_contrast = 2;
    r.unreal_factor = 1;
    return r;
}

static double
tone_of(struct lexicon *l, const char *text, size_t *evidence)
{
    struct tone_rules r = rules();
    struct passage p = {.lexicons = {[LEXICON_TONE] = l}};
    struct tone t = {0};
    double v;

    passage_read(&p, text, (uint32_t)strlen(text));
    tone_read(&t, &p, LEXICON_TONE, &r);
    v = t.valence;
    *evidence = t.evidence;
    tone_free(&t);
    passage_free(&p);
    return v;
}

static void
test_tone(void)
{
    struct lexicon *l = read_tsv(tsv);
    size_t n;

    lexicon_put(l, "not", 3)->kind = 1;
    lexicon_put(l, "but", 3)->kind = 2;
    CHECK_NUMBER(tone_of(l, "It was good.", &n), 2);
    CHECK_NUMBER(tone_of(l, "It was not so good.", &n), -1);
    CHECK_NUMBER(tone_of(l, "It was not, they say, good.", &n), 2 - 1);
    CHECK_NUMBER(tone_of(l, "A bad day but a good one.", &n), -1 + 4);
    CHECK_NUMBER(tone_of(l, "They have no limits.", &n), 1.5);
    CHECK_NUMBER(tone_of(l, "The paper of Good and Sons.", &n), 0);
    CHECK(n == 0);
    CHECK_NUMBER(tone_of(l, "Not that we knew.", &n), 0);
    CHECK(n == 0);
    CHECK_NUMBER(tone_of(l, "", &n), 0);
    lexicon_free(l);
}

/* The forms of a word, separated by blanks. */
static const char *
forms(char kind, const char *phrase)
{
    static struct buf b;
    size_t n;

    buf_clear(&b);
    n = inflect(kind, phrase, strlen(phrase), &b);
    for (size_t i = 0; n && i + 1 < b.len; i++)
        b.data[i] = b.data[i] ? b.data[i] : ' ';
    return n ? b.data : "";
}

/* What the hits of a text are worth. */
static double
worth(const struct lexicon *l, const char *text)
{
    struct passage p = {.lexicons[LEXICON_TONE] = l};
    struct tone_rules rules = {.n = 1, .unreal_factor = 1};
    struct tone t = {0};
    double sum = 0;

    passage_read(&p, text, (uint32_t)strlen(text));
    tone_read(&t, &p, LEXICON_TONE, &rules);
    for (size_t i = 0; i < t.n; i++)
        sum += (double)t.hits[i].score;
    tone_free(&t);
    passage_free(&p);
    return sum;
}

/* it's: only where the text has it. */
static void
test_possessive(void)
{
    struct lexicon *l = read_tsv("entry\tvalue\nit's\t1\nit\t10\n"
                                 "that's all\t100\nlet's\t1000\n");

    CHECK_NUMBER(worth(l, "so it is"), 10);
    CHECK_NUMBER(worth(l, "so it's late, it\xe2\x80\x99s"), 2);
    CHECK_NUMBER(worth(l, "that all"), 0);
    CHECK_NUMBER(worth(l, "and that's all"), 100);
    CHECK_NUMBER(worth(l, "they let us; let's-go"), 1000);
    lexicon_free(l);
}

static void
test_inflect(void)
{
    CHECK_TEXT(forms('w', "terror"), "terror");
    CHECK_TEXT(forms('n', "ally"), "ally allies");
    CHECK_TEXT(forms('n', "war crime"), "war crime war crimes");
    CHECK_TEXT(forms('n', "clash"), "clash clashes");
    CHECK_TEXT(forms('n', "photo"), "photo photoes photos");
    CHECK_TEXT(forms('n', "studio"), "studio studios");
    CHECK_TEXT(forms('v', "veto"), "veto vetoes vetoed vetoing");
    CHECK_TEXT(forms('v', "gun down"),
               "gun down guns down guned down guning down");
    CHECK_TEXT(forms('d', "gun down"),
               "gun down guns down gunned down gunning down");
    CHECK_TEXT(forms('v', "die"), "die dies died dying");
    CHECK_TEXT(forms('v', "free"), "free frees freed freeing");
    CHECK_TEXT(forms('v', "defy"), "defy defies defied defying");
    CHECK_TEXT(forms('a', "happy"), "happy happily happier happiest");
    CHECK_TEXT(forms('a', "sad"), "sad sadly sadder saddest");
    CHECK_TEXT(forms('a', "noble"), "noble nobly nobler noblest");
    CHECK_TEXT(forms('a', "heroic"), "heroic heroically heroicer heroicest");
    CHECK_TEXT(forms('a', "wonderful"), "wonderful wonderfully");
    CHECK_TEXT(forms('n', "y"), "y ys");
    CHECK_TEXT(forms('x', "word"), "");
}

static float
value_of(struct lexicon *l, const char *phrase)
{
    return lexicon_put(l, phrase, strlen(phrase))->value[0];
}

static void
test_word_list(void)
{
    static const char text[] = "# comment\n"
                               "-2 v gun_down kill\n"
                               "1 w kills\n"
                               "3 n kills killed\r\n"
                               "  not read\n"
                               "= love and warmth\n"
                               "2 w hug\n"
                               "negate kill never no_way\n"
                               "soften never";
    struct tone_rules r = {
        .effects = {[1] = {.name = "negate"}, [2] = {.name = "soften"}},
        .n = 3};
    struct lexicon *l = lexicon_new();
    struct fault ft;

    CHECK(word_list_read(l, &r, text, strlen(text), &ft) == 0);
    CHECK_NUMBER(value_of(l, "gunned down"), 0);
    CHECK_NUMBER(value_of(l, "kill"), -2);
    CHECK_NUMBER(value_of(l, "kills"), 1);    /* listed, not made */
    CHECK_NUMBER(value_of(l, "killed"), 3);   /* as well */
    CHECK_NUMBER(value_of(l, "killing"), -2); /* made */
    CHECK_NUMBER(value_of(l, "killeds"), 3);
    CHECK(strcmp(lexicon_put(l, "hug", 3)->note, "love and warmth") == 0);
    CHECK(strcmp(lexicon_put(l, "kill", 4)->note, "") == 0);
    CHECK(lexicon_put(l, "kill", 4)->kind == 1);
    CHECK(lexicon_put(l, "no way", 6)->kind == 1);
    CHECK(lexicon_put(l, "never", 5)->kind == 2); /* the last one */
    lexicon_free(l);
}

static void
refused_list(const char *text, const char *says)
{
    struct tone_rules r = {.n = 1};
    struct lexicon *l = lexicon_new();
    struct fault ft = {0};

    CHECK(word_list_read(l, &r, text, strlen(text), &ft) < 0);
    CHECK(strstr(ft.text, says));
    lexicon_free(l);
}

static void
test_word_list_refused(void)
{
    refused_list("-1 n war\n2 good", "line 2: not VALUE FORMS WORD");
    refused_list("2 x good", "line 1: not VALUE FORMS WORD");
    refused_list("2", "line 1: not VALUE FORMS WORD");
    refused_list("negate not", "`negate` is neither a number nor a kind");
    refused_list("2 n --", "line 1: `--` is no word");
}

int
main(void)
{
    test_read();
    test_refused();
    test_formats();
    test_stems();
    test_passage();
    test_tone();
    test_possessive();
    test_inflect();
    test_word_list();
    test_word_list_refused();
    return check_end();
}

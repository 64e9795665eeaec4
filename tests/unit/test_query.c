/*
 * query: reading the language, its faults, and the matcher against a naive one
 * on random texts and random queries.
 */
#include "made_numbers.h"
#include "check.h"

#include "atoms.h"
#include "mem.h"
#include "fold.h"
#include "match.h"
#include "words.h"

/* ---- a text and a query, without a corpus ---- */

struct trial {
    struct atoms *atoms;
    struct lexis *lexis;
    struct query query;
    struct doc doc;
    struct view view;
    struct fault ft;
};

/* Every token gets a type of its own: its place. */
static int
set_up(struct trial *t, const char *text, const char *query, unsigned how)
{
    struct span all = {0, (uint32_t)strlen(text)};
    struct spans words = {0};
    struct buf form = {0};
    uint32_t *types;

    *t = (struct trial){.atoms = atoms_new()};
    t->doc = (struct doc){.text = mem_string(text), .text_len = all.stop};
    if (query_parse(&t->query, t->atoms, query, how, &t->ft))
        return -1;
    t->lexis = lexis_new(t->atoms);
    words_of(text, &(struct spans){&all, 1, 1}, &words);
    types = mem_alloc((words.n + 1) * sizeof *types);
    for (size_t i = 0; i < words.n; i++) {
        buf_clear(&form);
        fold_token(text + words.at[i].start,
                   words.at[i].stop - words.at[i].start, &form);
        types[i] = (uint32_t)i + 1;
        lexis_add(t->lexis, types[i], form.data, form.len);
    }
    CHECK(view_set(&t->view, &t->doc, types, words.n, t->atoms, t->lexis) == 0);
    buf_free(&form);
    spans_free(&words);
    free(types);
    return 0;
}

static void
tear_down(struct trial *t)
{
    view_free(&t->view);
    lexis_free(t->lexis);
    query_free(&t->query);
    atoms_free(t->atoms);
    free(t->doc.text);
}

/* The hits as `[..]` with blanks between; the fault's first line. */
static const char *
hits_case(const char *text, const char *query, unsigned how)
{
    static char out[4096];
    struct match_hit at = {0};
    struct matcher *m;
    struct trial t;
    size_t n = 0;

    *out = '\0';
    if (set_up(&t, text, query, how)) {
        snprintf(out, sizeof out, "%.*s", (int)strcspn(t.ft.text, "\n"),
                 t.ft.text);
        tear_down(&t);
        return out;
    }
    m = matcher_new(&t.query);
    matcher_set(m, &t.view, 1);
    while (match_next(m, at.stop, &at)) {
        uint32_t start = t.view.part[at.first].at.start;
        uint32_t stop = match_end(m, &at);

        n += (size_t)snprintf(out + n, sizeof out - n, "%s[%.*s]", n ? " " : "",
                              (int)(stop - start), text + start);
    }
    matcher_free(m);
    tear_down(&t);
    return out;
}

static const char *
hits(const char *text, const char *query)
{
    return hits_case(text, query, 0);
}

/* ---- the language ---- */

static void
test_words(void)
{
    CHECK_TEXT(hits("No-limits? No, limits. no limits", "no limits"),
               "[No-limits] [no limits]");
    CHECK_TEXT(hits("Sanctions, sanctioned; ascension", "sanction*"),
               "[Sanctions] [sanctioned]");
    CHECK_TEXT(hits("Sanctions, sanctioned; ascension", "*sion"),
               "[ascension]");
    CHECK_TEXT(hits("woman women womens", "wom?n"), "[woman] [women]");
    /* a query with 's asks for it; one without finds both */
    CHECK_TEXT(hits("It is. It's late; IT\xe2\x80\x99S sold-it's-on", "it's"),
               "[It's] [IT\xe2\x80\x99S] [it's]");
    CHECK_TEXT(hits("It is. It's late", "it"), "[It] [It]");
    CHECK_TEXT(hits("It is. It's late", "\"it\xe2\x80\x99s\""), "[It's]");
    CHECK_TEXT(hits("It is. It's late", "it's|is"), "[is] [It's]");
    CHECK_TEXT(hits("China visit, China's visit", "china visit"),
               "[China visit] [China's visit]");
    CHECK_TEXT(hits("China visit, China's visit", "china's visit"),
               "[China's visit]");
    CHECK_TEXT(hits("dogs, a dog's, it's", "*'s"), "[dog's] [it's]");
    CHECK_TEXT(hits_case("Apple's, apple's", "Apple's", QUERY_CASE),
               "[Apple's]");
    /* signs beside words stand in the text, too */
    CHECK_TEXT(hits("look at t-shirts of AT&T, AT & T's, at t", "AT&T"),
               "[AT&T] [AT & T]");
    CHECK_TEXT(hits("at t-shirts, AT&T", "at t"), "[at t]");
    CHECK_TEXT(hits("a S&P 500, S&P; 500", "s&p 500"), "[S&P 500]");
    CHECK_TEXT(hits("Mr. Hu, Mr Hu, Mr. \"Hu\"", "mr. hu"),
               "[Mr. Hu] [Mr. \"Hu]");
    CHECK_TEXT(hits("Well, yes. Well yes.", "\"well, yes\""), "[Well, yes]");
    CHECK_TEXT(hits("50 %, 50, 50% or 50-50%", "50%"), "[50] [50] [50]");
    CHECK_TEXT(hits("$5, 5, \xe2\x82\xac"
                    "5, a-$5",
                    "$5"),
               "[5] [5]");
    CHECK_TEXT(hits("$5 to \xe2\x82\xac"
                    "5",
                    "\xe2\x82\xac"
                    "5"),
               "[5]");
    CHECK_TEXT(hits("a, then b; a then b; a, b", "a, [1] b"), "[a, then b]");
    CHECK_TEXT(hits("a then $5, a then 5", "a [1] $5"), "[a then $5]");
    CHECK_TEXT(hits("C++ or C#, not C", "(a|b)|c++|c#"), "[C] [C]");
    CHECK_TEXT(hits("(sic) sic sic) (sic", "\"(sic)\""), "[sic]");
    CHECK_TEXT(hits("his/her, his her", "his/h?r"), "[his/her]");
    CHECK_TEXT(hits("50% of it, 60 of", "50% NEAR/3 it"), "[50]");
    CHECK_TEXT(hits("a (b), c", "(a|b) , c"), "");
    CHECK_TEXT(hits("x b, c b c", "(a|b) , c"), "[b, c]");
    CHECK_TEXT(hits("", "(50%|a) b"),
               "a sign beside a word at the edge of brackets has no meaning: "
               "50%|60% stands without them");
    CHECK_TEXT(hits_case("AT&T etc at t", "at&t!", QUERY_ENTRY), "[AT&T]");
    CHECK_TEXT(hits_case("AT&T etc", "(etc.)", QUERY_ENTRY), "[etc]");
    /* Han is cut by a dictionary: a wildcard is part of the word it touches */
    CHECK_TEXT(hits("中国和俄罗斯", "中国*"), "[中国]");
    CHECK_TEXT(hits("中国和俄罗斯", "*罗? 和"), "");
    CHECK_TEXT(hits("中国和俄罗斯", "中? 和"), "[中国和]");
    CHECK_TEXT(hits("中国和俄罗斯", "中国 *"), "[中国和]");
    CHECK_TEXT(hits("ロシアは", "ロシ*"), "[ロシア]");
    CHECK_TEXT(hits("r\xc3\xa9sum\xc3\xa9 resume", "r?sum?"),
               "[r\xc3\xa9sum\xc3\xa9] [resume]");
    CHECK_TEXT(hits("China\xe2\x80\x99s China-Russia", "china"),
               "[China] [China]");
    CHECK_TEXT(hits("the big war on it", "the * war"), "[the big war]");
    CHECK_TEXT(hits("what? whats", "\"what?\""), "[what]");
    CHECK_TEXT(hits("the U.S. and us", "U.S."), "[U.S.]");
    CHECK_TEXT(hits("near NEAR not", "near not"), "[NEAR not]");
    CHECK_TEXT(hits("\xe4\xb8\xad\xe5\x9b\xbd\xe5\x92\x8c",
                    "\xe4\xb8\xad\xe5\x9b\xbd"),
               "[\xe4\xb8\xad\xe5\x9b\xbd]");
    CHECK_TEXT(hits_case("US us Us", "US", QUERY_CASE), "[US]");
    CHECK_TEXT(hits_case("Don\xe2\x80\x99t don't", "don't", QUERY_CASE),
               "[don't]");
    CHECK_TEXT(hits_case("Partner partners Partners", "Part*", QUERY_CASE),
               "[Partner] [Partners]");
}

static void
test_plain(void)
{
    CHECK_TEXT(hits_case("A NOT (B) [c] |d", "NOT (b*) [c] |d", QUERY_PLAIN),
               "[NOT (B) [c] |d]");
    CHECK_TEXT(hits_case("A not b c d e", "NOT (b*) [c] |d", QUERY_PLAIN), "");
    CHECK_TEXT(
        hits_case("no limits, no. no; limits", "no limits!", QUERY_PLAIN),
        "[no limits]");
    CHECK_TEXT(hits_case("a", ":-)", QUERY_PLAIN), "there is no word here");
}

static void
test_structure(void)
{
    static const char text[] =
        "China met Russia. Russia, though, left China and Russia alone. "
        "Trade grew.";

    CHECK_TEXT(hits(text, "China [0,1] Russia"),
               "[China met Russia] [China and Russia]");
    CHECK_TEXT(hits(text, "Russia [2] China"), "[Russia, though, left China]");
    CHECK_TEXT(hits(text, "met [0,5] left"), "");
    CHECK_TEXT(hits(text, "met|left china"), "[met] [left China]");
    CHECK_TEXT(hits(text, "(met|left) (china|russia)"),
               "[met Russia] [left China]");
    CHECK_TEXT(hits(text, "Russia NEAR/1 left"), "[Russia]");
    CHECK_TEXT(hits(text, "Russia AFTER/1 met"), "[Russia]");
    CHECK_TEXT(hits(text, "Russia BEFORE/3 China"), "[Russia]");
    CHECK_TEXT(hits(text, "China WITH alone"), "[China]");
    CHECK_TEXT(hits(text, "China NOT WITH alone"), "[China]");
    CHECK_TEXT(hits(text, "Russia WITH Russia"), "[Russia] [Russia]");
    CHECK_TEXT(hits(text, "Russia NOT NEAR/9 China"), "");
    CHECK_TEXT(hits(text, "* NEAR/0 grew"), "[Trade]");
}

static void
test_faults(void)
{
    struct trial t;

    CHECK_TEXT(hits("", ""), "a word is missing here");
    CHECK_TEXT(hits("", "a |"), "a word is missing here");
    CHECK_TEXT(hits("", "..."), "there is no word here");
    CHECK_TEXT(hits("", "(a b"), "this bracket is not closed");
    CHECK_TEXT(hits("", "a) b"), "this bracket was not opened");
    CHECK_TEXT(hits("", "a ] b"), "this bracket was not opened");
    CHECK_TEXT(hits("", "\"a b"), "this quotation mark is not closed");
    CHECK_TEXT(hits("", "[0,3] a"), "a gap stands between two words");
    CHECK_TEXT(hits("", "a [0,3] [1] b"), "a gap stands between two words");
    CHECK_TEXT(hits("", "a [0,3] | b"), "a gap stands between two words");
    CHECK(strstr(hits("", "a [3,0] b"), "a gap is [3] or [0,3]"));
    CHECK(strstr(hits("", "a [101] b"), "a gap is [3] or [0,3]"));
    CHECK(strstr(hits("", "a NEAR/ b"), "NEAR/5 says"));
    CHECK(strstr(hits("", "a NOT b"), "NOT stands before"));
    CHECK_TEXT(hits("", "\xff"), "the query is not UTF-8");
    set_up(&t, "", "Kyiv\xe2\x80\x99s (ukraine", 0);
    CHECK_TEXT(t.ft.text, "this bracket is not closed\n"
                          "    Kyiv\xe2\x80\x99s (ukraine\n"
                          "           ^");
    tear_down(&t);
}

/* ---- against a naive matcher ---- */

enum {
    WORDS = 4,
    LENGTH = 14,
    DEEPEST = 3
};

static const char *const words[WORDS] = {"alpha", "beta", "gamma", "delta"};

/* A text of words; how each is followed decides what may go on over it. */
static struct {
    unsigned word[LENGTH];
    bool bridge[LENGTH]; /* a phrase may go on */
    int sentence[LENGTH];
    struct buf text;
} made;

static void
make_text(void)
{
    int sentence = 0;

    buf_clear(&made.text);
    for (size_t i = 0; i < LENGTH; i++) {
        static const char *const marks[] = {" ", " ", " ", "-", ", ", ". "};
        const char *mark = marks[chance(6)];
        bool begins = i == 0 || made.sentence[i - 1] != sentence;
        const char *word = words[made.word[i] = chance(WORDS)];

        buf_char(&made.text, begins ? (char)(*word - 'a' + 'A') : *word);
        buf_str(&made.text, word + 1);
        made.sentence[i] = sentence;
        made.bridge[i] = *mark == ' ' || *mark == '-';
        sentence += *mark == '.';
        buf_str(&made.text, i + 1 < LENGTH ? mark : ".");
    }
}

/* hit[i][j]: words i..j are a hit. */
struct naive {
    bool hit[LENGTH][LENGTH + 1];
};

static struct naive random_query(struct buf *q, int depth);

static struct naive
random_word(struct buf *q)
{
    unsigned w = chance(WORDS + 2);
    struct naive r = {0};

    buf_str(q, w < WORDS ? words[w] : w == WORDS ? "*ta" : "*");
    for (size_t i = 0; i < LENGTH; i++)
        r.hit[i][i + 1] = w > WORDS || made.word[i] == w ||
                          (w == WORDS && made.word[i] % 2 == 1);
    return r;
}

static struct naive
random_sequence(struct buf *q, int depth)
{
    struct naive a = random_query(q, depth), b, r = {0};
    bool gap = chance(2);
    size_t min = chance(2), max = min + chance(3);

    if (gap)
        buf_format(q, " [%zu,%zu] ", min, max);
    else
        buf_char(q, ' ');
    b = random_query(q, depth);
    for (size_t i = 0; i < LENGTH; i++)
        for (size_t j = i + 1; j < LENGTH; j++)
            for (size_t k = j; a.hit[i][j] && k < LENGTH; k++)
                for (size_t l = k + 1; l <= LENGTH; l++)
                    if (b.hit[k][l] &&
                        (gap ? k - j >= min && k - j <= max &&
                                   made.sentence[j - 1] == made.sentence[k]
                             : k == j && made.bridge[j - 1]))
                        r.hit[i][l] = true;
    return r;
}

static bool
stands_beside(const struct naive *b, size_t i, size_t j, unsigned how, size_t n)
{
    for (size_t k = 0; k < LENGTH; k++)
        for (size_t l = k + 1; l <= LENGTH; l++) {
            bool before = j <= k, after = l <= i;

            if (!b->hit[k][l] || made.sentence[k] != made.sentence[i] ||
                !(before || after) || (how == 1 && !before) ||
                (how == 2 && !after))
                continue;
            if (how == 3 || (before ? k - j : i - l) <= n)
                return true;
        }
    return false;
}

static struct naive
random_beside(struct buf *q, int depth)
{
    static const char *const names[] = {"NEAR", "BEFORE", "AFTER", "WITH"};
    struct naive a = random_query(q, depth), b, r = {0};
    unsigned how = chance(4);
    bool negated = chance(2);
    size_t n = chance(4);

    buf_format(q, " %s%s", negated ? "NOT " : "", names[how]);
    if (how < 3)
        buf_format(q, "/%zu", n);
    buf_char(q, ' ');
    b = random_query(q, depth);
    for (size_t i = 0; i < LENGTH; i++)
        for (size_t j = i + 1; j <= LENGTH; j++)
            r.hit[i][j] =
                a.hit[i][j] && stands_beside(&b, i, j, how, n) != negated;
    return r;
}

static struct naive
random_either(struct buf *q, int depth)
{
    struct naive a = random_query(q, depth), b;

    buf_str(q, " | ");
    b = random_query(q, depth);
    for (size_t i = 0; i < LENGTH; i++)
        for (size_t j = 0; j <= LENGTH; j++)
            a.hit[i][j] |= b.hit[i][j];
    return a;
}

static struct naive
random_query(struct buf *q, int depth)
{
    struct naive r;

    if (depth == 0 || chance(4) == 0)
        return random_word(q);
    buf_char(q, '(');
    switch (chance(3)) {
    case 0:
        r = random_sequence(q, depth - 1);
        break;
    case 1:
        r = random_beside(q, depth - 1);
        break;
    default:
        r = random_either(q, depth - 1);
    }
    buf_char(q, ')');
    return r;
}

/* The leftmost of the shortest hits from part `from` on. */
static bool
naive_next(const struct naive *want, size_t from, struct match_hit *hit)
{
    for (size_t i = from; i < LENGTH; i++)
        for (size_t j = i + 1; j <= LENGTH; j++)
            if (want->hit[i][j]) {
                *hit = (struct match_hit){i, j};
                return true;
            }
    return false;
}

static bool
naive_longest(const struct naive *want, size_t i, struct match_hit *hit)
{
    for (size_t j = LENGTH; j > i; j--)
        if (want->hit[i][j]) {
            *hit = (struct match_hit){i, j};
            return true;
        }
    return false;
}

static bool
same_hit(bool a, const struct match_hit *x, bool b, const struct match_hit *y)
{
    return a == b && (!a || (x->first == y->first && x->stop == y->stop));
}

static bool
agrees(const struct naive *want, struct trial *t)
{
    struct matcher *m = matcher_new(&t->query);
    struct match_hit got, naive;
    bool same = t->view.n == LENGTH, more = true;

    matcher_set(m, &t->view, 1);
    for (size_t from = 0; same && more; from = got.stop) {
        more = match_next(m, from, &got);
        same = same_hit(more, &got, naive_next(want, from, &naive), &naive);
    }
    for (size_t i = 0; i < LENGTH && same; i++) {
        more = match_longest(m, i, &got);
        same = same_hit(more, &got, naive_longest(want, i, &naive), &naive);
    }
    matcher_free(m);
    return same;
}

static void
test_random(void)
{
    struct buf q = {0};

    for (int i = 0; i < 4000; i++) {
        struct naive want;
        struct trial t;
        bool same;

        make_text();
        buf_clear(&q);
        want = random_query(&q, DEEPEST);
        same = set_up(&t, buf_text(&made.text), buf_text(&q), 0) == 0 &&
               agrees(&want, &t);
        CHECK(same);
        if (!same)
            fprintf(stderr, "    query %s\n    text %s\n", buf_text(&q),
                    buf_text(&made.text));
        tear_down(&t);
        if (!same)
            break;
    }
    buf_free(&q);
    buf_free(&made.text);
}

int
main(void)
{
    test_words();
    test_plain();
    test_structure();
    test_faults();
    test_random();
    return check_end();
}

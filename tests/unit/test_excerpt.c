/*
 * excerpt: the hits and contexts of a view of stretches are those of the view
 * of a whole document, on random texts; and places of needles.
 */
#include "check.h"

#include "atoms.h"
#include "excerpt.h"
#include "fold.h"
#include "match.h"
#include "mem.h"
#include "needle.h"
#include "random.h"
#include "words.h"

/* ---- needles ---- */

static size_t
place(const char *text, size_t len, const char *needle)
{
    const char *at = needle_find(text, text + len, needle, strlen(needle));

    return at ? (size_t)(at - text) : SIZE_MAX;
}

static void
test_needle(void)
{
    char text[80];

    CHECK(needle_is("o'brien", 7));
    CHECK(!needle_is("a", 1));
    CHECK(!needle_is("Ab", 2));
    CHECK(!needle_is("a b", 3));
    CHECK(!needle_is("a\x01", 2));
    CHECK(!needle_is("\xc3\xa9t", 3));
    CHECK(place("", 0, "ab") == SIZE_MAX);
    CHECK(place("xAb", 3, "ab") == 1);
    CHECK(place("xAb", 2, "ab") == SIZE_MAX);
    CHECK(place("\x11-\x0d", 3, "1-") == SIZE_MAX); /* the case bit alone */
    CHECK(place("a@a`", 4, "a`") == 2);
    for (size_t at = 0; at + 3 <= sizeof text; at++) {
        memset(text, 'a', sizeof text);
        memcpy(text + at, "aBc", 3);
        CHECK(place(text, sizeof text, "abc") == at);
        CHECK(place(text, at + 2, "abc") == SIZE_MAX);
    }
}

/* ---- excerpts ---- */

static const char *const pieces[] = {"war",
                                     "War",
                                     "WAR",
                                     "wars",
                                     "war's",
                                     "war\xe2\x80\x99s",
                                     "post-war",
                                     "war-and-peace",
                                     "and",
                                     "peace",
                                     "peace",
                                     "the",
                                     "of",
                                     "warm",
                                     "wa\xc2\xadr" /* soft hyphen */,
                                     "\xef\xbd\x97\xef\xbd\x81\xef\xbd\x92",
                                     "(war)",
                                     "war,",
                                     "peace.",
                                     "U.S.",
                                     "--",
                                     "war@peace.org",
                                     "http://war.org/peace",
                                     "\xe4\xb8\xad\xe5\x9b\xbd",
                                     "\xe4\xb8\xad"
                                     "war",
                                     "\xef\xac\x81ne" /* a ligature */,
                                     "fine",
                                     "\n",
                                     "\n\n",
                                     "\t",
                                     "\xc2\xa0"};

static const char *const queries[] = {
    "war",           "war*",          "war peace",
    "war and peace", "the war|peace", "(war|fine) (and|of)",
    "peace",         "fine",          "fi*",
    "the * war",     "post war",      "wa?",
    "u.s. war",      "war's",         "war's|peace",
    "war's peace",   "war, *",        "\"(war)\"|peace.",
    "peace. the"};

#define PIECES ((int64_t)(sizeof pieces / sizeof *pieces))
#define QUERIES ((int64_t)(sizeof queries / sizeof *queries))

struct trial {
    struct buf text;
    struct doc doc;
    struct atoms *atoms;
    struct lexis *lexis;
    struct query query;
    uint32_t *types;
    size_t n;
};

static size_t
below(uint64_t *r, int64_t n)
{
    return (size_t)random_between(r, 0, n - 1);
}

static void
make(struct trial *t, uint64_t *r)
{
    size_t n = 1 + below(r, 150), rare = 1 + below(r, 12);

    for (size_t i = 0; i < n; i++) {
        bool plain = below(r, (int64_t)rare);

        buf_str(&t->text,
                plain ? i % 2 ? "of" : "some" : pieces[below(r, PIECES)]);
        buf_str(&t->text, below(r, 20) ? " " : "");
    }
    t->doc = (struct doc){.text = buf_text(&t->text),
                          .text_len = (uint32_t)t->text.len};
    for (uint32_t at = 0; at + 40 < t->doc.text_len && below(r, 3);) {
        uint32_t start = at + (uint32_t)below(r, 20);

        while (((unsigned char)t->doc.text[start] & 0xc0) == 0x80)
            start++;
        at = start + 1 + (uint32_t)below(r, 20);
        while (((unsigned char)t->doc.text[at] & 0xc0) == 0x80)
            at++;
        doc_remove(&t->doc, start, at, "ui", "test");
    }
    doc_settle(&t->doc);
}

/* Every token gets a type of its own: its place. */
static void
type(struct trial *t)
{
    struct spans kept = {0}, words = {0};
    struct buf form = {0};

    doc_kept(&t->doc, &kept);
    words_of(t->doc.text, &kept, &words);
    t->n = words.n;
    t->types = mem_alloc((words.n + 1) * sizeof *t->types);
    t->lexis = lexis_new(t->atoms);
    for (size_t i = 0; i < words.n; i++) {
        buf_clear(&form);
        fold_token(t->doc.text + words.at[i].start,
                   words.at[i].stop - words.at[i].start, &form);
        t->types[i] = (uint32_t)i + 1;
        lexis_add(t->lexis, t->types[i], form.data, form.len);
    }
    buf_free(&form);
    spans_free(&kept);
    spans_free(&words);
}

/* How many tokens a hit may begin with. */
static size_t
beginnings(const struct trial *t)
{
    bool *begins = mem_alloc(atoms_n(t->atoms) + 1);
    size_t n = 0;

    CHECK(query_begins(&t->query, begins));
    for (size_t i = 0; i < t->n; i++) {
        size_t n_entries, k = 0;
        const struct lexis_entry *e =
            lexis_of(t->lexis, t->types[i], &n_entries);

        while (k < n_entries && !begins[e[k].atom])
            k++;
        n += k < n_entries;
    }
    free(begins);
    return n;
}

static struct span
neighbour(struct view *v, size_t at, int i)
{
    struct span token;

    return view_neighbour(v, at, i, &token) ? token : (struct span){0};
}

static void
list(struct trial *t, struct view *v, size_t window, struct buf *out)
{
    struct matcher *m = matcher_new(&t->query);
    struct match_hit at = {0};

    buf_clear(out);
    matcher_set(m, v, 1);
    while (match_next(m, at.stop, &at)) {
        struct span left, right, before, behind;

        view_context(v, at.first, at.stop, match_end(m, &at), VIEW_TOKENS,
                     window, &left, &right);
        before = neighbour(v, at.first, -(int)window);
        behind = neighbour(v, at.stop - 1, (int)window);
        buf_format(out, "%u..%u..%u..%u %u..%u %u..%u;", left.start, left.stop,
                   right.start, right.stop, before.start, before.stop,
                   behind.start, behind.stop);
    }
    matcher_free(m);
}

static void
test_random(void)
{
    uint64_t r[4];
    struct view whole = {0}, part = {0};
    struct buf want = {0}, got = {0};
    int excerpts = 0, shorter = 0;

    random_seed(r, 7);
    for (int i = 0; i < 3000; i++) {
        struct trial t = {.atoms = atoms_new()};
        size_t window = below(r, 5);
        struct excerpt *x;
        struct fault ft;

        make(&t, r);
        CHECK(query_parse(&t.query, t.atoms, queries[below(r, QUERIES)], 0,
                          &ft) == 0);
        type(&t);
        x = excerpt_new(&t.query, t.atoms, window);
        CHECK(x);
        CHECK(view_set(&whole, &t.doc, t.types, t.n, t.atoms, t.lexis) == 0);
        if (excerpt_set(x, &part, &t.doc, beginnings(&t), t.lexis)) {
            excerpts++;
            shorter += part.n < whole.n;
            list(&t, &whole, window, &want);
            list(&t, &part, window, &got);
            CHECK_TEXT(buf_text(&got), buf_text(&want));
        }
        excerpt_free(x);
        lexis_free(t.lexis);
        query_free(&t.query);
        atoms_free(t.atoms);
        free(t.types);
        t.doc.text = NULL; /* the buffer's */
        doc_free(&t.doc);
        buf_free(&t.text);
    }
    CHECK(excerpts > 1000 && excerpts < 3000);
    CHECK(shorter > 500);
    view_free(&whole);
    view_free(&part);
    buf_free(&want);
    buf_free(&got);
}

static bool
can(const char *query)
{
    struct atoms *atoms = atoms_new();
    struct query q = {0};
    struct fault ft;
    struct excerpt *x;
    bool made;

    CHECK(query_parse(&q, atoms, query, 0, &ft) == 0);
    x = excerpt_new(&q, atoms, 8);
    made = x;
    excerpt_free(x);
    query_free(&q);
    atoms_free(atoms);
    return made;
}

static void
test_which(void)
{
    CHECK(can("war"));
    CHECK(can("war* peace|\"post-war\""));
    CHECK(can("the * war"));
    CHECK(!can("* war"));
    CHECK(!can("*war"));
    CHECK(!can("a b")); /* one byte is everywhere */
    CHECK(!can("caf\xc3\xa9"));
    CHECK(!can("war [0,3] peace"));
    CHECK(!can("war NEAR peace"));
    CHECK(!can("aa|bb|cc|dd|ee|ff|gg|hh|ii"));
}

int
main(void)
{
    test_needle();
    test_which();
    test_random();
    return check_end();
}

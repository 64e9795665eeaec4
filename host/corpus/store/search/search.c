#include "search_inside.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "candidates.h"
#include "mem.h"
#include "postings.h"
#include "statement.h"
#include "stream.h"
#include "terms.h"

/* ---- types ---- */

/* More words than this are cheaper to find in one pass over all types. */
#define LOOKED_UP 100

static void
add_type(struct search *s, uint32_t type, const char *form, size_t len)
{
    size_t n;

    lexis_of(s->lexis, type, &n);
    if (n || !lexis_add(s->lexis, type, form, len))
        return;
    s->type = mem_grow(s->type, &s->cap_types, s->n_types + 1, sizeof *s->type);
    s->type[s->n_types++] = type;
}

static int
on_type(void *cookie, uint32_t type, const char *form, size_t len,
        struct fault *ft)
{
    (void)ft;
    add_type(cookie, type, form, len);
    return 0;
}

static void
count_words(struct search *s, const char *form, size_t len, struct spans *parts)
{
    spans_clear(parts);
    token_rule_parts(TOKENS_ANTCONC, form, len, parts);
    s->words =
        mem_grow(s->words, &s->cap_words, s->n_words + 1, sizeof *s->words);
    s->words[s->n_words++] =
        parts->n < UINT16_MAX ? (uint16_t)parts->n : UINT16_MAX;
}

uint64_t
search_words(const struct search *s, const uint32_t *types, size_t n)
{
    uint64_t words = 0;

    if (!s->words)
        return n;
    for (size_t i = 0; i < n; i++)
        words += types[i] <= s->n_words ? s->words[types[i] - 1] : 0;
    return words;
}

static int
find_all_types(struct search *s, struct fault *ft)
{
    bool letters = atoms_rule(s->atoms) == TOKENS_ANTCONC;
    struct spans parts = {0};
    struct sqlite3_stmt *st;
    int64_t n = 0;
    int more;

    if (statement_prepare(store_db(s->store),
                          "SELECT id, form FROM types ORDER BY id", &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        int64_t id = sqlite3_column_int64(st, 0);
        const char *form = (const char *)sqlite3_column_text(st, 1);

        if (!form || id != ++n) { /* ids have no gaps */
            more = fault_set(ft, FAULT_CORPUS,
                             "%s: the table `types` is damaged at id %lld",
                             store_path(s->store), (long long)id);
            break;
        }
        add_type(s, (uint32_t)id, form, (size_t)sqlite3_column_bytes(st, 1));
        if (letters)
            count_words(s, form, (size_t)sqlite3_column_bytes(st, 1), &parts);
    }
    spans_free(&parts);
    sqlite3_finalize(st);
    return more;
}

/* The types that may fit a word, by its beginning. */
static int
look_up_types(struct search *s, struct atom a, struct fault *ft)
{
    static const char highest[] = "\xf4\x8f\xbf\xbf";
    struct buf below = {0};
    bool open = a.prefix < a.len;
    int bad;

    buf_add(&below, a.form, a.prefix);
    buf_str(&below, highest);
    bad = terms_find(s->store, a.form, a.prefix, open ? below.data : NULL,
                     below.len, on_type, s, ft);
    buf_free(&below);
    return bad;
}

static int
by_number(const void *pa, const void *pb)
{
    const uint32_t *a = pa, *b = pb;

    return (*a > *b) - (*a < *b);
}

static int
find_types(struct search *s, struct fault *ft)
{
    size_t n = atoms_n(s->atoms);
    /* the dictionary of terms knows no parts but those inside */
    bool all = n > LOOKED_UP || atoms_rule(s->atoms) != TOKENS_INSIDE;
    int bad = 0;

    for (uint32_t i = 0; i < n; i++)
        all = all || !atoms_at(s->atoms, i).prefix;
    if (all)
        bad = find_all_types(s, ft);
    for (uint32_t i = 0; i < n && !all && !bad; i++)
        bad = look_up_types(s, atoms_at(s->atoms, i), ft);
    if (s->n_types)
        qsort(s->type, s->n_types, sizeof *s->type, by_number);
    return bad;
}

int
search_open(struct search **out, struct store *store, const struct atoms *atoms,
            struct fault *ft)
{
    struct search *s = mem_alloc(sizeof *s);

    s->store = store;
    s->atoms = atoms;
    s->lexis = lexis_new(atoms);
    s->reader = reader_new(store);
    s->held = mem_alloc(atoms_n(atoms) + 1);
    s->begins = mem_alloc(atoms_n(atoms) + 1);
    if (find_types(s, ft)) {
        search_free(s);
        return -1;
    }
    *out = s;
    return 0;
}

void
search_free(struct search *s)
{
    if (!s)
        return;
    lexis_free(s->lexis);
    reader_free(s->reader);
    free(s->type);
    free(s->words);
    free(s->held);
    free(s->begins);
    free(s);
}

/* ---- documents ---- */

/* Whether a document may hold a hit; how many of its tokens one may begin with.
 */
static bool
may_hold(struct search *s, const struct query *q, const struct ids *types,
         uint32_t *begins)
{
    memset(s->held, 0, atoms_n(s->atoms));
    *begins = 0;
    for (size_t i = 0; i < types->n; i++) {
        size_t n;
        const struct lexis_entry *e = lexis_of(s->lexis, types->at[i], &n);

        *begins += lexis_any(e, n, s->begins);
        for (size_t j = 0; j < n; j++)
            s->held[e[j].atom] = true;
    }
    return types->n && query_may(q, s->held);
}

struct found {
    struct candidate *at;
    size_t n, cap;
};

static void
add(void *cookie, int64_t id, uint32_t begins)
{
    struct found *f = cookie;

    f->at = mem_grow(f->at, &f->cap, f->n + 1, sizeof *f->at);
    f->at[f->n++] = (struct candidate){id, begins};
}

/* Of the documents behind `after`, which have no lists yet. */
static int
scan(struct search *s, const struct query *q, int64_t after, struct found *f,
     struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct ids types = {0};
    int more;

    if (statement_prepare(store_db(s->store),
                          "SELECT id, data FROM stream WHERE id > ?1", &st, ft))
        return -1;
    sqlite3_bind_int64(st, 1, after);
    while ((more = statement_step(st, ft)) > 0) {
        int64_t id = sqlite3_column_int64(st, 0);
        uint32_t begins;

        if (store_check(s->store, ft)) {
            more = -1;
            break;
        }
        if (stream_decode(sqlite3_column_blob(st, 1),
                          (size_t)sqlite3_column_bytes(st, 1), &types)) {
            more = fault_set(ft, FAULT_CORPUS,
                             "the tokens of document %lld are damaged",
                             (long long)id);
            break;
        }
        if (may_hold(s, q, &types, &begins))
            add(f, id, begins);
    }
    ids_free(&types);
    sqlite3_finalize(st);
    return more;
}

static int
look_up(struct search *s, const struct query *q, struct found *f,
        struct fault *ft)
{
    struct postings *p;
    int bad;

    if (postings_open(&p, s->store, ft))
        return -1;
    memset(s->begins, 0, atoms_n(s->atoms));
    query_begins(q, s->begins);
    bad = candidates(p, q, s->lexis, s->type, s->n_types, s->begins, add, f,
                     ft) ||
          scan(s, q, postings_last(p), f, ft);
    postings_free(p);
    return bad ? -1 : 0;
}

/* Keeps what is in both; both ascend. */
static void
intersect(struct found *f, const int64_t *ids, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0, j = 0; i < f->n && j < n;) {
        if (f->at[i].id == ids[j]) {
            f->at[kept++] = f->at[i++];
            j++;
        } else if (f->at[i].id < ids[j]) {
            i++;
        } else {
            j++;
        }
    }
    f->n = kept;
}

int
search_documents(struct search *s, const struct query *q, const char *where,
                 bool unique, struct candidate **found, size_t *n,
                 struct fault *ft)
{
    struct found f = {0};
    bool chosen = where || unique;
    int64_t *some = NULL;
    size_t n_some;
    int bad;

    if (chosen && reader_select(s->reader, where, unique, &some, &n_some, ft))
        return -1;
    /* One state of the corpus: segments come and go. */
    bad = statement_exec(store_db(s->store), ft, "SAVEPOINT search");
    if (!bad) {
        struct fault ignored;

        bad = look_up(s, q, &f, ft);
        if (statement_exec(store_db(s->store), bad ? &ignored : ft,
                           "RELEASE search"))
            bad = -1;
    }
    if (chosen)
        intersect(&f, some, n_some);
    free(some);
    if (bad) {
        free(f.at);
        return -1;
    }
    *found = f.at;
    *n = f.n;
    return 0;
}

const struct lexis *
search_lexis(const struct search *s)
{
    return s->lexis;
}

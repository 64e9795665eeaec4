/* The term dictionary against a walk over all types: after many updates, small
   and large, of forms that share beginnings and parts. */
#include "made_numbers.h"
#include "made_corpus.h"

#include "fold.h"
#include "statement.h"
#include "terms.h"

enum {
    TYPES = 6000,
    FORM_BYTES = 24
};

static struct {
    char form[FORM_BYTES];
    unsigned found; /* how often, by the lookup at hand */
} types[TYPES + 1];

/* A number makes it new; some have parts, some of these very many types. */
static void
make_form(unsigned id)
{
    static const char *const patterns[] = {"w%u",       "%uth",  "anti-w%u",
                                           "w%u-w%u's", "w%u's", "\xc3\xa9%u"};
    const char *pattern = patterns[chance(4) ? chance(2) : chance(6)];

    snprintf(types[id].form, FORM_BYTES, pattern, id * 7919 % 10007, id % 13);
}

static void
enter(struct made *m, unsigned from, unsigned to)
{
    struct sqlite3_stmt *st;

    CHECK_OK(m, store_begin(m->s, &m->ft));
    CHECK_OK(m, statement_prepare(store_db(m->s),
                                  "INSERT INTO types VALUES(?1, ?2, 0, 0)", &st,
                                  &m->ft));
    for (unsigned id = from; id <= to; id++) {
        sqlite3_bind_int64(st, 1, id);
        statement_text(st, 2, types[id].form);
        CHECK_OK(m, statement_run(st, &m->ft));
    }
    sqlite3_finalize(st);
}

static int
on_type(void *cookie, uint32_t type, const char *form, size_t len,
        struct fault *ft)
{
    (void)ft;
    CHECK(type >= 1 && type <= *(unsigned *)cookie &&
          strlen(types[type].form) == len &&
          memcmp(types[type].form, form, len) == 0);
    types[type].found++;
    return 0;
}

static bool
within(const char *s, size_t len, const char *from, const char *below)
{
    size_t from_len = strlen(from);

    if (!below)
        return term_compare(s, len, from, from_len) == 0;
    return term_compare(s, len, from, from_len) >= 0 &&
           term_compare(s, len, below, strlen(below)) < 0;
}

static bool
wanted(const char *form, const char *from, const char *below)
{
    struct spans parts = {0};
    bool is = within(form, strlen(form), from, below);

    fold_parts(form, strlen(form), &parts);
    for (size_t i = 0; i < parts.n; i++)
        is |= within(form + parts.at[i].start,
                     parts.at[i].stop - parts.at[i].start, from, below);
    spans_free(&parts);
    return is;
}

/* Of the types up to n; those behind `entered` come in any case. */
static void
same(struct made *m, unsigned n, unsigned entered, const char *from,
     const char *below)
{
    unsigned wrong = 0;

    for (unsigned id = 1; id <= n; id++)
        types[id].found = 0;
    CHECK_OK(m, terms_find(m->s, from, strlen(from), below,
                           below ? strlen(below) : 0, on_type, &n, &m->ft));
    for (unsigned id = 1; id <= n; id++)
        wrong += (id > entered || wanted(types[id].form, from, below)) !=
                 (types[id].found > 0);
    CHECK_NUMBER(wrong, 0);
}

static void
same_all(struct made *m, unsigned n, unsigned entered)
{
    same(m, n, entered, "anti", NULL);
    same(m, n, entered, "w3", NULL);
    same(m, n, entered, "", NULL);
    same(m, n, entered, "\xff", NULL);
    same(m, n, entered, "w1", "w2");
    same(m, n, entered, "", "\xff");
    same(m, n, entered, "9999", "zz");
    for (unsigned i = 0; i < 60; i++)
        same(m, n, entered, types[1 + chance(n)].form, NULL);
}

static int
update(struct made *m)
{
    struct types *t;
    int bad = types_read(&t, store_db(m->s), &m->ft);

    if (!bad) {
        bad = terms_update(store_db(m->s), t, &m->ft);
        types_free(t);
    }
    return bad;
}

static void
updates(struct made *m)
{
    unsigned n = 0, more;

    for (unsigned id = 1; id <= TYPES; id++)
        make_form(id);
    while (n < TYPES) {
        more = 1 + chance(chance(3) ? 20 : 2000);
        more = more > TYPES - n ? TYPES - n : more;
        enter(m, n + 1, n + more);
        same_all(m, n + more, n);
        n += more;
        CHECK_OK(m, update(m));
        CHECK_OK(m, store_commit(m->s, &m->ft));
    }
    same_all(m, n, n);
    /* The entries of one form are never parted. */
    CHECK(atoi(made_ask(m, "SELECT count(*) FROM term")) > 15);
    CHECK_TEXT(made_ask(m, "SELECT count(*) FROM term WHERE length(data) > "
                           "10000"),
               "0");
    CHECK_TEXT(made_ask(m, "SELECT avg(length(data)) BETWEEN 700 AND 3500 "
                           "FROM term"),
               "1");
}

static void
damage(struct made *m)
{
    unsigned n = TYPES;

    CHECK_OK(m, store_begin(m->s, &m->ft));
    made_ask(m, "UPDATE term SET data = x'ff02'");
    CHECK(terms_find(m->s, "w3", 2, NULL, 0, on_type, &n, &m->ft) == -1);
    CHECK(m->ft.code == FAULT_CORPUS);
    made_ask(m, "UPDATE corpus SET value = 0 WHERE name = 'terms'");
    CHECK(update(m) == -1);
    CHECK(m->ft.code == FAULT_CORPUS);
    store_rollback(m->s);
}

/* More types than are entered at a time. */
static void
many(struct made *m)
{
    CHECK_OK(m, store_begin(m->s, &m->ft));
    made_ask(m, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
                "n WHERE i < 1048600) INSERT INTO types SELECT i, "
                "printf('w%07d', i), 1, 1 FROM n");
    CHECK_OK(m, update(m));
    CHECK_TEXT(made_ask(m, "SELECT value FROM corpus WHERE name = 'terms'"),
               "1048600");
    store_rollback(m->s);
}

int
main(void)
{
    struct made m;

    made_new(&m);
    many(&m);
    updates(&m);
    damage(&m);
    made_end(&m);
    return check_end();
}

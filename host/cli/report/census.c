#include "census.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "hash.h"
#include "hash_set.h"
#include "mem.h"
#include "types.h"

/* Columns of the query. */
enum {
    ID,
    CLUSTER,
    OUTLET,
    YEAR,
    BASIS,
    LANGUAGE,
    DATED,
    TOKENS,
    BYTES,
    KEPT,
    REPLACED
};

static uint32_t
value_of(struct census *c, const struct sql *q, size_t column)
{
    struct value v = sql_value(q, column, NULL);
    bool added;

    return v.kind == VALUE_TEXT
               ? types_intern(c->names, v.text.p, v.text.len, &added)
               : 0;
}

/* Every other basis is a place where the document says its date. */
static bool
is_inferred(const char *basis, size_t len)
{
    static const char *const all[] = {"url", "name", "inferred"};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (len == strlen(all[i]) && memcmp(basis, all[i], len) == 0)
            return true;
    }
    return false;
}

static void
count_date(struct census *c, const struct sql *q)
{
    struct value v = sql_value(q, BASIS, NULL);

    if (!row_int(q, DATED))
        c->undated++;
    else if (v.kind == VALUE_TEXT && is_inferred(v.text.p, v.text.len))
        c->inferred++;
    else
        c->stated += v.kind == VALUE_TEXT;
}

static void
add(struct census *c, const struct sql *q, size_t *cap)
{
    struct member *m;

    c->at = mem_grow(c->at, cap, c->n + 1, sizeof *c->at);
    m = &c->at[c->n++];
    *m = (struct member){
        .id = row_int(q, ID),
        .cluster = row_int(q, CLUSTER),
        .tokens = (uint32_t)row_int(q, TOKENS),
        .dated = row_int(q, DATED) != 0,
    };
    m->value[BY_OUTLET] = value_of(c, q, OUTLET);
    m->value[BY_YEAR] = value_of(c, q, YEAR);
    m->value[BY_BASIS] = m->dated ? value_of(c, q, BASIS) : 0;
    m->value[BY_LANGUAGE] = value_of(c, q, LANGUAGE);
    count_date(c, q);
    c->tokens += m->tokens;
    c->bytes += (uint64_t)row_int(q, BYTES);
    c->no_text += row_int(q, BYTES) == 0;
    c->kept += (uint64_t)row_int(q, KEPT);
    c->replaced += (uint64_t)row_int(q, REPLACED);
}

bool
census_is_first(struct hash_set *seen, uint32_t value, int64_t cluster)
{
    const int64_t pair[] = {value, cluster};

    return hash_set_add(seen, hash64_of(pair, sizeof pair));
}

static uint64_t
count_clusters(const struct census *c)
{
    struct hash_set seen = {0};
    uint64_t n = 0;

    for (size_t i = 0; i < c->n; i++)
        n += census_is_first(&seen, 0, c->at[i].cluster);
    hash_set_free(&seen);
    return n;
}

int
census_take(struct census *c, struct store *s, const char *documents,
            struct fault *ft)
{
    struct sql *q;
    size_t cap = 0;
    int more;

    *c = (struct census){.names = types_new()};
    if (ask(s, &q, ft,
            "SELECT id, cluster, outlet, CAST(year AS TEXT), basis, "
            "language, published IS NOT NULL, tokens, bytes, kept, "
            "replaced FROM %s ORDER BY id",
            documents))
        return -1;
    while ((more = sql_next(q, ft)) > 0)
        add(c, q, &cap);
    sql_close(q);
    c->clusters = count_clusters(c);
    return more;
}

void
census_free(struct census *c)
{
    free(c->at);
    types_free(c->names);
    *c = (struct census){0};
}

size_t
census_values(const struct census *c)
{
    return (size_t)types_size(c->names) + 1;
}

char *
census_name(const struct census *c, uint32_t value)
{
    size_t len;
    const char *name = types_form(c->names, value, &len);

    return name ? mem_copy(name, len) : NULL;
}

uint32_t
census_find(const struct census *c, const char *name)
{
    return name ? types_find(c->names, name, strlen(name)) : 0;
}

uint64_t
census_count(const struct census *c, enum census_by by)
{
    bool *has = mem_alloc(census_values(c) * sizeof *has);
    uint64_t n = 0;

    for (size_t i = 0; i < c->n; i++)
        has[c->at[i].value[by]] = true;
    for (size_t i = 1; i < census_values(c); i++)
        n += has[i];
    free(has);
    return n;
}

uint64_t
census_without(const struct census *c, enum census_by by)
{
    uint64_t n = 0;

    for (size_t i = 0; i < c->n; i++)
        n += !c->at[i].value[by];
    return n;
}

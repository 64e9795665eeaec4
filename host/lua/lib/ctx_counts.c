#include "ctx_counts.h"

#include <lauxlib.h>
#include <string.h>

#include "act.h"
#include "lib_counter.h"
#include "plugin.h"
#include "rows.h"

#define MILLION 1e6

/* What a column gets of a counted type. */
enum part {
    TERM,
    RANK,
    FREQUENCY,
    DOCFREQ,
    PER_MILLION,
    PARTS
};

static const struct {
    const char *name;
    enum column_type type;
} parts[PARTS] = {
    [TERM] = {"term", COLUMN_STRING},
    [RANK] = {"rank", COLUMN_INTEGER},
    [FREQUENCY] = {"frequency", COLUMN_INTEGER},
    [DOCFREQ] = {"docfreq", COLUMN_INTEGER},
    [PER_MILLION] = {"per_million", COLUMN_NUMBER},
};

static void
check_finish(lua_State *L, const char *what)
{
    if (act_of(L)->kind != ACT_FINISH)
        luaL_error(L, "%s is for reduce.finish", what);
}

int
ctx_count(lua_State *L)
{
    int64_t *ids;
    size_t n;

    check_finish(L, "ctx.count");
    luaL_checktype(L, 1, LUA_TTABLE);
    n = (size_t)lua_rawlen(L, 1);
    ids = lua_newuserdatauv(L, n * sizeof *ids + 1, 0);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        luaL_argcheck(L, lua_isinteger(L, -1), 1, "a list of ids is wanted");
        ids[i] = lua_tointeger(L, -1);
        luaL_argcheck(L, i == 0 || ids[i] > ids[i - 1], 1,
                      "ids must ascend, each once");
        lua_pop(L, 1);
    }
    counter_push_sum(L, ids, n);
    return 1;
}

/* Where the parts stand in a row of the table; NULL: it has no such column. */
static void
find_parts(lua_State *L, const struct result_table *t, struct value *row,
           struct value *at[PARTS])
{
    for (int part = 0; part < PARTS; part++) {
        at[part] = NULL;
        for (size_t i = 0; i < t->n_columns; i++) {
            const struct column *c = &t->columns[i];

            if (strcmp(c->name, parts[part].name))
                continue;
            if (c->type != parts[part].type)
                luaL_error(L,
                           "ctx:emit_counts: column `%s` of `%s` has "
                           "another type",
                           c->name, t->name);
            at[part] = &row[i];
        }
    }
}

static void
put_int(struct value *v, uint64_t i)
{
    if (v)
        *v = (struct value){.kind = VALUE_INT, .i = (int64_t)i};
}

static void
put_entry(struct value *const at[PARTS], const struct entry *e, uint64_t rank,
          double tokens)
{
    double share = (double)e->frequency / tokens * MILLION;

    if (at[TERM])
        *at[TERM] = (struct value){.kind = VALUE_TEXT,
                                   .text = {.p = e->form, .len = e->len}};
    if (at[PER_MILLION])
        *at[PER_MILLION] =
            (struct value){.kind = VALUE_REAL, .r = rows_round(share)};
    put_int(at[RANK], rank);
    put_int(at[FREQUENCY], e->frequency);
    put_int(at[DOCFREQ], e->docfreq);
}

/* A field of the options at 5. */
static uint64_t
option(lua_State *L, const char *name)
{
    lua_Integer v = 0;

    if (lua_istable(L, 5)) {
        lua_getfield(L, 5, name);
        v = luaL_optinteger(L, -1, 0);
        lua_pop(L, 1);
    }
    luaL_argcheck(L, v >= 0, 5, "least and most are at least 0");
    return (uint64_t)v;
}

int
ctx_emit_counts(lua_State *L)
{
    const struct plugin *p = act_of(L)->plugin;
    uint64_t least, most, rank = 1;
    struct value *at[PARTS];
    const struct entry *e;
    double tokens;
    size_t table, n, i;

    check_finish(L, "ctx:emit_counts");
    luaL_argcheck(L, counter_test(L, 3), 3, "a counter is wanted");
    luaL_checktype(L, 4, LUA_TTABLE);
    least = option(L, "least");
    most = option(L, "most");
    table = rows_table(L, TABLE_CORPUS, luaL_checkstring(L, 2));
    tokens = (double)counter_tokens(L, 3);
    e = counter_push_ranked(L, 3, most, &n);
    find_parts(L, &p->manifest.tables[table], p->row, at);
    rows_take(L, table, 4);
    for (i = 0; i < n && e[i].frequency >= least; i++) {
        if (i && e[i].frequency != e[i - 1].frequency)
            rank = i + 1;
        put_entry(at, &e[i], rank, tokens);
        rows_add(L, table);
        act_check(L);
    }
    lua_pushinteger(L, (lua_Integer)i);
    return 1;
}

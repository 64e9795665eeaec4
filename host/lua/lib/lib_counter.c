#include "lib_counter.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "counts.h"
#include "handle.h"
#include "mem.h"
#include "plugin.h"

#define TYPE "slant.counter"
#define CELLS_FIRST 256
#define AHEAD 12 /* cells are asked for so early */

struct cell {
    uint32_t type; /* 0: free */
    uint32_t docfreq;
    uint64_t frequency;
};

/* The cells stand in a userdata of their own, user value 1: mask + 1 of them,
   open addressing, at most 2/3 full. A sum that nothing was added to has a list
   by type instead: n cells, none free. */
struct counter {
    uint64_t documents, tokens;
    size_t n; /* types */
    size_t mask;
    struct cell *cells;
    bool listed;
};

static struct counter *
check(lua_State *L, int index)
{
    return luaL_checkudata(L, index, TYPE);
}

uint64_t
counter_tokens(lua_State *L, int index)
{
    return check(L, index)->tokens;
}

bool
counter_test(lua_State *L, int index)
{
    return luaL_testudata(L, index, TYPE) != NULL;
}

/* Neighbours in id stay neighbours in memory: frequent types, which came
   first, share cache lines. */
static size_t
home(const struct counter *c, uint32_t type)
{
    uint32_t group = (type >> 3) * 2654435769u;

    return ((size_t)(group ^ group >> 15) << 3 | (type & 7)) & c->mask;
}

static struct cell *
find(const struct counter *c, uint32_t type)
{
    size_t at = home(c, type);

    while (c->cells[at].type && c->cells[at].type != type)
        at = (at + 1) & c->mask;
    return &c->cells[at];
}

/* Gives the counter at index `size` cells (a power of two). May raise. */
static void
resize(lua_State *L, int index, size_t size)
{
    struct counter *c = check(L, index), old = *c;
    struct cell *cells = lua_newuserdatauv(L, size * sizeof *cells, 0);

    memset(cells, 0, size * sizeof *cells);
    c->cells = cells;
    c->mask = size - 1;
    c->listed = false;
    for (size_t i = 0; old.cells && i <= old.mask; i++)
        if (old.cells[i].type)
            *find(c, old.cells[i].type) = old.cells[i];
    lua_setiuservalue(L, index, 1);
}

/* Room for `more` types. */
static void
reserve(lua_State *L, int index, size_t more)
{
    const struct counter *c = check(L, index);
    size_t size = c->listed ? CELLS_FIRST : c->mask + 1;

    while ((c->n + more) * 3 > size * 2)
        size *= 2;
    if (c->listed || size != c->mask + 1)
        resize(L, index, size);
}

static void
add(struct counter *c, uint32_t type, uint64_t frequency, uint32_t docfreq)
{
    struct cell *cell = find(c, type);

    if (!cell->type) {
        cell->type = type;
        c->n++;
    }
    cell->frequency += frequency;
    cell->docfreq += docfreq;
}

/* counter:add(doc) */
static int
l_add(lua_State *L)
{
    struct counter *c = check(L, 1);
    struct article *a = doc_check(L, 2);
    struct fault ft;

    if (article_tallies(a, &ft) < 0)
        return luaL_error(L, "%s", ft.text);
    reserve(L, 1, a->n_tallies);
    for (size_t i = 0; i < a->n_tallies; i++) {
        if (i + AHEAD < a->n_tallies)
            __builtin_prefetch(&c->cells[home(c, a->tallies[i + AHEAD].type)],
                               1);
        add(c, a->tallies[i].type, a->tallies[i].n, 1);
    }
    c->tokens += a->n_stream;
    c->documents++;
    return 0;
}

/* counter:merge(other) */
static int
l_merge(lua_State *L)
{
    struct counter *c = check(L, 1);
    const struct counter *other = check(L, 2);

    luaL_argcheck(L, c != other, 2, "a counter cannot be merged with itself");
    reserve(L, 1, other->n);
    for (size_t i = 0; i <= other->mask; i++) {
        const struct cell *cell = &other->cells[i];

        if (i + AHEAD <= other->mask)
            __builtin_prefetch(&c->cells[home(c, cell[AHEAD].type)], 1);
        if (cell->type)
            add(c, cell->type, cell->frequency, cell->docfreq);
    }
    c->tokens += other->tokens;
    c->documents += other->documents;
    return 0;
}

struct summing { /* the streams of documents into dense counts */
    struct act *act;
    struct counts *counts; /* kept by the shelf: to make them and drop them
                              takes longer than a small group does */
    uint64_t documents, tokens;
    struct cell *cells; /* what came out, by type */
    size_t n, cap;
};

static int
sum(void *cookie, size_t i, const uint32_t *types, size_t n, struct fault *ft)
{
    struct summing *s = cookie;

    (void)i;
    if (s->act->over)
        return fault_set(ft, FAULT_INTERRUPTED, "over its limit");
    counts_add_types(s->counts, types, n, 1);
    s->documents++;
    s->tokens += n;
    return 0;
}

/* Moves the counts into the list of cells, in one pass: there are many more
   types than those of a group. */
static void
take_counts(struct summing *s)
{
    for (size_t type = 1; type < s->counts->n; type++) {
        struct count *t = &s->counts->at[type];

        if (!t->seen) /* the last document that had it */
            continue;
        s->cells = mem_grow(s->cells, &s->cap, s->n + 1, sizeof *s->cells);
        s->cells[s->n++] = (struct cell){(uint32_t)type, (uint32_t)t->docfreq,
                                         (uint64_t)t->frequency};
        *t = (struct count){0};
    }
    s->counts->documents = 0;
}

/* The list of cells as a counter. */
static int
l_push_list(lua_State *L)
{
    const struct summing *s = lua_touserdata(L, 1);
    struct counter *c;

    counter_new(L);
    c = check(L, -1);
    c->documents = s->documents;
    c->tokens = s->tokens;
    if (!s->n)
        return 1;
    c->cells = lua_newuserdatauv(L, s->n * sizeof *c->cells, 0);
    memcpy(c->cells, s->cells, s->n * sizeof *c->cells);
    c->n = s->n;
    c->mask = s->n - 1;
    c->listed = true;
    lua_setiuservalue(L, -2, 1);
    return 1;
}

void
counter_push_sum(lua_State *L, const int64_t *ids, size_t n)
{
    struct shelf *shelf = &act_of(L)->plugin->all->shelf;
    struct summing s = {.act = act_of(L), .counts = &shelf->summed};
    uint32_t highest;
    struct fault ft;
    int bad = reader_types(shelf->reader, &highest, &ft), raised;

    if (!bad) {
        counts_reserve(s.counts, highest);
        bad = reader_streams(shelf->reader, ids, n, sum, &s, &ft);
    }
    if (bad)
        counts_free(s.counts); /* they are not 0 */
    else
        take_counts(&s);
    lua_pushcfunction(L, l_push_list);
    lua_pushlightuserdata(L, &s);
    raised = bad ? LUA_OK : lua_pcall(L, 1, 1, 0);
    free(s.cells);
    act_check(L);
    if (bad)
        luaL_error(L, "%s", ft.text);
    if (raised)
        lua_error(L);
}

/* The counter's cells sorted by type; pushes a value that holds them. Radix
   sort: there are many, and each block of a corpus is written so. */
static const struct cell *
push_sorted(lua_State *L, const struct counter *c)
{
    enum {
        DIGIT = 11,
        DIGITS = 1 << DIGIT
    };
    struct cell *from, *to;
    uint32_t most = 0;
    size_t n = 0;

    if (c->listed) {
        lua_pushnil(L); /* the counter does */
        return c->cells;
    }
    from = lua_newuserdatauv(L, 2 * c->n * sizeof *from + 1, 0);
    to = from + c->n;
    for (size_t i = 0; i <= c->mask; i++)
        if (c->cells[i].type) {
            from[n++] = c->cells[i];
            most |= c->cells[i].type;
        }
    for (int shift = 0; shift < 32 && most >> shift; shift += DIGIT) {
        size_t start[DIGITS + 1] = {0};
        struct cell *done = from;

        for (size_t i = 0; i < n; i++)
            start[(from[i].type >> shift & (DIGITS - 1)) + 1]++;
        for (size_t i = 1; i < DIGITS; i++)
            start[i] += start[i - 1];
        for (size_t i = 0; i < n; i++)
            to[start[from[i].type >> shift & (DIGITS - 1)]++] = from[i];
        from = to;
        to = done;
    }
    return from;
}

void
counter_encode(lua_State *L, int index, struct buf *out)
{
    const struct counter *c = check(L, index);
    const struct cell *sorted = push_sorted(L, c);
    uint32_t last = 0;

    buf_varint(out, c->documents);
    buf_varint(out, c->tokens);
    buf_varint(out, c->n);
    for (size_t i = 0; i < c->n; i++) {
        buf_varint(out, sorted[i].type - last);
        buf_varint(out, sorted[i].frequency);
        buf_varint(out, sorted[i].docfreq);
        last = sorted[i].type;
    }
    lua_pop(L, 1);
}

void
counter_decode(lua_State *L, struct cur *c)
{
    uint64_t documents = cur_varint(c), tokens = cur_varint(c);
    uint64_t n = cur_varint(c);
    uint32_t type = 0;
    struct counter *counter;

    counter_new(L);
    if (c->bad || n > (uint64_t)(c->end - c->p)) {
        c->bad = true;
        return;
    }
    counter = check(L, -1);
    reserve(L, lua_gettop(L), n);
    counter->documents = documents;
    counter->tokens = tokens;
    for (uint64_t i = 0; i < n; i++) {
        uint64_t frequency;

        type += (uint32_t)cur_varint(c);
        frequency = cur_varint(c);
        add(counter, type ? type : 1, frequency, (uint32_t)cur_varint(c));
    }
}

const struct entry *
counter_push_ranked(lua_State *L, int index, uint64_t limit, size_t *n)
{
    const struct counter *c = check(L, index);
    struct plugin *p = act_of(L)->plugin;
    const struct vocabulary *v;
    struct entry *e;
    struct fault ft;

    v = shelf_vocabulary(&p->all->shelf, &ft);
    if (!v)
        luaL_error(L, "%s", ft.text);
    e = lua_newuserdatauv(L, c->n * sizeof *e + 1, 0);
    *n = 0;
    for (size_t i = 0; i <= c->mask; i++) {
        const struct cell *cell = &c->cells[i];

        if (cell->type)
            e[(*n)++] = (struct entry){.unit = cell->type,
                                       .frequency = cell->frequency,
                                       .docfreq = cell->docfreq};
    }
    *n = entries_cut(e, *n, limit);
    for (size_t i = 0; i < *n; i++) {
        size_t len;

        e[i].form = vocabulary_form(v, e[i].unit, &len);
        if (!e[i].form)
            e[i].form = "";
        e[i].len = (uint32_t)len;
    }
    entries_sort(e, *n);
    if (limit && *n > limit)
        *n = (size_t)limit;
    return e;
}

/* Upvalues: entries, how many, next, rank of the last. */
static int
l_next(lua_State *L)
{
    const struct entry *all = lua_touserdata(L, lua_upvalueindex(1));
    lua_Integer n = lua_tointeger(L, lua_upvalueindex(2));
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));

    if (i >= n)
        return 0;
    if (i == 0 || all[i].frequency != all[i - 1].frequency) {
        lua_pushinteger(L, i + 1);
        lua_replace(L, lua_upvalueindex(4));
    }
    lua_pushinteger(L, i + 1);
    lua_replace(L, lua_upvalueindex(3));
    lua_pushvalue(L, lua_upvalueindex(4));
    lua_pushlstring(L, all[i].form, all[i].len);
    lua_pushinteger(L, (lua_Integer)all[i].frequency);
    lua_pushinteger(L, (lua_Integer)all[i].docfreq);
    return 4;
}

/* counter:ranked(most): rank, term, frequency, docfreq */
static int
l_ranked(lua_State *L)
{
    lua_Integer most = luaL_optinteger(L, 2, 0);
    size_t n;

    luaL_argcheck(L, most >= 0, 2, "a number of words is wanted");
    counter_push_ranked(L, 1, (uint64_t)most, &n);
    lua_pushinteger(L, (lua_Integer)n);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, 1);
    lua_pushcclosure(L, l_next, 4);
    return 1;
}

static int
l_index(lua_State *L)
{
    const struct counter *c = check(L, 1);
    const char *key = luaL_checkstring(L, 2);

    if (strcmp(key, "documents") == 0)
        lua_pushinteger(L, (lua_Integer)c->documents);
    else if (strcmp(key, "tokens") == 0)
        lua_pushinteger(L, (lua_Integer)c->tokens);
    else if (strcmp(key, "types") == 0)
        lua_pushinteger(L, (lua_Integer)c->n);
    else
        lua_getfield(L, lua_upvalueindex(1), key);
    return 1;
}

static void
make_type(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"add", l_add}, {"merge", l_merge}, {"ranked", l_ranked}, {NULL, NULL}};

    luaL_newlib(L, methods);
    lua_pushcclosure(L, l_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushliteral(L, "counter");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

int
counter_new(lua_State *L)
{
    struct counter *c = lua_newuserdatauv(L, sizeof *c, 1);

    *c = (struct counter){.mask = (size_t)-1};
    if (luaL_newmetatable(L, TYPE))
        make_type(L);
    lua_setmetatable(L, -2);
    resize(L, lua_gettop(L), CELLS_FIRST);
    return 1;
}

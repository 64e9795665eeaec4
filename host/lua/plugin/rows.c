#include "rows.h"

#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "article.h"
#include "handle.h"
#include "listed.h"
#include "near.h"
#include "object.h"
#include "utf8.h"
#include "wire.h"

#define BLOCK "slant.rows"
#define ROUND 1e9
#define ROUND_BELOW 9e6 /* doubles above are coarser than 1/ROUND */
#define COLUMNS_MAX 200
#define TEXT_MAX (1u << 20)   /* bytes of one text */
#define BYTES_MAX (16u << 20) /* of the rows of a small document */
#define SEND_BYTES (256u << 10)
#define BYTES_MOST (WIRE_PAYLOAD_MAX - (1u << 20)) /* of all others, too */

static const char *const type_names[] = {
    [COLUMN_INTEGER] = "integer", [COLUMN_NUMBER] = "number",
    [COLUMN_STRING] = "string",   [COLUMN_BOOLEAN] = "boolean",
    [COLUMN_SPAN] = "span",
};

/* hit.term, or term of the document's row */
static const char *
path(lua_State *L, const struct result_table *t, const char *column)
{
    return lua_pushfstring(L, "%s%s%s", t->name, *t->name ? "." : "", column);
}

/* The value on top is not what the column wants. */
static _Noreturn void
mismatch(lua_State *L, const struct result_table *t, const struct column *c,
         const char *got)
{
    act_doom(L, PAIR_FAILED, "schema", "%s: must be of type %s, not %.100s",
             path(L, t, c->name), type_names[c->type], got);
}

static void
check_bounds(lua_State *L, const struct result_table *t, const struct column *c,
             double x)
{
    if (c->has_min && x < c->min)
        act_doom(L, PAIR_FAILED, "schema", "%s: must be at least %g, not %g",
                 path(L, t, c->name), c->min, x);
    if (c->has_max && x > c->max)
        act_doom(L, PAIR_FAILED, "schema", "%s: must be at most %g, not %g",
                 path(L, t, c->name), c->max, x);
}

double
rows_round(double x)
{
    return fabs(x) < ROUND_BELOW ? round(x * ROUND) / ROUND + 0.0 : x;
}

static void
take_integer(lua_State *L, const struct result_table *t, const struct column *c,
             struct value *v)
{
    lua_Integer i = 0;
    int whole = 0;

    if (lua_type(L, -1) == LUA_TNUMBER)
        i = lua_tointegerx(L, -1, &whole);
    if (!whole)
        mismatch(L, t, c,
                 lua_type(L, -1) == LUA_TNUMBER ? lua_tostring(L, -1)
                                                : luaL_typename(L, -1));
    v->kind = VALUE_INT;
    v->i = i;
}

/* A table {start=, stop=} of bytes. */
static void
take_bytes(lua_State *L, const struct result_table *t, const struct column *c,
           struct value *v)
{
    struct article *a = act_of(L)->article;
    lua_Integer start, stop;
    int has_start, has_stop;
    struct fault ft;

    lua_getfield(L, -1, "start");
    lua_getfield(L, -2, "stop");
    start = lua_tointegerx(L, -2, &has_start);
    stop = lua_tointegerx(L, -1, &has_stop);
    lua_pop(L, 2);
    if (a && article_text(a, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    if (!a || !has_start || !has_stop || !article_has(a, start, stop))
        mismatch(L, t, c, "a table without start and stop in the text");
    v->kind = VALUE_SPAN;
    v->span.start = (uint32_t)start;
    v->span.stop = (uint32_t)stop;
}

static void
take_span(lua_State *L, const struct result_table *t, const struct column *c,
          struct value *v)
{
    const struct handle *h = handle_test(L, -1);
    struct act *a = act_of(L);

    if (lua_istable(L, -1)) {
        take_bytes(L, t, c, v);
        return;
    }
    if (!h)
        mismatch(L, t, c, luaL_typename(L, -1));
    if (h->act != a || h->serial != a->serial)
        mismatch(L, t, c, "one of another document");
    v->kind = VALUE_SPAN;
    v->span.start = h->at.start;
    v->span.stop = h->at.stop;
}

/* Evidence is bytes of the text; without any the field is left out. */
static void
take_evidence(lua_State *L, const struct result_table *t,
              const struct column *c, struct value *v)
{
    take_span(L, t, c, v);
    if (v->span.start == v->span.stop)
        mismatch(L, t, c, "an empty one");
}

/* The value on top, of its column's type. */
static void
take(lua_State *L, const struct result_table *t, const struct column *c,
     struct value *v)
{
    static const int wanted[] = {
        [COLUMN_NUMBER] = LUA_TNUMBER,
        [COLUMN_STRING] = LUA_TSTRING,
        [COLUMN_BOOLEAN] = LUA_TBOOLEAN,
    };

    if (c->type == COLUMN_INTEGER) {
        take_integer(L, t, c, v);
        return;
    }
    if (c->type == COLUMN_SPAN) {
        take_evidence(L, t, c, v);
        return;
    }
    if (lua_type(L, -1) != wanted[c->type])
        mismatch(L, t, c, luaL_typename(L, -1));
    if (c->type == COLUMN_NUMBER) {
        v->kind = VALUE_REAL;
        v->r = lua_tonumber(L, -1);
    } else if (c->type == COLUMN_STRING) {
        v->kind = VALUE_TEXT;
        v->text.p = lua_tolstring(L, -1, &v->text.len);
    } else {
        v->kind = VALUE_INT;
        v->i = lua_toboolean(L, -1);
    }
}

static void
check_text(lua_State *L, const struct result_table *t, const struct column *c,
           const struct value *v)
{
    if (v->text.len > TEXT_MAX)
        act_doom(L, PAIR_LIMIT, "rows",
                 "%s: a text has at most %u MiB, not %zu bytes",
                 path(L, t, c->name), TEXT_MAX >> 20, v->text.len);
    if (!utf8_valid(v->text.p, v->text.len) ||
        memchr(v->text.p, '\0', v->text.len))
        mismatch(L, t, c, "bytes that are no UTF-8 text");
}

/* A value of its column's type, within bounds; *v becomes as it is stored. */
static void
check(lua_State *L, const struct result_table *t, const struct column *c,
      struct value *v)
{
    if (v->kind == VALUE_INT && c->type == COLUMN_INTEGER) {
        check_bounds(L, t, c, (double)v->i);
    } else if (v->kind == VALUE_REAL) {
        if (!isfinite(v->r))
            mismatch(L, t, c, isnan(v->r) ? "nan" : "infinite");
        v->r = rows_round(v->r);
        check_bounds(L, t, c, v->r);
    } else if (v->kind == VALUE_TEXT) {
        check_text(L, t, c, v);
    }
}

/* Rows go into a buffer beside the state; one long string may be in many
   columns. */
static void
check_size(lua_State *L, size_t more)
{
    const struct act *a = act_of(L);
    double most = BYTES_MAX * act_scale(a);

    if (a->kind != ACT_DOCUMENT || most > BYTES_MOST)
        most = BYTES_MOST;
    if ((double)(a->sent + a->rows.len + more) > most)
        act_doom(L, PAIR_LIMIT, "rows", "emitted more than %.0f MiB of rows",
                 most / (1 << 20));
    act_hold_rows(L, more);
}

/* A row is there: many do not wait together where they can be sent. */
static void
count_row(struct act *a)
{
    a->n_rows++;
    if (a->send_rows && a->rows.len > SEND_BYTES)
        a->send_rows(a);
}

/* A key of the row at index that is no column. */
static void
refuse_key(lua_State *L, const struct result_table *t, int index)
{
    const char *names[COLUMNS_MAX], *near, *key;
    size_t n = 0;

    for (; n < t->n_columns && n < COLUMNS_MAX; n++)
        names[n] = t->columns[n].name;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : NULL;
        if (key && listed(key, names, n))
            continue;
        if (!key)
            act_doom(L, PAIR_FAILED, "schema", "%s: keys must be names",
                     *t->name ? t->name : "document");
        near = near_name(key, names, n);
        act_doom(L, PAIR_FAILED, "schema", "%s: there is no such column%s%s%s",
                 path(L, t, key), near ? "; did you mean `" : "",
                 near ? near : "", near ? "`?" : "");
    }
}

static int
fields(lua_State *L, int index)
{
    int n = 0;

    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        n++;
    return n;
}

void
rows_take(lua_State *L, size_t table, int index)
{
    const struct plugin *p = act_of(L)->plugin;
    const struct result_table *t = &p->manifest.tables[table];
    int left = fields(L, index);

    for (size_t i = 0; i < t->n_columns; i++) {
        p->row[i] = (struct value){.kind = VALUE_NULL};
        if (lua_getfield(L, index, t->columns[i].name) != LUA_TNIL) {
            take(L, t, &t->columns[i], &p->row[i]);
            check(L, t, &t->columns[i], &p->row[i]);
            left--;
        }
        lua_pop(L, 1);
    }
    if (left)
        refuse_key(L, t, index);
}

void
rows_add(lua_State *L, size_t table)
{
    struct act *a = act_of(L);
    const struct result_table *t = &a->plugin->manifest.tables[table];
    const struct value *row = a->plugin->row;

    buf_u8(&a->rows, (uint8_t)table);
    for (size_t i = 0; i < t->n_columns; i++) {
        check_size(L, row[i].kind == VALUE_TEXT ? row[i].text.len : 0);
        value_encode(&row[i], &a->rows);
    }
    count_row(a);
}

static void
encode(lua_State *L, size_t table, int index)
{
    rows_take(L, table, index);
    rows_add(L, table);
}

static void
check_limit(lua_State *L, const struct plugin *p)
{
    const struct act *a = act_of(L);
    double most = (double)p->manifest.limits.rows * act_scale(a);

    if (a->kind == ACT_DOCUMENT && a->n_rows >= most)
        act_doom(L, PAIR_LIMIT, "rows", "emitted more than %.0f rows", most);
}

size_t
rows_table(lua_State *L, enum table_kind kind, const char *name)
{
    const struct plugin *p = act_of(L)->plugin;
    const char *names[MANIFEST_TABLES_MAX], *near;
    size_t n = 0;

    for (size_t i = 0; i < p->manifest.n_tables; i++) {
        const struct result_table *t = &p->manifest.tables[i];

        if (t->kind != kind)
            continue;
        if (strcmp(t->name, name) == 0)
            return i;
        names[n++] = t->name;
    }
    near = near_name(name, names, n);
    act_doom(L, PAIR_FAILED, "schema", "results.%s has no `%.60s`%s%s%s",
             kind == TABLE_ROWS ? "rows" : "corpus", name,
             near ? "; did you mean `" : "", near ? near : "",
             near ? "`?" : "");
}

/* ---- rows made in C ---- */

static int
l_free_block(lua_State *L)
{
    struct row_block *b = lua_touserdata(L, 1);

    act_release(L, &b->held);
    buf_free(&b->data);
    return 0;
}

struct row_block *
row_block_push(lua_State *L, const char *const *columns, size_t n)
{
    struct row_block *b = lua_newuserdatauv(L, sizeof *b, 0);

    *b = (struct row_block){
        .columns = columns, .n_columns = n, .serial = act_of(L)->serial};
    object_type(L, BLOCK, l_free_block, NULL);
    return b;
}

void
row_block_hold(lua_State *L, struct row_block *b)
{
    if (b->held != b->data.cap)
        act_hold(L, &b->held, b->data.cap);
}

/* Where each column of the block goes in the table. */
static void
place_columns(lua_State *L, const struct row_block *b,
              const struct result_table *t, size_t *places)
{
    for (size_t i = 0; i < b->n_columns; i++) {
        size_t k = 0;

        while (k < t->n_columns && strcmp(t->columns[k].name, b->columns[i]))
            k++;
        if (k == t->n_columns)
            act_doom(L, PAIR_FAILED, "schema", "%s: there is no such column",
                     path(L, t, b->columns[i]));
        places[i] = k;
    }
}

static bool
fits(const struct column *c, enum value_kind kind)
{
    static const enum value_kind kinds[] = {
        [COLUMN_INTEGER] = VALUE_INT, [COLUMN_NUMBER] = VALUE_REAL,
        [COLUMN_STRING] = VALUE_TEXT, [COLUMN_BOOLEAN] = VALUE_INT,
        [COLUMN_SPAN] = VALUE_SPAN,
    };

    return kind == VALUE_NULL || kind == kinds[c->type];
}

struct encoded { /* a value */
    const char *p;
    size_t len;
};

static void
add_encoded(lua_State *L, size_t table, const struct encoded *values, size_t n)
{
    struct act *a = act_of(L);

    buf_u8(&a->rows, (uint8_t)table);
    for (size_t i = 0; i < n; i++)
        buf_add(&a->rows, values[i].p, values[i].len);
    check_size(L, 0);
    count_row(a);
}

static void
encode_block(lua_State *L, size_t table, const struct row_block *b)
{
    static const char nothing = VALUE_NULL;
    const struct plugin *p = act_of(L)->plugin;
    const struct result_table *t = &p->manifest.tables[table];
    struct cur c = cur_of(b->data.data, b->data.len);
    struct encoded values[COLUMNS_MAX];
    size_t places[COLUMNS_MAX];

    if (t->n_columns > COLUMNS_MAX)
        luaL_error(L, "rows made in C are for tables of at most %d columns",
                   COLUMNS_MAX);
    if (b->serial != act_of(L)->serial)
        luaL_error(L, "doc is closed: rows were kept after their document");
    place_columns(L, b, t, places);
    for (size_t k = 0; k < t->n_columns; k++)
        values[k] = (struct encoded){&nothing, 1};
    for (uint32_t i = 0; i < b->n; i++) {
        check_limit(L, p);
        for (size_t k = 0; k < b->n_columns; k++) {
            const struct column *column = &t->columns[places[k]];
            const char *from = c.p;
            struct value v;

            value_decode(&v, &c);
            if (c.bad || !fits(column, v.kind))
                mismatch(L, t, column, "what C made");
            if (v.kind != VALUE_NULL && v.kind != VALUE_SPAN)
                check(L, t, column, &v);
            values[places[k]] = (struct encoded){from, (size_t)(c.p - from)};
        }
        add_encoded(L, table, values, t->n_columns);
    }
}

void
rows_emit(lua_State *L, enum table_kind kind)
{
    const char *name = luaL_checkstring(L, 2);
    const struct row_block *block = luaL_testudata(L, 3, BLOCK);

    if (block) {
        encode_block(L, rows_table(L, kind, name), block);
        return;
    }
    luaL_checktype(L, 3, LUA_TTABLE);
    check_limit(L, act_of(L)->plugin);
    encode(L, rows_table(L, kind, name), 3);
}

enum pair_state
rows_document(lua_State *L, int index)
{
    struct act *a = act_of(L);
    const struct plugin *p = a->plugin;
    bool declared = p->manifest.has_document;

    if (lua_isnil(L, index)) {
        if (declared && a->n_rows)
            act_doom(L, PAIR_FAILED, "schema",
                     "rows were emitted, but nothing was returned for the "
                     "declared results.document");
        return a->n_rows ? PAIR_OK : PAIR_EMPTY;
    }
    if (!lua_istable(L, index))
        act_doom(L, PAIR_FAILED, "schema",
                 "document must return a table or nil, not a %s",
                 luaL_typename(L, index));
    if (declared)
        encode(L, 0, index);
    else if (fields(L, index))
        act_doom(L, PAIR_FAILED, "schema",
                 "document returned fields, but results.document is not "
                 "declared");
    return PAIR_OK;
}

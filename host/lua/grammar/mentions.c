#include "mentions.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "result.h"

enum field {
    FIELD_AT,
    FIELD_ENTITY,
    FIELD_KIND,
    FIELD_ACTOR,
    FIELDS
};

static const char *const fields[] = {"at", "entity", "kind", "actor"};

bool
slice_same(struct slice a, struct slice b)
{
    if (!a.p || !b.p)
        return a.p == b.p;
    return a.len == b.len && memcmp(a.p, b.p, a.len) == 0;
}

static struct mention *
add(struct mention_list *list)
{
    list->at = mem_grow(list->at, &list->cap, list->n + 1, sizeof *list->at);
    list->at[list->n] = (struct mention){.entity = {"", 0}};
    return &list->at[list->n++];
}

static void
set_kind(struct mention *m, struct slice name)
{
    static const struct {
        struct slice name;
        enum mention_kind kind;
    } kinds[] = {{{"person", 6}, MENTION_PERSON},
                 {{"people", 6}, MENTION_PEOPLE},
                 {{"place", 5}, MENTION_PLACE}};

    m->kind_name = name;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (slice_same(name, kinds[i].name))
            m->kind = kinds[i].kind;
}

/* Whether a byte of a text lies between two characters. */
static bool
on_border(struct slice text, lua_Integer at)
{
    return at == (lua_Integer)text.len || (text.p[at] & 0xc0) != 0x80;
}

static bool
is_stretch(struct slice text, lua_Integer start, lua_Integer stop)
{
    return start >= 0 && start <= stop && stop <= (lua_Integer)text.len &&
           on_border(text, start) && on_border(text, stop);
}

/* ---- from the rows of a plugin */

/* Which column of the table `mention` has a field; raises. */
static size_t
column_of(lua_State *L, const struct result_table *t, const char *plugin,
          const char *field)
{
    for (size_t i = 0; i < t->n_columns; i++)
        if (strcmp(t->columns[i].name, field) == 0)
            return i;
    return (size_t)luaL_error(L, "the rows `mention` of %s have no `%s`",
                              plugin, field);
}

static size_t
table_of(lua_State *L, const struct plugin *p)
{
    for (size_t i = 0; i < p->manifest.n_tables; i++)
        if (p->manifest.tables[i].kind == TABLE_ROWS &&
            strcmp(p->manifest.tables[i].name, "mention") == 0)
            return i;
    return (size_t)luaL_error(L, "%s has no rows `mention`", p->manifest.name);
}

/* A row whose values, by column, the cursor is at. */
static void
take_row(struct cur *c, const struct result_table *t, const size_t *columns,
         struct mention *m)
{
    struct value v = {0};

    for (size_t i = 0; i < t->n_columns; i++) {
        value_decode(&v, c);
        if (i == columns[FIELD_AT] && v.kind == VALUE_SPAN)
            m->at = (struct span){v.span.start, v.span.stop};
        if (v.kind != VALUE_TEXT)
            continue;
        if (i == columns[FIELD_ENTITY])
            m->entity = (struct slice){v.text.p, v.text.len};
        else if (i == columns[FIELD_ACTOR])
            m->actor = (struct slice){v.text.p, v.text.len};
        else if (i == columns[FIELD_KIND])
            set_kind(m, (struct slice){v.text.p, v.text.len});
    }
}

static void
skip_row(struct cur *c, const struct result_table *t)
{
    struct value v;

    for (size_t i = 0; i < t->n_columns; i++)
        value_decode(&v, c);
}

/* Pushes a copy of the rows, which the mentions lie in. */
static void
take_rows(lua_State *L, const struct plugin *p, const struct outcome *o,
          struct slice text, struct mention_list *list)
{
    size_t table = table_of(L, p), columns[FIELDS];
    const struct result_table *t = &p->manifest.tables[table];
    struct cur c =
        cur_of(lua_pushlstring(L, o->rows.len ? o->rows.data : "", o->rows.len),
               o->rows.len);

    for (int i = 0; i < FIELDS; i++)
        columns[i] = column_of(L, t, p->manifest.name, fields[i]);
    for (uint32_t i = 0; i < o->n_rows; i++) {
        size_t of = cur_u8(&c);

        if (of == table)
            take_row(&c, t, columns, add(list));
        else if (of < p->manifest.n_tables)
            skip_row(&c, &p->manifest.tables[of]);
        else
            c.bad = true;
        if (c.bad)
            luaL_error(L, "the stored rows of `%s` are damaged",
                       p->manifest.name);
        if (of == table && !is_stretch(text, list->at[list->n - 1].at.start,
                                       list->at[list->n - 1].at.stop))
            luaL_error(L, "a row `mention` of %s is no stretch of the text",
                       p->manifest.name);
    }
}

/* ---- from a list */

/* Sets s to a string in the table on top, if there is one, and adds it to the
   list at index kept; raw, since a metamethod could come back here. */
static void
set_string(lua_State *L, int kept, const char *name, struct slice *s)
{
    lua_pushstring(L, name);
    if (lua_rawget(L, -2) != LUA_TSTRING) {
        lua_pop(L, 1);
        return;
    }
    s->p = lua_tolstring(L, -1, &s->len);
    lua_rawseti(L, kept, (lua_Integer)lua_rawlen(L, kept) + 1);
}

static lua_Integer
byte_in(lua_State *L, const char *name)
{
    lua_Integer i;
    int whole;

    lua_pushstring(L, name);
    lua_rawget(L, -2);
    i = lua_tointegerx(L, -1, &whole);
    lua_pop(L, 1);
    return whole ? i : -1;
}

/* Pushes a list of the strings. */
static void
take_list(lua_State *L, int index, struct slice text, struct mention_list *list)
{
    size_t n = lua_rawlen(L, index);
    int kept;

    lua_newtable(L);
    kept = lua_gettop(L);
    for (size_t i = 1; i <= n; i++) {
        lua_Integer start, stop;
        struct slice kind = {"", 0};
        struct mention *m;

        if (lua_rawgeti(L, index, (lua_Integer)i) != LUA_TTABLE)
            luaL_error(L, "mention %d is no table", (int)i);
        start = byte_in(L, "start");
        stop = byte_in(L, "stop");
        if (!is_stretch(text, start, stop))
            luaL_error(L, "mention %d is no stretch of the text", (int)i);
        m = add(list);
        m->at = (struct span){(uint32_t)start, (uint32_t)stop};
        set_string(L, kept, fields[FIELD_ENTITY], &m->entity);
        set_string(L, kept, fields[FIELD_ACTOR], &m->actor);
        set_string(L, kept, fields[FIELD_KIND], &kind);
        set_kind(m, kind);
        lua_pop(L, 1);
    }
}

/* ---- */

void
mentions_take(lua_State *L, int index, struct slice text,
              struct mention_list *list)
{
    const struct outcome *o;
    struct plugin *p;

    list->n = 0;
    if (lua_type(L, index) == LUA_TSTRING) {
        o = result_of(L, lua_tostring(L, index), &p);
        if (o->state == PAIR_OK)
            take_rows(L, p, o, text, list);
        else
            lua_pushnil(L);
        return;
    }
    luaL_checktype(L, index, LUA_TTABLE);
    take_list(L, index, text, list);
}

void
mentions_free(struct mention_list *list)
{
    free(list->at);
    *list = (struct mention_list){0};
}

size_t
mentions_by(const struct mention_list *list, uint32_t at)
{
    size_t low = 0, high = list->n;

    while (low < high) {
        size_t mid = (low + high + 1) / 2;

        if (list->at[mid - 1].at.stop <= at)
            low = mid;
        else
            high = mid - 1;
    }
    return low;
}

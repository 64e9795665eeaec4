#include "locals.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <string.h>

#include "handle.h"
#include "missing.h"
#include "program.h"
#include "frozen.h"
#include "utf8.h"

enum {
    FRAMES = 3,
    LEVELS = 50,
    VARIABLES = 12,  /* of a frame */
    STRING = 40,     /* bytes of a string that are shown */
    FIELDS = 4,      /* of a table */
    LOOKED_AT = 1000 /* fields: a larger table shows none */
};

/* One line, with control bytes as spaces; `max` bytes and a mark. */
static void
add_string(struct buf *out, const char *s, size_t len, size_t max)
{
    struct buf clean = {0};

    utf8_repair(s, len < max ? len : max, &clean);
    for (size_t i = 0; i < clean.len; i++)
        if ((unsigned char)clean.data[i] < ' ')
            clean.data[i] = ' ';
    buf_add(out, clean.data, clean.len);
    if (len > max)
        buf_format(out, "...");
    buf_free(&clean);
}

static void
add_quoted(struct buf *out, lua_State *L, int index)
{
    size_t len;
    const char *s = lua_tolstring(L, index, &len);

    buf_char(out, '"');
    add_string(out, s, len, STRING);
    buf_char(out, '"');
    if (len > STRING)
        buf_format(out, " (%zu bytes)", len);
}

static void
add_number(struct buf *out, lua_State *L, int index)
{
    if (lua_isinteger(L, index))
        buf_format(out, "%lld", (long long)lua_tointeger(L, index));
    else
        buf_format(out, "%.14g", lua_tonumber(L, index));
}

static void
add_userdata(struct buf *out, lua_State *L, int index)
{
    const struct handle *h = handle_test(L, index);

    if (h)
        buf_format(out, "span %u-%u", h->at.start, h->at.stop);
    else
        buf_str(out,
                luaL_testudata(L, index, "slant.doc") ? "doc" : "userdata");
}

/* A value that is no table. */
static void
add_plain(struct buf *out, lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TSTRING:
        add_quoted(out, L, index);
        break;
    case LUA_TNUMBER:
        add_number(out, L, index);
        break;
    case LUA_TBOOLEAN:
        buf_str(out, lua_toboolean(L, index) ? "true" : "false");
        break;
    case LUA_TUSERDATA:
        add_userdata(out, L, index);
        break;
    case LUA_TTABLE:
        buf_str(out, "{...}");
        break;
    default:
        buf_str(out, luaL_typename(L, index));
    }
}

/* Fields with string keys, the first ones by bytes: a table has no order of
   its own, and results must not differ from run to run. */
struct first {
    const char *names[FIELDS];
    int n, all; /* string keys kept, fields seen */
};

static void
keep(struct first *f, const char *name)
{
    int at = f->n;

    while (at > 0 && strcmp(f->names[at - 1], name) > 0)
        at--;
    if (at == FIELDS)
        return;
    if (f->n < FIELDS)
        f->n++;
    for (int i = f->n - 1; i > at; i--)
        f->names[i] = f->names[i - 1];
    f->names[at] = name;
}

static bool
look(lua_State *L, int table, struct first *f)
{
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_iscfunction(L, -1))
            continue; /* of slant's own: known */
        if (++f->all > LOOKED_AT) {
            lua_pop(L, 2);
            return false;
        }
        if (lua_type(L, -2) == LUA_TSTRING)
            keep(f, lua_tostring(L, -2));
    }
    return true;
}

static void
add_table(struct buf *out, lua_State *L, int table)
{
    struct first f = {.n = 0};
    lua_Integer n = (lua_Integer)lua_rawlen(L, table);
    int shown = 0;

    if (!look(L, table, &f)) {
        buf_format(out, "a table of more than %d fields", LOOKED_AT);
        return;
    }
    buf_char(out, '{');
    for (lua_Integer i = 1; i <= n && shown < FIELDS; i++, shown++) {
        buf_str(out, shown ? ", " : "");
        lua_rawgeti(L, table, i);
        add_plain(out, L, lua_gettop(L));
        lua_pop(L, 1);
    }
    for (int i = 0; i < f.n && shown < FIELDS; i++, shown++) {
        buf_str(out, shown ? ", " : "");
        add_string(out, f.names[i], strlen(f.names[i]), STRING);
        buf_str(out, " = ");
        lua_pushstring(L, f.names[i]);
        lua_rawget(L, table);
        add_plain(out, L, lua_gettop(L));
        lua_pop(L, 1);
    }
    buf_str(out, f.all > shown ? ", ...}" : "}");
}

/* The value of co's local goes to L, which has room and a handler. */
static void
add_variable(struct buf *out, lua_State *L, const char *name)
{
    buf_str(out, "  ");
    add_string(out, name, strlen(name), STRING);
    buf_str(out, " = ");
    if (lua_istable(L, -1)) {
        frozen_thaw(L);
        add_table(out, L, lua_gettop(L));
    } else {
        add_plain(out, L, lua_gettop(L));
    }
    buf_char(out, '\n');
}

static bool
is_source(const struct program *p, const lua_Debug *ar)
{
    for (size_t i = 0; i < p->n_sources; i++)
        if (ar->currentline > 0 && *ar->source == '@' &&
            strcmp(ar->source + 1, p->sources[i].name) == 0)
            return true;
    return false;
}

static void
add_frame(struct buf *out, lua_State *L, lua_State *co, lua_Debug *ar)
{
    size_t before;
    const char *name;
    int shown = 0;

    buf_format(out, "in %s:%d\n", ar->source + 1, ar->currentline);
    for (int i = 1; shown < VARIABLES && (name = lua_getlocal(co, ar, i));
         i++) {
        lua_xmove(co, L, 1);
        before = out->len;
        if (*name != '(') {
            add_variable(out, L, name);
            shown++;
        }
        lua_pop(L, 1);
        if (out->len > LOCALS_BYTES) {
            out->len = before;
            return;
        }
    }
}

struct wanted {
    const struct program *p;
    lua_State *co;
    const char *field; /* that is not there, or NULL */
    struct buf out;
};

/* The first variable of a frame that has a field of nearly the name. */
static void
add_near(struct buf *out, lua_State *L, lua_State *co, lua_Debug *ar,
         const char *field)
{
    const char *name, *near = NULL;

    for (int i = 1; !near && (name = lua_getlocal(co, ar, i)); i++) {
        struct first few = {.n = 0};

        lua_xmove(co, L, 1);
        if (lua_istable(L, -1) && *name != '(') {
            frozen_thaw(L);
            near = look(L, lua_gettop(L), &few) ? missing_near(L, -1, field)
                                                : NULL;
        }
        if (near && strcmp(near, field) == 0)
            near = NULL; /* of another table: no misspelling */
        if (near)
            buf_format(out, "%s.%s", name, near);
        lua_pop(L, 1);
    }
}

static int
l_near(lua_State *L)
{
    struct wanted *w = lua_touserdata(L, 1);
    lua_Debug ar;

    luaL_checkstack(L, 10, NULL);
    if (!lua_checkstack(w->co, 4))
        return 0;
    for (int i = 0; i < LEVELS && lua_getstack(w->co, i, &ar); i++) {
        lua_getinfo(w->co, "Sl", &ar);
        if (is_source(w->p, &ar)) {
            add_near(&w->out, L, w->co, &ar, w->field);
            break;
        }
    }
    return 0;
}

static int
l_locals(lua_State *L)
{
    struct wanted *w = lua_touserdata(L, 1);
    lua_Debug ar;
    int frames = 0;

    luaL_checkstack(L, 10, NULL);
    if (!lua_checkstack(w->co, 4))
        return 0;
    for (int i = 0; i < LEVELS && lua_getstack(w->co, i, &ar); i++) {
        lua_getinfo(w->co, "Sl", &ar);
        if (!is_source(w->p, &ar))
            continue;
        if (frames++ == FRAMES || w->out.len > LOCALS_BYTES / 2)
            break;
        add_frame(&w->out, L, w->co, &ar);
    }
    return 0;
}

static char *
ask(struct wanted *w, lua_CFunction f)
{
    lua_State *L = w->p->L;

    lua_pushcfunction(L, f);
    lua_pushlightuserdata(L, w);
    if (lua_pcall(L, 1, 0, 0) != LUA_OK)
        lua_pop(L, 1);
    if (w->out.len)
        return buf_take(&w->out);
    buf_free(&w->out);
    return NULL;
}

char *
locals_text(const struct program *p, lua_State *co)
{
    struct wanted w = {.p = p, .co = co};
    char *text = ask(&w, l_locals);

    if (text)
        text[strlen(text) - 1] = '\0'; /* the last line end */
    return text;
}

char *
locals_near(const struct program *p, lua_State *co, const char *field)
{
    struct wanted w = {.p = p, .co = co, .field = field};

    return ask(&w, l_near);
}

/* match.gazetteer: gazetteer.h and name_finder.h for Lua. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "field.h"
#include "handle.h"
#include "lib_gazetteer.h"
#include "mem.h"
#include "name_finder.h"
#include "object.h"
#include "rows.h"
#include "utf8.h"

#define GAZETTEER "slant.gazetteer"
#define FINDER "slant.name_finder"

struct gazetteer_box { /* small: Lua frees it a cycle after its finalizer ran */
    struct gazetteer *of;
    size_t held; /* of act_hold */
};

struct finder_box {
    struct name_finder of;
    size_t held;
};

const struct gazetteer *
gazetteer_check(lua_State *L, int index)
{
    const struct gazetteer_box *b = luaL_checkudata(L, index, GAZETTEER);

    return b->of;
}

/* ---- what is known of a name ---- */

static struct name_text
check_text(lua_State *L, int index)
{
    struct name_text t;

    t.s = luaL_checklstring(L, index, &t.len);
    return t;
}

static struct name_text
opt_text(lua_State *L, int index)
{
    return lua_isnoneornil(L, index) ? (struct name_text){0}
                                     : check_text(L, index);
}

static int
push_text(lua_State *L, struct name_text t)
{
    if (t.s)
        lua_pushlstring(L, t.s, t.len);
    else
        lua_pushnil(L);
    return 1;
}

/* gazetteer:canonical(name, date) */
static int
l_canonical(lua_State *L)
{
    return push_text(L, gazetteer_canonical(gazetteer_check(L, 1),
                                            check_text(L, 2), opt_text(L, 3)));
}

/* gazetteer:holder(state, office, date) */
static int
l_holder(lua_State *L)
{
    const struct name_entry *e =
        gazetteer_holder(gazetteer_check(L, 1), check_text(L, 2),
                         check_text(L, 3), opt_text(L, 4));

    return push_text(L, e ? e->entity : (struct name_text){0});
}

/* ---- who is named in a document ---- */

static int
l_free_finder(lua_State *L)
{
    struct finder_box *b = lua_touserdata(L, 1);

    act_release(L, &b->held);
    name_finder_free(&b->of);
    return 0;
}

struct options {
    struct name_text date;
    bool own[NAME_KINDS]; /* kinds that are actors themselves */
};

/* The options in the table at index 3; what they point to is left on the
   stack. */
static struct options
check_options(lua_State *L)
{
    struct options o = {0};

    luaL_checktype(L, 3, LUA_TTABLE);
    lua_settop(L, 3);
    if (lua_getfield(L, 3, "own") != LUA_TNIL) {
        luaL_checktype(L, 4, LUA_TTABLE);
        for (int i = 0; i < NAME_KINDS; i++) {
            lua_getfield(L, 4, name_kinds[i]);
            o.own[i] = lua_toboolean(L, -1);
            lua_pop(L, 1);
        }
    }
    lua_getfield(L, 3, "date");
    o.date = opt_text(L, 5);
    return o;
}

/* gazetteer:...(doc, options): pushes what is named in the document. */
static struct finder_box *
read_document(lua_State *L)
{
    const struct gazetteer *g = gazetteer_check(L, 1);
    struct options o = check_options(L);
    struct article *a = doc_check(L, 2);
    struct finder_box *b;
    struct fault ft;

    if (article_sentences(a, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    b = lua_newuserdatauv(L, sizeof *b, 0);
    *b = (struct finder_box){.of = {.L = L, .g = g, .date = o.date}};
    b->of.held = &b->held;
    object_type(L, FINDER, l_free_finder, NULL);
    for (size_t i = 0; i < a->sentences.n; i++)
        name_finder_read(&b->of, a->d.text, a->sentences.at[i].start,
                         a->sentences.at[i].stop, (uint32_t)i);
    name_finder_hold(&b->of);
    for (size_t i = 0; i < b->of.n; i++)
        if (o.own[b->of.at[i].kind])
            b->of.at[i].actor = b->of.at[i].entity;
    return b;
}

static void
set_text(lua_State *L, const char *name, struct name_text t)
{
    if (!t.s)
        return;
    lua_pushlstring(L, t.s, t.len);
    lua_setfield(L, -2, name);
}

/* gazetteer:mentions(doc, {date=, own=}) */
static int
l_mentions(lua_State *L)
{
    const struct name_finder *f = &read_document(L)->of;

    lua_createtable(L, (int)f->n, 0);
    for (size_t i = 0; i < f->n; i++) {
        const struct name_found *m = &f->at[i];

        lua_createtable(L, 0, 6);
        field_set_integer(L, "start", m->start);
        field_set_integer(L, "stop", m->stop);
        field_set_integer(L, "sentence", (lua_Integer)m->sentence + 1);
        field_set_text(L, "kind", name_kinds[m->kind]);
        set_text(L, "entity", m->entity);
        set_text(L, "actor", m->actor);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static void
put_text(struct buf *rows, struct name_text t)
{
    struct value v = {.kind = t.s ? VALUE_TEXT : VALUE_NULL};

    if (t.s) {
        v.text.p = t.s;
        v.text.len = t.len;
    }
    value_encode(&v, rows);
}

static void
put_row(struct row_block *rows, const struct name_found *m)
{
    struct value at = {.kind = VALUE_SPAN, .span = {m->start, m->stop}};
    const char *kind = name_kinds[m->kind];

    value_encode(&at, &rows->data);
    put_text(&rows->data, m->entity);
    put_text(&rows->data, (struct name_text){kind, strlen(kind)});
    put_text(&rows->data, m->actor);
    rows->n++;
}

static size_t
count_actors(const struct name_finder *f)
{
    struct name_map seen = {0};
    size_t n;

    for (size_t i = 0; i < f->n; i++)
        if (f->at[i].actor.s)
            name_map_set(&seen, name_text_hash(f->at[i].actor), 1);
    n = seen.n;
    name_map_free(&seen);
    return n;
}

/* gazetteer:rows(doc, {date=, own=}): a block for doc:emit, how many mentions,
   and how many different actors */
static int
l_rows(lua_State *L)
{
    static const char *const columns[] = {"at", "entity", "kind", "actor"};
    struct finder_box *b = read_document(L);
    struct row_block *rows =
        row_block_push(L, columns, sizeof columns / sizeof columns[0]);

    for (size_t i = 0; i < b->of.n; i++) {
        put_row(rows, &b->of.at[i]);
        row_block_hold(L, rows);
    }
    lua_pushinteger(L, (lua_Integer)b->of.n);
    lua_pushinteger(L, (lua_Integer)count_actors(&b->of));
    act_release(L, &b->held);
    name_finder_free(&b->of);
    return 3;
}

/* ---- the files ---- */

static int
l_free(lua_State *L)
{
    struct gazetteer_box *b = lua_touserdata(L, 1);

    act_release(L, &b->held);
    if (b->of)
        gazetteer_free(b->of);
    free(b->of);
    b->of = NULL;
    return 0;
}

/* The field `past` of the table at 1: {state=, was=, before=} */
static void
take_past(lua_State *L, struct gazetteer *g)
{
    static const char *const names[] = {"state", "was", "before"};
    struct name_text *const fields[] = {&g->past.state, &g->past.was,
                                        &g->past.until};

    if (lua_getfield(L, 1, "past") != LUA_TNIL) {
        luaL_checktype(L, -1, LUA_TTABLE);
        for (int i = 0; i < 3; i++) {
            struct name_text t;

            lua_getfield(L, -1, names[i]);
            t = check_text(L, -1);
            *fields[i] = gazetteer_keep(g, t.s, t.len);
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
}

/* The user's file is named in the field `own_name`. */
static void
refuse_line(lua_State *L, size_t file, size_t line, const char *why)
{
    bool named = lua_getfield(L, 1, "own_name") == LUA_TSTRING && file == 0;

    luaL_error(L, "%s%s:%d: %s", named ? "" : "match.gazetteer: ",
               named ? lua_tostring(L, -1) : gazetteer_files[file], (int)line,
               why);
}

/* Adds the file in a field of the table at 1. */
static void
take_file(lua_State *L, struct gazetteer_box *b, size_t file)
{
    struct name_text rest;
    struct fault ft;
    size_t line;
    int more;

    lua_getfield(L, 1, gazetteer_files[file]);
    rest = opt_text(L, -1);
    line = utf8_invalid_line(rest.s ? rest.s : "", rest.len);
    if (line)
        refuse_line(L, file, line, "not UTF-8: save the file as UTF-8");
    if (rest.s)
        rest = gazetteer_keep(b->of, rest.s, rest.len);
    while ((more = gazetteer_line(b->of, file, &rest, &ft)) > 0) {
        line++;
        act_check(L);
        act_hold(L, &b->held, gazetteer_bytes(b->of));
        act_room(L, b->held); /* to grow */
    }
    if (more < 0)
        refuse_line(L, file, line + 1, ft.text);
    lua_pop(L, 1);
}

/* match.gazetteer{states = text, ...} */
int
lib_gazetteer(lua_State *L)
{
    static const luaL_Reg methods[] = {{"canonical", l_canonical},
                                       {"holder", l_holder},
                                       {"mentions", l_mentions},
                                       {"rows", l_rows},
                                       {NULL, NULL}};
    struct gazetteer_box *b;

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    b = lua_newuserdatauv(L, sizeof *b, 0);
    *b = (struct gazetteer_box){0};
    object_type(L, GAZETTEER, l_free, methods);
    b->of = mem_alloc(sizeof *b->of);
    act_hold(L, &b->held, gazetteer_bytes(b->of));
    take_past(L, b->of);
    for (size_t i = 0; gazetteer_files[i]; i++)
        take_file(L, b, i);
    return 1;
}

/*
 * What plugins export: `sentiment.of{text=...}`. Each plugin is a global. The
 * first use of a field loads it, in its sandbox and under its limits, as a run
 * would; arguments and results are copied from state to state.
 */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "buf_box.h"
#include "canon.h"
#include "describe.h"
#include "engine_lua.h"
#include "failure.h"
#include "mem.h"
#include "near.h"
#include "plan.h"
#include "plugin_open.h"
#include "program_call.h"
#include "quit.h"
#include "script_inside.h"
#include "tick.h"

#define NAMES_MAX 100

struct exported {
    struct exported *next;
    struct plan plan;
    struct plugins all; /* with this plugin alone; its shelf has no corpus */
    struct plugin plugin;
    struct article article;
};

void
exported_free(struct exported *e)
{
    while (e) {
        struct exported *next = e->next;

        plugin_close(&e->plugin);
        article_free(&e->article);
        shelf_fini(&e->all.shelf);
        plan_free(&e->plan);
        free(e);
        tick_stop();
        e = next;
    }
}

/* ---- loading ---- */

/* Nobody watches: there is no worker to be replaced. */
static void
on_running(void *cookie, int plugin, int64_t document)
{
    (void)cookie;
    (void)plugin;
    (void)document;
}

static int
make_plan(struct exported *e, const struct engine_spec *spec, const char *name,
          struct fault *ft)
{
    char *names[] = {(char *)(uintptr_t)name};
    struct engine_spec one = *spec;
    struct engine_sink sink = {.running = on_running};
    struct engine_descriptions d;
    int bad;

    one.names = names;
    one.n_names = 1;
    one.list = false;
    if (describe_plugins(&one, &sink, &d, NULL, ft))
        return -1;
    for (size_t i = 0; i < d.n; i++) {
        if (!d.at[i].error || strcmp(d.at[i].name, name))
            continue;
        fault_set(ft, FAULT_PLUGIN, "plugin %s: %s", name, d.at[i].error);
        engine_descriptions_free(&d);
        return -1;
    }
    bad = plan_make(&e->plan, &d, lua_engine.version, ft);
    engine_descriptions_free(&d);
    return bad;
}

static int
say_failure(const char *name, const struct pair_result *r, struct fault *ft)
{
    return fault_set(ft, FAULT_PARTIAL, "plugin %s: %s%s%s", name,
                     r->place ? r->place : "", r->place ? ": " : "",
                     r->message ? r->message : pair_state_name(r->state));
}

/* The plugin, loaded; it is the script's. NULL: *ft says why. */
static struct exported *
load(struct script *s, const char *name, struct fault *ft)
{
    struct exported *e;

    for (e = s->loaded; e; e = e->next)
        if (strcmp(e->plugin.manifest.name, name) == 0)
            return e;
    e = mem_alloc(sizeof *e);
    quit_speaks();
    if (make_plan(e, s->o.spec, name, ft)) {
        free(e);
        return NULL;
    }
    tick_start();
    plugin_open(&e->plugin, &e->all, e->plan.n - 1, &e->plan.engine, NULL);
    e->plugin.requires = 0; /* there are no results of others to be read */
    if (e->plugin.broken) {
        say_failure(name, &e->plugin.failure, ft);
        exported_free(e);
        return NULL;
    }
    e->next = s->loaded;
    s->loaded = e;
    return e;
}

/* ---- calling ---- */

struct call {
    struct exported *e;
    const char *name;
    struct buf *argument, *results;
    int n;
};

/* In the plugin's state: exports.NAME(argument, ctx, state). */
static int
l_inside(lua_State *L)
{
    struct call *c = lua_touserdata(L, 1);
    const struct plugin *p = &c->e->plugin;
    struct cur argument = cur_of(c->argument->data, c->argument->len);

    lua_rawgeti(L, LUA_REGISTRYINDEX, p->program.table);
    lua_getfield(L, -1, "exports");
    if (lua_getfield(L, -1, c->name) == LUA_TTABLE)
        lua_getfield(L, -1, "call");
    lua_replace(L, 1);
    lua_settop(L, 1);
    canon_decode(L, &argument);
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->ctx);
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->state);
    lua_call(L, 3, LUA_MULTRET);
    c->n = lua_gettop(L);
    for (int i = 1; i <= c->n; i++)
        canon_encode(L, i, c->results);
    return 0;
}

/* A document as an argument: what of{...} can use of it. */
static void
spread(lua_State *L, int index)
{
    static const struct {
        const char *field, *of;
    } fields[] = {{"date", "published"}, {"text", "text"}, {"title", "title"}};

    if (!luaL_testudata(L, index, "slant.doc"))
        return;
    lua_createtable(L, 0, 3);
    for (size_t i = 0; i < 3; i++) {
        lua_getfield(L, index, fields[i].of);
        lua_setfield(L, -2, fields[i].field);
    }
    lua_replace(L, index);
}

static int
run(struct call *c, struct fault *ft)
{
    struct plugin *p = &c->e->plugin;
    struct act a = {.kind = ACT_EXPORT,
                    .program = &p->program,
                    .plugin = p,
                    .article = &c->e->article,
                    .cpu_s = p->manifest.limits.cpu};
    struct pair_result failure = {0};
    int bad;

    article_open(&c->e->article, &c->e->all.shelf, 0);
    bad = program_call(&p->program, &a, l_inside, c, &failure);
    if (bad)
        say_failure(p->manifest.name, &failure, ft);
    pair_result_clear_words(&failure);
    article_close(&c->e->article);
    act_free(&a);
    return bad;
}

/* Upvalues: the plugin, the function's name. */
static int
l_call(lua_State *L)
{
    struct call c = {.e = lua_touserdata(L, lua_upvalueindex(1)),
                     .name = lua_tostring(L, lua_upvalueindex(2))};
    struct cur results;
    struct fault ft;

    lua_settop(L, 1);
    spread(L, 1);
    c.argument = buf_box(L);
    c.results = buf_box(L);
    canon_encode(L, 1, c.argument);
    if (run(&c, &ft))
        script_raise(L, &ft);
    results = cur_of(c.results->data, c.results->len);
    luaL_checkstack(L, c.n + 1, NULL);
    for (int i = 0; i < c.n; i++)
        canon_decode(L, &results);
    return c.n;
}

/* ---- the globals ---- */

/* Names of the exports, with functions of ours in the table on top. */
static void
fill(lua_State *L, struct exported *e)
{
    lua_State *P = e->plugin.program.L;
    int top = lua_gettop(P);

    lua_rawgeti(P, LUA_REGISTRYINDEX, e->plugin.program.table);
    if (lua_getfield(P, -1, "exports") == LUA_TTABLE) {
        for (lua_pushnil(P); lua_next(P, -2); lua_pop(P, 1)) {
            const char *name = lua_tostring(P, -2);

            lua_pushstring(L, name);
            lua_pushlightuserdata(L, e);
            lua_pushstring(L, name);
            lua_pushcclosure(L, l_call, 2);
            lua_rawset(L, -3);
        }
    }
    lua_settop(P, top);
}

static int
by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The keys of the table at index that are strings, by bytes. */
static size_t
names_of(lua_State *L, int index, const char *names[NAMES_MAX])
{
    size_t n = 0;

    index = lua_absindex(L, index);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        if (n < NAMES_MAX && lua_type(L, -2) == LUA_TSTRING)
            names[n++] = lua_tostring(L, -2);
    qsort(names, n, sizeof *names, by_bytes);
    return n;
}

/* exports[name] of the table on top: "stance.between{text=}" and its doc. */
static void
tell_export(lua_State *P, const char *plugin, const char *name,
            script_export_cb *each, void *cookie)
{
    struct buf called = {0};
    const char *doc = NULL;

    buf_format(&called, "%s.%s", plugin, name);
    if (lua_getfield(P, -1, name) == LUA_TTABLE) {
        lua_getfield(P, -1, "takes");
        buf_str(&called, lua_tostring(P, -1));
        lua_getfield(P, -2, "doc");
        doc = lua_tostring(P, -1);
        lua_insert(P, -3);
        lua_pop(P, 2);
    }
    each(cookie, buf_text(&called), doc);
    lua_pop(P, 1);
    buf_free(&called);
}

int
script_exports(struct script *s, const char *plugin, const char *one,
               script_export_cb *each, void *cookie, struct fault *ft)
{
    const char *names[NAMES_MAX];
    struct exported *e;
    lua_State *P;
    size_t n = 0;

    if (!founds_get(&s->found, plugin))
        return 0;
    e = load(s, plugin, ft);
    if (!e)
        return -1;
    P = e->plugin.program.L;
    lua_rawgeti(P, LUA_REGISTRYINDEX, e->plugin.program.table);
    if (lua_getfield(P, -1, "exports") == LUA_TTABLE)
        n = names_of(P, -1, names);
    for (size_t i = 0; i < n; i++) {
        if (!one || strcmp(one, names[i]) == 0)
            tell_export(P, plugin, names[i], each, cookie);
    }
    lua_pop(P, 2);
    return 1;
}

static int
l_unknown(lua_State *L, const char *plugin)
{
    const char *name = luaL_tolstring(L, 2, NULL), *names[NAMES_MAX], *near;
    size_t n = names_of(L, 1, names);

    if (n == 0)
        return luaL_error(L,
                          "plugin %s has no exports; its results are in the "
                          "corpus: doc:result(\"%s\"), corpus.sql",
                          plugin, plugin);
    near = near_name(name, names, n);
    if (near)
        return luaL_error(L, "plugin %s exports no `%s`; did you mean `%s`?",
                          plugin, name, near);
    lua_pushfstring(L, "plugin %s exports no `%s`; there are ", plugin, name);
    for (size_t i = 0; i < n; i++) {
        lua_pushfstring(L, "%s%s", i ? ", " : "", names[i]);
        lua_concat(L, 2);
    }
    return luaL_error(L, "%s", lua_tostring(L, -1));
}

/* __index of a plugin's global; upvalues: its name, whether it was loaded. */
static int
l_index(lua_State *L)
{
    const char *plugin = lua_tostring(L, lua_upvalueindex(1));
    struct exported *e;
    struct fault ft;

    if (!lua_toboolean(L, lua_upvalueindex(2))) {
        e = load(script_of(L), plugin, &ft);
        if (!e)
            script_raise(L, &ft);
        lua_pushvalue(L, 1);
        fill(L, e);
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
        lua_replace(L, lua_upvalueindex(2));
    }
    lua_pushvalue(L, 2);
    if (lua_rawget(L, 1) != LUA_TNIL)
        return 1;
    return l_unknown(L, plugin);
}

static int
l_tostring(lua_State *L)
{
    lua_pushfstring(L, "plugin %s", lua_tostring(L, lua_upvalueindex(1)));
    return 1;
}

static void
push_global(lua_State *L, const char *name)
{
    lua_newtable(L);
    lua_createtable(L, 0, 2);
    lua_pushstring(L, name);
    lua_pushboolean(L, 0);
    lua_pushcclosure(L, l_index, 2);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, name);
    lua_pushcclosure(L, l_tostring, 1);
    lua_setfield(L, -2, "__tostring");
    lua_setmetatable(L, -2);
}

void
script_plugins(lua_State *L)
{
    struct script *s = script_of(L);

    founds_scan(&s->found, s->o.spec);
    for (size_t i = 0; i < s->found.n; i++) {
        const struct found *p = &s->found.at[i];

        if (p->hidden || lua_getglobal(L, p->name) != LUA_TNIL)
            continue;
        lua_pop(L, 1);
        push_global(L, p->name);
        lua_setglobal(L, p->name);
    }
}

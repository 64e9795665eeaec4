/* The corpus of a script, and what the plugins left in it. */
#include <lauxlib.h>
#include <stdlib.h>

#include "mem.h"
#include "plugin_open.h"
#include "script_inside.h"
#include "sql.h"

static void
forget(struct script *s)
{
    for (size_t i = 0; i < s->stored.n; i++)
        plugin_close(&s->stored.at[i]);
    free(s->stored.at);
    s->stored.at = NULL;
    s->stored.n = 0;
    shelf_fini(&s->stored.shelf);
}

/* A plugin without a program: only its stored results can be read. */
static int
add(struct script *s, struct sql *q, struct fault *ft)
{
    struct plugins *all = &s->stored;
    struct value config = sql_value(q, 0, NULL),
                 manifest = sql_value(q, 1, NULL);
    struct plugin *p = &all->at[all->n];
    char *json = mem_copy(manifest.text.p, manifest.text.len);
    int bad;

    *p = (struct plugin){
        .index = (uint32_t)all->n, .config = config.i, .all = all};
    bad = manifest_parse(&p->manifest, json, ft);
    free(json);
    all->n += !bad;
    return bad;
}

static int
read_stored(struct script *s, struct fault *ft)
{
    struct sql *q;
    int r;

    if (sql_open(&q, s->store,
                 "SELECT id, manifest FROM config WHERE live ORDER BY plugin",
                 0, ft))
        return -1;
    s->stored.at = mem_alloc(RESULTS_PLUGINS_MAX * sizeof *s->stored.at);
    while ((r = sql_next(q, ft)) > 0) {
        if (s->stored.n < RESULTS_PLUGINS_MAX && add(s, q, ft)) {
            r = -1;
            break;
        }
    }
    sql_close(q);
    return r;
}

static int
begin(struct script *s, struct fault *ft)
{
    shelf_init(&s->stored.shelf, s->store);
    s->reader = (struct plugin){.all = &s->stored, .requires = UINT64_MAX};
    s->act.plugin = &s->reader;
    return read_stored(s, ft);
}

struct store *
script_store(lua_State *L)
{
    struct script *s = script_of(L);
    struct store *store;
    struct fault ft;

    if (s->store)
        return s->store;
    if (store_open(&store, s->o.corpus, STORE_READ, &ft))
        script_raise(L, &ft);
    s->store = store;
    if (begin(s, &ft))
        script_raise(L, &ft);
    return store;
}

void
script_reread(lua_State *L)
{
    struct script *s = script_of(L);
    struct fault ft;

    if (!s->store)
        return;
    forget(s);
    if (begin(s, &ft))
        script_raise(L, &ft);
}

void
script_store_close(struct script *s)
{
    struct store *store = s->store;

    s->store = NULL;
    if (!store)
        return;
    forget(s);
    store_close(store);
}

void
script_value(lua_State *L, const struct value *v)
{
    if (v->kind == VALUE_INT)
        lua_pushinteger(L, v->i);
    else if (v->kind == VALUE_REAL)
        lua_pushnumber(L, v->r);
    else if (v->kind == VALUE_TEXT)
        lua_pushlstring(L, v->text.p, v->text.len);
    else
        lua_pushnil(L);
}

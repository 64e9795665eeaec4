#include "ctx.h"

#include <lauxlib.h>
#include <string.h>

#include "act_random.h"
#include "asset.h"
#include "buf_box.h"
#include "ctx_counts.h"
#include "field.h"
#include "lib_doc.h"
#include "missing.h"
#include "options.h"
#include "random.h"
#include "rows.h"
#include "frozen.h"
#include "utf8.h"

/* ctx.skip(reason): this document is not for the plugin. */
static int
l_skip(lua_State *L)
{
    const char *reason = luaL_checkstring(L, 1);
    size_t len = strlen(reason);

    if (act_of(L)->kind != ACT_DOCUMENT)
        return luaL_error(L, "ctx.skip is for document(doc, ctx, state)");
    luaL_argcheck(L, len > 0 && len <= 60 && !strpbrk(reason, "\n\r"), 1,
                  "a reason is a short phrase of 1 to 60 bytes");
    act_doom(L, PAIR_SKIPPED, reason, "skipped: %s", reason);
}

/* ctx.random() in [0, 1), ctx.random(n) in 1..n, ctx.random(m, n) in m..n. */
static int
l_random(lua_State *L)
{
    struct act *a = act_of(L);
    lua_Integer low = 1, high;

    random_ready(L, a);
    if (lua_gettop(L) == 0) {
        lua_pushnumber(L, random_real(a->random));
        return 1;
    }
    high = luaL_checkinteger(L, lua_gettop(L) > 1 ? 2 : 1);
    if (lua_gettop(L) > 1)
        low = luaL_checkinteger(L, 1);
    luaL_argcheck(L, low <= high, lua_gettop(L), "the interval is empty");
    lua_pushinteger(L, random_between(a->random, low, high));
    return 1;
}

/* ctx.cluster(id): the duplicate cluster of a document. Clusters change when
   others are loaded or removed, so partial aggregates cannot hold them. */
static int
l_cluster(lua_State *L)
{
    lua_Integer id = luaL_checkinteger(L, 1);
    struct act *a = act_of(L);
    int64_t cluster = 0;
    struct fault ft;
    int r;

    if (a->kind != ACT_FINISH)
        return luaL_error(L, "ctx.cluster is for reduce.finish");
    r = reader_cluster(a->plugin->all->shelf.reader, id, &cluster, &ft);
    if (r < 0)
        return luaL_error(L, "%s", ft.text);
    luaL_argcheck(L, r > 0, 1, "there is no such document");
    lua_pushinteger(L, cluster);
    return 1;
}

/* ctx:emit(kind, row) */
static int
l_emit(lua_State *L)
{
    if (act_of(L)->kind != ACT_FINISH)
        return luaL_error(L, "ctx:emit is for reduce.finish; use "
                             "doc:emit(kind, row)");
    rows_emit(L, TABLE_CORPUS);
    return 0;
}

/* ctx.read{text=, title=, date=}: a doc, until the next one or the end of the
   function. */
static int
l_read(lua_State *L)
{
    struct act *a = act_of(L);
    const char *text, *title, *date;
    size_t len;

    if (a->kind != ACT_EXPORT)
        return luaL_error(L, "ctx.read is for the functions of exports");
    luaL_checktype(L, 1, LUA_TTABLE);
    title = field_text(L, 1, "title");
    date = field_text(L, 1, "date");
    if (lua_getfield(L, 1, "text") != LUA_TSTRING)
        return luaL_error(L, "ctx.read{text=...}: the text is missing");
    text = lua_tolstring(L, -1, &len);
    luaL_argcheck(L, len <= DOC_TEXT_MAX && utf8_valid(text, len), 1,
                  "text: not valid UTF-8 of at most 64 MiB");
    article_close(a->article);
    article_open_text(a->article, a->article->shelf, text, len, title, date);
    a->serial++;
    doc_push(L);
    return 1;
}

/* ctx.documents, or what is not there. */
static int
l_index(lua_State *L)
{
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : NULL;

    if (!key)
        return 0;
    if (strcmp(key, "documents") != 0)
        return missing_raise(L, "ctx", key, 1);
    if (act_of(L)->kind != ACT_FINISH)
        return luaL_error(L, "ctx.documents is known in reduce.finish");
    lua_pushinteger(L, act_of(L)->documents);
    return 1;
}

/* The folder that an asset's name stands for; the rest of the name in *file.
   Names: "terms.tsv" here, "actors/names.tsv" of a plugin that it
   requires or uses. */
static const char *
asset_folder(const struct program *p, const char *name, const char **file)
{
    const char *slash = strchr(name, '/');

    for (size_t i = 0; slash && i < p->n_others; i++) {
        size_t len = strlen(p->others[i].name);

        if (len == (size_t)(slash - name) &&
            memcmp(p->others[i].name, name, len) == 0) {
            *file = slash + 1;
            return p->others[i].folder;
        }
    }
    *file = name;
    return p->folder;
}

/* ctx.assets:open(name) */
static int
l_open(lua_State *L)
{
    const char *name, *folder, *file;
    struct program *p = act_of(L)->program;
    struct buf *b;

    luaL_argcheck(L, !lua_istable(L, 2), 2,
                  "the name of a file in assets/; an option of type asset or "
                  "file is open already: ctx.options.NAME:read()");
    name = luaL_checkstring(L, 2);
    if (!p->reading)
        return luaL_error(L, "open assets in setup; documents are read "
                             "without files");
    luaL_argcheck(L, *name && *name != '/' && !strstr(name, ".."), 2,
                  "a name in assets/, without `..`");
    folder = asset_folder(p, name, &file);
    lua_pushfstring(L, "assets/%s", file);
    b = buf_box(L);
    if (program_read_own(folder, lua_tostring(L, -2), OPTIONS_FILE_MAX, b) < 0)
        return luaL_error(L, "there is no asset `%s`", name);
    lua_pushlstring(L, b->data ? b->data : "", b->len);
    buf_free(b);
    asset_push(L, name);
    return 1;
}

/* Pushes ctx.options; a name that the plugin does not declare is a mistake. */
static void
push_options(lua_State *L, struct plugin *p)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->program.table);
    if (lua_getfield(L, -1, "options") != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
    }
    lua_replace(L, -2);
    options_push(L, p->manifest.options);
    missing_explain(L, "ctx.options", -2);
    frozen_make(L, 1);
    lua_replace(L, -2);
}

static void
set_fields(lua_State *L, struct plugin *p)
{
    static const luaL_Reg assets[] = {{"open", l_open}, {NULL, NULL}};
    static const luaL_Reg functions[] = {{"skip", l_skip},
                                         {"random", l_random},
                                         {"emit", l_emit},
                                         {"read", l_read},
                                         {"cluster", l_cluster},
                                         {"count", ctx_count},
                                         {"emit_counts", ctx_emit_counts},
                                         {NULL, NULL}};

    push_options(L, p);
    lua_setfield(L, -2, "options");
    lua_newtable(L);
    field_set_text(L, "name", p->manifest.name);
    field_set_text(L, "version", p->manifest.version);
    frozen_make(L, 0);
    lua_setfield(L, -2, "plugin");
    luaL_newlib(L, assets);
    frozen_make(L, 0);
    lua_setfield(L, -2, "assets");
    luaL_setfuncs(L, functions, 0);
}

void
ctx_push(lua_State *L, struct plugin *p)
{
    lua_newtable(L);
    set_fields(L, p);
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, l_index);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    frozen_make(L, 0);
}

/* Documents in the hands of a script: as many open as it keeps. */
#include <lauxlib.h>

#include "lib_doc.h"
#include "result.h"
#include "script_inside.h"

/* KiB of a document that Lua's collector does not see: text, spans, stream. */
#define UNSEEN 32

struct document {
    struct doc_handle handle; /* first: lib_doc knows no more */
    struct act act;
    struct article article;
    struct outcome outcome; /* of the plugin asked about last */
};

static int
l_close(lua_State *L)
{
    struct document *d = lua_touserdata(L, 1);

    d->act.serial++; /* spans that outlive it in a finalizer are closed */
    if (act_of(L) == &d->act)
        act_take(L, &script_of(L)->act);
    article_free(&d->article);
    outcome_free(&d->outcome);
    act_free(&d->act);
    return 0;
}

static int
l_tostring(lua_State *L)
{
    struct article *a = doc_check(L, 1);
    struct fault ft;

    if (article_meta(a, &ft))
        script_raise(L, &ft);
    lua_pushfstring(L, "doc %I: %s", (LUAI_UACINT)a->id,
                    a->d.title ? a->d.title : a->d.key);
    if (a->d.outlet || a->d.published)
        lua_pushfstring(L, " (%s%s%s)", a->d.outlet ? a->d.outlet : "",
                        a->d.outlet && a->d.published ? ", " : "",
                        a->d.published ? a->d.published : "");
    else
        lua_pushliteral(L, "");
    lua_concat(L, 2);
    return 1;
}

static int
l_span_tostring(lua_State *L)
{
    const struct handle *h = handle_check(L, 1);

    lua_pushfstring(L, "span %d to %d: ", (int)h->at.start, (int)h->at.stop);
    lua_getfield(L, 1, "text");
    lua_concat(L, 2);
    return 1;
}

void
script_document_type(lua_State *L)
{
    lua_newtable(L);
    lua_createtable(L, 0, 1);
    lua_pushliteral(L, "v");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
    lua_setfield(L, LUA_REGISTRYINDEX, DOC_OPEN);
    doc_type(L);
    lua_pushcfunction(L, l_close);
    lua_setfield(L, -2, "__gc");
    lua_pushcfunction(L, l_tostring);
    lua_setfield(L, -2, "__tostring");
    handle_type(L);
    lua_pushcfunction(L, l_span_tostring);
    lua_setfield(L, -2, "__tostring");
    lua_pop(L, 2);
}

void
script_document(lua_State *L, int64_t id)
{
    struct script *s = script_of(L);
    struct document *d;

    lua_gc(L, LUA_GCSTEP, UNSEEN);
    d = lua_newuserdatauv(L, sizeof *d, 1);
    *d = (struct document){.handle = {&d->act, 1}};
    d->act.kind = ACT_SCRIPT;
    d->act.serial = 1;
    d->act.plugin = &s->reader;
    d->act.article = &d->article;
    d->act.outcomes = &d->outcome;
    article_open(&d->article, &s->stored.shelf, id);
    doc_type(L);
    lua_setmetatable(L, -2);
    lua_getfield(L, LUA_REGISTRYINDEX, DOC_OPEN);
    lua_pushvalue(L, -2);
    lua_rawsetp(L, -2, &d->act);
    lua_pop(L, 1);
}

#include "script_inside.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* ---- opening and closing ---- */

static int
l_globals(lua_State *L)
{
    script_globals(L);
    return 0;
}

int
script_open(struct script **out, const struct script_options *o,
            struct fault *ft)
{
    struct script *s = mem_alloc(sizeof *s);

    *out = NULL;
    s->o = *o;
    s->act.kind = ACT_SCRIPT;
    s->L = luaL_newstate();
    if (!s->L) {
        free(s);
        return fault_set(ft, FAULT_INTERNAL, "no memory for Lua");
    }
    *(struct act **)lua_getextraspace(s->L) = &s->act;
    s->running = s->L;
    lua_pushlightuserdata(s->L, s);
    lua_setfield(s->L, LUA_REGISTRYINDEX, "slant.script");
    lua_pushcfunction(s->L, l_globals);
    if (lua_pcall(s->L, 0, 0, 0) != LUA_OK) {
        fault_set(ft, FAULT_INTERNAL, "the script's state: %s",
                  lua_tostring(s->L, -1));
        script_close(s);
        return -1;
    }
    *out = s;
    return 0;
}

void
script_close(struct script *s)
{
    if (!s)
        return;
    lua_close(s->L);
    exported_free(s->loaded);
    founds_free(&s->found);
    script_store_close(s);
    free(s);
}

/* ---- running ---- */

/* The code of the error on top of the stack. */
static enum fault_code
code_of(const struct script *s, const char *text)
{
    if (s->interrupted)
        return FAULT_INTERRUPTED;
    if (s->raised.code && strstr(text, s->raised.text))
        return s->raised.code;
    return FAULT_PARTIAL;
}

/* Calls the function below n arguments. 0, or -1: its error is in *ft and off
   the stack. */
static int
call(struct script *s, int n, int results, struct fault *ft)
{
    int base = lua_gettop(s->L) - n, status;
    const char *text;
    struct fault forget;

    lua_pushcfunction(s->L, trouble_handler);
    lua_insert(s->L, base);
    s->raised = (struct fault){0};
    s->interrupted = 0;
    s->running = s->L;
    s->busy = 1;
    status = lua_pcall(s->L, n, results, base);
    s->busy = 0;
    s->running = s->L;
    lua_sethook(s->L, NULL, 0, 0);
    lua_remove(s->L, base);
    if (s->interrupted && s->store)
        store_check(s->store, &forget);
    if (status == LUA_OK)
        return 0;
    text = lua_tostring(s->L, -1);
    if (!text)
        text = "an error that says nothing";
    fault_set(ft, code_of(s, text), "%s", text);
    lua_pop(s->L, 1);
    return -1;
}

/* `arg` as lua has it: the script at 0, what follows from 1. */
static void
set_arg(lua_State *L, const char *path, char *const args[], size_t n)
{
    lua_createtable(L, (int)n, 1);
    lua_pushstring(L, path);
    lua_rawseti(L, -2, 0);
    for (size_t i = 0; i < n; i++) {
        lua_pushstring(L, args[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setglobal(L, "arg");
}

/* require finds modules beside the script and in its lib/. */
static void
set_path(lua_State *L, const char *path)
{
    const char *slash = strrchr(path, '/');
    int len = slash ? (int)(slash - path) : 1;
    const char *folder = slash ? path : ".";
    char *own =
        mem_format("%.*s/?.lua;%.*s/lib/?.lua;", len, folder, len, folder);

    lua_getglobal(L, "package");
    lua_pushstring(L, own);
    free(own);
    lua_getfield(L, -2, "path");
    lua_concat(L, 2);
    lua_setfield(L, -2, "path");
    lua_pop(L, 1);
}

/* The message of the compiler on top, with its line. source: what was typed;
   NULL: of a file. */
static void
fail_syntax(lua_State *L, const char *source, struct fault *ft)
{
    lua_pushcfunction(L, trouble_handler);
    lua_pushvalue(L, -2);
    lua_pushstring(L, source);
    lua_call(L, 2, 1);
    fault_set(ft, FAULT_PARTIAL, "%s", lua_tostring(L, -1));
    lua_pop(L, 1);
}

int
script_file(struct script *s, const char *path, char *const args[], size_t n,
            struct fault *ft)
{
    lua_State *L = s->L;
    int status;

    set_arg(L, path, args, n);
    set_path(L, path);
    status = luaL_loadfilex(L, strcmp(path, "-") ? path : NULL, "t");
    if (status == LUA_ERRFILE) {
        fault_set(ft, FAULT_USAGE, "%s", lua_tostring(L, -1));
        lua_pop(L, 1);
        return -1;
    }
    if (status != LUA_OK) {
        fail_syntax(L, NULL, ft);
        lua_pop(L, 1);
        return -1;
    }
    for (size_t i = 0; i < n; i++)
        lua_pushstring(L, args[i]);
    return call(s, (int)n, 0, ft);
}

int
script_own(struct script *s, const char *text, char *const args[], size_t n,
           int64_t *result, struct fault *ft)
{
    lua_State *L = s->L;

    if (luaL_loadbufferx(L, text, strlen(text), SCRIPT_OWN, "t")) {
        fail_syntax(L, NULL, ft);
        return -1;
    }
    for (size_t i = 0; i < n; i++)
        lua_pushstring(L, args[i]);
    if (call(s, (int)n, 1, ft))
        return -1;
    *result = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return 0;
}

static bool
wants_more(lua_State *L)
{
    size_t len, eof = strlen("<eof>");
    const char *message = lua_tolstring(L, -1, &len);

    return len >= eof && strcmp(message + len - eof, "<eof>") == 0;
}

/* Pushes the chunk as expressions, else as statements. Its text is the chunk's
   name: an error in a function shows its line long after. The variable keeps
   Lua from tail calls, which would hide the chunk from who is told the way to
   an error. false: the message is pushed. */
static bool
load_chunk(lua_State *L, const char *text, size_t len, bool *more)
{
    bool odd = len > 0 && (*text == '@' || *text == '=');
    char *name = mem_format("%s%.*s", odd ? " " : "", (int)len, text);
    char *expression =
        mem_format("local chunk_ <close> = nil return %.*s", (int)len, text);
    int status = luaL_loadbufferx(L, expression, strlen(expression), name, "t");

    *more = status != LUA_OK && wants_more(L);
    if (status != LUA_OK) {
        lua_pop(L, 1);
        status = luaL_loadbufferx(L, text, len, name, "t");
        *more = *more || (status != LUA_OK && wants_more(L));
    }
    free(expression);
    free(name);
    return status == LUA_OK;
}

/* Hands the values from `base` on to print, as text. */
static int
show(struct script *s, int base, script_value_cb *print, void *cookie,
     struct fault *ft)
{
    lua_State *L = s->L;
    int top = lua_gettop(L);

    for (int i = base; i <= top; i++) {
        size_t len;
        const char *text;

        lua_getfield(L, LUA_REGISTRYINDEX, "slant.show");
        lua_pushvalue(L, i);
        if (call(s, 1, 1, ft))
            return -1;
        text = lua_tolstring(L, -1, &len);
        print(cookie, text ? text : "", text ? len : 0);
        lua_pop(L, 1);
    }
    if (top >= base) { /* raw: the user may have made _G strict */
        lua_pushglobaltable(L);
        lua_pushliteral(L, "_");
        lua_pushvalue(L, top);
        lua_rawset(L, -3);
        lua_pop(L, 1);
    }
    return 0;
}

enum script_end
script_chunk(struct script *s, const char *text, size_t len,
             script_value_cb *print, void *cookie, struct fault *ft)
{
    lua_State *L = s->L;
    int base = lua_gettop(L) + 1, failed;
    bool more;

    if (!load_chunk(L, text, len, &more)) {
        if (!more)
            fail_syntax(L, text, ft);
        lua_settop(L, base - 1);
        return more ? SCRIPT_INCOMPLETE : SCRIPT_FAILED;
    }
    failed = call(s, 0, LUA_MULTRET, ft);
    if (!failed)
        failed = show(s, base, print, cookie, ft);
    lua_settop(L, base - 1);
    if (!failed)
        return SCRIPT_DONE;
    return s->interrupted ? SCRIPT_INTERRUPTED : SCRIPT_FAILED;
}

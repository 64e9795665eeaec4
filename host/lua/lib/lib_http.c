/* http: requests to hosts that the plugin's permissions name. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "fetch.h"
#include "field.h"
#include "flight.h"
#include "libs.h"
#include "order.h"
#include "permission.h"
#include "plugin.h"

#define SECONDS 30

/* Raises unless the plugin may ask this URL. */
static void
check_permitted(lua_State *L, const char *url)
{
    const struct plugin *p = act_of(L)->plugin;
    char *host, *port;
    struct fault ft;
    bool permitted;

    if (fetch_parts(url, &host, &port, &ft))
        luaL_error(L, "%s", ft.text);
    permitted = p && permission_http(&p->manifest, host, port);
    lua_pushfstring(L, "%s:%s", host, port);
    free(host);
    free(port);
    if (!permitted)
        luaL_error(L,
                   "`%s` is not permitted; add permissions = { \"http:%s\" }",
                   url, lua_tostring(L, -1));
    if (!p->permitted)
        luaL_error(L, "http is for document(doc, ctx, state) only");
    lua_pop(L, 1);
}

/* A string as libcurl takes it: what is behind a NUL would be lost. */
static const char *
check_text(lua_State *L, int index)
{
    size_t len;
    const char *s = luaL_checklstring(L, index, &len);

    if (strlen(s) != len)
        luaL_error(L, "a URL or header has no NUL");
    return s;
}

/* The headers of the table on top, each as a string on the stack: what is
   raised, is raised before there is a list. Returns how many. */
static int
push_headers(lua_State *L)
{
    int table = lua_gettop(L), n;

    if (lua_isnil(L, table))
        return 0;
    luaL_checktype(L, table, LUA_TTABLE);
    n = (int)order_keys(L, table);
    luaL_checkstack(L, n + 2, "too many headers");
    for (int i = 1; i <= n; i++) {
        const char *line;

        lua_rawgeti(L, table + 1, i);
        lua_pushvalue(L, -1);
        lua_rawget(L, table);
        line =
            lua_pushfstring(L, "%s: %s", check_text(L, -2), check_text(L, -1));
        if (strpbrk(line, "\r\n"))
            luaL_error(L, "a header has no line ends");
        lua_insert(L, -3);
        lua_pop(L, 2);
    }
    return n;
}

/* {["content-type"] = "...", ...} of the lines; names in lower case. */
static void
push_answer_headers(lua_State *L, struct buf *lines)
{
    char *save = NULL, *line;

    lua_newtable(L);
    for (line = strtok_r(buf_text(lines), "\r\n", &save); line;
         line = strtok_r(NULL, "\r\n", &save)) {
        char *colon = strchr(line, ':');

        if (!colon)
            continue;
        for (char *c = line; c < colon; c++)
            *c |= *c >= 'A' && *c <= 'Z' ? 0x20 : 0;
        lua_pushlstring(L, line, (size_t)(colon - line));
        lua_pushstring(L, colon + 1 + strspn(colon + 1, " \t"));
        lua_rawset(L, -3);
    }
}

/* How many documents of a worker may be in flight. */
static int
waiting(lua_State *L)
{
    uint64_t own = act_of(L)->plugin->manifest.limits.waiting;

    return own ? (int)own : FLIGHT_PAIRS;
}

static int
answered(lua_State *L, int status, lua_KContext extra)
{
    struct fetch_answer *a = (struct fetch_answer *)extra;

    (void)status;
    if (act_of(L)->doom)
        act_hook(L, NULL);
    if (a->no_room)
        act_doom(L, PAIR_LIMIT, "memory",
                 "an answer for which there is no room");
    if (a->late)
        return luaL_error(L,
                          "no answer: %s; up to %d documents of each worker "
                          "ask at once: limits = { waiting = N } of the plugin "
                          "makes them fewer",
                          a->error, waiting(L));
    if (!a->status)
        return luaL_error(L, "no answer: %s", a->error);
    act_room(L, a->body.len + a->headers.len);
    lua_createtable(L, 0, 3);
    field_set_integer(L, "status", a->status);
    lua_pushlstring(L, a->body.len ? a->body.data : "", a->body.len);
    lua_setfield(L, -2, "body");
    push_answer_headers(L, &a->headers);
    lua_setfield(L, -2, "headers");
    task_unbox(L, 1);
    return 1;
}

/* The request's URL is at 1, the table of options at `options`, on top; when
   they are read the box goes before them. */
static int
ask(lua_State *L, struct task *t, struct fetch_request *r, int options)
{
    static const char *const known[] = {"timeout", "headers"};
    struct wait **box = task_box(L), *w;
    int n;

    r->url = check_text(L, 1);
    check_permitted(L, r->url);
    r->seconds = SECONDS;
    lua_pushnil(L);
    if (!lua_isnoneornil(L, options)) {
        luaL_checktype(L, options, LUA_TTABLE);
        field_only(L, options, 0, known, sizeof known / sizeof *known);
        if (lua_getfield(L, options, "timeout") != LUA_TNIL)
            r->seconds = luaL_checknumber(L, -1);
        luaL_argcheck(L, r->seconds > 0 && r->seconds <= 3600, options,
                      "timeout: more than 0 and at most 3600 seconds");
        lua_getfield(L, options, "headers");
    }
    n = push_headers(L);
    for (int i = n; i > 0; i--)
        r->headers = fetch_header(r->headers, lua_tostring(L, -i));
    lua_pushvalue(L, options + 1);
    lua_insert(L, 1);
    w = fetch_start(t->act->loop, r);
    task_wait(t, box, w);
    return lua_yieldk(L, 0, (lua_KContext)fetch_answer(w), answered);
}

/* http.get(url[, {timeout=, headers=}]) */
static int
l_get(lua_State *L)
{
    struct fetch_request r = {0};

    lua_settop(L, 2);
    return ask(L, task_here(L, "http.get"), &r, 2);
}

/* http.post(url, body[, {timeout=, headers=}]) */
static int
l_post(lua_State *L)
{
    struct fetch_request r = {0};

    r.body = luaL_checklstring(L, 2, &r.body_len);
    lua_settop(L, 3);
    return ask(L, task_here(L, "http.post"), &r, 3);
}

int
lib_http(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"get", l_get}, {"post", l_post}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}

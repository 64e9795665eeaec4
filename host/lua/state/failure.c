#include "failure.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "locals.h"
#include "mem.h"
#include "missing.h"
#include "program.h"
#include "utf8.h"

#define MESSAGE_MAX 1024
#define TRACEBACK_MAX 4096
#define LINE_MAX_BYTES 200

/* A copy that is valid UTF-8 and not longer than max and a cut mark. */
static char *
clean(const char *s, size_t len, size_t max)
{
    struct buf b = {0};

    utf8_repair(s, len < max ? len : max, &b);
    if (len > max)
        buf_str(&b, "...");
    return buf_take(&b);
}

/* The place at the beginning of a message "NAME:LINE: rest", if NAME is a
   source of p. Returns the bytes before rest. */
static size_t
placed(const struct program *p, const char *message, size_t *source, int *line)
{
    for (size_t i = 0; i < p->n_sources; i++) {
        size_t len = strlen(p->sources[i].name);
        char *end;

        if (strncmp(message, p->sources[i].name, len) || message[len] != ':')
            continue;
        *line = (int)strtol(message + len + 1, &end, 10);
        if (*line <= 0 || end[0] != ':' || end[1] != ' ')
            continue;
        *source = i;
        return (size_t)(end + 2 - message);
    }
    return 0;
}

/* Whether a message begins with the place in a file of the user's, `/FILE:LINE:
   ` (plugins' own are named within their folders): then where the plugin was
   when it found that is nothing to the user. */
static bool
in_users_file(const char *message)
{
    const char *end = *message == '/' ? strstr(message, ": ") : NULL, *at = end;

    while (at && at > message && at[-1] >= '0' && at[-1] <= '9')
        at--;
    return at != end && at[-1] == ':';
}

static bool
is_source(const struct program *p, const lua_Debug *ar, size_t *source)
{
    for (size_t i = 0; i < p->n_sources; i++)
        if (*ar->source == '@' &&
            strcmp(ar->source + 1, p->sources[i].name) == 0) {
            *source = i;
            return true;
        }
    return false;
}

/* The innermost place in Lua code on the stack. */
static bool
on_stack(const struct program *p, lua_State *L, size_t *source, int *line)
{
    lua_Debug ar;

    for (int level = 0; level < 50 && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline > 0 && is_source(p, &ar, source)) {
            *line = ar.currentline;
            return true;
        }
    }
    return false;
}

/* Where the callback begins: what it returned is wrong. */
static bool
at_callback(const struct program *p, const struct act *a, size_t *source,
            int *line)
{
    lua_Debug ar;

    if (!a->callback)
        return false;
    if (lua_rawgeti(p->L, LUA_REGISTRYINDEX, a->callback) != LUA_TFUNCTION) {
        lua_pop(p->L, 1);
        return false;
    }
    lua_getinfo(p->L, ">S", &ar);
    *line = ar.linedefined;
    return *line > 0 && is_source(p, &ar, source);
}

static char *
line_text(const struct source *s, int line)
{
    const char *at = s->text, *end;

    for (; line > 1 && at; line--) {
        at = strchr(at, '\n');
        at = at ? at + 1 : NULL;
    }
    if (!at)
        return NULL;
    at += strspn(at, " \t");
    end = at + strcspn(at, "\n");
    return clean(at, (size_t)(end - at), LINE_MAX_BYTES);
}

/* 1: thread (light userdata). [-0, +1] */
static int
l_traceback(lua_State *L)
{
    luaL_traceback(L, lua_touserdata(L, 1), NULL, 0);
    return 1;
}

static char *
traceback(lua_State *main, lua_State *co)
{
    char *text = NULL;
    size_t len;

    lua_pushcfunction(main, l_traceback);
    lua_pushlightuserdata(main, co);
    if (lua_pcall(main, 1, 1, 0) == LUA_OK) {
        const char *s = lua_tolstring(main, -1, &len);

        text = clean(s, len, TRACEBACK_MAX);
    }
    lua_pop(main, 1);
    return text;
}

static void
set_cause(struct pair_result *r, const struct act *a, int status)
{
    if (a->doom) {
        r->state = a->doom;
        r->cause = mem_string(a->doom_cause);
    } else if (status == LUA_ERRMEM) {
        r->state = PAIR_LIMIT;
        r->cause = mem_string("memory");
    } else {
        r->state = PAIR_FAILED;
        r->cause = mem_string(a->kind <= ACT_SETUP ? "setup" : "error");
    }
}

/* What all pairs of the plugin have in common goes into the record that they
   share. */
static void
share_locals(struct pair_result *r)
{
    char *both;

    if (!r->traceback || !r->locals)
        return;
    both = mem_format("%s\n%s", r->traceback, r->locals);
    free(r->traceback);
    free(r->locals);
    r->traceback = both;
    r->locals = NULL;
}

/* Of a field that is nil: what may have been meant. */
static void
add_near(struct pair_result *r, const struct program *p, lua_State *co)
{
    char field[MISSING_NAME], *near = NULL, *message;

    if (missing_named(r->message, "(field '", field) ||
        missing_named(r->message, "(method '", field))
        near = locals_near(p, co, field);
    if (!near)
        return;
    message = mem_format("%s; did you mean `%s`?", r->message, near);
    free(r->message);
    free(near);
    r->message = message;
}

void
failure_fill(struct pair_result *r, const struct program *p,
             const struct act *a, int status)
{
    lua_State *co = a->L;
    bool text = status != LUA_OK && lua_type(co, -1) == LUA_TSTRING;
    size_t len = 0, source = 0, at = 0, skip = 0;
    const char *message = text ? lua_tolstring(co, -1, &len) : NULL;
    char *other = NULL;
    int line = 0, at_line = 0;
    bool runs;

    pair_result_clear_words(r);
    set_cause(r, a, status);
    if (a->doom) {
        message = a->doom_message ? a->doom_message : "";
        len = strlen(message);
    } else if (!text) {
        other = mem_format("(the error is a %s value)",
                           lua_typename(co, lua_type(co, -1)));
        message = other;
        len = strlen(other);
    }
    skip = placed(p, message, &source, &line);
    if (r->state != PAIR_SKIPPED)
        r->message = clean(message + skip, len - skip, MESSAGE_MAX);
    free(other);
    if (text && !a->doom)
        add_near(r, p, co);
    if (r->state == PAIR_SKIPPED || status == LUA_OK ||
        (r->message && in_users_file(r->message)))
        return;
    runs = on_stack(p, co, &at, &at_line);
    if (!skip && runs) {
        source = at;
        line = at_line;
    }
    if (skip || runs || at_callback(p, a, &source, &line)) {
        r->place = mem_format("%s:%d", p->sources[source].name, line);
        r->source_line = line_text(&p->sources[source], line);
    }
    if (runs)
        r->traceback = traceback(p->L, co);
    r->locals = locals_text(p, co);
    if (a->kind != ACT_DOCUMENT)
        share_locals(r);
}

int
failure_say(struct pair_result *r, enum pair_state state, const char *cause,
            const char *message)
{
    pair_result_clear_words(r);
    r->state = state;
    r->cause = mem_string(cause);
    r->message = mem_string(message);
    return -1;
}

void
failure_copy(struct pair_result *to, const struct pair_result *from)
{
    pair_result_clear_words(to);
    to->state = from->state;
    to->cause = mem_string(from->cause);
    to->message = mem_string(from->message);
    to->place = mem_string(from->place);
    to->source_line = mem_string(from->source_line);
    to->traceback = mem_string(from->traceback);
}

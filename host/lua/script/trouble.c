/* Errors of scripts, for people. */
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf_box.h"
#include "hint.h"
#include "mem.h"
#include "program.h"
#include "script_inside.h"

#define LINE_BYTES 100
#define CALLERS 4

bool
script_users(const lua_Debug *ar)
{
    return ar->currentline > 0 && strcmp(ar->source, SCRIPT_OWN) != 0;
}

/* Where a level is: FILE, or `input` for a chunk that was typed. */
static const char *
file_of(const lua_Debug *ar)
{
    return *ar->source == '@' ? ar->source + 1 : "input";
}

/* Bytes of the prefix "SHORT:LINE: " of the message, if it has this one. */
static size_t
prefix(const char *message, const char *short_src, int line)
{
    char text[LUA_IDSIZE + 20];
    int len = snprintf(text, sizeof text, "%s:%d: ", short_src, line);

    return strncmp(message, text, (size_t)len) == 0 ? (size_t)len : 0;
}

/* Finds the user's line that the message is about: the one it names, else the
   innermost. Returns the bytes of the message's own prefix. */
static size_t
place(lua_State *L, const char *message, lua_Debug *at, int *level, bool *found)
{
    size_t skip = 0;
    lua_Debug ar;

    *found = false;
    for (int i = 1; lua_getstack(L, i, &ar); i++) {
        size_t len;

        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline <= 0)
            continue;
        len = prefix(message, ar.short_src, ar.currentline);
        skip = skip ? skip : len;
        if (!script_users(&ar) || (*found && !len))
            continue;
        if (!*found || len) {
            *at = ar;
            *level = i;
            *found = true;
        }
        if (skip)
            break;
    }
    return skip;
}

/* A compiler's message has a place in it and nothing on the stack. */
static size_t
place_in(const char *message, int *line)
{
    const char *p = message;

    while ((p = strchr(p, ':')) != NULL) {
        char *end;
        long n = strtol(p + 1, &end, 10);

        if (n > 0 && end > p + 1 && end[0] == ':' && end[1] == ' ') {
            *line = (int)n;
            return (size_t)(p - message);
        }
        p++;
    }
    return 0;
}

/* A line of a text, without what it is indented by; NULL: there is none. */
static char *
line_of(const char *text, size_t len, int line)
{
    const char *at = text, *end = text + len, *stop;

    for (; line > 1 && at; line--) {
        at = memchr(at, '\n', (size_t)(end - at));
        at = at ? at + 1 : NULL;
    }
    if (!at)
        return NULL;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    stop = memchr(at, '\n', (size_t)(end - at));
    stop = stop ? stop : end;
    return stop == at ? NULL : mem_copy(at, (size_t)(stop - at));
}

/* The same of the source: `@FILE`, or the text itself. */
static char *
source_line(const char *source, int line)
{
    struct buf text = {0};
    char *code = NULL;

    if (*source == '=') /* standard input: read and gone */
        return NULL;
    if (*source != '@')
        return line_of(source, strlen(source), line);
    if (program_read(source + 1, PROGRAM_SOURCE_MAX, &text) == 0 && text.len)
        code = line_of(text.data, text.len, line);
    buf_free(&text);
    return code;
}

static void
add_line(struct buf *out, const char *code)
{
    if (code)
        buf_format(out, "\n  |  %.*s", LINE_BYTES, code);
}

static void
add_callers(struct buf *out, lua_State *L, int level)
{
    lua_Debug ar;
    int n = 0;

    while (n < CALLERS && lua_getstack(L, ++level, &ar)) {
        lua_getinfo(L, "Sl", &ar);
        if (!script_users(&ar))
            continue;
        buf_format(out, "\n  called from %s:%d", file_of(&ar), ar.currentline);
        n++;
    }
}

static void
explain(lua_State *L, const char *message, struct buf *out)
{
    const struct script *s = script_of(L);
    lua_Debug ar;
    char *code = NULL;
    int level = 0, line = 0;
    bool found;
    size_t skip = place(L, message, &ar, &level, &found), len;

    if (found) {
        code = source_line(ar.source, ar.currentline);
        buf_format(out, "%s:%d: %s", file_of(&ar), ar.currentline,
                   message + skip);
        add_line(out, code);
        hint_add(out, message, code ? code : "");
        free(code);
        if (!s->raised.code || !strstr(message, s->raised.text))
            add_callers(out, L, level);
        return;
    }
    len = place_in(message, &line);
    if (len && *message == '[') { /* typed: [string "..."]:1: */
        buf_format(out, "input%s", message + len);
        if (lua_isstring(L, 2))
            code = line_of(lua_tostring(L, 2), lua_rawlen(L, 2), line);
    } else {
        buf_str(out, message);
        if (len) {
            char *source = mem_format("@%.*s", (int)len, message);

            code = source_line(source, line);
            free(source);
        }
    }
    add_line(out, code);
    free(code);
}

int
trouble_handler(lua_State *L)
{
    const struct script *s = script_of(L);
    const char *message;
    struct buf *out;

    if (s->interrupted) {
        lua_pushliteral(L, "interrupted");
        return 1;
    }
    message = luaL_tolstring(L, 1, NULL);
    if (s->raised.code && strcmp(message, s->raised.text) == 0)
        return 1; /* script_stop: meant for people as it is */
    if (s->raised.code == FAULT_CORPUS && strstr(message, s->raised.text)) {
        lua_pushstring(L,
                       s->raised.text); /* no line of the script is at fault */
        return 1;
    }
    out = buf_box(L);
    explain(L, message, out);
    lua_pushlstring(L, out->data, out->len);
    buf_free(out);
    return 1;
}

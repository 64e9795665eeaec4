/* Completion: names that are there, found without calling anything. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "compare.h"
#include "mem.h"
#include "script_inside.h"

static const char *const keywords[] = {
    "and",      "break",  "do",   "else", "elseif", "end",  "false", "for",
    "function", "goto",   "if",   "in",   "local",  "nil",  "not",   "or",
    "repeat",   "return", "then", "true", "until",  "while"};

/* What the API lists under a name of its own. */
static const struct {
    const char *type, *name;
} objects[] = {{"slant.doc", "doc"},
               {"slant.span", "span"},
               {"slant.set", "set"},
               {"slant.counter", "counter"}};

struct names {
    char **at;
    size_t n, cap;
    const char *word; /* what they begin with */
    size_t len;
};

static void
add(struct names *names, const char *name)
{
    if (strncmp(name, names->word, names->len))
        return;
    names->at =
        mem_grow(names->at, &names->cap, names->n + 1, sizeof *names->at);
    names->at[names->n++] = mem_string(name);
}

static bool
is_name(const char *s, size_t len)
{
    if (len == 0 || (*s >= '0' && *s <= '9'))
        return false;
    for (size_t i = 0; i < len; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                    "0123456789_",
                    s[i]))
            return false;
    return true;
}

/* Names among the keys of the table on top; methods: those of functions. */
static void
add_keys(lua_State *L, struct names *names, bool methods)
{
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        size_t len;
        const char *key;

        if (lua_type(L, -2) != LUA_TSTRING)
            continue;
        key = lua_tolstring(L, -2, &len);
        if (is_name(key, len) && (!methods || lua_isfunction(L, -1)))
            add(names, key);
    }
}

/* Pushes the table behind __index of the value on top, if it is one. */
static bool
push_index(lua_State *L)
{
    if (!lua_getmetatable(L, -1))
        return false;
    lua_pushliteral(L, "__index");
    lua_rawget(L, -2);
    lua_remove(L, -2);
    if (lua_istable(L, -1))
        return true;
    lua_pop(L, 1);
    return false;
}

/* Entries of the API under a prefix: `doc.`, `doc:`. */
static void
add_entries(struct names *names, const char *prefix)
{
    size_t len = strlen(prefix);

    for (size_t i = 0; i < api_n; i++)
        if (api_entries[i].who & API_SCRIPT &&
            strncmp(api_entries[i].name, prefix, len) == 0)
            add(names, api_entries[i].name + len);
}

/* The API's name for what the value on top is, or NULL. */
static const char *
object_name(lua_State *L)
{
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++)
        if (luaL_testudata(L, -1, objects[i].type))
            return objects[i].name;
    return NULL;
}

/* Fields of the value on top. */
static void
add_fields(lua_State *L, struct names *names, bool methods)
{
    if (lua_istable(L, -1))
        add_keys(L, names, methods);
    if (push_index(L)) {
        add_keys(L, names, methods);
        lua_pop(L, 1);
    }
}

static bool
in_word(char c)
{
    return is_name(&c, 1) || (c >= '0' && c <= '9');
}

/* Replaces the value on top by its field, raw. */
static void
step(lua_State *L, const char *name, size_t len)
{
    if (!lua_istable(L, -1)) {
        lua_pop(L, 1);
        lua_pushnil(L);
        return;
    }
    lua_pushlstring(L, name, len);
    lua_rawget(L, -2);
    lua_remove(L, -2);
}

/* Pushes what the names in front of `end` (a dot or colon) stand for. */
static void
push_owner(lua_State *L, const char *line, size_t end)
{
    size_t start = end;

    while (start > 0 && (in_word(line[start - 1]) || line[start - 1] == '.'))
        start--;
    lua_pushglobaltable(L);
    while (start <= end) {
        size_t len = 0;

        while (start + len < end && in_word(line[start + len]))
            len++;
        step(L, line + start, len);
        start += len + 1;
    }
}

/* owner: what stands before the word, `corpus.` or "". */
static void
hand_out(struct names *names, const char *owner, script_complete_cb *each,
         void *cookie)
{
    if (names->n)
        qsort(names->at, names->n, sizeof *names->at, compare_string);
    for (size_t i = 0; i < names->n; i++) {
        char *whole = mem_format("%s%s", owner, names->at[i]);
        const struct api_entry *e = api_find(whole);

        if (i == 0 || strcmp(names->at[i], names->at[i - 1]))
            each(cookie, names->at[i], e ? e->help : NULL);
        free(whole);
    }
    mem_free_strings(names->at, names->n);
}

size_t
script_complete(struct script *s, const char *line, size_t cursor,
                script_complete_cb *each, void *cookie)
{
    lua_State *L = s->L;
    struct names names = {0};
    size_t start = cursor, owner;
    int top = lua_gettop(L);
    const char *object;
    char before, *prefix;

    while (start > 0 && in_word(line[start - 1]))
        start--;
    names.word = line + start;
    names.len = cursor - start;
    before = start > 0 ? line[start - 1] : '\0';
    owner = start;
    if (before == '.' || before == ':') {
        push_owner(L, line, start - 1);
        for (owner--; owner > 0 && in_word(line[owner - 1]);)
            owner--;
        object = object_name(L);
        if (object) {
            prefix = mem_format("%s%c", object, before);
            add_entries(&names, prefix);
        } else {
            prefix = mem_copy(line + owner, start - owner);
            if (lua_isnil(L, -1)) /* a local that is named as in api.c: doc */
                add_entries(&names, prefix);
            add_fields(L, &names, before == ':');
        }
    } else {
        lua_pushglobaltable(L);
        add_keys(L, &names, false);
        for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
            add(&names, keywords[i]);
        prefix = mem_string("");
    }
    lua_settop(L, top);
    hand_out(&names, prefix, each, cookie);
    free(prefix);
    return start;
}

#include "options.h"

#include <lauxlib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "buf_box.h"
#include "check_plugin.h"
#include "hash.h"
#include "json.h"
#include "listed.h"
#include "lua_json.h"
#include "mem.h"
#include "num.h"
#include "order.h"
#include "program.h"
#include "utf8.h"

/* What to do about a setting that the corpus has kept. */
#define KEPT_MEND " (kept from the last run: --set %s.%s=VALUE, or --defaults)"

struct option { /* while its value is found */
    lua_State *L;
    const char *plugin, *name, *type;
    int spec;                    /* where its declaration stands */
    bool *settings;              /* an error is the setting's */
    const char *text;            /* what the user set, or NULL */
    bool kept;                   /* in an earlier run */
    struct engine_options *list; /* what is found goes there, too */
};

/* A setting is the user's mistake; a default is the plugin's, and so is what
   was right once: the others run. */
static int
refuse(const struct option *o, const char *format, const char *what)
{
    *o->settings |= o->text && !o->kept;
    lua_pushfstring(o->L, o->text ? "%s.%s: " : "%s.%s: its default ",
                    o->plugin, o->name);
    lua_pushfstring(o->L, format, what);
    lua_pushfstring(o->L, o->kept ? KEPT_MEND : "", o->plugin, o->name);
    lua_concat(o->L, 3);
    return lua_error(o->L);
}

/* Pushes the item the text stands for. */
static void
push_scalar(const struct option *o, const char *type, const char *text)
{
    lua_State *L = o->L;
    int64_t i;
    double n;

    if (strcmp(type, "integer") == 0) {
        if (!num_int(text, INT64_MIN, INT64_MAX, &i))
            refuse(o, "`%s` is no whole number", text);
        lua_pushinteger(L, i);
    } else if (strcmp(type, "number") == 0) {
        if (!num_real(text, &n))
            refuse(o, "`%s` is no number", text);
        lua_pushnumber(L, n);
    } else if (strcmp(type, "boolean") == 0) {
        bool yes = strcmp(text, "true") == 0 || strcmp(text, "yes") == 0;

        if (!yes && strcmp(text, "false") && strcmp(text, "no"))
            refuse(o, "`%s` is neither true nor false", text);
        lua_pushboolean(L, yes);
    } else if (!utf8_valid(text, strlen(text))) {
        refuse(o, "is no UTF-8 text", NULL);
    } else {
        lua_pushstring(L, text);
    }
}

static void
push_list(const struct option *o)
{
    lua_State *L = o->L;
    const char *of, *at = o->text;

    of = lua_getfield(L, o->spec, "of") == LUA_TSTRING ? lua_tostring(L, -1)
                                                       : "string";
    lua_newtable(L);
    for (lua_Integer i = 1; *at; i++) {
        size_t len = strcspn(at, ",");

        lua_pushlstring(L, at, len);
        push_scalar(o, of, lua_tostring(L, -1));
        lua_remove(L, -2);
        lua_rawseti(L, -2, i);
        at += len + (at[len] == ',');
    }
    lua_remove(L, -2);
}

/* The number at index lies in the declared bounds. */
static void
check_bounds(const struct option *o, double value)
{
    lua_State *L = o->L;

    if (lua_getfield(L, o->spec, "min") == LUA_TNUMBER &&
        value < lua_tonumber(L, -1))
        refuse(o, "must be at least %s", lua_tostring(L, -1));
    if (lua_getfield(L, o->spec, "max") == LUA_TNUMBER &&
        value > lua_tonumber(L, -1))
        refuse(o, "must be at most %s", lua_tostring(L, -1));
    lua_pop(L, 2);
}

/* The list on top has as many values as is declared. */
static void
check_length(const struct option *o)
{
    lua_State *L = o->L;
    lua_Unsigned n = lua_rawlen(L, -1);

    if (lua_getfield(L, o->spec, "min") == LUA_TNUMBER &&
        (lua_Number)n < lua_tonumber(L, -1))
        refuse(o,
               n ? "too few values: %s or more are wanted"
                 : "no value is given: %s or more are wanted, with commas "
                   "between them",
               lua_tostring(L, -1));
    if (lua_getfield(L, o->spec, "max") == LUA_TNUMBER &&
        (lua_Number)n > lua_tonumber(L, -1))
        refuse(o, "too many values: %s are the most", lua_tostring(L, -1));
    lua_pop(L, 2);
}

/* The value on top is one of the declared values, if there are any. */
static void
check_values(const struct option *o)
{
    lua_State *L = o->L;
    int value = lua_gettop(L);
    bool found = false;

    if (lua_getfield(L, o->spec, "values") == LUA_TTABLE &&
        !lua_istable(L, value)) {
        lua_pushliteral(L, "");
        for (lua_Integer i = 1; lua_rawgeti(L, value + 1, i) != LUA_TNIL; i++) {
            found = found || lua_rawequal(L, -1, value);
            luaL_tolstring(L, -1, NULL);
            lua_replace(L, -2);
            lua_pushfstring(L, "%s%s%s", lua_tostring(L, -2), i > 1 ? ", " : "",
                            lua_tostring(L, -1));
            lua_replace(L, -3);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
        if (!found)
            refuse(o, "must be one of %s", lua_tostring(L, -1));
    }
    lua_settop(L, value);
}

/* Writes {"file":path,"hash":hex} of a file of the user's. */
static void
write_file(const struct option *o, const char *text, struct buf *out)
{
    char path[PATH_MAX], hex[33];
    struct buf data = {0};
    struct hash h;
    bool found;

    if (!o->text)
        luaL_error(o->L,
                   "option `%s`: a file has no default, the user names it",
                   o->name);
    if (!realpath(text, path))
        refuse(o, "there is no file `%s`", text);
    found = program_read(path, OPTIONS_FILE_MAX, &data) == 0 &&
            data.len <= OPTIONS_FILE_MAX;
    h = hash_of(data.data, data.len);
    buf_free(&data);
    if (!found)
        refuse(o,
               "`%s` cannot be read, or is no regular file of at most 256 MiB",
               path);
    hash_hex(&h, hex);
    buf_str(out, "{\"file\":");
    json_string(out, path, strlen(path));
    buf_format(out, ",\"hash\":\"%s\"}", hex);
}

/* A default is a file of the plugin's own. */
static void
check_asset(const struct option *o, const char *name)
{
    const struct program *p = act_of(o->L)->program;
    const char *path = lua_pushfstring(o->L, "assets/%s", name);
    char *file = program_own(p->folder, path);

    free(file);
    if (!file)
        refuse(o, "is no file of the plugin's: %s", path);
    lua_pop(o->L, 1);
}

/* The value on top, which is no file, as it is. */
static void
write_plain(const struct option *o, struct buf *out)
{
    lua_State *L = o->L;

    if (strcmp(o->type, "list") == 0 && lua_istable(L, -1)) {
        json_write_list(L, -1, out);
    } else if (strcmp(o->type, "number") == 0 && lua_isnumber(L, -1)) {
        lua_pushnumber(L, lua_tonumber(L, -1));
        json_write(L, -1, out);
        lua_pop(L, 1);
    } else {
        json_write(L, -1, out);
    }
}

/* Whether the user has set it to another value than its default; text: that
   value. */
static bool
differs(const struct option *o, const char *value)
{
    lua_State *L = o->L;
    struct buf *b;
    bool same;

    if (!o->text)
        return false;
    b = buf_box(L);
    lua_getfield(L, o->spec, "default");
    write_plain(o, b);
    same = strcmp(buf_text(b), value) == 0;
    buf_free(b);
    lua_pop(L, 2);
    return !same;
}

/* The value is on top. */
static void
write_value(const struct option *o, struct buf *out)
{
    lua_State *L = o->L;

    if (lua_isnil(L, -1)) {
        buf_str(out, "null");
    } else if (strcmp(o->type, "list") == 0) {
        check_length(o);
        write_plain(o, out);
    } else if (strcmp(o->type, "file") == 0 ||
               (strcmp(o->type, "asset") == 0 && o->text)) {
        write_file(o, lua_tostring(L, -1), out);
    } else if (strcmp(o->type, "asset") == 0) {
        check_asset(o, lua_tostring(L, -1));
        buf_str(out, "{\"asset\":");
        json_write(L, -1, out);
        buf_char(out, '}');
    } else {
        if (lua_type(L, -1) == LUA_TNUMBER)
            check_bounds(o, lua_tonumber(L, -1));
        check_values(o);
        write_plain(o, out);
    }
}

/* The last setting of the option counts. */
static void
find_setting(struct option *o, const struct engine_spec *spec)
{
    for (size_t i = 0; spec && i < spec->n_settings; i++) {
        const struct engine_setting *s = &spec->settings[i];

        if (strcmp(s->plugin, o->plugin) || strcmp(s->option, o->name))
            continue;
        o->text = s->value;
        o->kept = s->kept;
    }
}

/* It is required, and nobody has set it. */
static bool
is_unset(const struct option *o)
{
    bool required;

    lua_getfield(o->L, o->spec, "required");
    required = lua_toboolean(o->L, -1);
    lua_pop(o->L, 1);
    return required && !o->text;
}

static void
note_option(const struct option *o, const char *value)
{
    const char *origin = "default", *of, *doc;
    bool set = differs(o, value);
    lua_State *L = o->L;
    char *type;

    if (o->text && strncmp(value, "{\"file\"", 7) == 0) {
        origin = o->kept ? "corpus, a file" : "--set, a file";
        value = o->text;
    } else if (o->text && (set || !o->kept)) {
        origin = o->kept ? "corpus" : "--set";
    } else if (is_unset(o)) {
        origin = "not set, but required";
    } else if (strcmp(value, "null") == 0) {
        origin = "not set";
    }
    lua_getfield(L, o->spec, "of");
    of = lua_tostring(L, -1);
    lua_getfield(L, o->spec, "doc");
    doc = lua_tostring(L, -1);
    lua_getfield(L, o->spec, "type");
    type = mem_format("%s%s%s", lua_tostring(L, -1), of ? " of " : "",
                      of ? of : "");
    engine_options_add(o->list, o->name, type, value, origin, doc, set);
    free(type);
    lua_settop(L, o->spec);
}

static void
write_option(struct option *o, struct buf *out)
{
    lua_State *L = o->L;
    size_t before;

    lua_getfield(L, o->spec, "type");
    o->type = lua_tostring(L, -1);
    if (o->text && strcmp(o->type, "list") == 0)
        push_list(o);
    else if (o->text)
        push_scalar(o, o->type, o->text);
    else
        lua_getfield(L, o->spec, "default");
    json_string(out, o->name, strlen(o->name));
    buf_char(out, ':');
    before = out->len;
    write_value(o, out);
    lua_settop(L, o->spec);
    note_option(o, buf_text(out) + before);
}

/* Refuses settings of options that are not there; keys: the n sorted names. */
static void
check_settings(lua_State *L, int keys, size_t n, const char *plugin,
               const struct engine_spec *spec, bool *settings)
{
    const char **names = lua_newuserdatauv(L, (n + 1) * sizeof *names, 0);

    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, keys, (lua_Integer)i + 1);
        names[i] = lua_tostring(L, -1);
        lua_pop(L, 1);
    }
    for (size_t i = 0; spec && i < spec->n_settings; i++) {
        const struct engine_setting *s = &spec->settings[i];

        if (strcmp(s->plugin, plugin) || listed(s->option, names, n))
            continue;
        if (s->kept)
            luaL_error(L,
                       "there is no option `%s` any more, which the last run "
                       "has set: --defaults leaves it out",
                       s->option);
        *settings = true;
        check_unknown(L, plugin, "option", s->option, names, n);
    }
    lua_pop(L, 1);
}

void
options_json(lua_State *L, int index, const char *plugin,
             const struct engine_spec *spec, bool *settings,
             struct engine_options *list, struct buf *out)
{
    int specs = lua_gettop(L) + 1, keys = specs + 1;
    const char *unset = NULL;
    lua_Integer n;

    luaL_checkstack(L, 20, NULL);
    lua_pushvalue(L, index);
    if (lua_isnil(L, specs)) {
        lua_newtable(L);
        lua_replace(L, specs);
    }
    n = order_keys(L, specs);
    check_settings(L, keys, (size_t)n, plugin, spec, settings);
    buf_char(out, '{');
    for (lua_Integer i = 1; i <= n; i++) {
        struct option o = {
            .L = L, .plugin = plugin, .settings = settings, .list = list};

        lua_rawgeti(L, keys, i);
        o.name = lua_tostring(L, -1);
        find_setting(&o, spec);
        lua_getfield(L, specs, o.name);
        o.spec = lua_gettop(L);
        buf_str(out, i > 1 ? "," : "");
        write_option(&o, out);
        if (!unset && is_unset(&o))
            unset = o.name;
        lua_settop(L, keys);
    }
    if (unset)
        luaL_error(L, "option `%s` is required: --set %s.%s=VALUE", unset,
                   plugin, unset);
    buf_char(out, '}');
    lua_settop(L, specs - 1);
}

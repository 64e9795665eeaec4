/* What plugins can call is documented, once, and editors get it as types.
   `test_stubs api` prints plugins/API.md. */
#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "api_arguments.h"
#include "buf.h"
#include "check.h"
#include "ctx.h"
#include "lib_counter.h"
#include "lib_doc.h"
#include "libs.h"
#include "mem.h"
#include "frozen.h"
#include "stubs.h"

static const struct api_entry *
entry(const char *name)
{
    for (size_t i = 0; i < api_n; i++)
        if (api_entries[i].who & API_PLUGIN &&
            strcmp(api_entries[i].name, name) == 0)
            return &api_entries[i];
    return NULL;
}

static int documented; /* names met that are documented */

/* Every name in the table on top, under prefixes `doc.` and `doc:`. */
static void
check_names(lua_State *L, const char *owner)
{
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        char *field = mem_format("%s.%s", owner, lua_tostring(L, -2));
        char *method = mem_format("%s:%s", owner, lua_tostring(L, -2));

        if (!entry(field) && !entry(method)) {
            fprintf(stderr, "    %s is not in host/lua/script/api.c\n", field);
            CHECK(!"documented");
        }
        documented++;
        free(field);
        free(method);
    }
    lua_pop(L, 1);
}

/* The first upvalue of __index of the object on top, which is taken away. */
static void
push_methods(lua_State *L)
{
    CHECK(luaL_getmetafield(L, -1, "__index") == LUA_TFUNCTION);
    CHECK(lua_getupvalue(L, -1, 1) != NULL);
    lua_replace(L, -3);
    lua_pop(L, 1);
}

static void
push_module(lua_State *L, const char *name)
{
    CHECK(libs_push(L, name));
}

/* Fields, and methods of what it takes a text or a file to make: test_script
   has the names of those that scripts see, too. */
static bool
listed_apart(const char *name)
{
    static const char *const owners[] = {
        "doc.",     "span",          "set:",      "asset",
        "counter.", "lexicon:",      "model:",    "trainer:",
        "helper:",  "ctx.documents", "tagger:",   "vader:",
        "grammar:", "gazetteer:",    "wordbook:", "encounters:"};

    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        if (strncmp(name, owners[i], strlen(owners[i])) == 0)
            return true;
    return false;
}

static void
test_documented(void)
{
    struct meter meter;
    lua_State *L = state_new(&meter, STATE_MEMORY_DEFAULT);
    struct act act = {.kind = ACT_SETUP};
    struct plugin p = {.manifest = {.options = mem_string("{}"),
                                    .name = mem_string("x"),
                                    .version = mem_string("1")}};
    int entries = 0;

    luaL_openlibs(L);
    *(struct act **)lua_getextraspace(L) = &act;
    lua_pushglobaltable(L);
    lua_setfield(L, LUA_REGISTRYINDEX, "slant.env");
    for (size_t i = 0; libs_name(i); i++) {
        push_module(L, libs_name(i));
        check_names(L, libs_name(i));
    }
    doc_push(L);
    push_methods(L);
    check_names(L, "doc");
    counter_new(L);
    push_methods(L);
    check_names(L, "counter");
    lua_newtable(L);
    p.program.table = luaL_ref(L, LUA_REGISTRYINDEX);
    ctx_push(L, &p);
    frozen_thaw(L);
    check_names(L, "ctx");
    lua_close(L);
    manifest_free(&p.manifest);

    /* An entry without a function would make these differ. */
    for (size_t i = 0; i < api_n; i++)
        entries += api_entries[i].who & API_PLUGIN &&
                   !listed_apart(api_entries[i].name);
    CHECK_NUMBER(documented, entries);
}

/* ---- arguments ---- */

/* What stands between the brackets behind the name, `{...}` as one `#`. */
static void
brackets(const struct api_entry *e, char *out)
{
    const char *p = e->signature + strlen(e->name);
    bool method = *p == '(';

    for (p += method; *p && *p != ')' && (method || p[-1] != '}'); p++) {
        if (*p == '{') {
            *out++ = '#';
            p += strcspn(p, "}");
        } else {
            *out++ = *p;
        }
    }
    *out = '\0';
}

static bool
is_function(const struct api_entry *e)
{
    return strchr("({", e->signature[strlen(e->name)]) != NULL;
}

/* Each argument of the signature is described, by its name if it has one there,
   and each field in braces. */
static void
check_arguments(const struct api_entry *e)
{
    const char *rest = api_arguments(e->name);
    char wanted[400], *save, *word = NULL;
    struct api_argument a;
    bool fine = true;

    brackets(e, wanted);
    save = wanted;
    while (rest && api_argument_next(&rest, &a)) {
        char *field = mem_format("%.*s=", (int)a.name.len, a.name.s);

        CHECK(a.name.len > 0 && a.type.len > 0);
        if (!a.field) {
            word = strsep(&save, ",");
            word += word ? strspn(word, " ") : 0;
            fine = fine && word &&
                   (strchr(word, '#') || strchr(word, '|') ||
                    (strlen(word) == a.name.len &&
                     !memcmp(word, a.name.s, a.name.len)));
            fine = fine &&
                   (!a.fields || strchr(word, '#') ||
                    strcmp(word, "options") == 0 || strcmp(word, "rules") == 0);
        }
        free(field);
    }
    word = save ? strsep(&save, ",") : NULL;
    if (!fine || (word && *word)) {
        fprintf(stderr, "    %s: api_arguments.c has others\n", e->signature);
        CHECK(!"the same arguments");
    }
}

static bool
has_fields(const struct api_entry *e)
{
    const char *rest = api_arguments(e->name);
    struct api_argument a;

    while (rest && api_argument_next(&rest, &a))
        if (a.fields)
            return true;
    return false;
}

/* `text=`, `least=` of the braces. */
static void
check_fields(const struct api_entry *e)
{
    const char *at = strchr(e->signature, '{');
    const char *end = at ? strchr(at, '}') : NULL;

    if (!has_fields(e))
        return;
    for (at = at ? at + 1 : NULL; at && at < end; at += strspn(at, ", \n")) {
        size_t len = strcspn(at, "=,} ");
        bool named = at[len] == '=', there = !named;
        const char *rest = api_arguments(e->name);
        struct api_argument a;

        while (rest && api_argument_next(&rest, &a))
            there = there || (a.field && a.name.len == len &&
                              memcmp(a.name.s, at, len) == 0);
        if (!there)
            fprintf(stderr, "    %s: no field %.*s\n", e->signature, (int)len,
                    at);
        CHECK(there);
        at += strcspn(at, ",}");
    }
}

static void
test_arguments(void)
{
    for (size_t i = 0; i < api_n; i++)
        if (api_entries[i].who & API_PLUGIN && is_function(&api_entries[i])) {
            check_arguments(&api_entries[i]);
            check_fields(&api_entries[i]);
        }
}

/* ---- types ---- */

struct files {
    struct buf names, all;
};

/* Is it a type of Lua, or defined in the text? */
static bool
is_type(const char *all, const char *word, size_t len)
{
    static const char *const own[] = {"any", "boolean", "fun",    "integer",
                                      "nil", "number",  "string", "table"};
    bool found = false;
    char *class;

    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strlen(own[i]) == len && memcmp(own[i], word, len) == 0)
            return true;
    class = mem_format("---@class %.*s\n", (int)len, word);
    found = strstr(all, class) != NULL;
    free(class);
    class = mem_format("---@alias %.*s ", (int)len, word);
    found = found || strstr(all, class);
    free(class);
    return found;
}

/* Every word of a type: not in quotes, no name before a `:`. */
static void
check_type(const char *all, const char *type, size_t len)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz_.";
    const char *end = type + len;

    while (type < end) {
        size_t n = strspn(type, letters);

        if (*type == '"')
            type = strchr(type + 1, '"') + 1;
        else if (!n)
            type++;
        else if (type[n] == ':')
            type += n + 1;
        else {
            if (!is_type(all, type, n) && *type != '.')
                fprintf(stderr, "    no type %.*s\n", (int)n, type);
            CHECK(is_type(all, type, n) || *type == '.');
            type += n;
        }
    }
}

/* The type in `TAG NAME TYPE ...` or, of ---@return, `TAG TYPE`: blanks inside
   brackets belong to it. */
static void
check_line(const char *all, const char *line)
{
    static const char *const tags[] = {"---@param ", "---@field ",
                                       "---@return ", "---@alias "};
    size_t depth = 0, len = 0;
    const char *type = NULL;

    for (size_t i = 0; i < 4; i++)
        if (strncmp(line, tags[i], strlen(tags[i])) == 0) {
            type = line + strlen(tags[i]);
            if (i != 2)
                type += strcspn(type, " ") + 1;
        }
    for (; type && type[len] != '\n'; len++) {
        depth += type[len] == '(' || type[len] == '<' || type[len] == '{';
        depth -= type[len] == ')' || type[len] == '>' || type[len] == '}';
        if (type[len] == ' ' && !depth && type[len - 1] != ':' &&
            type[len - 1] != ',')
            break;
    }
    if (type)
        check_type(all, type, len);
    if (type && strncmp(line, "---@param ", 10) == 0)
        CHECK(strncmp(type, "any\n", 4) != 0);
}

static void
each_file(void *cookie, const char *name, const struct buf *text)
{
    struct files *f = cookie;
    lua_State *L = luaL_newstate();

    CHECK(luaL_loadbuffer(L, text->data, text->len, name) == LUA_OK);
    lua_close(L);
    buf_format(&f->names, "%s ", name);
    buf_add(&f->all, text->data, text->len);
}

static void
test_stubs(void)
{
    struct files f = {0};
    const char *all;

    stubs_make(each_file, &f);
    all = buf_text(&f.all);
    CHECK_TEXT(buf_text(&f.names),
               "slant.lua async.lua det.lua http.lua json.lua lexicon.lua "
               "log.lua match.lua model.lua proc.lua stat.lua text.lua ");
    for (const char *at = all; *at; at += strcspn(at, "\n") + 1)
        check_line(all, at);
    CHECK(strstr(all, "---@return fun(): integer, slant.span\n"
                      "function doc:tokens() end\n"));
    CHECK(strstr(all, "---@class slant.ctx.read.document\n"
                      "---@field text string UTF-8, at most 64 MiB\n"
                      "---@field title? string\n"));
    CHECK(strstr(all,
                 "---@param document slant.ctx.read.document\n"
                 "---@return slant.doc\nfunction ctx.read(document) end\n"));
    CHECK(strstr(all, "---@param seconds number 0 to 3600; a millisecond at "
                      "least\nfunction async.sleep(seconds) end\n"));
    CHECK(strstr(all, "---@field limits? slant.limits\n"));
    CHECK(strstr(all, "---@field document fun(doc:slant.doc,ctx:slant.ctx,"
                      "state:table):table? "));
    CHECK(!strstr(all, "? any\n"));
    buf_free(&f.names);
    buf_free(&f.all);
}

/* A line each; fields as `options.timeout`. */
static void
write_arguments(struct buf *out, const char *rest)
{
    struct api_argument a, table = {0};

    while (rest && api_argument_next(&rest, &a)) {
        if (a.fields)
            table = a;
        if (!a.help.len && (a.fields || strncmp(a.type.s, "slant.", 6) == 0))
            continue; /* what it is, its name says */
        buf_str(out, "  - `");
        if (a.field)
            buf_format(out, "%.*s.", (int)table.name.len, table.name.s);
        buf_format(out, "%.*s%s` `%.*s`%s%.*s\n", (int)a.name.len, a.name.s,
                   a.optional ? "?" : "", (int)a.type.len, a.type.s,
                   a.help.len ? ": " : "", (int)a.help.len, a.help.s);
    }
}

static void
write_page(struct buf *out)
{
    buf_str(out,
            "# What plugins can call\n\n"
            "Beside Lua 5.4's base functions, `string`, `table`, `math` and "
            "`utf8`; `text`,\n`match`, `stat`, `json`, `log`, `det` and "
            "`async` by `require`. This page is made of\n"
            "`host/lua/script/api.c`: `build/tests/test_stubs api > "
            "plugins/API.md`; a test\ncompares them.\n\n");
    for (size_t i = 0; i < api_n; i++)
        if (api_entries[i].who & API_PLUGIN) {
            buf_format(out, "- `%s`  \n  %s\n", api_entries[i].signature,
                       api_entries[i].help);
            write_arguments(out, api_arguments(api_entries[i].name));
        }
}

static void
test_page(void)
{
    const char *tests = getenv("SLANT_CORPUS_DIR");
    char *path =
        mem_format("%s/../../plugins/API.md", tests ? tests : "tests/corpus");
    struct buf want = {0}, got = {0};

    write_page(&want);
    CHECK(program_read(path, 1 << 20, &got) == 0);
    CHECK_TEXT(buf_text(&got), buf_text(&want));
    buf_free(&want);
    buf_free(&got);
    free(path);
}

int
main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "api") == 0) {
        struct buf page = {0};

        write_page(&page);
        fputs(buf_text(&page), stdout);
        buf_free(&page);
        return 0;
    }
    test_documented();
    test_arguments();
    test_stubs();
    test_page();
    return check_end();
}

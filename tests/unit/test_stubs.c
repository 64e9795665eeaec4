/* What plugins can call is documented, once, and editors get it as types.
   `test_stubs api` prints plugins/API.md. */
#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "buf.h"
#include "check.h"
#include "ctx.h"
#include "lib_counter.h"
#include "lib_doc.h"
#include "libs.h"
#include "mem.h"
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
    ctx_push(L, &p);
    push_methods(L);
    check_names(L, "ctx");
    lua_close(L);
    manifest_free(&p.manifest);

    /* An entry without a function would make these differ. */
    for (size_t i = 0; i < api_n; i++)
        entries += api_entries[i].who & API_PLUGIN &&
                   !listed_apart(api_entries[i].name);
    CHECK_NUMBER(documented, entries);
}

struct files {
    struct buf names, slant;
};

static void
each_file(void *cookie, const char *name, const struct buf *text)
{
    struct files *f = cookie;
    lua_State *L = luaL_newstate();

    CHECK(luaL_loadbuffer(L, text->data, text->len, name) == LUA_OK);
    lua_close(L);
    buf_format(&f->names, "%s ", name);
    if (strcmp(name, "slant.lua") == 0)
        buf_add(&f->slant, text->data, text->len);
}

static void
test_stubs(void)
{
    struct files f = {0};

    stubs_make(each_file, &f);
    CHECK_TEXT(buf_text(&f.names),
               "slant.lua async.lua det.lua http.lua json.lua lexicon.lua "
               "log.lua match.lua model.lua proc.lua stat.lua text.lua ");
    CHECK(strstr(buf_text(&f.slant), "---@return fun(): integer, slant.span\n"
                                     "function doc:tokens() end\n"));
    CHECK(strstr(buf_text(&f.slant),
                 "---@param options { text?: any, title?: any, date?: any }\n"
                 "---@return slant.doc\nfunction ctx.read(options) end\n"));
    CHECK(strstr(buf_text(&f.slant), "---@field limits? table\n"));
    CHECK(strstr(buf_text(&f.slant),
                 "---@field document fun(doc: slant.doc, ctx: slant.ctx, "
                 "state: table): table?\n"));
    buf_free(&f.names);
    buf_free(&f.slant);
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
        if (api_entries[i].who & API_PLUGIN)
            buf_format(out, "- `%s`  \n  %s\n", api_entries[i].signature,
                       api_entries[i].help);
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
    test_stubs();
    test_page();
    return check_end();
}

#include "found.h"

#include <lauxlib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "check_plugin.h"
#include "failure.h"
#include "folder.h"
#include "manifest_json.h"
#include "mem.h"
#include "near.h"
#include "options.h"
#include "order.h"
#include "program.h"
#include "program_call.h"
#include "program_load.h"

static void
add(struct founds *f, const char *name, const char *folder)
{
    struct found *p;

    f->at = mem_grow(f->at, &f->cap, f->n + 1, sizeof *f->at);
    p = &f->at[f->n];
    *p = (struct found){.name = mem_string(name),
                        .folder = mem_string(folder),
                        .hidden = founds_get(f, name) != NULL};
    f->n++;
}

static void
scan(struct founds *f, const char *place)
{
    char absolute[PATH_MAX];
    char **names;
    size_t n;

    if (!realpath(place, absolute))
        return;
    names = folder_names(absolute, &n);
    for (size_t i = 0; i < n; i++) {
        char *folder = mem_format("%s/%s", absolute, names[i]);
        char *init = mem_format("%s/init.lua", folder);
        struct stat st;

        if (lstat(init, &st) == 0) /* also a link to nowhere: it is refused */
            add(f, names[i], folder);
        free(init);
        free(folder);
    }
    mem_free_strings(names, n);
}

void
founds_scan(struct founds *f, const struct engine_spec *spec)
{
    size_t bundled = 0;

    *f = (struct founds){0};
    for (size_t i = 0; i < spec->n_folders; i++) {
        bundled = f->n;
        scan(f, spec->folders[i]);
    }
    for (; bundled < f->n; bundled++) {
        f->at[bundled].bundled = true;
        founds_get(f, f->at[bundled].name)->bundled = true;
    }
}

void
founds_free(struct founds *f)
{
    for (size_t i = 0; i < f->n; i++) {
        struct found *p = &f->at[i];

        free(p->name);
        free(p->folder);
        free(p->manifest);
        free(p->error);
        free(p->version);
        engine_options_free(&p->options);
        mem_free_strings(p->requires, p->n_requires);
        mem_free_strings(p->versions, p->n_requires);
        mem_free_strings(p->uses, p->n_uses);
        mem_free_strings(p->used, p->n_used);
    }
    free(f->at);
    *f = (struct founds){0};
}

struct found *
founds_get(const struct founds *f, const char *name)
{
    for (size_t i = 0; i < f->n; i++)
        if (!f->at[i].hidden && strcmp(f->at[i].name, name) == 0)
            return &f->at[i];
    return NULL;
}

const char *
founds_near(const struct founds *f, const char *name)
{
    const char **names = mem_alloc((f->n + 1) * sizeof *names);
    const char *near;

    for (size_t i = 0; i < f->n; i++)
        names[i] = f->at[i].name;
    near = near_name(name, names, f->n);
    free(names);
    return near;
}

struct reading {
    struct found *found;
    struct program *program;
    const struct founds *all;
    const struct engine_spec *spec;
    struct buf json;
    bool settings;
};

/* The requirements of the plugin at index. */
static void
take_requires(lua_State *L, int index, struct found *p)
{
    lua_Integer n;

    if (lua_getfield(L, index, "requires") == LUA_TNIL)
        return;
    n = order_keys(L, -1);
    p->requires = mem_alloc(((size_t)n + 1) * sizeof *p->requires);
    p->versions = mem_alloc(((size_t)n + 1) * sizeof *p->versions);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, -1, i);
        lua_pushvalue(L, -1);
        lua_rawget(L, -4);
        p->requires[p->n_requires] = mem_string(lua_tostring(L, -2));
        p->versions[p->n_requires++] = mem_string(lua_tostring(L, -1));
        lua_pop(L, 2);
    }
}

/* Where the plugins are that the one at index uses. */
static void
take_uses(lua_State *L, int index, struct reading *r)
{
    struct found *p = r->found;
    size_t n;

    if (lua_getfield(L, index, "uses") == LUA_TNIL)
        return;
    n = lua_rawlen(L, -1);
    p->uses = mem_alloc((n + 1) * sizeof *p->uses);
    while (p->n_uses < n) {
        const struct found *other;
        const char *name;

        lua_rawgeti(L, -1, (lua_Integer)p->n_uses + 1);
        name = lua_tostring(L, -1);
        other = founds_get(r->all, name);
        if (!other || strcmp(name, p->name) == 0)
            check_refuse(L, "uses", "there is no other plugin `%.60s`", name);
        p->uses[p->n_uses++] = mem_string(other->folder);
        lua_pop(L, 1);
    }
}

static int
l_check(lua_State *L)
{
    struct reading *r = lua_touserdata(L, 1);
    struct manifest_files files = {.folder = r->found->folder};
    char source[33];

    lua_rawgeti(L, LUA_REGISTRYINDEX, r->program->table);
    check_plugin(L, 2, r->found->name);
    take_uses(L, 2, r);
    files.uses = r->found->uses;
    files.n_uses = r->found->n_uses;
    if (manifest_source(&files, source) < 0)
        luaL_error(L,
                   "a file in lib/ or assets/ cannot be read, or is no "
                   "regular file of the plugin's folder of at most %d MiB",
                   (int)(OPTIONS_FILE_MAX >> 20));
    lua_getfield(L, 2, "version");
    r->found->version = mem_string(lua_tostring(L, -1));
    take_requires(L, 2, r->found);
    lua_getfield(L, 2, "on_request");
    r->found->on_request = lua_toboolean(L, -1);
    lua_pop(L, 1);
    manifest_json(L, 2, r->found->as ? r->found->as : r->found->name, &files,
                  source, r->spec, &r->settings, &r->found->options, &r->json);
    return 0;
}

/* "init.lua:57: message" and the line's text. */
static char *
describe_failure(const struct pair_result *r)
{
    struct buf b = {0};

    if (r->place)
        buf_format(&b, "%s: ", r->place);
    buf_str(&b, r->message ? r->message : "failed");
    if (r->place && r->source_line)
        buf_format(&b, "\n    %s", r->source_line);
    return buf_take(&b);
}

static int
run_and_check(struct reading *r, struct pair_result *failure)
{
    struct act a = {.kind = ACT_LOAD,
                    .program = r->program,
                    .cpu_s = PROGRAM_CPU * ACT_LONG};
    int n =
        program_load(r->program, STATE_MEMORY_DEFAULT, PROGRAM_CPU, failure);

    if (n == 0)
        n = program_call(r->program, &a, l_check, r, failure);
    act_free(&a);
    return n;
}

void
found_read(struct found *p, const struct founds *all,
           const struct engine_spec *spec, struct engine_programs *kept,
           char **settings_error)
{
    struct program program;
    struct reading r = {
        .found = p, .program = &program, .all = all, .spec = spec};
    struct pair_result failure = {0};

    program_init(&program, p->folder);
    for (size_t i = 0; i < all->n; i++)
        if (!all->at[i].hidden && strcmp(all->at[i].name, p->name))
            program_other(&program, all->at[i].name, all->at[i].folder);
    if (run_and_check(&r, &failure) == 0)
        p->manifest = buf_take(&r.json);
    else if (r.settings && !*settings_error)
        *settings_error = mem_string(failure.message);
    if (!p->manifest)
        p->error = describe_failure(&failure);
    p->used = program.used;
    p->n_used = program.n_used;
    program.used = NULL;
    program.n_used = 0;
    if (kept && p->manifest)
        programs_keep(kept, &program);
    program_fini(&program);
    pair_result_clear_words(&failure);
    buf_free(&r.json);
}

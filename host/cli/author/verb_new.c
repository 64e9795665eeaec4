#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "check_plugin.h"
#include "expression.h"
#include "found.h"
#include "log.h"
#include "mem.h"
#include "spec.h"
#include "stubs.h"
#include "verb.h"

extern const char embed_new_init_lua[], embed_new_example_txt[],
    embed_new_example_txt_golden[], embed_new_aggregate_golden[],
    embed_new_properties_lua[], embed_new_luarc_json[];

/* A new folder being filled. */
struct made {
    const char *folder, *name;
    struct fault *ft;
    bool failed;
};

static void
make_folder(struct made *m, const char *inside)
{
    char *path = mem_format("%s%s", m->folder, inside);

    if (!m->failed && mkdir(path, 0777)) {
        fault_set(m->ft,
                  errno == EEXIST || errno == ENOENT ? FAULT_USAGE : FAULT_IO,
                  errno == EEXIST   ? "%s is there already"
                  : errno == ENOENT ? "%s: there is no such folder to make it "
                                      "in"
                                    : "%s: %s",
                  path, strerror(errno));
        m->failed = true;
    }
    free(path);
}

static void
write_file(struct made *m, const char *inside, const char *text, size_t len)
{
    char *path = mem_format("%s/%s", m->folder, inside);
    FILE *f = m->failed ? NULL : fopen(path, "wxe");
    bool bad = f && fwrite(text, 1, len, f) != len;

    if (f && fclose(f))
        bad = true;
    if (!m->failed && (!f || bad)) {
        fault_set(m->ft, FAULT_IO, "%s: %s", path, strerror(errno));
        m->failed = true;
    }
    free(path);
}

/* The template with the plugin's name in the place of @NAME@. */
static void
write_named(struct made *m, const char *inside, const char *template)
{
    static const char mark[] = "@NAME@";
    struct buf b = {0};
    const char *at;

    for (; (at = strstr(template, mark)); template = at + strlen(mark)) {
        buf_add(&b, template, (size_t)(at - template));
        buf_str(&b, m->name);
    }
    buf_str(&b, template);
    write_file(m, inside, b.data, b.len);
    buf_free(&b);
}

static void
write_types(void *cookie, const char *name, const struct buf *text)
{
    char *inside = mem_format(".types/%s", name);

    write_file(cookie, inside, text->data, text->len);
    free(inside);
}

static void
fill(struct made *m)
{
    make_folder(m, "");
    make_folder(m, "/tests");
    make_folder(m, "/.types");
    write_named(m, "init.lua", embed_new_init_lua);
    write_named(m, ".luarc.json", embed_new_luarc_json);
    write_named(m, "tests/example.txt", embed_new_example_txt);
    write_named(m, "tests/example.txt.golden", embed_new_example_txt_golden);
    write_named(m, "tests/aggregate.golden", embed_new_aggregate_golden);
    write_named(m, "tests/properties.lua", embed_new_properties_lua);
    stubs_make(write_types, m);
}

/* A plugin of that name would be confused with ours. */
static int
warn_of_others(const struct args *a, const char *name, struct fault *ft)
{
    struct args none = *a;
    struct engine_spec spec;
    struct founds found = {0};
    const struct found *other;

    none.n_rest = 0;
    if (spec_make(&spec, &none, ft))
        return -1;
    founds_scan(&found, &spec);
    other = founds_get(&found, name);
    if (other)
        log_warn("there is a plugin %s in %s: the one found first hides the "
                 "other, and its results replace those of the other",
                 name, other->folder);
    founds_free(&found);
    engine_spec_free(&spec);
    return 0;
}

static int new (const struct args *a, int *status, struct fault *ft)
{
    struct made m = {.ft = ft};
    const char *slash, *why_not;

    (void)status;
    if (verb_needs_operand(a, "a name", ft))
        return -1;
    if (a->n_rest > 1)
        return fault_set(ft, FAULT_USAGE, "one plugin at a time");
    m.folder = a->rest[0];
    slash = strrchr(m.folder, '/');
    m.name = slash ? slash + 1 : m.folder;
    why_not = check_why_not(m.name);
    if (!why_not && expression_is_reserved(m.name))
        why_not = "a word of SQL, where tables of this name would need quotes";
    if (why_not)
        return fault_set(ft, FAULT_USAGE, "%s: %s", m.name, why_not);
    if (warn_of_others(a, m.name, ft))
        return -1;
    fill(&m);
    if (m.failed)
        return -1;
    log_info("%s is a plugin that works; change init.lua, then:", m.folder);
    log_info("  slant test %s%s", slash ? "" : "./", m.folder);
    log_info("  slant check %s%s", slash ? "" : "./", m.folder);
    log_info("  slant run %s%s", slash ? "" : "./", m.folder);
    return 0;
}

const struct verb verb_new = {
    .name = "new",
    .no_rows = "it only writes a folder: there are no rows for --json or --csv",
    .summary = "begin a plugin",
    .usage = "NAME [options]",
    .text =
        "Makes the folder NAME with a plugin that works: init.lua, tests/, and "
        "types for\neditors with the Lua language server (.luarc.json, "
        ".types/). A plugin is named by\nits folder; ./NAME is one in this "
        "folder, and PATH in `export SLANT_PLUGINS=PATH`\nthe folder of all "
        "yours. plugins/README.md has the contract, plugins/API.md all\n"
        "functions.\n\n"
        "  slant new terms\n"
        "  slant test ./terms && slant check ./terms && slant run ./terms\n",
    .run = new,
};

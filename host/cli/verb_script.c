#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "interruptible.h"
#include "kept.h"
#include "mem.h"
#include "script.h"
#include "spec.h"
#include "verb.h"

static const struct option_spec options[] = {
    {"plugins", 0, "PATH", "a folder that holds plugin folders of yours"},
    {NULL, 0, NULL, NULL},
};

static bool
is_file(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

/* The file given, else the bundled script of this name: `stance_between` and
   `scripts/stance_between.lua` from any folder. */
static char *
find_script(const char *given)
{
    const char *slash = strrchr(given, '/');
    const char *base = slash ? slash + 1 : given;
    const char *dot = strrchr(base, '.');
    struct stat st;
    char *path;

    if (is_file(given))
        return mem_string(given);
    path =
        mem_format("%s/%s%s",
                   stat(SLANT_SOURCE_SCRIPTS, &st) == 0 ? SLANT_SOURCE_SCRIPTS
                                                        : SLANT_INSTALL_SCRIPTS,
                   base, dot && strcmp(dot, ".lua") == 0 ? "" : ".lua");
    if (is_file(path))
        return path;
    free(path);
    return mem_string(given);
}

static int
missing_file(const char *path, struct fault *ft)
{
    if (strcmp(path, "-") == 0 || is_file(path))
        return 0;
    return fault_set(ft, FAULT_USAGE,
                     "%s: no such file, and no bundled script of this name "
                     "(slant script --help names them)",
                     path);
}

static int
run_file(const struct script_options *o, const struct args *a, struct fault *ft)
{
    char *path = find_script(a->rest[0]);
    struct script *s;
    int result = missing_file(path, ft) || script_open(&s, o, ft) ? -1 : 0;

    if (result == 0) {
        interruptible_begin(s);
        result = script_file(s, path, a->rest + 1, a->n_rest - 1, ft);
        interruptible_end();
        script_close(s);
    }
    free(path);
    return result;
}

static int
script(const struct args *a, int *status, struct fault *ft)
{
    const struct args none = {.set = a->set, .n_set = a->n_set};
    struct engine_spec spec;
    struct script_options o;
    int result;

    (void)status;
    if (verb_needs_operand(a, "a Lua file", ft))
        return -1;
    if (spec_make(&spec, &none, ft))
        return -1;
    kept_read(&spec, a->corpus);
    signal(SIGPIPE, SIG_DFL); /* `slant script x.lua | head` ends quietly */
    o = spec_script(&spec, a);
    result = run_file(&o, a, ft);
    engine_spec_free(&spec);
    if (fflush(stdout) || ferror(stdout))
        return fault_set(ft, FAULT_IO, "standard output: writing failed");
    return result;
}

const struct verb verb_script = {
    .name = "script",
    .no_rows = "a script prints what it prints, not --json or --csv: ask slant "
               "sql; an option of the script's own stands behind --",
    .summary = "run a Lua script over the corpus",
    .usage = "FILE [ARGUMENT...] [options]",
    .text =
        "Runs your own Lua program, with the whole standard library and the "
        "corpus beside\nit (scripts/API.md lists all functions; "
        "print(show(rows)) prints rows as a table).\nArguments are in `arg`; "
        "put -- before those that begin with a dash. FILE may be -\nfor "
        "standard input, or the name of a bundled script:\n\n"
        "  slant script stance_between China Russia\n"
        "  slant script stance_over_time China Russia\n"
        "  slant script stance_network >network.graphml\n"
        "  slant script words_between year=2015 year=2025\n"
        "  slant script my.lua -c my.slant -- --my-own-option\n",
    .options = options,
    .run = script,
};

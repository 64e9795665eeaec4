#include "cli.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine_lua.h"
#include "lockdown.h"
#include "log.h"
#include "num.h"
#include "verb.h"
#include "worker.h"

static const struct verb *const verbs[] = {
#define VERB(group, name) &verb_##name,
    VERBS
#undef VERB
};

static const char *const groups[] = {
#define VERB(group, name) group,
    VERBS
#undef VERB
};

enum {
    N_VERBS = sizeof verbs / sizeof *verbs
};

static void
print_option(const struct option_spec *o)
{
    char left[64];

    snprintf(left, sizeof left, "--%s%s%s", o->name, o->value ? " " : "",
             o->value ? o->value : "");
    if (o->letter)
        printf("  -%c, %-24s %s\n", o->letter, left, o->help);
    else
        printf("      %-24s %s\n", left, o->help);
}

static void
print_options(const char *title, const struct option_spec *o)
{
    if (!o || !o->name)
        return;
    printf("\n%s\n", title);
    for (; o->name; o++)
        print_option(o);
}

static bool
is_format(const struct option_spec *o)
{
    return strcmp(o->name, "json") == 0 || strcmp(o->name, "csv") == 0;
}

static void
print_verb_help(const struct verb *v)
{
    printf("slant %s %s\n\n%s", v->name, v->usage, v->text);
    print_options("Options, here or before the verb:", v->options);
    puts("\nFor every verb:");
    for (const struct option_spec *o = common_options; o->name; o++)
        if (!v->no_rows || !is_format(o))
            print_option(o);
}

static void
print_help(void)
{
    puts("slant reads a pile of news articles and tells who says what about\n"
         "whom, in which tone, how often, and how that changes over time.\n\n"
         "  slant load articles/ export.jsonl   read documents into one file\n"
         "  slant run                           run the plugins on them\n"
         "  slant report -o report.html         see what they found\n\n"
         "Verbs (slant VERB --help tells more):");
    for (size_t i = 0; i < N_VERBS; i++)
        printf("  %-8s %-10s %s\n",
               i && strcmp(groups[i], groups[i - 1]) == 0 ? "" : groups[i],
               verbs[i]->name, verbs[i]->summary);
    print_options("For every verb, before or behind it:", common_options);
    puts("      --version                print the version\n\n"
         "Exit status: 0 all done; 1 done, but something failed, as is told; 2 "
         "wrong usage;\n3 the corpus or a file cannot be used; 4 interrupted, "
         "the work so far is kept;\n70 a mistake in slant itself; 75 busy, try "
         "again.");
}

static const struct verb *
find_verb(const char *name, struct fault *ft)
{
    const char *names[N_VERBS], *near;

    for (size_t i = 0; i < N_VERBS; i++) {
        if (strcmp(verbs[i]->name, name) == 0 ||
            (verbs[i]->also && strcmp(verbs[i]->also, name) == 0))
            return verbs[i];
        names[i] = verbs[i]->name;
    }
    near = nearest(name, names, N_VERBS);
    if (near)
        fault_set(ft, FAULT_USAGE, "no verb %s; did you mean `slant %s`?", name,
                  near);
    else
        fault_set(ft, FAULT_USAGE, "no verb %s (slant --help lists them)",
                  name);
    return NULL;
}

static int
run_verb(const struct verb *v, int argc, char **argv)
{
    struct fault ft = {0};
    struct args a = {0};
    int status = 0, result = args_parse(&a, v->options, argc, argv, &ft);

    if (result == 0 && args_has(&a, "help"))
        print_verb_help(v);
    else if (result == 0 && v->no_rows && a.format != OUT_TABLE)
        result = fault_set(&ft, FAULT_USAGE, "%s", v->no_rows);
    else if (result == 0)
        result = v->run(&a, &status, &ft);
    args_free(&a);
    log_progress(NULL);
    if (result) {
        log_error("%s", ft.text);
        return fault_exit_status(ft.code);
    }
    return status;
}

static bool
is(const char *word, const char *a, const char *b)
{
    return strcmp(word, a) == 0 || (b && strcmp(word, b) == 0);
}

static int
help_about(int argc, char **argv)
{
    struct fault ft;
    const struct verb *v;

    if (argc < 3) {
        print_help();
        return 0;
    }
    v = find_verb(argv[2], &ft);
    if (!v) {
        log_error("%s", ft.text);
        return fault_exit_status(ft.code);
    }
    print_verb_help(v);
    return 0;
}

/* Options before the verb go behind it. false: there is no verb. */
static bool
put_verb_first(int argc, char **argv)
{
    const struct option_spec *tables[N_VERBS + 1] = {common_options};
    char *verb;
    int at;

    for (size_t i = 0; i < N_VERBS; i++)
        tables[i + 1] = verbs[i]->options;
    at = args_verb(tables, N_VERBS + 1, argc, argv);
    if (at == argc)
        return false;
    verb = argv[at];
    memmove(argv + 2, argv + 1, (size_t)(at - 1) * sizeof *argv);
    argv[1] = verb;
    return true;
}

/* Of standard input, output and error what is closed would be the next file
   that is opened. Open the wrong way round it still cannot be used. */
static void
open_standard(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            abort(); /* nothing can be said */
}

int
cli_main(int argc, char **argv)
{
    struct fault ft = {0};
    const struct verb *v = NULL;
    int64_t slot, level, parent;

    open_standard();
    signal(SIGPIPE, SIG_IGN);
    if (argc == 4 && is(argv[1], "--worker", NULL) &&
        num_int(argv[2], 0, 4096, &slot) &&
        num_int(argv[3], LOG_QUIET, LOG_DEBUG, &level)) {
        log_set_level((enum log_level)level);
        worker_main((unsigned)slot, &lua_engine);
    }
    if (argc > 3 && is(argv[1], "--program", NULL) &&
        num_int(argv[2], 1, INT_MAX, &parent))
        lockdown_program((int)parent, argv + 3);
    if (argc < 2) {
        print_help();
        return fault_exit_status(FAULT_USAGE);
    }
    if (is(argv[1], "--version", "version")) {
        puts("slant " SLANT_VERSION);
        return 0;
    }
    if (is(argv[1], "--help", "-h") || is(argv[1], "help", NULL))
        return help_about(argc, argv);
    if (put_verb_first(argc, argv)) {
        v = find_verb(argv[1], &ft);
    } else if (is(argv[argc - 1], "--help", "-h")) {
        print_help();
        return 0;
    } else
        fault_set(&ft, FAULT_USAGE,
                  "which verb? As in `slant info` (slant --help lists them)");
    if (!v) {
        log_error("%s", ft.text);
        return fault_exit_status(ft.code);
    }
    return run_verb(v, argc - 1, argv + 1);
}

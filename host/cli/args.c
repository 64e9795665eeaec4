#include "args.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "log.h"
#include "mem.h"
#include "num.h"

enum {
    OPTIONS_MAX = 40,
    WORKERS_MAX = 256,
    LONG_BASE = 256
};

const struct option_spec common_options[] = {
    {"corpus", 'c', "FILE",
     "the corpus (default $SLANT_CORPUS, else corpus.slant)"},
    {"jobs", 'j', "N",
     "processes of what loads and runs, threads of what counts (default: one a "
     "core, for counts where the corpus is large)"},
    {"json", 0, NULL, "results as JSON"},
    {"csv", 0, NULL, "results as CSV"},
    {"quiet", 'q', NULL, "no messages but errors and warnings"},
    {"verbose", 'v', NULL, "more messages"},
    {"help", 'h', NULL, "this text"},
    {NULL, 0, NULL, NULL},
};

static size_t
distance(const char *a, const char *b)
{
    size_t la = strlen(a), lb = strlen(b), row[64];

    if (lb >= 64)
        return 64;
    for (size_t j = 0; j <= lb; j++)
        row[j] = j;
    for (size_t i = 1; i <= la; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t j = 1; j <= lb; j++) {
            size_t above = row[j], best = diagonal + (a[i - 1] != b[j - 1]);

            if (above + 1 < best)
                best = above + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            diagonal = above;
            row[j] = best;
        }
    }
    return row[lb];
}

const char *
nearest(const char *typed, const char *const *candidates, size_t n)
{
    const char *best = NULL;
    size_t least = strlen(typed) / 3 + 2; /* further away is no help */

    for (size_t i = 0; i < n; i++) {
        size_t d = distance(typed, candidates[i]);

        if (d < least) {
            least = d;
            best = candidates[i];
        }
    }
    return best;
}

/* The verb's options and the common ones, as getopt wants them. */
struct tables {
    const struct option_spec *spec[OPTIONS_MAX];
    struct option longs[OPTIONS_MAX + 1];
    char shorts[3 * OPTIONS_MAX + 2];
    size_t n;
};

static void
add_options(struct tables *t, const struct option_spec *o)
{
    for (; o && o->name && t->n < OPTIONS_MAX; o++) {
        size_t len = strlen(t->shorts);

        t->spec[t->n] = o;
        t->longs[t->n] =
            (struct option){o->name, o->value ? required_argument : no_argument,
                            NULL, LONG_BASE + (int)t->n};
        t->n++;
        if (!o->letter)
            continue;
        t->shorts[len] = o->letter;
        t->shorts[len + 1] = o->value ? ':' : '\0';
        t->shorts[len + 2] = '\0';
    }
}

static const struct option_spec *
option_of(const struct tables *t, int code)
{
    if (code >= LONG_BASE)
        return t->spec[code - LONG_BASE];
    for (size_t i = 0; i < t->n; i++) {
        if (t->spec[i]->letter == code)
            return t->spec[i];
    }
    return NULL;
}

/* An option that begins so, if it is the only one; else the nearest; or NULL.
 */
static const char *
meant(const struct tables *t, const char *typed)
{
    const char *names[OPTIONS_MAX], *begins = NULL;
    size_t len = strcspn(typed, "="), n = 0;

    for (size_t i = 0; i < t->n; i++) {
        names[i] = t->spec[i]->name;
        if (len && strncmp(names[i], typed, len) == 0) {
            begins = names[i];
            n++;
        }
    }
    return n == 1 ? begins : nearest(typed, names, t->n);
}

static int
bad_option(const struct tables *t, char **argv, const char *word, int code,
           struct fault *ft)
{
    const char *near;

    if (code == ':')
        return fault_set(ft, FAULT_USAGE, "%s needs a value (slant %s --help)",
                         word, argv[0]);
    if (strncmp(word, "--", 2) != 0)
        return fault_set(ft, FAULT_USAGE, "no option -%c (slant %s --help)",
                         optopt, argv[0]);
    near = meant(t, word + 2);
    if (near)
        return fault_set(ft, FAULT_USAGE, "no option %s; did you mean --%s?",
                         word, near);
    return fault_set(ft, FAULT_USAGE, "no option %s (slant %s --help)", word,
                     argv[0]);
}

/* Whether the word has the whole name: its beginning may be what a user knows
   as another option, of another verb. */
static bool
is_whole(const struct option_spec *o, const char *word)
{
    size_t len = strlen(o->name);

    return strncmp(word + 2, o->name, len) == 0 &&
           (word[2 + len] == '\0' || word[2 + len] == '=');
}

static int
parse_options(struct args *a, struct tables *t, int argc, char **argv,
              struct fault *ft)
{
    int code;

    optind = 0; /* glibc: start anew */
    opterr = 0;
    while ((code = getopt_long(argc, argv, t->shorts, t->longs, NULL)) != -1) {
        const struct option_spec *o = option_of(t, code);
        bool behind = o && o->value && optarg == argv[optind - 1];
        const char *word = argv[optind - (behind ? 2 : 1)];

        if (code == '?' || code == ':' || !o ||
            (code >= LONG_BASE && !is_whole(o, word)))
            return bad_option(t, argv, word, code, ft);
        a->set[a->n_set++] = (struct arg){o, optarg};
    }
    a->rest = argv + optind;
    a->n_rest = (size_t)(argc - optind);
    return 0;
}

/* The option of this name, or (name NULL) letter. */
static const struct option_spec *
look_up(const struct option_spec *const *tables, size_t n, const char *name,
        char letter)
{
    for (size_t i = 0; i < n; i++) {
        const struct option_spec *o = tables[i];

        for (; o && o->name; o++)
            if (name ? strcmp(o->name, name) == 0 : o->letter == letter)
                return o;
    }
    return NULL;
}

/* Whether the word behind this option is its value. */
static bool
wants_value(const struct option_spec *const *tables, size_t n, const char *word)
{
    const struct option_spec *o;

    if (word[1] == '-') {
        o = look_up(tables, n, word + 2, 0);
        return o && o->value;
    }
    for (word++; *word; word++) {
        o = look_up(tables, n, NULL, *word);
        if (o && o->value)
            return word[1] == '\0';
    }
    return false;
}

int
args_verb(const struct option_spec *const *tables, size_t n, int argc,
          char **argv)
{
    int i = 1;

    while (i < argc && argv[i][0] == '-' && argv[i][1])
        i += wants_value(tables, n, argv[i]) ? 2 : 1;
    return i < argc ? i : argc;
}

bool
args_has(const struct args *a, const char *name)
{
    for (size_t i = 0; i < a->n_set; i++) {
        if (strcmp(a->set[i].option->name, name) == 0)
            return true;
    }
    return false;
}

const char *
args_value(const struct args *a, const char *name)
{
    for (size_t i = a->n_set; i > 0; i--) {
        if (strcmp(a->set[i - 1].option->name, name) == 0)
            return a->set[i - 1].value;
    }
    return NULL;
}

/* Of other options the last one given counts; a condition that is not looked at
   would change what a number means. */
static int
check_where(const struct args *a, struct fault *ft)
{
    const char *first = NULL;

    for (size_t i = 0; i < a->n_set; i++) {
        if (strcmp(a->set[i].option->name, "where") != 0)
            continue;
        if (first)
            return fault_set(ft, FAULT_USAGE,
                             "--where stands twice; give one: "
                             "--where \"(%s) AND (%s)\"",
                             first, a->set[i].value);
        first = a->set[i].value;
    }
    return 0;
}

static int
resolve_common(struct args *a, struct fault *ft)
{
    const char *jobs = args_value(a, "jobs");
    const char *env = getenv("SLANT_CORPUS");
    int64_t n = sysconf(_SC_NPROCESSORS_ONLN);

    if (jobs && !num_int(jobs, 1, WORKERS_MAX, &n))
        return fault_set(ft, FAULT_USAGE,
                         "-j %s: a number of workers from 1 to %d is wanted",
                         jobs, WORKERS_MAX);
    a->workers = n > 0 ? (unsigned)n : 1;
    a->corpus = args_value(a, "corpus");
    if (!a->corpus)
        a->corpus = env && *env ? env : "corpus.slant";
    if (args_has(a, "json") && args_has(a, "csv"))
        return fault_set(ft, FAULT_USAGE, "--json or --csv, not both");
    a->format = args_has(a, "json")  ? OUT_JSON
                : args_has(a, "csv") ? OUT_CSV
                                     : OUT_TABLE;
    if (args_has(a, "quiet"))
        log_set_level(LOG_QUIET);
    else if (args_has(a, "verbose"))
        log_set_level(LOG_VERBOSE);
    return 0;
}

static char *
join(int argc, char **argv)
{
    struct buf b = {0};

    for (int i = 0; i < argc; i++) {
        buf_str(&b, i ? " " : "");
        buf_str(&b, argv[i]);
    }
    return buf_take(&b);
}

int
args_parse(struct args *a, const struct option_spec *own, int argc, char **argv,
           struct fault *ft)
{
    struct tables t = {.shorts = ":"};

    *a = (struct args){0};
    a->command = join(argc, argv);
    a->set = mem_alloc((size_t)argc * 2 * sizeof *a->set);
    add_options(&t, own);
    add_options(&t, common_options);
    if (parse_options(a, &t, argc, argv, ft) || check_where(a, ft))
        return -1;
    return resolve_common(a, ft);
}

void
args_free(struct args *a)
{
    free(a->set);
    free(a->command);
    *a = (struct args){0};
}

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kept.h"
#include "load.h"
#include "load_summary.h"
#include "log.h"
#include "map_target.h"
#include "mem.h"
#include "no_language.h"
#include "num.h"
#include "progress.h"
#include "spec.h"
#include "verb.h"
#include "watch.h"
#include "whole_file.h"

#define BUSY_SECONDS 5 /* between two tries */

#define RUN_OPTIONS SPEC_OPTIONS, KEPT_DEFAULTS, SPEC_ALLOW

static const struct option_spec run_options[] = {RUN_OPTIONS,
                                                 {NULL, 0, NULL, NULL}};

static const struct option_spec options[] = {
    {"map", 0, "FIELD=NAME",
     "read the carrier's FIELD as NAME (text, title, published, outlet, "
     "author, url, language, key, or a variable of yours); one for each field"},
    {"records", 0, "PATH",
     "where in a JSON file the list of articles is, e.g. response.docs"},
    {"pattern", 0, "PATTERN",
     "what file names say, e.g. {outlet}_{date}_{slug}.txt"},
    {"encoding", 0, "NAME", "read texts as this, e.g. windows-1251"},
    {"format", 0, "ENDING",
     "read files named one by one, and -, as if they ended so"},
    {"max", 0, "NAME=N",
     "document, columns, members, nesting, ratio, unpacked: see above"},
    {"meta", 0, "FILE.csv", "join columns by key or file name"},
    {"rules", 0, "FILE", "your own rules for what is no story; see above"},
    {"date-order", 0, "dmy|mdy",
     "03/04/2015 has the day first, or the month; 3/4/15 is a date, too"},
    {"infer-dates", 0, NULL,
     "where nothing states the day: take the one that a calendar gives"},
    {"keep-boilerplate", 0, NULL,
     "analyse appeals, captions, newsletter lines and the like, too"},
    {"watch", 0, NULL,
     "go on: load what comes to the folders or changes in them, until Ctrl-C"},
    {"settle", 0, "TIME",
     "how long nothing may happen before --watch loads (1s)"},
    {"meta-set", 0, "NAME=VALUE", "set a field or variable on every document"},
    {"run", 0, NULL,
     "then run the plugins on what was loaded, with these as in slant run:"},
    RUN_OPTIONS,
    {NULL, 0, NULL, NULL},
};

/* name=value of an option into the next pair. */
static int
split_pair(const struct arg *arg, struct source_pair *pair, struct fault *ft)
{
    const char *equals = strchr(arg->value, '=');

    if (!equals || equals == arg->value)
        return fault_set(ft, FAULT_USAGE, "--%s %s: NAME=VALUE is wanted",
                         arg->option->name, arg->value);
    pair->name = mem_copy(arg->value, (size_t)(equals - arg->value));
    pair->value = mem_string(equals + 1);
    return 0;
}

static int
set_limit(const struct source_pair *pair, struct source_limits *limits,
          struct fault *ft)
{
    uint64_t least, most, n;
    uint64_t *at = source_limit(limits, pair->name, &least, &most);

    if (!at)
        return fault_set(ft, FAULT_USAGE,
                         "--max %s=%s: no such limit; `slant load --help` "
                         "has them all",
                         pair->name, pair->value);
    if (num_bytes(pair->value, &n) && n > most && most >> 20 > 1)
        return fault_set(ft, FAULT_USAGE,
                         "--max %s=%s: %" PRIu64 " MiB is the most", pair->name,
                         pair->value, most >> 20);
    if (!num_bytes(pair->value, &n) || n < least || n > most)
        return fault_set(ft, FAULT_USAGE,
                         "--max %s=%s: a number from %" PRIu64 " to %" PRIu64
                         " is wanted; 8MB is one",
                         pair->name, pair->value, least, most);
    *at = n;
    return 0;
}

static int
take_limit(const struct arg *arg, struct source_limits *limits,
           struct fault *ft)
{
    struct source_pair pair = {0};
    int status = split_pair(arg, &pair, ft);

    if (status == 0)
        status = set_limit(&pair, limits, ft);
    free(pair.name);
    free(pair.value);
    return status;
}

/* The option's value as a heap string, with a dot before it if it has none. */
static char *
as_ending(const char *s)
{
    return s ? mem_format("%s%s", *s == '.' ? "" : ".", s) : NULL;
}

static int
read_rules(const char *path, struct source_options *o, struct fault *ft)
{
    o->rules_name = mem_string(path);
    return whole_file_read(path, &o->rules, ft) ? fault_wrap(ft, "--rules") : 0;
}

static int
take_options(const struct args *a, struct source_options *o, struct fault *ft)
{
    o->map = mem_alloc((a->n_set + 1) * sizeof *o->map);
    o->set = mem_alloc((a->n_set + 1) * sizeof *o->set);
    o->meta = mem_string(args_value(a, "meta"));
    o->encoding = mem_string(args_value(a, "encoding"));
    o->pattern = mem_string(args_value(a, "pattern"));
    o->records = mem_string(args_value(a, "records"));
    o->format = as_ending(args_value(a, "format"));
    o->date_order = mem_string(args_value(a, "date-order"));
    o->infer_dates = args_has(a, "infer-dates");
    o->keep_boilerplate = args_has(a, "keep-boilerplate");
    if (args_has(a, "rules") && read_rules(args_value(a, "rules"), o, ft))
        return -1;
    for (size_t i = 0; i < a->n_set; i++) {
        const struct arg *arg = &a->set[i];

        if (strcmp(arg->option->name, "map") == 0) {
            if (split_pair(arg, &o->map[o->n_map], ft))
                return -1;
            map_target_warn(&o->map[o->n_map++]);
        } else if (strcmp(arg->option->name, "meta-set") == 0) {
            if (split_pair(arg, &o->set[o->n_set], ft))
                return -1;
            o->n_set++;
        } else if (strcmp(arg->option->name, "max") == 0) {
            if (take_limit(arg, &o->limits, ft))
                return -1;
        }
    }
    return 0;
}

static void
show_progress(void *cookie, const struct load_progress *p)
{
    char rate[80];

    (void)cookie;
    snprintf(rate, sizeof rate, "%s documents, %s/s",
             progress_count(p->documents),
             progress_count(p->seconds > 0
                                ? (uint64_t)((double)p->documents / p->seconds)
                                : 0));
    progress_draw("loading", p->bytes, p->bytes_all, p->seconds, rate);
}

/* news: how many documents came. A round of --watch that brought nothing says
   nothing. */
static int
load_once(const struct args *a, const struct load_request *request,
          uint64_t *news, int *status, struct fault *ft)
{
    struct load_report report = {0};
    int result = load_run(request, &report, ft);

    log_progress(NULL);
    *news = report.totals.outcome[LOADER_ADDED] +
            report.totals.outcome[LOADER_REPLACED];
    if (result == 0 &&
        (!request->again || *news || report.n_reasons || report.interrupted)) {
        load_summary_totals(&report);
        if (!args_has(a, "run")) /* else the run says it */
            no_language_loaded(report.totals.no_language, *news);
        bool failed = load_summary_reasons(&report);

        /* who watches an empty folder waits for what comes */
        failed |= !request->again && load_summary_unmapped(&report);
        if ((failed ||
             (load_summary_nothing(&report) && !args_has(a, "watch"))) &&
            !*status)
            *status = fault_exit_status(FAULT_PARTIAL);
        if (!request->again)
            load_summary_unjoined(&report);
        result = load_summary_row(&report, a->format, ft);
        if (report.interrupted) {
            log_warn("interrupted; what is loaded is kept, `slant load` again "
                     "goes on");
            *status = fault_exit_status(FAULT_INTERRUPTED);
        }
    }
    load_report_free(&report);
    return result;
}

/* As `slant run` would, with the common options of this command. A status that
   says more than success is kept. */
static int
run_all(const struct args *a, int *status, struct fault *ft)
{
    struct args all = *a;
    int ran = 0;

    all.n_rest = 0;
    if (verb_run.run(&all, &ran, ft))
        return -1;
    if (ran)
        *status = ran;
    return 0;
}

/* Loads, and runs if that was asked for and there is something to run on. */
static int
load_round(const struct args *a, const struct load_request *request,
           int *status, struct fault *ft)
{
    uint64_t news;

    if (load_once(a, request, &news, status, ft))
        return -1;
    if (!args_has(a, "run") || (request->again && !news) ||
        *status == fault_exit_status(FAULT_INTERRUPTED))
        return 0;
    return run_all(a, status, ft);
}

/* Round after round until Ctrl-C. Who comes while another process writes waits
   for it. */
static int
load_watching(const struct args *a, struct load_request *request, double settle,
              int *status, struct fault *ft)
{
    struct watch *w;
    enum watch_end end = WATCH_CHANGED;
    int interrupted = fault_exit_status(FAULT_INTERRUPTED), result = 0;
    bool busy = false;

    if (watch_open(&w, a->rest, a->n_rest, settle, ft))
        return -1;
    while (end != WATCH_STOPPED && result == 0) {
        bool was_busy = busy;

        result = load_round(a, request, status, ft);
        busy = result && ft->code == FAULT_BUSY;
        if ((result && !busy) || *status == interrupted)
            break;
        if (busy && !was_busy)
            log_warn("%s; trying again", ft->text);
        if (!busy && !request->again)
            log_info("watching %s; Ctrl-C ends it",
                     progress_things(watch_folders(w), "folder"));
        request->again |= !busy;
        result = watch_wait(w, busy ? BUSY_SECONDS : 0, &end, ft);
    }
    watch_close(w);
    return result;
}

static int
check_watch(const struct args *a, double *settle, struct fault *ft)
{
    const char *value = args_value(a, "settle");

    if (value && !args_has(a, "watch"))
        return fault_set(ft, FAULT_USAGE, "--settle is for --watch");
    if (value && !num_seconds(value, settle))
        return fault_set(ft, FAULT_USAGE,
                         "--settle %s: a time like 5s is wanted", value);
    for (size_t i = 0; i < a->n_rest && args_has(a, "watch"); i++) {
        if (strcmp(a->rest[i], "-") == 0)
            return fault_set(ft, FAULT_USAGE,
                             "--watch: standard input cannot be watched; name "
                             "a folder");
    }
    return 0;
}

/* What is for --run is right before anything is loaded. */
static int
check_run(const struct args *a, struct fault *ft)
{
    struct args all = *a;
    struct engine_spec spec;
    int status;

    for (const struct option_spec *o = run_options; o->name; o++)
        if (args_has(a, o->name) && !args_has(a, "run"))
            return fault_set(ft, FAULT_USAGE, "--%s is for --run", o->name);
    all.n_rest = 0;
    status = spec_make(&spec, &all, ft);
    engine_spec_free(&spec);
    return status;
}

static int
load(const struct args *a, int *status, struct fault *ft)
{
    struct load_request request = {.corpus = a->corpus,
                                   .paths = a->rest,
                                   .n_paths = a->n_rest,
                                   .workers = a->workers,
                                   .command = a->command,
                                   .progress = show_progress};
    double settle = 1;
    int result = -1;

    signal(SIGUSR1, SIG_IGN); /* it is for the run of --run */
    if (verb_needs_operand(a, "a file or folder to load", ft) == 0 &&
        check_watch(a, &settle, ft) == 0 && check_run(a, ft) == 0 &&
        take_options(a, &request.options, ft) == 0)
        result = args_has(a, "watch")
                     ? load_watching(a, &request, settle, status, ft)
                     : load_round(a, &request, status, ft);
    log_progress(NULL);
    source_options_free(&request.options);
    return result;
}

const struct verb verb_load = {
    .name = "load",
    .summary = "read documents into the corpus",
    .usage = "PATH... [options]",
    .text =
        "Reads files, and folders with all that is below them, into the "
        "corpus:\n.txt .md .html .docx .rtf .pdf .json .jsonl .csv .tsv, "
        "exports "
        "of Nexis,\nFactiva and ProQuest, compressed (.gz .bz2 .xz .zst) or in "
        "archives\n(.zip .tar .tgz); - is standard input, named by its "
        "content. "
        "Loading again adds\nnothing; a changed document replaces the old one. "
        "What is not taken is in table\nload_log with the reason.\n\n"
        "Fields of JSON and columns of tables are found by their usual names "
        "(text or\nbody, title or headline, date or published, source or "
        "outlet, id, url, author,\nlang; Titel, fecha, auteur, "
        "текст, ...); every other one "
        "becomes a document\nvariable. --map also takes a path into nested "
        "fields: --map article.body=text.\n\n"
        "Encodings are found out (UTF-8, UTF-16, windows-125x, KOI8-R, "
        "GB18030, "
        "Big5,\nShift_JIS, ...); a text that was converted says from what in "
        "the variables\nencoding and encoding_confidence. Bytes that are "
        "nothing in it\nbecome U+FFFD, with a remark: replaced-bytes.\n\n"
        "--max NAME=N guards against input that is too much: document (bytes "
        "of one text\nor record, 64 MiB), columns (100000), members of an "
        "archive (10000000), nesting of\narchives (3), ratio (unpacked for "
        "packed bytes, 250), unpacked (bytes out of one\narchive, 1 TiB). "
        "Whatever is over is left out and noted.\n\n"
        "What is no story (appeals, newsletter lines, captions, page controls) "
        "is kept in the\ntext and not analysed; slant why DOC shows it with "
        "its "
        "rule. --rules FILE adds your\nown rules, one a line: a kind, then "
        "line, head or tail, then what the whole line is,\nwith * for "
        "anything; "
        "keep line TEXT saves a line from every rule:\n"
        "  newsletter  line  Sign up for our * newsletter*\n"
        "  appeal      tail  A message from our editors*\n"
        "rules/README.md has the whole format, rules/example.rules a file to "
        "begin with.\nA paragraph that an outlet repeats in three stories or "
        "more goes, too, when it speaks\nto readers (we, you, subscribe) or "
        "stands in most of its documents.\n\n"
        "--watch goes on after that: a file that comes or changes is loaded "
        "once nothing\nhas happened for a second (--settle). What is taken "
        "away from a "
        "folder stays in the corpus.\nFolders of other machines may tell "
        "nothing of what others do in them.\n\n"
        "  slant load articles/ export.jsonl.gz dump.zip table.csv\n"
        "  slant load export.jsonl --map lead=title --meta-set desk=asia\n"
        "  slant load clippings/ --pattern {outlet}_{date}_{slug}.txt\n"
        "  curl https://example.org/export | slant load - --format jsonl\n"
        "  slant load articles/ --meta outlets.csv\n"
        "  slant load articles/ --rules courier.rules\n"
        "  slant load --watch inbox/ --run\n"
        "  slant load articles/ --run --set actors.names=my.tsv\n"
        "  slant load articles/ --json      # the numbers, for a program\n",
    .options = options,
    .run = load,
};

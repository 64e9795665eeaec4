#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load.h"
#include "log.h"
#include "mem.h"
#include "progress.h"
#include "verb.h"

static const struct option_spec options[] = {
    {"map", 0, "FIELD=NAME",
     "read the carrier's FIELD as NAME (text, title, published, outlet, "
     "author, url, language, key, or a variable of yours)"},
    {"meta", 0, "FILE.csv", "join columns by key or file name"},
    {"meta-set", 0, "NAME=VALUE", "set a field or variable on every document"},
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
take_options(const struct args *a, struct source_options *o, struct fault *ft)
{
    o->map = mem_alloc((a->n_set + 1) * sizeof *o->map);
    o->set = mem_alloc((a->n_set + 1) * sizeof *o->set);
    o->meta = mem_string(args_value(a, "meta"));
    for (size_t i = 0; i < a->n_set; i++) {
        const struct arg *arg = &a->set[i];

        if (strcmp(arg->option->name, "map") == 0) {
            if (split_pair(arg, &o->map[o->n_map], ft))
                return -1;
            o->n_map++;
        } else if (strcmp(arg->option->name, "meta-set") == 0) {
            if (split_pair(arg, &o->set[o->n_set], ft))
                return -1;
            o->n_set++;
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

/* Input that should have become a document and did not: exit status 1. The
   others (an empty file, a picture in the folder) are told, no more. */
static bool
is_failure(const char *reason)
{
    static const char *const harmless[] = {
        "empty-file", "unknown-format", "not-text", "no-text", "repeated-key"};

    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) {
        if (strcmp(reason, harmless[i]) == 0)
            return false;
    }
    return true;
}

/* Says why input was passed over; whether that is a failure. It is one, too,
   when nothing at all came of what was named. */
static bool
tell_reasons(const struct load_report *r)
{
    const uint64_t *came = r->totals.outcome;
    bool failed = r->n_reasons && !came[LOADER_ADDED] &&
                  !came[LOADER_REPLACED] && !came[LOADER_UNCHANGED];

    for (size_t i = 0; i < r->n_reasons; i++) {
        const struct load_reason *x = &r->reasons[i];

        failed |= is_failure(x->reason);
        log_info("  not loaded, %s: %s; first %s%s%s", x->reason,
                 progress_count(x->n), x->uri, x->detail ? ": " : "",
                 x->detail ? x->detail : "");
    }
    if (r->n_reasons)
        log_info("  all of them: slant sql \"SELECT uri, reason, detail FROM "
                 "load_log\"");
    return failed;
}

static void
tell_unjoined(const struct load_report *r)
{
    if (!r->n_unjoined)
        return;
    log_warn("%s of the --meta file joined no document; the first is %s",
             progress_things(r->n_unjoined, "row"), r->unjoined[0]);
}

static void
tell_totals(const struct load_report *r)
{
    const struct loader_totals *t = &r->totals;

    log_info(
        "loaded %s (%s new, %s replaced), %s unchanged; "
        "%s; %.1f s",
        progress_things(t->outcome[LOADER_ADDED] + t->outcome[LOADER_REPLACED],
                        "document"),
        progress_count(t->outcome[LOADER_ADDED]),
        progress_count(t->outcome[LOADER_REPLACED]),
        progress_count(t->outcome[LOADER_UNCHANGED]),
        progress_things(t->tokens, "token"), r->seconds);
    if (t->outcome[LOADER_ADDED] + t->outcome[LOADER_REPLACED] +
                t->outcome[LOADER_UNCHANGED] ==
            0 &&
        !r->n_reasons)
        log_warn("no documents there; slant reads .txt, .md and .jsonl, each "
                 "also as .gz");
    if (t->no_text)
        log_info("  %s of them without text", progress_count(t->no_text));
    if (t->replaced)
        log_info("  %s became U+FFFD",
                 progress_things(t->replaced, "invalid byte sequence"));
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
    struct load_report report = {0};
    int result = -1;

    if (verb_needs_operand(a, "a file or folder to load", ft) == 0 &&
        take_options(a, &request.options, ft) == 0)
        result = load_run(&request, &report, ft);
    log_progress(NULL);
    if (result == 0) {
        tell_totals(&report);
        *status = fault_exit_status(tell_reasons(&report) ? FAULT_PARTIAL
                                                          : FAULT_NONE);
        tell_unjoined(&report);
        if (report.interrupted) {
            log_warn("interrupted; what is loaded is kept, `slant load` again "
                     "goes on");
            *status = fault_exit_status(FAULT_INTERRUPTED);
        }
    }
    source_options_free(&request.options);
    load_report_free(&report);
    return result;
}

const struct verb verb_load = {
    .name = "load",
    .summary = "read documents into the corpus",
    .usage = "PATH... [options]",
    .text =
        "Reads files, and folders with all that is below them, into the "
        "corpus:\n.txt, .md, .jsonl (one JSON object a line), each also as "
        ".gz. Loading again\nadds nothing; a changed document replaces the old "
        "one. What is not taken is\nin table load_log with the reason.\n\n"
        "JSONL fields are found by their usual names (text or body, title or "
        "headline,\ndate or published, source or outlet, id, url, author, "
        "lang); every other field\nbecomes a document variable.\n\n"
        "  slant load articles/ export.jsonl.gz\n"
        "  slant load export.jsonl --map lead=title --meta-set desk=asia\n"
        "  slant load articles/ --meta outlets.csv\n",
    .options = options,
    .run = load,
};

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "engine_lua.h"
#include "follow.h"
#include "kept.h"
#include "log.h"
#include "mem.h"
#include "num.h"
#include "progress.h"
#include "run_show.h"
#include "run_summary.h"
#include "spec.h"
#include "verb.h"
#include "whole_file.h"

static const struct option_spec options[] = {
    SPEC_OPTIONS,
    KEPT_DEFAULTS,
    {"as", 0, "NAME",
     "keep the results of one plugin under this name, beside its others"},
    SPEC_ALLOW,
    {"where", 0, "SQL", "only documents for which this holds: \"year=2025\""},
    {"dry-run", 0, NULL, "say what is owed and why, and do nothing"},
    {"verify", 0, NULL,
     "store nothing: do a sample, and all corpus tables, again, in another "
     "order, and compare"},
    {"sample", 0, "N", "documents to verify (200)"},
    {"fail-fast", 0, NULL, "stop at the first failure"},
    {"max-failures", 0, "N", "stop after N failures"},
    {"retry", 0, "STATE",
     "run pairs and aggregates in this state again: failed, limit, "
     "crashed, skipped or empty"},
    {"events", 0, "FILE", "write what happens, as lines of JSON, at once"},
    {"profile", 0, "FILE",
     "write where the plugins' CPU time goes, as collapsed stacks"},
    {NULL, 0, NULL, NULL},
};

/* --retry into bits of enum pair_state. */
static int
take_retry(const struct args *a, unsigned *bits, struct fault *ft)
{
    for (size_t i = 0; i < a->n_set; i++) {
        const char *value = a->set[i].value;
        unsigned bit = 0;

        if (strcmp(a->set[i].option->name, "retry") != 0)
            continue;
        for (int s = PAIR_OK; s <= PAIR_CRASHED; s++) {
            if (strcmp(value, pair_state_name((enum pair_state)s)) == 0)
                bit = 1u << s;
        }
        if (!bit)
            return fault_set(ft, FAULT_USAGE,
                             "--retry %s: no such state; failed, limit, "
                             "crashed, skipped, empty or ok",
                             value);
        *bits |= bit;
    }
    return 0;
}

static int
take_max_failures(const struct args *a, uint64_t *most, struct fault *ft)
{
    const char *value = args_value(a, "max-failures");
    int64_t n = args_has(a, "fail-fast") ? 1 : 0;

    if (value && !num_int(value, 1, INT64_MAX, &n))
        return fault_set(ft, FAULT_USAGE,
                         "--max-failures %s: a number from 1 on is wanted",
                         value);
    *most = (uint64_t)n;
    return 0;
}

/* --verify: another number of workers than a run would have. */
static int
take_verify(const struct args *a, struct run_request *r, struct fault *ft)
{
    const char *value = args_value(a, "sample");
    int64_t n = 200;

    if (value && !args_has(a, "verify"))
        return fault_set(ft, FAULT_USAGE, "--sample is for --verify");
    if (value && !num_int(value, 1, INT32_MAX, &n))
        return fault_set(ft, FAULT_USAGE,
                         "--sample %s: a number from 1 on is wanted", value);
    if (!args_has(a, "verify"))
        return 0;
    if (r->dry_run || r->retry)
        return fault_set(ft, FAULT_USAGE,
                         "--verify does not go with --dry-run or --retry");
    r->verify = (size_t)n;
    r->workers = r->workers == 1 ? 2 : 1;
    return 0;
}

/* What the options ask for; ends with engine_spec_free also after a fault. */
static int
take_options(const struct args *a, struct run_request *r, struct fault *ft)
{
    r->where = args_value(a, "where");
    r->workers = a->workers;
    r->dry_run = args_has(a, "dry-run");
    if (args_has(a, "events"))
        r->event = follow_event;
    if (args_has(a, "profile"))
        r->sample = follow_sample;
    if (take_retry(a, &r->retry, ft) ||
        take_max_failures(a, &r->max_failures, ft) || take_verify(a, r, ft) ||
        spec_make(&r->spec, a, ft))
        return -1;
    r->spec.as = mem_string(args_value(a, "as"));
    return kept_add(&r->spec, a->corpus, args_has(a, "defaults"), ft);
}

/* It ended early, and nothing else says so. */
static void
tell_stopped(const struct run_report *r)
{
    if (r->gave_up)
        log_warn("stopped after %s; what is done is kept, `slant run` again "
                 "goes on",
                 progress_things(r->failed, "failure"));
    if (r->interrupted)
        log_warn("interrupted; what is done is kept, `slant run` again goes "
                 "on");
}

static int
open_follow(struct follow **follow, const struct args *a, struct fault *ft)
{
    const char *events = args_value(a, "events"),
               *profile = args_value(a, "profile");

    return whole_file_spares(a->corpus, "--events", events, ft) ||
                   whole_file_spares(a->corpus, "--profile", profile, ft)
               ? -1
               : follow_open(follow, events, profile, ft);
}

static int
run(const struct args *a, int *status, struct fault *ft)
{
    struct run_request request = {.corpus = a->corpus, .ops = &lua_engine};
    struct run_report report = {0};
    const char **allowed = spec_allowed(a, &request.n_allowed);
    struct follow *follow = NULL;
    struct fault other;
    int result = -1;

    signal(SIGUSR1, SIG_IGN); /* who asks too early what is in flight */
    if (args_has(a, "dry-run"))
        verb_only_reads();
    request.allowed = allowed;
    run_show(&request);
    if (take_options(a, &request, ft) == 0 &&
        open_follow(&follow, a, ft) == 0) {
        request.cookie = follow;
        result = run_run(&request, &report, ft);
    }
    log_progress(NULL);
    if (result == 0)
        result = run_summary(a, &request, &report, ft);
    *status = fault_exit_status(run_outcome(&report));
    if (result == 0)
        tell_stopped(&report);
    if (result == 0 && report.interrupted)
        *status = fault_exit_status(FAULT_INTERRUPTED);
    if (follow &&
        follow_close(follow, &report, result, ft, result ? &other : ft))
        result = -1;
    free(allowed);
    engine_spec_free(&request.spec);
    run_report_free(&report);
    return result;
}

const struct verb verb_run = {
    .name = "run",
    .summary = "run plugins on what is owed",
    .usage = "[PLUGIN...] [options]",
    .text =
        "Runs the plugins named, or all, on every document that has no result "
        "yet or one\nof another plugin version, option or text. Stopped in the "
        "middle (Ctrl-C, a crash,\na full disk), it goes on where it was when "
        "called again. What --set says stays in\nforce in this corpus, and "
        "each run tells it, until --set says otherwise or --defaults\ngoes "
        "back.\n\n"
        "  slant run\n"
        "  slant run frequency --set frequency.minimum=5\n"
        "  slant run --where \"outlet = 'The Harbour Courier' AND year >= "
        "2020\"\n"
        "  slant run sentiment --as vader --set sentiment.method=vader "
        "\\\n      --set sentiment.lexicon=vader_lexicon.txt\n"
        "  slant run vader            # the same, on what has come since\n"
        "  slant run --dry-run\n"
        "  slant run --verify --sample 1000\n"
        "  slant run --profile stacks.txt     # plugin;callback;init.lua:57;"
        "find() 12\n\n"
        "kill -USR1 tells what each worker has in flight, for how long and "
        "where in the\nplugin's code. A line of --events has `event`: begin, "
        "result, aggregate,\nworker_lost or end; plugins/README.md lists the "
        "fields.\n",
    .options = options,
    .run = run,
};

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "engine_lua.h"
#include "follow.h"
#include "log.h"
#include "mem.h"
#include "no_language.h"
#include "num.h"
#include "out.h"
#include "progress.h"
#include "run.h"
#include "spec.h"
#include "terminal_text.h"
#include "verb.h"

static const struct option_spec options[] = {
    SPEC_OPTIONS,
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

static void
show_progress(void *cookie, const struct run_progress *p)
{
    char rate[80] = "";

    (void)cookie;
    if (p->seconds > 0.2)
        snprintf(rate, sizeof rate, "%s of %s, %s/s", progress_count(p->done),
                 progress_count(p->all),
                 progress_count((uint64_t)((double)p->done / p->seconds)));
    progress_draw(p->stage, p->done, p->all, p->seconds, rate);
}

/* A plugin's text, or NULL, as one line that cannot look like slant's own. */
static const char *
on_a_line(struct buf *line, const char *text, size_t len)
{
    buf_clear(line);
    if (text)
        terminal_text(line, text, len);
    return buf_text(line);
}

static const char *
message_of(struct buf *line, const struct run_failure *f)
{
    return on_a_line(line, f->message, f->message ? strlen(f->message) : 0);
}

/* A text of several lines, or NULL, a little to the right. */
static void
warn_lines(const char *text)
{
    struct buf line = {0};

    while (text && *text) {
        bool deep = *text == '\t';
        size_t len = strcspn(text += deep, "\n");

        log_warn("  %s%s", deep ? "  " : "", on_a_line(&line, text, len));
        text += len + (text[len] != '\0');
    }
    buf_free(&line);
}

/* Like that of a plugin that cannot be loaded. */
static void
show_setup(const struct run_failure *f)
{
    struct buf line = {0}, place = {0};

    if (f->place && f->source_line)
        buf_format(&place, "\n  %s:   %s", f->place, f->source_line);
    (f->named ? log_error : log_warn)("%s: cannot be set up: %s%s", f->plugin,
                                      message_of(&line, f), buf_text(&place));
    buf_free(&line);
    buf_free(&place);
}

static void
show_result(const struct run_failure *f)
{
    struct buf line = {0}, key = {0}, at = {0};

    if (f->document)
        buf_format(&at, " on document %" PRId64 " (%s)", f->document,
                   on_a_line(&key, f->key, f->key ? strlen(f->key) : 0));
    log_warn("%s: %s%s%s%s%s%s: %s", f->plugin,
             f->of == RUN_OF_PAIR ? "" : "the aggregate ",
             pair_state_name(f->state), f->cause ? "(" : "",
             f->cause ? f->cause : "", f->cause ? ")" : "", buf_text(&at),
             message_of(&line, f));
    buf_free(&line);
    buf_free(&key);
    buf_free(&at);
    if (f->place && f->source_line)
        log_warn("  %s:   %s", f->place, f->source_line);
}

/* What is never ready on one document seldom is on the next. */
static void
show_cost(const struct run_failure *f)
{
    if (f->of == RUN_OF_PAIR && f->state == PAIR_LIMIT && f->cause &&
        strcmp(f->cause, "cpu") == 0 && f->owed > 1)
        log_warn(
            "  if it is so on all %s that are owed, they take at "
            "least %.1f s of CPU time; --fail-fast stops at the first failure, "
            "--max-failures N after N",
            progress_things(f->owed, "document"), f->cpu_s * (double)f->owed);
}

/* The first failure of its kind. */
static void
show_failure(void *cookie, const struct run_failure *f)
{
    (void)cookie;
    if (f->of == RUN_OF_SETUP)
        show_setup(f);
    else
        show_result(f);
    warn_lines(f->traceback);
    warn_lines(f->locals);
    show_cost(f);
}

static void
show_changed(void *cookie, const char *table)
{
    (void)cookie;
    log_info("table %s is made anew: its columns have changed", table);
}

static bool
is_plain(const char *value)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        "_-+.,:/";

    return *value && value[strspn(value, plain)] == '\0';
}

static void
show_undone(void *cookie, const char *plugin, const struct option_change *c)
{
    struct buf stored = {0}, now = {0};
    const char *quote;

    (void)cookie;
    if (!c->stored)
        return; /* a default of before */
    on_a_line(&stored, c->stored, strlen(c->stored));
    on_a_line(&now, c->now, c->now ? strlen(c->now) : 0);
    quote = is_plain(buf_text(&stored)) ? "" : "'";
    log_warn("%s.%s is %s, its default; what is stored was made with %s: "
             "--set %s%s.%s=%s%s keeps that",
             plugin, c->option, now.len ? buf_text(&now) : "not set",
             stored.len ? buf_text(&stored) : "nothing", quote, plugin,
             c->option, buf_text(&stored), quote);
    buf_free(&stored);
    buf_free(&now);
}

static void
show_permitted(void *cookie, const char *plugin, const char *permission)
{
    (void)cookie;
    log_info("%s may use %s", plugin, permission);
}

/* After the first Ctrl-C. */
static void
show_finishing(void *cookie, size_t documents)
{
    (void)cookie;
    log_info("finishing %s; Ctrl-C again stops at once",
             documents ? progress_things(documents, "document")
                       : "what is in flight");
}

/* After SIGUSR1. */
static void
show_in_flight(void *cookie, const struct run_in_flight *f)
{
    struct buf place = {0};

    (void)cookie;
    if (!f->plugin) {
        log_warn("worker %u: nothing in flight", f->worker);
        return;
    }
    if (f->place) {
        buf_char(&place, ' ');
        terminal_text(&place, f->place, strlen(f->place));
    }
    log_warn("worker %u: %s on document %" PRId64 " for %.1f s, %s%s%s",
             f->worker, f->plugin, f->document, f->seconds,
             f->running ? "at" : "waiting",
             f->place && !f->running ? " at" : "",
             f->place || !f->running ? buf_text(&place) : " one long call");
    buf_free(&place);
}

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

static int
print_owed(const struct args *a, const struct run_report *r, struct fault *ft)
{
    static const char *const names[] = {"plugin",    "version", "owed",
                                        "never_run", "changed", "again"};
    struct out *o = out_new(a->format, names, 6);

    for (size_t i = 0; i < r->n_plugins; i++) {
        const struct run_plugin *p = &r->plugins[i];

        out_text(o, p->name);
        out_text(o, p->version);
        out_int(o, (int64_t)p->owed.all);
        out_int(o, (int64_t)p->owed.never);
        out_int(o, (int64_t)p->owed.changed);
        out_int(o, (int64_t)p->owed.again);
    }
    return out_end(o, ft);
}

static void
tell_plugin(const struct run_plugin *p)
{
    struct buf said = {0};

    for (int s = PAIR_OK; s <= PAIR_CRASHED; s++) {
        if (p->states[s])
            buf_format(&said, "%s%s %s", said.len ? ", " : "",
                       progress_count(p->states[s]),
                       pair_state_name((enum pair_state)s));
    }
    if (p->left)
        buf_format(&said, "%sleft out, what is stored of it stays",
                   said.len ? ", " : "");
    else if (!said.len)
        buf_str(&said, "nothing owed");
    if (p->aggregated)
        buf_str(&said, ", aggregates renewed");
    log_info("%s %s: %s", p->name, p->version, buf_text(&said));
    buf_free(&said);
}

static void
tell_refused(const struct run_report *r)
{
    for (size_t i = 0; i < r->found.n; i++) {
        if (r->found.at[i].error)
            log_warn("%s: %s", r->found.at[i].name, r->found.at[i].error);
    }
}

static bool
any_failed(const struct run_report *r)
{
    for (size_t i = 0; i < r->found.n; i++) {
        if (r->found.at[i].error)
            return true;
    }
    return r->n_failures > 0;
}

/* A plugin asked for that cannot be used is told as before a run. */
static enum fault_code
outcome(const struct run_report *r)
{
    for (size_t i = 0; i < r->n_plugins; i++)
        if (r->plugins[i].left && r->plugins[i].named)
            return FAULT_PLUGIN;
    return any_failed(r) ? FAULT_PARTIAL : FAULT_NONE;
}

static void
tell(const struct run_report *r)
{
    struct buf line = {0};

    tell_refused(r);
    for (size_t i = 0; i < r->n_plugins; i++)
        tell_plugin(&r->plugins[i]);
    for (size_t i = 0; i < r->n_failures; i++) {
        const struct run_failure *f = &r->failures[i];

        if (f->of != RUN_OF_SETUP)
            log_warn("%s: %s %s: %s", f->plugin,
                     f->of == RUN_OF_PAIR ? progress_count(f->n)
                                          : "the aggregate",
                     pair_state_name(f->state), message_of(&line, f));
    }
    buf_free(&line);
    for (size_t i = 0; i < r->n_plugins; i++) {
        if (r->plugins[i].other_kinds)
            log_warn("%s: %s of still other kinds, see table states",
                     r->plugins[i].name,
                     progress_things(r->plugins[i].other_kinds, "failure"));
    }
    if (r->replaced)
        log_info("%s died and had a replacement",
                 progress_things(r->replaced, "worker"));
    if (r->verified)
        log_info("%s of %s done again, %s; %.2f s",
                 progress_things(r->pairs, "result"),
                 progress_things(r->verified, "document"),
                 r->n_failures ? "NOT all the same"
                               : "all the same byte for byte",
                 r->seconds);
    else
        log_info("%s on %s; %.2f s", progress_things(r->pairs, "result"),
                 progress_things(r->documents, "document"), r->seconds);
}

/* Looks into the corpus only where something was skipped. */
static int
tell_skipped(const char *corpus, const struct run_report *r, struct fault *ft)
{
    struct store *s;
    bool any = false;
    int result;

    for (size_t i = 0; i < r->n_plugins; i++)
        any |= r->plugins[i].states[PAIR_SKIPPED] > 0;
    if (!any || r->verified)
        return 0;
    if (store_open(&s, corpus, STORE_READ, ft))
        return -1;
    result = no_language_skipped(s, ft);
    store_close(s);
    return result;
}

static int
tell_all(const struct args *a, const struct run_request *request,
         const struct run_report *r, struct fault *ft)
{
    bool none = request->where && !r->documents;

    if (none)
        log_warn("no document fulfils --where \"%s\": nothing is done",
                 request->where);
    if (request->dry_run || none)
        tell_refused(r);
    if (request->dry_run)
        return print_owed(a, r, ft);
    if (none)
        return 0;
    if (request->verify && !r->verified) {
        log_info("nothing is stored yet that could be verified");
        return 0;
    }
    tell(r);
    return tell_skipped(a->corpus, r, ft);
}

static int
run(const struct args *a, int *status, struct fault *ft)
{
    struct run_request request = {.corpus = a->corpus,
                                  .ops = &lua_engine,
                                  .where = args_value(a, "where"),
                                  .workers = a->workers,
                                  .dry_run = args_has(a, "dry-run"),
                                  .progress = show_progress,
                                  .failed = show_failure,
                                  .changed = show_changed,
                                  .undone = show_undone,
                                  .finishing = show_finishing,
                                  .in_flight = show_in_flight,
                                  .permitted = show_permitted};
    struct run_report report = {0};
    const char **allowed = spec_allowed(a, &request.n_allowed);
    struct follow *follow;
    struct fault other;
    int result = -1;

    signal(SIGUSR1, SIG_IGN); /* who asks too early what is in flight */
    request.allowed = allowed;
    if (args_has(a, "events"))
        request.event = follow_event;
    if (args_has(a, "profile"))
        request.sample = follow_sample;
    if (follow_open(&follow, args_value(a, "events"), args_value(a, "profile"),
                    ft) == 0 &&
        take_retry(a, &request.retry, ft) == 0 &&
        take_max_failures(a, &request.max_failures, ft) == 0 &&
        take_verify(a, &request, ft) == 0 &&
        spec_make(&request.spec, a, ft) == 0) {
        request.spec.as = mem_string(args_value(a, "as"));
        request.cookie = follow;
        result = run_run(&request, &report, ft);
    }
    log_progress(NULL);
    if (result == 0)
        result = tell_all(a, &request, &report, ft);
    *status = fault_exit_status(outcome(&report));
    if (result == 0 && report.gave_up)
        log_warn("stopped after %s; what is done is kept, `slant run` again "
                 "goes on",
                 progress_things(report.failed, "failure"));
    if (result == 0 && report.interrupted) {
        log_warn("interrupted; what is done is kept, `slant run` again goes "
                 "on");
        *status = fault_exit_status(FAULT_INTERRUPTED);
    }
    if (follow_close(follow, &report, result, ft, result ? &other : ft))
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
        "called again. What --set says holds for\nthis call: the next one "
        "without it says so, and computes again what it changed.\n\n"
        "  slant run\n"
        "  slant run frequency --set frequency.minimum=5\n"
        "  slant run --where \"outlet = 'The Harbour Courier' AND year >= "
        "2020\"\n"
        "  slant run sentiment --as vader --set sentiment.method=vader "
        "\\\n      --set sentiment.lexicon=vader_lexicon.txt\n"
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

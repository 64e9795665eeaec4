#include "run_show.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "log.h"
#include "progress.h"
#include "terminal_text.h"

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

const char *
run_message(struct buf *line, const struct run_failure *f)
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
                                      run_message(&line, f), buf_text(&place));
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
             run_message(&line, f));
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

enum {
    VALUE_SHOWN = 200 /* bytes; who set more has it in a file or a script */
};

static void
show_kept(void *cookie, const struct engine_setting *const *kept, size_t n)
{
    struct buf all = {0}, one = {0};

    (void)cookie;
    for (size_t i = 0; i < n; i++) {
        const char *value = kept[i]->value, *quote;

        on_a_line(&one, value, strlen(value));
        quote = is_plain(buf_text(&one)) ? "" : "'";
        if (one.len > VALUE_SHOWN)
            buf_format(&all, " %s.%s=...", kept[i]->plugin, kept[i]->option);
        else
            buf_format(&all, " %s%s.%s=%s%s", quote, kept[i]->plugin,
                       kept[i]->option, buf_text(&one), quote);
    }
    log_info("as in the last run:%s (else --set, or --defaults)",
             buf_text(&all));
    buf_free(&all);
    buf_free(&one);
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

void
run_show(struct run_request *r)
{
    r->progress = show_progress;
    r->failed = show_failure;
    r->changed = show_changed;
    r->kept = show_kept;
    r->finishing = show_finishing;
    r->in_flight = show_in_flight;
    r->permitted = show_permitted;
}

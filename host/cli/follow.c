#include "follow.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "flight.h"
#include "json.h"
#include "log.h"
#include "mem.h"
#include "progress.h"

#define TICK_MS 10

struct stack {
    char *text;
    uint64_t ticks;
};

struct follow {
    FILE *events, *profile;
    char *events_path, *profile_path;
    int events_errno; /* why nothing more is written; 0: all is well */
    uint64_t began;   /* ns */
    struct buf line;
    struct stack *stacks; /* sorted by text */
    size_t n_stacks, cap_stacks;
};

static int
open_file(FILE **f, char **path, const char *name, struct fault *ft)
{
    if (!name)
        return 0;
    *f = fopen(name, "we");
    *path = mem_string(name);
    return *f ? 0 : fault_set(ft, FAULT_USAGE, "%s: %s", name, strerror(errno));
}

int
follow_open(struct follow **out, const char *events, const char *profile,
            struct fault *ft)
{
    struct follow *f = mem_alloc(sizeof *f);

    *f = (struct follow){.began = flight_now()};
    *out = f;
    if (open_file(&f->events, &f->events_path, events, ft))
        return -1;
    return open_file(&f->profile, &f->profile_path, profile, ft);
}

/* ---- events ---- */

static void
text(struct follow *f, const char *name, const char *value)
{
    if (!value)
        return;
    buf_format(&f->line, ",\"%s\":", name);
    json_string(&f->line, value, strlen(value));
}

static void
number(struct follow *f, const char *name, int64_t value)
{
    buf_format(&f->line, ",\"%s\":", name);
    json_int(&f->line, value);
}

static void
begin(struct follow *f, const char *event)
{
    buf_clear(&f->line);
    buf_format(&f->line, "{\"event\":\"%s\",\"seconds\":%.3f", event,
               (double)(flight_now() - f->began) / 1e9);
}

/* Writes the line, so that a reader has it at once. A file that fails is given
   up, the run is not. */
static void
end(struct follow *f)
{
    buf_str(&f->line, "}\n");
    if (f->events_errno)
        return;
    errno = 0;
    if (fwrite(f->line.data, 1, f->line.len, f->events) == f->line.len &&
        fflush(f->events) == 0)
        return;
    f->events_errno = errno ? errno : EIO;
    log_warn("%s: %s; no more events are written, the run goes on",
             f->events_path, strerror(f->events_errno));
}

static void
tell_begin(struct follow *f, const struct run_event *e)
{
    begin(f, "begin");
    number(f, "documents", (int64_t)e->report->documents);
    number(f, "pairs", (int64_t)e->n);
    buf_str(&f->line, ",\"plugins\":[");
    for (size_t i = 0; i < e->report->n_plugins; i++) {
        buf_str(&f->line, i ? ",{\"name\":" : "{\"name\":");
        json_string(&f->line, e->report->plugins[i].name,
                    strlen(e->report->plugins[i].name));
        text(f, "version", e->report->plugins[i].version);
        buf_char(&f->line, '}');
    }
    buf_char(&f->line, ']');
    end(f);
}

static void
tell_failure(struct follow *f, const struct pair_result *r)
{
    text(f, "cause", r->cause);
    text(f, "message", r->message);
    text(f, "place", r->place);
    text(f, "source_line", r->source_line);
}

void
follow_event(void *cookie, const struct run_event *e)
{
    struct follow *f = cookie;
    const struct pair_result *r = e->result;

    if (!f->events)
        return;
    switch (e->kind) {
    case RUN_BEGINS:
        tell_begin(f, e);
        return;
    case RUN_RESULT:
        begin(f, "result");
        number(f, "document", r->document);
        text(f, "plugin", e->plugin);
        text(f, "state", pair_state_name(r->state));
        tell_failure(f, r);
        number(f, "rows", r->n_rows);
        number(f, "cpu_us", (int64_t)r->cpu_us);
        number(f, "wall_us", (int64_t)r->wall_us);
        break;
    case RUN_AGGREGATE:
        begin(f, "aggregate");
        text(f, "plugin", e->plugin);
        text(f, "state", r ? pair_state_name(r->state) : "ok");
        if (r && r->document)
            number(f, "document", r->document);
        if (r)
            tell_failure(f, r);
        break;
    case RUN_SETUP:
        begin(f, "setup");
        text(f, "plugin", e->plugin);
        text(f, "state", pair_state_name(r->state));
        tell_failure(f, r);
        break;
    case RUN_WORKER_LOST:
        begin(f, "worker_lost");
        number(f, "worker", e->worker);
        text(f, "what", e->what);
        text(f, "plugin", e->plugin);
        if (e->document)
            number(f, "document", e->document);
        break;
    }
    end(f);
}

static void
tell_end(struct follow *f, const struct run_report *r, int result,
         const struct fault *why)
{
    begin(f, "end");
    number(f, "results", (int64_t)r->pairs);
    number(f, "failed", (int64_t)r->failed);
    buf_format(&f->line, ",\"interrupted\":%s",
               r->interrupted ? "true" : "false");
    text(f, "error", result ? why->text : NULL);
    end(f);
}

/* ---- the profile ---- */

/* The place of the stack, or where it belongs. */
static size_t
place_of(const struct follow *f, const char *stack)
{
    size_t low = 0, high = f->n_stacks;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (strcmp(f->stacks[mid].text, stack) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

void
follow_sample(void *cookie, const char *stack, unsigned ticks)
{
    struct follow *f = cookie;
    size_t at = place_of(f, stack);

    if (at == f->n_stacks || strcmp(f->stacks[at].text, stack)) {
        f->stacks = mem_grow(f->stacks, &f->cap_stacks, f->n_stacks + 1,
                             sizeof *f->stacks);
        memmove(&f->stacks[at + 1], &f->stacks[at],
                (f->n_stacks - at) * sizeof *f->stacks);
        f->n_stacks++;
        f->stacks[at] = (struct stack){.text = mem_string(stack)};
    }
    f->stacks[at].ticks += ticks;
}

static int
write_profile(struct follow *f, struct fault *ft)
{
    uint64_t ticks = 0;
    bool bad = false;

    for (size_t i = 0; i < f->n_stacks; i++) {
        fprintf(f->profile, "%s %llu\n", f->stacks[i].text,
                (unsigned long long)f->stacks[i].ticks);
        ticks += f->stacks[i].ticks;
    }
    bad = ferror(f->profile);
    if (fclose(f->profile) || bad)
        return fault_set(ft, FAULT_IO,
                         "%s: the profile could not be written; the results "
                         "are stored",
                         f->profile_path);
    log_info("%s: %s of %d ms of CPU time", f->profile_path,
             progress_things(ticks, "sample"), TICK_MS);
    return 0;
}

int
follow_close(struct follow *f, const struct run_report *r, int result,
             const struct fault *why, struct fault *ft)
{
    int bad = 0;

    if (f->events) {
        tell_end(f, r, result, why);
        fclose(f->events);
        if (f->events_errno)
            bad = fault_set(ft, FAULT_IO,
                            "%s: %s; the events are not complete, the results "
                            "are stored",
                            f->events_path, strerror(f->events_errno));
    }
    if (f->profile && write_profile(f, ft))
        bad = -1;
    for (size_t i = 0; i < f->n_stacks; i++)
        free(f->stacks[i].text);
    free(f->stacks);
    free(f->events_path);
    free(f->profile_path);
    buf_free(&f->line);
    free(f);
    return bad;
}

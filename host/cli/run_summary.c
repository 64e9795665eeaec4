#include "run_summary.h"

#include "buf.h"
#include "log.h"
#include "no_language.h"
#include "other_names.h"
#include "out.h"
#include "progress.h"
#include "run_show.h"

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

enum fault_code
run_outcome(const struct run_report *r)
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
                     pair_state_name(f->state), run_message(&line, f));
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

/* What the corpus has to say behind a run: looked into only where there may be
   something. */
static int
tell_stored(const struct args *a, const struct run_report *r, struct fault *ft)
{
    struct store *s;
    bool skipped = false;
    int result = 0;

    for (size_t i = 0; i < r->n_plugins; i++)
        skipped |= r->plugins[i].states[PAIR_SKIPPED] > 0;
    if (r->verified || (!skipped && a->n_rest))
        return 0;
    if (store_open(&s, a->corpus, STORE_READ, ft))
        return -1;
    if (skipped &&
        (no_language_skipped(s, ft) || other_language_skipped(s, ft)))
        result = -1;
    if (result == 0 && a->n_rest == 0)
        result = other_names_owed(s, ft);
    store_close(s);
    return result;
}

int
run_summary(const struct args *a, const struct run_request *request,
            const struct run_report *r, struct fault *ft)
{
    bool none = request->where && !r->documents;

    if (none)
        log_warn("no document fulfils --where \"%s\": nothing is done",
                 request->where);
    if (request->dry_run || none)
        tell_refused(r);
    if (request->dry_run)
        return print_owed(a, r, ft) ? -1 : tell_stored(a, r, ft);
    if (none)
        return 0;
    if (request->verify && !r->verified) {
        log_info("nothing is stored yet that could be verified");
        return 0;
    }
    tell(r);
    return tell_stored(a, r, ft);
}

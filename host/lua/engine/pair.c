#include "pair.h"

#include <lauxlib.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "failure.h"
#include "lib_doc.h"
#include "mem.h"
#include "plugin_open.h"
#include "quit.h"
#include "rows.h"
#include "sample.h"
#include "sandbox.h"
#include "tick.h"

enum {
    LONG_NS = 50000000
};

static struct plugin *
plugin_of(const struct job *j)
{
    return &j->engine->plugins.at[j->at];
}

static int
take_return(lua_State *L, int status, lua_KContext extra)
{
    struct act *a = act_of(L);
    struct job *j = (struct job *)extra;

    (void)status;
    if (a->doom)
        return lua_error(L);
    sandbox_check(L);
    j->result.state = rows_document(L, lua_gettop(L));
    return 0;
}

/* Runs in the pair's coroutine: document(doc, ctx, state). */
static int
l_pair(lua_State *L)
{
    struct job *j = lua_touserdata(L, 1);
    const struct plugin *p = plugin_of(j);
    lua_KContext extra = (lua_KContext)j;

    lua_rawgeti(L, LUA_REGISTRYINDEX, p->document);
    doc_push(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->ctx);
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->state);
    lua_callk(L, 3, 1, extra, take_return);
    return take_return(L, LUA_OK, extra);
}

/* A coroutine to run the pair in. */
static lua_State *
take_coroutine(struct job *j, struct plugin *p)
{
    lua_State *L = p->program.L, *co;

    if (p->n_idle) {
        j->co_reference = p->idle[--p->n_idle];
        lua_rawgeti(L, LUA_REGISTRYINDEX, j->co_reference);
        co = lua_tothread(L, -1);
        lua_pop(L, 1);
        return co;
    }
    co = lua_newthread(L);
    j->co_reference = luaL_ref(L, LUA_REGISTRYINDEX);
    return co;
}

/* Only a coroutine that ended well can be used again. */
static void
put_coroutine(struct job *j, struct plugin *p, bool well)
{
    lua_sethook(j->task.L, NULL, 0, 0);
    if (well) {
        lua_settop(j->task.L, 0);
        p->idle =
            mem_grow(p->idle, &p->cap_idle, p->n_idle + 1, sizeof *p->idle);
        p->idle[p->n_idle++] = j->co_reference;
    } else {
        luaL_unref(p->program.L, LUA_REGISTRYINDEX, j->co_reference);
    }
}

static void
send_result(struct job *j)
{
    struct engine_sink *sink = &j->engine->sink;
    struct pair_result *r = &j->result;

    r->cpu_us = j->cpu_ns / 1000;
    r->wall_us = (j->seen_ns - j->began_ns) / 1000;
    sink->result(sink->cookie, r);
    if (plugin_of(j)->required)
        outcome_set(&j->outcomes[j->at], plugin_of(j), r);
    pair_result_clear_words(r);
    sink->end(sink->cookie, j->at, j->document);
}

/* Rows count only on success. */
static void
settle(struct job *j, struct plugin *p, int status)
{
    struct pair_result *r = &j->result;
    struct act *a = &j->act;
    bool well = status == LUA_OK && !a->doom;

    if (well) {
        r->rows = a->rows;
        r->n_rows = a->n_rows;
        a->rows = (struct buf){0};
    } else {
        failure_fill(r, &p->program, a, status);
    }
    a->serial = 0;
    put_coroutine(j, p, status == LUA_OK);
    if (!well) /* what it had piled up must not wait for the next pair */
        lua_gc(p->program.L, LUA_GCCOLLECT);
    if (a->doom == PAIR_LIMIT) /* nor stay with the process, in pieces */
        malloc_trim(0);
    send_result(j);
    if (well)
        a->rows = r->rows; /* the memory, for the next */
    r->rows = (struct buf){0};
    r->n_rows = 0;
    act_leave_rows(a);
}

/* Stored rows of the plugin that others have at hand stay, and count. */
void
pair_renew(struct job *j)
{
    struct plugin *p = plugin_of(j);
    struct engine_sink *sink = &j->engine->sink;

    sink->running(sink->cookie, (int)j->at, j->document);
    plugin_again(p);
    engine_tell_broken(j->engine, p);
    for (size_t i = 0; i < JOBS_MAX; i++)
        if (j->engine->jobs[i])
            p->program.meter.used += j->engine->jobs[i]->outcomes[j->at].held;
    sink->running(sink->cookie, -1, 0);
    j->seen_ns = uv_hrtime(); /* no document pays for it */
}

/* Do other documents of a plugin wait, or for others with its rows? */
static bool
has_company(const struct job *j, size_t plugin)
{
    for (size_t i = 0; i < JOBS_MAX; i++) {
        const struct job *other = j->engine->jobs[i];

        if (other && other != j && other->active &&
            ((other->at == plugin && !other->parked) ||
             other->outcomes[plugin].held))
            return true;
    }
    return false;
}

/* The worker ends: its other documents are run again, this one alone. */
static _Noreturn void
leave(const struct job *j)
{
    struct engine_sink *sink = &j->engine->sink;

    sink->running(sink->cookie, (int)j->at, j->document);
    quit(ENGINE_EXIT_MEMORY);
}

bool
pair_may_begin(const struct job *j)
{
    return !has_company(j, j->at);
}

/* Begins the pair again in a new state, when others need the old one no more.
 */
static bool
try_alone(struct job *j, struct plugin *p)
{
    struct engine_sink *sink = &j->engine->sink;

    sink->end(sink->cookie, j->at, j->document);
    j->act.serial = 0;
    act_leave_rows(&j->act);
    put_coroutine(j, p, false);
    if (has_company(j, j->at)) {
        lua_gc(p->program.L, LUA_GCCOLLECT);
        j->parked = true;
        return false;
    }
    pair_renew(j);
    return pair_begin(j);
}

/* Is another pair alone in the state? */
static bool
intrudes(const struct job *j)
{
    for (size_t i = 0; i < JOBS_MAX && j->engine->n_active > 1; i++) {
        const struct job *other = j->engine->jobs[i];

        if (other && other != j && other->alone && other->at == j->at)
            return true;
    }
    return false;
}

/* What goes wrong for want of memory may be other documents' doing: it counts
   only when the document is the state's first. Either way it is the last. */
static bool
end_pair(struct job *j, int status)
{
    struct plugin *p = plugin_of(j);
    enum pair_state doom = j->act.doom;
    bool wrong = doom ? doom != PAIR_SKIPPED : status != LUA_OK;
    bool full = wrong && p->program.meter.full;

    if (full && p->handled > 1)
        return try_alone(j, p);
    settle(j, p, status);
    if (full)
        pair_renew(j);
    return true;
}

/* What the job's act used between two readings of the clock, in ns. Reading
   CPU time takes longer than a short call does, for which both are the same. */
static uint64_t
used(const struct job *j, uint64_t elapsed, int64_t used_before)
{
    uint64_t ticked;

    if (elapsed < LONG_NS)
        return elapsed;
    ticked = (uint64_t)(tick_used(&j->act) - used_before);
    return ticked < elapsed ? ticked : elapsed;
}

static int
resume(struct job *j, struct task *t)
{
    struct plugin *p = plugin_of(j);
    struct engine_sink *sink = &j->engine->sink;
    uint64_t before = j->seen_ns;
    uint64_t wall = (uint64_t)(j->act.wall_s * 1e9), lasted;
    bool measured = j->act.waited;
    int64_t used_before = j->act.cpu_ns, began = measured ? tick_clock() : 0;
    int n, status, n_args = t->n_args;

    t->n_args = 0;
    j->act.L = t->L;
    j->act.task = t;
    sink->running(sink->cookie, (int)j->at, j->document);
    lasted = pair_lasted(j, before);
    j->act.deadline = before + (lasted < wall ? wall - lasted : 1);
    if (j->act.over)
        lua_sethook(t->L, act_hook, ACT_HOOK_MASK, 1);
    act_run(&j->act);
    status = lua_resume(t->L, p->program.L, n_args, &n);
    j->seen_ns = uv_hrtime();
    j->cpu_ns += used(j, j->seen_ns - before, used_before);
    j->engine->busy_ns += j->seen_ns - before;
    j->others_ns += j->seen_ns - before;
    act_run(NULL);
    sink->running(sink->cookie, -1, 0);
    if (measured)
        tick_charge(&j->act, used_before, began);
    if (status == LUA_YIELD) {
        lua_pop(t->L, n);
        j->act.waited = true;
        sample_waits(t->L, j->at, j->document);
    }
    return status;
}

bool
pair_go_on(struct job *j)
{
    struct task *t;

    while ((t = task_next(&j->act))) {
        int status = resume(j, t);

        if (t == &j->task && status != LUA_YIELD)
            return end_pair(j, status);
        if (status != LUA_YIELD)
            task_end(t, status);
    }
    return false;
}

uint64_t
pair_lasted(const struct job *j, uint64_t now)
{
    uint64_t since = now - j->began_ns;
    /* A standstill is excused whole, though j may have begun in the midst; what
       others compute while it waits for its turn counts twice. */
    uint64_t excused =
        j->engine->busy_ns - j->others_ns + turn_excused(&j->act.turn, now);

    return since > excused ? since - excused : 0;
}

void
pair_end_late(struct job *j)
{
    j->seen_ns = uv_hrtime();
    act_doom_late(&j->act);
    j->act.L = task_stop(&j->task);
    settle(j, plugin_of(j), LUA_YIELD);
}

/* Does the plugin read this document's language? 1, 0, -1. */
static int
language_fits(struct job *j, const struct plugin *p, struct fault *ft)
{
    const struct manifest *m = &p->manifest;

    if (m->n_languages == 0)
        return 1;
    if (article_language(&j->article, ft) < 0)
        return -1;
    for (size_t i = 0; j->article.language && i < m->n_languages; i++)
        if (strcmp(m->languages[i], j->article.language) == 0)
            return 1;
    return 0;
}

/* Rows of a required plugin that have just been read count as its memory. */
static void
check_room(const struct job *j, size_t required)
{
    struct program *p = &j->engine->plugins.at[required].program;

    if (!p->L || p->meter.used <= p->meter.soft || !has_company(j, required))
        return;
    lua_gc(p->L, LUA_GCCOLLECT);
    if (p->meter.used > p->meter.soft)
        leave(j);
}

/* Are all required pairs ok or empty? 1, 0, -1. */
static int
requirements_met(struct job *j, const struct plugin *p, struct fault *ft)
{
    for (size_t i = 0; i < j->engine->plugins.n; i++) {
        struct outcome *o = &j->outcomes[i];

        if (!(p->requires >> i & 1))
            continue;
        if (outcome_get(o, &j->engine->plugins.at[i], j->document, ft) < 0)
            return -1;
        check_room(j, i);
        if (o->state != PAIR_OK && o->state != PAIR_EMPTY)
            return 0;
    }
    return 1;
}

/* Is there a reason not to call the plugin? Then the result says so. */
static bool
decided(struct job *j, const struct plugin *p)
{
    struct pair_result *r = &j->result;
    struct fault ft;
    int fits, met = 1;

    fits = language_fits(j, p, &ft);
    if (fits > 0 && p->requires)
        met = requirements_met(j, p, &ft);
    if (fits < 0 || met < 0) {
        failure_say(r, PAIR_FAILED, "error", ft.text);
    } else if (!fits || !met) {
        pair_result_clear_words(r);
        r->state = PAIR_SKIPPED;
        r->cause = mem_string(fits ? "requires" : "language");
    } else {
        return false;
    }
    return true;
}

bool
pair_begin(struct job *j)
{
    struct plugin *p = plugin_of(j);
    struct engine_sink *sink = &j->engine->sink;
    lua_State *co;

    if (p->broken)
        return true;
    if (intrudes(j)) {
        j->parked = true;
        return false;
    }
    j->began_ns = j->seen_ns;
    sink->begin(sink->cookie, j->at, j->document, j->began_ns);
    j->cpu_ns = 0;
    j->others_ns = j->engine->busy_ns;
    j->late = false;
    j->result =
        (struct pair_result){.document = j->document, .plugin = p->index};
    if (decided(j, p)) {
        send_result(j);
        return true;
    }
    plugin_handles(p, 1);
    act_clear(&j->act);
    j->act.kind = ACT_DOCUMENT;
    j->act.program = &p->program;
    j->act.plugin = p;
    j->act.article = &j->article;
    j->act.outcomes = j->outcomes;
    j->act.serial = ++j->engine->serial;
    j->act.callback = p->document;
    j->act.cpu_s = p->manifest.limits.cpu;
    j->act.wall_s = p->manifest.limits.wall;
    co = take_coroutine(j, p);
    lua_pushcfunction(co, l_pair);
    lua_pushlightuserdata(co, j);
    task_init(&j->task, &j->act, co, 1);
    return pair_go_on(j);
}

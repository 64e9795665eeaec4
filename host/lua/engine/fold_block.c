#include "fold_block.h"

#include <lauxlib.h>
#include <stddef.h>
#include <stdlib.h>

#include "canon.h"
#include "failure.h"
#include "job.h"
#include "lib_doc.h"
#include "plugin_open.h"
#include "program_call.h"
#include "rows_read.h"
#include "sandbox.h"

#define MEMBERS_PER_LIMIT 1000 /* finish gets its limit for so many */

struct fold {
    struct job *job;
    struct plugin *plugin;
    int64_t *at; /* document ids, or block numbers */
    size_t n;
    struct buf *out;
};

/* The document with its result and rows goes to step(acc, doc, result, rows);
   acc stands at 2. */
static void
step(lua_State *L, struct fold *f, int64_t id)
{
    struct plugin *p = f->plugin;
    struct outcome *o = &f->job->outcomes[p->index];
    struct fault ft;

    job_open(f->job, id);
    f->job->act.serial = ++f->job->engine->serial;
    if (outcome_get(o, p, id, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->step);
    lua_pushvalue(L, 2);
    doc_push(L);
    rows_push_document(L, p, o->rows.data, o->rows.len, o->n_rows);
    rows_push_lazy(L, p, o->rows.data, o->rows.len, o->n_rows);
    lua_call(L, 4, 1);
    if (lua_isnil(L, -1))
        lua_pop(L, 1);
    else
        lua_replace(L, 2);
    job_close(f->job);
}

static void
call_init(lua_State *L, const struct plugin *p)
{
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->init);
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->ctx);
    lua_call(L, 1, 1);
}

static int
l_reduce(lua_State *L)
{
    struct fold *f = lua_touserdata(L, 1);

    call_init(L, f->plugin);
    for (size_t i = 0; i < f->n; i++)
        step(L, f, f->at[i]);
    f->job->document = 0;
    sandbox_check(L);
    buf_varint(f->out, f->n);
    canon_encode(L, 2, f->out);
    return 0;
}

/* Pushes the accumulator of a stored block. */
static void
push_partial(lua_State *L, struct fold *f, int64_t block)
{
    struct fault ft;
    struct cur c;
    int r;

    buf_clear(f->out);
    r = results_partial(f->plugin->all->shelf.store, f->plugin->config, block,
                        f->out, &ft);
    if (r <= 0)
        luaL_error(L, "%s", r < 0 ? ft.text : "a partial aggregate is gone");
    act_room(L, f->out->len);
    c = cur_of(f->out->data, f->out->len);
    f->job->act.documents += (int64_t)cur_varint(&c);
    canon_decode(L, &c);
    buf_free(f->out);
}

static int
l_finish(lua_State *L)
{
    struct fold *f = lua_touserdata(L, 1);
    const struct plugin *p = f->plugin;

    if (f->n == 0)
        call_init(L, p);
    for (size_t i = 0; i < f->n; i++) {
        if (i == 0) {
            push_partial(L, f, f->at[i]);
            continue;
        }
        lua_rawgeti(L, LUA_REGISTRYINDEX, p->merge);
        lua_pushvalue(L, 2);
        push_partial(L, f, f->at[i]);
        lua_call(L, 2, 1);
        if (lua_isnil(L, -1))
            lua_pop(L, 1);
        else
            lua_replace(L, 2);
    }
    if (f->job->act.documents > MEMBERS_PER_LIMIT)
        f->job->act.cpu_s *= (double)f->job->act.documents / MEMBERS_PER_LIMIT;
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->finish);
    lua_pushvalue(L, 2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->ctx);
    lua_call(L, 2, 0);
    sandbox_check(L);
    return 0;
}

/* The rows there are go to whom they are for. */
static void
send_rows(struct act *a)
{
    struct job *j = (struct job *)((char *)a - offsetof(struct job, act));
    struct engine_sink *sink = &j->engine->sink;

    sink->rows(sink->cookie, a->plugin->index, &a->rows, a->sent == 0);
    a->sent += a->rows.len;
    act_leave_rows(a);
}

/* Calls f under limits; on failure the document at hand is named. */
static int
call_once(struct fold *f, enum act_kind kind, lua_CFunction call,
          struct pair_result *failure)
{
    struct act *a = &f->job->act;
    struct plugin *p = f->plugin;
    size_t len = f->out->len;
    int r;

    *failure = (struct pair_result){.plugin = p->index};
    if (p->broken) {
        failure_copy(failure, &p->failure);
        return -1;
    }
    plugin_handles(p, f->n);
    act_clear(a);
    a->kind = kind;
    a->program = &p->program;
    a->plugin = p;
    a->article = &f->job->article;
    a->outcomes = f->job->outcomes;
    a->callback = kind == ACT_FINISH ? p->finish : p->step;
    a->cpu_s = p->manifest.limits.cpu * ACT_LONG;
    a->send_rows = kind == ACT_FINISH ? send_rows : NULL;
    f->job->document = 0;
    r = program_call(&p->program, a, call, f, failure);
    failure->document = r < 0 ? f->job->document : 0;
    job_close(f->job);
    if (r < 0) {
        f->out->len = len;
        act_leave_rows(a);
    }
    return r;
}

/* What goes wrong in a full state counts only when it was a new one; see
   pair.c. */
static int
run(struct fold *f, enum act_kind kind, lua_CFunction call,
    struct pair_result *failure)
{
    struct plugin *p = f->plugin;
    bool first, full;
    int r;

    do {
        first = p->handled == 0;
        r = call_once(f, kind, call, failure);
        full = r < 0 && !p->broken && p->program.meter.full;
        if (!full)
            return r;
        plugin_again(p);
        engine_tell_broken(f->job->engine, p);
        if (!first)
            pair_result_clear_words(failure);
    } while (!first);
    return r;
}

static int
say_fault(struct pair_result *failure, const struct fault *ft)
{
    *failure = (struct pair_result){0};
    return failure_say(failure, PAIR_FAILED, "error", ft->text);
}

int
fold_reduce(struct engine *e, size_t plugin, int64_t block, struct buf *partial,
            struct pair_result *failure)
{
    struct plugin *p = &e->plugins.at[plugin];
    struct fold f = {.job = e->fold, .plugin = p, .out = partial};
    struct fault ft;
    int r;

    if (results_block_members(e->plugins.shelf.store, p->config, block, &f.at,
                              &f.n, &ft) < 0)
        return say_fault(failure, &ft);
    r = run(&f, ACT_REDUCE, l_reduce, failure);
    free(f.at);
    return r;
}

int
fold_finish(struct engine *e, size_t plugin, struct pair_result *failure)
{
    struct plugin *p = &e->plugins.at[plugin];
    struct buf partial = {0};
    struct fold f = {.job = e->fold, .plugin = p, .out = &partial};
    struct fault ft;
    int r;

    if (results_partial_blocks(e->plugins.shelf.store, p->config, &f.at, &f.n,
                               &ft) < 0)
        return say_fault(failure, &ft);
    r = run(&f, ACT_FINISH, l_finish, failure);
    if (r == 0)
        send_rows(&e->fold->act);
    counts_free(&e->plugins.shelf.summed);
    buf_free(&partial);
    free(f.at);
    return r;
}

#include "plugin_open.h"

#include <lauxlib.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "ctx.h"
#include "failure.h"
#include "frozen.h"
#include "manifest_json.h"
#include "mem.h"
#include "program_call.h"
#include "program_load.h"
#include "sandbox.h"

enum {
    FEW = 32 /* documents, for which no collector is worth its start */
};

/* A reference to field key of the table on top, LUA_REFNIL if there is none. */
static int
take(lua_State *L, const char *key)
{
    lua_getfield(L, -1, key);
    return luaL_ref(L, LUA_REGISTRYINDEX);
}

static void
take_reduce(lua_State *L, struct plugin *p)
{
    if (lua_getfield(L, -1, "reduce") == LUA_TTABLE) {
        p->init = take(L, "init");
        p->step = take(L, "step");
        p->merge = take(L, "merge");
        p->finish = take(L, "finish");
    }
    lua_pop(L, 1);
}

/* Takes the functions, makes ctx, runs setup. */
static int
l_setup(lua_State *L)
{
    struct plugin *p = lua_touserdata(L, 1);

    lua_rawgeti(L, LUA_REGISTRYINDEX, p->program.table);
    p->document = take(L, "document");
    take_reduce(L, p);
    ctx_push(L, p);
    p->ctx = luaL_ref(L, LUA_REGISTRYINDEX);
    if (lua_getfield(L, -1, "setup") == LUA_TNIL)
        return 0;
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->ctx);
    lua_call(L, 1, 1);
    sandbox_check(L);
    if (lua_istable(L, -1) && !luaL_getmetafield(L, -1, "__index"))
        frozen_make(L, 0);
    p->state = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

/* The files are the ones that were described. */
static int
check_source(struct plugin *p)
{
    const struct manifest_files files = {p->program.folder, p->manifest.uses,
                                         p->manifest.n_uses};
    char hex[33];

    if (manifest_source(&files, hex) == 0 &&
        strcmp(hex, p->manifest.source) == 0)
        return 0;
    return failure_say(
        &p->failure, PAIR_FAILED, "setup",
        "the plugin's files have changed while the run went on: run again");
}

static int
start(struct plugin *p)
{
    const struct limits *limits = &p->manifest.limits;
    struct act a = {.kind = ACT_SETUP,
                    .program = &p->program,
                    .plugin = p,
                    .cpu_s = limits->cpu * ACT_LONG};
    int r = 0;

    if (!p->program.L)
        r = program_load(&p->program, limits->memory, limits->cpu, &p->failure);
    if (r == 0)
        r = program_call(&p->program, &a, l_setup, p, &p->failure);
    p->program.reading = false;
    act_free(&a);
    return r;
}

/* Goes on with the program that was loaded to be described. */
static void
take_kept(struct plugin *p, struct engine_programs *kept)
{
    struct program program;

    if (!programs_take(kept, p->program.folder, p->manifest.limits.memory,
                       &program))
        return;
    program_fini(&p->program);
    program_move(&p->program, &program);
}

/* Whose lib/ and assets/ it may read. */
static void
add_others(struct plugin *p, const struct engine_plan *plan)
{
    for (size_t i = 0; i < plan->n; i++)
        if (p->requires >> i & 1)
            program_other(&p->program, plan->plugins[i].name,
                          plan->plugins[i].folder);
    for (size_t i = 0; i < p->manifest.n_uses; i++) {
        const char *folder = p->manifest.uses[i];

        program_other(&p->program, strrchr(folder, '/') + 1, folder);
    }
}

static struct value *
widest_row(const struct manifest *m)
{
    size_t most = 0;

    for (size_t i = 0; i < m->n_tables; i++)
        if (m->tables[i].n_columns > most)
            most = m->tables[i].n_columns;
    return mem_alloc((most + 1) * sizeof(struct value));
}

/* With a state of its own, new or kept. */
static void
prepare(struct plugin *p)
{
    p->document = p->ctx = p->state = LUA_REFNIL;
    p->init = p->step = p->merge = p->finish = LUA_REFNIL;
    p->broken = check_source(p) < 0 || start(p) < 0;
    if (p->broken)
        program_drop(&p->program); /* it may be full */
    if (p->broken && p->failure.state == PAIR_FAILED) {
        free(p->failure.cause);
        p->failure.cause = mem_string("setup");
    }
}

void
plugin_open(struct plugin *p, struct plugins *all, size_t index,
            const struct engine_plan *plan, struct engine_programs *kept)
{
    const struct engine_plugin *want = &plan->plugins[index];
    struct fault ft;

    *p = (struct plugin){.index = (uint32_t)index,
                         .config = want->config,
                         .requires = want->requires,
                         .permitted = plan->alone == (int)index,
                         .all = all};
    program_init(&p->program, want->folder);
    if (manifest_parse(&p->manifest, want->manifest, &ft) < 0) {
        failure_say(&p->failure, PAIR_FAILED, "setup", ft.text);
        p->broken = true;
        return;
    }
    p->row = widest_row(&p->manifest);
    if (want->broken || (plan->alone >= 0 && !p->permitted)) {
        failure_say(&p->failure, PAIR_FAILED, "setup",
                    want->broken ? want->broken : "not for this process");
        p->broken = true;
        return;
    }
    take_kept(p, kept);
    add_others(p, plan);
    prepare(p);
}

void
plugin_again(struct plugin *p)
{
    program_drop(&p->program);
    malloc_trim(0); /* it was large */
    p->n_idle = 0;
    p->handled = 0;
    prepare(p);
}

void
plugin_close(struct plugin *p)
{
    program_fini(&p->program);
    manifest_free(&p->manifest);
    pair_result_clear_words(&p->failure);
    result_reader_free(p->stored);
    free(p->row);
    free(p->idle);
}

void
plugin_handles(struct plugin *p, size_t n)
{
    bool few = p->handled <= FEW;

    p->handled += n;
    p->program.meter.full = false;
    if (few && p->handled > FEW)
        state_busy(p->program.L);
}

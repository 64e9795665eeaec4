/*
 * fake_engine: an interpreter without Lua, for tests of host/run: one plugin
 * `fake`, which gives each document twice its id and counts documents in
 * fake_total. The workers are the test program itself.
 */
#ifndef SLANT_FAKE_ENGINE_H
#define SLANT_FAKE_ENGINE_H

#include <stdlib.h>
#include <string.h>

#include "engine.h"
#include "flight.h"
#include "mem.h"
#include "num.h"
#include "worker.h"

static const char manifest[] =
    "{\"name\":\"fake\",\"version\":\"1.0.0\",\"summary\":\"\",\"folder\":\"/"
    "\","
    "\"source\":\"00\",\"options\":{},\"requires\":[],\"metadata\":[],"
    "\"languages\":[],\"permissions\":[],\"has_document\":true,"
    "\"has_reduce\":true,"
    "\"limits\":{\"cpu\":2,\"wall\":0.4,\"memory\":1000000,\"rows\":10},"
    "\"tables\":[{\"kind\":\"document\",\"name\":\"\",\"columns\":"
    "[{\"name\":\"twice\",\"type\":\"integer\"}]},"
    "{\"kind\":\"corpus\",\"name\":\"total\",\"columns\":"
    "[{\"name\":\"documents\",\"type\":\"integer\"}]}]}";

struct engine {
    struct engine_sink sink;
    struct store *store;
    int64_t config;
};

static int
fake_describe(const struct engine_spec *spec, const struct engine_sink *sink,
              struct engine_descriptions *out, struct engine_programs **kept,
              struct fault *ft)
{
    (void)spec;
    (void)sink;
    (void)kept;
    (void)ft;
    out->n = 1;
    out->at = mem_alloc(sizeof *out->at);
    out->at[0] = (struct engine_description){.name = mem_string("fake"),
                                             .folder = mem_string("/"),
                                             .manifest = mem_string(manifest),
                                             .asked = true};
    return 0;
}

static int
fake_open(struct engine **e, const struct engine_plan *plan,
          struct engine_programs *kept, struct store *s, struct uv_loop_s *loop,
          const struct engine_sink *sink, struct fault *ft)
{
    (void)kept;
    (void)loop;
    (void)ft;
    *e = mem_alloc(sizeof **e);
    **e = (struct engine){*sink, s, plan->plugins[0].config};
    return 0;
}

/* What a document does to its worker; NULL: nothing. */
static void (*fake_misbehaves)(int64_t document);
static int64_t
    fake_crashes_after; /* this document, when nothing is in flight */

static void
fake_analyse(struct engine *e, int64_t document, uint64_t plugins)
{
    struct pair_result r = {.document = document, .state = PAIR_OK};
    struct value v = {.kind = VALUE_INT, .i = document * 2};

    (void)plugins;
    e->sink.begin(e->sink.cookie, 0, document, flight_now());
    e->sink.running(e->sink.cookie, 0, document);
    if (fake_misbehaves)
        fake_misbehaves(document);
    buf_u8(&r.rows, 0);
    value_encode(&v, &r.rows);
    r.n_rows = 1;
    e->sink.running(e->sink.cookie, -1, 0);
    e->sink.end(e->sink.cookie, 0, document);
    if (document == fake_crashes_after)
        abort();
    e->sink.result(e->sink.cookie, &r);
    buf_free(&r.rows);
    e->sink.done(e->sink.cookie, document);
}

static int
fake_reduce(struct engine *e, size_t plugin, int64_t block, struct buf *partial,
            struct pair_result *failure)
{
    struct fault ft;
    int64_t *ids;
    size_t n;

    (void)plugin;
    (void)failure;
    if (results_block_members(e->store, e->config, block, &ids, &n, &ft))
        abort();
    free(ids);
    buf_u64(partial, n);
    return 0;
}

static int
fake_finish(struct engine *e, size_t plugin, struct pair_result *failure)
{
    struct buf partial = {0}, rows = {0};
    struct fault ft;
    struct value v = {.kind = VALUE_INT};
    int64_t *blocks;
    size_t n;

    (void)failure;
    if (results_partial_blocks(e->store, e->config, &blocks, &n, &ft))
        abort();
    for (size_t i = 0; i < n; i++) {
        struct cur c;

        buf_clear(&partial);
        if (results_partial(e->store, e->config, blocks[i], &partial, &ft) != 1)
            abort();
        c = cur_of(partial.data, partial.len);
        v.i += (int64_t)cur_u64(&c);
    }
    free(blocks);
    buf_free(&partial);
    buf_u8(&rows, 1);
    value_encode(&v, &rows);
    e->sink.rows(e->sink.cookie, plugin, &rows, true);
    buf_free(&rows);
    return 0;
}

static void
fake_close(struct engine *e)
{
    free(e);
}

static const struct engine_ops fake = {
    .version = "fake 1",
    .describe = fake_describe,
    .open = fake_open,
    .analyse = fake_analyse,
    .reduce = fake_reduce,
    .finish = fake_finish,
    .close = fake_close,
};

/* To be called first in main: does not return in a worker. */
static inline void
fake_worker(int argc, char **argv)
{
    int64_t slot;

    if (argc == 4 && strcmp(argv[1], "--worker") == 0 &&
        num_int(argv[2], 0, 4096, &slot))
        worker_main((unsigned)slot, &fake);
}

#endif

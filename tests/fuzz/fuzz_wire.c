/* What comes over the pipe between a coordinator and its workers. The first
   byte says what it is taken for. What can be decoded and encoded gives the
   same bytes ever after. */
#include <string.h>

#include "engine.h"
#include "tools.h"
#include "wire.h"

#define THERE_AND_BACK(type, name)                          \
    static int again_##name(struct cur *c, struct buf *out) \
    {                                                       \
        type v = {0};                                       \
        int bad = name##_decode(&v, c);                     \
                                                            \
        if (!bad)                                           \
            name##_encode(&v, out);                         \
        name##_free(&v);                                    \
        return bad;                                         \
    }

THERE_AND_BACK(struct source_job, source_job)
THERE_AND_BACK(struct source_options, source_options)
THERE_AND_BACK(struct engine_spec, engine_spec)
THERE_AND_BACK(struct engine_descriptions, engine_descriptions)
THERE_AND_BACK(struct engine_plan, engine_plan)

static int
again_pair_result(struct cur *c, struct buf *out)
{
    struct pair_result v = {0};
    struct cur rows;
    int bad = pair_result_decode(&v, &rows, c);

    if (!bad) {
        buf_add(&v.rows, rows.p, (size_t)(rows.end - rows.p));
        pair_result_encode(&v, out);
    }
    pair_result_free(&v);
    return bad;
}

static int (*const kinds[])(struct cur *, struct buf *) = {
    again_source_job,          again_source_options, again_engine_spec,
    again_engine_descriptions, again_engine_plan,    again_pair_result,
};

static void
check_kind(int (*again)(struct cur *, struct buf *), struct cur c)
{
    struct buf once = {0}, twice = {0};

    if (again(&c, &once) == 0) {
        c = cur_of(once.data, once.len);
        FUZZ_CHECK(again(&c, &twice) == 0 && c.p == c.end);
        FUZZ_CHECK(once.len == twice.len);
        FUZZ_CHECK(memcmp(buf_text(&once), buf_text(&twice), once.len) == 0);
    }
    buf_free(&once);
    buf_free(&twice);
}

/* Frames out of pieces of `step` bytes: none reaches behind its bytes. */
static void
check_frames(struct cur c, size_t step)
{
    struct wire_reader r = {0};
    struct wire_frame f;
    size_t fed = 0, taken = 0;
    int more = 0;

    while (c.p < c.end && more >= 0) {
        size_t n = (size_t)(c.end - c.p);

        n = n < step ? n : step;
        n = n < WIRE_ROOM ? n : WIRE_ROOM;
        memcpy(wire_room(&r), c.p, n);
        wire_arrived(&r, n);
        c.p += n;
        fed += n;
        while ((more = wire_next(&r, &f)) == 1) {
            taken += 5 + f.len;
            FUZZ_CHECK(f.type > 0 && f.type < WIRE_TYPES && taken <= fed);
            FUZZ_CHECK(hash64_of(f.payload, f.len) || f.len);
        }
    }
    wire_reader_free(&r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cur c = cur_of(data, size);
    size_t kind = cur_u8(&c);

    if (kind < sizeof kinds / sizeof *kinds)
        check_kind(kinds[kind], c);
    else
        check_frames(c, kind);
    return 0;
}

#include "pair_result.h"

#include <stdlib.h>

/* Most pairs end well: there is nothing to say of them. */
static bool
has_words(enum pair_state s)
{
    return s != PAIR_OK && s != PAIR_EMPTY;
}

void
pair_result_encode_head(const struct pair_result *r, struct buf *out)
{
    buf_varint(out, (uint64_t)r->document);
    buf_varint(out, r->plugin);
    buf_u8(out, (uint8_t)r->state);
    if (has_words(r->state)) {
        buf_opt(out, r->cause);
        buf_opt(out, r->message);
        buf_opt(out, r->place);
        buf_opt(out, r->source_line);
        buf_opt(out, r->traceback);
        buf_opt(out, r->locals);
    }
    buf_varint(out, r->cpu_us);
    buf_varint(out, r->wall_us);
    buf_varint(out, r->n_rows);
    buf_varint(out, r->rows.len);
}

void
pair_result_encode(const struct pair_result *r, struct buf *out)
{
    pair_result_encode_head(r, out);
    buf_add(out, r->rows.data, r->rows.len);
}

int
pair_result_decode(struct pair_result *out, struct cur *rows, struct cur *c)
{
    struct pair_result r = {0};
    const char *bytes;
    size_t len;
    uint64_t n_rows;

    r.document = (int64_t)cur_varint(c);
    r.plugin = (uint32_t)cur_varint(c);
    r.state = (enum pair_state)cur_u8(c);
    if (has_words(r.state)) {
        r.cause = cur_opt(c);
        r.message = cur_opt(c);
        r.place = cur_opt(c);
        r.source_line = cur_opt(c);
        r.traceback = cur_opt(c);
        r.locals = cur_opt(c);
    }
    r.cpu_us = cur_varint(c);
    r.wall_us = cur_varint(c);
    n_rows = cur_varint(c);
    bytes = cur_bytes(c, &len);
    if (c->bad || r.state < PAIR_OK || r.state > PAIR_CRASHED ||
        n_rows > len) { /* a row takes at least a byte */
        c->bad = true;
        pair_result_free(&r);
        return -1;
    }
    r.n_rows = (uint32_t)n_rows;
    *rows = cur_of(bytes, len);
    *out = r;
    return 0;
}

void
pair_result_clear_words(struct pair_result *r)
{
    if (!has_words(r->state))
        return;
    free(r->cause);
    free(r->message);
    free(r->place);
    free(r->source_line);
    free(r->traceback);
    free(r->locals);
    r->cause = r->message = r->place = r->source_line = NULL;
    r->traceback = r->locals = NULL;
}

void
pair_result_free(struct pair_result *r)
{
    pair_result_clear_words(r);
    buf_free(&r->rows);
    *r = (struct pair_result){0};
}

const char *
pair_state_name(enum pair_state s)
{
    static const char *const names[] = {
        [PAIR_OK] = "ok",           [PAIR_EMPTY] = "empty",
        [PAIR_SKIPPED] = "skipped", [PAIR_FAILED] = "failed",
        [PAIR_LIMIT] = "limit",     [PAIR_CRASHED] = "crashed",
    };

    return s >= PAIR_OK && s <= PAIR_CRASHED ? names[s] : "unknown";
}

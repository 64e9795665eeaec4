/* The text model over any bytes made valid. The first byte says how much of
   the text is left out. */
#include <string.h>

#include "fold.h"
#include "sentences.h"
#include "tools.h"
#include "utf8.h"
#include "words.h"

static bool
border(const struct buf *t, uint32_t at)
{
    return at == t->len || (t->data[at] & 0xc0) != 0x80;
}

/* Ascending, not empty, on borders, each inside one of `in`. */
static void
check_spans(const struct buf *t, const struct spans *s, const struct spans *in)
{
    uint32_t end = 0;
    size_t at = 0;

    for (size_t i = 0; i < s->n; i++) {
        struct span p = s->at[i];

        FUZZ_CHECK(p.start >= end && p.start < p.stop && p.stop <= t->len);
        FUZZ_CHECK(border(t, p.start) && border(t, p.stop));
        while (at < in->n && in->at[at].stop < p.stop)
            at++;
        FUZZ_CHECK(at < in->n && in->at[at].start <= p.start);
        end = p.stop;
    }
}

static void
check_token(const char *s, size_t len)
{
    struct buf once = {0}, twice = {0};
    struct spans parts = {0};
    uint32_t end = 0;

    FUZZ_CHECK(len <= TOKEN_BYTES_MAX);
    fold_token(s, len, &once);
    FUZZ_CHECK(utf8_valid(buf_text(&once), once.len));
    fold_token(once.data, once.len, &twice);
    FUZZ_CHECK(once.len == twice.len);
    FUZZ_CHECK(!once.len || memcmp(once.data, twice.data, once.len) == 0);
    fold_parts(s, len, &parts);
    FUZZ_CHECK(parts.n > 0);
    for (size_t i = 0; i < parts.n; i++) {
        struct span p = parts.at[i];

        FUZZ_CHECK(p.start >= end && p.start < p.stop && p.stop <= len);
        FUZZ_CHECK(utf8_valid(s + p.start, p.stop - p.start));
        end = p.stop;
    }
    spans_free(&parts);
    buf_free(&once);
    buf_free(&twice);
}

/* The twins of word_block.h find the same words. */
static void
check_twins(const struct buf *t, const struct spans *kept,
            const struct spans *words)
{
    struct spans plain = {0};

    for (size_t i = 0; i < kept->n; i++)
        words_find_with(word_block_plain, t->data, kept->at[i].start,
                        kept->at[i].stop, &plain);
    FUZZ_CHECK(plain.n == words->n);
    FUZZ_CHECK(!plain.n ||
               memcmp(plain.at, words->at, plain.n * sizeof *plain.at) == 0);
    spans_free(&plain);
}

static void
check_text(const struct buf *t, const struct spans *kept)
{
    struct spans words = {0}, paragraphs = {0}, sentences = {0};
    struct abbreviations *a = abbreviations_new(NULL, 0);

    words_of(t->data, kept, &words);
    check_spans(t, &words, kept);
    check_twins(t, kept, &words);
    for (size_t i = 0; i < words.n; i++)
        check_token(t->data + words.at[i].start,
                    words.at[i].stop - words.at[i].start);
    paragraphs_find(t->data, kept, &paragraphs);
    check_spans(t, &paragraphs, kept);
    for (size_t i = 0; i < paragraphs.n; i++)
        sentences_find(t->data, paragraphs.at[i], a, &sentences);
    check_spans(t, &sentences, &paragraphs);
    check_spans(t, &words, &sentences);
    spans_free(&words);
    spans_free(&paragraphs);
    spans_free(&sentences);
    abbreviations_free(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buf t = {0}, again = {0};
    struct spans kept = {0};
    uint32_t step = size ? data[0] : 0, at = 0;

    utf8_repair((const char *)data + !!size, size - !!size, &t);
    FUZZ_CHECK(utf8_valid(buf_text(&t), t.len));
    FUZZ_CHECK(utf8_repair(t.data, t.len, &again) == 0);
    FUZZ_CHECK(t.len == again.len && !memcmp(t.data, buf_text(&again), t.len));
    while (at < t.len) {
        uint32_t stop = step ? at + step : (uint32_t)t.len;

        while (stop < t.len && !border(&t, stop))
            stop++;
        stop = stop < t.len ? stop : (uint32_t)t.len;
        spans_add(&kept, at, stop);
        for (at = stop + step % 4; at < t.len && !border(&t, at);)
            at++;
    }
    check_text(&t, &kept);
    spans_free(&kept);
    buf_free(&t);
    buf_free(&again);
    return 0;
}

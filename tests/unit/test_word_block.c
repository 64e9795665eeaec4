/* word_block: the twins give the same bits for any bytes, and words_find the
   same words with each of them, wherever in a block a text begins. */
#include "made_numbers.h"
#include "check.h"

#include "utf8.h"
#include "words.h"

static struct twin {
    const char *name;
    word_block_read *read;
} twins[3] = {{"plain", word_block_plain}};
static size_t n_twins = 1;

static void
find_twins(void)
{
#ifdef __SSE2__
    twins[n_twins++] = (struct twin){"sse2", word_block_sse2};
    if (word_block_has_avx2())
        twins[n_twins++] = (struct twin){"avx2", word_block_avx2};
    else
        printf("no AVX2 here: that twin is not tested\n");
#endif
}

static void
same_bits(const char s[WORD_BLOCK])
{
    struct word_block want, got;

    word_block_plain(s, &want);
    for (size_t i = 1; i < n_twins; i++) {
        twins[i].read(s, &got);
        CHECK(got.core == want.core && got.wide == want.wide);
        CHECK(got.blank == want.blank && got.link == want.link);
    }
}

static void
any_bytes(void)
{
    char s[WORD_BLOCK];

    for (int c = 0; c < 256; c++) {
        memset(s, 'x', sizeof s);
        for (int i = 0; i < WORD_BLOCK; i++)
            s[i] = (char)(c + i);
        same_bits(s);
    }
    for (int round = 0; round < 2000; round++) {
        for (int i = 0; i < WORD_BLOCK; i++)
            s[i] = (char)chance(256);
        same_bits(s);
    }
}

static const char *const pieces[] = {
    " ",    "\n",   ". ",     ".",        ",",     "a",          "I",
    "U.S.", "word", "Letter", "-",        "'",     "’",          "é",
    "中",   "5",    "1,0",    ":",        "@",     "//",         "“",
    "”",    "_",    "said.T", "\xc2\xad", "カ",    "The",        "x.org",
    "(",    ")",    "…",      "ג",        "http:", "\xcc\x81\"", "longerwords"};

static void
made_text(struct buf *text, size_t n)
{
    buf_clear(text);
    for (size_t i = 0; i < n; i++) {
        buf_str(text, pieces[chance(sizeof pieces / sizeof *pieces)]);
        if (chance(3) == 0)
            buf_char(text, ' ');
        if (chance(400) == 0)
            for (uint32_t more = chance(700); more; more--)
                buf_char(text, 'w');
    }
    buf_text(text);
}

static bool
same_spans(const struct spans *a, const struct spans *b, uint32_t moved)
{
    bool same = a->n == b->n;

    for (size_t i = 0; i < a->n && same; i++)
        same = a->at[i].start + moved == b->at[i].start &&
               a->at[i].stop + moved == b->at[i].stop;
    return same;
}

/* Blanks before a text move it through the blocks and change no word. */
static void
same_words(void)
{
    struct buf text = {0}, moved = {0};
    struct spans want = {0}, got = {0};

    for (uint32_t round = 0; round < 600; round++) {
        uint32_t by = chance(2 * WORD_BLOCK);

        made_text(&text, 1 + chance(120));
        CHECK(utf8_valid(text.data, text.len));
        spans_clear(&want);
        words_find_with(word_block_plain, text.data, 0, (uint32_t)text.len,
                        &want);
        buf_clear(&moved);
        for (uint32_t i = 0; i < by; i++)
            buf_char(&moved, ' ');
        buf_str(&moved, text.data);
        for (size_t i = 0; i < n_twins; i++) {
            spans_clear(&got);
            words_find_with(twins[i].read, moved.data, 0, (uint32_t)moved.len,
                            &got);
            CHECK(same_spans(&want, &got, by));
        }
    }
    buf_free(&text);
    buf_free(&moved);
    spans_free(&want);
    spans_free(&got);
}

int
main(void)
{
    find_twins();
    any_bytes();
    same_words();
    return check_end();
}

/*
 * Random bytes through the whole text model: what every caller relies on holds
 * for any input. The seed is fixed; the first failing round is named.
 */
#include "made_numbers.h"
#include "check.h"

#include "fold.h"
#include "sentences.h"
#include "utf8.h"
#include "words.h"

/* Pieces that rules hang on; between them random bytes. */
static const char *const pieces[] = {" ",
                                     ". ",
                                     ".",
                                     "\n",
                                     "\n\n",
                                     "    ",
                                     "U.S.",
                                     "Mr. ",
                                     "a.m. ",
                                     "'",
                                     "’",
                                     "-",
                                     "–",
                                     "“",
                                     "”",
                                     "\"",
                                     "(",
                                     ")",
                                     "http://",
                                     "www.",
                                     "@",
                                     "x.org",
                                     "No. ",
                                     "5",
                                     "1,000",
                                     "The ",
                                     "china",
                                     "é",
                                     "中",
                                     "。",
                                     "カ",
                                     "ג",
                                     "ก",
                                     "\xcc\x81",
                                     "\xc2\xad",
                                     "…",
                                     "\xe2\x80\xaf",
                                     "\xc2\xa0",
                                     "\xe2\x80\x8d",
                                     "😀",
                                     "_",
                                     ":",
                                     "//",
                                     "A",
                                     "I",
                                     "\xe2\x80\xa8",
                                     "!",
                                     "?",
                                     "İ",
                                     "ﷺ",
                                     "\xe3\x85\xa4",
                                     "،",
                                     "՚",
                                     "．",
                                     "？",
                                     "٫"};

static void
make_text(struct buf *out)
{
    struct buf raw = {0};
    uint32_t n = chance(120);

    for (uint32_t i = 0; i < n; i++) {
        if (chance(12) == 0)
            buf_char(&raw, (char)chance(256));
        else
            buf_str(&raw, pieces[chance(sizeof pieces / sizeof *pieces)]);
    }
    utf8_repair(raw.data, raw.len, out);
    buf_free(&raw);
}

static bool
border(const struct buf *text, uint32_t at)
{
    return at == text->len ||
           (at < text->len && ((unsigned char)text->data[at] & 0xc0) != 0x80);
}

/* Ascending, none empty, on code-point borders, inside from..to. */
static bool
sound(const struct buf *text, const struct spans *s, uint32_t from, uint32_t to)
{
    for (size_t i = 0; i < s->n; i++) {
        struct span at = s->at[i];

        if (at.start < from || at.stop > to || at.start >= at.stop ||
            !border(text, at.start) || !border(text, at.stop))
            return false;
        from = at.stop;
    }
    return true;
}

/* Each span of `inner` lies in one of `outer`. */
static bool
within(const struct spans *inner, const struct spans *outer)
{
    size_t o = 0;

    for (size_t i = 0; i < inner->n; i++) {
        while (o < outer->n && outer->at[o].stop < inner->at[i].stop)
            o++;
        if (o == outer->n || inner->at[i].start < outer->at[o].start)
            return false;
    }
    return true;
}

static bool
folds(const struct buf *text, const struct spans *words)
{
    struct spans parts = {0};
    struct buf type = {0};
    bool fine = true;

    for (size_t i = 0; i < words->n; i++) {
        const char *s = text->data + words->at[i].start;
        uint32_t len = words->at[i].stop - words->at[i].start;
        struct buf token = {(char *)s, len, len};

        buf_clear(&type);
        spans_clear(&parts);
        fold_token(s, len, &type);
        fold_parts(s, len, &parts);
        fine &= type.len > 0 && utf8_valid(type.data, type.len);
        fine &= parts.n > 0 && len <= TOKEN_BYTES_MAX;
        fine &= sound(&token, &parts, 0, len);
    }
    spans_free(&parts);
    buf_free(&type);
    return fine;
}

/* Words are the same whether found in kept spans or in sentences, so no
   sentence ends inside one. */
static bool
model_holds(const struct buf *text, const struct spans *kept,
            const struct abbreviations *a)
{
    struct spans words = {0}, paragraphs = {0}, sentences = {0}, again = {0};
    uint32_t len = (uint32_t)text->len;
    bool fine;

    words_of(text->data, kept, &words);
    paragraphs_find(text->data, kept, &paragraphs);
    for (size_t i = 0; i < paragraphs.n; i++)
        sentences_find(text->data, paragraphs.at[i], a, &sentences);
    for (size_t i = 0; i < sentences.n; i++)
        words_find(text->data, sentences.at[i].start, sentences.at[i].stop,
                   &again);
    fine = sound(text, &words, 0, len) && sound(text, &paragraphs, 0, len) &&
           sound(text, &sentences, 0, len) && within(&words, kept) &&
           within(&paragraphs, kept) && within(&sentences, &paragraphs) &&
           within(&words, &sentences) && folds(text, &words);
    fine &=
        again.n == words.n && within(&words, &again) && within(&again, &words);
    spans_free(&words);
    spans_free(&paragraphs);
    spans_free(&sentences);
    spans_free(&again);
    return fine;
}

int
main(void)
{
    struct abbreviations *a = abbreviations_new(NULL, 0);
    struct spans kept = {0};
    struct buf text = {0};
    bool fine = true;

    for (int round = 0; round < check_rounds(20000) && fine; round++) {
        uint32_t cut;

        buf_clear(&text);
        spans_clear(&kept);
        make_text(&text);
        if (!text.len)
            continue;
        cut = chance((uint32_t)text.len);
        while (!border(&text, cut))
            cut--;
        if (round % 2 && cut)
            spans_add(&kept, 0, cut);
        else
            cut = 0;
        spans_add(&kept, cut, (uint32_t)text.len);
        fine = utf8_valid(text.data, text.len) && model_holds(&text, &kept, a);
        if (!fine)
            fprintf(stderr, "round %d: `%s`\n", round, buf_text(&text));
    }
    CHECK(fine);
    buf_free(&text);
    spans_free(&kept);
    abbreviations_free(a);
    return check_end();
}

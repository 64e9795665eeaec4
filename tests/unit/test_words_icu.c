/*
 * words.h against ICU's word break iterator (root locale), the oracle. On the
 * Reuters texts every difference must be one of the listed tailorings, each as
 * often as host/corpus/text/DEVIATIONS.md says; on made-up texts without the
 * characters of the tailorings there must be no difference.
 */
#include "check.h"

#include <ctype.h>
#include <unicode/uchar.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "buf.h"
#include "reuters.h"
#include "utf8.h"
#include "words.h"

/* What slant does otherwise than ICU, in the order in which it is applied. */
enum tailoring {
    SPLIT_AT,         /* `x@y`, no address: two words */
    TRIM_UNDERSCORE,  /* `_x_`: the word is x */
    SPLIT_LOST_SPACE, /* `said.The`: two words */
    KEEP_STOP,        /* `U.S.`: the last stop belongs to it */
    JOIN_HYPHEN,      /* `no-limits`: one word */
    JOIN_APOSTROPHE,  /* `1990's`: one word */
    KEEP_LINK,        /* URL or e-mail address: one word */
    TAILORINGS
};

static const char *const names[TAILORINGS] = {
    "SPLIT_AT",    "TRIM_UNDERSCORE", "SPLIT_LOST_SPACE", "KEEP_STOP",
    "JOIN_HYPHEN", "JOIN_APOSTROPHE", "KEEP_LINK"};

struct oracle {
    UBreakIterator *breaks;
    UText *text;
    struct spans icu, ours;
    long counts[TAILORINGS];
    long words, wrong;
};

/* ICU's status alone calls no word what ends in a geresh with a mark. */
static bool
is_word(const struct oracle *o, const char *s, size_t len)
{
    size_t size;

    return ubrk_getRuleStatus(o->breaks) >= UBRK_WORD_NUMBER ||
           u_isalnum((UChar32)utf8_at(s, len, &size));
}

static void
find_icu(struct oracle *o, const char *s, size_t len)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t start = 0, stop;

    spans_clear(&o->icu);
    o->text = utext_openUTF8(o->text, s, (int64_t)len, &status);
    ubrk_setUText(o->breaks, o->text, &status);
    while ((stop = ubrk_next(o->breaks)) != UBRK_DONE) {
        if (is_word(o, s + start, (size_t)(stop - start)))
            spans_add(&o->icu, (uint32_t)start, (uint32_t)stop);
        start = stop;
    }
    CHECK(U_SUCCESS(status));
}

/* `U.S`, `J` or `D-N.Y` before a stop; the tailoring told by other means than
   in words.c. */
static bool
takes_stop(const char *s, struct span w, size_t len)
{
    uint32_t begin = w.start;

    if (w.stop >= len || s[w.stop] != '.')
        return false;
    if (w.stop - w.start == 1)
        return isupper((unsigned char)s[w.start]) && s[w.start] != 'I' &&
               !(w.stop + 1 < len && s[w.stop + 1] == '.');
    for (uint32_t i = w.start; i < w.stop; i++)
        if (s[i] == '-')
            begin = i + 1;
    if (w.stop - begin < 3)
        return false;
    for (uint32_t i = begin; i < w.stop; i++)
        if ((i - begin) % 2 ? s[i] != '.' : !isalpha((unsigned char)s[i]))
            return false;
    return (w.stop - begin) % 2;
}

static bool
lost_space(const char *s, struct span w, uint32_t i)
{
    return s[i] == '.' && i > w.start && i + 2 < w.stop &&
           islower((unsigned char)s[i - 1]) &&
           isupper((unsigned char)s[i + 1]) && islower((unsigned char)s[i + 2]);
}

/* Cuts ICU's words where slant does. */
static void
split(struct oracle *o, const char *s, struct spans *out)
{
    for (size_t n = 0; n < o->icu.n; n++) {
        struct span w = o->icu.at[n];
        uint32_t start = w.start;

        for (uint32_t i = w.start; i <= w.stop; i++) {
            bool lost = i < w.stop && lost_space(s, w, i);
            bool at = i < w.stop && s[i] == '@';
            bool line = i < w.stop && s[i] == '_' &&
                        (i == start || i + 1 == w.stop || s[i + 1] == '_');

            o->counts[SPLIT_LOST_SPACE] += lost;
            o->counts[SPLIT_AT] += at;
            o->counts[TRIM_UNDERSCORE] += line;
            if (i < w.stop && !lost && !at && !line)
                continue;
            if (i > start)
                spans_add(out, start, i);
            start = i + 1;
        }
    }
}

/* Joins them where slant does. */
static void
join(struct oracle *o, const char *s, size_t len, struct spans *words)
{
    size_t n = 0;

    for (size_t i = 0; i < words->n; i++) {
        struct span w = words->at[i];

        for (;;) {
            const struct span *next =
                i + 1 < words->n ? &words->at[i + 1] : NULL;

            if (takes_stop(s, w, len)) {
                o->counts[KEEP_STOP]++;
                w.stop++;
            }
            if (!next || next->start != w.stop + 1 ||
                !(s[w.stop] == '-' || s[w.stop] == '\''))
                break;
            o->counts[s[w.stop] == '-' ? JOIN_HYPHEN : JOIN_APOSTROPHE]++;
            w.stop = next->stop;
            i++;
        }
        words->at[n++] = w;
    }
    words->n = n;
}

static bool
is_link(const char *s, struct span w)
{
    size_t len = w.stop - w.start;

    return memmem(s + w.start, len, "://", 3) || memchr(s + w.start, '@', len);
}

static void
compare(struct oracle *o, const char *s, const struct spans *words)
{
    size_t w = 0;

    for (size_t i = 0; i < o->ours.n; i++) {
        struct span ours = o->ours.at[i];

        if (is_link(s, ours)) {
            o->counts[KEEP_LINK]++;
            while (w < words->n && words->at[w].stop <= ours.stop)
                w++;
            continue;
        }
        if (w < words->n && words->at[w].start == ours.start &&
            words->at[w].stop == ours.stop) {
            w++;
            continue;
        }
        if (o->wrong++ < 20)
            fprintf(stderr, "not listed: `%.*s` in `%.*s`\n",
                    (int)(ours.stop - ours.start), s + ours.start, 60,
                    s + (ours.start > 20 ? ours.start - 20 : 0));
        while (w < words->n && words->at[w].start < ours.stop)
            w++;
    }
    o->wrong += w < words->n;
}

static void
on_text(const char *text, size_t len, void *cookie)
{
    struct oracle *o = cookie;
    struct spans words = {0};

    find_icu(o, text, len);
    spans_clear(&o->ours);
    words_find(text, 0, (uint32_t)len, &o->ours);
    o->words += (long)o->ours.n;
    split(o, text, &words);
    join(o, text, len, &words);
    compare(o, text, &words);
    spans_free(&words);
}

static void
test_reuters(struct oracle *o)
{
    static const long want[TAILORINGS] = {1, 0, 19, 11795, 28715, 229, 0};

    reuters_each(on_text, o);
    CHECK(o->wrong == 0);
    for (int i = 0; i < TAILORINGS; i++) {
        printf("%-17s %8ld\n", names[i], o->counts[i]);
        CHECK_NUMBER(o->counts[i], want[i]);
    }
    printf("%-17s %8ld\n", "words", o->words);
}

/* Characters of every class, without those of the tailorings and of the
   scripts that ICU cuts by dictionary: no capitals and no full stop (its
   double U+2024 behaves as it should), and the apostrophes apart from the
   digits. */
static const uint32_t shared[] = {
    ':',    'a',    'z',    0xe9,    0x436,  0x3b1,   0x627,   0x0915,
    0x094d, 0x1f10, 0x5d0,  0x5d1,   '"',    0xb7,    0x2027,  0x2024,
    0x301,  0x308,  0xad,   0x200c,  0x2060, ' ',     '\n',    '\t',
    '$',    '%',    '!',    0x1f600, 0x2603, 0x1f1e9, 0x1f1ea, 0x10428,
    0x2028, 0xbd,   0x20ac, 0x5bc,   0x1d41a};
static const uint32_t digits[] = {'1', '7', 0x661, 0x966, ',', ';', 0x66c};
static const uint32_t marks[] = {'\'', 0x2019, 0x2018, '\'', 0x2019, ',', ';'};

static uint32_t
draw(uint64_t *state, const uint32_t *some)
{
    const size_t n_shared = sizeof shared / sizeof *shared;
    const size_t n_some = sizeof digits / sizeof *digits;
    size_t i;

    *state = *state * 6364136223846793005u + 1442695040888963407u;
    i = (*state >> 33) % (n_shared + n_some);
    return i < n_shared ? shared[i] : some[i - n_shared];
}

/* Scripts that are cut by dictionary, with what stands between their runs. */
static const char *const pieces[] = {
    "中国",     "外交",       "部长",       "在北京", "会见了", "俄罗斯",
    "的",       "国",         "は",         "会談",   "した",   "について",
    "ロシアの", "サッカー場", "こんにちは", "を",     "รัฐมนตรี", "พบ",
    "กัน",       "ที่",          "ประเทศ",     "ลาว",    "ປະເທດ",  "ແລະ",
    "ប្រទេស",    "និង",         "ဝန်ကြီး",      "။",      "。",     "、",
    " ",        "\n",         " a1 ",       "!",      " 7 ",    "“",
};

static void
put_piece(uint64_t *state, struct buf *text)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    buf_str(text, pieces[(*state >> 33) % (sizeof pieces / sizeof *pieces)]);
}

static void
test_made_up(struct oracle *o)
{
    uint64_t state = 20250903;
    struct buf text = {0};

    for (int round = 0; round < 6000; round++) {
        buf_clear(&text);
        for (int i = 0; i < 60 && round < 4000; i++)
            text.len += utf8_put(draw(&state, round % 2 ? digits : marks),
                                 buf_reserve(&text, 4));
        for (int i = 0; i < 20 && round >= 4000; i++)
            put_piece(&state, &text);
        find_icu(o, text.data, text.len);
        spans_clear(&o->ours);
        words_find(text.data, 0, (uint32_t)text.len, &o->ours);
        compare(o, text.data, &o->icu);
    }
    CHECK(o->wrong == 0);
    buf_free(&text);
}

int
main(void)
{
    UErrorCode status = U_ZERO_ERROR;
    struct oracle o = {0};

    o.breaks = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    CHECK(U_SUCCESS(status));
    test_made_up(&o);
    test_reuters(&o);
    ubrk_close(o.breaks);
    utext_close(o.text);
    spans_free(&o.icu);
    spans_free(&o.ours);
    return check_end();
}

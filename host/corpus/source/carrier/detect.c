#include "detect.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucsdet.h>

#include "converter.h"
#include "letters.h"
#include "library.h"
#include "plausible.h"
#include "script_only.h"

#define WIDE_BYTES 4096    /* looked at for encodings of 16 and 32 bits */
#define COMMON_ONE_IN 25   /* ... of its units are spaces, letters, ... */
#define SAMPLE (64u << 10) /* and for the others */
#define BEFORE 1024        /* bytes before the first that is not ASCII */
#define SEVERAL_SURE 0.6   /* then ICU is believed, whatever the letters are */
#define ODD_MOST 0.3       /* for letters that make up no language */
#define GUESS 0.1
#define HZ_MANY 24 /* bytes in UTF-8 of what HZ escapes */
#define HZ_FEW_SURE 0.4

/* The unit at s. */
static uint32_t
unit_at(const unsigned char *s, size_t width, bool big)
{
    uint32_t c = 0;

    for (size_t k = 0; k < width; k++)
        c |= (uint32_t)s[k] << 8 * (big ? width - 1 - k : k);
    return c;
}

/* Whether a unit can be in a text. */
static bool
may_be_text(uint32_t c, bool low_wanted)
{
    bool low = c >= 0xdc00 && c < 0xe000;

    if (c < 0x20)
        return c && strchr("\t\n\v\f\r", (int)c);
    return c <= 0x10ffff && c != 0xfffe && c != 0xffff && low == low_wanted;
}

/* How many units of a width, in one byte order, are what text is full of
   (spaces, line breaks, ASCII letters and digits, Chinese marks); -1 if one of
   them cannot be in a text, 0 if they are few. */
static long
common_units(const unsigned char *s, size_t len, size_t width, bool big)
{
    long n = 0, all = 0;
    bool high = false; /* the unit before opens a surrogate pair */

    for (size_t i = 0; i + width <= len; i += width, all++) {
        uint32_t c = unit_at(s + i, width, big);

        if (!may_be_text(c, high))
            return -1;
        high = width == 2 && c >= 0xd800 && c < 0xdc00;
        n += c == '\n' || (c >= 0x20 && c < 0x7f) || c == 0x3001 ||
             c == 0x3002 || c == 0xff0c;
    }
    return n * COMMON_ONE_IN < all ? 0 : n;
}

/* Text of 8 bits into which a zero byte slipped: three of four bytes are
   letters, which they never are in units of 16 bits. */
static bool
mostly_ascii(const unsigned char *s, size_t len)
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++)
        n += (s[i] >= 0x20 && s[i] < 0x7f) || s[i] == '\n';
    return n * 4 >= len * 3;
}

bool
detect_wide(const char *text, size_t len, struct encoding *e)
{
    static const struct {
        const char *name;
        size_t width;
        bool big;
    } kinds[] = {
        {"UTF-32LE", 4, false},
        {"UTF-32BE", 4, true},
        {"UTF-16LE", 2, false},
        {"UTF-16BE", 2, true},
    };
    const unsigned char *s = (const unsigned char *)text;
    long best = 0;

    if (len > WIDE_BYTES)
        len = WIDE_BYTES;
    if (!memchr(s, 0, len) || mostly_ascii(s, len))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        long n = common_units(s, len, kinds[i].width, kinds[i].big);

        if (n * (long)kinds[i].width <= best)
            continue;
        best = n * (long)kinds[i].width;
        snprintf(e->name, sizeof e->name, "%s", kinds[i].name);
    }
    e->confidence = 0.9;
    return best > 0;
}

/* What is looked at: from a little before the first byte that is not ASCII. */
static void
sample_of(const char **s, size_t *len)
{
    size_t first = 0;

    while (first < *len && (unsigned char)(*s)[first] < 0x80)
        first++;
    first -= first < BEFORE ? first : BEFORE;
    *s += first;
    *len -= first;
    if (*len > SAMPLE)
        *len = SAMPLE;
}

/* Of what ICU knows, the encodings of several bytes a character: the others are
   told apart by letters.h. */
static bool
of_several_bytes(const char *name)
{
    static const char *const names[] = {"GB18030", "Big5", "Shift_JIS",
                                        "EUC-JP", "EUC-KR"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0)
            return true;
    }
    return false;
}

/* clang-format off */
#define DETECTOR(X)                                                           \
    X(ucsdet_open) X(ucsdet_setText) X(ucsdet_enableInputFilter)              \
    X(ucsdet_detectAll) X(ucsdet_getName) X(ucsdet_getConfidence)             \
    X(ucsdet_close)
/* clang-format on */

/* ICU's names are macros: its symbols carry its version. */
#define AS_TEXT(name) #name

/* As library.h has it. */
struct detector {
#define MEMBER(name) __typeof__(name) *name;
    DETECTOR(MEMBER)
#undef MEMBER
};

static const struct detector *
detector(void)
{
    static struct detector all;
#define TEXT(name) AS_TEXT(name),
    static const char *const names[] = {DETECTOR(TEXT)};
#undef TEXT

    if (!all.ucsdet_open)
        library_need("libicui18n.so." U_ICU_VERSION_SHORT, names,
                     sizeof names / sizeof *names, &all);
    return &all;
}

/* The encoding of several bytes that ICU is surest of and that fits best. */
static enum detect_fit
find_several(const char *s, size_t len, struct encoding *e)
{
    UErrorCode error = U_ZERO_ERROR;
    const struct detector *icu = detector();
    UCharsetDetector *d = icu->ucsdet_open(&error);
    const UCharsetMatch **found = NULL;
    enum detect_fit best = DETECT_UNFIT;
    int32_t n = 0;

    icu->ucsdet_setText(d, s, (int32_t)len, &error);
    icu->ucsdet_enableInputFilter(d, true); /* tags are no text */
    found = icu->ucsdet_detectAll(d, &n, &error);
    for (int32_t i = 0; U_SUCCESS(error) && i < n; i++) {
        const char *name = icu->ucsdet_getName(found[i], &error);
        int32_t sure = icu->ucsdet_getConfidence(found[i], &error);
        enum detect_fit fit = of_several_bytes(name)
                                  ? detect_fits(name, s, len, false)
                                  : DETECT_UNFIT;

        if (fit <= best)
            continue;
        best = fit;
        snprintf(e->name, sizeof e->name, "%s", name);
        e->confidence = sure / 100.0;
    }
    icu->ucsdet_close(d);
    return best;
}

bool
detect_narrow(const char *s, size_t len, const char *declared,
              struct encoding *e)
{
    struct letters_guess g = {0};
    enum detect_fit several;
    bool letters;

    sample_of(&s, &len);
    several = find_several(s, len, e);
    if ((several == DETECT_UNFIT || e->confidence < SEVERAL_SURE) &&
        strcmp(e->name, "EUC-KR") != 0 && script_only(s, len, e))
        return false;
    letters = letters_guess(s, len, declared, &g);
    if (several != DETECT_UNFIT &&
        (e->confidence >= SEVERAL_SURE || !letters || g.odd))
        return false;
    strcpy(e->name, "windows-1252"); /* the most common of all */
    e->confidence = GUESS;
    if (!letters)
        return false;
    snprintf(e->name, sizeof e->name, "%s", g.name);
    e->confidence = g.odd && g.confidence > ODD_MOST ? ODD_MOST : g.confidence;
    return g.refutes;
}

/* Bytes that are not ASCII when s is read as this. */
static size_t
beyond_ascii(const char *name, const char *s, size_t len)
{
    struct buf out = {0};
    size_t n = 0;

    converter_all(name, s, len, &out);
    for (size_t i = 0; i < out.len; i++)
        n += (unsigned char)out.data[i] >= 0x80;
    buf_free(&out);
    return n;
}

bool
detect_escapes(const char *s, size_t len, struct encoding *e)
{
    static const struct {
        const char *escape, *name;
    } kinds[] = {{"\x1b$)C", "ISO-2022-KR"},
                 {"\x1b$B", "ISO-2022-JP"},
                 {"\x1b$@", "ISO-2022-JP"},
                 {"~{", "HZ-GB-2312"}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!memchr(s, *kinds[i].escape, len) || /* nearly always, and fast */
            !memmem(s, len, kinds[i].escape, strlen(kinds[i].escape)) ||
            detect_fits(kinds[i].name, s, len, false) != DETECT_FITS)
            continue;
        snprintf(e->name, sizeof e->name, "%s", kinds[i].name);
        /* What HZ begins with, a text may have by chance. */
        e->confidence =
            *kinds[i].escape == '~' && beyond_ascii(e->name, s, len) < HZ_MANY
                ? HZ_FEW_SURE
                : 0.9;
        return true;
    }
    return false;
}

enum detect_fit
detect_fits(const char *name, const char *s, size_t len, bool whole)
{
    struct buf out = {0};
    const char *bad;
    enum detect_fit fit = DETECT_UNFIT;

    if (!converter_known(name))
        return DETECT_UNFIT;
    converter_all(name, s, len, &out);
    bad = out.len ? memchr(out.data, '\xff', out.len) : NULL;
    if (!bad || (!whole && bad == out.data + out.len - 1))
        fit = plausible(buf_text(&out), out.len) ? DETECT_FITS : DETECT_ODD;
    buf_free(&out);
    return fit;
}

#include "encoding.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "converter.h"
#include "detect.h"
#include "utf8.h"
#include "whole_runs.h"

/* Of so many bytes one may be a control character: a slip, no picture. */
#define CONTROLS_ONE_IN 100
#define SLIPS_MAX 2

/* Confidence in a declared encoding that all bytes can be: with words, and
   without. */
#define DECLARED 0.9
#define DECLARED_ODD 0.3

/* Fewer bytes that are not ASCII do not decide on what comes behind them. */
#define DECIDES 20
#define DECIDES_WHOLE 5 /* and on all there is */

static bool
is_utf8(const char *name)
{
    return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0 ||
           strcasecmp(name, "US-ASCII") == 0 || strcasecmp(name, "ASCII") == 0;
}

static void
say(struct encoding *e, const char *name, double confidence)
{
    snprintf(e->name, sizeof e->name, "%s", name);
    e->confidence = confidence;
    e->utf8 = is_utf8(name);
    if (e->utf8)
        strcpy(e->name, "UTF-8");
}

static bool
by_mark(const char *s, size_t len, struct encoding *e)
{
    static const struct {
        const char *bytes, *name;
        unsigned len;
    } marks[] = {
        {"\xff\xfe\0\0", "UTF-32LE", 4}, {"\0\0\xfe\xff", "UTF-32BE", 4},
        {"\xff\xfe", "UTF-16LE", 2},     {"\xfe\xff", "UTF-16BE", 2},
        {"\xef\xbb\xbf", "UTF-8", 3},
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (len < marks[i].len || memcmp(s, marks[i].bytes, marks[i].len) != 0)
            continue;
        say(e, marks[i].name, 1);
        e->bom = marks[i].len;
        return true;
    }
    return false;
}

/* Whether more control characters stand in it than slip into a text. */
static bool
is_binary(const char *s, size_t len)
{
    static const char fine[] = "\t\n\v\f\r\x1a\x1b";
    size_t n = 0;

    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i];

        n += c == 0x7f || (c < 0x20 && (!c || !strchr(fine, c)));
    }
    return n > SLIPS_MAX && n * CONTROLS_ONE_IN > len;
}

/* Bytes that are not ASCII. */
static size_t
others(const char *s, size_t len)
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++)
        n += (unsigned char)s[i] >= 0x80;
    return n;
}

/* Length without a sequence that is cut off at the end. */
static size_t
whole_sequences(const char *s, size_t len)
{
    size_t n = len;

    for (int back = 0; back < 3 && n; back++) {
        unsigned char c = (unsigned char)s[--n];

        if (c < 0x80)
            return len;
        if (c >= 0xc0) {
            size_t need = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;

            return len - n < need ? n : len;
        }
    }
    return len;
}

/* A declared encoding that has the bytes gives way if it makes no words of
   them, or if another one makes far likelier ones. What nothing but the
   declaration speaks for is in doubt. */
static void
choose_narrow(const char *s, size_t len, bool whole, const char *declared,
              struct encoding *e)
{
    enum detect_fit fit =
        declared ? detect_fits(declared, s, len, whole) : DETECT_UNFIT;
    bool refuted = detect_narrow(s, len, declared, e);

    e->mistaken = declared != NULL;
    if (fit == DETECT_FITS && !refuted)
        say(e, declared, DECLARED);
    else if (fit == DETECT_ODD && !refuted &&
             detect_fits(e->name, s, len, whole) != DETECT_FITS)
        say(e, declared, DECLARED_ODD);
    else
        return;
    e->mistaken = false;
}

/* Text of 8 bits and more. */
static void
find_narrow(const char *s, size_t len, bool whole, const char *declared,
            struct encoding *e)
{
    bool expected = declared && is_utf8(declared);
    struct whole_runs runs = {0};

    if (!whole)
        len = whole_sequences(s, len);
    if (utf8_valid(s, len)) {
        say(e, "UTF-8", 1);
        e->open = !whole && !others(s, len);
        return;
    }
    whole_runs_add(&runs, s, len);
    if (whole_runs_utf8(&runs, expected)) {
        say(e, "UTF-8", 0.9);
        return;
    }
    choose_narrow(s, len, whole, declared, e);
    if (whole_runs_remarkable(&runs))
        e->given_up = runs.characters;
}

void
encoding_of(const char *s, size_t len, bool whole, const char *declared,
            const char *forced, struct encoding *e)
{
    *e = (struct encoding){0};
    if (by_mark(s, len, e)) {
        e->mistaken = forced && strncasecmp(forced, e->name, 5) != 0;
        return;
    }
    if (forced) {
        say(e, forced, 1);
        return;
    }
    if (detect_wide(s, len, e) || detect_escapes(s, len, e))
        return;
    e->binary = is_binary(s, len);
    if (!e->binary)
        find_narrow(s, len, whole, declared, e);
}

/* What else than UTF-8 was found must be sure, and not by a few bytes. */
static void
keep_standard(const char *s, size_t len, bool whole, struct encoding *e)
{
    bool few = strncmp(e->name, "UTF-", 4) != 0 &&
               others(s, len) < (whole ? DECIDES_WHOLE : DECIDES);

    if (few || e->confidence < ENCODING_SURE) {
        e->given_up = 0;
        e->open = few && !whole;
        say(e, "UTF-8", 0.9);
    }
    e->mistaken = false;
    e->standard = true;
}

void
encoding_of_standard(const char *s, size_t len, bool whole, const char *forced,
                     struct encoding *e)
{
    encoding_of(s, len, whole, "UTF-8", forced, e);
    if (!forced)
        keep_standard(s, len, whole, e);
}

void
encoding_close(const char *s, size_t len, bool whole, struct encoding *e)
{
    bool standard = e->standard;

    *e = (struct encoding){0};
    find_narrow(s, len, whole, standard ? "UTF-8" : NULL, e);
    if (standard)
        keep_standard(s, len, whole, e);
}

void
encoding_convert(const struct encoding *e, const char *s, size_t len,
                 struct buf *out)
{
    converter_all(e->name, s + e->bom, len - e->bom, out);
}

size_t
encoding_read(const char *s, size_t len, struct buf *out, struct encoding *e)
{
    struct buf converted = {0};
    size_t replaced;

    encoding_of(s, len, true, NULL, NULL, e);
    if (!e->utf8 && !e->binary)
        encoding_convert(e, s, len, &converted);
    else
        buf_add(&converted, s, len);
    replaced = utf8_repair(buf_text(&converted), converted.len, out);
    buf_free(&converted);
    return replaced;
}

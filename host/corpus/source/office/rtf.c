#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "converter.h"
#include "encoding.h"
#include "listed.h"
#include "mem.h"
#include "office.h"
#include "utf8.h"

#define GROUPS_MAX 256 /* deeper ones share the state of the last */
#define BLOCK (64u << 10)
#define WORD_MAX 32

struct group {
    bool skipped;     /* no text: fonts, pictures, headers */
    unsigned instead; /* bytes that stand in for a \u */
};

struct rtf {
    const char *p, *end;
    struct group groups[GROUPS_MAX];
    size_t depth; /* may pass GROUPS_MAX */
    struct encoding encoding;
    struct buf raw; /* bytes of that encoding, not yet converted */
    struct buf *text;
    unsigned pass; /* characters to pass over behind a \u */
    uint32_t high; /* the first half of a surrogate pair */
};

static struct group *
group(struct rtf *x)
{
    return &x->groups[x->depth < GROUPS_MAX ? x->depth : GROUPS_MAX - 1];
}

static void
flush(struct rtf *x)
{
    if (x->raw.len && x->encoding.utf8)
        buf_add(x->text, x->raw.data, x->raw.len);
    else if (x->raw.len)
        encoding_convert(&x->encoding, x->raw.data, x->raw.len, x->text);
    buf_clear(&x->raw);
}

static void
put(struct rtf *x, const char *s)
{
    flush(x);
    if (!group(x)->skipped)
        buf_str(x->text, s);
}

/* A byte of the document's encoding. */
static void
put_byte(struct rtf *x, char c)
{
    if (x->pass)
        x->pass--;
    else if (!group(x)->skipped)
        buf_char(&x->raw, c);
}

static void
put_unicode(struct rtf *x, int value)
{
    uint32_t c = (uint32_t)(value < 0 ? value + 65536 : value);
    char out[5] = "";

    flush(x);
    x->pass = group(x)->instead;
    if (c >= 0xd800 && c < 0xdc00) {
        x->high = c;
        return;
    }
    if (c >= 0xdc00 && c < 0xe000 && x->high)
        c = 0x10000 + ((x->high - 0xd800) << 10) + (c - 0xdc00);
    x->high = 0;
    out[utf8_put(c, out)] = '\0';
    if (c && !group(x)->skipped)
        buf_str(x->text, out);
}

static bool
is_destination(const char *word)
{
    static const char *const list[] = {
        "annotation", "author",    "buptim",   "colortbl",   "comment",
        "creatim",    "datafield", "doccomm",  "filetbl",    "fldinst",
        "fonttbl",    "footer",    "footerf",  "footerl",    "footerr",
        "footnote",   "generator", "header",   "headerf",    "headerl",
        "headerr",    "info",      "keywords", "listtable",  "nonshppict",
        "objdata",    "operator",  "pict",     "printim",    "private",
        "revtbl",     "rxe",       "shppict",  "stylesheet", "subject",
        "tc",         "themedata", "title",    "txe",        "xe",
    };

    return listed(word, list, sizeof list / sizeof *list);
}

/* Words that are text. */
static const char *
text_of(const char *word)
{
    static const struct {
        const char *word, *text;
    } list[] = {
        {"par", "\n\n"},
        {"sect", "\n\n"},
        {"page", "\n\n"},
        {"row", "\n\n"},
        {"line", "\n"},
        {"tab", "\t"},
        {"cell", "\t"},
        {"emdash", "\xe2\x80\x94"},
        {"endash", "\xe2\x80\x93"},
        {"lquote", "\xe2\x80\x98"},
        {"rquote", "\xe2\x80\x99"},
        {"ldblquote", "\xe2\x80\x9c"},
        {"rdblquote", "\xe2\x80\x9d"},
        {"bullet", "\xe2\x80\xa2"},
        {"emspace", " "},
        {"enspace", " "},
        {"qmspace", " "},
    };

    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        if (strcmp(word, list[i].word) == 0)
            return list[i].text;
    }
    return NULL;
}

static void
take_word(struct rtf *x, const char *word, bool has_value, int value)
{
    const char *text = text_of(word);

    x->pass = 0;
    if (text) {
        put(x, text);
    } else if (strcmp(word, "u") == 0 && has_value) {
        put_unicode(x, value);
    } else if (strcmp(word, "uc") == 0) {
        group(x)->instead =
            has_value && value >= 0 && value < 16 ? (unsigned)value : 1;
    } else if (strcmp(word, "bin") == 0 && value > 0) {
        x->p += value < x->end - x->p ? value : x->end - x->p;
    } else if (strcmp(word, "ansicpg") == 0 && has_value) {
        char name[32];

        snprintf(name, sizeof name, value == 65001 ? "UTF-8" : "windows-%d",
                 value);
        flush(x);
        if (converter_known(name))
            encoding_of("", 0, true, NULL, name, &x->encoding);
    } else if (is_destination(word)) {
        flush(x);
        group(x)->skipped = true;
    }
}

/* A control word and its number: \par, \u8217. */
static void
read_word(struct rtf *x)
{
    char word[WORD_MAX + 1];
    size_t n = 0;
    bool minus, has_value;
    long value = 0;

    for (; x->p < x->end && isalpha((unsigned char)*x->p); x->p++) {
        if (n < WORD_MAX)
            word[n++] = *x->p;
    }
    word[n] = '\0';
    minus =
        x->p + 1 < x->end && *x->p == '-' && isdigit((unsigned char)x->p[1]);
    x->p += minus;
    has_value = x->p < x->end && isdigit((unsigned char)*x->p);
    for (; x->p < x->end && isdigit((unsigned char)*x->p); x->p++)
        value = value < 100000000 ? value * 10 + (*x->p - '0') : value;
    if (x->p < x->end && *x->p == ' ')
        x->p++;
    take_word(x, word, has_value, (int)(minus ? -value : value));
}

static int
hex(char c)
{
    const char *digits = "0123456789abcdef";
    const char *at = memchr(digits, tolower((unsigned char)c), 16);

    return at ? (int)(at - digits) : -1;
}

/* Behind a backslash. */
static void
read_control(struct rtf *x)
{
    char c;

    if (x->p == x->end)
        return;
    if (isalpha((unsigned char)*x->p)) {
        read_word(x);
        return;
    }
    c = *x->p++;
    switch (c) {
    case '\'':
        if (x->end - x->p >= 2 && hex(x->p[0]) >= 0 && hex(x->p[1]) >= 0)
            put_byte(x, (char)(hex(x->p[0]) * 16 + hex(x->p[1])));
        x->p += x->end - x->p < 2 ? x->end - x->p : 2;
        break;
    case '*':
        flush(x);
        group(x)->skipped = true;
        break;
    case '~':
        put(x, "\xc2\xa0");
        break;
    case '_':
        put(x, "-");
        break;
    case '\n':
    case '\r':
        put(x, "\n\n");
        break;
    case '\\':
    case '{':
    case '}':
        put_byte(x, c);
        break;
    default:
        break;
    }
}

static void
open_group(struct rtf *x)
{
    struct group around = *group(x);

    flush(x);
    x->depth++;
    *group(x) = around;
}

static void
read_all(struct rtf *x, size_t most)
{
    while (x->p < x->end && x->text->len <= most) {
        char c = *x->p++;

        if (c == '\\') {
            read_control(x);
        } else if (c == '{') {
            open_group(x);
        } else if (c == '}') {
            flush(x);
            x->pass = 0;
            if (x->depth)
                x->depth--;
        } else if (c != '\n' && c != '\r') {
            put_byte(x, c);
        }
    }
    flush(x);
}

const char *
rtf_read(struct carrier *c, const struct source_limits *limits,
         struct buf *text, char **detail)
{
    struct rtf *x = mem_alloc(sizeof *x);
    struct buf bytes = {0};
    size_t most = (size_t)limits->document, n;
    bool is_rtf;

    do {
        n = carrier_read(c, buf_reserve(&bytes, BLOCK), BLOCK);
        bytes.len += n;
    } while (n && bytes.len <= most);
    is_rtf = bytes.len > 5 && memcmp(bytes.data, "{\\rtf", 5) == 0;
    x->p = bytes.data;
    x->end = x->p + bytes.len;
    x->text = text;
    x->groups[0].instead = 1;
    encoding_of("", 0, true, NULL, "windows-1252", &x->encoding);
    if (is_rtf && bytes.len <= most)
        read_all(x, most);
    buf_free(&x->raw);
    free(x);
    n = bytes.len;
    buf_free(&bytes);
    if (n > most)
        return "too-long";
    if (is_rtf)
        return NULL;
    *detail = mem_string("it does not begin as RTF does");
    return n ? "not-text" : "empty-file";
}

/* Records read at once against the same ones read by the parser, which a nested
   value at their end calls for. */
#include <stdlib.h>
#include <string.h>

#include "made_numbers.h"
#include "check.h"
#include "record.h"
#include "record_flat.h"

enum {
    LINES = 100000
};

static void
add_one_of(struct buf *b, const char *const *list, unsigned n)
{
    buf_str(b, list[chance(n)]);
}
#define ADD(b, list) add_one_of(b, list, sizeof list / sizeof *list)

static const char *const pieces[] = {"a",
                                     "Story of the day ",
                                     "\\n",
                                     "\\\"",
                                     "\\\\",
                                     "\\/",
                                     "\\t\\b\\f\\r",
                                     "\\u2019",
                                     "\\u00E9",
                                     "\\u0001",
                                     "\\u0000",
                                     "\\ud83d\\ude00",
                                     "\\udead",
                                     "\\u12",
                                     "\\x",
                                     "\xc3\xa9",
                                     "\xe2\x80\x99",
                                     "\xff",
                                     "\xe2\x80",
                                     "\x7f",
                                     "\t",
                                     "",
                                     "'{}[]:,",
                                     "\xef\xbb\xbf"};
static const char *const scalars[] = {
    "1",  "-0",   "12.50", "1e9", "-3.25E-7", "true", "false",    "null",
    "01", "1.",   ".5",    "-",   "1e",       "nul",  "True",     "NaN",
    "+1", "0x10", "[1]",   "{}",  "1 2",      "",     "truefalse"};
static const char *const blanks[] = {"", "", "", " ", "\t", "\r\n", "\v"};

static void
add_string(struct buf *b)
{
    buf_char(b, '"');
    for (unsigned i = chance(3); i > 0; i--)
        ADD(b, pieces);
    buf_char(b, '"');
}

static void
make_line(struct buf *b)
{
    buf_clear(b);
    ADD(b, blanks);
    buf_char(b, '{');
    for (unsigned i = 0, n = chance(3); i < n; i++) {
        if (i)
            buf_char(b, ',');
        ADD(b, blanks);
        add_string(b);
        ADD(b, blanks);
        buf_char(b, ':');
        ADD(b, blanks);
        if (chance(2))
            add_string(b);
        else
            ADD(b, scalars);
        ADD(b, blanks);
    }
    buf_char(b, '}');
    ADD(b, blanks);
    if (b->len && !chance(4))
        b->data[chance((unsigned)b->len)] = (char)chance(256);
}

/* The same line with a list for the parser to take. */
static void
with_list(const struct buf *line, const struct record *r, struct buf *out)
{
    size_t end = line->len;

    while (line->data[end - 1] != '}')
        end--;
    buf_clear(out);
    buf_add(out, line->data, end - 1);
    buf_str(out, r->n ? ",\"~\":[]}" : "\"~\":[]}");
}

static bool
same(const struct record *a, const struct record *b)
{
    bool is = b->n == a->n + 1 && a->replaced == b->replaced;

    for (size_t i = 0; is && i < a->n; i++) {
        const struct value *v = &a->values[i], *w = &b->values[i];

        is = v->type == w->type && v->name_len == w->name_len &&
             v->len == w->len && v->n_strings == w->n_strings &&
             strcmp(a->bytes.data + v->name, b->bytes.data + w->name) == 0 &&
             strcmp(a->bytes.data + v->at, b->bytes.data + w->at) == 0;
    }
    return is;
}

int
main(void)
{
    struct buf line = {0}, listed = {0};
    struct record flat = {0}, parsed = {0};
    unsigned accepted = 0;

    for (unsigned i = 0; i < LINES; i++) {
        char *why = NULL;

        make_line(&line);
        flat.n = flat.replaced = 0;
        buf_clear(&flat.bytes);
        if (!record_flat(&flat, line.data, line.len))
            continue;
        accepted++;
        with_list(&line, &flat, &listed);
        if (record_parse(&parsed, listed.data, listed.len, &why) != RECORD_OK ||
            !same(&flat, &parsed)) {
            CHECK_TEXT(buf_text(&line), why ? why : "read otherwise");
            break;
        }
        free(why);
    }
    CHECK(accepted > LINES / 10);
    record_free(&flat);
    record_free(&parsed);
    buf_free(&line);
    buf_free(&listed);
    return check_end();
}

#include <string.h>

#include "char_bits.h"
#include "punctuation.h"
#include "sentences.h"

enum {
    WRAP_BYTES = 120, /* a longer line was not wrapped by hand or by a wire */
    CLOSERS_MAX = 4
};

/* How the newlines of a document are to be read. */
enum layout {
    LAYOUT_LINES,  /* each ends a paragraph */
    LAYOUT_BLANK,  /* a blank line does; among long lines, a finished one too */
    LAYOUT_INDENT, /* hard-wrapped: a blank line does, or an indented next one
                    */
    LAYOUT_SHORT   /* hard-wrapped: so does a finished line that is not full */
};

struct line {
    struct span body; /* trimmed; empty for a blank line */
    uint32_t next;    /* where the following line begins */
    bool indented;
};

struct shape {
    size_t lines, blanks, indented;
    size_t followers; /* not indented, not after a blank line, not the first */
    size_t lower;     /* followers that begin lower-case */
    size_t longest;   /* bytes */
};

static struct line
read_line(const char *s, uint32_t at, uint32_t stop)
{
    const char *newline = memchr(s + at, '\n', stop - at);
    uint32_t end = newline ? (uint32_t)(newline - s) : stop;
    struct line line = {.next = newline ? end + 1 : stop};

    line.body = char_trim(s, (struct span){at, end});
    line.indented = line.body.start > at;
    return line;
}

static bool
blank(struct line line)
{
    return line.body.start == line.body.stop;
}

static bool
lower(const char *s, struct span body)
{
    uint32_t next;

    return char_bits_at(s, body.start, body.stop, &next) & CHAR_LOWER;
}

/* Whether a sentence, or what leads to a list, ends where the body does. */
static bool
finished(const char *s, struct span body)
{
    uint32_t at = body.stop, next;
    enum punctuation m = MARK_CLOSER;

    for (int i = 0; i < CLOSERS_MAX && at > body.start &&
                    (m == MARK_CLOSER || m == MARK_LEFT);
         i++) {
        at = char_before(s, body.start, at);
        m = punctuation_at(s, at, body.stop, &next);
    }
    return punctuation_final(m) || s[at] == ':' || s[at] == ';';
}

static void
measure(const char *s, struct span kept, struct shape *shape)
{
    bool after = false; /* a line that is not blank */
    struct line line;

    for (uint32_t at = kept.start; at < kept.stop; at = line.next) {
        line = read_line(s, at, kept.stop);
        if (blank(line)) {
            shape->blanks += after && line.next < kept.stop;
            after = false;
            continue;
        }
        shape->lines++;
        shape->indented += line.indented;
        if (line.body.stop - at > shape->longest)
            shape->longest = line.body.stop - at;
        if (after && !line.indented) {
            shape->followers++;
            shape->lower += lower(s, line.body);
        }
        after = true;
    }
}

static enum layout
decide(const struct shape *shape)
{
    bool wrapped = shape->longest <= WRAP_BYTES && shape->followers &&
                   shape->lower * 3 >= shape->followers;

    if (wrapped && shape->indented > shape->blanks)
        return LAYOUT_INDENT;
    if (shape->blanks)
        return LAYOUT_BLANK;
    return wrapped ? LAYOUT_SHORT : LAYOUT_LINES;
}

/* Whether the line after `last`, with no blank one between, begins anew. */
static bool
divides(const char *s, enum layout layout, const struct shape *shape,
        struct span last, struct line line)
{
    switch (layout) {
    case LAYOUT_BLANK:
        return shape->longest > WRAP_BYTES && finished(s, last);
    case LAYOUT_INDENT:
        return line.indented;
    case LAYOUT_SHORT:
        return line.indented ||
               (finished(s, last) &&
                (last.stop - last.start) * 4 < shape->longest * 3);
    default:
        return true;
    }
}

static void
emit(const char *s, struct span kept, enum layout layout,
     const struct shape *shape, struct spans *out)
{
    struct span last = {0, 0}; /* the line before, empty if blank */
    size_t first = out->n;
    struct line line;

    for (uint32_t at = kept.start; at < kept.stop; at = line.next) {
        line = read_line(s, at, kept.stop);
        if (!blank(line)) {
            bool begins = out->n == first || last.start == last.stop ||
                          divides(s, layout, shape, last, line);

            if (begins && out->n > first && lower(s, line.body) &&
                !finished(s, out->at[out->n - 1]))
                begins = false;
            if (begins)
                spans_add(out, line.body.start, line.body.stop);
            out->at[out->n - 1].stop = line.body.stop;
        }
        last = line.body;
    }
}

void
paragraphs_find(const char *text, const struct spans *kept, struct spans *out)
{
    struct shape shape = {0};
    enum layout layout;

    for (size_t i = 0; i < kept->n; i++)
        measure(text, kept->at[i], &shape);
    layout = decide(&shape);
    for (size_t i = 0; i < kept->n; i++)
        emit(text, kept->at[i], layout, &shape, out);
}

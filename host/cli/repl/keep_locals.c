#include "keep_locals.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

static const char *
skip_space(const char *p)
{
    return p + strspn(p, " \t\r\n\f\v");
}

static size_t
name_length(const char *p)
{
    size_t n = 0;

    if (isdigit((unsigned char)*p))
        return 0;
    while (isalnum((unsigned char)p[n]) || p[n] == '_')
        n++;
    return n;
}

static bool
word_is(const char *p, const char *word)
{
    return name_length(p) == strlen(word) &&
           strncmp(p, word, strlen(word)) == 0;
}

static bool
is_reserved(const char *p)
{
    static const char *const words[] = {
        "and", "break",  "do",     "else", "elseif", "end",   "false",
        "for", "goto",   "if",     "in",   "local",  "nil",   "not",
        "or",  "repeat", "return", "then", "true",   "until", "while"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (word_is(p, words[i]))
            return true;
    return false;
}

/* The end of `<const>` at p, p itself if there is none, NULL for an attribute
   that an assignment cannot have. */
static const char *
skip_attribute(const char *p)
{
    const char *name;

    if (*p != '<')
        return p;
    name = skip_space(p + 1);
    p = skip_space(name + name_length(name));
    return word_is(name, "const") && *p == '>' ? p + 1 : NULL;
}

/* Appends the names of `NAME <const>, NAME ...` without their attributes.
   Returns where the list ends, NULL if it is no such list. */
static const char *
copy_names(const char *p, struct buf *out)
{
    for (;;) {
        const char *name = p = skip_space(p), *end;

        p += name_length(p);
        buf_add(out, name, (size_t)(p - name));
        end = skip_attribute(skip_space(p));
        if (p == name || !end || is_reserved(name))
            return NULL;
        p = end > skip_space(p) ? end : p;
        if (*skip_space(p) != ',')
            return p;
        buf_add(out, p, (size_t)(skip_space(p) + 1 - p));
        p = skip_space(p) + 1;
        end = skip_space(p);
        buf_add(out, p, (size_t)(end - p));
    }
}

/* Blanks in the place of `from` to `to`, with its line ends. */
static void
blank(const char *from, const char *to, struct buf *out)
{
    for (; from < to; from++)
        buf_char(out, *from == '\n' ? '\n' : ' ');
}

void
keep_locals(const char *chunk, struct buf *out)
{
    const char *start = skip_space(chunk), *first, *end;
    size_t before = out->len;

    if (!word_is(start, "local")) {
        buf_str(out, chunk);
        return;
    }
    first = skip_space(start + strlen("local"));
    blank(chunk, first, out);
    if (word_is(first, "function")) {
        buf_str(out, first);
        return;
    }
    end = copy_names(first, out);
    if (!end) {
        out->len = before;
        buf_str(out, chunk);
        return;
    }
    if (*skip_space(end) != '=')
        buf_str(out, " = nil");
    buf_str(out, end);
}

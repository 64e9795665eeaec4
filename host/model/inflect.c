#include "inflect.h"

#include <string.h>

enum {
    SHORT = 7 /* letters: longer adjectives take "more" and "most" */
};

/* The word that changes, and what stands around it. */
struct inflected {
    const char *before, *word, *after;
    size_t n_before, n, n_after;
    struct buf *out;
};

/* The letter at place i from the end, from 1; NUL before the word. */
static char
last(const struct inflected *f, size_t i)
{
    return i <= f->n ? f->word[f->n - i] : '\0';
}

static bool
is_one(char c, const char *of)
{
    return c && strchr(of, c);
}

static bool
is_consonant(char c)
{
    return c && !strchr("aeiou", c);
}

static bool
ends_in_y(const struct inflected *f)
{
    return last(f, 1) == 'y' && is_consonant(last(f, 2));
}

/* A form: the word without its last `less` letters, then a letter if it is not
   NUL, then the suffix. */
static void
put(const struct inflected *f, size_t less, char letter, const char *suffix)
{
    buf_add(f->out, f->before, f->n_before);
    buf_add(f->out, f->word, f->n - less);
    if (letter)
        buf_char(f->out, letter);
    buf_str(f->out, suffix);
    buf_add(f->out, f->after, f->n_after);
    buf_char(f->out, '\0');
}

static bool
ends_in_o(const struct inflected *f)
{
    return last(f, 1) == 'o' && is_consonant(last(f, 2));
}

/* The -s form of a noun or verb. */
static void
put_s(const struct inflected *f)
{
    bool hisses = is_one(last(f, 1), "sxz") || ends_in_o(f) ||
                  (last(f, 1) == 'h' && is_one(last(f, 2), "cs"));

    if (ends_in_y(f))
        put(f, 1, 0, "ies");
    else
        put(f, 0, 0, hisses ? "es" : "s");
}

static void
put_ed(const struct inflected *f)
{
    if (last(f, 1) == 'e')
        put(f, 0, 0, "d");
    else if (ends_in_y(f))
        put(f, 1, 0, "ied");
    else
        put(f, 0, 0, "ed");
}

static void
put_ing(const struct inflected *f)
{
    char second = last(f, 2);

    if (last(f, 1) == 'e' && second == 'i')
        put(f, 2, 0, "ying");
    else
        put(f, last(f, 1) == 'e' && second && !strchr("eoy", second), 0, "ing");
}

static void
put_ly(const struct inflected *f)
{
    if (ends_in_y(f))
        put(f, 1, 0, "ily");
    else if (last(f, 1) == 'c' && last(f, 2) == 'i')
        put(f, 0, 0, "ally");
    else if (last(f, 1) == 'e' && last(f, 2) == 'l' && is_consonant(last(f, 3)))
        put(f, 1, 0, "y");
    else if (last(f, 1) == 'l' && last(f, 2) == 'l')
        put(f, 0, 0, "y");
    else
        put(f, 0, 0, "ly");
}

/* Comparative or superlative of a short word. */
static void
put_degree(const struct inflected *f, const char *suffix)
{
    char end = last(f, 1), vowel = last(f, 2);

    if (ends_in_y(f))
        put(f, 1, 'i', suffix);
    else if (end == 'e')
        put(f, 1, 0, suffix);
    else if (is_one(end, "bdgmnpt") && vowel && !is_consonant(vowel) &&
             is_consonant(last(f, 3)))
        put(f, 0, end, suffix);
    else
        put(f, 0, 0, suffix);
}

static struct inflected
split(char kind, const char *phrase, size_t len, struct buf *out)
{
    const char *end = phrase + len, *word = phrase, *stop = end;

    if (kind == 'v' || kind == 'd') {
        const char *blank = memchr(phrase, ' ', len);

        stop = blank ? blank : end;
    } else {
        const char *blank = memrchr(phrase, ' ', len);

        word = blank ? blank + 1 : phrase;
    }
    return (struct inflected){.before = phrase,
                              .n_before = (size_t)(word - phrase),
                              .word = word,
                              .n = (size_t)(stop - word),
                              .after = stop,
                              .n_after = (size_t)(end - stop),
                              .out = out};
}

size_t
inflect(char kind, const char *phrase, size_t len, struct buf *out)
{
    struct inflected f = split(kind, phrase, len, out);

    if (!is_one(kind, "wnvda"))
        return 0;
    put(&f, 0, 0, "");
    if (kind == 'w')
        return 1;
    if (kind == 'a') {
        put_ly(&f);
        if (f.n > SHORT)
            return 2;
        put_degree(&f, "er");
        put_degree(&f, "est");
        return 4;
    }
    put_s(&f);
    if (kind == 'n' && ends_in_o(&f)) { /* heroes, but photos */
        put(&f, 0, 0, "s");
        return 3;
    }
    if (kind == 'n')
        return 2;
    if (kind == 'v') {
        put_ed(&f);
        put_ing(&f);
    } else {
        put(&f, 0, last(&f, 1), "ed");
        put(&f, 0, last(&f, 1), "ing");
    }
    return 4;
}

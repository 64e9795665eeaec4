#include "sentence.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* In the plain copy, which is as long as the text. */
#define INSIDE 1     /* padding that belongs to a word */
#define BETWEEN 2    /* padding between words; behind a mark: it opens */
#define CLOSING 3    /* behind a mark: it closes */
#define FORM_MAX 256 /* bytes of a word that count */

struct row {
    struct sentence *x;
    const char *s; /* the plain copy, with 0s behind */
    size_t size;
    bool open;
};

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool
is_word(char c)
{
    return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
}

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What stands for E2 80 x; NULL: nothing does. */
static const char *
plain_of(unsigned char x)
{
    switch (x) {
    case 0x9c:
    case 0x9e:
        return "\"\2\2";
    case 0x9d:
        return "\"\3\2";
    case 0x98:
    case 0x99:
        return "'\1\1";
    case 0x89:
    case 0xaf:
        return "\2\2\2";
    case 0x93:
        return "-\1\1";
    case 0x94:
    case 0xa6:
        return ";\2\2";
    default:
        return NULL;
    }
}

/* Typographic marks and blanks become plain ones of the same length. */
static void
make_plain(char *s, size_t size)
{
    for (size_t i = 0; i + 1 < size; i++) {
        const char *plain = NULL;

        if (s[i] == '\xc2' && s[i + 1] == '\xa0')
            memset(s + i, BETWEEN, 2);
        else if (s[i] == '\xe2' && s[i + 1] == '\x80' && i + 2 < size)
            plain = plain_of((unsigned char)s[i + 2]);
        if (plain)
            memcpy(s + i, plain, 3);
    }
}

/* Adds the item at bytes [from, to) of the text. */
static struct sentence_item *
add(struct row *r, const char *form, size_t len, size_t from, size_t to)
{
    struct sentence *x = r->x;
    struct sentence_item *item;

    x->at = mem_grow(x->at, &x->cap, x->n + 1, sizeof *x->at);
    item = &x->at[x->n++];
    *item = (struct sentence_item){.form = (uint32_t)x->forms.len,
                                   .len = (uint32_t)len,
                                   .from = (uint32_t)from,
                                   .to = (uint32_t)to,
                                   .quoted = r->open};
    buf_add(&x->forms, form, len);
    return item;
}

/* What an apostrophe and these letters stand for; NULL: for nothing. */
static const char *
ending_of(const char *tail, size_t len)
{
    static const char *const endings[][2] = {
        {"s", "'s"},    {"t", "not"},   {"re", "are"}, {"ve", "have"},
        {"ll", "will"}, {"d", "would"}, {"m", "am"},
    };

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (strlen(endings[i][0]) == len &&
            memcmp(endings[i][0], tail, len) == 0)
            return endings[i][1];
    return NULL;
}

/* Where the word at `from` ends: a number with its points, else letters. */
static size_t
word_end(const char *s, size_t from)
{
    size_t to = from, number = 0;

    if (is_digit(s[from])) {
        for (size_t i = from + 1; is_digit(s[i]) || s[i] == ',' || s[i] == '.';
             i++)
            if (is_digit(s[i]))
                number = i + 1;
        if (number)
            return number;
    }
    while (is_word(s[to]))
        to++;
    return to;
}

/* Adds the word at byte `from`; returns where it ends. */
static size_t
add_word(struct row *r, size_t from)
{
    const char *s = r->s, *ending;
    char form[FORM_MAX];
    size_t to = word_end(s, from), len = 0, tail, after;

    for (size_t i = from; i < to && len < sizeof form; i++)
        form[len++] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] + 32) : s[i];
    if (s[to] != '\'') {
        add(r, form, len, from, to);
        return to;
    }
    for (tail = to + 1; s[tail] == INSIDE;)
        tail++;
    for (after = tail; is_letter(s[after]);)
        after++;
    ending = ending_of(s + tail, after - tail);
    if (after - tail == 1 && s[tail] == 't' && form[len - 1] == 'n') {
        if (len == 3 && memcmp(form, "won", 3) == 0)
            len = (size_t)(stpcpy(form, "will") - form);
        else if (len != 3 || memcmp(form, "can", 3) != 0)
            len--;
    }
    add(r, form, len, from, to);
    if (!ending && (after > tail || form[len - 1] != 's'))
        return tail;
    ending = ending ? ending : "'s";
    add(r, ending, strlen(ending), to, after);
    return after;
}

/* Adds a place; returns where to go on. */
static size_t
add_place(struct row *r, uint32_t number, struct span at)
{
    size_t after;

    add(r, "@", 1, at.start, at.stop)->place = number;
    if (r->s[at.stop] != '\'')
        return at.stop;
    for (after = at.stop + 1; r->s[after] == INSIDE;)
        after++;
    if (r->s[after] != 's' || is_letter(r->s[after + 1]) ||
        is_digit(r->s[after + 1]))
        return at.stop;
    add(r, "'s", 2, at.stop, after + 1);
    return after + 1;
}

/* Adds the mark at byte `at`, if it is one that counts. */
static void
add_mark(struct row *r, size_t at)
{
    char c = r->s[at], behind = r->s[at + 1];

    if (c == '"') {
        r->open = behind == BETWEEN || (behind != CLOSING && !r->open);
        add(r, "\"", 1, at, at + 1);
    } else if (c == '-' && is_space(behind)) {
        add(r, ";", 1, at, at + 1);
    } else if (c && strchr(",;:()-", c)) {
        add(r, &c, 1, at, at + 1);
    }
}

void
sentence_read(struct sentence *x, const char *text, size_t len,
              const struct span *places, size_t n_places, bool open)
{
    struct row r = {.x = x, .size = len, .open = open};
    size_t at = 0, k = 0;

    x->n = 0;
    buf_clear(&x->forms);
    buf_clear(&x->plain);
    buf_add(&x->plain, text, len);
    buf_add(&x->plain, "\0\0\0", 3);
    make_plain(x->plain.data, len);
    r.s = x->plain.data;
    while (at < len)
        if (k < n_places && at >= places[k].start) {
            at = add_place(&r, (uint32_t)k + 1, places[k]);
            k++;
        } else if (is_word(r.s[at])) {
            at = add_word(&r, at);
        } else {
            add_mark(&r, at++);
        }
}

size_t
sentence_bytes(const struct sentence *x)
{
    return x->cap * sizeof *x->at + x->forms.cap + x->plain.cap;
}

void
sentence_free(struct sentence *x)
{
    free(x->at);
    buf_free(&x->forms);
    buf_free(&x->plain);
    *x = (struct sentence){0};
}

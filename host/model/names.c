#include "names.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "mem.h"

/* ---- bytes ---- */

bool
names_is_capital(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '\xc3' && c <= '\xc5');
}

static bool
is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

bool
names_begins(char c)
{
    return (c >= '0' && c <= '9') || is_letter(c) ||
           (c >= '\xc3' && c <= '\xdf');
}

static bool
goes_on(char c)
{
    return names_begins(c) ||
           ((unsigned char)c >= 0x80 && (unsigned char)c <= 0xbf);
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\xc2' ||
           c == '\xa0';
}

/* Of what stands between two words of a name. */
static bool
is_between(char c)
{
    return is_blank(c) || c == '\'' || c == '.' || c == '-' || c == '\xe2' ||
           c == '\x80' || c == '\x99' || c == '\x90' || c == '\x91';
}

size_t
names_word_stop(struct name_text t, size_t from)
{
    while (from < t.len && goes_on(t.s[from]))
        from++;
    return from;
}

size_t
names_behind_blanks(struct name_text t, size_t from)
{
    size_t at = from;

    while (at < t.len && is_blank(t.s[at]))
        at++;
    return at > from && at < t.len && names_begins(t.s[at]) ? at : t.len;
}

/* The place of the word behind what stands between two, or t.len. */
static size_t
next_word(struct name_text t, size_t from)
{
    size_t at = from;

    while (at < t.len && is_between(t.s[at]))
        at++;
    return at > from && at < t.len && names_begins(t.s[at]) ? at : t.len;
}

/* ---- tables ---- */

#define FIRST_SIZE 4096

void
names_init(struct names *n)
{
    *n = (struct names){.words_mask = FIRST_SIZE - 1,
                        .steps_mask = FIRST_SIZE - 1};
    n->words = mem_alloc(FIRST_SIZE * sizeof *n->words);
    n->steps = mem_alloc(FIRST_SIZE * sizeof *n->steps);
}

void
names_free(struct names *n)
{
    free(n->words);
    free(n->steps);
    *n = (struct names){0};
}

size_t
names_bytes(const struct names *n)
{
    return (n->words_mask + 1) * sizeof *n->words +
           (n->steps_mask + 1) * sizeof *n->steps;
}

static struct name_word *
word_slot(const struct names *n, uint64_t hash)
{
    size_t i = hash & n->words_mask;

    while (n->words[i].flags && n->words[i].hash != hash)
        i = (i + 1) & n->words_mask;
    return &n->words[i];
}

static struct name_step *
step_slot(const struct names *n, uint64_t key)
{
    size_t i = key & n->steps_mask;

    while (n->steps[i].child && n->steps[i].key != key)
        i = (i + 1) & n->steps_mask;
    return &n->steps[i];
}

static void
widen_words(struct names *n)
{
    struct names old = *n;

    n->words_mask = 2 * old.words_mask + 1;
    n->words = mem_alloc((n->words_mask + 1) * sizeof *n->words);
    for (size_t i = 0; i <= old.words_mask; i++)
        if (old.words[i].flags)
            *word_slot(n, old.words[i].hash) = old.words[i];
    free(old.words);
}

static void
widen_steps(struct names *n)
{
    struct names old = *n;

    n->steps_mask = 2 * old.steps_mask + 1;
    n->steps = mem_alloc((n->steps_mask + 1) * sizeof *n->steps);
    for (size_t i = 0; i <= old.steps_mask; i++)
        if (old.steps[i].child)
            *step_slot(n, old.steps[i].key) = old.steps[i];
    free(old.steps);
}

/* From the words behind step `parent` to one more; 0 is before the first. */
static uint64_t
key_of(uint32_t parent, uint64_t word)
{
    return (word ^ parent * 0x9e3779b97f4a7c15u) * 0xd6e8feb86659fd93u;
}

void
names_word(struct names *n, const char *word, size_t len, uint8_t flags)
{
    uint64_t hash = hash64_of(word, len);
    struct name_word *w;

    if (n->n_words * 2 > n->words_mask)
        widen_words(n);
    w = word_slot(n, hash);
    n->n_words += !w->flags;
    w->hash = hash;
    w->flags |= flags;
}

uint8_t
names_flags(const struct names *n, const char *word, size_t len)
{
    return word_slot(n, hash64_of(word, len))->flags;
}

static struct name_step *
add_step(struct names *n, uint32_t parent, uint64_t word)
{
    uint64_t key = key_of(parent, word);
    struct name_step *step;

    if (n->n_steps * 2 > n->steps_mask)
        widen_steps(n);
    step = step_slot(n, key);
    if (!step->child)
        *step = (struct name_step){.key = key, .child = (uint32_t)++n->n_steps};
    return step;
}

void
names_add(struct names *n, const char *name, size_t len, uint32_t value)
{
    struct name_text t = {name, len};
    struct name_step *step = NULL;

    for (size_t from = 0; from < len;) {
        size_t to = names_word_stop(t, from);

        if (!names_begins(name[from])) {
            from++;
            continue;
        }
        if (step)
            step->more = true;
        else
            names_word(n, name + from, to - from, WORD_NAME);
        step = add_step(n, step ? step->child : 0,
                        hash64_of(name + from, to - from));
        from = to;
    }
    if (step && !step->value)
        step->value = value;
}

/* ---- listed names ---- */

/* Whether the words of a name may stand so far apart. */
static bool
near(struct name_text t, size_t from, size_t to, bool initial)
{
    return to < t.len && to - from <= 3 &&
           (initial || to - from != 2 || memcmp(t.s + from, ". ", 2) != 0);
}

uint32_t
names_find(const struct names *n, struct name_text t, const char *word,
           size_t len, size_t to, size_t *stop)
{
    const struct name_step *step =
        step_slot(n, key_of(0, hash64_of(word, len)));
    bool initial = len == 1;
    uint32_t value = step->value;

    *stop = to;
    while (step->child && step->more) {
        size_t at = next_word(t, to), end;

        if (!near(t, to, at, initial))
            break;
        end = names_word_stop(t, at);
        step = step_slot(n, key_of(step->child, hash64_of(t.s + at, end - at)));
        initial =
            end - at == 1 || (end - at == 2 && memcmp(t.s + at, "St", 2) == 0);
        to = end;
        if (step->value) {
            value = step->value;
            *stop = to + (initial && to < t.len && t.s[to] == '.'); /* U.S. */
        }
    }
    return value;
}

/* ---- persons ---- */

/* Whether what stands between two words parts them: an empty line, or a mark
   other than the full stop of an initial. */
static bool
parts(struct name_text t, size_t from, size_t to, bool initial)
{
    size_t n = to - from;
    bool line = false;

    for (size_t i = from; i < to; i++) {
        if (t.s[i] == '\n' && line)
            return true;
        line = t.s[i] == '\n' || (line && memchr(" \t\r", t.s[i], 3));
    }
    if (initial && n == 2 && memcmp(t.s + from, ". ", 2) == 0)
        return false;
    return memchr(t.s + from, '.', n) || memchr(t.s + from, '\'', n) ||
           memchr(t.s + from, '\xe2', n);
}

/* Whether the word at `at`, with these flags, may go on with a name of p->n
   words. first: the flags of its first word. */
static bool
may_follow(struct name_text t, const struct person *p, size_t at, uint8_t flags,
           uint8_t first)
{
    size_t last = p->words[p->n - 1].stop;

    if ((flags & WORD_NEVER) || !names_is_capital(t.s[at]))
        return false;
    if (!(flags & WORD_NAME) || (flags & WORD_GIVEN) ||
        (at - last == 1 && t.s[last] == '-'))
        return true;
    return p->n == 1 && (p->words[0].start > 0 || (first & WORD_GIVEN));
}

bool
names_person(const struct names *n, struct name_text t, size_t from,
             struct person *p)
{
    size_t stop = names_word_stop(t, from), at;
    uint8_t first, flags;

    *p = (struct person){0};
    if (from >= t.len || !names_is_capital(t.s[from]) || stop - from < 2)
        return false;
    first = names_flags(n, t.s + from, stop - from);
    if (first & WORD_NEVER)
        return false;
    p->words[0].start = p->words[0].word = from;
    p->words[0].stop = stop;
    for (p->n = 1; p->n < PERSON_WORDS; p->n++) {
        size_t word = at = next_word(t, stop), last;

        last = p->words[p->n - 1].stop - p->words[p->n - 1].start;
        if (at == t.len || parts(t, stop, at, last == 1))
            break;
        stop = names_word_stop(t, at);
        flags = names_flags(n, t.s + at, stop - at);
        if (flags & WORD_PARTICLE) {
            word = names_behind_blanks(t, stop);
            if (word == t.len || t.s[word] < 'A' || t.s[word] > 'Z')
                break;
            stop = names_word_stop(t, word);
        } else if (!may_follow(t, p, at, flags, first)) {
            break;
        }
        p->words[p->n].start = at;
        p->words[p->n].word = word;
        p->words[p->n].stop = stop;
    }
    return p->words[p->n - 1].stop - p->words[p->n - 1].start > 1;
}

bool
names_role_before(const struct names *n, struct name_text t, size_t at)
{
    size_t to = at, from, letters;

    while (to > 0 && (is_blank(t.s[to - 1]) || t.s[to - 1] == ','))
        to--;
    for (from = to; from > 0 && is_letter(t.s[from - 1]);)
        from--;
    letters = from;
    while (from > 0 && (is_letter(t.s[from - 1]) || t.s[from - 1] == '-'))
        from--;
    return ((names_flags(n, t.s + from, to - from) |
             names_flags(n, t.s + letters, to - letters)) &
            WORD_ROLE) != 0;
}

#define DESCRIPTION_MAX 120 /* bytes */

bool
names_role_behind(const struct names *n, struct name_text t, size_t at)
{
    size_t end;

    if (t.len - at < 3 || memcmp(t.s + at, ", ", 2) != 0)
        return false;
    at += 2;
    end = t.len - at > DESCRIPTION_MAX ? at + DESCRIPTION_MAX : t.len;
    while (at < end && !memchr(",;:\"", t.s[at], 4)) {
        size_t from = at;

        while (at < end && is_letter(t.s[at]))
            at++;
        if (at > from && (names_flags(n, t.s + from, at - from) & WORD_ROLE))
            return true;
        at += at == from;
    }
    return false;
}

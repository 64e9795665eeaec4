#include "names.h"

#include <stdlib.h>
#include <string.h>

#include "eight.h"
#include "hash.h"
#include "mem.h"

/* ---- bytes ---- */

bool
names_is_capital(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '\xc3' && c <= '\xc5');
}

bool
names_is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Whether a word can begin with a byte. */
static bool
begins(char c)
{
    return (c >= '0' && c <= '9') || names_is_letter(c) ||
           (c >= '\xc3' && c <= '\xdf');
}

static bool
goes_on(char c)
{
    return names_is_letter(c) || begins(c) ||
           ((unsigned char)c >= 0x80 && (unsigned char)c <= 0xbf);
}

bool
names_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\xc2' ||
           c == '\xa0';
}

/* Of what stands between two words of a name. */
static bool
is_between(char c)
{
    return names_is_blank(c) || c == '\'' || c == '.' || c == '-' ||
           c == '\xe2' || c == '\x80' || c == '\x99' || c == '\x90' ||
           c == '\x91';
}

size_t
names_word_stop(struct name_text t, size_t from)
{
    while (from < t.len && goes_on(t.s[from]))
        from++;
    return from;
}

/* Whether a capital at byte `at` begins a word. */
static bool
begins_word(struct name_text t, size_t at)
{
    return at == 0 || !begins(t.s[at - 1]);
}

/* names_next_capital in plain ASCII, eight bytes at a time: the place, or where
   there is no more of it. */
static size_t
next_plain_capital(struct name_text t, size_t at)
{
    for (; t.len - at >= 8; at += 8) {
        uint64_t x = eight_at(t.s + at), capitals;

        if (!eight_ascii(x))
            break;
        for (capitals = eight_capitals(x); capitals; capitals &= capitals - 1) {
            size_t i = at + (size_t)__builtin_ctzll(capitals) / 8;

            if (begins_word(t, i))
                return i;
        }
    }
    return at;
}

size_t
names_next_capital(struct name_text t, size_t from)
{
    size_t at = from, stop;

    while (at < t.len) {
        at = next_plain_capital(t, at);
        for (stop = at + 8 < t.len ? at + 8 : t.len; at < stop; at++)
            if (names_is_capital(t.s[at]) && begins_word(t, at))
                return at;
    }
    return at;
}

size_t
names_behind_blanks(struct name_text t, size_t from)
{
    size_t at = from;

    while (at < t.len && names_is_blank(t.s[at]))
        at++;
    return at > from && at < t.len && begins(t.s[at]) ? at : t.len;
}

size_t
names_behind_marks(struct name_text t, size_t from)
{
    size_t at = from;

    while (at < t.len && is_between(t.s[at]))
        at++;
    return at > from && at < t.len && begins(t.s[at]) ? at : t.len;
}

/* ---- tables ---- */

void
names_free(struct names *n)
{
    name_map_free(&n->words);
    name_map_free(&n->steps);
    free(n->at);
    *n = (struct names){0};
}

size_t
names_bytes(const struct names *n)
{
    return name_map_bytes(&n->words) + name_map_bytes(&n->steps) +
           n->cap * sizeof *n->at;
}

/* From the words behind step `parent` to one more; 0 is before the first. */
static uint64_t
key_of(uint32_t parent, uint64_t word)
{
    return (word ^ parent * 0x9e3779b97f4a7c15u) * 0xd6e8feb86659fd93u;
}

static void
add_flags(struct names *n, uint64_t word, uint32_t flags)
{
    name_map_set(&n->words, word, name_map_get(&n->words, word) | flags);
}

void
names_word(struct names *n, const char *word, size_t len, uint32_t flags)
{
    add_flags(n, hash64_of(word, len), flags);
}

static uint32_t
add_step(struct names *n, uint32_t parent, uint64_t word)
{
    uint64_t key = key_of(parent, word);
    uint32_t step = name_map_get(&n->steps, key);

    if (step)
        return step;
    step = (uint32_t)++n->n;
    n->at = mem_grow(n->at, &n->cap, n->n + 1, sizeof *n->at);
    n->at[step] = (struct name_step){0};
    name_map_set(&n->steps, key, step);
    return step;
}

void
names_add(struct names *n, const char *name, size_t len, uint32_t value)
{
    struct name_text t = {name, len};
    uint32_t step = 0;

    for (size_t from = 0; from < len;) {
        size_t to = names_word_stop(t, from);
        uint64_t word;

        if (!begins(name[from])) {
            from++;
            continue;
        }
        word = hash64_of(name + from, to - from);
        if (step)
            n->at[step].more = true;
        else
            add_flags(n, word, WORD_NAME);
        step = add_step(n, step, word);
        from = to;
    }
    if (step && !n->at[step].value)
        n->at[step].value = value;
}

struct name_word
names_word_to(const struct names *n, struct name_text t, size_t from, size_t to)
{
    struct name_word w = {from, to, hash64_of(t.s + from, to - from), 0};

    w.flags = name_map_get(&n->words, w.hash);
    return w;
}

struct name_word
names_word_at(const struct names *n, struct name_text t, size_t from)
{
    return names_word_to(n, t, from, names_word_stop(t, from));
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
names_find(const struct names *n, struct name_text t,
           const struct name_word *first, size_t *stop)
{
    size_t to = first->stop;
    bool initial = to - first->start == 1;
    uint32_t step = first->flags & WORD_NAME
                        ? name_map_get(&n->steps, key_of(0, first->hash))
                        : 0;
    uint32_t value = step ? n->at[step].value : 0;

    *stop = to;
    while (step && n->at[step].more) {
        size_t at = names_behind_marks(t, to), end;

        if (!near(t, to, at, initial))
            break;
        end = names_word_stop(t, at);
        step = name_map_get(&n->steps,
                            key_of(step, hash64_of(t.s + at, end - at)));
        initial =
            end - at == 1 || (end - at == 2 && memcmp(t.s + at, "St", 2) == 0);
        to = end;
        if (step && n->at[step].value) {
            value = n->at[step].value;
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
may_follow(struct name_text t, const struct person *p, size_t at,
           uint32_t flags, uint32_t first)
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
names_person(const struct names *n, struct name_text t,
             const struct name_word *first, struct person *p)
{
    size_t stop = first->stop;

    *p = (struct person){0};
    if (first->start >= t.len || !names_is_capital(t.s[first->start]) ||
        stop - first->start < 2 || (first->flags & WORD_NEVER))
        return false;
    p->words[0].start = p->words[0].word = first->start;
    p->words[0].stop = stop;
    for (p->n = 1; p->n < PERSON_WORDS; p->n++) {
        size_t at = names_behind_marks(t, stop), last, after;
        struct name_word w;

        last = p->words[p->n - 1].stop - p->words[p->n - 1].start;
        if (at == t.len || parts(t, stop, at, last == 1))
            break;
        w = names_word_at(n, t, at);
        stop = w.stop;
        after = at;
        if (w.flags & WORD_PARTICLE) {
            after = names_behind_blanks(t, stop);
            if (after == t.len || t.s[after] < 'A' || t.s[after] > 'Z')
                break;
            stop = names_word_stop(t, after);
        } else if (!may_follow(t, p, at, w.flags, first->flags)) {
            break;
        }
        p->words[p->n].start = at;
        p->words[p->n].word = after;
        p->words[p->n].stop = stop;
    }
    return p->words[p->n - 1].stop - p->words[p->n - 1].start > 1;
}

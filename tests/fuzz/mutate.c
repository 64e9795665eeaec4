#include "mutate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

void
inputs_add(struct inputs *p, const void *data, size_t len)
{
    struct input in = {mem_alloc(INPUT_MAX), len < INPUT_MAX ? len : INPUT_MAX};

    if (in.len)
        memcpy(in.data, data, in.len);
    p->at = mem_grow(p->at, &p->cap, p->n + 1, sizeof *p->at);
    p->at[p->n++] = in;
}

void
inputs_free(struct inputs *p)
{
    for (size_t i = 0; i < p->n; i++)
        free(p->at[i].data);
    free(p->at);
    *p = (struct inputs){0};
}

/* The bytes that a token stands for, in place; behind its quote. */
static size_t
unquote(char *s)
{
    char *out = s;

    for (char *p = s; *p && *p != '"'; p++) {
        unsigned byte;

        if (*p != '\\') {
            *out++ = *p;
        } else if (p[1] == 'x' && sscanf(p + 2, "%2x", &byte) == 1) {
            *out++ = (char)byte;
            p += 3;
        } else if (p[1]) {
            *out++ = *++p;
        }
    }
    return (size_t)(out - s);
}

void
tokens_read(struct inputs *tokens, const char *path)
{
    char line[1000];
    FILE *f = fopen(path, "r");

    while (f && fgets(line, sizeof line, f))
        if (*line == '"')
            inputs_add(tokens, line + 1, unquote(line + 1));
    if (f)
        fclose(f);
}

uint64_t
random_below(uint64_t *state, uint64_t n)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return n ? (z ^ z >> 31) % n : 0;
}

/* Puts s[0..len) in the place of in[at..at + old). */
static void
replace(struct input *in, size_t at, size_t old, const unsigned char *s,
        size_t len)
{
    size_t tail;

    if (len > INPUT_MAX - at)
        len = INPUT_MAX - at;
    tail = in->len - at - old;
    if (tail > INPUT_MAX - at - len)
        tail = INPUT_MAX - at - len;
    memmove(in->data + at + len, in->data + at + old, tail);
    memcpy(in->data + at, s, len);
    in->len = at + len + tail;
}

/* Bytes of one of `from`, whole or a stretch of it, at a place. */
static void
take(struct input *in, size_t at, size_t old, const struct inputs *from,
     int whole, uint64_t *state)
{
    unsigned char piece[INPUT_MAX];
    const struct input *of;
    size_t start = 0, len;

    if (!from->n)
        return;
    of = &from->at[random_below(state, from->n)];
    len = of->len;
    if (!whole) {
        start = random_below(state, of->len + 1);
        len = random_below(state, of->len - start + 1);
    }
    memcpy(piece, of->data + start, len);
    replace(in, at, old, piece, len);
}

/* A byte becomes one near it, one with a bit flipped, or any. */
static void
change_byte(struct input *in, size_t at, uint64_t *state)
{
    uint64_t r = random_below(state, 4);

    if (at >= in->len)
        return;
    if (r == 0)
        in->data[at] ^= (unsigned char)(1u << random_below(state, 8));
    else if (r == 1)
        in->data[at]++;
    else if (r == 2)
        in->data[at]--;
    else
        in->data[at] = (unsigned char)random_below(state, 256);
}

static void
mutate_once(struct input *in, const struct inputs *pool,
            const struct inputs *tokens, uint64_t *state)
{
    size_t at = random_below(state, in->len + 1);
    size_t len = random_below(state, in->len - at + 1);

    if (len > 64 && random_below(state, 4))
        len = random_below(state, 64);
    switch (random_below(state, 10)) {
    case 0:
    case 1:
    case 2:
        change_byte(in, at, state);
        break;
    case 3: /* a stretch goes */
        replace(in, at, len, in->data, 0);
        break;
    case 4: /* the end goes */
        in->len = at;
        break;
    case 5: /* a stretch stands twice */
        take(in, at, 0, &(struct inputs){in, 1, 1}, 0, state);
        break;
    case 6: /* a piece of another */
        take(in, at, len, pool, 0, state);
        break;
    case 7: /* over what is there */
        take(in, at, len < 8 ? len : 8, tokens, 1, state);
        break;
    default:
        take(in, at, 0, tokens, 1, state);
    }
}

void
mutate(struct input *in, const struct inputs *pool, const struct inputs *tokens,
       uint64_t *state)
{
    uint64_t n = 1 + random_below(state, 1 + random_below(state, 12));

    for (uint64_t i = 0; i < n; i++)
        mutate_once(in, pool, tokens, state);
}

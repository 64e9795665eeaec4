#include "token_types.h"

#include <endian.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fold.h"
#include "hash.h"
#include "mem.h"

#define NONE UINT32_MAX
/* Strings remembered before everything is forgotten: about 8 MB. */
#define STRINGS_MAX (1u << 17)
/* Words looked up together: all their slots are asked of the memory before the
   first is needed. */
#define TOGETHER 128

/* A string's first 16 bytes, zeros behind a shorter one, as two numbers: most
   words are compared whole by them. */
struct key {
    uint64_t head, tail;
    uint64_t hash;
};

/* A surface form or a type's form; a form is its own type. */
struct string {
    uint64_t head, tail;
    uint64_t form_hash; /* a form's hash64_of */
    uint32_t at, len;   /* in bytes */
    uint32_t type;      /* index of the form it folds to */
    uint32_t number;    /* a form's, NONE: not seen in this chunk */
};

struct slot {
    uint32_t tag;   /* upper half of the key's hash */
    uint32_t index; /* of the string, + 1; 0: free */
};

struct token_types {
    struct slot *slots; /* open addressing, at most half full */
    size_t n_slots;     /* a power of two */
    struct string *strings;
    size_t n, cap;
    struct buf bytes;
    uint32_t *numbered; /* index of the form with each number */
    size_t n_numbered, cap_numbered;
    size_t form_bytes; /* of the numbered ones */
    struct buf folded;
};

struct token_types *
token_types_new(void)
{
    struct token_types *t = mem_alloc(sizeof *t);

    t->n_slots = 1 << 12;
    t->slots = mem_alloc(t->n_slots * sizeof *t->slots);
    return t;
}

void
token_types_free(struct token_types *t)
{
    if (!t)
        return;
    free(t->slots);
    free(t->strings);
    free(t->numbered);
    buf_free(&t->bytes);
    buf_free(&t->folded);
    free(t);
}

/* The low n bytes of a number, n from 0 to 8. */
static uint64_t
low_bytes(uint64_t v, size_t n)
{
    return n < 8 ? v & ((UINT64_C(1) << 8 * n) - 1) : v;
}

/* readable: how many bytes may be read from s on, at least len. */
static struct key
key_of(const char *s, size_t len, size_t readable)
{
    uint64_t part[2] = {0, 0};
    struct key k;

    if (readable >= sizeof part)
        memcpy(part, s, sizeof part);
    else
        memcpy(part, s, len);
    k.head = low_bytes(le64toh(part[0]), len);
    k.tail = len > 8 ? low_bytes(le64toh(part[1]), len - 8) : 0;
    if (len > sizeof part) {
        k.hash = hash64_of(s, len);
        return k;
    }
    k.hash = k.head * UINT64_C(0x9e3779b97f4a7c15) ^
             (k.tail + len) * UINT64_C(0xd6e8feb86659fd93);
    k.hash ^= k.hash >> 32;
    k.hash *= UINT64_C(0xff51afd7ed558ccd);
    k.hash ^= k.hash >> 29;
    return k;
}

static bool
is(const struct token_types *t, const struct string *e, const struct key *k,
   const char *s, size_t len)
{
    return e->head == k->head && e->tail == k->tail && e->len == len &&
           (len <= 16 || memcmp(t->bytes.data + e->at, s, len) == 0);
}

/* The slot that holds s, or the free one where it belongs. */
static struct slot *
slot_of(const struct token_types *t, const struct key *k, const char *s,
        size_t len)
{
    size_t at = k->hash & (t->n_slots - 1);

    for (; t->slots[at].index; at = (at + 1) & (t->n_slots - 1)) {
        if (t->slots[at].tag == (uint32_t)(k->hash >> 32) &&
            is(t, &t->strings[t->slots[at].index - 1], k, s, len))
            break;
    }
    return &t->slots[at];
}

static void
widen(struct token_types *t)
{
    struct slot *old = t->slots;
    size_t n_old = t->n_slots;

    t->n_slots *= 4;
    t->slots = mem_alloc(t->n_slots * sizeof *t->slots);
    for (size_t i = 0; i < n_old; i++) {
        struct string *e = &t->strings[old[i].index - 1];
        struct key k;

        if (!old[i].index)
            continue;
        k = key_of(t->bytes.data + e->at, e->len, e->len);
        *slot_of(t, &k, t->bytes.data + e->at, e->len) = old[i];
    }
    free(old);
}

/* The index of a string that may be new; a new one is its own type. */
static uint32_t
intern(struct token_types *t, const struct key *k, const char *s, size_t len)
{
    struct slot *slot = slot_of(t, k, s, len);
    uint32_t index = (uint32_t)t->n;

    if (slot->index)
        return slot->index - 1;
    t->strings = mem_grow(t->strings, &t->cap, t->n + 1, sizeof *t->strings);
    t->strings[t->n++] = (struct string){
        .head = k->head,
        .tail = k->tail,
        .form_hash = hash64_of(s, len),
        .at = (uint32_t)t->bytes.len,
        .len = (uint32_t)len,
        .type = index,
        .number = NONE,
    };
    buf_add(&t->bytes, s, len);
    *slot = (struct slot){(uint32_t)(k->hash >> 32), index + 1};
    if (t->n * 2 > t->n_slots)
        widen(t);
    return index;
}

static uint32_t
type_of(struct token_types *t, const struct key *k, const char *s, size_t len)
{
    const struct slot *slot = slot_of(t, k, s, len);
    uint32_t surface, type;
    struct key folded;
    const char *form;

    if (slot->index)
        return t->strings[slot->index - 1].type;
    buf_clear(&t->folded);
    fold_token(s, len, &t->folded);
    form = buf_text(&t->folded);
    folded = key_of(form, t->folded.len, t->folded.len);
    surface = intern(t, k, s, len);
    type = intern(t, &folded, form, t->folded.len);
    return t->strings[surface].type = type;
}

static void
number(struct token_types *t, uint32_t type)
{
    struct string *e = &t->strings[type];

    t->numbered = mem_grow(t->numbered, &t->cap_numbered, t->n_numbered + 1,
                           sizeof *t->numbered);
    t->numbered[t->n_numbered] = type;
    e->number = (uint32_t)t->n_numbered++;
    t->form_bytes += e->len;
}

/* Asks the memory for what looking up the keys will read. */
static void
expect(const struct token_types *t, const struct key *keys, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct slot slot = t->slots[keys[i].hash & (t->n_slots - 1)];

        if (slot.index)
            __builtin_prefetch(&t->strings[slot.index - 1]);
    }
}

void
token_types_of(struct token_types *t, const char *text, size_t len,
               const struct span *words, size_t n, uint32_t *numbers,
               uint64_t *hashes)
{
    struct key keys[TOGETHER];

    for (size_t from = 0, some; from < n; from += some) {
        some = n - from < TOGETHER ? n - from : TOGETHER;
        for (size_t i = 0; i < some; i++) {
            struct span w = words[from + i];

            keys[i] = key_of(text + w.start, w.stop - w.start, len - w.start);
            __builtin_prefetch(&t->slots[keys[i].hash & (t->n_slots - 1)]);
        }
        expect(t, keys, some);
        for (size_t i = 0; i < some; i++) {
            struct span w = words[from + i];
            uint32_t type =
                type_of(t, &keys[i], text + w.start, w.stop - w.start);

            if (t->strings[type].number == NONE)
                number(t, type);
            numbers[from + i] = t->strings[type].number;
            hashes[from + i] = t->strings[type].form_hash;
        }
    }
}

size_t
token_types_count(const struct token_types *t)
{
    return t->n_numbered;
}

size_t
token_types_bytes(const struct token_types *t)
{
    return t->form_bytes;
}

const char *
token_types_form(const struct token_types *t, size_t number, size_t *len)
{
    const struct string *e = &t->strings[t->numbered[number]];

    *len = e->len;
    return t->bytes.data + e->at;
}

void
token_types_clear(struct token_types *t)
{
    for (size_t i = 0; i < t->n_numbered; i++)
        t->strings[t->numbered[i]].number = NONE;
    t->n_numbered = t->form_bytes = 0;
    if (t->n < STRINGS_MAX)
        return;
    t->n = t->bytes.len = 0;
    memset(t->slots, 0, t->n_slots * sizeof *t->slots);
}

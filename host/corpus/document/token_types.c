#include "token_types.h"

#include <endian.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "eight.h"
#include "fold.h"
#include "hash.h"
#include "mem.h"

#define NONE UINT32_MAX
/* Strings remembered before everything is forgotten: about 16 MB. */
#define STRINGS_MAX (1u << 18)
/* Words looked up together: all their places are asked of the memory before
   the first is needed. */
#define TOGETHER 64
#define SOON 8

/* What a string is told apart by. Of one of up to 16 bytes, as most words are,
   these bytes, with zeros behind them, as two numbers; of a longer one its hash
   and nothing. */
struct key {
    uint64_t head, tail;
    uint64_t place; /* where to look first: its low bits */
};

/* A surface form or a type's form, with its type: half a line of the cache. */
struct string {
    uint64_t head, tail; /* a longer one's tail: where its bytes are */
    uint32_t len;        /* in bytes */
    uint32_t type;       /* + 1; 0: nothing stands here */
    uint64_t hash;       /* hash64_of the type's form */
};

struct type {
    uint32_t at, len; /* of its form in `bytes` */
    uint32_t number;  /* NONE: not seen in this chunk */
};

struct token_types {
    struct string *strings; /* open addressing, at most half full */
    size_t n, n_places;     /* places: a power of two */
    struct type *types;
    size_t n_types, cap_types;
    struct buf bytes;
    uint32_t *numbered; /* the type with each number */
    size_t n_numbered, cap_numbered;
    struct buf forms; /* of the numbered ones */
    struct buf folded;
};

struct token_types *
token_types_new(void)
{
    struct token_types *t = mem_alloc(sizeof *t);

    t->n_places = 1 << 12;
    t->strings = mem_table(t->n_places * sizeof *t->strings);
    return t;
}

void
token_types_free(struct token_types *t)
{
    if (!t)
        return;
    free(t->strings);
    free(t->types);
    free(t->numbered);
    buf_free(&t->bytes);
    buf_free(&t->forms);
    buf_free(&t->folded);
    free(t);
}

/* The low n bytes of a number, n from 0 to 8. */
static uint64_t
low_bytes(uint64_t v, size_t n)
{
    return n < 8 ? v & ((UINT64_C(1) << 8 * n) - 1) : v;
}

static uint64_t
place_of(uint64_t head, uint64_t tail, size_t len)
{
    uint64_t place = head * UINT64_C(0x9e3779b97f4a7c15) ^
                     (tail + len) * UINT64_C(0xd6e8feb86659fd93);

    place ^= place >> 32;
    place *= UINT64_C(0xff51afd7ed558ccd);
    return place ^ place >> 29;
}

/* readable: how many bytes may be read from s on, at least len. */
static struct key
key_of(const char *s, size_t len, size_t readable)
{
    char copy[16] = {0};
    struct key k;

    if (len > sizeof copy) {
        k.head = hash64_of(s, len);
        k.tail = 0;
    } else {
        if (readable < sizeof copy)
            s = memcpy(copy, s, len);
        k.head = low_bytes(le64toh(eight_at(s)), len);
        k.tail = len > 8 ? low_bytes(le64toh(eight_at(s + 8)), len - 8) : 0;
    }
    k.place = place_of(k.head, k.tail, len);
    return k;
}

static bool
is(const struct token_types *t, const struct string *e, const struct key *k,
   const char *s, size_t len)
{
    if (e->head != k->head || e->len != len)
        return false;
    return len <= 16 ? e->tail == k->tail
                     : memcmp(t->bytes.data + e->tail, s, len) == 0;
}

/* The place that holds s, or the free one where it belongs. */
static struct string *
find(const struct token_types *t, const struct key *k, const char *s,
     size_t len)
{
    size_t at = k->place & (t->n_places - 1);

    while (t->strings[at].type && !is(t, &t->strings[at], k, s, len))
        at = (at + 1) & (t->n_places - 1);
    return &t->strings[at];
}

static void
widen(struct token_types *t)
{
    struct string *old = t->strings;
    size_t n_old = t->n_places;

    t->n_places *= 4;
    t->strings = mem_table(t->n_places * sizeof *t->strings);
    for (size_t i = 0; i < n_old; i++) {
        const struct string *e = &old[i];
        size_t at = place_of(e->head, e->len > 16 ? 0 : e->tail, e->len);

        if (!e->type)
            continue;
        while (t->strings[at & (t->n_places - 1)].type)
            at++;
        t->strings[at & (t->n_places - 1)] = *e;
    }
    free(old);
}

/* Remembers a string that is new; its bytes stand, or will, at `bytes`. */
static void
add(struct token_types *t, const struct key *k, const char *s, size_t len,
    size_t bytes, uint32_t type, uint64_t hash)
{
    if (++t->n * 2 > t->n_places)
        widen(t);
    *find(t, k, s, len) = (struct string){
        .head = k->head,
        .tail = len > 16 ? bytes : k->tail,
        .len = (uint32_t)len,
        .type = type + 1,
        .hash = hash,
    };
}

/* The type whose form this is, and its hash. */
static uint32_t
type_with(struct token_types *t, const char *form, size_t len, uint64_t *hash)
{
    struct key k = key_of(form, len, len);
    const struct string *known = find(t, &k, form, len);
    uint32_t type = (uint32_t)t->n_types;

    *hash = known->hash;
    if (known->type)
        return known->type - 1;
    *hash = hash64_of(form, len);
    t->types =
        mem_grow(t->types, &t->cap_types, t->n_types + 1, sizeof *t->types);
    t->types[t->n_types++] =
        (struct type){(uint32_t)t->bytes.len, (uint32_t)len, NONE};
    add(t, &k, form, len, t->bytes.len, type, *hash);
    buf_add(&t->bytes, form, len);
    return type;
}

/* Folds a surface form that is new. */
static uint32_t
learn(struct token_types *t, const struct key *k, const char *s, size_t len,
      uint64_t *hash)
{
    uint32_t type;

    buf_clear(&t->folded);
    fold_token(s, len, &t->folded);
    type = type_with(t, buf_text(&t->folded), t->folded.len, hash);
    if (t->folded.len == len && memcmp(t->folded.data, s, len) == 0)
        return type;
    add(t, k, s, len, t->bytes.len, type, *hash);
    if (len > 16)
        buf_add(&t->bytes, s, len);
    return type;
}

static void
number(struct token_types *t, uint32_t type)
{
    struct type *e = &t->types[type];

    t->numbered = mem_grow(t->numbered, &t->cap_numbered, t->n_numbered + 1,
                           sizeof *t->numbered);
    t->numbered[t->n_numbered] = type;
    e->number = (uint32_t)t->n_numbered++;
    buf_bytes(&t->forms, t->bytes.data + e->at, e->len);
}

/* The type of a word that was not there when all were looked up. */
static uint32_t
type_of(struct token_types *t, const struct key *k, const char *s, size_t len,
        uint64_t *hash)
{
    const struct string *known = find(t, k, s, len);

    *hash = known->hash;
    return known->type ? known->type - 1 : learn(t, k, s, len, hash);
}

/* Words of a text that are looked up together. */
struct batch {
    const char *text;
    size_t len;
    const struct span *words;
    size_t n;
    struct key keys[TOGETHER];
    uint32_t types[TOGETHER]; /* NONE: new */
};

static void
look_up(const struct token_types *t, struct batch *b, uint64_t *hashes)
{
    for (size_t i = 0; i < b->n; i++) {
        struct span w = b->words[i];

        b->keys[i] =
            key_of(b->text + w.start, w.stop - w.start, b->len - w.start);
        __builtin_prefetch(&t->strings[b->keys[i].place & (t->n_places - 1)]);
    }
    for (size_t i = 0; i < b->n; i++) {
        struct span w = b->words[i];
        const struct string *known =
            find(t, &b->keys[i], b->text + w.start, w.stop - w.start);

        b->types[i] = known->type - 1; /* 0 gives NONE */
        hashes[i] = known->hash;
        if (known->type)
            __builtin_prefetch(&t->types[known->type - 1]);
    }
}

/* The bytes of a type that will get its number soon. */
static void
expect_form(const struct token_types *t, uint32_t type)
{
    if (type != NONE && t->types[type].number == NONE)
        __builtin_prefetch(t->bytes.data + t->types[type].at);
}

static void
number_all(struct token_types *t, struct batch *b, uint32_t *numbers,
           uint64_t *hashes)
{
    for (size_t i = 0; i < b->n; i++) {
        struct span w = b->words[i];
        uint32_t type = b->types[i];

        if (i + SOON < b->n)
            expect_form(t, b->types[i + SOON]);
        if (type == NONE)
            type = type_of(t, &b->keys[i], b->text + w.start, w.stop - w.start,
                           &hashes[i]);
        if (t->types[type].number == NONE)
            number(t, type);
        numbers[i] = t->types[type].number;
    }
}

void
token_types_of(struct token_types *t, const char *text, size_t len,
               const struct span *words, size_t n, uint32_t *numbers,
               uint64_t *hashes)
{
    struct batch b = {.text = text, .len = len};

    for (size_t from = 0; from < n; from += b.n) {
        b.words = words + from;
        b.n = n - from < TOGETHER ? n - from : TOGETHER;
        look_up(t, &b, hashes + from);
        number_all(t, &b, numbers + from, hashes + from);
    }
}

size_t
token_types_count(const struct token_types *t)
{
    return t->n_numbered;
}

const struct buf *
token_types_forms(const struct token_types *t)
{
    return &t->forms;
}

void
token_types_clear(struct token_types *t)
{
    for (size_t i = 0; i < t->n_numbered; i++)
        t->types[t->numbered[i]].number = NONE;
    t->n_numbered = 0;
    buf_clear(&t->forms);
    if (t->n < STRINGS_MAX)
        return;
    t->n = t->n_types = t->bytes.len = 0;
    memset(t->strings, 0, t->n_places * sizeof *t->strings);
}

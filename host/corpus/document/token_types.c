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

struct form {
    uint32_t at, len; /* in `bytes` */
};

struct token_types {
    struct string *strings; /* open addressing, at most half full */
    size_t n, n_places;     /* places: a power of two */
    struct form *form;      /* of each type */
    size_t n_types, cap_forms;
    /* By type: how many types the documents had in all, up to this one in the
       last document that has it; and those before the document at hand */
    uint32_t *last, before;
    size_t cap_last;
    struct buf bytes;
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
    free(t->form);
    free(t->last);
    buf_free(&t->bytes);
    buf_free(&t->folded);
    free(t);
}

/* The low n bytes of a number, n from 0 to 8. */
static inline uint64_t
low_bytes(uint64_t v, size_t n)
{
    return n < 8 ? v & ((UINT64_C(1) << 8 * n) - 1) : v;
}

static inline uint64_t
place_of(uint64_t head, uint64_t tail, size_t len)
{
    uint64_t place = head * UINT64_C(0x9e3779b97f4a7c15) ^
                     (tail + len) * UINT64_C(0xd6e8feb86659fd93);

    place ^= place >> 32;
    place *= UINT64_C(0xff51afd7ed558ccd);
    return place ^ place >> 29;
}

/* Of a string of up to 16 bytes; so many may be read. */
static inline struct key
short_key(const char *s, size_t len)
{
    struct key k = {
        .head = low_bytes(le64toh(eight_at(s)), len),
        .tail = low_bytes(le64toh(eight_at(s + 8)), len > 8 ? len - 8 : 0),
    };

    k.place = place_of(k.head, k.tail, len);
    return k;
}

static struct key
key_of(const char *s, size_t len)
{
    char copy[16] = {0};
    struct key k = {0};

    if (len <= sizeof copy)
        return short_key(memcpy(copy, s, len), len);
    k.head = hash64_of(s, len);
    k.place = place_of(k.head, k.tail, len);
    return k;
}

static inline bool
is(const struct token_types *t, const struct string *e, const struct key *k,
   const char *s, size_t len)
{
    if (e->head != k->head || e->len != len)
        return false;
    return len <= 16 ? e->tail == k->tail
                     : memcmp(t->bytes.data + e->tail, s, len) == 0;
}

/* The place that holds s, or the free one where it belongs. */
static inline struct string *
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
    struct key k = key_of(form, len);
    const struct string *known = find(t, &k, form, len);
    uint32_t type = (uint32_t)t->n_types;

    *hash = known->hash;
    if (known->type)
        return known->type - 1;
    *hash = hash64_of(form, len);
    t->last = mem_grow(t->last, &t->cap_last, t->n_types + 1, sizeof *t->last);
    t->last[type] = 0;
    t->form = mem_grow(t->form, &t->cap_forms, t->n_types + 1, sizeof *t->form);
    t->form[t->n_types++] =
        (struct form){(uint32_t)t->bytes.len, (uint32_t)len};
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
        const char *s = b->text + w.start;
        size_t len = w.stop - w.start;

        b->keys[i] = len <= 16 && b->len - w.start >= 16 ? short_key(s, len)
                                                         : key_of(s, len);
        __builtin_prefetch(&t->strings[b->keys[i].place & (t->n_places - 1)]);
    }
    for (size_t i = 0; i < b->n; i++) {
        struct span w = b->words[i];
        const struct string *known =
            find(t, &b->keys[i], b->text + w.start, w.stop - w.start);

        b->types[i] = known->type - 1; /* 0 gives NONE */
        hashes[i] = known->hash;
        if (known->type)
            __builtin_prefetch(&t->last[known->type - 1], 1);
    }
}

/* The place of each token's type among the document's. No branch: nothing
   foretells which tokens are the first of their type. */
static void
place_all(struct token_types *t, struct batch *b, size_t from,
          struct document_tokens *d)
{
    uint32_t *last = t->last, *place = d->place + from;
    const uint32_t before = t->before;
    uint32_t n = (uint32_t)d->n_types;

    for (size_t i = 0; i < b->n; i++) {
        struct span w = b->words[i];
        uint32_t type = b->types[i], now;

        if (type == NONE) {
            type = type_of(t, &b->keys[i], b->text + w.start, w.stop - w.start,
                           &d->hash[from + i]);
            last = t->last;
        }
        now = last[type];
        place[i] = now > before ? now - before - 1 : n;
        n += now <= before;
        d->number[place[i]] = type;
        last[type] = before + place[i] + 1;
    }
    d->n_types = n;
}

void
token_types_of(struct token_types *t, const char *text, size_t len,
               const struct span *words, size_t n, struct document_tokens *d)
{
    struct batch b = {.text = text, .len = len};

    d->place = mem_grow(d->place, &d->cap_place, n, sizeof *d->place);
    d->hash = mem_grow(d->hash, &d->cap_hash, n, sizeof *d->hash);
    d->number = mem_grow(d->number, &d->cap_number, n, sizeof *d->number);
    d->n = n;
    d->n_types = 0;
    if (n > UINT32_MAX - t->before) {
        memset(t->last, 0, t->n_types * sizeof *t->last);
        t->before = 0;
    }
    for (size_t from = 0; from < n; from += b.n) {
        b.words = words + from;
        b.n = n - from < TOGETHER ? n - from : TOGETHER;
        look_up(t, &b, d->hash + from);
        place_all(t, &b, from, d);
    }
    t->before += (uint32_t)d->n_types;
}

void
document_tokens_free(struct document_tokens *d)
{
    free(d->place);
    free(d->hash);
    free(d->number);
    *d = (struct document_tokens){0};
}

size_t
token_types_count(const struct token_types *t)
{
    return t->n_types;
}

void
token_types_forms(const struct token_types *t, size_t from, struct buf *out)
{
    for (size_t i = from; i < t->n_types; i++)
        buf_bytes(out, t->bytes.data + t->form[i].at, t->form[i].len);
}

bool
token_types_forget(struct token_types *t)
{
    if (t->n < STRINGS_MAX)
        return false;
    t->n = t->n_types = t->bytes.len = 0;
    memset(t->strings, 0, t->n_places * sizeof *t->strings);
    return true;
}

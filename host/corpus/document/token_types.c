#include "token_types.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "eight.h"
#include "fold.h"
#include "hash.h"
#include "mem.h"

#define NONE UINT32_MAX
/* Strings remembered before everything is forgotten: about 45 MB. */
#define STRINGS_MAX (1u << 19)
/* Strings of so many bytes are told apart by them alone. */
#define SHORT 16
/* Words looked up together: all their places are asked of the memory before
   the first is needed. */
#define TOGETHER 64

/* What a string is told apart by. Of one of up to SHORT bytes, as most words
   are, these bytes, with zeros behind them, as two numbers; of a longer one its
   hash, and what is no place of bytes. */
struct key {
    uint64_t head, tail;
    uint64_t mix; /* where to look first: its high bits */
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
    unsigned shift;         /* of a mix: to its place */
    struct form *form;      /* of each type */
    size_t n_types, cap_forms;
    /* By type: how many types the documents had in all, up to this one in the
       last document that has it; and those before the document at hand */
    uint32_t *last, before;
    size_t cap_last;
    struct buf bytes;
    struct buf folded;
};

static void
set_places(struct token_types *t, unsigned bits)
{
    t->n_places = (size_t)1 << bits;
    t->shift = 64 - bits;
    t->strings = mem_table(t->n_places * sizeof *t->strings);
}

struct token_types *
token_types_new(void)
{
    struct token_types *t = mem_alloc(sizeof *t);

    set_places(t, 12);
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

/* Its high bits hang on every bit of both. */
static inline uint64_t
mix_of(uint64_t head, uint64_t tail)
{
    return head * UINT64_C(0x9e3779b97f4a7c15) ^
           tail * UINT64_C(0xd6e8feb86659fd93);
}

/* Of a string of up to SHORT bytes; so many may be read. No branch: how long a
   word is cannot be foreseen. */
static inline struct key
short_key(const char *s, size_t len)
{
    static const unsigned char cover[2 * SHORT] = {
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    };
    const char *mask = (const char *)cover + SHORT - len;
    struct key k = {
        .head = eight_at(s) & eight_at(mask),
        .tail = eight_at(s + 8) & eight_at(mask + 8),
    };

    k.mix = mix_of(k.head, k.tail);
    return k;
}

static struct key
key_of(const char *s, size_t len)
{
    char copy[SHORT] = {0};
    struct key k = {.tail = UINT64_MAX};

    if (len <= SHORT)
        return short_key(memcpy(copy, s, len), len);
    k.head = hash64_of(s, len);
    k.mix = mix_of(k.head, k.tail);
    return k;
}

static inline bool
is(const struct token_types *t, const struct string *e, const struct key *k,
   const char *s, size_t len)
{
    if (e->head != k->head || e->len != len)
        return false;
    return len <= SHORT ? e->tail == k->tail
                        : memcmp(t->bytes.data + e->tail, s, len) == 0;
}

/* The place that holds s, or the free one where it belongs. */
static struct string *
find(const struct token_types *t, const struct key *k, const char *s,
     size_t len)
{
    size_t at = k->mix >> t->shift;

    while (t->strings[at].type && !is(t, &t->strings[at], k, s, len))
        at = (at + 1) & (t->n_places - 1);
    return &t->strings[at];
}

static void
widen(struct token_types *t)
{
    struct string *old = t->strings;
    size_t n_old = t->n_places;

    set_places(t, 64 - t->shift + 1);
    for (size_t i = 0; i < n_old; i++) {
        const struct string *e = &old[i];
        uint64_t tail = e->len > SHORT ? UINT64_MAX : e->tail;
        size_t at = mix_of(e->head, tail) >> t->shift;

        if (!e->type)
            continue;
        while (t->strings[at].type)
            at = (at + 1) & (t->n_places - 1);
        t->strings[at] = *e;
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
        .tail = len > SHORT ? bytes : k->tail,
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
    if (len > SHORT)
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
    size_t short_end; /* words that begin before it have SHORT bytes to read */
    const struct span *words;
    size_t n;
    struct key keys[TOGETHER];
    uint32_t types[TOGETHER]; /* NONE: new */
};

static void
make_keys(const struct token_types *t, struct batch *b)
{
    const struct string *strings = t->strings;
    const struct span *words = b->words;
    const size_t n = b->n, short_end = b->short_end;
    const unsigned shift = t->shift;

    for (size_t i = 0; i < n; i++) {
        const char *s = b->text + words[i].start;
        size_t len = words[i].stop - words[i].start;
        struct key k = len <= SHORT && words[i].start < short_end
                           ? short_key(s, len)
                           : key_of(s, len);

        b->keys[i] = k;
        __builtin_prefetch(&strings[k.mix >> shift]);
    }
}

/* Most words are short and stand where they are looked for first. */
static void
look_up(const struct token_types *t, struct batch *b, uint64_t *hashes)
{
    const struct string *strings = t->strings;
    const struct span *words = b->words;
    const uint32_t *last = t->last;
    const size_t n = b->n;
    const unsigned shift = t->shift;

    for (size_t i = 0; i < n; i++) {
        const struct key *k = &b->keys[i];
        const struct string *known = &strings[k->mix >> shift];
        uint32_t len = words[i].stop - words[i].start, type;

        if (known->head != k->head || known->tail != k->tail ||
            known->len != len)
            known = find(t, k, b->text + words[i].start, len);
        type = known->type - 1; /* 0 gives NONE */
        b->types[i] = type;
        hashes[i] = known->hash;
        if (type != NONE)
            __builtin_prefetch(&last[type], 1);
    }
}

/* The place of each token's type among the document's. No branch: nothing
   foretells which tokens are the first of their type. */
static void
place_all(struct token_types *t, struct batch *b, size_t from,
          struct document_tokens *d)
{
    uint32_t *last = t->last, *place = d->place + from, *number = d->number;
    const uint32_t before = t->before;
    const size_t n = b->n;
    uint32_t types = (uint32_t)d->n_types;

    for (size_t i = 0; i < n; i++) {
        uint32_t type = b->types[i], now, at;

        if (type == NONE) {
            struct span w = b->words[i];

            type = type_of(t, &b->keys[i], b->text + w.start, w.stop - w.start,
                           &d->hash[from + i]);
            last = t->last;
        }
        now = last[type];
        at = now > before ? now - before - 1 : types;
        types += now <= before;
        place[i] = at;
        number[at] = type;
        last[type] = before + at + 1;
    }
    d->n_types = types;
}

void
token_types_of(struct token_types *t, const char *text, size_t len,
               const struct span *words, size_t n, struct document_tokens *d)
{
    struct batch b;

    b.text = text;
    b.short_end = len < SHORT ? 0 : len - SHORT + 1;
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
        make_keys(t, &b);
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

#include "concordance.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "hash.h"
#include "mem.h"

enum {
    KEYS_MAX = 10
};

#define LAST '\xff' /* in no UTF-8: sorts behind every text */

enum key {
    KEY_TOKEN, /* beside the hit */
    KEY_HIT,
    KEY_DATE,
    KEY_OUTLET,
    KEY_DOCUMENT
};

struct line {
    int64_t document;
    struct span at;
    uint64_t chance;                /* of a sample the lowest are kept */
    uint64_t number;                /* in text order, from 0 */
    uint32_t left, hit, right, key; /* bytes of each, in this order */
    char bytes[];
};

struct concordance {
    struct sort {
        enum key key;
        int token; /* below 0: left of the hit */
    } sort[KEYS_MAX];
    size_t n_sort;
    uint64_t sample, seed, number;
    struct line **line; /* of a sample: a heap, the highest chance first */
    size_t n, cap;
    struct buf key;
};

/* ---- keys ---- */

static bool
read_key(const char *s, size_t len, struct sort *out)
{
    static const char *const names[] = {[KEY_HIT] = "hit",
                                        [KEY_DATE] = "date",
                                        [KEY_OUTLET] = "outlet",
                                        [KEY_DOCUMENT] = "key"};

    if (len == 2 && strchr("LlRr", s[0]) && s[1] > '0' &&
        s[1] <= '0' + CONCORDANCE_TOKENS) {
        int n = s[1] - '0';

        *out = (struct sort){KEY_TOKEN, strchr("Ll", s[0]) ? -n : n};
        return true;
    }
    for (enum key k = KEY_HIT; k <= KEY_DOCUMENT; k++)
        if (strlen(names[k]) == len && memcmp(s, names[k], len) == 0) {
            *out = (struct sort){k, 0};
            return true;
        }
    return false;
}

int
concordance_new(struct concordance **out, const struct kwic_options *o,
                struct fault *ft)
{
    struct concordance *c = mem_alloc(sizeof *c);

    c->sample = o->sample;
    c->seed = o->seed;
    for (const char *s = o->sort; s;) {
        size_t len = strcspn(s, ",");

        if (c->n_sort == KEYS_MAX || !read_key(s, len, &c->sort[c->n_sort])) {
            concordance_free(c);
            return fault_set(ft, FAULT_USAGE,
                             "cannot sort by `%.*s`: there are L1 to L9 and R1 "
                             "to R9 (words left and right of the hit), hit, "
                             "date, outlet, key, as in R1,L1,date",
                             (int)len, s);
        }
        c->n_sort++;
        s = s[len] ? s + len + 1 : NULL;
    }
    *out = c;
    return 0;
}

void
concordance_free(struct concordance *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->n; i++)
        free(c->line[i]);
    free(c->line);
    buf_free(&c->key);
    free(c);
}

static void
put_text(struct buf *key, const char *s)
{
    if (s && *s)
        buf_str(key, s);
    else
        buf_char(key, LAST);
}

static void
put_token(struct buf *key, struct view *v, const struct match_hit *at,
          int token)
{
    struct span s;

    if (view_neighbour(v, token < 0 ? at->first : at->stop - 1, token, &s))
        fold_token(v->doc->text + s.start, s.stop - s.start, key);
    else
        buf_char(key, LAST);
}

/* Each key ends with a byte that is lower than all others. */
static void
make_key(struct concordance *c, const struct kwic_hit *hit, struct view *v,
         const struct match_hit *at)
{
    buf_clear(&c->key);
    for (size_t i = 0; i < c->n_sort; i++) {
        switch (c->sort[i].key) {
        case KEY_TOKEN:
            put_token(&c->key, v, at, c->sort[i].token);
            break;
        case KEY_HIT:
            fold_token(hit->hit.p, hit->hit.len, &c->key);
            break;
        case KEY_DATE:
            put_text(&c->key, hit->doc->published);
            break;
        case KEY_OUTLET:
            put_text(&c->key, hit->doc->outlet);
            break;
        case KEY_DOCUMENT:
            put_text(&c->key, hit->doc->key);
            break;
        }
        buf_char(&c->key, '\0');
    }
}

/* ---- lines ---- */

static uint64_t
chance_of(const struct concordance *c, const struct kwic_hit *hit)
{
    uint64_t of[] = {c->seed, (uint64_t)hit->document, hit->at.start};

    return hash64_of(of, sizeof of);
}

static struct line *
make_line(struct concordance *c, const struct kwic_hit *hit, uint64_t chance)
{
    size_t n = hit->left.len + hit->hit.len + hit->right.len + c->key.len;
    struct line *l = mem_alloc(sizeof *l + n);
    char *p = l->bytes;

    l->document = hit->document;
    l->at = hit->at;
    l->chance = chance;
    l->number = c->number;
    l->left = (uint32_t)hit->left.len;
    l->hit = (uint32_t)hit->hit.len;
    l->right = (uint32_t)hit->right.len;
    l->key = (uint32_t)c->key.len;
    memcpy(p, hit->left.p, l->left);
    memcpy(p += l->left, hit->hit.p, l->hit);
    memcpy(p += l->hit, hit->right.p, l->right);
    if (l->key)
        memcpy(p + l->right, c->key.data, l->key);
    return l;
}

/* Puts a line where it belongs on its way from place i to the leaves. */
static void
sink(struct concordance *c, size_t i, struct line *l)
{
    for (;;) {
        size_t child = 2 * i + 1;

        if (child + 1 < c->n &&
            c->line[child + 1]->chance > c->line[child]->chance)
            child++;
        if (child >= c->n || c->line[child]->chance <= l->chance)
            break;
        c->line[i] = c->line[child];
        i = child;
    }
    c->line[i] = l;
}

void
concordance_add(struct concordance *c, const struct kwic_hit *hit,
                struct view *v, const struct match_hit *at)
{
    uint64_t chance = c->sample ? chance_of(c, hit) : 0;
    bool full = c->sample && c->n == c->sample;

    if (!full || chance < c->line[0]->chance) {
        make_key(c, hit, v, at);
        if (full) {
            free(c->line[0]);
            sink(c, 0, make_line(c, hit, chance));
        } else {
            c->line =
                mem_grow(c->line, &c->cap, c->n + 1, sizeof(struct line *));
            c->line[c->n++] = make_line(c, hit, chance);
            for (size_t i = c->n / 2; c->n == c->sample && i-- > 0;)
                sink(c, i, c->line[i]);
        }
    }
    c->number++;
}

static int
by_key(const void *pa, const void *pb)
{
    const struct line *a = *(struct line *const *)pa;
    const struct line *b = *(struct line *const *)pb;
    const char *p = a->bytes + a->left + a->hit + a->right;
    const char *q = b->bytes + b->left + b->hit + b->right;
    int order = memcmp(p, q, a->key < b->key ? a->key : b->key);

    if (!order)
        order = (a->key > b->key) - (a->key < b->key);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

int
concordance_report(struct concordance *c, struct store *s,
                   bool (*each)(void *cookie, const struct kwic_hit *hit),
                   void *cookie, struct fault *ft)
{
    struct reader *r = reader_new(s);
    struct doc d = {0};
    int64_t at = 0; /* whose fields are in d */
    int found = 1;

    if (c->n)
        qsort(c->line, c->n, sizeof(struct line *), by_key);
    for (size_t i = 0; i < c->n; i++) {
        const struct line *l = c->line[i];
        const char *p = l->bytes;
        struct kwic_hit hit = {.document = l->document, .doc = &d, .at = l->at};

        if (l->document != at) {
            doc_free(&d);
            d = (struct doc){0};
            found = reader_meta(r, l->document, &d, ft);
            at = l->document;
        }
        if (found < 0)
            break;
        hit.left = (struct kwic_text){p, l->left};
        hit.hit = (struct kwic_text){p + l->left, l->hit};
        hit.right = (struct kwic_text){p + l->left + l->hit, l->right};
        if (found && !each(cookie, &hit))
            break;
    }
    doc_free(&d);
    reader_free(r);
    return found < 0 ? -1 : 0;
}

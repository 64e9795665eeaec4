#include "outline.h"

#include <string.h>

#include "feature_key.h"
#include "hash.h"
#include "word_units.h"

enum {
    ITEM_WORD = 16, /* keys, beside those of masked units */
    ITEM_GOOD,
    ITEM_BAD,
    ITEM_VERB,
    ITEM_COMMA,
    ITEM_COLON,
    ITEM_QUOTE,
    ITEM_OWNER
};

#define ROW_MAX (4 * 128) /* items; the rest of a passage is not told */
#define GRAM_MAX 3

struct item {
    uint64_t key;
    uint64_t verb;        /* its group; 0: it is none */
    uint16_t first, last; /* words */
    uint8_t form;         /* of a verb */
    int8_t target;        /* or -1 */
};

struct row {
    struct item at[ROW_MAX];
    size_t n;
};

static void
put(struct row *r, struct item item)
{
    bool again = r->n > 0 && r->at[r->n - 1].key == item.key &&
                 (item.key == ITEM_WORD || item.key == UNIT_NAME);

    if (again)
        r->at[r->n - 1].last = item.last;
    else if (r->n < ROW_MAX)
        r->at[r->n++] = item;
}

static void
put_mark(struct row *r, uint64_t key, uint16_t word)
{
    put(r,
        (struct item){.key = key, .first = word, .last = word, .target = -1});
}

/* Whether the word that stops here owns what follows. */
static bool
is_owner(const struct passage *p, uint32_t stop)
{
    const char *s = p->text + stop;
    size_t left = p->len - stop;

    return (left >= 2 && memcmp(s, "'s", 2) == 0) ||
           (left >= 4 && memcmp(s, "\u2019s", 4) == 0);
}

/* Of a verb: attacks, attacked, attacking. */
static uint8_t
form_of(const struct passage *p, const struct word *w)
{
    if (w->uses & USE_ING)
        return 2;
    return w->at.stop >= w->at.start + 2 &&
           memcmp(p->text + w->at.stop - 2, "ed", 2) == 0;
}

/* Puts the classes of words that lexicons know into `known`, by unit. */
static void
class_hits(const struct features *f, const struct tone *t, bool verbs,
           struct item *known)
{
    for (size_t i = 0; i < t->n; i++) {
        const struct tone_hit *h = &t->hits[i];
        size_t unit = word_units_find(f, h->first);

        if (h->name || unit >= ROW_MAX)
            continue;
        if (verbs) {
            const char *group = h->entry->note;

            known[unit].key = ITEM_VERB;
            known[unit].verb = hash64_of(group, strlen(group));
        } else if (h->counts && h->score != 0) {
            known[unit].key = h->score > 0 ? ITEM_GOOD : ITEM_BAD;
        }
    }
}

static struct item
item_of(const struct passage *p, const struct unit *u, const struct item *known)
{
    const struct word *w = &p->words[u->first];
    struct item item = {
        .key = u->key, .first = u->first, .last = u->last, .target = u->target};

    if (u->target >= 0 || u->key == UNIT_NAME)
        return item;
    if (w->uses & USE_FUNCTION) {
        item.key = w->hash;
    } else {
        item.key = known->key ? known->key : ITEM_WORD;
        item.verb = known->verb;
        item.form = known->verb ? form_of(p, w) : 0;
    }
    return item;
}

static void
make_row(const struct features *f, const struct passage *p, struct row *r)
{
    size_t n = f->n_units < ROW_MAX ? f->n_units : ROW_MAX;
    struct item known[ROW_MAX];
    bool quoted = false;

    memset(known, 0, n * sizeof *known);
    r->n = 0;
    class_hits(f, &f->tone, false, known);
    class_hits(f, &f->frames, true, known);
    for (size_t i = 0; i < n; i++) {
        const struct unit *u = &f->units[i];

        if (quoted != !!(u->flags & WORD_QUOTED)) {
            quoted = !quoted;
            put_mark(r, ITEM_QUOTE, u->first);
        }
        if (u->flags & WORD_BREAK)
            put_mark(r, u->flags & WORD_ASIDE ? ITEM_COMMA : ITEM_COLON,
                     u->first);
        if (u->key != UNIT_NUMBER)
            put(r, item_of(p, u, &known[i]));
        if (is_owner(p, p->words[u->last].at.stop))
            put_mark(r, ITEM_OWNER, u->last);
    }
    if (quoted)
        put_mark(r, ITEM_QUOTE, (uint16_t)(p->n - 1));
}

/* How a row is looked at. */
enum view {
    VIEW_GROUPS, /* verbs without their forms; no other words */
    VIEW_BARE,   /* no other words, words of tone or commas */
    VIEW_TONE,   /* a verb is a verb */
    VIEWS
};

/* The key of an item; 0: it is left out. */
static uint64_t
view_of(const struct item *item, enum view view)
{
    uint64_t key = item->key;

    if (view == VIEW_TONE)
        return key;
    if (key == ITEM_WORD)
        return 0;
    if (item->verb)
        return key_mix(key_mix(key, item->verb),
                       view == VIEW_BARE ? item->form : 0);
    if (view == VIEW_BARE &&
        (key == ITEM_GOOD || key == ITEM_BAD || key == ITEM_COMMA))
        return 0;
    return key;
}

/* A row in a view. */
struct seen {
    uint64_t keys[ROW_MAX];
    const struct item *items[ROW_MAX];
    size_t n;
};

/* The n-gram of items from to to, with the target at `at`; it comes from the
   words beside that. */
static void
add_gram(struct features *f, const struct seen *s, size_t from, size_t to,
         size_t at, enum view view)
{
    uint64_t gram = (uint64_t)view * 4 + (to - from + 1);

    for (size_t i = from; i <= to; i++)
        gram = key_mix(gram, s->keys[i]);
    features_put(f, key_of(OUTLINE, gram, at - from, 0), 1,
                 s->items[from + (from == at)]->first,
                 s->items[to - (to == at)]->last);
}

/* Those with item `at` in them. */
static void
add_grams(struct features *f, const struct seen *s, size_t at, enum view view)
{
    for (size_t size = 2; size <= GRAM_MAX; size++)
        for (size_t from = at + 1 >= size ? at + 1 - size : 0;
             from <= at && from + size <= s->n; from++)
            add_gram(f, s, from, from + size - 1, at, view);
}

static void
add_view(struct features *f, const struct row *r, enum view view)
{
    struct seen s;

    s.n = 0;
    for (size_t i = 0; i < r->n; i++) {
        uint64_t key = view_of(&r->at[i], view);

        s.keys[s.n] = key;
        s.items[s.n] = &r->at[i];
        s.n += key != 0;
    }
    for (size_t i = 0; i < s.n; i++)
        if (s.items[i]->target >= 0)
            add_grams(f, &s, i, view);
}

void
outline_add(struct features *f, const struct passage *p)
{
    struct row row;

    make_row(f, p, &row);
    for (int view = 0; view < VIEWS; view++)
        add_view(f, &row, (enum view)view);
}

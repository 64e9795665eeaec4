#include "dictionary_count.h"

#include <stdlib.h>
#include <string.h>

#include "match.h"
#include "mem.h"
#include "search.h"

struct list { /* of entries */
    uint32_t *at;
    size_t n, cap;
};

/* What was found at the place at hand in a category, and since when. */
struct state {
    uint64_t place;    /* `stop` and `entry` are of this place */
    size_t stop;       /* the longest hit's end */
    uint32_t entry;    /* whose it is */
    size_t busy;       /* the last counted hit ends here */
    uint64_t document; /* `busy` and `counted` are of this one */
    bool counted;      /* it had a hit */
};

struct hit {
    uint32_t category;
    size_t first, stop;
    bool shared;
};

struct dictionary_counter {
    const struct dictionary *d;
    struct search *search;
    bool once;
    struct list *words;       /* by atom: entries that are this word alone */
    struct list *phrases;     /* by atom: others that may begin with it */
    struct list open;         /* others that may begin with any word */
    struct matcher **matcher; /* by entry, made when first needed */
    struct state *state;      /* by category */
    uint64_t *entry_document; /* by entry: the last one it was counted in */
    bool *held;               /* by atom */
    uint64_t document, place; /* numbers of those at hand, from 1 */
    uint32_t *touched;        /* categories found at this place */
    size_t n_touched, cap_touched;
    struct hit *hit; /* of this document, of entries' own categories */
    size_t n_hits, cap_hits;
    size_t busy; /* of the whole dictionary, for `once` */
    struct view view;
    struct dictionary_tally *categories, *entries;
};

static void
append(struct list *l, uint32_t entry)
{
    l->at = mem_grow(l->at, &l->cap, l->n + 1, sizeof *l->at);
    l->at[l->n++] = entry;
}

/* ---- opening ---- */

static void
sort_entry(struct dictionary_counter *c, uint32_t i, bool *begins)
{
    const struct query *q = &c->d->entry[i].query;
    size_t n = atoms_n(c->d->atoms);

    if (q->node[q->root].kind == NODE_WORD) {
        append(&c->words[q->node[q->root].atom], i);
        return;
    }
    if (!query_begins(q, begins))
        append(&c->open, i);
    else
        for (uint32_t a = 0; a < n; a++)
            if (begins[a])
                append(&c->phrases[a], i);
    memset(begins, 0, n);
}

int
dictionary_counter_open(struct dictionary_counter **out, struct store *s,
                        const struct dictionary *d, bool once, struct fault *ft)
{
    struct dictionary_counter *c = mem_alloc(sizeof *c);
    size_t n = atoms_n(d->atoms);
    bool *begins = mem_alloc(n + 1);

    c->d = d;
    c->once = once;
    c->words = mem_alloc((n + 1) * sizeof *c->words);
    c->phrases = mem_alloc((n + 1) * sizeof *c->phrases);
    c->matcher = mem_alloc((d->n_entries + 1) * sizeof(struct matcher *));
    c->entry_document = mem_alloc((d->n_entries + 1) * sizeof(uint64_t));
    c->state = mem_alloc((d->n_categories + 1) * sizeof *c->state);
    c->held = mem_alloc(n + 1);
    for (uint32_t i = 0; i < d->n_entries; i++)
        sort_entry(c, i, begins);
    free(begins);
    if (search_open(&c->search, s, d->atoms, ft)) {
        dictionary_counter_free(c);
        return -1;
    }
    *out = c;
    return 0;
}

void
dictionary_counter_free(struct dictionary_counter *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < atoms_n(c->d->atoms); i++) {
        free(c->words[i].at);
        free(c->phrases[i].at);
    }
    for (size_t i = 0; i < c->d->n_entries; i++)
        matcher_free(c->matcher[i]);
    free(c->words);
    free(c->phrases);
    free(c->open.at);
    free(c->matcher);
    free(c->entry_document);
    free(c->state);
    free(c->held);
    free(c->touched);
    free(c->hit);
    search_free(c->search);
    view_free(&c->view);
    free(c);
}

/* ---- one place ---- */

/* An entry's hit from the place at hand to stop, for its category and those
   above. */
static void
found(struct dictionary_counter *c, uint32_t entry, size_t stop)
{
    for (uint32_t i = c->d->entry[entry].category; i != DICTIONARY_TOP;
         i = c->d->category[i].parent) {
        struct state *s = &c->state[i];

        if (s->place == c->place) {
            if (stop > s->stop) {
                s->stop = stop;
                s->entry = entry;
            }
            continue;
        }
        s->place = c->place;
        s->stop = stop;
        s->entry = entry;
        c->touched = mem_grow(c->touched, &c->cap_touched, c->n_touched + 1,
                              sizeof *c->touched);
        c->touched[c->n_touched++] = i;
    }
}

static void
count_entry(struct dictionary_counter *c, uint32_t entry)
{
    c->entries[entry].hits++;
    if (c->entry_document[entry] != c->document)
        c->entries[entry].documents++;
    c->entry_document[entry] = c->document;
}

static void
count_hit(struct dictionary_counter *c, uint32_t category, size_t at)
{
    struct state *s = &c->state[category];

    if (s->document != c->document) {
        s->document = c->document;
        s->busy = 0;
        s->counted = false;
    }
    if (at < s->busy)
        return;
    s->busy = s->stop;
    c->categories[category].hits++;
    c->categories[category].documents += !s->counted;
    s->counted = true;
    if (c->d->entry[s->entry].category != category)
        return; /* counted in a category below */
    count_entry(c, s->entry);
    c->hit = mem_grow(c->hit, &c->cap_hits, c->n_hits + 1, sizeof *c->hit);
    c->hit[c->n_hits++] =
        (struct hit){.category = category, .first = at, .stop = s->stop};
}

/* All that was found at a place. */
static void
settle(struct dictionary_counter *c, size_t at)
{
    size_t longest = 0;

    for (size_t i = 0; i < c->n_touched; i++) {
        size_t stop = c->state[c->touched[i]].stop;

        longest = stop > longest ? stop : longest;
    }
    if (!c->once || at >= c->busy)
        for (size_t i = 0; i < c->n_touched; i++)
            if (!c->once || c->state[c->touched[i]].stop == longest)
                count_hit(c, c->touched[i], at);
    if (c->n_touched && at >= c->busy)
        c->busy = longest;
    c->n_touched = 0;
    c->place++;
}

/* ---- one document ---- */

/* Words alone: the text is not needed. A token's parts have places of their
   own: `at` counts tokens that hold something. */
static void
count_words(struct dictionary_counter *c, const uint32_t *types, size_t n)
{
    size_t at = 0;

    for (size_t i = 0; i < n; i++) {
        size_t n_entries;
        const struct lexis_entry *e =
            lexis_of(search_lexis(c->search), types[i], &n_entries);

        for (size_t j = 0; j < n_entries; j++) {
            const struct list *l = &c->words[e[j].atom];

            for (size_t k = 0; k < l->n; k++)
                found(c, l->at[k], at + 1);
            if (j + 1 == n_entries || e[j + 1].part != e[j].part)
                settle(c, at++);
        }
    }
}

static void
try_phrases(struct dictionary_counter *c, const struct list *l, size_t at)
{
    for (size_t i = 0; i < l->n; i++) {
        struct matcher **m = &c->matcher[l->at[i]];
        struct match_hit hit;

        if (!*m)
            *m = matcher_new(&c->d->entry[l->at[i]].query);
        if (matcher_text(*m) != c->document)
            matcher_set(*m, &c->view, c->document);
        if (match_longest(*m, at, &hit))
            found(c, l->at[i], hit.stop);
    }
}

static void
count_view(struct dictionary_counter *c)
{
    for (size_t at = 0; at < c->view.n; at++) {
        const struct part *p = &c->view.part[at];

        for (size_t j = 0; j < p->n; j++) {
            const struct list *l = &c->words[p->entry[j].atom];

            for (size_t k = 0; k < l->n; k++)
                found(c, l->at[k], at + 1);
            try_phrases(c, &c->phrases[p->entry[j].atom], at);
        }
        try_phrases(c, &c->open, at);
        settle(c, at);
    }
}

static bool
related(const struct dictionary *d, uint32_t a, uint32_t b)
{
    for (uint32_t i = a; i != DICTIONARY_TOP; i = d->category[i].parent)
        if (i == b)
            return true;
    for (uint32_t i = b; i != DICTIONARY_TOP; i = d->category[i].parent)
        if (i == a)
            return true;
    return false;
}

/* Hits stand in the order of their first words. */
static void
count_shared(struct dictionary_counter *c)
{
    for (size_t i = 0; i < c->n_hits; i++)
        for (size_t j = i + 1;
             j < c->n_hits && c->hit[j].first < c->hit[i].stop; j++)
            if (!related(c->d, c->hit[i].category, c->hit[j].category))
                c->hit[i].shared = c->hit[j].shared = true;
    for (size_t i = 0; i < c->n_hits; i++)
        c->categories[c->hit[i].category].shared += c->hit[i].shared;
}

/* Whether a phrase or rule may stand in the document. */
static bool
phrase_may(struct dictionary_counter *c, const uint32_t *types, size_t n)
{
    const struct lexis *x = search_lexis(c->search);
    size_t n_atoms = atoms_n(c->d->atoms), n_entries;
    bool may = false;

    memset(c->held, 0, n_atoms);
    for (size_t i = 0; i < n; i++) {
        const struct lexis_entry *e = lexis_of(x, types[i], &n_entries);

        for (size_t j = 0; j < n_entries; j++)
            c->held[e[j].atom] = true;
    }
    for (size_t a = 0; a < n_atoms && !may; a++)
        for (size_t k = 0; c->held[a] && k < c->phrases[a].n && !may; k++)
            may = query_may(&c->d->entry[c->phrases[a].at[k]].query, c->held);
    for (size_t k = 0; k < c->open.n && !may; k++)
        may = query_may(&c->d->entry[c->open.at[k]].query, c->held);
    return may;
}

int
dictionary_count(struct dictionary_counter *c, int64_t id,
                 struct dictionary_tally *categories,
                 struct dictionary_tally *entries, uint64_t *tokens,
                 struct fault *ft)
{
    const uint32_t *types;
    struct doc d = {0};
    size_t n;
    int got;

    if (search_stream(c->search, id, &types, &n, ft))
        return -1;
    *tokens = search_words(c->search, types, n);
    c->categories = categories;
    c->entries = entries;
    c->document++;
    c->place++;
    c->n_hits = 0;
    c->busy = 0;
    if (phrase_may(c, types, n)) {
        got = search_view(c->search, id, &d, &c->view, ft);
        if (got > 0)
            count_view(c);
        doc_free(&d);
        if (got < 0)
            return -1;
    } else {
        count_words(c, types, n);
    }
    count_shared(c);
    return 0;
}

#include "passage.h"

#include <stdlib.h>
#include <string.h>

#include "between.h"
#include "mem.h"
#include "sentences.h"
#include "words.h"

struct passages {
    struct work *w;
    pthread_mutex_t *turn;
    struct units_room room;
    struct abbreviations *abbreviations;
    struct spans kept, tokens, paragraphs, sentences;
    bool *before, *apart; /* of each token */
    size_t before_cap, apart_cap;
};

struct passages *
passages_new(struct work *w, pthread_mutex_t *turn)
{
    struct passages *all = mem_alloc(sizeof *all);

    all->w = w;
    all->turn = turn;
    return all;
}

void
passages_free(struct passages *all)
{
    if (!all)
        return;
    if (all->abbreviations)
        abbreviations_free(all->abbreviations);
    units_room_free(&all->room);
    spans_free(&all->kept);
    spans_free(&all->tokens);
    spans_free(&all->paragraphs);
    spans_free(&all->sentences);
    free(all->before);
    free(all->apart);
    free(all);
}

void
passage_set(struct passage *p, struct passages *all, int64_t document,
            const uint32_t *types, size_t n)
{
    *p = (struct passage){.units = types,
                          .n = n,
                          .all = all,
                          .types = types,
                          .n_types = n,
                          .document = document};
    units_of(all->w->units, &all->room, &p->units, &p->n, NULL);
}

/* Before the first token of every stretch of a list. */
static void
cut_at(struct passages *all, const struct spans *stretches, bool *before)
{
    size_t token = 0;

    for (size_t i = 0; i < stretches->n; i++) {
        while (token < all->tokens.n &&
               all->tokens.at[token].start < stretches->at[i].start)
            token++;
        if (token < all->tokens.n)
            before[token] = true;
    }
}

static void
cut_sentences(struct passages *all, const char *text)
{
    if (!all->abbreviations)
        all->abbreviations = abbreviations_new(NULL, 0);
    spans_clear(&all->paragraphs);
    spans_clear(&all->sentences);
    paragraphs_find(text, &all->kept, &all->paragraphs);
    for (size_t i = 0; i < all->paragraphs.n; i++)
        sentences_find(text, all->paragraphs.at[i], all->abbreviations,
                       &all->sentences);
    cut_at(all, &all->sentences, all->before);
}

/* Wherever anything but white space stands between two tokens. */
static void
cut_punctuation(struct passages *all, const char *text)
{
    for (size_t i = 1; i < all->tokens.n; i++) {
        uint32_t at = all->tokens.at[i - 1].stop;
        uint32_t stop = all->tokens.at[i].start;

        while (at < stop && memchr(" \t\r\n", text[at], 4))
            at++;
        if (at < stop)
            all->before[i] = true;
    }
}

static void
find_cuts(struct passages *all, const struct doc *d)
{
    memset(all->before, 0, all->tokens.n);
    cut_at(all, &all->kept, all->before);
    if (all->w->q->sentences || all->w->q->within == WITHIN_SENTENCE)
        cut_sentences(all, d->text);
    else
        cut_punctuation(all, d->text);
}

static void
find_apart(struct passages *all, const struct doc *d)
{
    memset(all->apart, 0, all->tokens.n);
    cut_at(all, &all->kept, all->apart);
    for (size_t i = 1; i < all->tokens.n; i++) {
        struct span at = {all->tokens.at[i - 1].stop, all->tokens.at[i].start};

        if (!between_is(d->text, at, "", 0))
            all->apart[i] = true;
    }
}

/* The text, and where its tokens stand, as many as there are types; to be freed
   also after a fault. */
static int
read_text(const struct passage *p, struct doc *d, struct fault *ft)
{
    struct passages *all = p->all;
    int found;

    *d = (struct doc){0};
    spans_clear(&all->kept);
    spans_clear(&all->tokens);
    pthread_mutex_lock(all->turn);
    found = reader_text(all->w->reader, p->document, d, ft);
    pthread_mutex_unlock(all->turn);
    if (found > 0 && d->text) {
        doc_kept(d, &all->kept);
        words_of(d->text, &all->kept, &all->tokens);
    }
    if (found >= 0 && all->tokens.n != p->n_types)
        return fault_set(ft, FAULT_CORPUS,
                         "the tokens of document %lld are damaged",
                         (long long)p->document);
    return found < 0 ? -1 : 0;
}

int
passage_cut(struct passage *p, struct fault *ft)
{
    struct passages *all = p->all;
    struct doc d;
    int bad;

    if (!p->n ||
        (all->w->q->within == WITHIN_DOCUMENT && !all->w->q->sentences))
        return 0;
    all->before = mem_grow(all->before, &all->before_cap, p->n_types + 1,
                           sizeof *all->before);
    bad = read_text(p, &d, ft);
    if (!bad)
        find_cuts(all, &d);
    doc_free(&d);
    if (bad)
        return -1;
    p->units = p->types;
    p->n = p->n_types;
    p->cut = all->before;
    units_of(all->w->units, &all->room, &p->units, &p->n, &p->cut);
    return 0;
}

int
passage_apart(struct passage *p, struct fault *ft)
{
    struct passages *all = p->all;
    struct doc d;
    int bad;

    all->apart = mem_grow(all->apart, &all->apart_cap, p->n_types + 1,
                          sizeof *all->apart);
    bad = read_text(p, &d, ft);
    if (!bad)
        find_apart(all, &d);
    doc_free(&d);
    if (bad)
        return -1;
    p->apart = all->apart;
    return 0;
}

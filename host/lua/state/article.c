#include "article.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "words.h"

#define BYTES_PER_TOKEN 6
#define KEPT (1u << 20) /* bytes of memory that stay with an article */

void
shelf_init(struct shelf *s, struct store *store)
{
    *s = (struct shelf){.store = store, .reader = reader_new(store)};
}

void
shelf_fini(struct shelf *s)
{
    reader_free(s->reader);
    vocabulary_free(s->vocabulary);
    abbreviations_free(s->abbreviations);
    free(s->counts);
    free(s->shapes);
    *s = (struct shelf){0};
}

const struct vocabulary *
shelf_vocabulary(struct shelf *s, struct fault *ft)
{
    if (!s->vocabulary && vocabulary_open(&s->vocabulary, s->store, ft) < 0)
        return NULL;
    return s->vocabulary;
}

void
article_open(struct article *a, struct shelf *s, int64_t id)
{
    a->shelf = s;
    a->id = id;
}

void
article_open_text(struct article *a, struct shelf *s, const char *text,
                  size_t len, const char *title, const char *published)
{
    article_open(a, s, 0);
    a->d.key = mem_string("");
    a->d.title = mem_string(title);
    a->d.published = mem_string(published);
    a->d.text = mem_copy(text, len);
    a->d.text_len = (uint32_t)len;
    a->has_meta = a->has_text = true;
}

static size_t
held(const struct article *a)
{
    size_t spans =
        a->kept.cap + a->words.cap + a->paragraphs.cap + a->sentences.cap;

    return spans * sizeof(struct span) +
           a->subtokens.cap * sizeof *a->subtokens.at +
           a->cap_stream * sizeof *a->stream +
           a->cap_tallies * sizeof *a->tallies;
}

static void
free_lists(struct article *a)
{
    spans_free(&a->kept);
    spans_free(&a->words);
    subtokens_free(&a->subtokens);
    spans_free(&a->paragraphs);
    spans_free(&a->sentences);
    free(a->stream);
    free(a->tallies);
    a->stream = NULL;
    a->tallies = NULL;
    a->cap_stream = a->cap_tallies = 0;
}

void
article_close(struct article *a)
{
    doc_free(&a->d);
    free(a->language);
    a->language = NULL;
    a->has_language = a->has_meta = a->has_text = false;
    a->has_kept = a->has_words = false;
    a->has_subtokens = a->has_paragraphs = a->has_sentences = false;
    a->has_stream = a->has_tallies = false;
    spans_clear(&a->kept);
    spans_clear(&a->words);
    subtokens_clear(&a->subtokens);
    spans_clear(&a->paragraphs);
    spans_clear(&a->sentences);
    a->n_stream = a->n_tallies = 0;
    if (held(a) > KEPT)
        free_lists(a);
}

void
article_free(struct article *a)
{
    article_close(a);
    free_lists(a);
    *a = (struct article){0};
}

size_t
article_bytes(const struct article *a)
{
    if (a->has_text)
        return a->d.text_len;
    return a->has_stream ? a->n_stream * BYTES_PER_TOKEN : 0;
}

/* The document whose part was read must be there. */
static int
must_have(const struct article *a, int r, bool *has, struct fault *ft)
{
    *has = r > 0;
    if (r == 0)
        return fault_set(ft, FAULT_CORPUS, "document %lld is not in the corpus",
                         (long long)a->id);
    return r > 0 ? 0 : -1;
}

int
article_language(struct article *a, struct fault *ft)
{
    if (a->has_language)
        return 0;
    return must_have(a,
                     reader_language(a->shelf->reader, a->id, &a->language, ft),
                     &a->has_language, ft);
}

int
article_meta(struct article *a, struct fault *ft)
{
    struct doc d = {0};

    if (a->has_meta)
        return 0;
    if (must_have(a, reader_meta(a->shelf->reader, a->id, &d, ft), &a->has_meta,
                  ft))
        return -1;
    d.text = a->d.text;
    d.text_len = a->d.text_len;
    d.removed = a->d.removed;
    d.n_removed = a->d.n_removed;
    a->d = d;
    return 0;
}

int
article_text(struct article *a, struct fault *ft)
{
    if (a->has_text)
        return 0;
    return must_have(a, reader_text(a->shelf->reader, a->id, &a->d, ft),
                     &a->has_text, ft);
}

int
article_kept(struct article *a, struct fault *ft)
{
    if (a->has_kept)
        return 0;
    if (article_text(a, ft) < 0)
        return -1;
    if (a->d.text)
        doc_kept(&a->d, &a->kept);
    a->has_kept = true;
    return 0;
}

int
article_words(struct article *a, struct fault *ft)
{
    if (a->has_words)
        return 0;
    if (article_kept(a, ft) < 0)
        return -1;
    if (a->d.text)
        words_of(a->d.text, &a->kept, &a->words);
    a->has_words = true;
    return 0;
}

int
article_subtokens(struct article *a, struct fault *ft)
{
    if (a->has_subtokens)
        return 0;
    if (article_words(a, ft) < 0)
        return -1;
    for (size_t i = 0; i < a->words.n; i++)
        subtokens_add(&a->subtokens, a->d.text, a->words.at[i]);
    a->has_subtokens = true;
    return 0;
}

int
article_paragraphs(struct article *a, struct fault *ft)
{
    if (a->has_paragraphs)
        return 0;
    if (article_kept(a, ft) < 0)
        return -1;
    if (a->d.text)
        paragraphs_find(a->d.text, &a->kept, &a->paragraphs);
    a->has_paragraphs = true;
    return 0;
}

int
article_sentences(struct article *a, struct fault *ft)
{
    struct shelf *s = a->shelf;

    if (a->has_sentences)
        return 0;
    if (article_paragraphs(a, ft) < 0)
        return -1;
    if (!s->abbreviations)
        s->abbreviations = abbreviations_new(NULL, 0);
    for (size_t i = 0; i < a->paragraphs.n; i++)
        sentences_find(a->d.text, a->paragraphs.at[i], s->abbreviations,
                       &a->sentences);
    a->has_sentences = true;
    return 0;
}

int
article_stream(struct article *a, struct fault *ft)
{
    const uint32_t *types;
    size_t n;

    if (a->has_stream)
        return 0;
    if (!a->shelf->reader)
        return fault_set(ft, FAULT_USAGE,
                         "a text outside the corpus has no stream of types");
    if (reader_stream(a->shelf->reader, a->id, &types, &n, ft) < 0)
        return -1;
    a->stream = mem_grow(a->stream, &a->cap_stream, n, sizeof *a->stream);
    if (n)
        memcpy(a->stream, types, n * sizeof *types);
    a->n_stream = n;
    a->has_stream = true;
    return 0;
}

/* Room for counts of types up to `most`. A page that no count stands on is
   never touched. */
static void
widen(struct shelf *s, uint32_t most)
{
    size_t n = s->n_counts ? s->n_counts : 65536;

    if (most < s->n_counts)
        return;
    while (n <= most)
        n *= 2;
    free(s->counts); /* all 0 */
    s->counts = mem_alloc(n * sizeof *s->counts);
    s->n_counts = n;
}

/* A type's place among the tallies, counted from 1, stands in counts. */
int
article_tallies(struct article *a, struct fault *ft)
{
    struct shelf *s = a->shelf;
    uint32_t most = 0;

    if (a->has_tallies)
        return 0;
    if (article_stream(a, ft) < 0)
        return -1;
    for (size_t i = 0; i < a->n_stream; i++)
        most = a->stream[i] > most ? a->stream[i] : most;
    widen(s, most);
    a->tallies =
        mem_grow(a->tallies, &a->cap_tallies, a->n_stream, sizeof *a->tallies);
    for (size_t i = 0; i < a->n_stream; i++) {
        uint32_t *place = &s->counts[a->stream[i]];

        if (!*place) {
            a->tallies[a->n_tallies++] = (struct type_count){a->stream[i], 0};
            *place = (uint32_t)a->n_tallies;
        }
        a->tallies[*place - 1].n++;
    }
    for (size_t i = 0; i < a->n_tallies; i++)
        s->counts[a->tallies[i].type] = 0;
    a->has_tallies = true;
    return 0;
}

/* at lies between code points of the text */
static bool
on_border(const struct article *a, int64_t at)
{
    return at >= 0 && at <= a->d.text_len &&
           (at == a->d.text_len || (a->d.text[at] & 0xc0) != 0x80);
}

bool
article_has(const struct article *a, int64_t start, int64_t stop)
{
    return stop >= start && on_border(a, start) && on_border(a, stop);
}

/* The most frequent words. */
#include "sections.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "progress.h"
#include "term_counts.h"
#include "words.h"

enum {
    PLACES_SHOWN = 8 /* of a word */
};

/* As a shell has it. */
static void
quote(struct buf *b, const char *text)
{
    buf_char(b, '\'');
    for (; *text; text++)
        buf_str(b, *text == '\'' ? "'\\''" : (char[]){*text, 0});
    buf_char(b, '\'');
}

/* What shows every token of this form, and no part of a longer one. */
static char *
command(const struct page *p, const char *form)
{
    struct buf b = {0};
    char *query = mem_format("\"%s\"", form);

    buf_format(&b, "slant kwic%s --tokens slant ", p->scope->option);
    quote(&b, query);
    free(query);
    if (p->scope->where) {
        buf_str(&b, " --where ");
        quote(&b, p->scope->where);
    }
    return buf_take(&b);
}

static int
by_form(const void *a, const void *b)
{
    const struct term *x = a, *y = b;

    return strcmp(x->form, y->form);
}

static void
show(struct page *p, const char *caption, struct term *terms, size_t n,
     uint64_t tokens, bool ranked)
{
    static const struct page_column columns[] = {{"word", false},
                                                 {"tokens", true},
                                                 {"per million", true},
                                                 {"documents", true}};
    struct table *t = table_new(caption, columns, 4);

    if (!ranked && n)
        qsort(terms, n, sizeof *terms, by_form);
    for (size_t i = 0; i < n; i++) {
        table_text(t, terms[i].form);
        table_count(t, terms[i].frequency);
        table_count(
            t, (uint64_t)((double)terms[i].frequency * 1e6 / (double)tokens +
                          0.5));
        table_count(t, terms[i].documents);
        table_open(t, "places", &terms[i].hits, command(p, terms[i].form));
    }
    p->ops->table(p, t);
    table_free(t);
}

int
section_terms(struct page *p, struct fault *ft)
{
    struct term_counts t;
    bool ranked = p->scope->census.clusters >= CLUSTERS_LEAST;
    int bad;

    p->ops->section(p, "terms", "Terms");
    bad = term_counts_make(&t, p->scope, p->rows / 2 + 3, p->rows, ft);
    if (!bad && !p->brief)
        bad = term_counts_places(
            &t, p->scope, p->most < PLACES_SHOWN ? p->most : PLACES_SHOWN, ft);
    if (!bad && t.tokens) {
        page_note(p, NOTE_PLAIN,
                  "Unit: a token of the kept text under its folded form (rule "
                  "slant, version %d). Denominator: %s in %s.",
                  TEXT_MODEL_VERSION, progress_things(t.tokens, "token"),
                  progress_things(t.documents, "document"));
        show(p, "Most frequent words but English function words", t.telling,
             t.n_telling, t.tokens, ranked);
        show(p, "Most frequent words of all", t.all, t.n_all, t.tokens, ranked);
    } else if (!bad) {
        page_note(p, NOTE_MISSING, "There are no words.");
    }
    term_counts_free(&t);
    return bad;
}

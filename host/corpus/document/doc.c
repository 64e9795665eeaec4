#include "doc.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

void
doc_free(struct doc *d)
{
#define DOC_FIELD(member) free(d->member);
    DOC_FIELDS
#undef DOC_FIELD
    free(d->text);
    for (size_t i = 0; i < d->n_removed; i++) {
        free(d->removed[i].kind);
        free(d->removed[i].rule);
    }
    free(d->removed);
    *d = (struct doc){0};
}

void
doc_remove(struct doc *d, uint32_t start, uint32_t stop, const char *kind,
           const char *rule)
{
    if (start >= stop)
        return;
    d->removed =
        mem_resize(d->removed, (d->n_removed + 1) * sizeof *d->removed);
    d->removed[d->n_removed++] = (struct removed){
        .at = {start, stop},
        .kind = mem_string(kind),
        .rule = mem_string(rule),
    };
}

static int
by_start(const void *a, const void *b)
{
    const struct removed *x = a, *y = b;

    if (x->at.start != y->at.start)
        return x->at.start < y->at.start ? -1 : 1;
    if (x->at.stop != y->at.stop) /* of two at one place the longer one */
        return x->at.stop > y->at.stop ? -1 : 1;
    return strcmp(x->kind, y->kind);
}

void
doc_settle(struct doc *d)
{
    size_t n = 0;
    uint32_t end = 0;

    if (d->n_removed > 1)
        qsort(d->removed, d->n_removed, sizeof *d->removed, by_start);
    for (size_t i = 0; i < d->n_removed; i++) {
        struct removed r = d->removed[i];

        if (r.at.start < end)
            r.at.start = end;
        if (r.at.stop > d->text_len)
            r.at.stop = d->text_len;
        if (r.at.start >= r.at.stop) {
            free(r.kind);
            free(r.rule);
            continue;
        }
        end = r.at.stop;
        d->removed[n++] = r;
    }
    d->n_removed = n;
}

void
doc_kept(const struct doc *d, struct spans *kept)
{
    uint32_t at = 0;

    spans_clear(kept);
    for (size_t i = 0; i < d->n_removed; i++) {
        if (d->removed[i].at.start > at)
            spans_add(kept, at, d->removed[i].at.start);
        at = d->removed[i].at.stop;
    }
    if (at < d->text_len)
        spans_add(kept, at, d->text_len);
}

void
doc_hash(struct doc *d)
{
    struct hasher *h = hasher_new();

#define DOC_FIELD(member)            \
    if (strcmp(#member, "uri") != 0) \
        hasher_string(h, d->member);
    DOC_FIELDS
#undef DOC_FIELD
    if (d->text)
        hasher_field(h, d->text, d->text_len);
    else
        hasher_string(h, NULL);
    for (size_t i = 0; i < d->n_removed; i++) {
        hasher_field(h, &d->removed[i].at, sizeof d->removed[i].at);
        hasher_string(h, d->removed[i].kind);
        hasher_string(h, d->removed[i].rule);
    }
    if (d->whole)
        hasher_string(h, "whole");
    d->content = hasher_end(h);
    hasher_free(h);
}

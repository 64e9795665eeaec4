/*
 * quotations: what stands in quotation marks in a document, by the items that
 * it holds.
 */
#ifndef SLANT_QUOTATIONS_H
#define SLANT_QUOTATIONS_H

#include "quote_marks.h"
#include "tags.h"

struct quotation {
    struct span at;   /* bytes, with its marks */
    int first, last;  /* places */
    bool closed;      /* by a mark, not by the end of the paragraph */
    bool ended;       /* a full stop, comma or the like is before the mark */
    size_t paragraph; /* its number */
    uint32_t paragraph_at; /* the first byte of it */
};

struct quotation_list {
    struct quotation *at; /* ascending */
    size_t n, cap;
    struct marked_list marked; /* of the paragraph at hand */
};

/* Finds all that have an item, in an article that has its paragraphs. */
void quotations_find(const struct article *a, const struct items *x,
                     struct quotation_list *list);
void quotations_free(struct quotation_list *list);
/* The number of the first one that ends at or behind a place; n: none does. */
size_t quotations_from(const struct quotation_list *list, int place);
/* Whether one ends with a place, and with a full stop, comma or the like. */
bool quotations_close(const struct quotation_list *list, int place);

#endif

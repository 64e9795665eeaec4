/*
 * number_list: how a chunk carries the numbers of a document's types and
 * tokens: two bytes each, those that need more behind all the others. As the
 * machine has them: both ends are processes of one machine.
 */
#ifndef SLANT_NUMBER_LIST_H
#define SLANT_NUMBER_LIST_H

#include "buf.h"

struct number_list { /* zeroed is empty */
    uint32_t *at;
    size_t n, cap;
};

/* Appends n numbers. Returns how many of the bytes tell of those that need
   more. */
size_t number_list_add(struct buf *b, const uint32_t *at, size_t n);
/* Replaces what is in *out. c is bad, and nothing in it, unless all are lower
   than `below`. */
void number_list_read(struct cur *c, size_t below, struct number_list *out);
void number_list_free(struct number_list *n);

#endif

/*
 * values: a stream of JSON as its records, one at a time: the elements of an
 * array, or values side by side. It finds where each begins and ends and does
 * not look inside.
 */
#ifndef SLANT_VALUES_H
#define SLANT_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "carrier.h"

struct values {
    struct carrier *in;
    uint64_t most; /* bytes that one may have */
    uint64_t n;    /* of the last one, from 1 */
    uint64_t line; /* where it begins, from 1 */
    bool array;    /* inside the array that the stream is */
    bool inner;    /* ... or that was entered: what follows it is no matter */
    /* the rest is its own */
    struct buf b;
    size_t at;
    bool end;
    uint64_t lines; /* passed, up to `at` */
};

enum values_found {
    VALUES_ONE,
    VALUES_TOO_LONG, /* passed over */
    VALUES_CUT,      /* the stream ends inside it, or before the array does */
    VALUES_JUNK,     /* what stands there begins no value; reading ends */
    VALUES_END
};

void values_open(struct values *v, struct carrier *in, uint64_t most);
void values_close(struct values *v);
/* To the list at a path (a.b) inside the first object of the stream, whose
   elements are the values then. False: there is none. */
bool values_enter(struct values *v, const char *path);
/* *s: valid until the next call. */
enum values_found values_next(struct values *v, const char **s, size_t *len);

#endif

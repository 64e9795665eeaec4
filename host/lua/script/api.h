/*
 * api: every name that slant gives to scripts, with its signature and one line
 * of help. The one source of `.help`, completion and scripts/API.md; a test
 * fails on a function that is not in it and on an entry without a function.
 */
#ifndef SLANT_API_H
#define SLANT_API_H

#include <stddef.h>

struct api_entry {
    const char *name;      /* corpus.each, doc.title, doc:tokens, run */
    const char *signature; /* corpus.each{where=, limit=} -> iterator of doc */
    const char *help;      /* one line */
};

extern const struct api_entry api_entries[]; /* in the order to be read */
extern const size_t api_n;

/* The entry of this name, or NULL. */
const struct api_entry *api_find(const char *name);

#endif

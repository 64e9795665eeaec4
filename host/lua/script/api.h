/*
 * api: every name that slant gives to scripts and plugins, with its signature
 * and one line of help. The one source of `.help`, completion, scripts/API.md,
 * plugins/API.md and the types an editor knows (stubs.h); tests fail on a
 * function that is not in it and on an entry without a function.
 */
#ifndef SLANT_API_H
#define SLANT_API_H

#include <stddef.h>

struct api_entry {
    const char *name;      /* corpus.each, doc.title, doc:tokens, run */
    const char *signature; /* corpus.each{where=, limit=} -> iterator of doc */
    const char *help;      /* one line */
    unsigned who;          /* sees it: bits API_... */
};

#define API_SCRIPT 1u
#define API_PLUGIN 2u

extern const struct api_entry api_entries[]; /* in the order to be read */
extern const size_t api_n;

/* The entry of this name that scripts see, or NULL. */
const struct api_entry *api_find(const char *name);

#endif

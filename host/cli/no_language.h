/* no_language: documents that plugins for certain languages skip, above all
   those of which nobody could tell the language, and what to do about them. */
#ifndef SLANT_NO_LANGUAGE_H
#define SLANT_NO_LANGUAGE_H

#include "store.h"

/* After a load: n of its documents have none. Says so where that is a large
   share. */
void no_language_loaded(uint64_t n, uint64_t documents);
/* Says how many documents without a language are skipped for it by plugins as
   they ran last, if any are. */
int no_language_skipped(struct store *s, struct fault *ft);
/* The same of documents in languages that plugins do not read, by language.
   Goes through all states. */
int other_language_skipped(struct store *s, struct fault *ft);

#endif

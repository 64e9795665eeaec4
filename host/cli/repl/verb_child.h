/* verb_child: a verb of slant as a process of its own, with our terminal, so
   that what it does to signals and to standard output stays there. */
#ifndef SLANT_VERB_CHILD_H
#define SLANT_VERB_CHILD_H

#include "args.h"

/* words: what stands behind the verb, apart by blanks; quotation marks keep
   them together. a: of the REPL, for the corpus and its plugins. -1: it did not
   end well; the fault is empty where it has said so itself. */
int verb_child(const char *verb, const char *words, const struct args *a,
               struct fault *ft);

#endif

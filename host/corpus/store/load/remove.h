/* remove: takes a document out of every table. Inside the store's folder
   only. */
#ifndef SLANT_REMOVE_H
#define SLANT_REMOVE_H

#include <stdint.h>

#include "store.h"

struct counts;
struct remover;

/* Needs an open transaction, as remover_take does. */
int remover_open(struct remover **r, struct store *s, struct fault *ft);
void remover_free(struct remover *r);
/* 1 it was there, 0 not, -1 fault. Its tokens are counted out of `counts`
   (NULL: they were never in). */
int remover_take(struct remover *r, int64_t id, struct counts *counts,
                 struct fault *ft);
/* Only what was computed of the document goes. */
int remover_forget(struct remover *r, int64_t id, struct fault *ft);

#endif

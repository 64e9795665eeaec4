/*
 * same_place: the documents of the corpus that may be the one that comes, under
 * another key. A file that is read with other options gives the same documents
 * other keys; both would stand there. Inside the store's folder only.
 */
#ifndef SLANT_SAME_PLACE_H
#define SLANT_SAME_PLACE_H

#include "doc.h"
#include "fault.h"
#include "hash.h"

struct sqlite3;
struct sqlite3_stmt;

enum {
    SAME_PLACE_QUESTIONS = 3
};

struct same_place {
    struct sqlite3_stmt *st[SAME_PLACE_QUESTIONS];
    struct buf scratch;
    struct hash body; /* of the document that is asked about */
};

int same_place_open(struct same_place *p, struct sqlite3 *db, struct fault *ft);
void same_place_free(struct same_place *p);

/* Question i about d: 1, with a row of id, content, load, uri to be read from
   p->st[i], which is to be reset; 0: there is none; -1 fault. A document is the
   same one if its key is where d stands (nothing but the place named it), if
   its key is the file of which d is a part now, or if it stood where d stands
   with the same kept text. */
int same_place_ask(struct same_place *p, int i, const struct doc *d,
                   struct fault *ft);

#endif

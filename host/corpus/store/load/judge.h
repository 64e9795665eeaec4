/*
 * judge: what a document that is being loaded is to the one of the corpus that
 * has its key. Inside the store's folder only.
 *
 * A key is of the file in which it was found. The same file replaces its
 * documents; another text from another file is no new version, but another
 * document, and not taken.
 */
#ifndef SLANT_JUDGE_H
#define SLANT_JUDGE_H

#include "loader.h"

struct intake;
struct judge;
struct sqlite3;

/* load: the id of the one at hand. */
int judge_open(struct judge **j, struct sqlite3 *db, struct intake *i,
               int64_t load, struct fault *ft);
void judge_free(struct judge *j); /* NULL is nothing */

/* 1: a document has the key, or had its place under another key: *outcome and
   *old are set; it gets the uri of one that is unchanged, whose file was moved,
   or has new lines before it. 0: none, -1 fault. */
int judge_doc(struct judge *j, const struct doc *d,
              enum loader_outcome *outcome, int64_t *old, struct fault *ft);

#endif

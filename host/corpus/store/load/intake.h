/*
 * intake: which files were read to the end, so that a load can pass by those
 * that have not changed. Inside the store's folder only.
 *
 * A stamp stands for the state a file was in and for the options it was read
 * with; the caller makes it. A file is forgotten when one of its documents
 * leaves the corpus: reading it again would bring that back.
 */
#ifndef SLANT_INTAKE_H
#define SLANT_INTAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"
#include "hash.h"

struct sqlite3;
struct intake;

int intake_open(struct intake **i, struct sqlite3 *db, struct fault *ft);
void intake_free(struct intake *i); /* NULL is nothing */

/* Passes the file by if it was read in this state: 1, with its documents
   counted in *documents; else 0; -1 fault. A file of which something could not
   be read is passed by only if `noted_too`. */
int intake_pass(struct intake *i, const char *name, const struct hash *stamp,
                bool noted_too, uint64_t *documents, struct fault *ft);
/* Whether a document of this uri came from a file that was passed by. */
bool intake_passed(const struct intake *i, const char *uri);

/* A document of this uri is not what its file alone says: while it is so, the
   file has to be read every time. */
void intake_doubt(struct intake *i, const char *uri);
/* Remembers a file that was read. noted: something in it was not taken. */
int intake_put(struct intake *i, const char *name, const struct hash *stamp,
               uint64_t documents, bool noted, struct fault *ft);
/* A document of this uri leaves the corpus. */
int intake_forget(struct intake *i, const char *uri, struct fault *ft);

#endif

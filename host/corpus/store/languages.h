/*
 * languages: of the documents of a corpus. Counts of several languages together
 * say little, so whoever counts tells how many documents have which. Where one
 * in twenty is of another than most, that is advised against, too.
 */
#ifndef SLANT_LANGUAGES_H
#define SLANT_LANGUAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"

struct sqlite3;

struct language_count {
    char *code;
    uint64_t documents;
};

struct languages { /* zeroed: none */
    struct language_count *at;
    size_t n, cap;
};

void languages_add(struct languages *l, const char *code, size_t len,
                   uint64_t documents);
/* Adds the languages of a group of documents, if they are several. */
void languages_add_mixed(struct languages *l, const struct languages *group);
void languages_free(struct languages *l);
/* What is to be said when these are counted together, to be freed; NULL: they
   are not two. */
char *languages_note(const struct languages *l);

/*
 * The row `language` of table corpus, so that a corpus of one language need not
 * be asked: the language of all documents there ever were; "" for several, or
 * when it is not known. NULL: no document has had one. The caller's to free.
 */
int languages_only(char **language, struct sqlite3 *db, struct fault *ft);
/* A document of the language `of` (or NULL) comes: brings *only, which
   languages_only gave, and the row up to date. */
int languages_come(char **only, const char *of, struct sqlite3 *db,
                   struct fault *ft);
/* Those of the whole corpus; none when they are not two. */
int languages_of_all(struct languages *l, struct sqlite3 *db, struct fault *ft);

#endif

/*
 * types: strings numbered from 1 in the order they came, in memory: the
 * vocabulary of a corpus, or the names of its variables. About 40 bytes and
 * the string each, 32 GB of strings at most.
 */
#ifndef SLANT_TYPES_H
#define SLANT_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct types;

struct types *types_new(void);
void types_free(struct types *t);
uint32_t types_size(const struct types *t); /* the highest id */
/* The id of s, 0 if it is not there. */
uint32_t types_find(const struct types *t, const char *s, size_t len);
/* The same, but a new string is added with the next id. */
uint32_t types_intern(struct types *t, const char *s, size_t len, bool *added);
/* Ask the memory for what interning a string with this hash64_of reads: the
   first some strings ahead, the second closer by. */
void types_expect(const struct types *t, uint64_t hash);
void types_expect_soon(const struct types *t, uint64_t hash);
/* Valid until the next string is added; NULL, 0 for an unknown id. */
const char *types_form(const struct types *t, uint32_t id, size_t *len);

struct sqlite3;
struct fault;

/* The highest id in the table `types` of a corpus. FAULT_CORPUS when the file
   is too small to hold so many: nothing of that size is to be asked for. */
int types_highest(struct sqlite3 *db, uint32_t *id, struct fault *ft);
/* The table `types` of a corpus, whole. */
int types_read(struct types **t, struct sqlite3 *db, struct fault *ft);

#endif

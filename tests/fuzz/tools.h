/*
 * tools: what fuzz targets share. A target's promise that does not hold ends
 * the process like a crash, so that the input is kept.
 */
#ifndef SLANT_FUZZ_TOOLS_H
#define SLANT_FUZZ_TOOLS_H

#include <stddef.h>
#include <stdint.h>

#include "doc.h"
#include "hash.h"
#include "source.h"

/* The target. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

_Noreturn void fuzz_fail(const char *file, int line, const char *what);

#define FUZZ_CHECK(cond)                            \
    do {                                            \
        if (!(cond))                                \
            fuzz_fail(__FILE__, __LINE__, (#cond)); \
    } while (0)

/* This process's own folder, made when first asked for, removed at exit. */
const char *fuzz_folder(void);
/* Writes a file in it. The path as a heap string. */
char *fuzz_write(const char *name, const void *data, size_t len);
/* The whole file's hash. */
struct hash fuzz_file_hash(const char *path);

/* A small corpus in the folder, closed; always the same. */
const char *fuzz_corpus(void);

/* Whether a user's SQL may spend minutes inside one step of SQLite's, which no
   deadline can end: with huge values made out of nothing. */
bool fuzz_sql_is_slow(const char *sql);

/* What every document from a decoder promises: valid UTF-8 without NUL,
   removed spans inside the text, ascending, on code-point borders. */
void fuzz_check_doc(const struct doc *d);

/* A chunk, maybe damaged. Input: how many bytes are changed, then place (two
   bytes) and byte of each, then a text for documents; or a chunk as it is.
   Whether it may be anything else than a whole chunk. */
bool fuzz_chunk_of(const uint8_t *data, size_t size, struct buf *out);

/* Plans and decodes a file of fuzz_write, checks every document, and sends it
   all through a chunk and back. */
void fuzz_decode(char *path, const struct source_options *o);

#endif

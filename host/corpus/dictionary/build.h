/* build: what the readers of dictionary formats make a dictionary with. */
#ifndef SLANT_DICTIONARY_BUILD_H
#define SLANT_DICTIONARY_BUILD_H

#include "buf.h"
#include "dictionary.h"

/* The category of this name under a parent; made if it is not there. */
uint32_t build_category(struct dictionary *d, uint32_t parent, const char *name,
                        size_t len);
/* plain: words and wildcards, _ as a blank; else a query. */
void build_entry(struct dictionary *d, uint32_t category, unsigned line,
                 const char *text, size_t len, bool plain);
/* An entry that is shown as text and found by another query; how: of enum
   query_how. */
void build_query(struct dictionary *d, uint32_t category, unsigned line,
                 const char *text, size_t len, const char *query, unsigned how);
/* Something about a line (0: about the file) that the user should know; it
   stays readable. */
void build_note(struct dictionary *d, unsigned line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* -1 with a FAULT_USAGE that names the file and the line. */
int build_fault(const struct dictionary *d, struct fault *ft, unsigned line,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Adds a word or phrase to a query, in small letters, so that nothing in it has
   a meaning there but * and ?. */
void build_word(struct buf *out, const char *s, size_t len);
/* Adds the words and phrases of a category and those below it to a query: `a|b
   c|d*`. false: it has none. */
bool build_alternatives(const struct dictionary *d, uint32_t category,
                        struct buf *out);
/* The first category of this name, wherever it is; DICTIONARY_TOP: none. */
uint32_t build_find(const struct dictionary *d, const char *name, size_t len);

/* Lines of a text without their ends and the white space there. */
struct text_lines {
    const char *p, *end;
    const char *line; /* the one at hand */
    size_t len;
    unsigned number; /* its, from 1 */
};

bool text_lines_next(struct text_lines *l);
bool text_lines_filled(struct text_lines *l); /* the next that is not empty */

/* The formats. data is valid UTF-8 without a BOM. */
int read_liwc(struct dictionary *d, const char *data, size_t len,
              struct fault *ft);
int read_dicx(struct dictionary *d, const char *data, size_t len,
              struct fault *ft);
int read_lexicoder(struct dictionary *d, const char *data, size_t len,
                   struct fault *ft);
int read_wordstat(struct dictionary *d, const char *data, size_t len,
                  struct fault *ft);
int read_yoshikoder(struct dictionary *d, const char *data, size_t len,
                    struct fault *ft);
int read_yaml(struct dictionary *d, const char *data, size_t len,
              struct fault *ft);
int read_table(struct dictionary *d, const char *data, size_t len,
               struct fault *ft);

#endif

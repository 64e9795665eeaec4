/* What the files finder*.c and name_finder.c share. */
#ifndef SLANT_FINDER_INSIDE_H
#define SLANT_FINDER_INSIDE_H

#include "heads.h"
#include "name_finder.h"

#define NO_ACTOR ((struct name_text){0})

/* ---- finder_held.c: what was found, and the texts made of it ---- */

struct name_found *finder_add(struct name_finder *f, size_t start, size_t stop,
                              enum name_kind kind, struct name_text entity,
                              struct name_text actor);
/* The last mention of the document, or NULL. */
struct name_found *finder_last(struct name_finder *f);
/* Bytes that live as long as the reader. */
char *finder_bytes(struct name_finder *f, size_t len);
/* The bytes from one place to another with single blanks between words. */
struct name_text finder_text(struct name_finder *f, size_t from, size_t to);
/* The same in lower case. */
struct name_text finder_lower(struct name_finder *f, struct name_text t);

/* Adds to the list, and to the map by a text; returns its number. */
uint32_t named_add(struct named_list *list, struct name_map *map,
                   struct name_text key, struct named what);
/* The one by that text, or NULL. */
struct named *named_find(const struct named_list *list,
                         const struct name_map *map, struct name_text key);

/* ---- finder_record.c ---- */

/* What kinds of word it is (names.h). */
uint32_t finder_flags(const struct name_finder *f, struct name_text word);
/* The words of a name from one to another, parted by single blanks. */
struct name_text person_words(struct name_finder *f, const struct person *p,
                              size_t first, size_t last);
/* The record in this document of a person in the gazetteer. */
struct named *person_listed(struct name_finder *f, const struct name_entry *e);
/* That of a person that only the text has. */
struct named *person_made(struct name_finder *f, const struct person *p,
                          struct name_text state);
/* Who goes by a surname, or NULL; hash: of the surname. */
struct named *person_by_surname(const struct name_finder *f, uint64_t hash);
/* Who has been called by a surname keeps it: others of that name are named in
   full. Not so where it stands first and is many people's. */
void person_set_surname(struct name_finder *f, struct name_text surname,
                        const struct named *person);

/* ---- finder_persons.c ---- */

/* Whether the name of an entry was not meant, but something else: a surname
   alone of one who held no office then, or in the name of a firm or place. */
bool person_not_meant(const struct name_finder *f, const struct name_entry *e,
                      const struct name_word *w, size_t stop);
/* Reads a word as the surname of a person named before that is also the name of
   a state or its adjective, where that is not meant: Cuban said, behind Mark
   Cuban. */
bool person_alike(struct name_finder *f, const struct name_entry *e,
                  const struct name_word *w, size_t stop);
/* The person whose name begins at a place, and where it stops; NULL: no name.
   state: the one it has if it is new; full: one word is not enough. */
struct named *person_read(struct name_finder *f, size_t start,
                          struct name_text state, bool full, size_t *stop);
/* Reads the name behind Mr. and the like, unless a listed one begins there. */
bool person_addressed(struct name_finder *f, const struct name_word *address);
/* Reads a word that no listed name begins with, and no office. */
void person_unknown(struct name_finder *f, const struct name_word *w);

/* ---- finder_same.c ---- */

/* Whether two names may be one person's: Paul Ryan and Paul D Ryan, Robert
   Mueller and Bob Mueller. */
bool is_same_person(const struct gazetteer *g, struct name_text a,
                    struct name_text b);
/* Who of that surname an address allows: Mrs. Clinton is not Bill. person: who
   goes by the surname, or NULL; NULL: nobody fits. */
struct named *person_of_address(const struct name_finder *f,
                                struct named *person, struct name_text surname,
                                struct name_text address);

/* ---- finder_groups.c ---- */

/* Reads a state, capital, bloc or institution; its adjective. */
void state_read(struct name_finder *f, size_t start, size_t stop,
                const struct name_entry *e);
void adjective_read(struct name_finder *f, size_t start, size_t stop,
                    const struct name_entry *e);
/* Reads an office without its state: the Defense Ministry, President Xi. */
bool office_read(struct name_finder *f, size_t start);

#endif

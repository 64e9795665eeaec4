/*
 * gazetteer: who and what is known by name: states with their adjectives and
 * capitals, persons with their terms of office, blocs, institutions, parties.
 * plugins/actors/assets/ has the files it is read from.
 */
#ifndef SLANT_GAZETTEER_H
#define SLANT_GAZETTEER_H

#include "fault.h"
#include "names.h"

enum name_kind {
    NAME_STATE,
    NAME_PERSON,
    NAME_INSTITUTION,
    NAME_PLACE, /* a capital */
    NAME_PEOPLE,
    NAME_BLOC,
    NAME_ORGANIZATION,
    NAME_KINDS, /* those below are of no mention */
    NAME_ADJECTIVE = NAME_KINDS,
    NAME_EXCLUDED
};

extern const char *const name_kinds[NAME_KINDS]; /* as rows have them */

/* Texts are of the gazetteer; s NULL: none. Dates are "2015-03-20", "2015-03"
   or "2015". */
struct name_term {
    struct name_text state, from, to; /* to: the last day; empty: open */
    uint32_t next;                    /* the same person's next; 0: none */
};

struct name_entry {
    enum name_kind kind;
    struct name_text entity, actor; /* the state or bloc that it counts as */
    bool hyphen;                    /* an adjective only before one: Sino- */
    bool article;                   /* only behind `the`, and not by chance */
    uint32_t first_term, last_term; /* of a person; 0: none */
};

struct gazetteer { /* zeroed is empty */
    struct names names;
    struct name_entry *entries; /* from 1 on: the values of names */
    struct name_term *terms;    /* from 1 on */
    struct name_office {
        uint32_t person, term, next; /* next holder; 0: none */
    } * offices;                     /* from 1 on */
    struct name_state {
        struct name_text name; /* s NULL: of none */
        bool itself; /* found by its own name, which goes before others */
        struct name_text adjective; /* of a state itself */
    } * states;                     /* from 1 on */
    size_t n_entries, cap_entries, n_terms, cap_terms, n_offices, cap_offices,
        n_states, cap_states;
    struct name_map person_of; /* a full name: an entry */
    struct name_map office_of; /* state and office: the last of its holders */
    struct name_map state_of;  /* whatever stands for one: of `states` */
    struct name_map
        short_of; /* a given name: the number of its forms, from 1 */
    uint32_t n_short;
    struct gazetteer_past { /* what a state's names stood for before a day */
        struct name_text state, was, until;
    } past;
    char **files; /* their texts */
    size_t n_files, cap_files, bytes;
};

void gazetteer_free(struct gazetteer *g);
size_t gazetteer_bytes(const struct gazetteer *g); /* of memory */

/* The files, in the order in which they are to be read: the first entry of two
   keeps a name. NULL is behind the last. */
extern const char *const gazetteer_files[];
/* A copy of a text that lives as long as the gazetteer. */
struct name_text gazetteer_keep(struct gazetteer *g, const char *text,
                                size_t len);
/* Adds a line (fields between tabs, `|` between names; # begins a comment) of a
   file that was kept. file: as of gazetteer_files; rest: what is left of it. 1;
   0: that was all; -1: *ft says what is wrong. */
int gazetteer_line(struct gazetteer *g, size_t file, struct name_text *rest,
                   struct fault *ft);

bool name_text_is(struct name_text t, const char *s);
bool name_text_same(struct name_text a, struct name_text b);
uint64_t name_text_hash(struct name_text t);

/* The longest name that begins with a word, and where it stops; or NULL. */
const struct name_entry *gazetteer_find(const struct gazetteer *g,
                                        struct name_text t,
                                        const struct name_word *first,
                                        size_t *stop);
/* The state that a person counts as on a date (none: in any office). */
struct name_text gazetteer_state_of(const struct gazetteer *g,
                                    const struct name_entry *person,
                                    struct name_text date);
/* Whether a date lies in a person's terms. */
bool gazetteer_in_term(const struct gazetteer *g,
                       const struct name_entry *person, struct name_text date);
/* The state of a person's first term. */
struct name_text gazetteer_first_state(const struct gazetteer *g,
                                       const struct name_entry *person);
/* The state that an actor's places and people stood for on a date. */
struct name_text gazetteer_then(const struct gazetteer *g,
                                struct name_text actor, struct name_text date);
/* Who held an office of a state; NULL when nobody or several are known. On the
   day one leaves and another comes it is the other's. */
const struct name_entry *gazetteer_holder(const struct gazetteer *g,
                                          struct name_text state,
                                          struct name_text office,
                                          struct name_text date);
/* The state or bloc that goes by this name, or that of a person then. */
struct name_text gazetteer_canonical(const struct gazetteer *g,
                                     struct name_text name,
                                     struct name_text date);
/* A state's adjective, or its name. */
struct name_text gazetteer_adjective(const struct gazetteer *g,
                                     struct name_text state);

/* For gazetteer_read.c */
uint64_t gazetteer_office_key(struct name_text state, struct name_text office);

#endif

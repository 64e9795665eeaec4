/*
 * name_finder: who is named in the sentences of an English document. The reader
 * walks over the words with a capital; the longest name in the gazetteer wins,
 * then what stands around it decides: "Russian troops", "China's Foreign
 * Ministry", "Russian Defense Minister Sergei Shoigu" are one mention each.
 * plugins/actors/README.md has the rules for its users.
 */
#ifndef SLANT_NAME_FINDER_H
#define SLANT_NAME_FINDER_H

#include <lua.h>

#include "gazetteer.h"

struct name_found {
    uint32_t start, stop; /* bytes of the document */
    uint32_t sentence;    /* its number, from 0 */
    enum name_kind kind;
    struct name_text entity, actor; /* actor.s NULL: counts as none */
};

/* A person of the document, or a ministry. */
struct named {
    struct name_text entity, actor;
    bool called; /* by the surname alone */
};

struct named_list { /* from 1 on */
    struct named *at;
    size_t n, cap;
};

struct name_finder {
    lua_State *L;
    size_t *held; /* of act_hold */
    const struct gazetteer *g;
    struct name_text date; /* of publication; s NULL: unknown */
    struct name_found *at; /* what was found, ascending */
    size_t n, cap;
    struct named_list persons, ministries;
    struct name_map person_of, surname_of, ministry_of; /* numbers by text */
    uint32_t last_ministry;                             /* or 0 */
    char **made; /* stretches of texts that stand otherwise in the document */
    size_t n_made, cap_made, bytes_made;
    char *free; /* of the last stretch */
    size_t room;
    size_t words; /* looked at */
    /* the sentence */
    struct name_text t;
    uint32_t base, sentence;
    size_t first; /* of its mentions */
    size_t done;  /* as far as mentions go */
    struct waiting {
        size_t at; /* where the name begins that decides; 0: nothing waits */
        bool hyphen;
        size_t mention, before; /* that wait, from 1 on; before may be 0 */
    } waiting;
};

/* Adds the mentions of the sentence at bytes [start, stop) of a text, which
   stays where it is; sentences are read in their order. number: its own, from
   0. Raises when the act is over its limits, now and then; name_finder_free is
   due in any case. */
void name_finder_read(struct name_finder *f, const char *text, uint32_t start,
                      uint32_t stop, uint32_t number);
/* Counts the memory that it holds. Raises when that is too much. */
void name_finder_hold(struct name_finder *f);
void name_finder_free(struct name_finder *f);

#endif

/*
 * mentions: the actors named in a document, as the plugin actors gives them.
 */
#ifndef SLANT_MENTIONS_H
#define SLANT_MENTIONS_H

#include <lua.h>

#include <stdbool.h>
#include <stddef.h>

#include "span.h"

struct slice { /* of a text that lives elsewhere; p NULL: there is none */
    const char *p;
    size_t len;
};

struct mention {
    struct span at;
    struct slice entity, actor, kind_name;
    struct slice holder; /* of the office that is the entity (offices.h) */
    enum mention_kind {
        MENTION_OTHER,
        MENTION_PERSON,
        MENTION_PEOPLE,
        MENTION_PLACE
    } kind;
};

struct mention_list {
    struct mention *at; /* ascending */
    size_t n, cap;
};

/* Those in a text. index: the name of a plugin, which the running one requires
   and whose rows `mention` of the document at hand have them; or a list of
   tables {start=, stop=, entity=, kind=, actor=}. Pushes one value, which is to
   live as long as they are in use: it has their strings. Raises. */
void mentions_take(lua_State *L, int index, struct slice text,
                   struct mention_list *list);
void mentions_free(struct mention_list *list);
/* The number of those that end by byte `at`. */
size_t mentions_by(const struct mention_list *list, uint32_t at);

bool slice_same(struct slice a, struct slice b);

#endif

/*
 * units: what is counted, by a named token rule (token_rule.h). The store has
 * the tokens of the rule `slant`; other rules are made of those, once a type,
 * not once a token. All are case-folded.
 */
#ifndef SLANT_UNITS_H
#define SLANT_UNITS_H

#include "reader.h"
#include "stream.h"
#include "token_rule.h"

struct units;

/* rule: TOKENS_INSIDE counts as slant does. stems: a language (stemmer.h) whose
   stems of these are the units, or NULL. */
int units_open(struct units **u, struct reader *r, enum token_rule rule,
               const char *stems, struct fault *ft);
void units_free(struct units *u);
/* Whether the units are the types of the store. */
bool units_are_types(const struct units *u);

/* Where units are made of a stream; zeroed is empty. */
struct units_room {
    struct ids out;
    bool *before;
    size_t before_cap;
};
void units_room_free(struct units_room *room);

/* The units of a stream: its own array, or the room's, valid until that is used
   again. before: for each token whether the text is cut before it (or NULL);
   comes back for the units. Safe in several threads, each with its room. */
void units_of(const struct units *u, struct units_room *room,
              const uint32_t **at, size_t *n, const bool **before);

/* How many units a stream has. */
size_t units_in(const struct units *u, const uint32_t *types, size_t n);

/* Whether a folded form can be a unit, in this corpus or another: one token by
   the rule, and with --stems a stem. */
bool units_can_be(struct units *u, const char *form, size_t len);

/* Makes units_form know these: a few are read by themselves. The forms live as
   long as u. */
int units_want(struct units *u, const uint32_t *ids, size_t n,
               struct fault *ft);
/* The highest id, also while the forms are not read. */
int units_highest(struct units *u, uint32_t *id, struct fault *ft);
/* Reads all forms, which units_size needs, and units_form where units_want was
   not asked. */
int units_load(struct units *u, struct fault *ft);
uint32_t units_size(const struct units *u); /* the highest id */
const char *units_form(const struct units *u, uint32_t id, size_t *len);
/* The types they are made of. */
const struct vocabulary *units_types(const struct units *u);

#endif

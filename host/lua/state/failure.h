/*
 * failure: why a call into a plugin ended, for people: message, place
 * (`init.lua:57`), the text of that line, traceback, what variables held.
 */
#ifndef SLANT_FAILURE_H
#define SLANT_FAILURE_H

#include "act.h"
#include "pair_result.h"

struct program;

/* Fills r from a->L, which ended with status; a->doom goes first. */
void failure_fill(struct pair_result *r, const struct program *p,
                  const struct act *a, int status);

/* Sets state, cause and message; returns -1. */
int failure_say(struct pair_result *r, enum pair_state state, const char *cause,
                const char *message);

/* A copy of what r says into another result, but for the variables: many pairs
   may fail of one load. */
void failure_copy(struct pair_result *to, const struct pair_result *from);

#endif

/*
 * token_rule: the tokens of other programs, made of those of the text model
 * (words.h), by name.
 *
 *   slant     infix hyphens and apostrophes kept, numbers and URLs whole,
 *             abbreviations with their last stop (`u.s.`)
 *   quanteda  as tokens(remove_punct, remove_symbols) of quanteda 4: the same
 *             but for the last stop of an abbreviation (`u.s`); # and @ of tags
 *             are lost
 *   antconc   AntConc 4's default: runs of letters (`china`, `s`; `no`,
 *             `limits`; no numbers). Neighbouring Han signs are one token
 *             there and cut into words here.
 */
#ifndef SLANT_TOKEN_RULE_H
#define SLANT_TOKEN_RULE_H

#include <stddef.h>

#include "fault.h"
#include "span.h"

enum token_rule {
    TOKENS_SLANT,
    TOKENS_QUANTEDA,
    TOKENS_ANTCONC,
    TOKEN_RULES,
    TOKENS_INSIDE = TOKEN_RULES /* no rule for counting: the parts in which
                                   queries look for words (fold_parts) */
};

extern const char *const token_rule_names[TOKEN_RULES];

/* name NULL: TOKENS_INSIDE. FAULT_USAGE with the names there are. */
int token_rule_named(enum token_rule *rule, const char *name, struct fault *ft);

/* The rule by which tokens are counted: slant where none is named. */
enum token_rule token_rule_counted(enum token_rule rule);

/* The tokens of a rule in a token of the text model, or in its type, in bytes
   of s; there may be none. */
void token_rule_parts(enum token_rule rule, const char *s, size_t len,
                      struct spans *out);

#endif

/*
 * user_rules: the user's own cleaning rules (rules/README.md), one a line:
 *
 *     # what follows a # at the beginning of a line is comment
 *     newsletter  line  Sign up for our * newsletter*
 *     appeal      tail  A message from our editors*
 *     banner      head  You are reading * edition
 *     keep        line  Continue
 *     [The Harbour Courier]
 *     notice      line  This story was first published in *
 *
 * First the kind, a word of the user's; `keep`: no rule may remove such lines.
 * Then where: `line`, each line (or paragraph that is one) that fits; `tail`,
 * the first one that fits in the second half of the text and all behind it;
 * `head`, the last one that fits in the first half and all before it. Then what
 * the whole line must be: upper and lower case, typographic and plain quotes
 * and dashes, and runs of spaces are the same; `*` stands for anything. Rules
 * below a name in brackets are for that outlet, below `[*]` for all.
 */
#ifndef SLANT_USER_RULES_H
#define SLANT_USER_RULES_H

#include "fault.h"
#include "rules.h"

struct user_rules;

/* text: the file's; name: how faults and removed spans call it, with the
   line's number. */
int user_rules_open(struct user_rules **r, const char *text, const char *name,
                    struct fault *ft);
void user_rules_close(struct user_rules *r); /* NULL is nothing */

/* Claims lines; to be called before the built-in rules. NULL is no rules. */
void user_rules_claim(const struct user_rules *r, struct cleaning *c);
/* Frees what must be kept; behind them. */
void user_rules_keep(const struct user_rules *r, struct cleaning *c);

#endif

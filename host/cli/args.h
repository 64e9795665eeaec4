/* args: one verb's options and operands, checked against its table. Options
   may stand before the verb, before or after operands; `--` ends them. */
#ifndef SLANT_ARGS_H
#define SLANT_ARGS_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"

struct option_spec {
    const char *name;  /* without the dashes */
    char letter;       /* or 0 */
    const char *value; /* what the help calls its value; NULL: a switch */
    const char *help;
};

enum out_format {
    OUT_TABLE,
    OUT_CSV,
    OUT_JSON
};

struct arg {
    const struct option_spec *option;
    const char *value;
};

struct args {
    struct arg *set; /* in the order given */
    size_t n_set;
    char **rest; /* operands */
    size_t n_rest;
    /* the common ones, resolved */
    const char *corpus;
    unsigned workers;
    enum out_format format;
    char *command; /* the command line, for the load log */
};

/* The options every verb has; ended by a NULL name. */
extern const struct option_spec common_options[];

/* argv[0] is the verb. own: ended by a NULL name, may be NULL. Sets the log
   level. FAULT_USAGE names the option and the nearest one there is: nothing is
   short for one. */
int args_parse(struct args *a, const struct option_spec *own, int argc,
               char **argv, struct fault *ft);
void args_free(struct args *a);

/* Where the verb stands in argv: the first word behind argv[0] that is neither
   an option nor the value of one; argc: nowhere. tables: n of the options that
   may stand before it. */
int args_verb(const struct option_spec *const *tables, size_t n, int argc,
              char **argv);

bool args_has(const struct args *a, const char *name);
const char *args_value(const struct args *a, const char *name); /* the last */

/* The candidate nearest to what was typed, if it is near; else NULL. */
const char *nearest(const char *typed, const char *const *candidates, size_t n);

#endif

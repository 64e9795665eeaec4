/* verb: the table of verbs. A new verb is one file verb_x.c and one line in
   VERBS. */
#ifndef SLANT_VERB_H
#define SLANT_VERB_H

#include "args.h"

struct verb {
    const char *name, *also; /* also: another name for it, or NULL */
    const char *summary;     /* one line of `slant --help` */
    const char *usage;       /* what stands behind `slant NAME` */
    const char *text;        /* the help's body: what it does, with examples */
    const struct option_spec *options; /* its own; may be NULL */
    /* 0 with *status as exit status, or -1 with the fault filled. */
    int (*run)(const struct args *a, int *status, struct fault *ft);
};

/* In the order of `slant --help`. */
#define VERBS        \
    VERB(load)       \
    VERB(remove)     \
    VERB(run)        \
    VERB(script)     \
    VERB(repl)       \
    VERB(kwic)       \
    VERB(find)       \
    VERB(dictionary) \
    VERB(freq)       \
    VERB(ngrams)     \
    VERB(keyness)    \
    VERB(collocates) \
    VERB(dispersion) \
    VERB(sql)        \
    VERB(export)     \
    VERB(report)     \
    VERB(why)        \
    VERB(status)     \
    VERB(info)       \
    VERB(plugins)    \
    VERB(new)        \
    VERB(test)       \
    VERB(check)

#define VERB(name) extern const struct verb verb_##name;
VERBS
#undef VERB

/* For the verbs: usage faults that name the help. */
int verb_no_operands(const struct args *a, struct fault *ft);
int verb_needs_operand(const struct args *a, const char *what,
                       struct fault *ft);

#endif

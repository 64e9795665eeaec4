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
    const char *no_rows; /* why it takes no --json and --csv; NULL: it does */
    /* 0 with *status as exit status, or -1 with the fault filled. */
    int (*run)(const struct args *a, int *status, struct fault *ft);
};

/* In the order of `slant --help`, with the heading they stand under. */
#define VERBS                 \
    VERB("load", load)        \
    VERB("load", remove)      \
    VERB("load", info)        \
    VERB("analyse", run)      \
    VERB("analyse", plugins)  \
    VERB("analyse", status)   \
    VERB("count", freq)       \
    VERB("count", ngrams)     \
    VERB("count", keyness)    \
    VERB("count", collocates) \
    VERB("count", dispersion) \
    VERB("count", trend)      \
    VERB("count", tfidf)      \
    VERB("count", dictionary) \
    VERB("read", kwic)        \
    VERB("read", find)        \
    VERB("read", why)         \
    VERB("read", sql)         \
    VERB("share", report)     \
    VERB("share", export)     \
    VERB("program", script)   \
    VERB("program", repl)     \
    VERB("program", new)      \
    VERB("program", test)     \
    VERB("program", check)

#define VERB(group, name) extern const struct verb verb_##name;
VERBS
#undef VERB

/* For the verbs: usage faults that name the help. */
int verb_no_operands(const struct args *a, struct fault *ft);
int verb_needs_operand(const struct args *a, const char *what,
                       struct fault *ft);

/* For a verb that changes nothing: Ctrl-C and a reader that has seen enough
   (`| head`) may end it anywhere, silently. */
void verb_only_reads(void);

#endif

#include "verb.h"

#include <signal.h>

int
verb_no_operands(const struct args *a, struct fault *ft)
{
    if (a->n_rest == 0)
        return 0;
    return fault_set(ft, FAULT_USAGE, "what is %s here? (see --help)",
                     a->rest[0]);
}

int
verb_needs_operand(const struct args *a, const char *what, struct fault *ft)
{
    if (a->n_rest)
        return 0;
    return fault_set(ft, FAULT_USAGE, "%s is missing (see --help)", what);
}

void
verb_only_reads(void)
{
    signal(SIGINT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
}

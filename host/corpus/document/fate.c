#include "fate.h"

#include "listed.h"

enum fate
fate_of(const char *reason)
{
    static const char *const passed[] = {
        "empty-file", "unknown-format", "not-text",       "no-text",
        "not-a-file", "repeated-key",   "no-text-column", "not-an-article"};
    static const char *const remarked[] = {
        "doubtful-encoding", "ragged-row",     "stray-quote",  "name-differs",
        "bad-front-matter",  "date-order",     "date-unread",  "other-file",
        "replaced-bytes",    "trailing-bytes", "unclear-name", "fewer-fields",
        "cut-again",         "new-key"};

    if (strcmp(reason, "lost-fields") == 0)
        return FATE_POORER;
    if (listed(reason, passed, sizeof passed / sizeof *passed))
        return FATE_PASSED;
    return listed(reason, remarked, sizeof remarked / sizeof *remarked)
               ? FATE_REMARKED
               : FATE_LOST;
}

const char *
fate_name(enum fate f)
{
    return f == FATE_LOST     ? "lost"
           : f == FATE_PASSED ? "passed over"
                              : "remark";
}

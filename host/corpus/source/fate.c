#include "fate.h"

#include <stddef.h>
#include <string.h>

enum fate
fate_of(const char *reason)
{
    static const char *const passed[] = {
        "empty-file", "unknown-format", "not-text",       "no-text",
        "not-a-file", "repeated-key",   "no-text-column", "not-an-article"};
    static const char *const remarked[] = {
        "doubtful-encoding", "ragged-row", "stray-quote", "name-differs",
        "bad-front-matter",  "date-order", "date-unread", "other-file"};

    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++) {
        if (strcmp(reason, passed[i]) == 0)
            return FATE_PASSED;
    }
    for (size_t i = 0; i < sizeof remarked / sizeof *remarked; i++) {
        if (strcmp(reason, remarked[i]) == 0)
            return FATE_REMARKED;
    }
    return FATE_LOST;
}

#include "load.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

void
load_report_reason(struct load_report *r, const char *uri, const char *reason,
                   const char *detail)
{
    struct load_reason *at;

    for (size_t i = 0; i < r->n_reasons; i++) {
        if (strcmp(r->reasons[i].reason, reason) == 0) {
            r->reasons[i].n++;
            return;
        }
    }
    r->reasons = mem_grow(r->reasons, &r->cap_reasons, r->n_reasons + 1,
                          sizeof *r->reasons);
    at = &r->reasons[r->n_reasons++];
    *at = (struct load_reason){mem_string(reason), 1, mem_string(uri),
                               mem_string(detail)};
}

void
load_report_free(struct load_report *r)
{
    for (size_t i = 0; i < r->n_reasons; i++) {
        free(r->reasons[i].reason);
        free(r->reasons[i].uri);
        free(r->reasons[i].detail);
    }
    free(r->reasons);
    mem_free_strings(r->unjoined, r->n_unjoined);
    mem_free_strings(r->unmapped, r->n_unmapped);
    name_list_free(&r->fields);
    free(r->stdin_as);
    *r = (struct load_report){0};
}

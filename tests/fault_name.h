/* fault_name: what kind of fault there was, for messages and comparisons. */
#ifndef SLANT_FAULT_NAME_H
#define SLANT_FAULT_NAME_H

#include "fault.h"

/* The code's name, such as "BUSY". */
static inline const char *
fault_name(enum fault_code code)
{
    static const char *const name[] = {
#define FAULT(name, exit_status, text) #name,
#include "fault_list.h"
#undef FAULT
    };
    return name[code];
}

#endif

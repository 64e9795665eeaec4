#include "fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int
fault_set(struct fault *ft, enum fault_code code, const char *format, ...)
{
    va_list ap;

    ft->code = code;
    va_start(ap, format);
    vsnprintf(ft->text, sizeof ft->text, format, ap);
    va_end(ap);
    return -1;
}

int
fault_wrap(struct fault *ft, const char *format, ...)
{
    char inner[sizeof ft->text];
    va_list ap;
    int n;

    memcpy(inner, ft->text, sizeof inner);
    va_start(ap, format);
    n = vsnprintf(ft->text, sizeof ft->text, format, ap);
    va_end(ap);
    if (n < 0 || (size_t)n + 2 >= sizeof ft->text)
        return -1;
    memcpy(ft->text + n, ": ", 2);
    memccpy(ft->text + n + 2, inner, '\0', sizeof ft->text - (size_t)n - 2);
    ft->text[sizeof ft->text - 1] = '\0';
    return -1;
}

int
fault_exit_status(enum fault_code code)
{
    static const int status[] = {
#define FAULT(name, exit_status, text) exit_status,
#include "fault_list.h"
#undef FAULT
    };
    return status[code];
}

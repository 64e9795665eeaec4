#include "permission.h"

#include <string.h>
#include <strings.h>

#define HOST_BYTES                                                 \
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ01234567" \
    "89.-_[]"

/* What stands behind the kind, or NULL. */
static const char *
object(const char *text, const char *kind)
{
    size_t len = strlen(kind);

    return strncmp(text, kind, len) == 0 ? text + len : NULL;
}

bool
permission_is(const char *text)
{
    const char *host = object(text, "http:"), *program = object(text, "exec:");

    if (host) {
        size_t len = strspn(host, HOST_BYTES);
        size_t digits =
            host[len] == ':' ? strspn(host + len + 1, "0123456789") : 0;

        return len && (!host[len] ||
                       (digits && digits < 6 && !host[len + 1 + digits]));
    }
    return program && *program && *program != '-' && !strchr(program, '/');
}

bool
permission_http(const struct manifest *m, const char *host, const char *port)
{
    bool standard = strcmp(port, "80") == 0 || strcmp(port, "443") == 0;
    size_t len = strlen(host);

    for (size_t i = 0; i < m->n_permissions; i++) {
        const char *granted = object(m->permissions[i], "http:");

        if (!granted || strncasecmp(granted, host, len) != 0)
            continue;
        if (granted[len] == ':' ? strcmp(granted + len + 1, port) == 0
                                : !granted[len] && standard)
            return true;
    }
    return false;
}

bool
permission_exec(const struct manifest *m, const char *program)
{
    for (size_t i = 0; i < m->n_permissions; i++) {
        const char *granted = object(m->permissions[i], "exec:");

        if (granted && strcmp(granted, program) == 0)
            return true;
    }
    return false;
}

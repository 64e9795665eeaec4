#include "hint.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api.h"
#include "mem.h"
#include "missing.h"
#include "near.h"

static bool
in_name(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* In front of the name in the code, with the dot or colon: `corpus.`. Empty if
   it does not stand there, or behind something else than a name. */
static void
find_owner(const char *code, const char *name, char *owner)
{
    size_t len = strlen(name);

    *owner = '\0';
    for (const char *at = strstr(code, name); at; at = strstr(at + 1, name)) {
        const char *start = at;

        if (at == code || !strchr(".:", at[-1]) || in_name(at[len]))
            continue;
        for (start--; start > code && in_name(start[-1]);)
            start--;
        if (at - start < MISSING_NAME)
            snprintf(owner, MISSING_NAME, "%.*s", (int)(at - start), start);
        return;
    }
}

/* Names of the API: whole ones up to a dot or colon, where `owner` is NULL;
   else what stands behind the owner, or behind any where it is empty. */
static size_t
collect(const char *owner, char (*parts)[MISSING_NAME])
{
    size_t n = 0;

    for (size_t i = 0; i < api_n; i++) {
        const char *name = api_entries[i].name;
        size_t first = strcspn(name, ".:");

        if (!(api_entries[i].who & API_SCRIPT))
            continue;
        if (!owner)
            snprintf(parts[n++], MISSING_NAME, "%.*s", (int)first, name);
        else if (name[first] && strncmp(name, owner, strlen(owner)) == 0)
            snprintf(parts[n++], MISSING_NAME, "%s", name + first + 1);
    }
    return n;
}

/* What is like the name; false if nothing is, or it is itself there. */
static bool
add_near(struct buf *out, const char *name, char (*parts)[MISSING_NAME],
         size_t n)
{
    const char **names = mem_alloc((n + 1) * sizeof *names), *near;

    for (size_t i = 0; i < n; i++)
        names[i] = parts[i];
    near = near_name(name, names, n);
    free(names);
    if (!near || strcmp(near, name) == 0)
        return false;
    buf_format(out, "\n  did you mean `%s`?", near);
    return true;
}

static void
add_all(struct buf *out, const char *owner, char (*parts)[MISSING_NAME],
        size_t n)
{
    buf_format(out, "\n  %.*s has ", (int)strlen(owner) - 1, owner);
    for (size_t i = 0; i < n; i++)
        buf_format(out, "%s%s", i ? ", " : "", parts[i]);
}

/* Of a field that is nil: what its owner has, if that is one of slant's; else
   whatever of slant's is called so or nearly so. */
static void
hint_field(struct buf *out, const char *name, const char *code,
           char (*parts)[MISSING_NAME])
{
    char owner[MISSING_NAME];
    size_t n = 0;

    find_owner(code, name, owner);
    if (*owner)
        n = collect(owner, parts);
    if (n == 0)
        add_near(out, name, parts, collect("", parts));
    else if (!add_near(out, name, parts, n))
        add_all(out, owner, parts, n);
}

void
hint_add(struct buf *out, const char *message, const char *code)
{
    char name[MISSING_NAME], (*parts)[MISSING_NAME];

    if (strstr(message, "call a table value (for iterator")) {
        buf_str(out, "\n  through a list: for _, row in ipairs(list) do");
        return;
    }
    parts = mem_alloc((api_n + 1) * sizeof *parts);
    if (missing_named(message, "(global '", name))
        add_near(out, name, parts, collect(NULL, parts));
    else if (missing_named(message, "(field '", name) ||
             missing_named(message, "(method '", name))
        hint_field(out, name, code, parts);
    free(parts);
}

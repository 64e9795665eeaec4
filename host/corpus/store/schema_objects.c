#include "schema_objects.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

extern const char embed_schema[];

/* The first place from p on that is neither white space nor in a comment. */
static const char *
skip_blank(const char *p)
{
    for (;;) {
        p += strspn(p, " \n");
        if (strncmp(p, "--", 2) != 0)
            return p;
        p += strcspn(p, "\n");
    }
}

/* The semicolon that ends the statement at p. */
static const char *
statement_end(const char *p)
{
    while (*p && *p != ';')
        p += strncmp(p, "--", 2) == 0 ? strcspn(p, "\n") : 1;
    return p;
}

static char *
name_at(const char *p)
{
    return mem_copy(p, strcspn(p, " (\n"));
}

/* What stands behind the words, or NULL. */
static const char *
behind(const char *p, const char *words)
{
    size_t len = strlen(words);

    return strncmp(p, words, len) == 0 ? p + len : NULL;
}

static struct schema_object
object_of(const char *p, const char *end)
{
    struct schema_object o = {.sql = mem_copy(p, (size_t)(end - p))};
    const char *at;

    if ((at = behind(p, "CREATE INDEX ")) ||
        (at = behind(p, "CREATE UNIQUE INDEX "))) {
        const char *on = strstr(at, " ON ");

        assert(on);
        o.type = "index";
        o.name = name_at(at);
        o.table = name_at(on + strlen(" ON "));
        return o;
    }
    at = behind(p, "CREATE TABLE ");
    o.type = at ? "table" : "view";
    if (!at)
        at = behind(p, "CREATE VIEW ");
    assert(at);
    o.name = name_at(at);
    o.table = name_at(at);
    return o;
}

static struct schema_object *
read_all(size_t *n)
{
    struct schema_object *all = NULL;
    size_t cap = 0;
    const char *p = skip_blank(embed_schema);

    while (*p) {
        const char *end = statement_end(p);

        all = mem_grow(all, &cap, *n + 1, sizeof *all);
        all[(*n)++] = object_of(p, end);
        p = skip_blank(end + 1);
    }
    return all;
}

const struct schema_object *
schema_objects(size_t *n)
{
    static struct schema_object *all;
    static size_t count;

    if (!all)
        all = read_all(&count);
    *n = count;
    return all;
}

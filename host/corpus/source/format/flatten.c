#include "flatten.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"

/* The number of the value with this name that is an object, or r->n. */
static size_t
object_named(const struct record *r, const char *name, size_t len)
{
    size_t i = 0;

    for (; i < r->n; i++) {
        const struct value *v = &r->values[i];

        if (v->type == VALUE_OBJECT && v->name_len == len &&
            strncasecmp(r->bytes.data + v->name, name, len) == 0)
            break;
    }
    return i;
}

/* Adds a value of another record under the name prefix.name. */
static void
adopt(struct record *r, const char *prefix, const struct record *from,
      const struct value *v)
{
    struct value made = {.name = r->bytes.len};

    buf_format(&r->bytes, "%s.", prefix);
    buf_add(&r->bytes, from->bytes.data + v->name, v->name_len);
    made.name_len = r->bytes.len - made.name;
    buf_char(&r->bytes, '\0');
    r->values = mem_grow(r->values, &r->cap, r->n + 1, sizeof *r->values);
    r->values[r->n++] = made;
    record_adopt(r, &r->values[r->n - 1], from, v);
}

static void
open_object(struct record *r, size_t i)
{
    struct record inside = {0};
    struct value *v = &r->values[i];
    char *prefix = mem_copy(r->bytes.data + v->name, v->name_len);
    char *why = NULL;

    if (record_parse(&inside, r->bytes.data + v->at, v->len, &why) ==
        RECORD_OK) {
        v->type = VALUE_NULL;
        v->len = 0;
        for (size_t k = 0; k < inside.n; k++)
            adopt(r, prefix, &inside, &inside.values[k]);
    }
    free(why);
    free(prefix);
    record_free(&inside);
}

void
flatten(struct record *r, const char *path)
{
    const char *dot = path;

    while ((dot = strchr(dot, '.'))) {
        size_t i = object_named(r, path, (size_t)(dot - path));

        if (i < r->n)
            open_object(r, i);
        dot++;
    }
}

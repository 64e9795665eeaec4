#include <stdlib.h>

#include "mem.h"
#include "reader.h"
#include "types.h"

struct vocabulary {
    struct types *types;
};

int
vocabulary_open(struct vocabulary **out, struct store *s, struct fault *ft)
{
    struct types *types;

    if (types_read(&types, store_db(s), ft))
        return -1;
    *out = mem_alloc(sizeof **out);
    (*out)->types = types;
    return 0;
}

void
vocabulary_free(struct vocabulary *v)
{
    if (!v)
        return;
    types_free(v->types);
    free(v);
}

uint32_t
vocabulary_size(const struct vocabulary *v)
{
    return types_size(v->types);
}

const char *
vocabulary_form(const struct vocabulary *v, uint32_t id, size_t *len)
{
    return types_form(v->types, id, len);
}

uint32_t
vocabulary_find(const struct vocabulary *v, const char *form, size_t len)
{
    return types_find(v->types, form, len);
}

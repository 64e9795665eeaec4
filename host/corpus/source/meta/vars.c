#include "vars.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "mem.h"

void
vars_clear(struct vars *v)
{
    buf_clear(&v->bytes);
    v->n = 0;
}

void
vars_free(struct vars *v)
{
    buf_free(&v->bytes);
    free(v->item);
    *v = (struct vars){0};
}

/* Begins a variable; its JSON text is what is added to bytes next. */
static struct var *
begin(struct vars *v, const char *name, size_t name_len)
{
    struct var *x;

    v->item = mem_grow(v->item, &v->cap, v->n + 1, sizeof *v->item);
    x = &v->item[v->n++];
    x->name = v->bytes.len;
    x->name_len = name_len;
    buf_add(&v->bytes, name, name_len);
    x->json = v->bytes.len;
    return x;
}

void
vars_json(struct vars *v, const char *name, size_t name_len, const char *json,
          size_t len)
{
    struct var *x = begin(v, name, name_len);

    buf_add(&v->bytes, json, len);
    x->json_len = len;
}

void
vars_string(struct vars *v, const char *name, size_t name_len, const char *s,
            size_t len)
{
    struct var *x = begin(v, name, name_len);

    json_string(&v->bytes, s, len);
    x->json_len = v->bytes.len - x->json;
}

bool
vars_number(const char *s)
{
    size_t whole, part = 0;

    s += *s == '-';
    whole = strspn(s, "0123456789");
    if (!whole || (*s == '0' && whole > 1))
        return false;
    s += whole;
    if (*s == '.') {
        part = strspn(s + 1, "0123456789");
        if (!part)
            return false;
        s += part + 1;
    }
    return !*s && whole + part <= 18;
}

void
vars_value(struct vars *v, const char *name, size_t name_len, const char *s)
{
    if (vars_number(s))
        vars_json(v, name, name_len, s, strlen(s));
    else
        vars_string(v, name, name_len, s, strlen(s));
}

void
vars_cell(struct vars *v, const char *name, const char *s)
{
    vars_value(v, name, strlen(name), s);
}

const char *
vars_find(const struct vars *v, const char *name, size_t *len)
{
    for (size_t i = v->n; i-- > 0;) {
        const struct var *x = &v->item[i];

        if (x->name_len == strlen(name) &&
            memcmp(v->bytes.data + x->name, name, x->name_len) == 0) {
            *len = x->json_len;
            return v->bytes.data + x->json;
        }
    }
    return NULL;
}

bool
vars_has(const struct vars *v, const char *name)
{
    size_t len;

    return vars_find(v, name, &len) != NULL;
}

struct sorted {
    const char *name;
    const struct var *var;
};

static int
by_name(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    size_t n = x->var->name_len < y->var->name_len ? x->var->name_len
                                                   : y->var->name_len;
    int order = n ? memcmp(x->name, y->name, n) : 0;

    if (order)
        return order;
    if (x->var->name_len != y->var->name_len)
        return x->var->name_len < y->var->name_len ? -1 : 1;
    return x->var < y->var ? -1 : x->var > y->var; /* in the order given */
}

static bool
same_name(const struct sorted *x, const struct sorted *y)
{
    return x->var->name_len == y->var->name_len &&
           memcmp(x->name, y->name, x->var->name_len) == 0;
}

char *
vars_object(struct vars *v)
{
    struct sorted *s;
    struct buf out = {0};

    if (!v->n)
        return NULL;
    s = mem_alloc(v->n * sizeof *s);
    for (size_t i = 0; i < v->n; i++)
        s[i] = (struct sorted){v->bytes.data + v->item[i].name, &v->item[i]};
    qsort(s, v->n, sizeof *s, by_name);
    for (size_t i = 0; i < v->n; i++) {
        if (i + 1 < v->n && same_name(&s[i], &s[i + 1]))
            continue;
        buf_char(&out, out.len ? ',' : '{');
        json_string(&out, s[i].name, s[i].var->name_len);
        buf_char(&out, ':');
        buf_add(&out, v->bytes.data + s[i].var->json, s[i].var->json_len);
    }
    buf_char(&out, '}');
    free(s);
    return buf_take(&out);
}

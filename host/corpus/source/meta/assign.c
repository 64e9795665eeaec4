#include "assign.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "date.h"
#include "language.h"
#include "mem.h"
#include "outlet.h"
#include "translated.h"

static void
replace(char **field, char *value)
{
    free(*field);
    *field = value;
}

/* White space folded to single spaces, the ends trimmed; NULL if blank. */
static char *
folded(const char *s, size_t len)
{
    char *out = mem_alloc(len + 1);
    size_t n = 0;

    for (size_t i = 0; i < len; i++) {
        bool space = s[i] == ' ' || (s[i] >= '\t' && s[i] <= '\r') || !s[i];

        if (!space)
            out[n++] = s[i];
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    n -= n && out[n - 1] == ' ';
    out[n] = '\0';
    if (n)
        return out;
    free(out);
    return NULL;
}

static bool
assign_published(struct doc *d, const char *s, size_t len)
{
    struct date date;

    if (!date_of_field(s, len, &date))
        return false;
    replace(&d->published, mem_string(date.text));
    replace(&d->precision, mem_string(date.precision));
    replace(&d->basis, mem_string("field"));
    return true;
}

static bool
assign_retrieved(struct doc *d, const char *s, size_t len)
{
    struct date date;

    if (!date_of_field(s, len, &date))
        return false;
    replace(&d->retrieved, mem_string(date.text));
    return true;
}

static bool
assign_text(struct doc *d, const char *s, size_t len)
{
    if (strspn(s, " \t\n") >= len || len > DOC_TEXT_MAX)
        return false;
    replace(&d->text, mem_copy(s, len));
    d->text_len = (uint32_t)len;
    return true;
}

static bool
assign_short(char **field, char *value)
{
    if (!value)
        return false;
    replace(field, value);
    return true;
}

bool
assign_field(struct doc *d, enum field f, const char *s, size_t len)
{
    switch (f) {
    case FIELD_TEXT:
        return assign_text(d, s, len);
    case FIELD_TITLE:
        return assign_short(&d->title, folded(s, len));
    case FIELD_PUBLISHED:
        return assign_published(d, s, len);
    case FIELD_OUTLET:
        return assign_short(&d->outlet, outlet_fold(s, len));
    case FIELD_AUTHOR:
        return assign_short(&d->author, folded(s, len));
    case FIELD_URL:
        return assign_short(&d->url, folded(s, len));
    case FIELD_LANGUAGE:
        return assign_short(&d->language, language_tag(s, len));
    case FIELD_KEY:
        return assign_short(&d->key, folded(s, len));
    case FIELD_RETRIEVED:
        return assign_retrieved(d, s, len);
    case FIELD_TRANSLATED:
        return assign_short(&d->translated,
                            mem_string(translated_word(s, len)));
    case FIELD_COUNT:
        break;
    }
    return false;
}

enum field
assign_target(const struct source_options *o, const char **name, size_t *len,
              unsigned *rank)
{
    enum field f;

    for (size_t i = 0; i < o->n_map; i++) {
        const char *from = o->map[i].name;

        if (strlen(from) != *len || strncasecmp(from, *name, *len) != 0)
            continue;
        *name = o->map[i].value;
        *len = strlen(*name);
        *rank = 0;
        return field_named(*name);
    }
    f = field_default(*name, *len, rank);
    *rank += 1;
    return f;
}

/* A value as a field takes it: the string, the number's text, or the strings
   of a list. */
struct plain {
    const char *s;
    size_t len;
    struct buf joined;
};

static struct plain
plain_of(const struct record *r, const struct value *v, enum field f)
{
    const char *base = r->bytes.data, *s = base + v->strings;
    struct plain p = {.s = base + v->at, .len = v->len};

    if (v->type != VALUE_LIST && v->type != VALUE_OBJECT)
        return p;
    for (size_t i = 0; i < v->n_strings; i++) {
        if (i)
            buf_str(&p.joined, f == FIELD_TEXT ? "\n\n" : "; ");
        buf_str(&p.joined, s);
        s += strlen(s) + 1;
    }
    p.s = buf_text(&p.joined);
    p.len = p.joined.len;
    return p;
}

static bool
blank(const struct plain *p)
{
    return strspn(p->s, " \t\n") >= p->len;
}

static void
to_vars(struct vars *vars, const struct record *r, const struct value *v,
        const char *name, size_t len)
{
    const char *base = r->bytes.data;

    if (v->type == VALUE_CELL)
        vars_value(vars, name, len, base + v->at);
    else if (v->type == VALUE_STRING)
        vars_string(vars, name, len, base + v->at, v->len);
    else if (v->type != VALUE_NULL)
        vars_json(vars, name, len, base + v->at, v->len);
}

/* Where a value goes, and the candidate for each field; of equal rank the
   later one. */
struct target {
    enum field field;
    unsigned rank;
    const char *name; /* of the variable */
    size_t len;
};

struct choice {
    const struct value *value;
    unsigned rank;
};

static struct target
target_of(const struct record *r, const struct value *v,
          const struct source_options *o)
{
    struct target t = {.name = r->bytes.data + v->name, .len = v->name_len};

    t.field = assign_target(o, &t.name, &t.len, &t.rank);
    return t;
}

static bool
usable(const struct record *r, const struct value *v, enum field f)
{
    struct plain p;
    bool ok;

    if (v->type == VALUE_NULL)
        return false;
    p = plain_of(r, v, f);
    ok = !blank(&p);
    buf_free(&p.joined);
    return ok;
}

/* Whether a chosen value became its field. An object of which only the name
   was taken stays a variable as well. */
static bool
taken(struct doc *d, const struct record *r, const struct value *v,
      enum field f)
{
    struct plain p = plain_of(r, v, f);
    bool ok = assign_field(d, f, p.s, p.len);

    buf_free(&p.joined);
    return ok && v->type != VALUE_OBJECT;
}

/* Whether a value that could be this field says nothing as a variable. */
static bool
says_nothing(const struct record *r, const struct value *v, enum field f)
{
    return (v->type == VALUE_STRING || v->type == VALUE_CELL ||
            v->type == VALUE_NULL) &&
           !usable(r, v, f);
}

void
assign_record(struct doc *d, struct vars *vars, const struct record *r,
              const struct source_options *o)
{
    struct choice best[FIELD_COUNT] = {0};
    struct target *targets = mem_alloc(r->n * sizeof *targets);

    for (size_t i = 0; i < r->n; i++) {
        const struct value *v = &r->values[i];
        struct target t = targets[i] = target_of(r, v, o);

        if (t.field == FIELD_NONE) {
            if (v->type != VALUE_CELL || v->len)
                to_vars(vars, r, v, t.name, t.len);
        } else if ((!best[t.field].value || t.rank <= best[t.field].rank) &&
                   usable(r, v, t.field))
            best[t.field] = (struct choice){v, t.rank};
    }
    for (size_t i = 0; i < r->n; i++) {
        const struct value *v = &r->values[i];
        struct target t = targets[i];

        if (t.field == FIELD_NONE ||
            (best[t.field].value == v && taken(d, r, v, t.field)) ||
            says_nothing(r, v, t.field))
            continue;
        to_vars(vars, r, v, t.name, t.len);
    }
    free(targets);
}

#include "name_pattern.h"

#include <stdlib.h>
#include <string.h>

#include "assign.h"
#include "date.h"
#include "mem.h"

#define PARTS_MAX 32

struct part {
    char *before; /* what stands in front of it */
    char *name;   /* "" is passed over */
    enum field field;
};

struct pattern {
    struct part part[PARTS_MAX];
    size_t n;
    char *after; /* what stands behind the last */
    size_t slashes;
};

static enum field
field_of(const char *name)
{
    unsigned rank;

    return field_default(name, strlen(name), &rank);
}

/* One `text{name}`; its end, or NULL with the fault. */
static const char *
read_part(struct pattern *p, const char *s, const char *text, struct fault *ft)
{
    const char *open = strchr(s, '{'), *close = strchr(open, '}');
    struct part *part = &p->part[p->n];

    if (!close) {
        fault_set(ft, FAULT_USAGE, "--pattern %s: a `{` is never closed", text);
        return NULL;
    }
    if (p->n == PARTS_MAX) {
        fault_set(ft, FAULT_USAGE, "--pattern %s: more than %d parts", text,
                  PARTS_MAX);
        return NULL;
    }
    if (p->n && open == s) {
        fault_set(ft, FAULT_USAGE,
                  "--pattern %s: nothing stands between two parts, so nobody "
                  "can tell where one ends",
                  text);
        return NULL;
    }
    part->before = mem_copy(s, (size_t)(open - s));
    part->name = mem_copy(open + 1, (size_t)(close - open) - 1);
    part->field = *part->name ? field_of(part->name) : FIELD_NONE;
    p->n++;
    if (part->field == FIELD_TEXT) {
        fault_set(ft, FAULT_USAGE, "--pattern %s: a name cannot hold the text",
                  text);
        return NULL;
    }
    return close + 1;
}

int
pattern_open(struct pattern **out, const char *text, struct fault *ft)
{
    struct pattern *p = mem_alloc(sizeof *p);
    const char *s = text;

    while (s && strchr(s, '{'))
        s = read_part(p, s, text, ft);
    if (s && !p->n) {
        fault_set(ft, FAULT_USAGE,
                  "--pattern %s: no part in braces, as in "
                  "{outlet}_{date}_{slug}.txt",
                  text);
        s = NULL;
    }
    if (!s) {
        pattern_close(p);
        return -1;
    }
    p->after = mem_string(s);
    for (s = text; (s = strchr(s, '/')); s++)
        p->slashes++;
    *out = p;
    return 0;
}

void
pattern_close(struct pattern *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->n; i++) {
        free(p->part[i].before);
        free(p->part[i].name);
    }
    free(p->after);
    free(p);
}

/* Where the parts begin and end in a name. */
struct fit {
    const char *start[PARTS_MAX], *stop[PARTS_MAX];
    unsigned tries; /* left: names are short, patterns may be wild */
};

static bool
is_date(const char *s, size_t len, struct date *out)
{
    char *copy;
    bool found;

    if (date_of_field(s, len, out))
        return true;
    if (*s < '0' || *s > '9') /* a date somewhere in it is not all of it */
        return false;
    copy = mem_copy(s, len);
    found = date_of_name(copy, out);
    free(copy);
    return found;
}

/* Whether the parts from i on fit what stands at s; a part is as short as it
   can be, and a date is a date. */
static bool
fits(const struct pattern *p, size_t i, const char *s, struct fit *f)
{
    const struct part *part = &p->part[i];
    const char *next = i + 1 < p->n ? part[1].before : p->after;
    size_t n = strlen(part->before);
    struct date date;

    if (strncmp(s, part->before, n) != 0)
        return false;
    f->start[i] = s += n;
    for (; *s && *s != '/' && f->tries; s++) {
        f->tries--;
        if (strncmp(s + 1, next, strlen(next)) != 0)
            continue;
        f->stop[i] = s + 1;
        if (part->field == FIELD_PUBLISHED &&
            !is_date(f->start[i], (size_t)(s + 1 - f->start[i]), &date))
            continue;
        if (i + 1 == p->n ? !s[1 + strlen(next)] : fits(p, i + 1, s + 1, f))
            return true;
    }
    return false;
}

/* The last parts of a path, as many as the pattern has. */
static const char *
tail_of(const struct pattern *p, const char *path)
{
    const char *s = path + strlen(path);
    size_t slashes = 0;

    for (; s > path; s--) {
        if (s[-1] == '/' && slashes++ == p->slashes)
            break;
    }
    return s;
}

/* Whether something surer has said it. */
static bool
known(const struct doc *d, enum field f)
{
    switch (f) {
    case FIELD_TITLE:
        return d->title != NULL;
    case FIELD_PUBLISHED:
        return d->published != NULL;
    case FIELD_OUTLET:
        return d->outlet != NULL;
    case FIELD_AUTHOR:
        return d->author != NULL;
    case FIELD_URL:
        return d->url != NULL;
    case FIELD_LANGUAGE:
        return d->language != NULL;
    default:
        return false;
    }
}

static void
give(struct doc *d, struct vars *v, const struct part *part, const char *s,
     size_t len)
{
    struct date date;
    char *copy;

    if (part->field == FIELD_NONE) {
        copy = mem_copy(s, len);
        vars_cell(v, part->name, copy);
        free(copy);
        return;
    }
    if (part->field == FIELD_PUBLISHED) {
        if (!is_date(s, len, &date))
            return;
        assign_field(d, FIELD_PUBLISHED, date.text, strlen(date.text));
        free(d->basis);
        d->basis = mem_string("name");
        return;
    }
    copy = mem_copy(s, len);
    for (char *at = copy; part->field != FIELD_KEY && (at = strchr(at, '_'));)
        *at = ' ';
    assign_field(d, part->field, copy, len);
    free(copy);
}

bool
pattern_apply(const struct pattern *p, const char *path, bool over,
              struct doc *d, struct vars *v)
{
    struct fit f = {.tries = 10000};

    if (!fits(p, 0, tail_of(p, path), &f))
        return false;
    for (size_t i = 0; i < p->n; i++) {
        if (*p->part[i].name && (over || !known(d, p->part[i].field)))
            give(d, v, &p->part[i], f.start[i],
                 (size_t)(f.stop[i] - f.start[i]));
    }
    return true;
}

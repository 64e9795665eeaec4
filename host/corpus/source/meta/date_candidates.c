#include "date_candidates.h"

#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "date_infer.h"
#include "json.h"
#include "mem.h"

/* The inside of a JSON list of strings. */
struct list {
    struct buf items;
    bool more; /* than the published date */
};

static void
add(struct list *l, const char *item, bool counts)
{
    struct buf json = {0};

    json_string(&json, item, strlen(item));
    if (!l->items.len ||
        !memmem(l->items.data, l->items.len, json.data, json.len)) {
        if (l->items.len)
            buf_char(&l->items, ',');
        buf_add(&l->items, json.data, json.len);
        l->more |= !counts;
    }
    buf_free(&json);
}

/* A date that was found. It counts if `use`, and nothing surer did. */
static void
found(struct list *l, struct doc *d, const struct date *date, const char *basis,
      const char *why, bool use)
{
    char *item =
        mem_format(why ? "%s %s: %s" : "%s %s", date->text, basis, why);

    if (use) {
        free(d->published);
        free(d->precision);
        free(d->basis);
        d->published = mem_string(date->text);
        d->precision = mem_string(date->precision);
        d->basis = mem_string(basis);
    }
    add(l, item, use && !why);
    free(item);
}

static void
date_lines(struct list *l, struct doc *d)
{
    struct date date;

    for (size_t i = 0; i < d->n_removed; i++) {
        const struct removed *r = &d->removed[i];
        const char *s = d->text + r->at.start;
        size_t len = r->at.stop - r->at.start, before;

        if (strcmp(r->kind, "date-line") == 0 &&
            (date_of_line(s, len, &date) ||
             date_behind(s, len, &before, &date)))
            found(l, d, &date, date.updated ? "modified" : "line", NULL, false);
    }
}

/* Takes up the list that a page gave. False: the carrier calls something else
   by this name. */
static bool
begin(struct list *l, const struct vars *v)
{
    size_t len;
    const char *json = vars_find(v, DATE_CANDIDATES, &len);

    if (!json)
        return true;
    if (len < 4 || memcmp(json, "[\"", 2) != 0)
        return false;
    buf_add(&l->items, json + 1, len - 2);
    return true;
}

static void
end(struct list *l, struct vars *v)
{
    if (l->more) {
        struct buf json = {0};

        buf_char(&json, '[');
        buf_add(&json, l->items.data, l->items.len);
        buf_char(&json, ']');
        vars_json(v, DATE_CANDIDATES, strlen(DATE_CANDIDATES), json.data,
                  json.len);
        buf_free(&json);
    }
    buf_free(&l->items);
}

static bool
coarse(const struct doc *d)
{
    return !d->published || strcmp(d->precision, "year") == 0 ||
           strcmp(d->precision, "month") == 0;
}

void
date_candidates(struct doc *d, struct vars *v, const char *carrier,
                const char *name, bool infer)
{
    struct list l = {0};
    struct date date;
    char *why;
    bool ours = begin(&l, v);

    if (d->published) {
        char *item = mem_format("%s %s", d->published, d->basis);

        add(&l, item, true);
        free(item);
    }
    if (carrier)
        add(&l, carrier, false);
    date_lines(&l, d);
    if (d->url && date_of_url(d->url, &date))
        found(&l, d, &date, "url", NULL, !d->published);
    if (name && date_of_name(name, &date))
        found(&l, d, &date, "name", NULL, !d->published);
    if (coarse(d) && date_infer(d, &date, &why)) {
        found(&l, d, &date, "inferred", why, infer);
        free(why);
    }
    l.more &= ours;
    end(&l, v);
}

/* Where and when it was printed, in one line at the top. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "outlet_words.h"
#include "rules.h"

#define IMPRINT_MAX 100 /* bytes */
#define PLACE_WORDS_MAX 3

/* The name in line i if that is an imprint. Heap string, or NULL. */
static char *
name_in(struct cleaning *c, size_t i, bool titled, struct date *date)
{
    size_t len = lines_len(&c->l, i), before;
    const char *s;
    char *name;

    if (len > IMPRINT_MAX || !lines_alone(&c->l, i))
        return NULL;
    buf_clear(&c->plain);
    plain_form(c->l.text + c->l.at[i].start, len, false, &c->plain);
    s = buf_text(&c->plain);
    if (!date_behind(s, strlen(s), &before, date))
        return NULL;
    name = rules_name_at(s);
    if (name && strlen(name) == before &&
        (outlet_like(name) ||
         (titled && count_words(name, before) <= PLACE_WORDS_MAX)))
        return name;
    free(name);
    return NULL;
}

void
rules_published(struct doc *d, const struct date *date)
{
    if (d->published || date->updated)
        return;
    d->published = mem_string(date->text);
    d->precision = mem_string(date->precision);
    d->basis = mem_string("line");
}

bool
rules_imprint_at(struct cleaning *c, size_t i, bool titled)
{
    struct date date;
    char *name = name_in(c, i, titled, &date);
    bool is = name != NULL;

    free(name);
    return is;
}

bool
rules_imprint(struct cleaning *c, size_t i, bool titled)
{
    struct date date;
    char *name = name_in(c, i, titled || c->d->title, &date);

    if (!name)
        return false;
    lines_claim(&c->l, i, "date-line", "name-and-date");
    rules_published(c->d, &date);
    rules_printed(c, name, outlet_like(name));
    return true;
}

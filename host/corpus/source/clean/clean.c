#include "clean.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "outlet.h"
#include "rules.h"
#include "user_rules.h"

/* `Eastern Ledger Staff`, as author, names an outlet. */
static void
staff_name(struct cleaning *c)
{
    const char *author = c->d->author;
    size_t len = author ? strlen(author) : 0;

    if (len > 8 && strcasecmp(author + len - 6, " staff") == 0)
        rules_printed(c, mem_copy(author, len - 6), false);
}

/* `SHANGHAI, Oct. 21 (Eastern Ledger) - One year after`: a name in the
   dateline. It may be an agency's: alone it is no outlet. */
static void
dateline_name(struct cleaning *c)
{
    const struct lines *l = &c->l;
    size_t i = 0, len;
    const char *open;
    char *name;

    while (i < l->n && l->at[i].kind)
        i++;
    if (i == l->n)
        return;
    len = lines_len(l, i);
    buf_clear(&c->plain);
    plain_form(l->text + l->at[i].start, len < 160 ? len : 160, false,
               &c->plain);
    open = strchr(buf_text(&c->plain), '(');
    name = open ? rules_name_at(open + 1) : NULL;
    if (name && rules_starts(open + 1 + strlen(name), ") -"))
        rules_printed(c, name, false);
    else
        free(name);
}

/* The outlet, when nobody gave it; and when all that is known is its host, the
   name that is printed for it. */
static void
find_outlet(struct cleaning *c)
{
    struct doc *d = c->d;
    const char *name = buf_text(&c->names), *end = name + c->names.len;

    if (!d->outlet && d->url)
        d->outlet = outlet_of_url(d->url);
    if (!d->outlet && c->printed)
        d->outlet = outlet_fold(c->printed, strlen(c->printed));
    for (; d->outlet && name < end; name += strlen(name) + 1) {
        if (!outlet_is(d->outlet, name))
            continue;
        free(d->outlet);
        d->outlet = outlet_fold(name, strlen(name));
        return;
    }
}

/* Kinds that do not count against the half that must stay. */
static bool
always(const char *kind)
{
    return strcmp(kind, "title") == 0 || strcmp(kind, "date-line") == 0 ||
           strcmp(kind, "url") == 0 || strcmp(kind, "url-label") == 0;
}

/* Gives up claims, the boldest kinds first, until half of the text stays. */
static void
limit(struct lines *l)
{
    static const char *const bold[] = {"appeal", "newsletter", NULL};
    uint64_t all = 0, gone = 0;

    for (size_t i = 0; i < l->n; i++) {
        all += lines_len(l, i);
        if (l->at[i].kind && !always(l->at[i].kind))
            gone += lines_len(l, i);
    }
    for (size_t k = 0; k < 3 && gone * 2 > all; k++) {
        for (size_t i = 0; i < l->n; i++) {
            const char *kind = l->at[i].kind;

            if (!kind || always(kind) || (bold[k] && strcmp(kind, bold[k])))
                continue;
            gone -= lines_len(l, i);
            l->at[i].kind = NULL;
        }
    }
}

/* Kinds of which the lines in a row are one. */
static bool
of_lines(const char *kind)
{
    return strcmp(kind, "appeal") == 0 || strcmp(kind, "title") == 0;
}

/* Claimed lines become spans. */
static void
to_spans(struct cleaning *c)
{
    struct lines *l = &c->l;

    for (size_t i = 0, j; i < l->n; i = j) {
        const char *kind = l->at[i].kind;

        j = i + 1;
        if (!kind)
            continue;
        while (j < l->n && l->at[j].kind == kind && of_lines(kind))
            j++;
        doc_remove(c->d, l->at[i].start, l->at[j - 1].stop, kind,
                   l->at[i].rule);
    }
}

void
clean_undo(struct doc *d)
{
    size_t n = 0;

    for (size_t i = 0; i < d->n_removed; i++) {
        struct removed r = d->removed[i];

        if (always(r.kind)) {
            d->removed[n++] = r;
            continue;
        }
        free(r.kind);
        free(r.rule);
    }
    d->n_removed = n;
}

void
clean(struct doc *d, bool in_file, const struct user_rules *r)
{
    struct cleaning c = {.d = d, .in_file = in_file};

    if (r && d->outlet)
        c.outlet = mem_string(d->outlet);
    else if (r && d->url)
        c.outlet = outlet_of_url(d->url);
    lines_find(&c.l, d->text, d->text_len);
    user_rules_claim(r, &c);
    rules_anywhere(&c);
    rules_tail(&c);
    rules_top(&c);
    user_rules_keep(r, &c);
    limit(&c.l);
    if (!d->translated)
        d->translated = mem_string(rules_translated(&c));
    to_spans(&c);
    staff_name(&c);
    dateline_name(&c);
    find_outlet(&c);
    free(c.printed);
    free(c.outlet);
    buf_free(&c.names);
    buf_free(&c.plain);
    lines_free(&c.l);
}

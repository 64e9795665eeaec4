#include "html_page.h"

#include <stdlib.h>
#include <string.h>

#include "html_story.h"
#include "assign.h"
#include "date_candidates.h"
#include "language.h"
#include "mem.h"
#include "published.h"
#include "strip.h"
#include "translated.h"

#define BODY_BYTES_MIN 200      /* of a text in JSON-LD; less is a summary */
#define LANGUAGE_BYTES_MIN 1000 /* of text that can contradict the page */

static void
take(struct doc *d, enum field f, const char *s)
{
    if (s)
        assign_field(d, f, s, strlen(s));
}

static void
take_head(struct doc *d, struct vars *vars, const struct head *h,
          const struct published *p)
{
    take(d, FIELD_TITLE, h->title);
    take(d, FIELD_AUTHOR, h->author);
    take(d, FIELD_OUTLET, h->outlet);
    take(d, FIELD_LANGUAGE, h->language);
    take(d, FIELD_URL, h->url);
    if (h->translation)
        take(d, FIELD_TRANSLATED, TRANSLATED_YES);
    if (p->basis) {
        d->published = mem_string(p->date.text);
        d->precision = mem_string(p->date.precision);
        d->basis = mem_string(p->basis);
    }
    if (p->candidates.len)
        vars_json(vars, DATE_CANDIDATES, strlen(DATE_CANDIDATES),
                  p->candidates.data, p->candidates.len);
}

/* The text that JSON-LD has, where the page itself shows less than half of it:
   a program would put it there. Not with tags in it. */
static void
take_body(struct doc *d, const char *body)
{
    size_t len = body ? strlen(body) : 0;

    if (len < BODY_BYTES_MIN || len / 2 < d->text_len || strstr(body, "</"))
        return;
    while (d->n_removed) {
        d->n_removed--;
        free(d->removed[d->n_removed].kind);
        free(d->removed[d->n_removed].rule);
    }
    take(d, FIELD_TEXT, body);
}

/* A page may call itself English because its program was. */
static void
check_language(struct doc *d)
{
    struct spans kept = {0};

    if (!d->language || strcmp(d->language, "en") != 0 ||
        d->text_len < LANGUAGE_BYTES_MIN)
        return;
    doc_kept(d, &kept);
    if (!language_of(d->text, &kept)) {
        free(d->language);
        d->language = NULL;
    }
    spans_free(&kept);
}

const char *
html_read(struct doc *d, struct vars *vars, const char *page, size_t len)
{
    struct buf stripped = {0}, scripts = {0};
    struct tree t = {0};
    struct jsonld j = {0};
    struct head h = {0};
    struct published p = {0};
    const char *fault = NULL;

    html_strip(page, len, &stripped, &scripts);
    if (stripped.len > HTML_MARKUP_MAX ||
        !tree_parse(&t, buf_text(&stripped), stripped.len)) {
        fault = "too-long";
    } else {
        jsonld_read(&j, &scripts);
        head_read(&h, &t, &j);
        published_read(&p, &t, &j, &h);
        article_read(d, &t, &h, p.line);
        take_body(d, j.body);
        take_head(d, vars, &h, &p);
        check_language(d);
    }
    published_free(&p);
    head_free(&h);
    jsonld_free(&j);
    tree_free(&t);
    buf_free(&stripped);
    buf_free(&scripts);
    return fault;
}

#include "published.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "json.h"
#include "part.h"

#define NEAR_NODES 150 /* around the heading: time elements and lines */
#define LABEL_NODES 8

static const char *const basis_names[] = {
#define PUBLISHED(id, basis) basis,
    PUBLISHED_LIST
#undef PUBLISHED
};

/* Names that carriers of meta elements give the day of publication. */
static const char *const metas[] = {
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "originalpublicationdate",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "analyticsattributes.articledate",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "date",
    "ptime",
    "article:post_date",
    "bt:pubdate",
    "displaydate",
};

/* A candidate; the first of the most trusted basis is taken. */
static void
candidate(struct published *p, const struct date *d, enum published_basis from)
{
    struct buf line = {0};

    buf_format(&line, "%s %s", d->text, basis_names[from]);
    buf_str(&p->candidates, p->candidates.len ? "," : "[");
    json_string(&p->candidates, line.data, line.len);
    buf_free(&line);
    if (!p->basis && from != PUBLISHED_MODIFIED) {
        p->date = *d;
        p->basis = basis_names[from];
    }
}

static bool
try_field(struct published *p, const char *s, enum published_basis from)
{
    struct date d;
    bool day;

    if (!s || !date_of_field(s, strlen(s), &d))
        return s && published_in_line(s, strlen(s), NULL, &d)
                   ? (candidate(p, &d, from), true)
                   : false;
    day = strcmp(d.precision, "year") != 0 && strcmp(d.precision, "month") != 0;
    if (day)
        candidate(p, &d, from);
    return day;
}

static void
read_metas(struct published *p, const struct tree *t)
{
    for (size_t i = 0; i < sizeof metas / sizeof *metas; i++)
        try_field(p, head_meta(t, metas[i]), PUBLISHED_META);
}

/* A time element: its datetime, else its text. */
static bool
read_time(struct published *p, const struct tree *t, size_t node)
{
    struct buf b = {0};
    const char *s = tree_attribute(t, node, "datetime");
    bool read;

    if (!s)
        s = tree_attribute(t, node, "content");
    if (!s || !*s) {
        tree_text(t, node, &b);
        s = buf_text(&b);
    }
    read = try_field(p, s, PUBLISHED_TIME);
    buf_free(&b);
    return read;
}

/* Whether a node stands with a picture, among other stories, in a menu: in a
   part that does not hold the heading. */
static bool
is_outside(const struct tree *t, size_t node, size_t heading)
{
    for (;;) {
        node = t->nodes[node].parent;
        if (!node || (heading >= node && heading < t->nodes[node].end))
            return false;
        if (part_of(t, node) >= PART_CAPTION)
            return true;
    }
}

/* Elements marked as the date, anywhere; then time elements by the heading. */
static void
read_times(struct published *p, const struct tree *t, size_t heading,
           size_t from, size_t to)
{
    bool found = false;

    for (size_t i = 0; i < t->n && !found; i++) {
        if (t->nodes[i].tag != GUMBO_TAG_META &&
            (tree_attribute_has(t, i, "itemprop", "datePublished") ||
             (t->nodes[i].tag == GUMBO_TAG_TIME &&
              tree_attribute(t, i, "pubdate"))))
            found = read_time(p, t, i);
    }
    for (size_t i = from; i < to && !found; i++) {
        if (t->nodes[i].tag == GUMBO_TAG_TIME && !is_outside(t, i, heading))
            found = read_time(p, t, i);
    }
}

static bool
is_title(const char *line, const char *title)
{
    struct buf a = {0}, b = {0};
    bool same;

    head_key(line, &a);
    head_key(title ? title : "", &b);
    same = strcmp(buf_text(&a), buf_text(&b)) == 0;
    buf_free(&a);
    buf_free(&b);
    return same;
}

/* Lines by the heading that are not much more than a date. */
static void
read_lines(struct published *p, const struct tree *t, const struct head *h,
           size_t from, size_t to)
{
    struct page_line line = {.to = from};
    struct buf text = {0};
    struct date d;

    while (!p->basis && page_line_next(t, to, &line, &text)) {
        if (!published_in_line(text.data, text.len, h->outlet, &d) ||
            is_outside(t, line.from, h->heading) ||
            is_title(buf_text(&text), h->title))
            continue;
        candidate(p, &d, d.updated ? PUBLISHED_MODIFIED : PUBLISHED_LINE);
        if (p->basis)
            p->line = line;
    }
    buf_free(&text);
}

/* A line anywhere that says what its date is: `Date 19.01.2020`. */
static void
read_labelled(struct published *p, const struct tree *t)
{
    static const char *const labels[] = {"date",
                                         "datum",
                                         "fecha",
                                         "data",
                                         "published",
                                         "posted",
                                         "publi\xc3\xa9",
                                         "publicado",
                                         "pubblicato",
                                         "ver\xc3\xb6"
                                         "ffentlicht",
                                         "опубликовано",
                                         "дата",
                                         "发布时间",
                                         "日期",
                                         NULL};

    for (size_t i = 1; i < t->n; i++) {
        struct buf b = {0};
        struct date d;
        bool found = false;

        if (tree_inline(t->nodes[i].tag) || t->nodes[i].end - i > LABEL_NODES)
            continue;
        tree_text(t, i, &b);
        for (size_t k = 0; labels[k] && !found; k++)
            found =
                strncasecmp(buf_text(&b), labels[k], strlen(labels[k])) == 0;
        found =
            found && published_in_line(b.data, b.len, NULL, &d) && !d.updated;
        buf_free(&b);
        if (found) {
            candidate(p, &d, PUBLISHED_LINE);
            return;
        }
    }
}

/* Time elements and lines behind the heading, then before it. */
static void
read_near(struct published *p, const struct tree *t, const struct head *h)
{
    size_t heading = h->heading, stop = t->nodes[heading].end;
    size_t from = heading > NEAR_NODES / 3 ? heading - NEAR_NODES / 3 : 0;
    size_t to = stop + NEAR_NODES < t->n ? stop + NEAR_NODES : t->n;

    while (from < heading && (t->nodes[from].tag == GUMBO_TAG_LAST ||
                              tree_inline(t->nodes[from].tag)))
        from++; /* not in the middle of a line */
    read_times(p, t, heading, stop, to);
    if (!p->basis) {
        read_times(p, t, heading, from, heading);
        read_lines(p, t, h, stop, to);
    }
    if (!p->basis)
        read_lines(p, t, h, from, heading);
}

void
published_read(struct published *p, const struct tree *t,
               const struct jsonld *j, const struct head *h)
{
    struct date d;

    try_field(p, j->published, PUBLISHED_JSONLD);
    read_metas(p, t);
    if (h->heading)
        read_near(p, t, h);
    if (!p->basis)
        read_labelled(p, t);
    if (h->url && date_of_url(h->url, &d))
        candidate(p, &d, PUBLISHED_URL);
    try_field(p, j->modified, PUBLISHED_MODIFIED);
    try_field(p, head_meta(t, "article:modified_time"), PUBLISHED_MODIFIED);
    if (p->candidates.len)
        buf_char(&p->candidates, ']');
}

void
published_free(struct published *p)
{
    buf_free(&p->candidates);
}

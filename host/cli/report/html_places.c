/* Places in texts, behind the numbers that open them. */
#include "html_parts.h"

#include <inttypes.h>
#include <string.h>

#include "html.h"
#include "progress.h"

static void
add_code(struct buf *o, const char *text)
{
    buf_str(o, " · <code>");
    html_cut(o, text, 200);
    buf_str(o, "</code>");
}

static void
source_line(struct page *p, const struct doc *d, const struct hit *h,
            bool has_place)
{
    struct buf *o = &p->out;

    buf_str(o, "<p class=\"src\">");
    if (h->note) {
        buf_str(o, "<span class=\"says\"><bdi>");
        html_cut(o, h->note, 300);
        buf_str(o, "</bdi></span> · ");
    }
    buf_str(o, "<b><bdi>");
    html_cut(o, d->outlet ? d->outlet : "no outlet", 80);
    buf_str(o, "</bdi></b> · <bdi>");
    html_cut(o, d->title ? d->title : "no title", 200);
    buf_str(o, "</bdi> · ");
    html_cut(o, d->published ? d->published : "no date", 40);
    if (d->published) {
        buf_str(o, " (");
        html_string(o, basis_name(d->basis));
        buf_char(o, ')');
    }
    add_code(o, d->key);
    if (has_place)
        buf_format(o, " bytes %" PRIu32 "–%" PRIu32, h->start, h->stop);
    if (page_names_file(d))
        add_code(o, d->uri);
    if (d->url && html_may_link(d->url)) {
        buf_str(o, " · <a rel=\"noopener noreferrer\" href=\"");
        html_string(o, d->url);
        buf_str(o, "\">");
        html_cut(o, d->url, 70);
        buf_str(o, "</a>");
    } else if (d->url) {
        add_code(o, d->url);
    }
    buf_str(o, "</p>");
}

static void
quotation(struct buf *o, const struct place *s)
{
    buf_str(o, "<blockquote dir=\"auto\">");
    html_text(o, s->text, s->mark_start);
    if (s->mark_stop) {
        buf_str(o, "<mark>");
        html_text(o, s->text + s->mark_start, s->mark_stop - s->mark_start);
        buf_str(o, "</mark>");
    }
    html_text(o, s->text + s->mark_stop, s->len - s->mark_stop);
    buf_str(o, s->cut ? "…</blockquote>" : "</blockquote>");
}

static void
place(struct page *p, const struct hit *h)
{
    struct place s;

    if (!page_place(p, h, &s))
        return;
    buf_str(&p->out, "<li>");
    if (s.len)
        quotation(&p->out, &s);
    source_line(p, s.doc, h, s.len > 0);
    buf_str(&p->out, "</li>\n");
}

static bool
same_year(const struct hit *a, const struct hit *b)
{
    return strncmp(a->day, b->day, 4) == 0;
}

static void
all_of(struct page *p, const struct opener *o, size_t shown)
{
    if (shown >= o->hits->total)
        return;
    buf_format(&p->out,
               "<p class=\"all\">%s of %s, spread evenly over the "
               "corpus.",
               progress_count(shown), progress_count(o->hits->total));
    if (o->command) {
        buf_str(&p->out, " All: <code>");
        html_cut(&p->out, o->command, 1500);
        buf_str(&p->out, "</code>");
    }
    buf_str(&p->out, "</p>\n");
}

static void
opener(struct page *p, const struct opener *o)
{
    const struct hits *h = o->hits;
    size_t shown = 0;

    if (!h->total) {
        buf_format(&p->out, "<span class=\"none\">%s 0</span>\n", o->label);
        return;
    }
    buf_format(&p->out,
               "<details><summary%s%s%s>%s %s</summary>\n<ol "
               "class=\"places\">\n",
               o->class ? " class=\"" : "", o->class ? o->class : "",
               o->class ? "\"" : "", o->label, progress_count(h->total));
    for (; shown < h->n && p->out.len < p->room; shown++) {
        const struct hit *hit = &h->at[shown];

        if (h->n > 3 && (!shown || !same_year(hit, hit - 1))) {
            buf_str(&p->out, "<li class=\"year\">");
            html_text(&p->out, *hit->day ? hit->day : "no date",
                      *hit->day ? strnlen(hit->day, 4) : 7);
            buf_str(&p->out, "</li>\n");
        }
        place(p, hit);
    }
    buf_str(&p->out, "</ol>\n");
    all_of(p, o, shown);
    buf_str(&p->out, "</details>\n");
}

void
html_openers(struct page *p, const struct opener *o, size_t n)
{
    buf_str(&p->out, "<div class=\"openers\">\n");
    for (size_t i = 0; i < n; i++)
        opener(p, &o[i]);
    buf_str(&p->out, "</div>\n");
}

/* A report as one page that needs nothing but itself: no script, no font, no
   picture from elsewhere. */
#include "page.h"

#include <string.h>

#include "chart.h"
#include "html.h"
#include "html_parts.h"
#include "progress.h"

extern const char embed_report_style[];

static const struct {
    const char *id, *name;
} parts[] = {
    {"texts", "Texts"},     {"stance", "Stance"},
    {"tone", "Tone"},       {"toward", "Tone towards actors"},
    {"terms", "Terms"},     {"quotes", "Quotes"},
    {"removed", "Removed"}, {"runs", "What ran"},
};

static void
head(struct page *p, const char *corpus)
{
    struct buf *o = &p->out;

    buf_str(o, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
               "<meta charset=\"utf-8\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\""
               "default-src 'none'; style-src 'unsafe-inline'\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, "
               "initial-scale=1\">\n<meta name=\"referrer\" "
               "content=\"no-referrer\">\n<title>");
    html_string(o, corpus);
    buf_format(o,
               " - slant report</title>\n<style>\n%s</style>\n</head>\n"
               "<body>\n<div class=\"wrap\">\n<header>\n<h1>",
               embed_report_style);
    buf_str(o, "Report on <bdi>");
    html_string(o, corpus);
    buf_str(o, "</bdi></h1>\n");
    if (p->scope->where) {
        buf_str(o, "<p>Only documents where <code>");
        html_string(o, p->scope->where);
        buf_str(o, "</code></p>\n");
    }
    buf_str(o, "<p>Every finding opens the sentences it was counted from: "
               "read them before you cite it. Commands are for the folder "
               "that holds <bdi>");
    html_string(o, corpus);
    buf_str(o, "</bdi>.</p>\n<nav aria-label=\"Sections\"><ul>");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        buf_format(o, "<li><a href=\"#%s\">%s</a></li>", parts[i].id,
                   parts[i].name);
    buf_str(o, "</ul></nav>\n</header>\n<main>");
}

static void
section(struct page *p, const char *id, const char *title)
{
    static const char first[] = "texts"; /* opens no other */

    if (strcmp(id, first) != 0)
        buf_str(&p->out, "</section>");
    buf_format(&p->out,
               "\n<section id=\"%s\" aria-labelledby=\"h-%s\">\n"
               "<h2 id=\"h-%s\">%s</h2>\n",
               id, id, id, title);
}

static void
subsection(struct page *p, const char *title)
{
    buf_format(&p->out, "<h3>%s</h3>\n", title);
}

static void
paragraph(struct buf *o, enum note_kind kind, const char *text)
{
    static const char *const classes[] = {"small", "caution", "missing"};

    buf_format(o, "<p class=\"%s\">", classes[kind]);
    html_string(o, text);
}

static void
note(struct page *p, enum note_kind kind, const char *text)
{
    paragraph(&p->out, kind, text);
    buf_str(&p->out, "</p>\n");
}

static void
way(struct page *p, enum note_kind kind, const char *what, const char *command)
{
    paragraph(&p->out, kind, what);
    buf_str(&p->out, ": <code>");
    html_string(&p->out, command);
    buf_str(&p->out, "</code></p>\n");
}

static void
figure(struct page *p, const char *value, const char *label, const char *detail)
{
    if (!p->figures)
        buf_str(&p->out, "<dl class=\"figures\">\n");
    p->figures = true;
    buf_format(&p->out,
               "<div><dt>%s</dt><dd><div class=\"value\">%s</div>"
               "<div class=\"detail\">",
               label, value);
    html_cut(&p->out, detail, 300);
    buf_str(&p->out, "</div></dd></div>\n");
}

static void
figures_end(struct page *p)
{
    if (p->figures)
        buf_str(&p->out, "</dl>\n");
    p->figures = false;
}

/* ---- tables */

static void
cell(struct page *p, const struct cell *c)
{
    struct buf *o = &p->out;

    switch (c->kind) {
    case CELL_TEXT:
        buf_str(o, "<bdi>");
        html_cut(o, c->text, 200);
        buf_str(o, "</bdi>");
        break;
    case CELL_COUNT:
        buf_str(o, progress_count(c->count));
        break;
    case CELL_DOTS:
        buf_str(o, "<span class=\"small\">");
        page_dots(o, &c->dots);
        buf_str(o, "</span>");
        chart_dots(o, &c->dots);
        break;
    case CELL_NONE:
        buf_str(o, "<span class=\"small\">–</span>");
        break;
    }
}

/* The heading of a column; over dots stands the scale of all of them. */
static void
heading(struct page *p, const struct table *t, size_t i)
{
    const struct cell *c = NULL;

    for (size_t k = 0; k < t->n && !c; k++) {
        if (t->rows[k].cells[i].kind == CELL_DOTS)
            c = &t->rows[k].cells[i];
    }
    buf_format(&p->out, "<th scope=\"col\"%s>%s",
               t->columns[i].number ? " class=\"n\"" : "", t->columns[i].name);
    if (c)
        chart_scale(&p->out, c->dots.limit);
    buf_str(&p->out, "</th>");
}

static void
row(struct page *p, const struct table *t, const struct row *r)
{
    buf_str(&p->out, "<tr>");
    for (size_t i = 0; i < t->n_columns; i++) {
        const char *class = t->columns[i].number ? " class=\"n\"" : "";

        buf_format(&p->out, i ? "<td%s>" : "<th scope=\"row\"%s>", class);
        cell(p, &r->cells[i]);
        buf_str(&p->out, i ? "</td>" : "</th>");
    }
    buf_str(&p->out, "</tr>\n");
    if (!r->n_openers)
        return;
    buf_format(&p->out, "<tr class=\"open\"><td colspan=\"%zu\">",
               t->n_columns);
    html_openers(p, r->openers, r->n_openers);
    buf_str(&p->out, "</td></tr>\n");
}

static void
table(struct page *p, const struct table *t)
{
    if (t->folded)
        buf_format(&p->out,
                   "<details class=\"fold\"><summary>%s: %s</summary>\n",
                   t->caption, progress_things(t->n, "row"));
    buf_format(&p->out,
               "<div class=\"scroll\"><table>\n<caption%s>%s</caption>\n"
               "<thead><tr>",
               t->folded ? " class=\"hidden\"" : "", t->caption);
    for (size_t i = 0; i < t->n_columns; i++)
        heading(p, t, i);
    buf_str(&p->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < t->n; i++)
        row(p, t, &t->rows[i]);
    buf_str(&p->out, "</tbody>\n</table></div>\n");
    if (t->folded)
        buf_str(&p->out, "</details>\n");
}

static void
end(struct page *p)
{
    buf_str(&p->out,
            "</section>\n</main>\n<footer>Made by slant " SLANT_VERSION
            " from the corpus file alone. Byte positions count the stored "
            "text from 0; the end is exclusive. <code>slant why DOC PLUGIN"
            "</code> shows a whole text with its marks.</footer>\n"
            "</div>\n</body>\n</html>\n");
}

void
page_html_new(struct page *p, struct scope *s)
{
    static const struct page_ops ops = {
        head,        section, subsection, note,        way,       figure,
        figures_end, table,   html_years, html_matrix, html_card, end};

    *p = (struct page){.ops = &ops,
                       .scope = s,
                       .most = 50,
                       .rows = 25,
                       .cells = 400,
                       .pairs = 40,
                       .budget = 1,
                       .room = 4400000};
}

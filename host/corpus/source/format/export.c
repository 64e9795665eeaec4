#include "export.h"

#include <string.h>

#include "export_forms.h"

/* The codes that only an export has as lines: a date behind PD, HD and SN with
   or without something, a document behind AN. */
struct code_signs {
    size_t codes, dates, documents;
};

static void
count_code(struct code_signs *n, struct piece line, size_t spaces)
{
    struct piece value;
    const char *name = line_code(line, spaces, &value);

    n->documents += line_is_document(name ? value : line);
    if (!name)
        return;
    n->dates += memcmp(line.s, "PD", 2) == 0 && line_is_date(value);
    n->codes += memcmp(line.s, "HD", 2) == 0 || memcmp(line.s, "PD", 2) == 0 ||
                memcmp(line.s, "SN", 2) == 0;
}

bool
export_open(struct export *x, const char *s, size_t len)
{
    const char *at = s, *end = s + len;
    size_t lengths = 0, borders = 0, signs = 0, rules = 0;
    struct code_signs wide = {0}, narrow = {0};
    struct piece line, value;
    bool tail;

    *x = (struct export){s, end, EXPORT_NONE, 2};
    if (!memmem(s, len, "Document", 8) && !memmem(s, len, "DOCUMENT", 8))
        return false; /* every form has one of them in each article */
    while (line_next(&at, end, &line)) {
        const char *name = line_label(line, &value, &tail);

        if (line_is_words(line) ||
            (name && strcmp(name, "length") == 0 && line_is_words(value)))
            lengths++;
        rules += proquest_border(line);
        signs += proquest_sign(line);
        borders += line_is(line, "End of Document") || line_is_number(line);
        count_code(&wide, line, 2);
        count_code(&narrow, line, 1);
    }
    if (rules && signs)
        x->form = EXPORT_PROQUEST;
    else if (borders && lengths)
        x->form = EXPORT_NEXIS;
    else if ((wide.documents && wide.codes >= 3) ||
             (narrow.documents && narrow.codes >= 3 && narrow.dates))
        x->form = EXPORT_FACTIVA_CODES;
    else if (wide.documents && lengths)
        x->form = EXPORT_FACTIVA;
    if (wide.codes < 3)
        x->spaces = 1;
    return x->form != EXPORT_NONE;
}

/* Whether the line is the last one of its article. */
static bool
ends_article(const struct export *x, struct piece line)
{
    struct piece value;

    if (x->form == EXPORT_NEXIS)
        return line_is(line, "End of Document");
    if (x->form == EXPORT_PROQUEST)
        return false;
    return line_is_document(line) ||
           (line_code(line, x->spaces, &value) && line_is_document(value));
}

/* Whether the line stands before an article. */
static bool
begins_article(const struct export *x, struct piece line)
{
    if (x->form == EXPORT_NEXIS)
        return line_is_number(line);
    return x->form == EXPORT_PROQUEST && proquest_border(line);
}

/* The lines of the next article, without those between articles. */
static bool
next_piece(struct export *x, struct piece *out)
{
    const char *s = x->s, *before = s;
    struct piece line;
    bool any = false;

    out->s = s;
    while (line_next(&s, x->end, &line)) {
        if (begins_article(x, line)) {
            if (any)
                break; /* the next one begins here */
            out->s = s;
            before = s;
            continue;
        }
        before = s;
        any |= line.len > 0;
        if (ends_article(x, line))
            break;
    }
    out->len = (size_t)(before - out->s);
    x->s = before;
    return any;
}

enum export_found
export_next(struct export *x, struct record *r)
{
    struct piece piece;
    bool article = false;

    r->n = 0;
    r->replaced = 0;
    buf_clear(&r->bytes);
    if (!next_piece(x, &piece))
        return EXPORT_END;
    switch (x->form) {
    case EXPORT_NEXIS:
        article = nexis_read(r, piece);
        break;
    case EXPORT_FACTIVA:
        article = factiva_read(r, piece);
        break;
    case EXPORT_FACTIVA_CODES:
        article = factiva_read_codes(r, piece, x->spaces);
        break;
    case EXPORT_PROQUEST:
        article = proquest_read(r, piece);
        break;
    case EXPORT_NONE:
        break;
    }
    return article ? EXPORT_ARTICLE : EXPORT_OTHER;
}

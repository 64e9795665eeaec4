#include "export.h"

#include <string.h>

#include "export_forms.h"

bool
export_open(struct export *x, const char *s, size_t len)
{
    const char *at = s, *end = s + len;
    size_t lengths = 0, borders = 0, documents = 0, codes = 0, signs = 0;
    size_t rules = 0;
    struct piece line, value;
    bool tail;

    *x = (struct export){s, end, EXPORT_NONE};
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
        name = line_code(line, &value);
        documents += line_is_document(name ? value : line);
        if (name &&
            (memcmp(line.s, "HD", 2) == 0 || memcmp(line.s, "PD", 2) == 0 ||
             memcmp(line.s, "SN", 2) == 0))
            codes++;
    }
    if (rules && signs)
        x->form = EXPORT_PROQUEST;
    else if (borders && lengths)
        x->form = EXPORT_NEXIS;
    else if (documents && codes >= 3)
        x->form = EXPORT_FACTIVA_CODES;
    else if (documents && lengths)
        x->form = EXPORT_FACTIVA;
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
           (line_code(line, &value) && line_is_document(value));
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
        article = factiva_read_codes(r, piece);
        break;
    case EXPORT_PROQUEST:
        article = proquest_read(r, piece);
        break;
    case EXPORT_NONE:
        break;
    }
    return article ? EXPORT_ARTICLE : EXPORT_OTHER;
}

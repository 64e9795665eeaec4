#include "export_lines.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "date.h"

bool
line_next(const char **s, const char *end, struct piece *line)
{
    const char *stop;

    if (*s >= end)
        return false;
    stop = memchr(*s, '\n', (size_t)(end - *s));
    line->s = *s;
    line->len = (size_t)((stop ? stop : end) - *s);
    *s = stop ? stop + 1 : end;
    while (line->len && strchr(" \t", *line->s)) {
        line->s++;
        line->len--;
    }
    while (line->len && strchr(" \t", line->s[line->len - 1]))
        line->len--;
    return true;
}

bool
line_begins(struct piece line, const char *text)
{
    size_t n = strlen(text);

    return line.len >= n && strncasecmp(line.s, text, n) == 0;
}

bool
line_is(struct piece line, const char *text)
{
    return line.len == strlen(text) && line_begins(line, text);
}

/* Bytes of digits and commas at s. */
static size_t
number(const char *s, size_t len)
{
    size_t n = 0;

    while (n < len && n < 12 &&
           (isdigit((unsigned char)s[n]) || (n && s[n] == ',')))
        n++;
    return n;
}

bool
line_is_words(struct piece line)
{
    size_t n = number(line.s, line.len);

    return n && (line_is((struct piece){line.s + n, line.len - n}, " words") ||
                 line_is((struct piece){line.s + n, line.len - n}, " word"));
}

bool
line_is_number(struct piece line)
{
    size_t n = number(line.s, line.len), m;

    if (!n || !line_begins((struct piece){line.s + n, line.len - n}, " of "))
        return false;
    n += 4;
    m = number(line.s + n, line.len - n);
    line = (struct piece){line.s + n + m, line.len - n - m};
    return m && (line_is(line, " DOCUMENTS") || line_is(line, " DOCUMENT"));
}

/* A code of the source, the date, and a number in letters and digits. */
bool
line_is_document(struct piece line)
{
    size_t digits = 0;

    if (!line_begins(line, "Document ") || line.len < 9 + 18 ||
        line.len > 9 + 40)
        return false;
    for (size_t i = 9; i < line.len; i++) {
        if (!isalnum((unsigned char)line.s[i]))
            return false;
        digits += isdigit((unsigned char)line.s[i]) != 0;
    }
    return digits >= 8;
}

const char *
line_label(struct piece line, struct piece *value, bool *tail)
{
    static const struct {
        const char *label, *name;
        bool tail;
    } labels[] = {
        {"BYLINE:", "author", false},
        {"SECTION:", "section", false},
        {"LENGTH:", "length", false},
        {"DATELINE:", "dateline", false},
        {"HIGHLIGHT:", "highlight", false},
        {"LOAD-DATE:", "load_date", true},
        {"LANGUAGE:", "language", true},
        {"PUBLICATION-TYPE:", "publication_type", true},
        {"DOCUMENT-TYPE:", "document_type", true},
        {"JOURNAL-CODE:", "journal_code", true},
        {"SUBJECT:", "subject", true},
        {"GEOGRAPHIC:", "geographic", true},
        {"ORGANIZATION:", "organization", true},
        {"COMPANY:", "company", true},
        {"INDUSTRY:", "industry", true},
        {"PERSON:", "person", true},
        {"COUNTRY:", "country", true},
        {"GRAPHIC:", "graphic", true},
        {"URL:", "url", true},
    };

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (!line_begins(line, labels[i].label))
            continue;
        *tail = labels[i].tail;
        value->s = line.s + strlen(labels[i].label);
        value->len = line.len - strlen(labels[i].label);
        while (value->len && *value->s == ' ') {
            value->s++;
            value->len--;
        }
        return labels[i].name;
    }
    return NULL;
}

const char *
line_code(struct piece line, size_t spaces, struct piece *value)
{
    static const char *const codes[][2] = {
        {"HD", "title"},     {"BY", "author"},      {"PD", "date"},
        {"SN", "outlet"},    {"LA", "language"},    {"LP", "text"},
        {"TD", "text"},      {"AN", "id"},          {"SE", "section"},
        {"WC", "length"},    {"SC", "source_code"}, {"PG", "page"},
        {"ED", "edition"},   {"ET", "time"},        {"CR", "credit"},
        {"CY", "copyright"}, {"CO", "company"},     {"IN", "industry"},
        {"NS", "subject"},   {"RE", "region"},      {"IPC", "ipc"},
        {"IPD", "ipd"},      {"PUB", "publisher"},  {"CT", "contact"},
        {"RF", "reference"}, {"ART", "art"},        {"CLM", "column"},
        {"VOL", "volume"},
    };

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        size_t n = strlen(codes[i][0]);
        const char *s = line.s + n;
        size_t len = line.len - n;

        if (line.len < n || memcmp(line.s, codes[i][0], n) != 0 ||
            (len && *s != '\t' &&
             (len <= spaces || memcmp(s, "  ", spaces) != 0)))
            continue;
        while (len && strchr(" \t", *s)) {
            s++;
            len--;
        }
        *value = (struct piece){s, len};
        return codes[i][1];
    }
    return NULL;
}

bool
line_is_date(struct piece line)
{
    struct date date;
    size_t len = line.len;

    if (len > 80)
        return false;
    while (len && !date_of_line(line.s, len, &date)) {
        while (len && line.s[len - 1] != ' ')
            len--;
        while (len && strchr(" ,(", line.s[len - 1]))
            len--;
    }
    return len > 0;
}

/* A few capitalised words or numbers, the last `Edition`, or what comes behind
   it set off by a sign. */
bool
line_is_edition(struct piece line)
{
    static const char word[] = "Edition";
    const char *at = line.s + line.len - (line.len < 7 ? 0 : 7);
    size_t rest, words = 0;

    if (line.len > 60 || !memmem(line.s, line.len, word, strlen(word)))
        return false;
    while (memcmp(at, word, strlen(word)) != 0)
        at--; /* the last one */
    rest = line.len - (size_t)(at + strlen(word) - line.s);
    for (const char *s = line.s; s < at; s++) {
        bool first = s == line.s || s[-1] == ' ';

        if (first && !isupper((unsigned char)*s) && !isdigit((unsigned char)*s))
            return false;
        words += first;
    }
    at += strlen(word);
    return words <= 4 &&
           (!rest || (rest > 2 && *at == ' ' && strchr("-(", at[1])));
}

bool
line_is_time(struct piece line)
{
    size_t n = number(line.s, line.len), m = 0;
    struct piece rest;

    if (n && n < 3 && n < line.len && line.s[n] == ':')
        m = number(line.s + n + 1, line.len - n - 1);
    if (m != 2)
        return false;
    rest = (struct piece){line.s + n + 3, line.len - n - 3};
    return !rest.len || line_is(rest, " AM") || line_is(rest, " PM");
}

bool
line_is_copyright(struct piece line)
{
    return line_begins(line, "Copyright") || line_begins(line, "(c)") ||
           line_begins(line, "\xc2\xa9") ||
           line_begins(line, "All Rights Reserved");
}

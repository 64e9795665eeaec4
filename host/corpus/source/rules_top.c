#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "mem.h"
#include "outlet.h"
#include "rules.h"

#define TOP_LINES 10

static const char *
at(const struct cleaning *c, size_t i)
{
    return c->l.text + c->l.at[i].start;
}

/* The next unclaimed line behind i, or n. */
static size_t
next_free(const struct lines *l, size_t i)
{
    for (i++; i < l->n && !lines_free_at(l, i);)
        i++;
    return i;
}

/* `Support The Moscow Times!`: a page's verb and a name, with an exclamation
   mark, or without one where the name is a known outlet's. */
static bool
banner(struct cleaning *c, size_t i)
{
    static const char *const verbs[] = {
        "Support ",   "Subscribe to ", "Follow ",     "Join ",
        "Donate to ", "Sign up for ",  "Welcome to ",
    };
    const char *s;
    size_t len = lines_len(&c->l, i);
    char *name = NULL;

    if (len > 80)
        return false;
    buf_clear(&c->plain);
    plain_form(at(c, i), len, false, &c->plain);
    s = buf_text(&c->plain);
    for (size_t k = 0; !name && k < sizeof verbs / sizeof *verbs; k++) {
        size_t n = strlen(verbs[k]);

        if (!rules_starts(s, verbs[k]))
            continue;
        name = rules_name_at(s + n);
        n += name ? strlen(name) : 0;
        if (name && strcmp(s + n, "!") != 0) {
            free(name);
            name = NULL;
        }
    }
    if (!name)
        return false;
    lines_claim(&c->l, i, "banner", "support-outlet");
    if (c->printed)
        free(name);
    else
        c->printed = name;
    return true;
}

/* The next letter or digit, lower-cased, or 0 at the end. */
static int
next_letter(const char **s, const char *end)
{
    while (*s < end) {
        unsigned char ch = (unsigned char)*(*s)++;

        if (isalnum(ch))
            return tolower(ch);
    }
    return 0;
}

/* Whether a line is the title that is known already, marks and case aside. */
static bool
known_title(const struct cleaning *c, size_t i)
{
    const char *s = at(c, i), *end = s + lines_len(&c->l, i);
    const char *t = c->d->title, *t_end = t ? t + strlen(t) : NULL;
    size_t same = 0;

    while (t) {
        int x = next_letter(&s, end);

        if (x != next_letter(&t, t_end))
            return false;
        if (!x)
            return same > 0;
        same++;
    }
    return false;
}

/* A markdown heading's text, or NULL. */
static const char *
heading(const struct cleaning *c, size_t i, size_t *len)
{
    const char *s = at(c, i);
    size_t n = 0;

    *len = lines_len(&c->l, i);
    while (n < *len && s[n] == '#')
        n++;
    if (n < 1 || n > 2 || n == *len || s[n] != ' ')
        return NULL;
    while (n < *len && s[n] == ' ')
        n++;
    s += n;
    *len -= n;
    while (*len && (s[*len - 1] == '#' || s[*len - 1] == ' '))
        --*len;
    return *len ? s : NULL;
}

/* Whether what follows line i fits a title: a gap or a date line, or, in a
   file without gaps, a much longer sentence. */
static bool
followed(const struct cleaning *c, size_t i)
{
    const struct lines *l = &c->l;
    size_t next = next_free(l, i);
    struct date date;

    if (next == l->n)
        return false;
    if (date_of_line(at(c, next), lines_len(l, next), &date))
        return true;
    if (l->gaps)
        return l->at[i].gap_after;
    return l->n > 3 && lines_len(l, i) <= 110 && !l->at[i].final &&
           l->at[next].final && lines_len(l, next) > 80 &&
           lines_len(l, next) > lines_len(l, i) * 3 / 2;
}

static bool
title_line(const struct cleaning *c, size_t i)
{
    const struct lines *l = &c->l;
    const char *s = at(c, i);
    size_t len = lines_len(l, i), words = count_words(s, len);
    char last = s[len - 1];

    if (len > 180 || words < 2 || words > 28 || !followed(c, i) ||
        islower((unsigned char)*s) || !lines_alone(l, i))
        return false;
    if (strchr(":;,-", last) ||
        (len > 3 && memcmp(s + len - 3, "\u2014", 3) == 0))
        return false;
    if (!l->at[i].final || last == '?' || last == '!')
        return true;
    return len < 100 && l->at[i].gap_after && title_case(s, len) >= 0.75;
}

static void
set_title(struct cleaning *c, size_t i, const char *s, size_t len,
          const char *rule)
{
    lines_claim(&c->l, i, "title", rule);
    if (c->d->title)
        return;
    buf_clear(&c->plain);
    buf_add(&c->plain, s, len);
    c->d->title = mem_string(buf_text(&c->plain));
}

static bool
title(struct cleaning *c, size_t i, bool have)
{
    size_t len;
    const char *s;

    if (known_title(c, i)) {
        lines_claim(&c->l, i, "title", "same-as-title");
        return true;
    }
    if (!c->in_file || have)
        return false;
    s = heading(c, i, &len);
    if (s) {
        set_title(c, i, s, len, "markdown-heading");
        return true;
    }
    if (!title_line(c, i))
        return false;
    set_title(c, i, at(c, i), lines_len(&c->l, i), "first-short-line");
    return true;
}

static bool
date_line(struct cleaning *c, size_t i)
{
    struct date date;
    struct doc *d = c->d;

    if (!date_of_line(at(c, i), lines_len(&c->l, i), &date))
        return false;
    lines_claim(&c->l, i, "date-line", "date-alone");
    if (!d->published) {
        d->published = mem_string(date.text);
        d->precision = mem_string(date.precision);
        d->basis = mem_string("line");
    }
    return true;
}

/* Whether s is names: capitalised words joined by and, a comma or &. */
static bool
names(const char *s)
{
    static const char *const never[] = {"The ", "A ",  "An ",  "Any ",
                                        "All ", "My ", "Our ", "This "};
    size_t words = 0;

    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        if (rules_starts(s, never[i]))
            return false;
    }
    while (*s) {
        size_t n = strcspn(s, " ");
        bool joint = (n == 3 && memcmp(s, "and", 3) == 0) ||
                     (n == 1 && strchr("&|,", *s)) ||
                     (n == 2 && memcmp(s, "of", 2) == 0) ||
                     (n == 3 && memcmp(s, "for", 3) == 0) ||
                     (n == 3 && memcmp(s, "the", 3) == 0);

        if (!joint && !isupper((unsigned char)*s) && !(*s & 0x80))
            return false;
        words += !joint;
        s += n;
        s += strspn(s, " ");
    }
    return words >= 2 && words <= 12;
}

/* `By X Y` alone on a line. */
static bool
byline(struct cleaning *c, size_t i)
{
    size_t len = lines_len(&c->l, i);
    const char *s;

    if (len < 6 || len > 120 || lines_runs_on(&c->l, i))
        return false;
    buf_clear(&c->plain);
    plain_form(at(c, i), len, false, &c->plain);
    s = buf_text(&c->plain);
    if ((!rules_starts(s, "By ") && !rules_starts(s, "BY ")) ||
        strchr("?!:;", s[strlen(s) - 1]) || !names(s + 3))
        return false;
    lines_claim(&c->l, i, "byline", "by-names");
    if (!c->d->author) {
        len = strlen(s + 3);
        while (len && strchr(" .,|", s[2 + len]))
            len--;
        c->d->author = mem_copy(s + 3, len);
    }
    return true;
}

/* (4th R), (left), (from left), or both (L) and (R): where people stand in a
   picture. One of (L), (R), (C) alone is as often a party. */
static bool
positions(const char *s)
{
    static const char *const sides[] = {"l)",      "r)",     "c)",     "left)",
                                        "center)", "right)", "centre)"};
    unsigned letters_seen = 0;

    for (s = strchr(s, '('); s; s = strchr(s + 1, '(')) {
        const char *p = s + 1;

        if (isdigit((unsigned char)*p) && isalpha((unsigned char)p[1]) &&
            isalpha((unsigned char)p[2]))
            p += 3 + (p[3] == ' ');
        else if (rules_starts(p, "from "))
            p += 5;
        for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
            if (!rules_starts(p, sides[i]))
                continue;
            if (i > 2 || p > s + 1)
                return true;
            letters_seen |= 1u << i;
        }
    }
    return (letters_seen & 3) == 3;
}

/* Between title or date and the lead: a line that tells what a picture shows,
   or a short phrase that is neither sentence nor headline. */
static bool
caption(struct cleaning *c, size_t i)
{
    static const char *const marks[] = {
        "getty images", "ap photo", "file photo", "photo by",       "photo:",
        "/afp",         "/ap)",     "/reuters)",  "photo courtesy", NULL,
    };
    struct lines *l = &c->l;
    size_t len = lines_len(l, i), next = next_free(l, i);
    const char *s;
    bool short_phrase;

    if (len > 400 || next == l->n)
        return false;
    s = lines_plain(l, i, &c->plain);
    if (positions(s) || rules_holds(s, marks)) {
        lines_claim(l, i, "caption", "picture-marks");
        return true;
    }
    short_phrase = (rules_starts(s, "a ") || rules_starts(s, "an ") ||
                    rules_starts(s, "the ")) &&
                   !l->at[i].final && l->at[i].gap_before &&
                   l->at[i].gap_after && len <= 80 &&
                   count_words(s, strlen(s)) <= 9 &&
                   title_case(at(c, i), len) < 0.5 && l->at[next].final &&
                   lines_len(l, next) >= 80 && c->in_file;
    if (short_phrase)
        lines_claim(l, i, "caption", "phrase-before-lead");
    return short_phrase;
}

void
rules_top(struct cleaning *c)
{
    struct lines *l = &c->l;
    bool titled = false, dated = false;

    for (size_t i = 0, seen = 0; i < l->n && seen < TOP_LINES; i++) {
        if (!lines_free_at(l, i))
            continue;
        if (!lines_alone(l, i) && seen++ > 0)
            return;
        seen += lines_alone(l, i);
        if (seen <= 3 && !titled && banner(c, i))
            continue;
        if (date_line(c, i)) {
            dated = true;
            continue;
        }
        if (i > 0 && byline(c, i))
            continue;
        if (!titled && !dated && title(c, i, titled)) {
            titled = true;
            continue;
        }
        if ((titled || dated) && caption(c, i))
            continue;
        if (l->at[i].final && lines_len(l, i) >= 60)
            return;
    }
}

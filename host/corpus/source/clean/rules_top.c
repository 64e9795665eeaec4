#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "date.h"
#include "mem.h"
#include "outlet.h"
#include "rules.h"

#define TOP_LINES 10
#define GLUED_STOP_MAX 110 /* bytes of a title that ends in a full stop */
#define DATELINE_MAX 80    /* bytes, to its dash */

static const char *
at(const struct cleaning *c, size_t i)
{
    return c->l.text + c->l.at[i].start;
}

/* Whether a name is that of the document's outlet as given or by its url. */
static bool
own_name(const struct cleaning *c, const char *name)
{
    char *fold = outlet_fold(name, strlen(name));
    char *url = c->d->url ? outlet_of_url(c->d->url) : NULL;
    const char *have[] = {c->d->outlet, url, c->printed};
    bool own = false;

    for (size_t i = 0; i < sizeof have / sizeof *have; i++)
        own = own || (have[i] &&
                      (strcmp(have[i], fold) == 0 || outlet_is(have[i], name)));
    free(url);
    free(fold);
    return own;
}

/* `Support The Moscow Times!`: a page's verb and a name, with an exclamation
   mark, or without one where the name is a known outlet's. */
bool
rules_banner(struct cleaning *c, size_t i, bool own)
{
    static const char *const verbs[] = {
        "Support ",   "Subscribe to ", "Follow ",     "Join ",
        "Donate to ", "Sign up for ",  "Welcome to ",
    };
    const char *s;
    size_t len = lines_len(&c->l, i);
    char *name = NULL;

    if (len > 80 || !strchr("SFJDW", *at(c, i)))
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
        if (name && (strcmp(s + n, "!") != 0 || (own && !own_name(c, name)))) {
            free(name);
            name = NULL;
        }
    }
    if (!name)
        return false;
    lines_claim(&c->l, i, "banner", "support-outlet");
    rules_printed(c, name, true);
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

/* Whether s is names: capitalised words joined by and, a comma or &. */
static bool
names(const char *s, size_t len)
{
    const char *end = s + len;
    static const char *const never[] = {"The ", "A ",  "An ",  "Any ",
                                        "All ", "My ", "Our ", "This "};
    size_t words = 0;

    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        if (rules_starts(s, never[i]))
            return false;
    }
    while (s < end) {
        const char *space = memchr(s, ' ', (size_t)(end - s));
        size_t n = (size_t)((space ? space : end) - s);
        bool joint = (n == 3 && memcmp(s, "and", 3) == 0) ||
                     (n == 1 && strchr("&|,", *s)) ||
                     (n == 2 && memcmp(s, "of", 2) == 0) ||
                     (n == 3 && memcmp(s, "for", 3) == 0) ||
                     (n == 3 && memcmp(s, "the", 3) == 0);

        if (!joint && !isupper((unsigned char)*s) && !(*s & 0x80))
            return false;
        words += !joint;
        s += n;
        s += s < end ? strspn(s, " ") : 0;
    }
    return words >= 2 && words <= 12;
}

/* `By our Washington staff`: nobody's name, but no story either. */
static bool
by_staff(const char *s)
{
    static const char *const heads[] = {"By our ", "By Our ", "By a ", "By A ",
                                        NULL};
    static const char *const tails[] = {
        " staff",          " correspondent", " staff writer",   " reporter",
        " staff reporter", " reporters",     " correspondents", NULL};
    size_t len = strlen(s);
    bool head = false, tail = false;

    for (const char *const *h = heads; *h; h++)
        head = head || rules_starts(s, *h);
    for (const char *const *t = tails; *t; t++)
        tail = tail ||
               (len > strlen(*t) && strcasecmp(s + len - strlen(*t), *t) == 0);
    return head && tail && len <= 60;
}

/* Who made it, in a plain line `By X Y`, also one that goes on with a date,
   which is read then: the names, *len bytes; NULL: that is no byline. */
static const char *
byline_names(const char *s, size_t *len, struct date *date)
{
    if (!rules_starts(s, "By ") && !rules_starts(s, "BY "))
        return NULL;
    s += strlen("By ");
    if (!date_behind(s, strlen(s), len, date))
        *len = strlen(s);
    if (!*len || strchr("?!:;", s[*len - 1]))
        return NULL;
    while (*len && strchr(" .,|-", s[*len - 1]))
        --*len;
    return names(s, *len) ? s : NULL;
}

/* Whether line i is a byline and nothing else; leaves it in c->plain. */
static bool
is_byline(struct cleaning *c, size_t i)
{
    size_t len = lines_len(&c->l, i);
    struct date date;

    if (len < 6 || len > 120)
        return false;
    buf_clear(&c->plain);
    plain_form(at(c, i), len, false, &c->plain);
    return by_staff(buf_text(&c->plain)) ||
           byline_names(buf_text(&c->plain), &len, &date);
}

/* Whether what follows line i fits a title: a gap, a date line or a byline, or,
   in a file without gaps, a much longer sentence. */
static bool
followed(struct cleaning *c, size_t i)
{
    const struct lines *l = &c->l;
    size_t next = lines_next(l, i);
    struct date date;

    if (next == l->n)
        return false;
    if (date_of_line(at(c, next), lines_len(l, next), &date) ||
        rules_imprint_at(c, next, true))
        return true;
    /* In capitals a line may go on with `BY`. */
    if (strncmp(at(c, next), "By ", 3) == 0 && is_byline(c, next))
        return true;
    if (l->gaps)
        return l->at[i].gap_after;
    return l->n > 3 && lines_len(l, i) <= 110 && !l->at[i].final &&
           l->at[next].final && lines_len(l, next) > 80 &&
           lines_len(l, next) > lines_len(l, i) * 3 / 2;
}

/* Whether a short line that ends in a full stop is of the story, not a title
   with a stop glued on: it tells (an article, and an auxiliary or `said`), says
   on which day, or is two sentences. */
static bool
tells(struct cleaning *c, size_t i)
{
    static const char *const articles[] = {" the ", " a ", " an ", NULL};
    static const char *const verbs[] = {" was ", " were ", " had ",
                                        " has ", " have ", " been ",
                                        " is ",  " are ",  NULL};
    static const char *const days[] = {
        " said ",        " said.",       " on monday", " on tuesday",
        " on wednesday", " on thursday", " on friday", " on saturday",
        " on sunday",    " this week",   NULL};
    const char *s = lines_plain(&c->l, i, &c->plain);
    bool article = rules_holds(s, articles) || rules_starts(s, "the ") ||
                   rules_starts(s, "a ") || rules_starts(s, "an ");

    for (const char *stop = s; (stop = strstr(stop + 1, ". "));) {
        if (stop - s > 2 && islower((unsigned char)stop[-1]) &&
            islower((unsigned char)stop[-2]))
            return true;
    }
    return rules_holds(s, days) || (article && rules_holds(s, verbs));
}

/* Whether a line begins with a place as agencies print it: `MOSCOW -`,
   `Moscow, March 20 (Agency) -`. */
static bool
dateline(struct cleaning *c, size_t i)
{
    const char *s = at(c, i), *dash;
    size_t len = lines_len(&c->l, i), capitals = 0;

    buf_clear(&c->plain);
    plain_form(s, len < DATELINE_MAX ? len : DATELINE_MAX, false, &c->plain);
    s = buf_text(&c->plain);
    dash = strstr(s, " -");
    while (isupper((unsigned char)s[capitals]))
        capitals++;
    return dash && dash > s && (dash[2] == ' ' || dash[2] == '-') &&
           (dash[-1] == ')' || capitals >= 3);
}

static bool
title_line(struct cleaning *c, size_t i, bool begun)
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
    return !begun && len <= GLUED_STOP_MAX && l->at[i].gap_after &&
           (title_case(s, len) >= 0.75 || (!tells(c, i) && !dateline(c, i)));
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

/* Whether the line below is the rule that makes a markdown heading of i. */
static bool
underlined(const struct cleaning *c, size_t i)
{
    const struct lines *l = &c->l;
    const char *s;
    size_t len;

    if (i + 1 == l->n || l->at[i].gap_after || !l->at[i].gap_before)
        return false;
    s = at(c, i + 1);
    len = lines_len(l, i + 1);
    for (size_t k = 0; k < len; k++) {
        if (s[k] != *s)
            return false;
    }
    return len >= 3 && strchr("=-", *s);
}

/* begun: a line stands above that no rule knows, so that a sentence is the
   story's. */
static bool
title(struct cleaning *c, size_t i, bool begun)
{
    size_t len;
    const char *s;

    if (known_title(c, i)) {
        lines_claim(&c->l, i, "title", "same-as-title");
        return true;
    }
    if (!c->in_file)
        return false;
    s = heading(c, i, &len);
    if (s) {
        set_title(c, i, s, len, "markdown-heading");
        return true;
    }
    if (underlined(c, i) && lines_len(&c->l, i) <= 180) {
        set_title(c, i, at(c, i), lines_len(&c->l, i), "markdown-heading");
        lines_claim(&c->l, i + 1, "title", "markdown-heading");
        return true;
    }
    if (!title_line(c, i, begun))
        return false;
    set_title(c, i, at(c, i), lines_len(&c->l, i), "first-short-line");
    return true;
}

static bool
date_line(struct cleaning *c, size_t i)
{
    struct date date;
    const char *s = at(c, i);
    size_t len = lines_len(&c->l, i);

    while (len > 2 && strchr("*_", *s) && s[len - 1] == *s) { /* emphasis */
        s++;
        len -= 2;
    }
    if (!date_of_line(s, len, &date))
        return false;
    lines_claim(&c->l, i, "date-line", "date-alone");
    rules_published(c->d, &date);
    return true;
}

/* Whether the line behind i is a date. */
static bool
dated_behind(const struct cleaning *c, size_t i)
{
    struct date date;

    return i + 1 < c->l.n &&
           date_of_line(at(c, i + 1), lines_len(&c->l, i + 1), &date);
}

/* A first line may be a title unless a date says what it is. */
static bool
byline(struct cleaning *c, size_t i)
{
    struct date date = {0};
    const char *s;
    size_t len;

    if (lines_runs_on(&c->l, i) || !is_byline(c, i))
        return false;
    s = byline_names(buf_text(&c->plain), &len, &date);
    if (i == 0 && !date.precision && !dated_behind(c, i))
        return false;
    lines_claim(&c->l, i, "byline", s ? "by-names" : "by-staff");
    if (s && !c->d->author)
        c->d->author = mem_copy(s, len);
    if (s && date.precision)
        rules_published(c->d, &date);
    return true;
}

/* Whether the first line is the name of a known outlet, with more below it. */
static bool
masthead(struct cleaning *c, size_t i)
{
    const char *name;

    if (i > 0 || lines_next(&c->l, i) == c->l.n || lines_len(&c->l, i) > 60)
        return false;
    buf_clear(&c->plain);
    plain_form(at(c, i), lines_len(&c->l, i), false, &c->plain);
    name = outlet_known(buf_text(&c->plain));
    if (!name)
        return false;
    lines_claim(&c->l, i, "banner", "known-outlet");
    rules_printed(c, mem_string(name), true);
    return true;
}

/* Whether the page says that line i is a picture's, or a link to elsewhere. */
static bool
is_foreign(const struct cleaning *c, size_t i)
{
    const struct line *line = &c->l.at[i];

    for (size_t k = 0; k < c->d->n_removed; k++) {
        const struct removed *r = &c->d->removed[k];

        if (r->at.start <= line->start && line->stop <= r->at.stop &&
            (strcmp(r->kind, "caption") == 0 ||
             strcmp(r->kind, "related") == 0))
            return true;
    }
    return false;
}

void
rules_top(struct cleaning *c)
{
    struct lines *l = &c->l;
    bool titled = false, dated = false, begun = false;

    for (size_t i = 0, seen = 0; i < l->n && seen < TOP_LINES; i++) {
        if (!lines_free_at(l, i) || is_foreign(c, i))
            continue;
        if (!lines_alone(l, i) && seen++ > 0)
            return;
        seen += lines_alone(l, i);
        if (masthead(c, i) ||
            (seen <= 3 && !titled && rules_banner(c, i, false)))
            continue;
        if (date_line(c, i)) {
            dated = true;
            continue;
        }
        if (byline(c, i))
            continue;
        if (rules_imprint(c, i, titled)) {
            dated = titled; /* the title may stand below it */
            continue;
        }
        if (!titled && !dated && title(c, i, begun)) {
            titled = true;
            continue;
        }
        if ((titled || dated) && rules_caption(c, i, dated))
            continue;
        if (l->at[i].final && lines_len(l, i) >= 60)
            return;
        begun = true;
    }
}

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "rules.h"

/* The last unclaimed line, + 1. */
static size_t
last_free(const struct lines *l)
{
    size_t n = l->n;

    while (n && !lines_free_at(l, n - 1))
        n--;
    return n;
}

/* A word with which wires end, or the wire's own name: `- Reuters`, `(AFP)`. */
static bool
sign_off(const char *s)
{
    static const char *const marks[] = {
        "reuter", "reuters", "ends", "30-", "###",      "end",   "enditem",
        "afp",    "ap",      "tass", "dpa", "xinhua",   "kyodo", "yonhap",
        "pti",    "ians",    "ani",  "upi", "interfax", NULL};
    char copy[16];
    size_t n;

    s += strspn(s, "-( ");
    n = strlen(s);
    if (n >= sizeof copy)
        return false;
    memcpy(copy, s, n + 1);
    while (n && strchr(" .)", copy[n - 1]))
        copy[--n] = '\0';
    for (const char *const *m = marks; *m; m++) {
        if (strcmp(copy, *m) == 0)
            return true;
    }
    return false;
}

/* Who made it and who owns it: a line that says nothing else. */
static bool
notice(const char *s)
{
    static const char *const heads[] = {
        "copyright ",
        "(c) ",
        "\xc2\xa9",
        "all rights reserved",
        "(reporting ",
        "(writing ",
        "(additional reporting ",
        "additional reporting by ",
        "with reporting by ",
        "a version of this article app",
        "a version of this story app",
        "(editing ",
        NULL,
    };
    static const char *const marks[] = {
        "all rights reserved",
        "may not be published, broadcast",
        "contributed to this report",
        "contributed reporting",
        "reprint permission",
        "terms of service",
        "follow her on ",
        "follow him on ",
        "follow them on ",
        NULL,
    };
    size_t len = strlen(s);

    if (len > 300 || strchr(s, '"'))
        return false;
    for (const char *const *h = heads; *h; h++) {
        if (rules_starts(s, *h))
            return true;
    }
    if (rules_starts(s, "reporting by "))
        return strstr(s, "editing by ") != NULL;
    return len <= 160 && rules_holds(s, marks) && !strchr(s, '?');
}

/* The outlet in a copyright line: `(c) 2015 Northgate Dispatch.` */
static void
copyright_name(struct cleaning *c, size_t i)
{
    static const char *const marks[] = {"copyright", "(c)", "\xc2\xa9", "by",
                                        NULL};
    const char *s;
    bool sure;

    buf_clear(&c->plain);
    plain_form(c->l.text + c->l.at[i].start, lines_len(&c->l, i), false,
               &c->plain);
    s = buf_text(&c->plain);
    if (strncasecmp(s, "copyright", 9) && strncasecmp(s, "(c)", 3) &&
        !rules_starts(s, "\xc2\xa9"))
        return;
    sure = strcasestr(s, "all rights reserved") != NULL;
    for (const char *const *m = marks; *m;) {
        size_t n = strlen(*m);

        s += strspn(s, " ,-0123456789");
        if (strncasecmp(s, *m, n) == 0 && !isalpha((unsigned char)s[n])) {
            s += n;
            m = marks;
        } else {
            m++;
        }
    }
    rules_printed(c, rules_name_at(s), sure);
}

static bool
is_word(const char *s, size_t len, const char *word)
{
    return len == strlen(word) && memcmp(s, word, len) == 0;
}

/* A wire's sign-off behind the last sentence, on its line: just the word. */
static void
signed_line(struct cleaning *c, size_t i)
{
    const struct line *line = &c->l.at[i];
    const char *text = c->l.text;
    uint32_t stop = line->stop, start = stop;
    bool stops;

    while (start > line->start && isalpha((unsigned char)text[start - 1]))
        start--;
    if (start < line->start + 2 || text[start - 1] != ' ')
        return;
    stops = strchr(".!?\"')", text[start - 2]) != NULL;
    if (is_word(text + start, stop - start, "REUTER") ||
        (stops && (is_word(text + start, stop - start, "Reuter") ||
                   is_word(text + start, stop - start, "Enditem"))))
        doc_remove(c->d, start, stop, "sign-off", "wire-sign-off");
}

/* From the end upwards, as long as lines are claimed; a few at most. */
static void
closing(struct cleaning *c)
{
    struct lines *l = &c->l;
    bool last = true; /* everything behind the line is claimed */

    for (size_t n = last_free(l), seen = 0; n && seen < 5; n--, seen++) {
        size_t i = n - 1;
        const char *s;

        if (!lines_free_at(l, i))
            continue;
        if (seen == 0)
            signed_line(c, i);
        if (lines_len(l, i) > 400)
            return;
        s = lines_plain(l, i, &c->plain);
        if (sign_off(s) && last)
            lines_claim(l, i, "sign-off", "wire-sign-off");
        else if (lines_alone(l, i) && notice(s)) {
            lines_claim(l, i, "notice", "copyright-or-credit");
            copyright_name(c, i);
        } else if (lines_alone(l, i) && rules_banner(c, i, true))
            continue;
        else if (lines_len(l, i) > 60 || l->wrapped)
            return;
        else
            last = false;
    }
}

void
rules_tail(struct cleaning *c)
{
    closing(c);
    rules_appeal(c);
}

/* Captions of pictures, between the title or date and the lead. */
#include <ctype.h>
#include <string.h>

#include "date.h"
#include "rules.h"

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

/* A sentence that ends in a day of its own, before a longer one: `Engineers
   inspect a pipeline, October 4, 2016.` */
static bool
dated_picture(const struct cleaning *c, size_t i, size_t next)
{
    const struct lines *l = &c->l;
    const char *s = l->text + l->at[i].start, *end = l->text + l->at[i].stop;
    struct date date;

    if (end - s > 160 || end[-1] != '.' || !l->at[i].gap_before ||
        !l->at[i].gap_after || !l->at[next].final || lines_len(l, next) < 80)
        return false;
    while ((s = memmem(s, (size_t)(end - s), ", ", 2))) {
        s += 2;
        if (date_of_line(s, (size_t)(end - 1 - s), &date))
            return true;
    }
    return false;
}

bool
rules_caption(struct cleaning *c, size_t i, bool dated)
{
    static const char *const marks[] = {
        "getty images", "ap photo", "file photo", "photo by",       "photo:",
        "/afp",         "/ap)",     "/reuters)",  "photo courtesy", NULL,
    };
    struct lines *l = &c->l;
    size_t len = lines_len(l, i), next = lines_next(l, i);
    const char *s;
    bool short_phrase;

    if (len > 400 || next == l->n)
        return false;
    s = lines_plain(l, i, &c->plain);
    if (positions(s) || rules_holds(s, marks)) {
        lines_claim(l, i, "caption", "picture-marks");
        return true;
    }
    if (dated && c->in_file && dated_picture(c, i, next)) {
        lines_claim(l, i, "caption", "dated-picture");
        return true;
    }
    short_phrase = (rules_starts(s, "a ") || rules_starts(s, "an ") ||
                    rules_starts(s, "the ")) &&
                   !l->at[i].final && l->at[i].gap_before &&
                   l->at[i].gap_after && len <= 80 &&
                   count_words(s, strlen(s)) <= 9 &&
                   title_case(c->l.text + l->at[i].start, len) < 0.5 &&
                   l->at[next].final && lines_len(l, next) >= 80 && c->in_file;
    if (short_phrase)
        lines_claim(l, i, "caption", "phrase-before-lead");
    return short_phrase;
}

#include "quote_runs.h"

#include <string.h>

#include "turns.h"

#define RUN_MAX 12  /* sentences that are looked through for its end */
#define LABEL_GAP 3 /* bytes from a colon to the mark behind it */

void
quote_runs_begin(struct quote_runs *r, const char *text,
                 const struct spans *sentences)
{
    *r = (struct quote_runs){.text = text, .sentences = sentences};
}

bool
quote_runs_marked(const char *s, size_t len)
{
    return memchr(s, '"', len) || memchr(s, '\xe2', len);
}

/* Whether sentence k leaves a quotation open, given whether it began in one. */
static bool
ends_open(const struct quote_runs *r, size_t k, bool open)
{
    struct span at = r->sentences->at[k];
    const char *s = r->text + at.start, *end = r->text + at.stop;

    if (!quote_runs_marked(s, at.stop - at.start))
        return open;
    for (; s < end; s++)
        if (*s == '"')
            open = !open;
        else if (*s == '\xe2' && end - s >= 3 && s[1] == '\x80')
            open = s[2] == '\x9c' || (s[2] != '\x9d' && open);
    return open;
}

/* Sets the turn that begins with sentence k, if one does: up to the end of its
   line. One in marks is a quotation. */
static bool
find_turn(struct quote_runs *r, size_t k)
{
    size_t n = r->sentences->n, label, stop;
    struct span last = r->sentences->at[n - 1], at = r->sentences->at[k];

    if (!turn_begins(r->text, at.start))
        return false;
    label = turn_label(r->text, at.stop, at.start);
    if (!label || quote_runs_marked(r->text + label, at.stop - label < LABEL_GAP
                                                         ? at.stop - label
                                                         : LABEL_GAP))
        return false;
    stop = turn_stop(r->text, last.stop, at.start);
    r->found = true;
    r->run = (struct quote_run){k, k, true};
    while (r->run.last + 1 < n &&
           r->sentences->at[r->run.last + 1].start < stop)
        r->run.last++;
    return true;
}

/* Sets the turn that begins with sentence k, or the quotation that it leaves
   open, if that is closed soon. */
static void
find(struct quote_runs *r, size_t k)
{
    r->found = false;
    if (find_turn(r, k) || !ends_open(r, k, false))
        return;
    for (size_t i = k + 1; i < r->sentences->n && i <= k + RUN_MAX; i++)
        if (!ends_open(r, i, true)) {
            r->found = true;
            r->run = (struct quote_run){k, i, false};
            return;
        }
}

const struct quote_run *
quote_runs_at(struct quote_runs *r, size_t k)
{
    while (r->next <= k && !(r->found && k <= r->run.last)) {
        size_t i = r->next;

        find(r, i);
        r->next = (r->found ? r->run.last : i) + 1;
    }
    return r->found && r->run.first <= k && k <= r->run.last ? &r->run : NULL;
}

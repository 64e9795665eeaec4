#include "around.h"

#include <ctype.h>
#include <string.h>

#define DASH "\xe2\x80\x93\x94\x95" /* bytes of en and em dash and bar */
#define SHORT 30 /* bytes: who spoke before does not go on in these */

/* The source that a quotation has of its own. */
static const struct speaker *
own_speaker(struct speech *s, size_t i, struct span at, enum how how)
{
    struct holder *h = &s->holders[i];

    h->own = speaker_at(&s->speakers, at, how);
    return &h->own;
}

const struct speaker *
around_cue(struct speech *s, size_t i)
{
    int first = s->quotations.at[i].first, at = first + 1;
    const struct cue *cue;
    struct phrase p;

    if (s->items.tags[first - 1] != 'v')
        return NULL;
    while (at <= s->d.n && !strchr("vg,.\nT", s->items.tags[at - 1]))
        at++;
    if (at > s->d.n || s->items.tags[at - 1] != 'T')
        return NULL;
    cue = cue_at(&s->d, first);
    if (!cue || !cue->frames[FRAME_THAT])
        return NULL;
    p = clause_subject(&s->d, first);
    return p.first == NO_PLACE
               ? NULL
               : own_speaker(s, i, bytes_of(&s->d, p.first, p.last), p.how);
}

/* Who stands before a colon that the quotation follows. */
static const struct speaker *
before_colon(struct speech *s, size_t i)
{
    int last = s->quotations.at[i].first - 1;
    struct phrase p = {.how = HOW_PHRASE};

    while (tag_in(&s->d, last, ".\n"))
        last--;
    if (tag_at(&s->d, last) != ':')
        return NULL;
    p.last = last - 1;
    p.first = phrase_before(&s->d, p.last);
    if (p.first == NO_PLACE || p.first > sentence_start(&s->d, p.last))
        p = main_subject(&s->d, last);
    return p.first == NO_PLACE
               ? NULL
               : own_speaker(s, i, bytes_of(&s->d, p.first, p.last), p.how);
}

/* Tom Hale, in `In the words of Tom Hale, "..."`. */
static const struct speaker *
in_words_of(struct speech *s, size_t i)
{
    static const char words[] = "the words of ";
    int last = s->quotations.at[i].first - 2, first;
    struct span at;

    if (tag_at(&s->d, last + 1) != ',')
        return NULL;
    first = phrase_before(&s->d, last);
    if (first == NO_PLACE)
        return NULL;
    at = bytes_of(&s->d, first, last);
    if (at.stop - at.start < sizeof words ||
        memcmp(s->d.text + at.start, words, sizeof words - 1) != 0)
        return NULL;
    at.start += sizeof words - 1;
    return own_speaker(s, i, at, HOW_PHRASE);
}

/* Who signs a quotation that begins a line: `- Sanders.`, in the next line or
   at the end of this one. */
static const struct speaker *
signing(struct speech *s, size_t i)
{
    const struct quotation *q = &s->quotations.at[i];
    size_t at[2];

    for (uint32_t k = q->at.start;
         k > q->paragraph_at && s->d.text[k - 1] != '\n'; k--)
        if (!isspace((unsigned char)s->d.text[k - 1]))
            return NULL;
    if (!patterns_match(s->d.patterns, s->d.L,
                        "^%.?%s*\n%s*[%-" DASH "]+ ?()%u[^\n,;:(.]*()",
                        s->d.text, s->d.size, q->at.stop, at, 2) &&
        !patterns_match(s->d.patterns, s->d.L,
                        "^%.? *[%-" DASH "]+ ?()%u[^\n,;:(.]*()%.?[ \r]*\n",
                        s->d.text, s->d.size, q->at.stop, at, 2))
        return NULL;
    return own_speaker(s, i, (struct span){(uint32_t)at[0], (uint32_t)at[1]},
                       HOW_PHRASE);
}

bool
around_is_title(const struct speech *s, const struct quotation *q)
{
    const struct items *x = &s->items;
    int words = 0, capitals = 0;

    for (int i = q->first; i <= q->last; i++) {
        unsigned char c = (unsigned char)s->d.text[x->at[i - 1].start];

        if (!isalnum(c) || strchr("doitTkb", x->tags[i - 1]))
            continue;
        words++;
        capitals += !islower(c);
    }
    return capitals == words && words > 1;
}

/* Whether a paragraph is all quotation. */
static bool
is_all(const struct speech *s, const struct quotation *q)
{
    int behind = q->last + 1;

    while (tag_at(&s->d, behind) == 'Q')
        behind++;
    if (tag_at(&s->d, behind) == '.')
        behind++;
    return tag_at(&s->d, behind) == '\n' &&
           (q->first == 1 || tag_at(&s->d, q->first - 1) == '\n');
}

/* Whether who spoke in the quotation before goes on in quotation i: in the same
   paragraph, or in the next one when that is all quotation. */
static bool
goes_on(const struct speech *s, size_t i)
{
    const struct quotation *q = &s->quotations.at[i], *before = q - 1;

    if (i == 0 || !s->holders[i - 1].speaker)
        return false;
    if (before->paragraph == q->paragraph)
        return q->at.stop - q->at.start > SHORT && !around_is_title(s, q);
    return q->paragraph == before->paragraph + 1 &&
           (!before->closed || is_all(s, q));
}

/* Whether a quotation opens its paragraph. */
static bool
opens(const struct speech *s, const struct quotation *q)
{
    return q->first == 1 || tag_at(&s->d, q->first - 1) == '\n';
}

/* The statement that quotation i belongs to whose mark is not closed: that of
   the one with which the next paragraph opens. */
static const struct statement *
goes_on_behind(const struct speech *s, size_t i)
{
    const struct quotation *q = &s->quotations.at[i];

    for (; i + 1 < s->quotations.n && !q->closed && opens(s, q); i++, q++) {
        if (q[1].paragraph != q->paragraph + 1 || !opens(s, q + 1))
            return NULL;
        if (s->holders[i + 1].statement)
            return s->holders[i + 1].statement;
    }
    return NULL;
}

void
around_give(struct speech *s, size_t i)
{
    struct holder *h = &s->holders[i];

    h->speaker = before_colon(s, i);
    if (!h->speaker)
        h->speaker = signing(s, i);
    if (!h->speaker)
        h->speaker = in_words_of(s, i);
    if (h->speaker)
        return;
    h->statement = goes_on_behind(s, i);
    if (h->statement) {
        h->speaker = speech_source(s, h->statement);
    } else if (goes_on(s, i)) {
        h->speaker = s->holders[i - 1].speaker;
        h->statement = s->holders[i - 1].statement;
    }
}

#include "phrase.h"

#include <string.h>

#include "fold.h"
#include "utf8.h"
#include "words.h"

int
phrase_parse(struct phrase *out, const char *query, struct fault *ft)
{
    struct phrase p = {{0}, {0}};
    struct spans words = {0}, parts = {0};
    size_t len = strlen(query);

    if (len <= 10000 && utf8_valid(query, len))
        words_find(query, 0, (uint32_t)len, &words);
    for (size_t i = 0; i < words.n; i++) {
        const char *word = query + words.at[i].start;

        spans_clear(&parts);
        fold_parts(word, words.at[i].stop - words.at[i].start, &parts);
        for (size_t j = 0; j < parts.n; j++) {
            uint32_t start = (uint32_t)p.bytes.len;

            fold_token(word + parts.at[j].start,
                       parts.at[j].stop - parts.at[j].start, &p.bytes);
            spans_add(&p.parts, start, (uint32_t)p.bytes.len);
        }
    }
    spans_free(&words);
    spans_free(&parts);
    if (!p.parts.n) {
        phrase_free(&p);
        return fault_set(ft, FAULT_USAGE, "there is no word in `%s`", query);
    }
    *out = p;
    return 0;
}

void
phrase_free(struct phrase *p)
{
    buf_free(&p->bytes);
    spans_free(&p->parts);
}

bool
phrase_is(const struct phrase *p, size_t i, const char *s, size_t len)
{
    struct span part = p->parts.at[i];

    return len == part.stop - part.start &&
           memcmp(p->bytes.data + part.start, s, len) == 0;
}

void
phrase_text_set(struct phrase_text *t, const struct doc *d)
{
    t->doc = d;
    doc_kept(d, &t->kept);
    spans_clear(&t->words);
    if (d->text)
        words_of(d->text, &t->kept, &t->words);
}

void
phrase_text_free(struct phrase_text *t)
{
    spans_free(&t->kept);
    spans_free(&t->words);
    spans_free(&t->parts);
    buf_free(&t->folded);
}

/* Whether surface part `s` folds to part i of the phrase. */
static bool
folds_to(const struct phrase *p, struct phrase_text *t, size_t i, struct span s)
{
    buf_clear(&t->folded);
    fold_token(t->doc->text + s.start, s.stop - s.start, &t->folded);
    return phrase_is(p, i, t->folded.data, t->folded.len);
}

/* The kept span that offset lies in. */
static struct span
kept_around(const struct phrase_text *t, uint32_t offset)
{
    size_t low = 0, high = t->kept.n;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (t->kept.at[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return t->kept.at[low];
}

static bool
joins(uint32_t c)
{
    switch (c) {
    case '\t':
    case '\n':
    case '\r':
    case ' ':
    case '-':
    case '\'':
    case '"':
    case '`':
    case 0xa0: /* no-break space */
    case 0xab: /* angle quotes */
    case 0xbb:
    case 0xad:   /* soft hyphen */
    case 0x202f: /* narrow no-break space */
    case 0x2039:
    case 0x203a:
    case 0x2212: /* minus */
    case 0x3000:
        return true;
    default: /* spaces, dashes, quotation marks */
        return (c >= 0x2000 && c <= 0x200d) || (c >= 0x2010 && c <= 0x2015) ||
               (c >= 0x2018 && c <= 0x201f);
    }
}

/* Whether a phrase may go on over text[from..to): nothing but white space,
   hyphens and quotation marks, and no blank line. */
static bool
bridges(const char *text, uint32_t from, uint32_t to)
{
    bool line_ended = false;

    while (from < to) {
        size_t size;
        uint32_t c = utf8_at(text + from, to - from, &size);

        if (!joins(c) || (c == '\n' && line_ended))
            return false;
        if (c == '\n')
            line_ended = true;
        else if (c != ' ' && c != '\t' && c != '\r')
            line_ended = false;
        from += (uint32_t)size;
    }
    return true;
}

/* The parts of token i, as spans of the text, into t->parts. */
static void
cut(struct phrase_text *t, size_t i)
{
    struct span word = t->words.at[i];

    spans_clear(&t->parts);
    fold_parts(t->doc->text + word.start, word.stop - word.start, &t->parts);
    for (size_t j = 0; j < t->parts.n; j++) {
        t->parts.at[j].start += word.start;
        t->parts.at[j].stop += word.start;
    }
}

/* Whether the phrase goes on from part k behind the token hit->last. */
static bool
go_on(const struct phrase *p, struct phrase_text *t, size_t k,
      struct phrase_hit *hit)
{
    while (k < p->parts.n) {
        size_t next = hit->last + 1;
        uint32_t end = t->words.at[hit->last].stop;

        if (next >= t->words.n ||
            kept_around(t, end - 1).stop < t->words.at[next].stop ||
            !bridges(t->doc->text, end, t->words.at[next].start))
            return false;
        cut(t, next);
        for (size_t j = 0; j < t->parts.n && k < p->parts.n; j++, k++) {
            if (!folds_to(p, t, k, t->parts.at[j]))
                return false;
            hit->at.stop = t->parts.at[j].stop;
        }
        hit->last = next;
    }
    return true;
}

/* Whether the phrase begins at part `from` of token i. */
static bool
begins(const struct phrase *p, struct phrase_text *t, size_t i, size_t from,
       struct phrase_hit *hit)
{
    size_t k = 0;

    for (size_t j = from; j < t->parts.n && k < p->parts.n; j++, k++) {
        if (!folds_to(p, t, k, t->parts.at[j]))
            return false;
        hit->at.stop = t->parts.at[j].stop;
    }
    hit->at.start = t->parts.at[from].start;
    hit->first = hit->last = i;
    return go_on(p, t, k, hit);
}

bool
phrase_next(const struct phrase *p, struct phrase_text *t, const bool *may,
            size_t from, uint32_t offset, struct phrase_hit *hit)
{
    for (size_t i = from; i < t->words.n; i++) {
        if (may && !may[i])
            continue;
        cut(t, i);
        for (size_t j = 0; j < t->parts.n; j++) {
            if (t->parts.at[j].start < offset)
                continue;
            if (begins(p, t, i, j, hit))
                return true;
            cut(t, i);
        }
    }
    return false;
}

static bool
is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void
phrase_context(const struct phrase_text *t, const struct phrase_hit *hit,
               size_t window, struct span *left, struct span *right)
{
    const char *text = t->doc->text;
    struct span kept = kept_around(t, hit->at.start);
    size_t first = hit->first, last = hit->last;

    for (size_t i = 0;
         i < window && first > 0 && t->words.at[first - 1].start >= kept.start;
         i++)
        first--;
    for (size_t i = 0; i < window && last + 1 < t->words.n &&
                       t->words.at[last + 1].stop <= kept.stop;
         i++)
        last++;
    *left = (struct span){t->words.at[first].start, hit->at.start};
    *right = (struct span){hit->at.stop, t->words.at[last].stop};
    while (left->stop > left->start && is_blank(text[left->stop - 1]))
        left->stop--;
    while (right->start < right->stop && is_blank(text[right->start]))
        right->start++;
}

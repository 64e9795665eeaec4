#include "letters.h"

#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "alphabets.h"
#include "char_bits.h"
#include "cld2.h"
#include "codepage.h"
#include "converter.h"
#include "mem.h"
#include "utf8.h"

enum {
    SAMPLE = 8192,  /* bytes looked at */
    LANGUAGES = 40, /* room for alphabets */
    FEW = 2,
    DECIDES = 8 /* fewer characters say nothing of whether they are odd */
};

#define SUREST 0.95
#define FEW_SUREST 0.4 /* by one or two characters */
#define DOUBLES                                                  \
    12.0 /* quarters of a bit in which what is missing from full \
            confidence is halved */

/* What speaks against a reading, in quarters of a bit. */
enum {
    SIGN = 10,             /* a sign that texts have: a quote, a dash */
    OTHER = 20,            /* another one */
    MISPLACED = 28,        /* a sign where none stands: inside of a word */
    DASH_ON_ONE_SIDE = 10, /* of a word */
    CAPITAL_INSIDE = 20,   /* behind a small letter */
    ACCENTS_TOGETHER = 12, /* of Latin letters */
    SCRIPTS_MIXED = 32,    /* in a word */
    BESIDE_DIGIT = 8,
    STRANGE_LANGUAGE = 16, /* nobody wrote it in this encoding */
    NO_LANGUAGE = 8,       /* CLD2 is sure of none */
    WRONG_LANGUAGE = 24,   /* it is sure of another one */
    CLOSE = 56,            /* CLD2 is asked about those that are as near */
    REFUTED = 40,
    ODD_EACH = 22 /* a character, on average */
};

enum class {
    NO_LETTER,
    LETTER = 1,
    SMALL = 2,
    LARGE = 4,
    LATIN = 8,
    DIGIT = 16,
    PLAIN = 32, /* ASCII */
    LOW_QUOTE = 64,
    OPENS = 128,
    CLOSES = 256,
    DASH = 512,
    JOINS = 1024, /* may stand inside of words or at them: ' and the like */
    KNOWN = 2048  /* a sign that texts have */
};

struct page {
    const struct codepage *codepage;
    unsigned short class[256];
    unsigned char cost[LANGUAGES][128];
};

struct reading {
    const struct page *page;
    unsigned cost;
    unsigned each[LANGUAGES];
};

/* ---- tables ---- */

static unsigned
class_of_sign(uint32_t c)
{
    static const struct {
        const char *signs;
        unsigned class;
    } kinds[] = {
        {"’·\u00a0\u00ad…ªº", JOINS | KNOWN},
        {"“‘", OPENS | CLOSES | KNOWN},
        {"”»›", CLOSES | KNOWN},
        {"„‚", LOW_QUOTE | OPENS | KNOWN},
        {"«‹", OPENS | KNOWN},
        {"–—", DASH | KNOWN},
        {"§°€©®•№½¼×£¿¡™‰†±²³´", KNOWN},
    };
    char bytes[5] = "";

    utf8_put(c, bytes);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strstr(kinds[i].signs, bytes))
            return kinds[i].class;
    }
    return NO_LETTER;
}

static unsigned
class_of(uint32_t c)
{
    unsigned sign = class_of_sign(c), bits = char_bits(c);

    if (sign || !char_is((uint8_t)bits, CHAR_WORD | CHAR_SET(EXTEND)))
        return sign;
    return LETTER | (bits & CHAR_UPPER ? LARGE : 0) |
           (bits & CHAR_LOWER ? SMALL : 0) | (c < 0x250 ? LATIN : 0);
}

static unsigned
class_of_plain(int c)
{
    if (isdigit(c))
        return PLAIN | DIGIT;
    if (!isalpha(c))
        return PLAIN;
    return PLAIN | LETTER | LATIN | (isupper(c) ? LARGE : SMALL);
}

static void
page_fill(struct page *p, const struct codepage *codepage)
{
    p->codepage = codepage;
    for (int i = 0; i < 128; i++) {
        uint32_t c = codepage->at[i];

        p->class[i] = (unsigned short)class_of_plain(i);
        p->class[128 + i] = (unsigned short)class_of(c);
        for (size_t k = 0; c && k < n_alphabets; k++)
            p->cost[k][i] =
                (unsigned char)(p->class[128 + i] & LETTER
                                    ? alphabet_cost(&alphabets[k], c)
                                : p->class[128 + i] & KNOWN ? SIGN
                                                            : OTHER);
    }
}

static const struct page *
all_pages(size_t *n)
{
    static struct page *pages;
    const struct codepage *codepage = codepages(n);

    if (pages)
        return pages;
    pages = mem_alloc(*n * sizeof *pages);
    for (size_t i = 0; i < *n; i++)
        page_fill(&pages[i], &codepage[i]);
    return pages;
}

/* ---- what stands beside what ---- */

static unsigned
letter_here(unsigned before, unsigned c, unsigned behind)
{
    unsigned cost = 0, plain = PLAIN | LETTER;

    if (c & LARGE && before & SMALL)
        cost += CAPITAL_INSIDE;
    if (c & LATIN && before & LATIN && !(before & PLAIN))
        cost += ACCENTS_TOGETHER;
    if (!(c & LATIN) &&
        ((before & plain) == plain || (behind & plain) == plain))
        cost += SCRIPTS_MIXED;
    if ((before | behind) & DIGIT)
        cost += BESIDE_DIGIT;
    return cost;
}

/* low: an opening quote on the line stands before it. */
static unsigned
sign_here(unsigned before, unsigned c, unsigned behind, bool low)
{
    bool left = before & LETTER, right = behind & LETTER;

    if (c & JOINS)
        return right && !left ? MISPLACED / 4 : 0;
    if (c & DASH)
        return left != right ? DASH_ON_ONE_SIDE : 0;
    if (left && right)
        return MISPLACED;
    if (c & OPENS && c & CLOSES)
        return left && !low ? MISPLACED : 0;
    if (c & OPENS)
        return left ? MISPLACED : 0;
    if (c & CLOSES)
        return right ? MISPLACED : 0;
    return left || right ? MISPLACED : 0;
}

/* False if the encoding does not have all the bytes. */
static bool
neighbours(const struct page *p, const unsigned char *s, size_t len,
           unsigned *cost)
{
    bool low = false;

    *cost = 4 * p->codepage->rare;
    for (size_t i = 0; i < len; i++) {
        unsigned c = p->class[s[i]];
        unsigned before = i ? p->class[s[i - 1]] : PLAIN;
        unsigned behind = i + 1 < len ? p->class[s[i + 1]] : PLAIN;

        if (s[i] < 0x80)
            continue;
        if (!p->codepage->at[s[i] - 0x80])
            return false;
        low = low || c & LOW_QUOTE;
        *cost += c & LETTER ? letter_here(before, c, behind)
                            : sign_here(before, c, behind, low);
    }
    return true;
}

/* ---- which language ---- */

static bool
written_in(const struct codepage *p, const char *language)
{
    const char *s = strstr(p->languages, language);

    return s && s[strlen(language)] == ' ';
}

/* The least cost in any language; said: the one that CLD2 is sure of, or
   NULL. */
static unsigned
best_language(const struct reading *r, const char *said)
{
    bool known = false;
    unsigned best = UINT32_MAX;

    for (size_t k = 0; said && k < n_alphabets; k++)
        known = known || strcmp(alphabets[k].language, said) == 0;
    for (size_t k = 0; k < n_alphabets; k++) {
        const char *language = alphabets[k].language;
        unsigned cost = r->cost + r->each[k];

        if (!written_in(r->page->codepage, language))
            cost += STRANGE_LANGUAGE;
        if (!known)
            cost += NO_LANGUAGE;
        else if (strcmp(language, said) != 0)
            cost += WRONG_LANGUAGE;
        if (cost < best)
            best = cost;
    }
    return best;
}

/* Languages that are written with the same letters as another one here. */
static const char *
like(const char *language)
{
    static const char *const pairs[][2] = {
        {"no", "da"}, {"nb", "da"}, {"nn", "da"}, {"bs", "hr"},
        {"sl", "hr"}, {"gl", "pt"}, {"mk", "sr"}, {"fa", "ar"}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (strcmp(pairs[i][0], language) == 0)
            return pairs[i][1];
    }
    return language;
}

static unsigned
ask_cld2(const struct reading *r, const unsigned char *s, size_t len)
{
    struct cld2_guess guess;
    struct buf text = {0};
    bool sure;

    for (size_t i = 0; i < len; i++) {
        char out[4];
        uint32_t c = s[i] < 0x80 ? s[i] : r->page->codepage->at[s[i] - 0x80];

        buf_add(&text, out, utf8_put(c, out));
    }
    sure = cld2_identify(buf_text(&text), text.len, &guess);
    buf_free(&text);
    return best_language(r, sure ? like(guess.tag) : NULL);
}

/* ---- the decision ---- */

struct sample {
    struct buf text;
    const unsigned char *s; /* it */
    size_t len;
    unsigned n[128]; /* how often each byte from 0x80 on is there */
    size_t others;   /* all of these */
};

/* Without the tags of a page, which are in no language. */
static struct sample
sample_of(const char *s, size_t len)
{
    struct sample x = {.others = 0};

    for (size_t i = 0; i < len && x.text.len < SAMPLE; i++) {
        const char *end = s[i] == '<' ? memchr(s + i, '>', len - i) : NULL;
        unsigned char c = (unsigned char)s[i];

        buf_char(&x.text, end ? ' ' : s[i]);
        if (end)
            i = (size_t)(end - s);
        else if (c >= 0x80)
            x.n[c - 0x80]++, x.others++;
    }
    x.s = (const unsigned char *)buf_text(&x.text);
    x.len = x.text.len;
    return x;
}

static bool
read_as(struct reading *r, const struct page *p, const struct sample *x)
{
    *r = (struct reading){.page = p};
    if (!neighbours(p, x->s, x->len, &r->cost))
        return false;
    for (unsigned i = 0; i < 128; i++) {
        for (size_t k = 0; x->n[i] && k < n_alphabets; k++)
            r->each[k] += x->n[i] * p->cost[k][i];
    }
    return true;
}

/* Whether the text is the same by two tables of characters. */
static bool
same_text(const uint32_t a[128], const uint32_t b[128], const struct sample *x)
{
    for (unsigned i = 0; i < 128; i++) {
        if (x->n[i] && a[i] != b[i])
            return false;
    }
    return true;
}

struct ranked {
    const struct page *page;
    unsigned cost;
};

/* How likely the text is in each encoding that has all bytes; returns their
   number. */
static size_t
rank(const struct sample *x, struct ranked *out)
{
    size_t n, taken = 0;
    const struct page *pages = all_pages(&n);
    struct reading *all = mem_alloc(n * sizeof *all);
    unsigned least = UINT32_MAX;

    for (size_t i = 0; i < n; i++) {
        if (!read_as(&all[taken], &pages[i], x))
            continue;
        out[taken].page = &pages[i];
        out[taken].cost = best_language(&all[taken], NULL);
        if (out[taken].cost < least)
            least = out[taken].cost;
        taken++;
    }
    for (size_t i = 0; i < taken; i++) {
        if (out[i].cost <= least + CLOSE)
            out[i].cost = ask_cld2(&all[i], x->s, x->len);
    }
    free(all);
    return taken;
}

/* The least cost of those that give another text than this. */
static unsigned
least_other(const struct ranked *all, size_t n, const uint32_t at[128],
            const struct sample *x)
{
    unsigned least = UINT32_MAX;

    for (size_t i = 0; i < n; i++) {
        if (all[i].cost < least && !same_text(all[i].page->codepage->at, at, x))
            least = all[i].cost;
    }
    return least;
}

/* Whether one that gives the declared encoding's text is listed, and much
   dearer than the best. */
static bool
refutes(const struct ranked *all, size_t n, const struct ranked *best,
        const char *declared, const struct sample *x)
{
    uint32_t at[128];
    unsigned cost = 0;

    if (!declared || !converter_known(declared))
        return false;
    codepage_read(declared, at);
    for (size_t i = 0; i < n; i++) {
        if (same_text(all[i].page->codepage->at, at, x) &&
            (!cost || all[i].cost < cost))
            cost = all[i].cost;
    }
    return cost > best->cost + REFUTED;
}

bool
letters_guess(const char *s, size_t len, const char *declared,
              struct letters_guess *g)
{
    struct sample x = sample_of(s, len);
    size_t n;
    struct ranked *all, *best;

    codepages(&n);
    all = best = mem_alloc(n * sizeof *all);
    n = rank(&x, all);
    for (size_t i = 1; i < n; i++)
        best = all[i].cost < best->cost ? &all[i] : best;
    if (n) {
        unsigned next = least_other(all, n, best->page->codepage->at, &x);

        g->name = best->page->codepage->name;
        g->odd = x.others >= DECIDES && best->cost > ODD_EACH * x.others;
        g->confidence = fmin(x.others <= FEW ? FEW_SUREST : SUREST,
                             1 - exp2(-(double)(next - best->cost) / DOUBLES));
        g->refutes = refutes(all, n, best, declared, &x);
    }
    free(all);
    buf_free(&x.text);
    return n > 0;
}

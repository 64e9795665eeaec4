#include "wordbook.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "inflect.h"
#include "mem.h"

#define ASKED ((1u << WORDBOOK_ASKED) - 1)

void
wordbook_init(struct wordbook *b)
{
    *b = (struct wordbook){.mask = 4095};
    b->at = mem_alloc((b->mask + 1) * sizeof *b->at);
}

void
wordbook_free(struct wordbook *b)
{
    free(b->at);
    free(b->uses);
    buf_free(&b->forms);
    *b = (struct wordbook){0};
}

size_t
wordbook_bytes(const struct wordbook *b)
{
    return (b->mask + 1) * sizeof *b->at + b->cap_uses * sizeof *b->uses +
           b->forms.cap;
}

/* Its first three bytes, its last one and its length, in 16 bits: most words of
   a text are told from all listed ones by that. */
static uint32_t
start_of(const char *form, size_t len)
{
    uint32_t start = (uint8_t)form[0];

    start = start * 31 + (uint8_t)form[len > 1];
    start = start * 31 + (uint8_t)form[len > 2 ? 2 : 0];
    start = start * 31 + (uint8_t)form[len - 1];
    return (start * 17 + (uint32_t)len) & 0xffff;
}

/* False: no form in the set is like this one, which has at least a byte. */
static bool
may_have(const uint8_t *set, const char *form, size_t len)
{
    uint32_t start = start_of(form, len);

    return set[start / 8] & 1 << start % 8;
}

static void
note(uint8_t *set, const char *form, size_t len)
{
    uint32_t start = start_of(form, len);

    set[start / 8] |= (uint8_t)(1 << start % 8);
}

static struct word_entry *
slot(const struct wordbook *b, uint64_t form)
{
    size_t i = form & b->mask;

    while (b->at[i].used && b->at[i].form != form)
        i = (i + 1) & b->mask;
    return &b->at[i];
}

const struct word_entry *
wordbook_find(const struct wordbook *b, const char *form, size_t len)
{
    const struct word_entry *e;

    if (len == 0 || len > WORDBOOK_FORM_MAX || !may_have(b->known, form, len))
        return NULL;
    e = slot(b, hash64_of(form, len));
    return e->used ? e : NULL;
}

static void
widen(struct wordbook *b)
{
    struct wordbook old = *b;

    b->mask = 2 * old.mask + 1;
    b->at = mem_alloc((b->mask + 1) * sizeof *b->at);
    for (size_t i = 0; i <= old.mask; i++)
        if (old.at[i].used)
            *slot(b, old.at[i].form) = old.at[i];
    free(old.at);
}

static void
add_use(struct wordbook *b, struct word_entry *e, uint32_t value,
        uint8_t shapes)
{
    if (e->last && b->uses[e->last - 1].value == value) {
        b->uses[e->last - 1].shapes |= shapes;
        return;
    }
    b->uses = mem_grow(b->uses, &b->cap_uses, b->n_uses + 1, sizeof *b->uses);
    b->uses[b->n_uses++] = (struct word_use){.value = value, .shapes = shapes};
    if (e->last)
        b->uses[e->last - 1].next = (uint32_t)b->n_uses;
    else
        e->first = (uint32_t)b->n_uses;
    e->last = (uint32_t)b->n_uses;
}

void
wordbook_form(struct wordbook *b, const char *form, size_t len, uint32_t value,
              uint8_t shapes, uint64_t kinds)
{
    struct word_entry *e;

    if (len == 0 || len > WORDBOOK_FORM_MAX)
        return;
    note(b->known, form, len);
    if (kinds & ASKED)
        note(b->asked, form, len);
    if (b->n * 2 > b->mask)
        widen(b);
    e = slot(b, hash64_of(form, len));
    if (!e->used) {
        *e = (struct word_entry){.form = hash64_of(form, len), .used = true};
        b->n++;
    }
    e->kinds |= kinds;
    if (value)
        add_use(b, e, value, shapes);
}

void
wordbook_noun(struct wordbook *b, const char *noun, size_t len, uint32_t value,
              uint64_t kinds)
{
    const char *form;
    size_t n;

    buf_clear(&b->forms);
    n = inflect('n', noun, len, &b->forms);
    form = b->forms.data;
    for (; n > 0; n--, form += strlen(form) + 1)
        wordbook_form(b, form, strlen(form), value, 0, kinds);
}

void
wordbook_ending(struct wordbook *b, const char *s, size_t len, size_t least,
                uint32_t value)
{
    struct word_ending *e = &b->endings[b->n_endings++];

    *e = (struct word_ending){
        .len = (uint8_t)len, .least = (uint8_t)least, .value = value};
    memcpy(e->s, s, len);
}

size_t
wordbook_has_ending(const struct wordbook *b, size_t i, const char *form,
                    size_t len)
{
    for (; i < b->n_endings; i++) {
        const struct word_ending *e = &b->endings[i];

        if (len >= e->least && len >= e->len &&
            memcmp(form + len - e->len, e->s, e->len) == 0)
            break;
    }
    return i;
}

static bool
is_vowel(char c)
{
    return c && strchr("aeiou", c);
}

/* As the doubled forms of stop and travel. */
static bool
doubles(const char *lemma, size_t len)
{
    if (len < 2 || !is_vowel(lemma[len - 2]))
        return false;
    return lemma[len - 1] == 'l' ||
           (len > 2 && strchr("bdgklmnprt", lemma[len - 1]) &&
            !is_vowel(lemma[len - 3]));
}

/* The -s, -ed and -ing forms, from what inflect has put at `form`. */
struct regular {
    const char *s, *ed, *ing;
};

static struct regular
regular_at(const char *form)
{
    struct regular r;

    r.s = form + strlen(form) + 1;
    r.ed = r.s + strlen(r.s) + 1;
    r.ing = r.ed + strlen(r.ed) + 1;
    return r;
}

static void
add_shape(struct wordbook *b, const struct verb *v, const char *form,
          uint8_t shapes)
{
    wordbook_form(b, form, strlen(form), v->value, shapes,
                  v->kinds | (shapes & VERB_PART ? v->part_kinds : 0));
}

static void
add_past(struct wordbook *b, const struct verb *v, const char *past)
{
    add_shape(b, v, past, VERB_PAST);
    add_shape(b, v, v->part ? v->part : past, VERB_PART);
}

void
wordbook_verb(struct wordbook *b, const struct verb *v)
{
    size_t len = strlen(v->lemma), doubled_at;
    struct regular r, d;

    buf_clear(&b->forms);
    inflect('v', v->lemma, len, &b->forms);
    doubled_at = b->forms.len;
    if (doubles(v->lemma, len))
        inflect('d', v->lemma, len, &b->forms);
    else
        doubled_at = 0;
    r = regular_at(b->forms.data);
    d = regular_at(b->forms.data + doubled_at);
    add_shape(b, v, v->lemma, VERB_BASE);
    add_shape(b, v, r.s, VERB_S);
    add_shape(b, v, r.ing, VERB_ING);
    add_shape(b, v, d.ing, VERB_ING);
    add_past(b, v, v->past ? v->past : r.ed);
    add_past(b, v, v->past ? v->past : d.ed);
}

/* A letter from A to Z in lower case; 0: it is none. */
static char
small(char c)
{
    c |= 32;
    return c >= 'a' && c <= 'z' ? c : '\0';
}

uint64_t
wordbook_kinds(const struct wordbook *b, const char *form, size_t len)
{
    const struct word_entry *e = wordbook_find(b, form, len);

    return e ? e->kinds : 0;
}

bool
wordbook_says(const struct wordbook *b, const char *s, size_t len,
              unsigned kind)
{
    char form[WORDBOOK_FORM_MAX], c;
    const char *end = s + len;

    for (; s < end; s++) {
        size_t n = 0;

        for (; s < end && (c = small(*s)) != 0; s++)
            if (n < WORDBOOK_FORM_MAX)
                form[n++] = c;
        if (n && may_have(b->asked, form, n) &&
            wordbook_kinds(b, form, n) >> kind & 1)
            return true;
    }
    return false;
}

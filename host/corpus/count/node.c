#include "node.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "mem.h"
#include "utf8.h"
#include "words.h"

enum {
    PARTS_MAX = 31
};

/* ---- what is asked for ---- */

/* An operator of kwic's queries: in capitals, maybe with a number. */
static bool
is_operator(const char *word)
{
    static const char *const names[] = {"NEAR", "BEFORE", "AFTER",
                                        "WITH", "NOT",    "AND"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t n = strlen(names[i]);

        if (strncmp(word, names[i], n) == 0 && (!word[n] || word[n] == '/'))
            return true;
    }
    return false;
}

/* Where the first sign of a word stands that is part of no token, or its
   length; wildcards stand for letters. */
static size_t
lost_sign(const char *word)
{
    char *copy = mem_string(word);
    struct spans tokens = {0};
    size_t at = 0;

    for (char *c = copy; *c; c++)
        if (*c == '*' || *c == '?')
            *c = 'a';
    words_find(copy, 0, (uint32_t)strlen(copy), &tokens);
    for (size_t i = 0; i < tokens.n && tokens.at[i].start == at; i++)
        at = tokens.at[i].stop;
    spans_free(&tokens);
    free(copy);
    return at;
}

static int
check_word(const char *word, const char *text, struct fault *ft)
{
    size_t at = lost_sign(word), size;

    if (is_operator(word) || strpbrk(word, "()[]\""))
        return fault_set(ft, FAULT_USAGE,
                         "`%s`: words, phrases and a|b are wanted, with * and "
                         "? in words; what ( ) [ ] \" and %s mean slant kwic "
                         "knows",
                         text, is_operator(word) ? word : "NEAR");
    if (!word[at])
        return 0;
    utf8_at(word + at, strlen(word + at), &size);
    return fault_set(ft, FAULT_USAGE,
                     "`%s`: `%.*s` is in no token, and tokens are what is "
                     "counted; slant kwic looks for it in the texts",
                     text, (int)size, word + at);
}

/* The next word of what is asked for, which is "|" between phrases; NULL: there
   is none. The caller's to free. */
static char *
next_word(const char **text)
{
    const char *word = *text + strspn(*text, " ");
    size_t len = *word == '|'   ? 1
                 : *word == '/' ? strcspn(word, " ")
                                : strcspn(word, " |");

    *text = word + len;
    if (len == 2 && memcmp(word, "OR", 2) == 0)
        return mem_string("|");
    return len ? mem_copy(word, len) : NULL;
}

/* ---- into numbers ---- */

/* Fills what one word of the node is, and the numbers of parts. */
static void
look_at_units(struct node *n, struct units *u, const struct pattern *p,
              uint32_t *is)
{
    struct spans parts = {0};
    uint32_t size = units_size(u);

    for (uint32_t unit = 1; unit <= size; unit++) {
        size_t len;
        const char *form = units_form(u, unit, &len);

        spans_clear(&parts);
        fold_parts(form, len, &parts);
        if (parts.n > PARTS_MAX)
            parts.n = PARTS_MAX;
        n->parts[unit] = (uint8_t)parts.n;
        is[unit] = pattern_is(p, form, len) ? NODE_WHOLE : 0;
        for (size_t i = 0; i < parts.n; i++) {
            struct span at = parts.at[i];
            bool whole = at.stop - at.start == len; /* was asked already */

            if (whole ? is[unit] == NODE_WHOLE
                      : pattern_is(p, form + at.start, at.stop - at.start))
                is[unit] |= (uint32_t)1 << i;
        }
    }
    spans_free(&parts);
}

/* Adds a word to the last phrase. */
static int
add_word(struct node *n, struct units *u, const char *word, struct fault *ft)
{
    struct node_phrase *f = &n->phrase[n->n - 1];
    size_t size = (size_t)units_size(u) + 1;
    char *wanted = units_phrase(u, word);
    struct pattern p;
    int bad = pattern_make(&p, wanted, ft);

    free(wanted);
    if (bad)
        return -1;
    f->is = mem_resize(f->is, (f->n + 1) * sizeof *f->is);
    f->is[f->n] = mem_alloc(size * sizeof **f->is);
    look_at_units(n, u, &p, f->is[f->n]);
    n->phrases = n->phrases || f->n;
    for (size_t unit = 0; unit < size && !f->n; unit++)
        n->begins[unit] |= f->is[0][unit] != 0;
    f->n++;
    pattern_free(&p);
    return 0;
}

static void
add_phrase(struct node *n)
{
    n->phrase = mem_resize(n->phrase, (n->n + 1) * sizeof *n->phrase);
    n->phrase[n->n++] = (struct node_phrase){0};
}

/* Whether the last phrase has a word. */
static int
check_phrase(const struct node *n, const char *text, struct fault *ft)
{
    if (n->phrase[n->n - 1].n)
        return 0;
    return fault_set(ft, FAULT_USAGE, "there is no word in `%s`", text);
}

static int
add_phrases(struct node *n, struct units *u, const char *text, struct fault *ft)
{
    const char *rest = text;
    char *word;
    int bad = 0;

    add_phrase(n);
    while (!bad && (word = next_word(&rest))) {
        if (strcmp(word, "|") == 0) {
            bad = check_phrase(n, text, ft);
            add_phrase(n);
        } else {
            bad = (*word != '/' && check_word(word, text, ft)) ||
                  add_word(n, u, word, ft);
        }
        free(word);
    }
    return bad ? bad : check_phrase(n, text, ft);
}

int
node_make(struct node *n, struct units *u, const char *text, struct fault *ft)
{
    size_t size = (size_t)units_size(u) + 1;

    *n = (struct node){.parts = mem_alloc(size), .begins = mem_alloc(size)};
    if (!add_phrases(n, u, text, ft))
        return 0;
    node_free(n);
    return -1;
}

void
node_free(struct node *n)
{
    for (size_t i = 0; i < n->n; i++) {
        for (size_t k = 0; k < n->phrase[i].n; k++)
            free(n->phrase[i].is[k]);
        free(n->phrase[i].is);
    }
    free(n->phrase);
    free(n->parts);
    free(n->begins);
    *n = (struct node){0};
}

/* ---- where it stands ---- */

static bool
is_cut(const struct passage *p, size_t i)
{
    return (p->cut && p->cut[i]) || (p->apart && p->apart[i]);
}

/* The place behind the words of a phrase from `word` on, that begin with a part
   of place i; 0: they do not stand there. */
static size_t
end_of(const struct node *n, const struct node_phrase *f,
       const struct passage *p, size_t i, unsigned part, size_t word)
{
    uint32_t is;
    size_t end = 0;

    if (word == f->n)
        return part ? i + 1 : i;
    if (i == p->n || (word && !part && is_cut(p, i)))
        return 0;
    is = f->is[word][p->units[i]];
    if (is >> part & 1)
        end = part + 1 < n->parts[p->units[i]]
                  ? end_of(n, f, p, i, part + 1, word + 1)
                  : end_of(n, f, p, i + 1, 0, word + 1);
    if (!end && !part && is & NODE_WHOLE)
        end = end_of(n, f, p, i + 1, 0, word + 1);
    return end;
}

static size_t
phrase_end(const struct node *n, const struct node_phrase *f,
           const struct passage *p, size_t i)
{
    size_t end = 0;

    for (unsigned part = 0; part < n->parts[p->units[i]] && !end; part++)
        end = end_of(n, f, p, i, part, 0);
    return end;
}

int
node_look(const struct node *n, struct passage *p, struct fault *ft)
{
    for (size_t i = 0, end; n->phrases && (end = node_next(n, p, &i)); i++)
        if (end > i + 1)
            return p->apart ? 0 : passage_apart(p, ft);
    return 0;
}

size_t
node_end(const struct node *n, const struct passage *p, size_t i)
{
    size_t first = 0;

    for (size_t k = 0; k < n->n; k++) {
        size_t end = phrase_end(n, &n->phrase[k], p, i);

        if (end && (!first || end < first))
            first = end;
    }
    return first;
}

#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "hash.h"
#include "mem.h"
#include "num.h"
#include "utf8.h"
#include "words.h"

#define COLUMNS_MAX 16

static uint32_t
add_step(struct lexicon *l, uint32_t from, uint64_t part)
{
    bool added;
    uint64_t *set = from == LEXICON_ROOT ? l->first : l->behind;
    uint64_t bit = part >> (64 - LEXICON_PARTS_BITS);
    uint32_t to = trie_add(&l->trie, from, part, &added);

    if (!added)
        return to;
    l->nodes =
        mem_grow(l->nodes, &l->cap_nodes, l->trie.n_nodes, sizeof *l->nodes);
    l->nodes[to] = (struct lexicon_node){0};
    l->nodes[from].more = 1;
    set[bit / 64] |= (uint64_t)1 << bit % 64;
    return to;
}

struct lexicon *
lexicon_new(void)
{
    struct lexicon *l = mem_alloc(sizeof *l);

    trie_init(&l->trie, LEXICON_ROOT + 1);
    l->nodes =
        mem_grow(NULL, &l->cap_nodes, LEXICON_ROOT + 1, sizeof *l->nodes);
    l->nodes[0] = l->nodes[LEXICON_ROOT] = (struct lexicon_node){0};
    return l;
}

void
lexicon_free(struct lexicon *l)
{
    if (!l)
        return;
    mem_free_strings(l->notes, l->n_notes);
    trie_free(&l->trie);
    free(l->nodes);
    free(l->entries);
    spans_free(&l->words);
    spans_free(&l->parts);
    buf_free(&l->folded);
    free(l);
}

/* Whether a phrase is one word in its folded form, as most of a list are. */
static bool
is_plain(const char *phrase, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (phrase[i] < 'a' || phrase[i] > 'z')
            return false;
    return len > 0 && len <= TOKEN_BYTES_MAX;
}

/* The node of a phrase, with its way; 0: it has no word. */
static uint32_t
way_of(struct lexicon *l, const char *phrase, size_t len)
{
    struct spans *words = &l->words, *parts = &l->parts;
    struct buf *folded = &l->folded;
    uint32_t node = LEXICON_ROOT;

    if (is_plain(phrase, len))
        return add_step(l, node, hash64_of(phrase, len));
    spans_clear(words);
    words_find(phrase, 0, (uint32_t)len, words);
    for (size_t i = 0; i < words->n; i++) {
        const char *word = phrase + words->at[i].start;
        size_t size = words->at[i].stop - words->at[i].start;

        spans_clear(parts);
        fold_parts(word, size, parts);
        for (size_t k = 0; k < parts->n; k++) {
            struct span part = parts->at[k];

            buf_clear(folded);
            fold_token(word + part.start, part.stop - part.start, folded);
            node = add_step(l, node, hash64_of(folded->data, folded->len));
            if (fold_possessive(word, size, part) > part.stop)
                node = add_step(l, node, LEXICON_POSSESSIVE);
        }
    }
    return node == LEXICON_ROOT ? 0 : node;
}

struct lexicon_entry *
lexicon_put(struct lexicon *l, const char *phrase, size_t len)
{
    uint32_t node;

    if (len > LEXICON_PHRASE_MAX || !utf8_valid(phrase, len) ||
        l->n_entries >= LEXICON_ENTRIES_MAX)
        return NULL;
    node = way_of(l, phrase, len);
    if (!node)
        return NULL;
    if (!l->nodes[node].entry) {
        l->entries = mem_grow(l->entries, &l->cap_entries, l->n_entries + 1,
                              sizeof *l->entries);
        l->entries[l->n_entries++] = (struct lexicon_entry){.note = ""};
        l->nodes[node].entry = (uint32_t)l->n_entries & INT32_MAX;
    }
    return &l->entries[l->nodes[node].entry - 1];
}

const char *
lexicon_note(struct lexicon *l, const char *note, size_t len)
{
    l->notes =
        mem_grow(l->notes, &l->cap_notes, l->n_notes + 1, sizeof *l->notes);
    l->notes[l->n_notes] = mem_copy(note, len);
    return l->notes[l->n_notes++];
}

/* ---- files ---- */

struct field {
    const char *at;
    size_t len;
};

/* The fields of a line between tabs; how many, at most COLUMNS_MAX. */
static size_t
split(const char *line, size_t len, struct field *out)
{
    size_t n = 0;
    const char *end = line + len, *tab;

    while (n < COLUMNS_MAX) {
        tab = memchr(line, '\t', (size_t)(end - line));
        out[n++] = (struct field){line, (size_t)((tab ? tab : end) - line)};
        if (!tab)
            break;
        line = tab + 1;
    }
    return n;
}

static bool
is_word(struct field f, const char *word)
{
    return f.len == strlen(word) && memcmp(f.at, word, f.len) == 0;
}

static bool
number_of(struct field f, float *out)
{
    char digits[40];
    double v;

    while (f.len && (f.at[f.len - 1] == ' ' || f.at[f.len - 1] == '\r'))
        f.len--;
    if (f.len == 0 || f.len >= sizeof digits)
        return false;
    memcpy(digits, f.at, f.len);
    digits[f.len] = 0;
    if (!num_real(digits, &v))
        return false;
    *out = (float)v;
    return true;
}

struct columns {
    size_t n, note; /* note: its number, or n */
};

static int
read_headings(struct columns *c, const struct field *f, size_t n, size_t line,
              struct fault *ft)
{
    float value;

    *c = (struct columns){n, n};
    for (size_t i = 1; i < n; i++) {
        if (is_word(f[i], "note"))
            c->note = i;
        if (number_of(f[i], &value))
            return fault_set(ft, FAULT_USAGE,
                             "line %zu: headings are wanted first, as entry, "
                             "tab, value; `%.*s` is a number",
                             line, (int)f[i].len, f[i].at);
    }
    if (n - 1 - (c->note < n) <= LEXICON_VALUES)
        return 0;
    return fault_set(ft, FAULT_USAGE, "line %zu: at most %d columns of values",
                     line, LEXICON_VALUES);
}

/* One line of values; an empty field is 0. */
static int
read_values(struct lexicon *l, const struct columns *c, const struct field *f,
            size_t n, size_t line, struct fault *ft)
{
    struct lexicon_entry *e = lexicon_put(l, f[0].at, f[0].len);

    if (!e)
        return fault_set(ft, FAULT_USAGE,
                         "line %zu: `%.*s` is no word or phrase", line,
                         (int)(f[0].len < 40 ? f[0].len : 40), f[0].at);
    e->n_values = 0;
    for (size_t i = 1; i < n && i < c->n; i++) {
        float v = 0;

        if (i == c->note) {
            if (f[i].len)
                e->note = lexicon_note(l, f[i].at, f[i].len);
            continue;
        }
        if (f[i].len && !number_of(f[i], &v))
            return fault_set(ft, FAULT_USAGE,
                             "line %zu: `%.*s` is no number; columns are "
                             "separated by tabs",
                             line, (int)(f[i].len < 40 ? f[i].len : 40),
                             f[i].at);
        e->value[e->n_values++] = v;
    }
    if (e->n_values)
        return 0;
    return fault_set(ft, FAULT_USAGE,
                     "line %zu: there is no value; columns are separated by "
                     "tabs",
                     line);
}

/* A line of VADER's or AFINN's file: emoticons and other entries without a
   word are left out. */
static int
read_pair(struct lexicon *l, const struct field *f, size_t n, size_t line,
          struct fault *ft)
{
    struct lexicon_entry *e;
    float v;

    if (n < 2 || !number_of(f[1], &v))
        return fault_set(ft, FAULT_USAGE,
                         "line %zu: not WORD, tab, number as in lists of "
                         "VADER and AFINN",
                         line);
    e = lexicon_put(l, f[0].at, f[0].len);
    if (e) {
        e->value[0] = v;
        e->n_values = 1;
    }
    return 0;
}

int
lexicon_read(struct lexicon *l, enum lexicon_format format, const char *text,
             size_t len, struct fault *ft)
{
    const char *end = text + len, *next;
    struct columns columns = {0};
    size_t number = 0;

    if (utf8_check(text, len, ft))
        return -1;
    for (const char *line = text; line < end; line = next) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        struct field f[COLUMNS_MAX];
        size_t n;
        int bad;

        next = stop ? stop + 1 : end;
        stop = stop ? stop : end;
        stop -= stop > line && stop[-1] == '\r';
        number++;
        if (stop == line || (format == LEXICON_TSV && *line == '#'))
            continue;
        n = split(line, (size_t)(stop - line), f);
        if (format != LEXICON_TSV)
            bad = read_pair(l, f, n, number, ft);
        else if (columns.n)
            bad = read_values(l, &columns, f, n, number, ft);
        else
            bad = read_headings(&columns, f, n, number, ft);
        if (bad)
            return -1;
    }
    return 0;
}

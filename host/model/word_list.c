#include "word_list.h"

#include <string.h>

#include "inflect.h"
#include "num.h"
#include "utf8.h"

struct list {
    struct lexicon *lexicon;
    const struct tone_rules *rules;
    const char *group; /* of the words that follow */
    size_t line;       /* its number */
    struct buf word, forms;
    struct fault *ft;
};

struct words { /* what is left of a line */
    const char *at, *end;
};

/* The next word of a line in *b, NUL-terminated; false: there is none. */
static bool
next_word(struct words *w, struct buf *b)
{
    const char *stop;

    while (w->at < w->end && *w->at == ' ')
        w->at++;
    stop = memchr(w->at, ' ', (size_t)(w->end - w->at));
    stop = stop ? stop : w->end;
    buf_clear(b);
    buf_add(b, w->at, (size_t)(stop - w->at));
    w->at = stop;
    return b->len > 0;
}

static void
blanks(struct buf *b)
{
    for (size_t i = 0; i < b->len; i++)
        if (b->data[i] == '_')
            b->data[i] = ' ';
}

static int
no_word(const struct list *l, const char *form)
{
    return fault_set(l->ft, FAULT_USAGE, "line %zu: `%.40s` is no word",
                     l->line, form);
}

/* The forms of the word at hand, with a value. */
static int
add_forms(struct list *l, char kind, float value)
{
    const char *form;
    size_t n;

    buf_clear(&l->forms);
    n = inflect(kind, l->word.data, l->word.len, &l->forms);
    form = l->forms.data;
    for (size_t i = 0; i < n; i++, form += strlen(form) + 1) {
        struct lexicon_entry *e = lexicon_put(l->lexicon, form, strlen(form));

        if (!e)
            return no_word(l, form);
        if (e->n_values && !(i == 0 && e->made))
            continue;
        e->value[0] = value;
        e->n_values = 1;
        e->note = l->group;
        e->made = i > 0;
    }
    return 0;
}

static int
read_values(struct list *l, struct words *w, float value)
{
    char kind;

    if (!next_word(w, &l->word) || l->word.len != 1 ||
        !strchr("wnvda", *l->word.data))
        return fault_set(l->ft, FAULT_USAGE,
                         "line %zu: not VALUE FORMS WORD ..., FORMS being one "
                         "of w n v d a",
                         l->line);
    kind = *l->word.data;
    while (next_word(w, &l->word)) {
        blanks(&l->word);
        if (add_forms(l, kind, value))
            return -1;
    }
    return 0;
}

static int
read_kind(struct list *l, struct words *w)
{
    uint8_t kind = tone_kind(l->rules, buf_text(&l->word));

    if (!kind)
        return fault_set(l->ft, FAULT_USAGE,
                         "line %zu: `%.40s` is neither a number nor a kind of "
                         "the rules",
                         l->line, buf_text(&l->word));
    while (next_word(w, &l->word)) {
        struct lexicon_entry *e;

        blanks(&l->word);
        e = lexicon_put(l->lexicon, l->word.data, l->word.len);
        if (!e)
            return no_word(l, buf_text(&l->word));
        e->kind = kind;
    }
    return 0;
}

static int
read_group(struct list *l, struct words *w)
{
    while (w->at < w->end && *w->at == ' ')
        w->at++;
    l->group = lexicon_note(l->lexicon, w->at, (size_t)(w->end - w->at));
    return 0;
}

static int
read_line(struct list *l, const char *line, size_t len)
{
    struct words w = {line, line + len};
    double value;

    if (len == 0 || strchr("# \t\r", *line))
        return 0;
    next_word(&w, &l->word);
    if (strcmp(buf_text(&l->word), "=") == 0)
        return read_group(l, &w);
    return num_real(buf_text(&l->word), &value)
               ? read_values(l, &w, (float)value)
               : read_kind(l, &w);
}

int
word_list_read(struct lexicon *lexicon, const struct tone_rules *rules,
               const char *text, size_t len, struct fault *ft)
{
    struct list l = {.lexicon = lexicon, .rules = rules, .group = "", .ft = ft};
    const char *end = text + len, *next;
    int status = utf8_check(text, len, ft);

    for (const char *line = text; line < end && status == 0; line = next) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));

        next = stop ? stop + 1 : end;
        stop = stop ? stop : end;
        stop -= stop > line && stop[-1] == '\r';
        l.line++;
        status = read_line(&l, line, (size_t)(stop - line));
    }
    buf_free(&l.word);
    buf_free(&l.forms);
    return status;
}

#include "feature.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "atoms.h"
#include "fold.h"
#include "function_words.h"
#include "mem.h"
#include "types.h"

#define BETWEEN " \t\r\n," /* words to leave out */

static bool
pattern_is(const struct pattern *p, const char *form, size_t len)
{
    char *copy;
    bool is;

    if (p->glob)
        return atom_fits(p->glob, p->glob_len, form, len);
    copy = mem_copy(form, len);
    is = regexec(&p->regex, copy, 0, NULL, 0) == 0;
    free(copy);
    return is;
}

bool
pattern_is_word(const struct pattern *p)
{
    return p->glob && !memchr(p->glob, ATOM_RUN, p->glob_len) &&
           !memchr(p->glob, ATOM_ONE, p->glob_len);
}

int
pattern_make(struct pattern *p, const char *text, struct fault *ft)
{
    size_t len = strlen(text);
    struct buf folded = {0};
    char why[200], *inside;
    int error;

    *p = (struct pattern){0};
    if (len < 2 || text[0] != '/' || text[len - 1] != '/') {
        fold_token(text, len, &folded);
        for (size_t i = 0; i < folded.len; i++) {
            if (folded.data[i] == '*')
                folded.data[i] = ATOM_RUN;
            else if (folded.data[i] == '?')
                folded.data[i] = ATOM_ONE;
        }
        p->glob_len = folded.len;
        p->glob = buf_take(&folded);
        return 0;
    }
    inside = mem_copy(text + 1, len - 2);
    error = regcomp(&p->regex, inside, REG_EXTENDED | REG_NOSUB);
    free(inside);
    if (!error)
        return 0;
    regerror(error, &p->regex, why, sizeof why);
    return fault_set(ft, FAULT_USAGE, "%s: %s", text, why);
}

void
pattern_free(struct pattern *p)
{
    if (!p->glob)
        regfree(&p->regex);
    free(p->glob);
}

static int
add_match(struct features *f, const char *pattern, struct fault *ft)
{
    struct fault own;
    struct pattern p;

    if (pattern_make(&p, pattern, &own))
        return fault_set(ft, own.code, "match %s", own.text);
    f->match = mem_resize(f->match, (f->n_match + 1) * sizeof *f->match);
    f->match[f->n_match++] = p;
    return 0;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the comma at list[at] groups the digits of a number, as in 1,000:
   three stand behind it, one to three before it. `2015,2016` is a list. */
static bool
groups_digits(const char *list, size_t at)
{
    size_t before = 0, behind = 0;

    while (before < at && is_digit(list[at - before - 1]))
        before++;
    while (is_digit(list[at + 1 + behind]))
        behind++;
    return before >= 1 && before <= 3 && behind == 3;
}

/* Bytes of the list's first word: `gas,deal`, but not `1,000`. */
static size_t
word_of_list(const char *list)
{
    size_t len = 0;

    while (list[len] && list[len] != '|' &&
           (list[len] != ',' || groups_digits(list, len)))
        len++;
    return len;
}

/* A word of a list, without the blanks around it. */
static int
add_word(struct features *f, const char *s, size_t len, struct fault *ft)
{
    char *word;
    int bad;

    for (; len && *s == ' '; len--)
        s++;
    while (len && s[len - 1] == ' ')
        len--;
    if (!len)
        return 0;
    word = mem_copy(s, len);
    bad = add_match(f, word, ft);
    free(word);
    return bad;
}

int
feature_match(struct features *f, const char *patterns, struct fault *ft)
{
    const char *rest = patterns;
    size_t before = f->n_match;
    int bad = 0;

    if (*patterns == '/')
        return add_match(f, patterns, ft);
    while (*rest && !bad) {
        size_t len = word_of_list(rest);

        bad = add_word(f, rest, len, ft);
        rest += len + (rest[len] != '\0');
    }
    if (!bad && f->n_match == before)
        return fault_set(ft, FAULT_USAGE, "match `%s`: a word is wanted",
                         patterns);
    return bad ? -1 : 0;
}

/* A language has a list, or its name would be taken for a word to leave out;
   codes such as `no` and `it` are words. */
static bool
is_language(const char *words)
{
    enum {
        NAME_LEAST = sizeof "dutch" - 1
    };
    struct stemmer *s = NULL;
    struct buf name = {0};
    struct fault ignored;
    bool is;

    if (strlen(words) < NAME_LEAST || strpbrk(words, BETWEEN))
        return false;
    fold_token(words, strlen(words), &name);
    is = stemmer_new(&s, buf_text(&name), &ignored) == 0;
    stemmer_free(s);
    buf_free(&name);
    return is;
}

static void
add_stop(struct features *f, const char *word, size_t len)
{
    struct buf folded = {0};
    bool added;

    if (!f->stop)
        f->stop = types_new();
    fold_token(word, len, &folded);
    types_intern(f->stop, folded.data, folded.len, &added);
    buf_free(&folded);
}

/* lists: `english` among the words is that list. */
static void
add_stops(struct features *f, const char *words, bool lists)
{
    static const char english[] = "english";

    for (words += strspn(words, BETWEEN); *words;
         words += strspn(words, BETWEEN)) {
        size_t len = strcspn(words, BETWEEN);

        if (lists && len == sizeof english - 1 &&
            strncasecmp(words, english, len) == 0)
            f->stop_english = true;
        else
            add_stop(f, words, len);
        words += len;
    }
}

/* `german,`: the word. */
static bool
is_one_word(const char *words)
{
    size_t len = strcspn(words, BETWEEN);

    return words[len] == ',' && !words[len + 1];
}

int
feature_stop(struct features *f, const char *words, struct fault *ft)
{
    if (is_language(words) && strcasecmp(words, "english") != 0)
        return fault_set(ft, FAULT_USAGE,
                         "stop %s: there is a list of english only; give the "
                         "words, or a file of them, or `%s,` for this word",
                         words, words);
    add_stops(f, words, !is_one_word(words));
    return 0;
}

void
feature_stop_words(struct features *f, const char *words)
{
    add_stops(f, words, false);
}

static void
stop_stem(struct types *to, struct stemmer *s, const char *word, size_t len)
{
    const char *stem = stemmer_of(s, word, len, &len);
    bool added;

    types_intern(to, stem, len, &added);
}

void
feature_stem(struct features *f, struct stemmer *s)
{
    struct types *stems = types_new();
    const char *word;

    for (uint32_t id = 1; f->stop && id <= types_size(f->stop); id++) {
        size_t len;

        word = types_form(f->stop, id, &len);
        stop_stem(stems, s, word, len);
    }
    for (size_t i = 0; f->stop_english && (word = function_words_at(i)); i++)
        stop_stem(stems, s, word, strlen(word));
    types_free(f->stop);
    f->stop = types_size(stems) ? stems : NULL;
    if (!f->stop)
        types_free(stems);
}

bool
feature_any_form(const struct features *f)
{
    return !f->n_match && !f->stop && !f->stop_english;
}

bool
feature_is_match(const struct features *f, const char *form, size_t len)
{
    for (size_t i = 0; i < f->n_match; i++)
        if (pattern_is(&f->match[i], form, len))
            return true;
    return f->n_match == 0;
}

bool
feature_is_stop(const struct features *f, const char *form, size_t len)
{
    char *text;
    bool stopped;

    if (f->stop && types_find(f->stop, form, len))
        return true;
    if (!f->stop_english)
        return false;
    text = mem_copy(form, len);
    stopped = function_words_has(text);
    free(text);
    return stopped;
}

bool
feature_wants(const struct features *f, const char *form, size_t len)
{
    return feature_is_match(f, form, len) && !feature_is_stop(f, form, len);
}

void
feature_free(struct features *f)
{
    for (size_t i = 0; i < f->n_match; i++)
        pattern_free(&f->match[i]);
    free(f->match);
    types_free(f->stop);
    *f = (struct features){0};
}

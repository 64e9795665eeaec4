#include "request.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "num.h"

enum {
    LIMIT = 50,
    WINDOW = 5,
    WINDOW_MAX = 100,
    PARTS_MAX = 100000,
    SKIP_MAX = 4
};

void
request_init(struct request *r)
{
    *r = (struct request){.rule = TOKENS_INSIDE,
                          .limit = LIMIT,
                          .seed = 1,
                          .size = 2,
                          .left = WINDOW,
                          .right = WINDOW,
                          .k1 = NAN,
                          .b = NAN};
}

void
request_free(struct request *r)
{
    free(r->where);
    free(r->by);
    free(r->target);
    free(r->reference);
    free(r->sort);
    free(r->stems);
    free(r->tf);
    free(r->idf);
    free(r->bm25);
    mem_free_strings(r->words, r->n_words);
    feature_free(&r->features);
    *r = (struct request){0};
}

void
request_word(struct request *r, const char *word)
{
    r->words = mem_resize(r->words, (r->n_words + 1) * sizeof *r->words);
    r->words[r->n_words++] = mem_string(word);
}

static int
one_of(int *out, const char *option, const char *value,
       const char *const *names, size_t n, struct fault *ft)
{
    struct buf all = {0};

    for (size_t i = 0; i < n; i++) {
        if (strcmp(names[i], value) == 0) {
            *out = (int)i;
            buf_free(&all);
            return 0;
        }
        buf_format(&all, "%s%s", i ? ", " : "", names[i]);
    }
    fault_set(ft, FAULT_USAGE, "%s %s: there are %s", option, value,
              buf_text(&all));
    buf_free(&all);
    return -1;
}

static int
number(int64_t *out, const char *option, const char *value, int64_t least,
       int64_t most, struct fault *ft)
{
    if (num_int(value, least, most, out))
        return 0;
    if (most == INT64_MAX)
        return fault_set(ft, FAULT_USAGE,
                         "%s %s: a number from %lld up is wanted", option,
                         value, (long long)least);
    return fault_set(ft, FAULT_USAGE,
                     "%s %s: a number from %lld to %lld is wanted", option,
                     value, (long long)least, (long long)most);
}

/* `5`, or `3,0` for left and right, or `sentence`. */
static int
set_window(struct request *r, const char *value, struct fault *ft)
{
    char *copy, *comma;
    int64_t left, right;
    bool good;

    r->sentences = strcmp(value, "sentence") == 0;
    if (r->sentences)
        return 0;
    copy = mem_string(value);
    comma = strchr(copy, ',');
    if (comma)
        *comma = '\0';
    good = num_int(copy, 0, WINDOW_MAX, &left) &&
           num_int(comma ? comma + 1 : copy, 0, WINDOW_MAX, &right) &&
           left + right > 0;
    free(copy);
    if (!good)
        return fault_set(ft, FAULT_USAGE,
                         "window %s: words on each side are wanted, as in 5 "
                         "or 3,0 (at most %d), or sentence",
                         value, WINDOW_MAX);
    r->left = (unsigned)left;
    r->right = (unsigned)right;
    return 0;
}

static char **
text_of(struct request *r, const char *name)
{
    const struct {
        const char *name;
        char **at;
    } texts[] = {
        {"where", &r->where},   {"by", &r->by},
        {"target", &r->target}, {"reference", &r->reference},
        {"sort", &r->sort},     {"tf", &r->tf},
        {"idf", &r->idf},       {"bm25", &r->bm25},
        {"stems", &r->stems},
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(texts[i].name, name) == 0)
            return texts[i].at;
    return NULL;
}

static int
set_choice(struct request *r, const char *name, const char *value,
           struct fault *ft)
{
    static const char *const ties[] = {"min", "max", "average", "dense",
                                       "first"};
    static const char *const within[] = {"document", "sentence", "punctuation"};
    int choice;

    if (strcmp(name, "ties") == 0) {
        if (one_of(&choice, name, value, ties, 5, ft))
            return -1;
        r->ties = (enum ties)choice;
    } else if (strcmp(name, "within") == 0) {
        if (one_of(&choice, name, value, within, 3, ft))
            return -1;
        r->within = (enum within)choice;
    } else {
        if (one_of(&choice, name, value, token_rule_names, TOKEN_RULES, ft))
            return -1;
        r->rule = (enum token_rule)choice;
    }
    return 0;
}

static bool *
switch_of(struct request *r, const char *name)
{
    if (strcmp(name, "unique") == 0)
        return &r->unique;
    if (strcmp(name, "ci") == 0)
        return &r->intervals;
    return strcmp(name, "l2") == 0 ? &r->l2 : NULL;
}

bool
request_is_switch(const char *name)
{
    struct request any;

    return switch_of(&any, name) != NULL;
}

/* Parameters of BM25. */
static int
set_real(struct request *r, const char *name, const char *value,
         struct fault *ft)
{
    bool is_b = strcmp(name, "b") == 0;
    double v;

    if (!num_real(value, &v) || v < 0 || (is_b && v > 1))
        return fault_set(ft, FAULT_USAGE, "%s %s: a number from 0 %s is wanted",
                         name, value, is_b ? "to 1" : "up");
    *(is_b ? &r->b : &r->k1) = v;
    return 0;
}

static int
set_number(struct request *r, const char *name, const char *value,
           struct fault *ft)
{
    const struct {
        const char *name;
        int64_t least, most;
        uint64_t *at;
    } numbers[] = {
        {"limit", 0, INT64_MAX, &r->limit},
        {"min", 1, INT64_MAX, &r->features.least},
        {"min-docs", 1, INT64_MAX, &r->features.least_documents},
        {"seed", 0, INT64_MAX, &r->seed},
        {"size", 1, GRAM_MAX, &r->size},
        {"skip", 0, SKIP_MAX, &r->skip},
        {"parts", 2, PARTS_MAX, &r->parts},
    };
    int64_t v;

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (strcmp(numbers[i].name, name) != 0)
            continue;
        if (number(&v, name, value, numbers[i].least, numbers[i].most, ft))
            return -1;
        *numbers[i].at = (uint64_t)v;
        return 0;
    }
    return fault_set(ft, FAULT_USAGE, "there is no option `%s`", name);
}

int
request_set(struct request *r, const char *name, const char *value,
            struct fault *ft)
{
    char **text = text_of(r, name);
    bool *on = switch_of(r, name);

    if (text) {
        free(*text);
        *text = mem_string(value);
        return 0;
    }
    if (on) {
        *on = *value == '1';
        return 0;
    }
    if (strcmp(name, "match") == 0)
        return feature_match(&r->features, value, ft);
    if (strcmp(name, "stop") == 0)
        return feature_stop(&r->features, value, ft);
    if (strcmp(name, "window") == 0)
        return set_window(r, value, ft);
    if (strcmp(name, "ties") == 0 || strcmp(name, "within") == 0 ||
        strcmp(name, "tokens") == 0)
        return set_choice(r, name, value, ft);
    if (strcmp(name, "k1") == 0 || strcmp(name, "b") == 0)
        return set_real(r, name, value, ft);
    return set_number(r, name, value, ft);
}

int
request_finish(struct request *r, struct fault *ft)
{
    struct stemmer *s;

    if (!r->stems)
        return 0;
    if (stemmer_new(&s, r->stems, ft))
        return -1;
    feature_stem(&r->features, s);
    stemmer_free(s);
    return 0;
}

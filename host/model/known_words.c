#include "known_words.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "hash.h"
#include "mem.h"
#include "stem.h"

#define PLACES_MIN 1024
#define PLACES_MAX 131072 /* of which half are used */
#define SPELLED_MAX 16    /* bytes of a token that is kept, and is one word */

static const struct {
    char form[9];
    uint8_t len, uses;
} used[] = {
    {"although", 8, USE_TURN},
    {"are", 3, USE_OBJECT | USE_PASSIVE},
    {"be", 2, USE_PASSIVE},
    {"been", 4, USE_OBJECT | USE_PASSIVE},
    {"being", 5, USE_PASSIVE},
    {"but", 3, USE_TURN},
    {"by", 2, USE_BY},
    {"get", 3, USE_PASSIVE},
    {"gets", 4, USE_PASSIVE},
    {"getting", 7, USE_PASSIVE},
    {"got", 3, USE_PASSIVE},
    {"had", 3, USE_OBJECT},
    {"has", 3, USE_OBJECT},
    {"have", 4, USE_OBJECT},
    {"is", 2, USE_OBJECT | USE_PASSIVE},
    {"though", 6, USE_TURN},
    {"was", 3, USE_OBJECT | USE_PASSIVE},
    {"were", 4, USE_OBJECT | USE_PASSIVE},
    {"whereas", 7, USE_TURN},
    {"while", 5, USE_TURN},
};

/* Words of closed classes and verbs of saying, by their length. */
static const char *const function_words[] = {
    [1] = "i",
    [2] = "am as at be by do he if in is it me my no of on or so to "
          "up us we",
    [3] = "all and any are but can did for had has her him his how "
          "its may nor not off our out per say she too via was who "
          "why you",
    [4] = "also amid been both does else ever from have here into "
          "less like more most must near once only onto over said "
          "says some such than that them then they this till told "
          "upon very were what when whom will with your",
    [5] = "about above after along among asked being below could "
          "might never shall since their there these those under "
          "until where which while whose would",
    [6] = "across around before behind beside beyond during either "
          "except hardly inside itself myself rather should though "
          "toward unless unlike within",
    [7] = "against because between despite himself neither outside "
          "through towards whereas whether without",
    [8] = "although whatever",
    [9] = "regarding",
    [10] = "concerning themselves throughout",
};
#define FUNCTION_WORD_MAX (sizeof function_words / sizeof function_words[0])

static bool
is_function_word(const char *form, size_t len)
{
    const char *s = len < FUNCTION_WORD_MAX ? function_words[len] : NULL;

    for (; s && (*s != *form || memcmp(s, form, len) != 0); s += len + 1)
        if (!s[len])
            return false;
    return s != NULL;
}

static uint8_t
uses_of(const char *form, size_t len)
{
    uint8_t ing = len > 3 && !memcmp(form + len - 3, "ing", 3) ? USE_ING : 0;
    uint8_t other = is_function_word(form, len) ? USE_FUNCTION : 0;

    for (size_t i = 0; i < sizeof used / sizeof used[0]; i++)
        if (used[i].len == len && !memcmp(used[i].form, form, len))
            return used[i].uses | ing | other;
    return ing | other;
}

static uint8_t
flags_of(char first)
{
    bool capital = first >= 'A' && first <= 'Z';
    bool number = first >= '0' && first <= '9';

    return (uint8_t)(capital * WORD_CAPITAL | number * WORD_NUMBER);
}

static void
learn_word(struct known_words *k, const char *token, size_t len, struct span at,
           struct known_word *out)
{
    const char *s = token + at.start;
    bool possessive = fold_possessive(token, len, at) > at.stop;
    struct buf *form = &k->form;

    buf_clear(form);
    fold_token(s, at.stop - at.start, form);
    *out = (struct known_word){.start = (uint16_t)at.start,
                               .stop = (uint16_t)at.stop,
                               .len = (uint16_t)form->len,
                               .flags = flags_of(*s) |
                                        (possessive ? WORD_POSSESSIVE : 0),
                               .uses = uses_of(form->data, form->len)};
    out->hash = hash64_of(form->data, form->len);
    out->stem = stem_hash(form->data, form->len, out->hash);
    for (int i = 0; i < PASSAGE_LEXICONS; i++)
        if (k->lexicons[i])
            out->in[i] = lexicon_use_of(k->lexicons[i], out->hash);
}

/* The spelling of a token of SPELLED_MAX bytes at most; `room`: how many bytes
   may be read there. */
static inline struct spelling
spell(const char *s, size_t len, size_t room)
{
    static const unsigned char masks[2 * SPELLED_MAX] = {
        255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255,
    };
    struct spelling x = {{0, 0}, 0};
    uint64_t mask[2];

    if (room < SPELLED_MAX) {
        memcpy(x.token, s, len);
    } else {
        memcpy(x.token, s, SPELLED_MAX);
        memcpy(mask, masks + SPELLED_MAX - len, SPELLED_MAX);
        x.token[0] &= mask[0];
        x.token[1] &= mask[1];
    }
    x.place = ((x.token[0] ^ x.token[1] * 0x94d049bb133111ebu) *
               0x9e3779b97f4a7c15u) >>
              32;
    return x;
}

void
known_words_spell(struct known_words *k, const struct span *tokens, size_t n,
                  const char *text, size_t len)
{
    k->spelled = mem_grow(k->spelled, &k->cap_spelled, n, sizeof *k->spelled);
    for (size_t i = 0; i < n; i++) {
        size_t start = tokens[i].start, size = tokens[i].stop - start;
        struct spelling x = {{0, 0}, 0};

        if (size <= SPELLED_MAX)
            x = spell(text + start, size, len - start);
        __builtin_prefetch(&k->at[x.place & k->mask]);
        k->spelled[i] = x;
    }
}

/* Makes room for one more. */
static void
widen(struct known_words *k)
{
    struct known_words old = *k;

    if (k->n * 2 <= k->mask)
        return;
    k->n = 0;
    if (k->mask + 1 == PLACES_MAX) {
        memset(k->at, 0, PLACES_MAX * sizeof *k->at);
        return;
    }
    k->mask = k->mask * 2 + 1;
    k->at = mem_table((k->mask + 1) * sizeof *k->at);
    for (size_t i = 0; i <= old.mask; i++) {
        const char *token = (const char *)old.at[i].token;
        struct spelling x;

        if (!*token)
            continue;
        x = spell(token, SPELLED_MAX, SPELLED_MAX);
        *known_words_place(k, &x) = old.at[i];
        k->n++;
    }
    free(old.at);
}

const struct known_word *
known_words_learn(struct known_words *k, const char *s, size_t len, size_t *n)
{
    spans_clear(&k->spans);
    fold_parts(s, len, &k->spans);
    *n = k->spans.n;
    if (*n == 1 && len <= SPELLED_MAX) {
        struct spelling x = spell(s, len, len);
        struct known_word *w;

        widen(k);
        w = known_words_place(k, &x);
        learn_word(k, s, len, k->spans.at[0], w);
        memcpy(w->token, x.token, sizeof x.token);
        k->n++;
        return w;
    }
    k->parts = mem_grow(k->parts, &k->cap_parts, *n, sizeof *k->parts);
    for (size_t i = 0; i < *n; i++)
        learn_word(k, s, len, k->spans.at[i], &k->parts[i]);
    return k->parts;
}

void
known_words_begin(struct known_words *k,
                  const struct lexicon *const lexicons[PASSAGE_LEXICONS])
{
    bool same = k->at != NULL;

    for (int i = 0; i < PASSAGE_LEXICONS; i++) {
        size_t age = lexicons[i] ? lexicon_age(lexicons[i]) : 0;

        same &= k->lexicons[i] == lexicons[i] && k->ages[i] == age;
        k->lexicons[i] = lexicons[i];
        k->ages[i] = age;
    }
    if (same)
        return;
    free(k->at);
    k->n = 0;
    k->mask = PLACES_MIN - 1;
    k->at = mem_table(PLACES_MIN * sizeof *k->at);
}

size_t
known_words_bytes(const struct known_words *k)
{
    return k->at ? (k->mask + 1) * sizeof *k->at : 0;
}

void
known_words_free(struct known_words *k)
{
    free(k->at);
    free(k->parts);
    free(k->spelled);
    buf_free(&k->form);
    spans_free(&k->spans);
    *k = (struct known_words){0};
}

/* The words of VADER's lexicon and rules. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "num.h"
#include "utf8.h"
#include "vader_inside.h"
#include "vader_words.h"

static const char *const labels[] = {
    [NO] = "no",           [OR] = "or",       [NOR] = "nor", [KIND] = "kind",
    [OF] = "of",           [LEAST] = "least", [AT] = "at",   [VERY] = "very",
    [BUT] = "but",         [NEVER] = "never", [SO] = "so",   [THIS] = "this",
    [WITHOUT] = "without", [DOUBT] = "doubt",
};

static void
widen(struct vader *v)
{
    struct vader old = *v;
    unsigned bits = v->entries ? 64 - v->shift + 1 : 10;

    v->entries = mem_alloc(sizeof *v->entries << bits);
    v->mask = ((size_t)1 << bits) - 1;
    v->shift = 64 - bits;
    for (size_t i = 0; old.entries && i <= old.mask; i++)
        if (old.entries[i].hash)
            *vader_slot(v, old.entries[i].hash) = old.entries[i];
    free(old.entries);
}

static void
put_in_sieve(struct vader *v, uint64_t hash)
{
    hash >>= 64 - VADER_SIEVE_BITS;
    v->sieve[hash / 64] |= UINT64_C(1) << hash % 64;
}

static struct entry *
put(struct vader *v, const char *word, size_t len)
{
    uint64_t hash = vader_hash(word, len);
    struct entry *e = vader_slot(v, hash);

    if (!e->hash) {
        if (++v->n_entries * 2 > v->mask) {
            widen(v);
            e = vader_slot(v, hash);
        }
        e->hash = hash;
        put_in_sieve(v, hash);
    }
    return e;
}

/* ---- words of rules */

static struct token *
put_rule(struct vader *v, const char *word, size_t len)
{
    uint64_t hash = vader_hash(word, len);
    size_t i = 1;

    while (i < v->n_rules && v->rules[i].hash != hash)
        i++;
    if (i == v->n_rules) {
        if (i == VADER_RULES)
            abort(); /* vader_words.h has too many */
        v->rules[v->n_rules++].hash = hash;
    }
    return &v->rules[i].is;
}

static void
put_all(struct vader *v, const char *words, uint8_t flags)
{
    while (*words) {
        size_t len = strcspn(words, " ");

        put_rule(v, words, len)->flags |= flags;
        words += len + (words[len] != 0);
    }
}

static void
put_idiom(struct vader *v, struct idiom *i, const char *words, double valence)
{
    *i = (struct idiom){.valence = valence};
    while (*words) {
        size_t len = strcspn(words, " ");
        struct token *t = put_rule(v, words, len);

        if (!t->label)
            t->label = (uint8_t)(IDIOM + v->n_labels++);
        t->flags |= i->n ? 0 : BEGINS;
        i->words[i->n++] = t->label;
        words += len + (words[len] != 0);
    }
}

/* Gives each a place of its own; false: the seed does not. */
static bool
place_rules(struct vader *v)
{
    memset(v->rule_at, 0, sizeof v->rule_at);
    for (size_t i = 1; i < v->n_rules; i++) {
        uint8_t *place = &v->rule_at[vader_rule_place(v, v->rules[i].hash)];

        if (*place)
            return false;
        *place = (uint8_t)i;
    }
    return true;
}

static void
put_rules(struct vader *v)
{
    v->n_rules = 1;
    put_all(v, VADER_UP, UP);
    put_all(v, VADER_DOWN, DOWN);
    put_all(v, VADER_NOT, NOT);
    for (size_t k = NO; k < sizeof labels / sizeof labels[0]; k++)
        put_rule(v, labels[k], strlen(labels[k]))->label = (uint8_t)k;
#define ADD(words, valence) \
    put_idiom(v, &v->idioms[v->n_idioms++], words, valence);
    VADER_IDIOMS(ADD)
#undef ADD
#define ADD(words) put_idiom(v, &v->pairs[v->n_pairs++], words, -VADER_BOOST);
    VADER_DOWN_PAIRS(ADD)
#undef ADD
    put_in_sieve(v, vader_hash(labels[BUT], strlen(labels[BUT])));
    for (v->rule_seed = 1; !place_rules(v); v->rule_seed += 2)
        ;
}

/* ---- the lexicon */

static bool
has_capital(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (s[i] >= 'A' && s[i] <= 'Z')
            return true;
    return false;
}

static int
put_line(struct vader *v, const char *line, size_t len, size_t number,
         struct fault *ft)
{
    const char *tab;
    char digits[40];
    double valence;
    size_t n;

    while (len && isspace((unsigned char)line[len - 1]))
        len--;
    while (len && isspace((unsigned char)*line))
        line++, len--;
    if (len == 0)
        return 0;
    tab = memchr(line, '\t', len);
    n = tab ? strcspn(tab + 1, "\t\r\n") : 0;
    if (!tab || n == 0 || n >= sizeof digits)
        return fault_set(ft, FAULT_USAGE, "line %zu: not WORD, tab, number",
                         number);
    memcpy(digits, tab + 1, n);
    digits[n] = 0;
    if (!num_real(digits, &valence))
        return fault_set(ft, FAULT_USAGE, "line %zu: `%s` is no number", number,
                         digits);
    if (has_capital(line, (size_t)(tab - line))) /* tokens have none */
        return 0;
    put(v, line, (size_t)(tab - line))->valence = valence;
    return 0;
}

struct vader *
vader_new(const char *lexicon, size_t len, struct fault *ft)
{
    struct vader *v = mem_alloc(sizeof *v);
    const char *end = lexicon + len;
    size_t number = 0;
    int bad = utf8_check(lexicon, len, ft);

    widen(v);
    put_rules(v);
    while (lexicon < end && !bad) {
        const char *stop = memchr(lexicon, '\n', (size_t)(end - lexicon));

        stop = stop ? stop : end;
        bad = put_line(v, lexicon, (size_t)(stop - lexicon), ++number, ft);
        lexicon = stop + 1;
    }
    if (!bad)
        return v;
    vader_free(v);
    return NULL;
}

void
vader_free(struct vader *v)
{
    if (!v)
        return;
    free(v->entries);
    free(v->tokens);
    free(v->hits);
    free(v);
}

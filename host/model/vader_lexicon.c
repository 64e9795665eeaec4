/* The words of VADER's lexicon and rules. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "num.h"
#include "vader_inside.h"
#include "vader_words.h"

static const char *const labels[] = {
    [NO] = "no",           [OR] = "or",       [NOR] = "nor", [KIND] = "kind",
    [OF] = "of",           [LEAST] = "least", [AT] = "at",   [VERY] = "very",
    [BUT] = "but",         [NEVER] = "never", [SO] = "so",   [THIS] = "this",
    [WITHOUT] = "without", [DOUBT] = "doubt",
};

struct entry *
vader_slot(const struct vader *v, uint64_t hash)
{
    size_t at = hash & v->mask;

    while (v->entries[at].hash && v->entries[at].hash != hash)
        at = (at + 1) & v->mask;
    return &v->entries[at];
}

static void
widen(struct vader *v)
{
    struct vader old = *v;
    size_t size = v->entries ? 2 * (v->mask + 1) : 1024;

    v->entries = mem_alloc(size * sizeof *v->entries);
    v->mask = size - 1;
    for (size_t i = 0; old.entries && i <= old.mask; i++)
        if (old.entries[i].hash)
            *vader_slot(v, old.entries[i].hash) = old.entries[i];
    free(old.entries);
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
        v->sieve[hash >> 54] |= (uint64_t)1 << (hash >> 48 & 63);
    }
    return e;
}

static void
put_all(struct vader *v, const char *words, uint8_t flags)
{
    while (*words) {
        size_t len = strcspn(words, " ");

        put(v, words, len)->flags |= flags;
        words += len + (words[len] != 0);
    }
}

static void
put_idiom(struct vader *v, struct idiom *i, const char *words, double valence)
{
    *i = (struct idiom){.valence = valence};
    while (*words) {
        size_t len = strcspn(words, " ");
        struct entry *e = put(v, words, len);

        if (!e->label)
            e->label = (uint8_t)(IDIOM + v->n_labels++);
        i->words[i->n++] = e->label;
        words += len + (words[len] != 0);
    }
}

static void
put_rules(struct vader *v)
{
    put_all(v, VADER_UP, UP);
    put_all(v, VADER_DOWN, DOWN);
    put_all(v, VADER_NOT, NOT);
    for (size_t k = NO; k < sizeof labels / sizeof labels[0]; k++)
        put(v, labels[k], strlen(labels[k]))->label = (uint8_t)k;
#define ADD(words, valence) \
    put_idiom(v, &v->idioms[v->n_idioms++], words, valence);
    VADER_IDIOMS(ADD)
#undef ADD
#define ADD(words) put_idiom(v, &v->pairs[v->n_pairs++], words, -VADER_BOOST);
    VADER_DOWN_PAIRS(ADD)
#undef ADD
}

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
    struct entry *e;

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
    e = put(v, line, (size_t)(tab - line));
    e->valence = valence;
    e->flags |= IN_LEXICON;
    return 0;
}

struct vader *
vader_new(const char *lexicon, size_t len, struct fault *ft)
{
    struct vader *v = mem_alloc(sizeof *v);
    const char *end = lexicon + len;
    size_t number = 0;

    widen(v);
    put_rules(v);
    while (lexicon < end) {
        const char *stop = memchr(lexicon, '\n', (size_t)(end - lexicon));

        stop = stop ? stop : end;
        if (put_line(v, lexicon, (size_t)(stop - lexicon), ++number, ft)) {
            vader_free(v);
            return NULL;
        }
        lexicon = stop + 1;
    }
    return v;
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

/* The words of VADER's lexicon and rules, and the tokens of a text. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "char_bits.h"
#include "hash.h"
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

/* ---- the words ---- */

static uint64_t
hash_of_word(const char *s, size_t len)
{
    uint64_t h = hash64_of(s, len);

    return h ? h : 1;
}

static struct entry *
slot(const struct vader *v, uint64_t hash)
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
            *slot(v, old.entries[i].hash) = old.entries[i];
    free(old.entries);
}

static struct entry *
put(struct vader *v, const char *word, size_t len)
{
    uint64_t hash = hash_of_word(word, len);
    struct entry *e = slot(v, hash);

    if (!e->hash) {
        if (++v->n_entries * 2 > v->mask) {
            widen(v);
            e = slot(v, hash);
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

        e->flags |= LABELLED;
        if (!e->label)
            e->label = IDIOM;
        i->words[i->n++] = e->hash;
        words += len + (words[len] != 0);
    }
}

static void
put_rules(struct vader *v)
{
    put_all(v, VADER_UP, UP);
    put_all(v, VADER_DOWN, DOWN);
    put_all(v, VADER_NOT, NOT);
    for (size_t k = NO; k < sizeof labels / sizeof labels[0]; k++) {
        struct entry *e = put(v, labels[k], strlen(labels[k]));

        e->label = (uint8_t)k;
        e->flags |= LABELLED;
    }
#define ADD(words, valence) \
    put_idiom(v, &v->idioms[v->n_idioms++], words, valence);
    VADER_IDIOMS(ADD)
#undef ADD
#define ADD(words) put_idiom(v, &v->pairs[v->n_pairs++], words, -VADER_BOOST);
    VADER_DOWN_PAIRS(ADD)
#undef ADD
}

/* Classes of bytes. */
enum {
    B_SPACE = 1,
    B_MARK = 2, /* punctuation */
    B_UP = 4,
    B_LOW = 8,
    B_HIGH = 16, /* of a character that is not ASCII */
    B_QUOTE = 32 /* ' */
};

static void
make_classes(struct vader *v)
{
    for (int c = 0; c < 256; c++) {
        uint8_t *class = &v->classes[c];

        if (c >= 0x80)
            *class = B_HIGH;
        else if ((c >= 9 && c <= 13) || (c >= 28 && c <= 32))
            *class = B_SPACE;
        else if (c >= 'A' && c <= 'Z')
            *class = B_UP;
        else if (c >= 'a' && c <= 'z')
            *class = B_LOW;
        else if (c > 32 && c < 127 && !(c >= '0' && c <= '9'))
            *class = c == '\'' ? B_MARK | B_QUOTE : B_MARK;
    }
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
    make_classes(v);
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
    buf_free(&v->lower);
    free(v);
}

/* ---- tokens: as Python's split and strip ---- */

static uint8_t
class_of(const struct vader *v, const char *s)
{
    return v->classes[(unsigned char)*s];
}

/* Bytes of white space at s; 0: it is none. */
static size_t
space_at(const struct vader *v, const char *s, const char *end)
{
    unsigned char c = (unsigned char)*s;
    size_t size;

    if (c < 0x80)
        return v->classes[c] & B_SPACE;
    if (c != 0xc2 && (c < 0xe1 || c > 0xe3)) /* no white space there */
        return 0;
    return char_bits(utf8_at(s, (size_t)(end - s), &size)) & CHAR_SPACE ? size
                                                                        : 0;
}

static size_t
count_characters(const char *s, size_t len)
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++)
        n += ((unsigned char)s[i] & 0xc0) != 0x80;
    return n;
}

/* Case flags of the characters that are not ASCII. */
static unsigned
case_of(const char *s, size_t len)
{
    unsigned all = 0;
    size_t size;

    for (size_t i = 0; i < len; i += size)
        all |= char_bits(utf8_at(s + i, len - i, &size));
    return all & (CHAR_UPPER | CHAR_LOWER);
}

static bool
has_nt(const char *s, size_t len)
{
    for (size_t i = 0; i + 2 < len; i++)
        if (s[i] == 'n' && s[i + 1] == '\'' && s[i + 2] == 't')
            return true;
    return false;
}

/* Adds the token of these bytes in lower case; seen: their classes. */
static void
add_lower(struct vader *v, const char *s, size_t len, unsigned seen,
          uint8_t flags)
{
    uint64_t hash = hash_of_word(s, len);
    const struct entry *e;
    struct token *t;

    if (v->n == v->cap)
        v->tokens = mem_grow(v->tokens, &v->cap, v->n + 1, sizeof *v->tokens);
    t = &v->tokens[v->n++];
    *t = (struct token){.hash = hash, .flags = flags};
    v->upper += flags == UPPER;
    if (seen & B_QUOTE && has_nt(s, len))
        t->flags |= NOT;
    if (!(v->sieve[hash >> 54] >> (hash >> 48 & 63) & 1))
        return;
    e = slot(v, hash);
    t->flags |= e->flags;
    t->label = e->label;
    t->valence = e->valence;
    if (t->label == BUT && v->but == SIZE_MAX)
        v->but = v->n - 1;
    if (t->flags & IN_LEXICON) {
        v->hits =
            mem_grow(v->hits, &v->cap_hits, v->n_hits + 1, sizeof *v->hits);
        v->hits[v->n_hits++] = (struct hit){(uint32_t)v->n - 1, 0};
    }
}

/* Adds a token; seen: the classes of its bytes. */
static void
add_token(struct vader *v, const char *s, size_t len, unsigned seen)
{
    const char *from = s, *to = s + len;
    unsigned cases = 0;
    char *out;

    if (seen & B_MARK) {
        while (from < to && class_of(v, from) & B_MARK)
            from++;
        while (to > from && class_of(v, to - 1) & B_MARK)
            to--;
        if (count_characters(from, (size_t)(to - from)) > 2)
            s = from, len = (size_t)(to - from);
    }
    if (!(seen & (B_UP | B_HIGH))) {
        add_lower(v, s, len, seen, 0);
        return;
    }
    buf_clear(&v->lower);
    out = buf_reserve(&v->lower, len + 1);
    seen &= B_QUOTE;
    for (size_t i = 0; i < len; i++) {
        unsigned class = class_of(v, s + i);

        out[i] = (char)(s[i] | (class & B_UP ? 0x20 : 0));
        seen |= class;
    }
    if (seen & B_HIGH)
        cases = case_of(s, len);
    cases |= (seen & B_UP ? CHAR_UPPER : 0) | (seen & B_LOW ? CHAR_LOWER : 0);
    add_lower(v, out, len, seen, cases == CHAR_UPPER ? UPPER : 0);
}

void
vader_begin(struct vader *v)
{
    v->n = v->n_hits = v->upper = 0;
    v->but = SIZE_MAX;
    v->exclamations = v->questions = 0;
}

static void
count_marks(struct vader *v, const char *s, const char *end)
{
    for (; s < end; s++) {
        v->exclamations += *s == '!';
        v->questions += *s == '?';
    }
}

void
vader_add(struct vader *v, const char *text, size_t len)
{
    const char *end = text + len;

    for (const char *s = text; s < end;) {
        const char *word = s;
        unsigned seen = 0;
        size_t space = 0;

        for (; s < end; s++) {
            unsigned class = class_of(v, s);

            if (class & (B_SPACE | B_HIGH) && (space = space_at(v, s, end)))
                break;
            seen |= class;
        }
        if (s > word)
            add_token(v, word, (size_t)(s - word), seen);
        if (seen & B_MARK)
            count_marks(v, word, s);
        s += space;
    }
}

#include "encounters.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "prospect.h"

#define SENTENCE_MAX 2000 /* bytes; what is longer is a list or a table */
#define FRONT 5           /* bytes before a name that begins a sentence */
#define JOINED 10         /* bytes between two that are named together */

void
encounters_free(struct encounters *e)
{
    buf_free(&e->places);
    buf_free(&e->known);
    free(e->names);
    free(e->named);
    name_map_free(&e->numbers);
    recall_counts_free(&e->counts);
    *e = (struct encounters){0};
}

size_t
encounters_bytes(const struct encounters *e)
{
    return e->places.cap + e->known.cap + e->cap_names * sizeof *e->names +
           e->cap_named * sizeof *e->named + name_map_bytes(&e->numbers) +
           e->counts.cap * sizeof *e->counts.of;
}

uint32_t
encounters_find(const struct encounters *e, struct slice name)
{
    return name_map_get(&e->numbers, hash64_of(name.p, name.len));
}

uint32_t
encounters_number(struct encounters *e, struct slice name)
{
    uint32_t number = name.p ? encounters_find(e, name) : 0;

    if (number || !name.p)
        return number;
    e->names =
        mem_grow(e->names, &e->cap_names, e->n_names + 2, sizeof *e->names);
    e->names[++e->n_names] = name;
    name_map_set(&e->numbers, hash64_of(name.p, name.len),
                 (uint32_t)e->n_names);
    return (uint32_t)e->n_names;
}

void
encounters_add(struct encounters *e, struct named named)
{
    e->named =
        mem_grow(e->named, &e->cap_named, e->n_named + 1, sizeof *e->named);
    e->named[e->n_named++] = named;
}

void
encounters_begin(struct encounters *e)
{
    quote_runs_begin(&e->runs, e->text, e->sentences);
    e->next = e->n_named ? e->named[0].sentence : e->sentences->n;
}

void
encounters_named(const struct encounters *e, size_t k, size_t *first,
                 size_t *stop)
{
    size_t low = 0, high = e->n_named;

    while (low < high) {
        size_t mid = (low + high) / 2;

        if (e->named[mid].sentence < k)
            low = mid + 1;
        else
            high = mid;
    }
    *first = low;
    while (low < e->n_named && e->named[low].sentence == k)
        low++;
    *stop = low;
}

/* ---- what is recalled behind a sentence ---- */

/* Whether no more stands between two names than joins them. */
static bool
is_joined(const struct encounters *e, struct span one, struct span other)
{
    static const char *const joins[] = {" and ", "-", " and the ",
                                        "\xe2\x80\x93"};
    size_t len = other.start - one.stop;

    if (other.start < one.stop || len >= JOINED)
        return false;
    for (size_t i = 0; i < sizeof joins / sizeof joins[0]; i++)
        if (strlen(joins[i]) == len &&
            memcmp(joins[i], e->text + one.stop, len) == 0)
            return true;
    return false;
}

/* A name that does not tell stands back behind one of the sentence that does:
   sure has what those before told. */
static void
recall_person(struct recall *r, const struct named *n, char sure[2])
{
    if (n->gender == 'm' || (!n->gender && !sure[0]))
        r->he = n->actor;
    if (n->gender == 'f' || (!n->gender && !sure[1]))
        r->she = n->actor;
    sure[n->gender == 'f'] |= n->gender;
}

/* Takes in who is named in the sentence that was looked at. */
static void
recall(struct encounters *e)
{
    struct recall *r = &e->recall;
    uint32_t from = e->sentences->at[e->next].start;
    const struct named *before = NULL;
    char sure[2] = {0};

    r->state = 0;
    if (e->first == e->stop)
        return;
    r->joined[0] = r->joined[1] = 0;
    for (size_t i = e->first; i < e->stop; i++) {
        const struct named *n = &e->named[i];

        if (n->mention->kind == MENTION_PERSON)
            recall_person(r, n, sure);
        else if (n->actor && i == e->first &&
                 n->mention->at.start - from < FRONT)
            r->state = n->actor;
        if (!n->actor)
            continue;
        recall_count(&e->counts, n->actor);
        if (before && before->actor != n->actor &&
            is_joined(e, before->mention->at, n->mention->at)) {
            r->joined[0] = before->actor;
            r->joined[1] = n->actor;
        }
        before = n;
    }
    r->pair[0] = r->joined[0] ? r->joined[0] : e->counts.first;
    r->pair[1] = r->joined[0] ? r->joined[1] : e->counts.second;
    if (!r->pair[1])
        r->pair[0] = 0;
}

/* ---- which sentences can hold a statement ---- */

/* Whether two actors are named, or for whom places and adjectives stand. */
static bool
names_two(const struct encounters *e)
{
    uint32_t one = 0, states = 0;

    for (size_t i = e->first; i < e->stop; i++) {
        uint32_t actor = e->named[i].actor;

        if (actor && one && actor != one)
            return true;
        one = one ? one : actor;
        states += e->named[i].state != 0;
    }
    return states + (one != 0) > 1;
}

static bool
begins(const char *s, size_t len, const char *with)
{
    size_t n = strlen(with);

    return len >= n && memcmp(s, with, n) == 0;
}

static bool
is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* The first place of a word, which is looked for by its byte number `rare`. */
static const char *
find(const char *s, size_t len, const char *word, size_t rare)
{
    size_t n = strlen(word);
    const char *at, *end;

    if (len < n)
        return NULL;
    end = s + len - n + rare + 1;
    for (at = s + rare;
         (at = memchr(at, word[rare], (size_t)(end - at))) != NULL; at++)
        if (memcmp(at - rare, word, n) == 0)
            return at - rare;
    return NULL;
}

static bool
opens_with_pronoun(const char *s, size_t len)
{
    static const char *const openings[] = {
        "He ",  "She ", "It ",   "They ",  "His ",
        "Her ", "Its ", "Both ", "Their ", "The countries "};

    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++)
        if (*s == *openings[i] && begins(s, len, openings[i]))
            return true;
    return false;
}

/* Whether a sentence refers to others than those it names. */
static bool
refers(const char *s, size_t len)
{
    if (opens_with_pronoun(s, len))
        return true;
    for (const char *c = s, *end = s + len;
         (c = find(c, (size_t)(end - c), "he two ", 4)); c++)
        if (c > s && (c[-1] | 32) == 't')
            return true;
    return find(s, len, " both ", 1);
}

/* Whether the speaker of a quotation refers to himself. */
static bool
refers_to_speaker(const char *s, size_t len)
{
    for (size_t i = 0, n; i < len; i += n + 1) {
        for (n = 0; i + n < len && is_letter(s[i + n]);)
            n++;
        if ((n == 2 && (s[i] | 32) == 'w' && s[i + 1] == 'e') ||
            (n == 3 && (s[i] | 32) == 'o' && memcmp(s + i + 1, "ur", 2) == 0))
            return true;
    }
    return false;
}

/* Whether a second actor can be meant: by "he" or "it", or by a word for two.
 */
static bool
may_mean_two(const struct encounters *e, const char *s, size_t len)
{
    const struct recall *r = &e->recall;
    uint32_t last = r->he ? r->he : r->she ? r->she : r->state;

    for (size_t i = e->stop; i-- > e->first;) {
        const struct named *n = &e->named[i];

        if (n->actor || n->state) {
            last = n->actor ? n->actor : n->state;
            break;
        }
    }
    return (r->he && r->he != last) || (r->she && r->she != last) ||
           (r->state && r->state != last) ||
           wordbook_says(e->book, s, len, WORD_SHARES);
}

/* Whether the sentence can hold a statement about others than two it names. */
static bool
may_refer(struct encounters *e, const char *s, size_t len)
{
    const struct quote_run *run = quote_runs_at(&e->runs, e->next);
    bool others = refers(s, len);

    if (!others &&
        !((run || quote_runs_marked(s, len)) && refers_to_speaker(s, len)))
        return false;
    return run || may_mean_two(e, s, len);
}

/* Whether those who are named stand where a cue wants them. */
static bool
has_prospect(struct encounters *e, struct span at, bool open)
{
    buf_clear(&e->places);
    buf_clear(&e->known);
    for (size_t i = e->first; i < e->stop; i++) {
        const struct named *n = &e->named[i];
        struct span place = {n->mention->at.start - at.start,
                             n->mention->at.stop - at.start};
        bool known = n->actor || n->state;

        buf_add(&e->places, &place, sizeof place);
        buf_add(&e->known, &known, sizeof known);
    }
    sentence_read(e->work, e->text + at.start, at.stop - at.start,
                  (const struct span *)(void *)e->places.data,
                  e->stop - e->first, open);
    return prospect_in(e->book, e->work, (const bool *)(void *)e->known.data);
}

/* Whether a sentence begins inside a quotation, or is a turn. */
static bool
begins_open(const struct quote_run *run, size_t sentence)
{
    return run && (run->turn || run->first < sentence);
}

/* Looks at the sentence next. False: no two actors meet there. */
static bool
look(struct encounters *e, struct encounter *out)
{
    struct span at = e->sentences->at[e->next];
    const char *s = e->text + at.start;
    size_t len = at.stop - at.start;
    bool close = names_two(e), able;

    if (len > SENTENCE_MAX ||
        (!close && !e->recall.pair[0] &&
         (e->first == e->stop || !opens_with_pronoun(s, len))))
        return false;
    able = (close || may_refer(e, s, len)) &&
           wordbook_says(e->book, s, len, WORD_TELLS);
    out->sentence = e->next;
    out->run = able ? quote_runs_at(&e->runs, e->next) : NULL;
    if (out->run && out->run->first + 1 != e->run_known) {
        e->run_known = out->run->first + 1;
        e->in_run = e->recall;
    }
    out->to_read =
        able &&
        (e->every || has_prospect(e, at, begins_open(out->run, e->next)));
    return close || out->to_read;
}

int
encounters_next(struct encounters *e, struct encounter *out)
{
    if (e->looked) {
        recall(e);
        e->next++;
    }
    e->looked = e->next < e->sentences->n;
    if (!e->looked)
        return -1;
    e->first = e->stop;
    while (e->stop < e->n_named && e->named[e->stop].sentence == e->next)
        e->stop++;
    return look(e, out);
}

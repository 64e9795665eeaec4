#include "source_words.h"

#include <ctype.h>
#include <string.h>

#include "mem.h"
#include "statements.h"

#define NAMES 3 /* of a person, at most */

bool
source_reads(const struct speaker_reader *r, struct slice s, size_t from,
             const char *pattern, size_t *at)
{
    return patterns_match(r->d->patterns, r->d->L, pattern, s.p, s.len, from,
                          at, at != NULL);
}

bool
source_contains(struct slice s, const char *words)
{
    return memmem(s.p, s.len, words, strlen(words)) != NULL;
}

bool
source_ends_with(struct slice s, const char *words)
{
    size_t len = strlen(words);

    return s.len >= len && memcmp(s.p + s.len - len, words, len) == 0;
}

char *
source_make(struct speaker_reader *r, size_t len)
{
    r->made = mem_grow(r->made, &r->cap_made, r->n_made + 1, sizeof *r->made);
    r->made[r->n_made] = mem_alloc(len + 1);
    return r->made[r->n_made++];
}

int
source_role(const struct speaker_reader *r, struct slice s)
{
    size_t n = 0;

    while (n < s.len && isalpha((unsigned char)s.p[n]))
        n++;
    return n ? tagger_tag(r->words, word_key(s.p, n)) : 0;
}

/* Whether there may be blanks other than single plain ones. */
static bool
has_odd_blanks(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.p[i] == '\xc2' || (s.p[i] >= '\t' && s.p[i] <= '\r') ||
            (s.p[i] == ' ' && i + 1 < s.len && s.p[i + 1] == ' '))
            return true;
    return false;
}

/* One plain blank for blanks of all kinds. */
static struct slice
plain_blanks(struct speaker_reader *r, struct slice s)
{
    char *to = source_make(r, s.len);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        bool blank = isspace((unsigned char)s.p[i]);

        if (s.len - i >= 2 && memcmp(s.p + i, "\xc2\xa0", 2) == 0)
            blank = true, i++;
        if (!blank)
            to[n++] = s.p[i];
        else if (n == 0 || to[n - 1] != ' ')
            to[n++] = ' ';
    }
    return (struct slice){to, n};
}

struct slice
source_without_article(struct speaker_reader *r, struct slice s)
{
    static const char *const openings[] = {"^[%-,]*()", "^Meanwhile,? ()",
                                           "^[Tt]he ()", "^[Aa]n? ()"};
    size_t at;

    if (has_odd_blanks(s))
        s = plain_blanks(r, s);
    if (!s.len || !strchr("-,MTtAa", s.p[0]))
        return s;
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++)
        if (source_reads(r, s, 0, openings[i], &at))
            s = (struct slice){s.p + at, s.len - at};
    return s;
}

struct slice
source_last_word(struct slice s)
{
    size_t from = s.len;

    while (from && !isspace((unsigned char)s.p[from - 1]))
        from--;
    return (struct slice){s.p + from, s.len - from};
}

bool
source_has_small_word(struct slice s)
{
    for (size_t i = 0; i + 2 < s.len; i++)
        if ((i == 0 || !isalpha((unsigned char)s.p[i - 1])) &&
            islower((unsigned char)s.p[i]) &&
            islower((unsigned char)s.p[i + 1]) &&
            islower((unsigned char)s.p[i + 2]))
            return true;
    return false;
}

enum source_kind
source_last_kind(const struct speaker_reader *r, struct slice s)
{
    enum source_kind kind = SOURCE_OTHER;

    for (size_t i = 0, to; i < s.len; i = to + (to == i)) {
        uint64_t word;
        char person;

        for (to = i; to < s.len && isalpha((unsigned char)s.p[to]);)
            to++;
        if (to == i)
            continue;
        word = word_key(s.p + i, to - i);
        person = islower((unsigned char)s.p[i])
                     ? tagger_slot(r->genders, word)->tag
                     : '\0';
        if (person)
            kind = person == GENDER_OTHERS ? SOURCE_OTHER : SOURCE_PERSON;
        else if (tagger_slot(r->words, word)->tag & ROLE_BODY)
            kind = SOURCE_BODY;
    }
    return kind;
}

struct slice
source_head(const struct speaker_reader *r, struct slice text)
{
    size_t at;

    return source_reads(r, text, 0, "^.-() [oifa][fnort]r? ", &at)
               ? (struct slice){text.p, at}
               : text;
}

bool
source_is_of_others(const struct speaker_reader *r, struct slice text)
{
    struct slice front = source_head(r, text);

    for (size_t i = 0, to; i < front.len; i = to + (to == i)) {
        for (to = i; to < front.len && isalpha((unsigned char)front.p[to]);)
            to++;
        if (to > i &&
            tagger_slot(r->genders, word_key(front.p + i, to - i))->tag ==
                GENDER_OTHERS)
            return true;
    }
    return false;
}

struct slice
source_name_behind(const struct speaker_reader *r, struct slice text)
{
    struct slice rest = text, word;
    size_t names = 0;

    for (;;) {
        word = source_last_word(rest);
        if (word.len == rest.len || !isupper((unsigned char)*word.p))
            break;
        names++;
        rest.len -= word.len + 1;
    }
    if (names < 2 || names > NAMES || !word.len ||
        !islower((unsigned char)*word.p) ||
        !tagger_slot(r->genders, word_key(word.p, word.len))->tag)
        return text;
    return (struct slice){rest.p + rest.len + 1, text.len - rest.len - 1};
}

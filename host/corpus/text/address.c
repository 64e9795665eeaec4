#include "address.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "listed.h"
#include "utf8.h"

enum {
    WORD_MAX = 24 /* letters; a longer word is in no list */
};

/* `us` stands for itself; the country is `US`. */
static const char *const alone[] = {
    "we",          "our",       "ours",      "us",          "you",
    "your",        "yours",     "subscribe", "subscriber",  "newsletter",
    "newsletters", "copyright", "reprinted", "republished", "disclaimer",
};
static const char *const behind_this[] = {
    "article", "content", "material", "message", "newsletter", "page",
    "podcast", "post",    "story",    "site",    "video",      "website",
};
static const char *const expressed[] = {"views", "opinions"};
static const char *const reserved[] = {"rights"};

struct pair {
    const char *first; /* NULL: the list is of first words */
    const char *const *list;
    size_t n;
    const char *second; /* NULL: the list is of second words */
};

#define LIST(x) x, sizeof x / sizeof *x
static const struct pair pairs[] = {
    {"this", LIST(behind_this), NULL},
    {NULL, LIST(expressed), "expressed"},
    {NULL, LIST(reserved), "reserved"},
};

static bool
is_pair(const struct pair *p, const char *last, const char *word)
{
    return p->first
               ? strcmp(last, p->first) == 0 && listed(word, p->list, p->n)
               : strcmp(word, p->second) == 0 && listed(last, p->list, p->n);
}

/* word: lower-cased; last: the one before it. */
static bool
speaks(const char *last, const char *word)
{
    if (listed(word, alone, sizeof alone / sizeof *alone))
        return true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (is_pair(&pairs[i], last, word))
            return true;
    }
    return false;
}

/* The letters at s, lower-cased; how many there are. */
static size_t
read_word(const char *s, size_t len, char word[WORD_MAX + 1])
{
    size_t n = 0;

    while (n < len && isalpha((unsigned char)s[n])) {
        if (n < WORD_MAX)
            word[n] = (char)tolower((unsigned char)s[n]);
        n++;
    }
    word[n < WORD_MAX ? n : WORD_MAX] = '\0';
    return n;
}

/* What a character does to a quotation. A straight mark that is not closing one
   opens one, but behind a word or a stop. */
enum mark {
    MARK_NONE,
    MARK_OPENS,
    MARK_CLOSES
};

static enum mark
mark_at(const char *s, size_t at, uint32_t c, bool quoted)
{
    switch (c) {
    case '"':
        return quoted || (at && (isalnum((unsigned char)s[at - 1]) ||
                                 strchr(".,!?", s[at - 1])))
                   ? MARK_CLOSES
                   : MARK_OPENS;
    case 0xab: /* guillemets, and the pairs of 66 and 99 */
    case 0x201c:
    case 0x201e:
        return MARK_OPENS;
    case 0xbb:
    case 0x201d:
        return MARK_CLOSES;
    default:
        return MARK_NONE;
    }
}

bool
address_of_readers(const char *s, size_t len)
{
    char last[WORD_MAX + 1] = "", word[WORD_MAX + 1];
    bool quoted = false, spoke = false;
    size_t size;

    for (size_t at = 0; at < len; at += size) {
        enum mark mark;

        size = read_word(s + at, len - at, word);
        if (!size) {
            mark = mark_at(s, at, utf8_at(s + at, len - at, &size), quoted);
            if (mark == MARK_CLOSES && !quoted)
                spoke = false; /* all of it was quoted */
            quoted = mark ? mark == MARK_OPENS : quoted;
            continue;
        }
        if (quoted || (size == 2 && memcmp(s + at, "US", 2) == 0))
            continue;
        spoke = spoke || speaks(last, word);
        memcpy(last, word, sizeof last);
    }
    return spoke;
}

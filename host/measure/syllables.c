#include "syllables.h"

#include <stdbool.h>
#include <string.h>

enum {
    WORD_MAX = 63 /* bytes looked at */
};

/* Of slant's own making; each stands here because the rules below miss it. */
static const struct {
    const char *word;
    unsigned syllables;
} exceptions[] = {
    {"union", 2},       {"unions", 2},     {"parliament", 3}, {"area", 3},
    {"areas", 3},       {"being", 2},      {"business", 2},   {"businesses", 3},
    {"people", 2},      {"peoples", 2},    {"every", 2},      {"everything", 3},
    {"european", 4},    {"evening", 2},    {"idea", 3},       {"ideas", 3},
    {"israel", 3},      {"korea", 3},      {"korean", 3},     {"pipeline", 2},
    {"pipelines", 2},   {"moreover", 3},   {"somewhere", 2},  {"someone", 2},
    {"something", 2},   {"sometimes", 2},  {"therefore", 2},  {"element", 3},
    {"elements", 3},    {"implement", 3},  {"reelection", 4}, {"cooperate", 4},
    {"cooperation", 5}, {"coordinate", 4}, {"nuclear", 3},    {"poem", 2},
    {"quiet", 2},       {"science", 2},    {"society", 4},    {"variety", 4},
    {"anxiety", 4},     {"reality", 4},    {"maybe", 2},      {"argue", 2},
    {"lifetime", 2},    {"homeland", 2},   {"safety", 2},     {"nineteen", 2},
    {"ninety", 2},      {"hundred", 2},    {"going", 2},      {"doing", 2},
    {"seeing", 2},      {"theory", 2},     {"naked", 2},      {"wicked", 2},
    {"sacred", 2},      {"hatred", 2},     {"argues", 2},     {"argued", 2},
    {"coalition", 4},   {"coalitions", 4}, {"theater", 3},    {"theaters", 3},
    {"theatre", 3},     {"theatres", 3},   {"vietnam", 3},    {"vietnamese", 4},
    {"scientist", 3},   {"scientists", 3}, {"scientific", 4}, {"reunion", 3},
};

static bool
is_vowel(char c)
{
    return c && strchr("aeiouy", c);
}

static bool
ends(const char *w, size_t n, const char *with)
{
    size_t m = strlen(with);

    return n > m && memcmp(w + n - m, with, m) == 0;
}

/* Syllables that letters at the end only seem to make. */
static int
silent(const char *w, size_t n)
{
    static const char *const mute[] = {"que", "ques", "qued",
                                       "gue", "gues", "gued"};

    for (size_t i = 0; i < sizeof mute / sizeof *mute; i++)
        if (ends(w, n, mute[i]))
            return 1;
    if (ends(w, n, "ed") && !is_vowel(w[n - 3]))
        return w[n - 3] != 't' && w[n - 3] != 'd';
    if (ends(w, n, "es") && !is_vowel(w[n - 3]))
        return !strchr("sxzcg", w[n - 3]) && !ends(w, n, "ches") &&
               !ends(w, n, "shes") &&
               !(w[n - 3] == 'l' && n > 3 && !is_vowel(w[n - 4]));
    if (ends(w, n, "e") && !is_vowel(w[n - 2]))
        return !(w[n - 2] == 'l' && n > 2 && !is_vowel(w[n - 3]));
    return 0;
}

/* A silent e before an ending: state-ment, like-ly. */
static int
silent_inside(const char *w, size_t n)
{
    static const char *const after[] = {"ement", "ements", "ely",
                                        "eful",  "eless",  "eness"};

    for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
        size_t at = n - strlen(after[i]);

        if (ends(w, n, after[i]) && at > 1 && !is_vowel(w[at - 1]))
            return 1;
    }
    return 0;
}

/* Whether a y between vowels begins a syllable: may-or, employ-ee, not
   played, eye. */
static bool
y_begins(const char *w, size_t n, size_t i, char before)
{
    if (w[i + 1] == 'i')
        return true;
    if (!is_vowel(before) || (before == 'e' && w[i + 1] == 'e'))
        return false;
    return !ends(w, n, "yed") && !ends(w, n, "yes");
}

/* Whether the second of two vowels begins a syllable: alli-ance, cre-ate,
   radi-o, cli-ent, fu-el, not Rus-sia, na-tion, spe-cial. */
static bool
hiatus(const char *w, size_t n, size_t i)
{
    char before = i > 0 ? w[i - 1] : '\0', after = i + 2 < n ? w[i + 2] : '\0';
    bool before_nt = after == 'n' && i + 3 < n && strchr("ct", w[i + 3]);

    if (w[i] == 'i' && w[i + 1] == 'e')
        return before_nt && !(before && strchr("cnt", before));
    if (w[i] == 'u' && w[i + 1] == 'e')
        return (after == 'l' || before_nt) && before != 'q' && before != 'g';
    if (w[i] == 'i' && strchr("aou", w[i + 1])) {
        if (w[i + 1] == 'o' &&
            (before == 'l' || (before == 'n' && after == 'n')))
            return false; /* mil-lion, opin-ion */
        return !(before && strchr("cstgx", before)) ||
               (w[i + 1] == 'a' && after == 't'); /* nego-ti-ate */
    }
    if (w[i] == 'e' && w[i + 1] == 'a')
        return before == 'r' && after == 't' && i + 3 < n && w[i + 3] != 'm' &&
               w[i + 3] != 'y' && w[i + 3] != 's'; /* cre-ate, not trea-ty */
    if (w[i] == 'e' && w[i + 1] == 'o')
        return true;
    if (w[i] == 'u' && w[i + 1] == 'a')
        return before != 'q' && before != 'g';
    return w[i] == 'y' && y_begins(w, n, i, before);
}

static unsigned
count_word(const char *w, size_t n)
{
    int count = 0;

    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
        if (strlen(exceptions[i].word) == n &&
            memcmp(exceptions[i].word, w, n) == 0)
            return exceptions[i].syllables;
    for (size_t i = 0; i < n; i++) {
        if (!is_vowel(w[i]) || (i == 0 && w[i] == 'y' && is_vowel(w[1])))
            continue;
        if (i == 0 || !is_vowel(w[i - 1]) || hiatus(w, n, i - 1))
            count++;
    }
    if (ends(w, n, "sm"))
        count++;
    count -= silent(w, n) + silent_inside(w, n);
    return count > 0 ? (unsigned)count : 1;
}

unsigned
syllables_count(const char *form, size_t len)
{
    char word[WORD_MAX + 1];
    size_t n = 0;
    unsigned count = 0;
    bool tail = false; /* behind an apostrophe */

    for (size_t i = 0; i <= len; i++) {
        char c = i < len ? form[i] : '-';

        tail = tail || c == '\'';
        if (c == '-') {
            word[n] = '\0';
            count += n ? count_word(word, n) : 0;
            n = 0;
            tail = false;
        } else if (!tail && n < WORD_MAX) {
            word[n++] = c;
        }
    }
    return count ? count : 1;
}

#include "prospect.h"

#include <string.h>

#define REACH 12     /* items behind a verb in which its phrases begin */
#define REACH_NEXT 4 /* the same where a preposition belongs to a cue */
#define BEFORE 13    /* items before a noun in which those who share it stand */
#define ADJECTIVES 3 /* items before a comma that is none between names */
#define ADVERB_MIN 4 /* bytes of a word in -ly that is no adverb */

#define BIT(kind) (1ull << (kind))
#define SOMEBODY (BIT(WORD_NAMES) | BIT(WORD_TWO))

static bool
is(const struct sentence *x, size_t i, const char *form)
{
    return x->at[i].len == strlen(form) &&
           memcmp(sentence_form(x, i), form, x->at[i].len) == 0;
}

static bool
has(const struct sentence *x, size_t i, enum prospect_kind kind)
{
    return x->at[i].kinds & BIT(kind);
}

static bool
is_mark(const struct sentence *x, size_t i, const char *marks)
{
    return x->at[i].len == 1 && strchr(marks, *sentence_form(x, i));
}

static bool
is_comma(const struct sentence *x, size_t i)
{
    return is_mark(x, i, ",") || is(x, i, "and") || is(x, i, "or");
}

/* Whether an item is one of the adverbs and quotation marks that may stand
   anywhere. */
static bool
is_loose(const struct sentence *x, size_t i)
{
    const struct sentence_item *item = &x->at[i];

    return has(x, i, WORD_ADVERB) || is_mark(x, i, "\"") ||
           (item->len > ADVERB_MIN &&
            memcmp(sentence_form(x, i) + item->len - 2, "ly", 2) == 0);
}

/* Whether a phrase that ends before item i may go on behind it. */
static bool
links(const struct sentence *x, size_t first, size_t i)
{
    return i > first && (has(x, i, WORD_LINK) || has(x, i - 1, CUE_NOUN));
}

/* Whether the phrase that begins at an item stands for somebody. */
static bool
phrase_names(const struct sentence *x, size_t first)
{
    size_t i = first;

    while (i < x->n && is_mark(x, i, "\""))
        i++;
    if (i < x->n && has(x, i, WORD_POINTS))
        return true;
    for (i = first; i < x->n; i++)
        if (x->at[i].kinds & SOMEBODY)
            return true;
        else if (has(x, i, WORD_PRONOUN) || is_mark(x, i, ":;()"))
            return false;
        else if (has(x, i, WORD_STOP)) {
            if (!links(x, first, i))
                return false;
            first = i + 1;
        } else if (is_comma(x, i) && (i == first || i - first > ADJECTIVES))
            return false;
    return false;
}

/* Whether "including" somewhere behind an item is followed by somebody. */
static bool
includes(const struct sentence *x, size_t i)
{
    for (; i < x->n; i++)
        if (is(x, i, "including") && phrase_names(x, i + 1))
            return true;
    return false;
}

/* Whether somebody stands behind a preposition (NULL: any) that follows the
   cue, loose words aside. */
static bool
reaches(const struct sentence *x, size_t cue, size_t reach,
        const char *preposition)
{
    for (size_t i = cue + 1, far = 0; i < x->n && far < reach; i++) {
        if ((preposition ? is(x, i, preposition) : has(x, i, WORD_BEFORE)) &&
            (phrase_names(x, i + 1) || includes(x, i)))
            return true;
        far += !is_loose(x, i);
    }
    return false;
}

/* Whether a copula stands before the cue, loose words and auxiliaries aside. */
static bool
is_predicate(const struct sentence *x, size_t cue, size_t reach)
{
    for (size_t i = cue, far = 0; i-- > 0 && far < reach;) {
        if (has(x, i, WORD_COPULA))
            return true;
        far += !is_loose(x, i) && !has(x, i, WORD_STOP) && !has(x, i, WORD_NOT);
    }
    return false;
}

static bool
any(const struct sentence *x, size_t from, size_t to, uint64_t kinds)
{
    for (size_t i = from; i < to && i < x->n; i++)
        if (x->at[i].kinds & kinds)
            return true;
    return false;
}

/* For how many the items [from, to) may stand, as far as two. */
static unsigned
count(const struct sentence *x, size_t from, size_t to)
{
    unsigned n = 0;

    for (size_t i = from; i < to && i < x->n && n < 2; i++)
        if (has(x, i, WORD_TWO))
            n = 2;
        else if (x->at[i].kinds & (BIT(WORD_NAMES) | BIT(WORD_PRONOUN)))
            n++;
    return n;
}

/* Whoever is quoted may be one of two. */
static bool
has_two(const struct sentence *x)
{
    unsigned n = count(x, 0, x->n);

    for (size_t i = 0; i < x->n && n == 1; i++)
        n += x->at[i].quoted || is_mark(x, i, "\"");
    return n >= 2;
}

/* Whether two stand together before an item: "Russia and China", "both". */
static bool
has_pair(const struct sentence *x, size_t before)
{
    bool one = false, joined = false;

    for (size_t i = 0; i < before; i++) {
        if (has(x, i, WORD_TWO) || (has(x, i, WORD_NAMES) && one && joined))
            return true;
        if (has(x, i, WORD_NAMES)) {
            one = true;
            joined = false;
        } else if (has(x, i, WORD_STOP) || has(x, i, WORD_PRONOUN) ||
                   is_mark(x, i, ":;()")) {
            one = false;
        } else {
            joined = joined || is_comma(x, i) || is_mark(x, i, "-");
        }
    }
    return false;
}

static bool
is_next(const struct sentence *x, size_t i)
{
    return phrase_names(x, i + 1) || phrase_names(x, i + 2);
}

/* The first item of the words that can belong to a noun. */
static size_t
noun_start(const struct sentence *x, size_t noun)
{
    size_t i = noun;

    while (i > 0 && noun - i < BEFORE && !has(x, i - 1, WORD_STOP) &&
           !has(x, i - 1, WORD_PRONOUN) && !is_mark(x, i - 1, ",:;()"))
        i--;
    return i;
}

static bool
is_shared(const struct sentence *x, size_t i)
{
    return reaches(x, i, REACH_NEXT, NULL) ||
           count(x, noun_start(x, i), i) == 2 ||
           (any(x, 0, i, BIT(WORD_SIGN) | BIT(WORD_MAKES)) && has_pair(x, i));
}

/* "X, a close ally of Y"; "Y's ally X" */
static bool
is_apposed(const struct sentence *x, size_t i)
{
    size_t first = noun_start(x, i);

    return (first > 0 && is_mark(x, first - 1, ",")) ||
           any(x, i + 1, i + 2, BIT(WORD_NAMES)) ||
           (i + 1 < x->n && is_mark(x, i + 1, ",") &&
            any(x, i + 2, i + 3, BIT(WORD_NAMES)));
}

/* "joint drills"; "Russia and China issued a statement" */
static bool
is_joint(const struct sentence *x, size_t i)
{
    bool plural = sentence_form(x, i)[x->at[i].len - 1] == 's';

    for (size_t k = noun_start(x, i); k < i; k++)
        if (is(x, k, "joint") || is(x, k, "combined"))
            return is_shared(x, i);
    for (size_t k = i; !plural && k-- > 0 && !has(x, k, WORD_BEFORE);)
        if (has(x, k, WORD_MAKES))
            return has_pair(x, i);
    return false;
}

/* Whether somebody stands where the cue at item i wants him. */
static bool
is_met(const struct sentence *x, size_t i, enum prospect_kind cue)
{
    switch (cue) {
    case CUE_NEAR:
        return phrase_names(x, i + 1);
    case CUE_NEXT:
        return is_next(x, i);
    case CUE_DEMAND:
        return any(x, i + 1, x->n, BIT(WORD_NOT)) && is_next(x, i);
    case CUE_CALL:
        return any(x, i + 1, x->n, BIT(WORD_CALLED)) && is_next(x, i);
    case CUE_BY:
        return reaches(x, i, REACH, "by");
    case CUE_WITH:
        return reaches(x, i, REACH, "with");
    case CUE_FAR:
        return reaches(x, i, REACH, NULL);
    case CUE_TO:
    case CUE_NOUN:
        return reaches(x, i, REACH_NEXT, NULL);
    case CUE_GIFT:
        return any(x, i + 1, i + 1 + REACH, BIT(WORD_GOODS)) &&
               any(x, i + 1, i + 1 + REACH, SOMEBODY);
    case CUE_GIVEN:
        return any(x, 0, x->n, BIT(WORD_GOODS)) &&
               any(x, i + 1, i + 1 + REACH, SOMEBODY);
    case CUE_FIRE:
        return any(x, 0, x->n, BIT(WORD_GOODS)) && reaches(x, i, REACH, NULL);
    case CUE_PAIR:
        return has_pair(x, i);
    case CUE_BLAME:
        return has_two(x);
    case CUE_LABEL:
        return (is_predicate(x, i, REACH) || is_apposed(x, i)) && has_two(x);
    case CUE_STATE:
        return is_predicate(x, i, REACH) &&
               (has_pair(x, i) || reaches(x, i, REACH_NEXT, NULL));
    case CUE_AFTER:
        return any(x, i + 1, x->n, SOMEBODY | BIT(WORD_PRONOUN));
    case CUE_SHARED:
        return is_shared(x, i);
    case CUE_TIE:
        return any(x, 0, x->n, BIT(WORD_SIGN)) && is_shared(x, i);
    case CUE_JOINT:
        return is_joint(x, i);
    case CUE_CALM:
        return is(x, 0, "on") || reaches(x, i, REACH_NEXT, NULL);
    default:
        return true;
    }
}

bool
prospect_letters(const char *letters, uint64_t *kinds)
{
    static const char known[PROSPECT_KINDS + 1] =
        "12nmqcbwftgyxepvdljsrokaSLPRNOTHGCQEZBWD";

    for (; *letters; letters++) {
        const char *at = strchr(known, *letters);

        if (!at)
            return false;
        *kinds |= BIT(at - known);
    }
    return true;
}

/* Those of two items, as a phrase. */
static uint64_t
kinds_of_two(const struct wordbook *b, const struct sentence *x, size_t i,
             size_t k)
{
    char form[WORDBOOK_FORM_MAX];
    size_t first = x->at[i].len, second = x->at[k].len;

    if (first + 1 + second > sizeof form)
        return 0;
    memcpy(form, sentence_form(x, i), first);
    form[first] = ' ';
    memcpy(form + first + 1, sentence_form(x, k), second);
    return wordbook_kinds(b, form, first + 1 + second);
}

/* Those of an item with the next one, loose words or not between them. */
static uint64_t
kinds_of_phrase(const struct wordbook *b, const struct sentence *x, size_t i)
{
    uint64_t kinds = 0;

    for (size_t k = i + 1; k < x->n; k++) {
        kinds |= kinds_of_two(b, x, i, k);
        if (!is_loose(x, k))
            break;
    }
    return kinds;
}

static void
look_up(const struct wordbook *b, struct sentence *x, const bool *names)
{
    for (size_t i = 0; i < x->n; i++) {
        struct sentence_item *item = &x->at[i];

        if (item->place)
            item->kinds = names[item->place - 1] ? BIT(WORD_NAMES) : 0;
        else
            item->kinds = wordbook_kinds(b, sentence_form(x, i), item->len);
    }
    for (size_t i = 0; i < x->n; i++)
        if (has(x, i, WORD_PHRASE))
            x->at[i].kinds |= kinds_of_phrase(b, x, i);
}

/* Whether an item cannot be a verb: "its support", "China's offers". */
static bool
is_no_verb(const struct sentence *x, size_t i)
{
    size_t k = i;

    while (k > 0 && is_loose(x, k - 1))
        k--;
    return k > 0 && has(x, k - 1, WORD_OWNS) &&
           !(i + 1 < x->n && is(x, i + 1, "by"));
}

/* Whether nobody stands where the doer of a verb could. Of what is given he may
   be anywhere: "weapons were sent to X by Y". */
static bool
lacks_doer(const struct sentence *x, size_t i, enum prospect_kind cue)
{
    return cue < CUE_NOUN && cue != CUE_GIVEN && count(x, 0, i) == 0;
}

static bool
is_met_at(const struct sentence *x, size_t i)
{
    int first = is_no_verb(x, i) ? CUE_NOUN : CUE_NEAR;

    for (int k = first; k <= CUE_ANY; k++) {
        enum prospect_kind cue = (enum prospect_kind)k;

        if (has(x, i, cue) && !lacks_doer(x, i, cue) && is_met(x, i, cue))
            return true;
    }
    return false;
}

bool
prospect_in(const struct wordbook *b, struct sentence *x, const bool *names)
{
    look_up(b, x, names);
    for (size_t i = 0; i < x->n; i++)
        if (x->at[i].kinds && is_met_at(x, i))
            return true;
    return false;
}

/* A line that says when an article came out: one date, and hardly anything but
   labels, names and the time beside it. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "char_bits.h"
#include "date_words.h"
#include "line_words.h"
#include "outlet.h"
#include "published.h"

enum {
    LINE_MAX_BYTES = 200,
    NAME_WORDS_MAX = 4,   /* of a name before the date */
    AUTHOR_WORDS_MAX = 12 /* of names behind `By` */
};

/* What stands between two marks. */
struct segment {
    const char *from, *to; /* of its words that no list has */
    size_t words;          /* how many */
    size_t numbers;
    bool counts;   /* a word that goes with a number */
    bool small;    /* one of the words begins with a small letter */
    bool by;       /* names come */
    bool numbered; /* its last word numbers things: a number comes */
    bool dangling; /* its last word joins it to what comes */
};

/* What ends a segment. */
enum ending {
    ENDS_DATE,
    ENDS_COLON,
    ENDS_MARK,
    ENDS_ELEMENT
};

struct reading {
    const char *outlet;
    struct segment now;
    bool by;     /* names came, more may follow */
    bool apart;  /* an element begins with the segment */
    bool update; /* a label says that the next date is of a later version */
    struct date *out;
    bool found, later; /* the date; that of a later version */
};

static bool
is_outlet(const struct reading *r)
{
    char name[80];
    size_t len = (size_t)(r->now.to - r->now.from);

    if (len >= sizeof name)
        return false;
    memcpy(name, r->now.from, len);
    name[len] = '\0';
    return outlet_known(name) ||
           (r->outlet &&
            (strcasecmp(r->outlet, name) == 0 || outlet_is(r->outlet, name)));
}

/* Whether the segment is what may stand beside a date, and no headline. */
static bool
fits(const struct reading *r, enum ending ending)
{
    const struct segment *s = &r->now;

    if (s->numbers && !s->counts)
        return false;
    if (ending == ENDS_DATE && s->dangling)
        return false; /* the treaty of 4 May */
    if (!s->words)
        return true;
    if (s->by || r->by)
        return s->words <= (s->small ? NAME_WORDS_MAX : AUTHOR_WORDS_MAX);
    if (s->small)
        return false;
    if (is_outlet(r))
        return true;
    if (r->found)
        return r->apart && ending == ENDS_ELEMENT && s->words <= NAME_WORDS_MAX;
    return s->words <= NAME_WORDS_MAX &&
           (ending == ENDS_MARK || (ending == ENDS_ELEMENT && s->words > 1));
}

static bool
end_segment(struct reading *r, enum ending ending)
{
    bool is = fits(r, ending);

    r->by = r->by || r->now.by;
    r->now = (struct segment){0};
    r->apart = ending == ENDS_ELEMENT;
    return is;
}

/* A mark between segments at s; its bytes, or 0. */
static size_t
mark_at(const char *s, const char *end, enum ending *ending)
{
    static const char *const marks[] = {"\u00b7", "\u2022", "\u2013", "\u2014",
                                        "\u00bb", "\u203a", "\uff0c", "\u3001",
                                        "\uff5c", "\u25cf", "\u2502"};
    size_t len = (size_t)(end - s);

    *ending = ENDS_MARK;
    if (*s == PAGE_LINE_ELEMENT) {
        *ending = ENDS_ELEMENT;
        return 1;
    }
    if (*s == ':' || (len >= 3 && memcmp(s, "\uff1a", 3) == 0)) {
        *ending = ENDS_COLON;
        return *s == ':' ? 1 : 3;
    }
    if (strchr(",;|/()[]>-", *s))
        return 1;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);

        if (len >= n && memcmp(s, marks[i], n) == 0)
            return n;
    }
    return 0;
}

/* The letters of a word, or the characters of a script that parts no words. */
static size_t
word_length(const char *s, const char *end)
{
    uint32_t len = (uint32_t)(end - s), at = 0, next;
    bool single = char_is(char_bits_at(s, 0, len, &next), CHAR_SET(SINGLE));
    unsigned inside = single ? CHAR_SET(SINGLE) : CHAR_CORE & ~CHAR_SET(DIGIT);

    while (at < len && char_is(char_bits_at(s, at, len, &next),
                               inside | CHAR_SET(EXTEND) | CHAR_SET(KATAKANA)))
        at = next;
    if (at && !single && at + 1 < len && strchr("-'", s[at]) &&
        isalpha((unsigned char)s[at + 1]))
        at += 1 + (uint32_t)word_length(s + at + 1, end);
    return at;
}

/* Whether a date may begin here: at a number or the name of a month. */
static bool
begins_date(const struct reading *r, const char *s, size_t word)
{
    char name[DATE_WORD_MAX];

    if (!word)
        return isdigit((unsigned char)*s) && !r->now.numbered;
    date_word(s, s + word, name);
    return parts_month(name) || date_words_month(name);
}

/* A date at s; its bytes. *right: it may stand where it does. */
static size_t
take_date(struct reading *r, const char *s, const char *end, bool *right)
{
    struct date date;
    size_t n = date_run(s, end, &date);

    if (!n)
        return 0;
    *right = end_segment(r, ENDS_DATE) && (!r->found || r->update);
    if (!r->found) {
        r->later = r->update;
        r->found = !r->update;
        *r->out = date;
        r->out->updated = r->update;
    }
    r->update = false;
    return n;
}

/* A time at s, 10:30 or 10.30; its bytes, or 0. */
static size_t
clock_length(const char *s, const char *end)
{
    int hour, minute;

    parts_digits(s, end, 2, &hour);
    if (!hour || end - s < hour + 3 || !strchr(":.", s[hour]))
        return 0;
    parts_digits(s + hour + 1, end, 2, &minute);
    return minute == 2 ? (size_t)hour + 3 : 0;
}

/* A number that is no date: a time, or one that a word beside it explains. */
static size_t
take_number(struct reading *r, const char *s, const char *end)
{
    size_t n = clock_length(s, end);

    r->now.numbers += !n;
    r->now.numbered = false;
    while (s + n < end && (isdigit((unsigned char)s[n]) || s[n] == ':'))
        n++;
    return n;
}

static void
take_word(struct reading *r, const char *s, size_t n)
{
    struct segment *now = &r->now;
    char word[DATE_WORD_MAX];
    enum line_word sort;
    uint32_t next;

    date_word(s, s + n, word);
    sort = line_word(word);
    now->by |= sort == LINE_WORD_BY;
    now->counts |= sort == LINE_WORD_COUNT || sort == LINE_WORD_NUMBERED;
    now->numbered = sort == LINE_WORD_NUMBERED;
    now->dangling = sort == LINE_WORD_JOINT;
    if (sort == LINE_WORD_UPDATE || sort == LINE_WORD_ISSUE)
        r->update = sort == LINE_WORD_UPDATE;
    if (sort != LINE_WORD_OTHER)
        return;
    if (!now->words++)
        now->from = s;
    now->to = s + n;
    now->small |= (char_bits_at(s, 0, (uint32_t)n, &next) & CHAR_LOWER) != 0;
}

/* The next thing in the line; its bytes, or 0 if a date's line has no such. */
static size_t
take(struct reading *r, const char *s, const char *end)
{
    bool right = true;
    enum ending ending;
    size_t word, n;

    if (strchr(" .&", *s))
        return 1;
    word = word_length(s, end);
    n = begins_date(r, s, word) ? take_date(r, s, end, &right) : 0;
    if (n)
        return right ? n : 0;
    if (isdigit((unsigned char)*s))
        return take_number(r, s, end);
    if (word) {
        take_word(r, s, word);
        return word;
    }
    n = mark_at(s, end, &ending);
    return n && end_segment(r, ending) ? n : 0;
}

bool
published_in_line(const char *s, size_t len, const char *outlet,
                  struct date *out)
{
    struct reading r = {.outlet = outlet, .out = out};
    const char *end = s + len;

    if (len > LINE_MAX_BYTES)
        return false;
    while (s < end) {
        size_t n = take(&r, s, end);

        if (!n)
            return false;
        s += n;
    }
    return end_segment(&r, ENDS_ELEMENT) && (r.found || r.later);
}

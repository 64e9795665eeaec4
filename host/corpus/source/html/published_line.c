#include <ctype.h>
#include <string.h>

#include "date_words.h"
#include "published.h"

/* Beginnings of the names of months, lower-cased, in English, German, French,
   Spanish, Italian, Portuguese, Dutch, Polish, Russian and Ukrainian. The
   longer before the shorter of two that begin alike. */
static const struct {
    const char *head;
    int month;
} months[] = {
    {"jan", 1},
    {"j\xc3\xa4n", 1},
    {"ene", 1},
    {"gen", 1},
    {"sty", 1},
    {"январ", 1},
    {"січ", 1},
    {"feb", 2},
    {"f\xc3\xa9v", 2},
    {"fev", 2},
    {"lut", 2},
    {"феврал", 2},
    {"лют", 2},
    {"mar", 3},
    {"m\xc3\xa4r", 3},
    {"maart", 3},
    {"март", 3},
    {"берез", 3},
    {"apr", 4},
    {"avr", 4},
    {"abr", 4},
    {"kwi", 4},
    {"апрел", 4},
    {"квіт", 4},
    {"may", 5},
    {"mai", 5},
    {"mei", 5},
    {"mag", 5},
    {"maj", 5},
    {"мая", 5},
    {"май", 5},
    {"трав", 5},
    {"juin", 6},
    {"jun", 6},
    {"giu", 6},
    {"cze", 6},
    {"июн", 6},
    {"черв", 6},
    {"juil", 7},
    {"jul", 7},
    {"lug", 7},
    {"lip", 7},
    {"июл", 7},
    {"лип", 7},
    {"aug", 8},
    {"ao\xc3\xbb", 8},
    {"ago", 8},
    {"sie", 8},
    {"август", 8},
    {"серп", 8},
    {"sep", 9},
    {"set", 9},
    {"wrz", 9},
    {"сентябр", 9},
    {"верес", 9},
    {"oct", 10},
    {"okt", 10},
    {"ott", 10},
    {"out", 10},
    {"pa\xc5\xba", 10},
    {"октябр", 10},
    {"жовт", 10},
    {"nov", 11},
    {"lis", 11},
    {"ноябр", 11},
    {"листоп", 11},
    {"dec", 12},
    {"dez", 12},
    {"d\xc3\xa9"
     "c",
     12},
    {"dic", 12},
    {"gru", 12},
    {"декабр", 12},
    {"груд", 12},
};

static int
month_of(const char *w)
{
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        if (strncmp(w, months[i].head, strlen(months[i].head)) == 0)
            return months[i].month;
    }
    return 0;
}

/* 20.03.2015, where the day comes first. */
static size_t
dotted(const char *s, const char *end, struct parts *p)
{
    int len[3];
    const char *at = s;
    int *const part[] = {&p->day, &p->month, &p->year};

    for (size_t i = 0; i < 3; i++) {
        *part[i] = parts_digits(at, end, i < 2 ? 2 : 4, &len[i]);
        at += len[i];
        if (!len[i] || (i < 2 && (at == end || *at++ != '.')))
            return 0;
    }
    return len[2] == 4 ? (size_t)(at - s) : 0;
}

static bool
numeric(const char *s, const char *end, struct date *out)
{
    struct parts p = parts_none();

    if (!date_words_han(s, end, &p)) {
        p = parts_none();
        if (!dotted(s, end, &p)) {
            p = parts_none();
            if (!parts_numeric(s, end, &p))
                return false;
        }
    }
    return parts_finish(&p, out);
}

/* Reads numbers and months in the order day month year, month day year or
   year month day. */
struct reading {
    int day, month, year;
    size_t since; /* tokens since the month or the day */
};

static bool
whole(const struct reading *r, struct date *out)
{
    struct parts p = parts_none();

    if (!r->day || !r->month || !r->year)
        return false;
    p.day = r->day;
    p.month = r->month;
    p.year = r->year;
    return parts_finish(&p, out);
}

bool
published_in_line(const char *s, size_t len, struct date *out)
{
    const char *end = s + len;
    struct reading r = {0};

    while (s < end) {
        char w[DATE_WORD_MAX];
        size_t n;
        int digits, number;

        if (isdigit((unsigned char)*s)) {
            if (numeric(s, end, out))
                return true;
            number = parts_digits(s, end, 4, &digits);
            if (digits == 4 && number >= 1600)
                r.year = number;
            else if ((digits == 1 || digits == 2) && number <= 31 &&
                     !(s + digits < end && s[digits] == ':'))
                r.day = r.day && r.month ? r.day : number;
            while (s < end && (isdigit((unsigned char)*s) || *s == ':'))
                s++;
            if (whole(&r, out))
                return true;
            continue;
        }
        n = date_word(s, end, w);
        if (n && month_of(w) && !r.month)
            r.month = month_of(w);
        if (n && whole(&r, out))
            return true;
        s += n ? n : 1;
    }
    return false;
}

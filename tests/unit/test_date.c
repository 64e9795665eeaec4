/* date: the forms that are read, and those that must not be. */
#include "check.h"
#include "date.h"

#include <stdint.h>

static void
field(const char *s, const char *want, const char *precision)
{
    struct date d = {0};
    bool ok = date_of_field(s, strlen(s), &d);

    if (ok != (want != NULL) || (want && strcmp(d.text, want) != 0))
        fprintf(stderr, "in \"%s\":\n", s);
    CHECK_TEXT(ok ? d.text : NULL, want);
    CHECK_TEXT(ok ? d.precision : NULL, precision);
}

static void
line(const char *s, const char *want)
{
    struct date d = {0};
    bool ok = date_of_line(s, strlen(s), &d);

    if (ok != (want != NULL))
        fprintf(stderr, "in \"%s\":\n", s);
    CHECK_TEXT(ok ? d.text : NULL, want);
}

static void
url(const char *s, const char *want)
{
    struct date d = {0};

    CHECK_TEXT(date_of_url(s, &d) ? d.text : NULL, want);
}

static void
name(const char *s, const char *want)
{
    struct date d = {0};

    CHECK_TEXT(date_of_name(s, &d) ? d.text : NULL, want);
}

static void
fields(void)
{
    field("2015-03-20", "2015-03-20", "day");
    field("  2015-03-20\n", "2015-03-20", "day");
    field("2015-03-20T10:11:12Z", "2015-03-20T10:11:12Z", "second");
    field("2015-03-20 10:11", "2015-03-20T10:11", "minute");
    field("2015-03-20T10:11:12.345+0300", "2015-03-20T10:11:12+03:00",
          "second");
    field("2015-03-20T10:11:12-05:00", "2015-03-20T10:11:12-05:00", "second");
    field("20150320T101112Z", "2015-03-20", "day"); /* time not read */
    field("20150320", "2015-03-20", "day");
    field("2015/3/2", "2015-03-02", "day");
    field("2015", "2015", "year");
    field("2015-03", "2015-03", "month");
    field("March 2015", "2015-03", "month");
    field("March 20, 2015", "2015-03-20", "day");
    field("Friday, March 20, 2015", "2015-03-20", "day");
    field("Mar. 20, 2015", "2015-03-20", "day");
    field("20 March 2015", "2015-03-20", "day");
    field("20th Sept. 2015", "2015-09-20", "day");
    field("March 20, 2015 at 3:05 p.m. EDT", "2015-03-20T15:05-04:00",
          "minute");
    field("Fri, 20 Mar 2015 10:11:12 +0300", "2015-03-20T10:11:12+03:00",
          "second");
    field("Wed Aug 27 13:08:45 +0000 2008", "2008-08-27T13:08:45+00:00",
          "second");
    field("1426846272", "2015-03-20T10:11:12Z", "second");
    field("1426846272000", "2015-03-20T10:11:12Z", "second");
    field("1426846272.5", "2015-03-20T10:11:12Z", "second");
    field("13/04/2015", "2015-04-13", "day");
    field("04/13/2015", "2015-04-13", "day");
    field("1987-10-19T25:61:00", "1987-10-19", "day"); /* damaged time */
    field("19-OCT-1987 11:2x:33", "1987-10-19", "day");
    field("2016-02-29", "2016-02-29", "day");
}

static void
refused(void)
{
    static const char *const none[] = {
        "",           "03/04/2015",    "2015-02-29",     "2015-13-01",
        "1599-12-31", "2999-01-01",    "May 4",          "Friday",
        "soon",       "late 2012",     "99999999999999", "12",
        "2015-00-10", "March 32 2015", "0000-00-00",     "4102444800",
    };

    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        field(none[i], NULL, NULL);
}

static void
lines(void)
{
    line("March 20, 2015", "2015-03-20");
    line("Published: 20 March 2015", "2015-03-20");
    line("Updated on Friday, March 20, 2015, 10:30 GMT", "2015-03-20T10:30Z");
    line("2015/03/20", "2015-03-20");
    line("(March 20, 2015)", "2015-03-20");
    line("3. März 2020", "2020-03-03");
    line("Dienstag, 3. März 2020, 10:30", "2020-03-03T10:30");
    line("DEN 3. MÄRZ 2020", "2020-03-03");
    line("3 марта 2020", "2020-03-03");
    line("3 févr. 2020", "2020-02-03");
    line("3 października 2020 r.", "2020-10-03");
    line("3 січня 2020 року", "2020-01-03");
    line("Вторник, 3 Марта 2020 г.", "2020-03-03");
    line("2020年3月3日", "2020-03-03");
    line("2020年12月31日 10:30", "2020-12-31T10:30");
    line("3 mars 2020", "2020-03-03");
    line("Samedi 1 août 2020", "2020-08-01");
    line("martes, 3 de marzo de 2020", "2020-03-03");
    line("terça-feira, 3 de março de 2020", "2020-03-03");
    line("martedì 3 marzo 2020", "2020-03-03");
    line("dinsdag 3 maart 2020", "2020-03-03");
    line("Les 3 jours de mars 2020", NULL);
    line("3 Marien 2020", NULL);
    line("März 2020", NULL);
    line("2020年3月", NULL);
    line("20 年", NULL);
    line("March 2015", NULL); /* no day */
    line("2015", NULL);
    line("May 4", NULL);
    line("The visit on March 20, 2015", NULL);
    line("March 20-22, 2023", NULL);
    line("March 20, 2015 was a Friday.", NULL);
    line("2015-03-20 damaged", NULL);
}

static void
paths(void)
{
    url("https://www.example.com/2015/03/20/a-visit-a44971", "2015-03-20");
    url("http://example.com/news/2015/mar/31/a-visit/", "2015-03-31");
    url("http://example.com/story/2015/03/a-visit.html", "2015-03");
    url("http://example.com/a-visit-2015-03-20.html", "2015-03-20");
    url("http://example.com/20150320/a", "2015-03-20");
    url("http://example.com/2015/a", NULL);
    url("http://example.com/a?d=/2015/03/20/", NULL);
    url("http://example.com/a-12345678", NULL);
    url("http://2015-03-20.example.com/a", NULL);
    url("no url", NULL);
    name("a/paper_2016-02-03_some-slug.txt", "2016-02-03");
    name("20160203.txt", "2016-02-03");
    name("a/2016_02_03.txt", "2016-02-03");
    name("2016-02-03/a.txt", NULL); /* the folder is not the file */
    name("003_160167368d8a3d35.txt", NULL);
    name("x20160203.txt", NULL);
    name("12016-02-03.txt", NULL);
    name("2016-02-031.txt", NULL);
    name("2016-1", NULL);
}

static void
anything(void)
{
    static const char alphabet[] = "0123456789-/:. ,T+ZMarchFriday";
    char s[40];
    struct date d;
    uint32_t seed = 1;

    for (int round = 0; round < 200000; round++) {
        size_t n = 0;

        for (; n < 5 + seed % 30; n++) {
            seed = seed * 1664525u + 1013904223u;
            s[n] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        s[n] = '\0';
        if (date_of_field(s, n, &d) || date_of_line(s, n, &d))
            CHECK(strlen(d.text) >= 4 && strlen(d.text) < sizeof d.text);
        (void)date_of_url(s, &d);
        (void)date_of_name(s, &d);
    }
}

static void
order(const char *head, enum date_order want, const char *either)
{
    char example[2][16];

    CHECK_NUMBER(date_order_of(head, strlen(head), example), want);
    CHECK_TEXT(example[0], either);
}

/* Which of two numbers is the day. */
static void
orders(void)
{
    field("03.04.2015", "2015-04-03", "day");
    field("4/4/2015", "2015-04-04", "day");
    line("3.4.2015, 10:00", "2015-04-03T10:00");
    field("3/4/15", NULL, NULL);
    date_read_as(DATE_ORDER_DMY, false);
    field("03/04/2015", "2015-04-03", "day");
    field("3/4/15", NULL, NULL);
    date_read_as(DATE_ORDER_MDY, false);
    field("03/04/2015 10:30", "2015-03-04T10:30", "minute");
    field("03.04.2015", "2015-04-03", "day");
    field("13/04/2015", "2015-04-13", "day");
    date_read_as(DATE_ORDER_MDY, true);
    field("03.04.2015", "2015-03-04", "day");
    field("3/4/15", "2015-03-04", "day");
    field("3/4/99", "1999-03-04", "day");
    field("3/4/1", NULL, NULL);
    date_read_as(DATE_ORDER_UNKNOWN, false);
    order("id,date\n1,03/04/2015\n2,13/04/2015\n", DATE_ORDER_DMY,
          "03/04/2015");
    order("[{\"date\":\"3-14-2015\"}]", DATE_ORDER_MDY, "");
    order("a;1/2/2015;b\na;13/2/2015\na;2/13/2015;", DATE_ORDER_UNKNOWN,
          "1/2/2015");
    order("text\nIt was on 13/04/2015, the day of", DATE_ORDER_UNKNOWN, "");
    order("", DATE_ORDER_UNKNOWN, "");
    order("a,4/4/2015,b\na,31/31/2015,b\na,13/4/2015,b", DATE_ORDER_DMY, "");
    CHECK(strstr(date_doubt("3/4/15", 6), "--date-order"));
    CHECK(strstr(date_doubt("03/04/2015", 10), "--date-order"));
    CHECK(!strstr(date_doubt("Spring 2015", 11), "--date-order"));
    CHECK(!strstr(date_doubt("3/4/2900", 8), "--date-order"));
}

int
main(void)
{
    orders();
    fields();
    refused();
    lines();
    paths();
    anything();
    return check_end();
}

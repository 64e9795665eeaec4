/* published: the lines of a page that say when it came out, and the many that
   name a day, month or year and do not. */
#include "ingest.h"

#include "published.h"

#define LEAD                                                    \
    "The old bridge over the harbour will be closed for three " \
    "months, the council said on Tuesday."

static void
line(const char *s, const char *want)
{
    struct date d = {0};
    bool is = published_in_line(s, strlen(s), "Harbour Courier", &d);
    char *got =
        is ? mem_format("%s%s", d.text, d.updated ? " later" : "") : NULL;

    if (is != (want != NULL))
        fprintf(stderr, "in \"%s\":\n", s);
    CHECK_TEXT(got, want);
    free(got);
}

static void
dates(void)
{
    line("4 May 2019", "2019-05-04");
    line("Published: Saturday, 4 May 2019, 11:40", "2019-05-04T11:40");
    line("Published On May 4, 2019 01:52 PM", "2019-05-04T13:52");
    line("Posted: May 4, 2019 / 05:44 PM EST", "2019-05-04");
    line("Sat., Sept. 7, 2019", "2019-09-07");
    line("2019-05-04T10:00:00Z", "2019-05-04T10:00:00Z");
    line("19.10.2019, 08:00 Uhr", "2019-10-19T08:00");
    line("Veröffentlicht am 4. Mai 2019 um 10.30 Uhr", "2019-05-04");
    line("Publié le 4 févr. 2019 à 10h30", "2019-02-04");
    line("Fecha: 4 de mayo de 2019", "2019-05-04");
    line("Publicado em 14/05/2019 às 10h30", "2019-05-14");
    line("Gepubliceerd op 14 mei 2019 om 10.30", "2019-05-14");
    line("Sat 4 May 2019 12.30 BST", "2019-05-04");
    line("Published 12:00 p.m. ET May 4, 2019", "2019-05-04T12:00");
    line("입력 2019.05.04 오전 10:30", "2019-05-04");
    line("4. Mai 2019 | Lesedauer: 3 Min.", "2019-05-04");
    line("4 maja 2019 r., godz. 10:30", "2019-05-04");
    line("15 августа 2016, 13:43", "2016-08-15T13:43");
    line("2020-02-19 20:29:58 来源： 新华网", "2020-02-19T20:29:58");
    line("发布时间：2020年2月19日 8時30分", "2020-02-19");
    /* names: of who wrote it, of the outlet, of a place */
    line("By Jane Roe | 4 May 2019", "2019-05-04");
    line("4 May 2019 by admin", "2019-05-04");
    line("By Jane Roe, Harbour Editor, and John Doe, 4 May 2019", "2019-05-04");
    line("City Wire, January 21, 1988", "1988-01-21");
    line("Harbour Courier 4 May 2019", "2019-05-04");
    line("4 May 2019 | Harbour Courier", "2019-05-04");
    line("Press release no. 14, 1 February 2016", "2016-02-01");
    line("4 May 2019 - 5 min read", "2019-05-04");
    line("Jane Roe\x02"
         "4 May 2019\x02Share this",
         NULL);
    line("Jane Roe\x02"
         "4 May 2019\x02Share",
         "2019-05-04");
    /* a later version */
    line("Updated 4 May 2019", "2019-05-04 later");
    line("Stand: 4. Mai 2019", "2019-05-04 later");
    line("4 May 2019 | Updated 6 May 2019", "2019-05-04");
    line("Updated 6 May 2019, first published 4 May 2019", "2019-05-04");
}

/* Headlines and other lines; none gives a date. */
static const char *const others[] = {
    "Market share of 12 firms fell in 2015",
    "Out of 10 who fled in 2014, one returns",
    "Magic number: 7 reasons why 2024 is different",
    "Sugar Output Up 3 Pct in 1986/87",
    "Weekly Electric Output Up 11.1 Pct From 1986",
    "Car maker closes 12 plants in 2008 deal",
    "March 12 firms: what 2015 taught us",
    "May 2019 brings 5 surprises",
    "May 2019: 5 surprises",
    "Maybe 10 years late: the promise of 2012",
    "In March 2015, 12 ships left",
    "12 in March, 2015 in sum",
    "Top 10 of 2014 by October readers",
    "Junta frees 21 in 2011 deal",
    "August 10: 2014 storm remembered",
    "Seth Novak, 31, wins 2016 prize",
    "Lisa, 12, swims in 2018",
    "Outlook 2020: 5 charts",
    "Gruesome 9 deaths in 1977",
    "Am 4. Mai 2019 beschlossen: was gilt",
    "Le 4 mai 2019, jour de colère",
    "Убиты 12 в мае 2015 года",
    "4 мая 2019 года: что случилось",
    "2019年5月4日发生了什么",
    "September 11, 2001, remembered",
    "September 11, 2001 Remembered",
    "What happened on January 6, 2021",
    "From March 3, 2014 to today",
    "The treaty of 4 May 2019",
    "Treaty of 4 May 2019",
    "The May 4, 2019 Rally",
    "4 May 2019: council votes on the bridge",
    "4 May 2019 - Council Votes",
    "Born: May 12, 1950",
    "Born\x02May 12, 1950",
    "John Smith, 4 May 1930 - 7 June 2019",
    "Issue 5, May 2019",
    "Issue no. 5 May 2019",
    "Vol. 12, March 2015",
    "03/04/2019",
    "31 February 2019",
    "4 May",
    "May 2019",
    "2019",
};

static void
no_dates(void)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        line(others[i], NULL);
}

/* The day that a page, or a text, is taken to have come out. */
static void
published(const char *name, char *content, const char *want)
{
    struct got g;

    put(name, content);
    load(&g, name);
    if (!g.docs[0].published != !want)
        fprintf(stderr, "in \"%s\":\n", content);
    CHECK_TEXT(g.docs[0].published, want);
    got_free(&g);
    free(content);
}

/* As headline, in a block below it, before a line break, in plain text. */
static void
headlines(void)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *s = others[i];

        if (strchr(s, '\x02'))
            continue;
        published("h1.html",
                  mem_format("<title>%s</title><h1>%s</h1><p>" LEAD, s, s),
                  NULL);
        published("below.html",
                  mem_format("<h1>Bridge closes</h1><h2>%s</h2><p>" LEAD, s),
                  NULL);
        published("cell.html",
                  mem_format("<title>%s</title><table><tr><td>%s<br>By Jane "
                             "Roe</table><p>" LEAD,
                             s, s),
                  NULL);
        published("text.txt", mem_format("%s\n\n" LEAD "\n", s), NULL);
        published("mark.md", mem_format("# Bridge\n\n## %s\n\n" LEAD "\n", s),
                  NULL);
    }
}

#define PAGE(markup) mem_string("<h1>Bridge closes</h1>" markup "<p>" LEAD)

/* Where in a page a line has to stand. */
static void
places(void)
{
    published("p.html", PAGE("<div>Updated 5 May 2019</div><i>4 May 2019</i>"),
              "2019-05-04");
    published("p.html", PAGE("<div>Updated 5 May 2019</div>"), NULL);
    published("p.html", PAGE("<p>On <span>4 May 2019</span> it fell.</p>"),
              NULL);
    published("p.html",
              PAGE("<p>It fell <span class=date>4 May 2019</span> Share</p>"),
              "2019-05-04");
    published("p.html",
              PAGE("<figure><figcaption>Vessen, 4 May 2019</figcaption>"
                   "</figure>"),
              NULL);
    published("p.html",
              PAGE("<figure><figcaption>4 May 2019</figcaption></figure>"),
              NULL);
    published("p.html",
              PAGE("<div class=related><p>Other</p><time>4 May 2019</time>"
                   "</div>"),
              NULL);
    published("p.html", PAGE("<li>4 May 2019 <a href=x>Ferries are back</a>"),
              NULL);
    published("p.html",
              PAGE("Posted by <a href=x>admin</a> on <a href=y>4 May 2019</a> "
                   "in <a href=z>News</a>, <a href=z>Ports</a>"),
              "2019-05-04");
    /* the title is a line of its block */
    published(
        "cell.html",
        mem_string("<title>Output up 11 in 1986 - City Wire</title><table>"
                   "<tr><td>Output up 11 in 1986<br>City Wire, January "
                   "21, 1988</table><p>" LEAD),
        "1988-01-21");
    /* labels anywhere are whole words */
    published("p.html", PAGE("<p>" LEAD "</p><div>Date 4 May 2019</div>"),
              "2019-05-04");
    published("p.html",
              PAGE("<p>" LEAD "</p><div>Datenschutz 4 May 2019</div>"), NULL);
}

/* The line that gave the date is not analysed, and nothing goes with it. */
static void
removed(void)
{
    static const struct {
        const char *body, *text;
    } cases[] = {
        {"<table><tr><td>Bridge closes<br>City Wire, January 21, 1988<br>"
         "</table><p>" LEAD,
         "City Wire, January 21, 1988\n\n" LEAD},
        {"<h1>Bridge closes</h1>Vessen, 4 May 2019<br>" LEAD,
         "Vessen, 4 May 2019\n\n" LEAD},
        {"<h1>Bridge closes</h1><p><span class=date>4 May 2019</span> " LEAD,
         "4 May 2019\n\n" LEAD},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct got g;
        struct doc *d = &g.docs[0];
        char *page =
            mem_format("<title>Bridge closes</title>%s", cases[i].body);

        put("p.html", page);
        load(&g, "p.html");
        CHECK_TEXT(d->basis, "line");
        CHECK_TEXT(d->text, cases[i].text);
        CHECK_KINDS(d, "date-line");
        CHECK_NUMBER(d->removed[0].at.stop,
                     strlen(cases[i].text) - strlen(LEAD) - 2);
        got_free(&g);
        free(page);
    }
}

int
main(void)
{
    folder_make();
    dates();
    no_dates();
    headlines();
    places();
    removed();
    folder_remove();
    return check_end();
}

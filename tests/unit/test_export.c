/* Exports of news databases, in the four forms that are known; and texts that
   only look a little like one. */
#include "ingest.h"

static const char nexis_numbers[] =
    "                               1 of 2 DOCUMENTS\n"
    "\n\n"
    "                            The Amur Herald\n"
    "\n"
    "                        March 20, 2015 Friday\n"
    "\n"
    "Bridge Over the River Opens\n"
    "\n"
    "BYLINE: Ann Bee, Heihe\n"
    "\n"
    "SECTION: WORLD; Pg. 3\n"
    "\n"
    "LENGTH: 212 words\n"
    "\n"
    "The first paragraph of it.\n"
    "\n"
    "The second one.\n"
    "\n"
    "LOAD-DATE: March 21, 2015\n"
    "\n"
    "LANGUAGE: ENGLISH\n"
    "\n"
    "PUBLICATION-TYPE: Newspaper\n"
    "\n"
    "                   Copyright 2015 The Amur Herald\n"
    "                        All Rights Reserved\n"
    "\n"
    "                               2 of 2 DOCUMENTS\n"
    "\n"
    "                            The Amur Herald\n"
    "\n"
    "                             May 4, 2016\n"
    "\n"
    "Second Story\n"
    "\n"
    "LENGTH: 10 words\n"
    "\n"
    "Short text.\n";

static const char nexis_body[] =
    "Page 1 of 3\n"
    "Bridge Over the River Opens\n\n"
    "Bridge Over the River Opens\n\n"
    "The Amur Herald\n\n"
    "March 20, 2015 Friday 10:12 AM GMT\n\n\n"
    "Copyright 2015 The Amur Herald All Rights Reserved\n\n"
    "Section: WORLD; Pg. 3\n"
    "Length: 1,212 words\n"
    "Byline: Ann Bee\n"
    "Dateline: HEIHE\n\n"
    "Body\n\n\n"
    "The first paragraph of it.\n\n"
    "The second one.\n\n"
    "Load-Date: March 21, 2015\n\n\n"
    "End of Document\n";

static const char factiva[] = "World News\n"
                              "Bridge Over the River Opens\n"
                              "By Ann Bee\n"
                              "212 words\n"
                              "20 March 2015\n"
                              "10:12\n"
                              "The Amur Herald\n"
                              "AMURHE\n"
                              "English\n"
                              "(c) 2015 The Amur Herald\n"
                              "\n"
                              "The first paragraph of it.\n"
                              "\n"
                              "The second one.\n"
                              "\n"
                              "Document AMURHE0020150320eb3k00003\n"
                              "\n"
                              "Search Summary\n"
                              "Text: bridge\n";

static const char factiva_codes[] = "HD\n"
                                    "Bridge Over the River Opens\n\n"
                                    "BY\nAnn Bee\n\n"
                                    "WC   212 words\n"
                                    "PD   20 March 2015\n"
                                    "SN   The Amur Herald\n"
                                    "SC   AMURHE\n"
                                    "LA   English\n"
                                    "LP\nThe first paragraph of it.\n\n"
                                    "TD\nThe second one.\n\n"
                                    "RE   russ : Russia | china : China\n"
                                    "AN\nDocument AMURHE0020150320eb3k00003\n";

/* One space behind a code, as copied pages have it; lines of the text that
   begin like codes. */
static const char factiva_narrow[] =
    "HD Bridge Over the River Opens\n"
    "BY By Ann Bee\n"
    "WC 212 words\n"
    "PD 20 March 2015\n"
    "SN The Amur Herald\n"
    "SC AMURHE\n"
    "LA English\n"
    "LP\n"
    "The first paragraph of it.\n\n"
    "BY THE RIVER\n\n"
    "TD\n"
    "The second one.\n\n"
    "TD Bank paid : half.\n\n"
    "IN Heihe it rained.\n\n"
    "RE russ : Russia | china : China\n"
    "PUB Amur Press\n"
    "AN Document AMURHE0020150320eb3k00003\n"
    "HD Second Story\nPD 4 May 2016\nSN The Amur Herald\nLP Short text.\n"
    "AN Document AMURHE0020160504eb3k00004\n";

static void
says(const struct doc *d)
{
    CHECK_TEXT(d->title, "Bridge Over the River Opens");
    CHECK_TEXT(d->published, "2015-03-20");
    CHECK_TEXT(d->basis, "field");
    CHECK_TEXT(d->outlet, "The Amur Herald");
    CHECK_TEXT(d->language, "en");
    CHECK_TEXT(d->text, "The first paragraph of it.\n\nThe second one.");
}

static void
forms(void)
{
    struct got g;

    put("n.txt", nexis_numbers);
    load(&g, "n.txt");
    CHECK_NUMBER(g.n_docs, 2);
    CHECK_NUMBER(g.n_notes, 0);
    says(&g.docs[0]);
    CHECK_TEXT(g.docs[0].author, "Ann Bee, Heihe");
    CHECK_TEXT(g.docs[0].uri, "n.txt#1");
    CHECK(strstr(g.docs[0].vars, "\"section\":\"WORLD; Pg. 3\"") != NULL);
    CHECK_TEXT(g.docs[1].title, "Second Story");
    CHECK_TEXT(g.docs[1].published, "2016-05-04");
    CHECK_TEXT(g.docs[1].text, "Short text.");
    got_free(&g);

    put("b.txt", nexis_body);
    load(&g, "b.txt");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].author, "Ann Bee");
    free(g.docs[0].language); /* this form does not say it */
    g.docs[0].language = mem_string("en");
    CHECK(strncmp(g.docs[0].published, "2015-03-20", 10) == 0);
    g.docs[0].published[10] = '\0'; /* it has a time, too */
    says(&g.docs[0]);
    CHECK(strstr(g.docs[0].vars, "\"dateline\":\"HEIHE\"") != NULL);
    got_free(&g);

    put("f.txt", factiva);
    load(&g, "f.txt");
    CHECK_NUMBER(g.n_docs, 1);
    says(&g.docs[0]);
    CHECK_TEXT(g.docs[0].author, "Ann Bee");
    CHECK_TEXT(g.docs[0].key, "AMURHE0020150320eb3k00003");
    CHECK_NUMBER(g.n_notes, 1);
    CHECK_TEXT(g.notes[0].reason, "not-an-article");
    got_free(&g);

    put("c.txt", factiva_codes);
    load(&g, "c.txt");
    CHECK_NUMBER(g.n_docs, 1);
    says(&g.docs[0]);
    CHECK_TEXT(g.docs[0].key, "AMURHE0020150320eb3k00003");
    CHECK(strstr(g.docs[0].vars, "\"region\":\"russ : Russia") != NULL);
    got_free(&g);

    put("s.txt", factiva_narrow);
    load(&g, "s.txt");
    CHECK_NUMBER(g.n_docs, 2);
    CHECK_TEXT(g.docs[0].text,
               "The first paragraph of it.\n\nBY THE RIVER\n\nThe second "
               "one.\n\nTD Bank paid : half.\n\nIN Heihe it rained.");
    CHECK_TEXT(g.docs[0].author, "Ann Bee");
    CHECK_TEXT(g.docs[0].published, "2015-03-20");
    CHECK_TEXT(g.docs[0].key, "AMURHE0020150320eb3k00003");
    CHECK(strstr(g.docs[0].vars, "\"region\":\"russ : Russia") != NULL);
    CHECK(strstr(g.docs[0].vars, "\"publisher\":\"Amur Press") != NULL);
    CHECK_TEXT(g.docs[1].title, "Second Story");
    CHECK_TEXT(g.docs[1].text, "Short text.");
    got_free(&g);
}

/* A name below a headline is its author's, below a section it may be one. */
static void
names(void)
{
    static const char *const heads[][3] = {
        {"Bridge Over the River Opens\n\nAnn Bee\n", "Ann Bee",
         "Bridge Over the River Opens"},
        {"World News\nSteel Bridge\n", NULL, "Steel Bridge"},
        {"Bridge Over the River Opens\nIt Is 1 km Long\n", NULL,
         "It Is 1 km Long"},
    };

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        char *text =
            mem_format("%s%s", heads[i][0], strstr(factiva, "212 words"));
        struct got g;

        put("n.txt", text);
        load(&g, "n.txt");
        CHECK_NUMBER(g.n_docs, 1);
        CHECK_TEXT(g.docs[0].author, heads[i][1]);
        CHECK_TEXT(g.docs[0].title, heads[i][2]);
        got_free(&g);
        free(text);
    }
}

/* text with what stands at mark replaced. Heap string. */
static char *
with(const char *text, const char *mark, const char *instead)
{
    const char *at = strstr(text, mark);

    return mem_format("%.*s%s%s", (int)(at - text), text, instead,
                      at + strlen(mark));
}

/* Editions are no part of the title, times no outlet, `By` no part of a name;
   headings behind the text are no text. */
static void
details(void)
{
    static const char *const editions[] = {"Late Edition - Final",
                                           "Suburban Edition", "Met 2 Edition",
                                           "Late Edition (East Coast)"};
    struct got g;
    char *text;

    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++) {
        char *line = mem_format("March 20, 2015 Friday\n\n%s\n", editions[i]);
        char *want = mem_format("\"edition\":\"%s\"", editions[i]);

        text = with(nexis_numbers, "March 20, 2015 Friday\n", line);
        put("n.txt", text);
        load(&g, "n.txt");
        says(&g.docs[0]);
        CHECK(strstr(g.docs[0].vars, want));
        got_free(&g);
        free(line);
        free(want);
        free(text);
    }
    text = with(nexis_numbers, "Second Story", "The Second Edition");
    put("n.txt", text);
    load(&g, "n.txt");
    CHECK_TEXT(g.docs[1].title, "The Second Edition");
    got_free(&g);
    free(text);
    text = with(nexis_body, "Byline: Ann", "Byline: By Ann");
    put("n.txt", text);
    free(text);
    load(&g, "n.txt");
    CHECK_TEXT(g.docs[0].author, "Ann Bee");
    got_free(&g);
    text = with(nexis_body, "Load-Date",
                "Graphic\n\n \n\nThe bridge at dawn.\n\n\n"
                "Classification\n\n\nLanguage: ENGLISH\n\nLoad-Date");
    put("n.txt", text);
    free(text);
    load(&g, "n.txt");
    g.docs[0].published[10] = '\0';
    says(&g.docs[0]);
    CHECK(strstr(g.docs[0].vars, "\"graphic\":\"The bridge at dawn.\""));
    got_free(&g);
    text = with(factiva, "10:12", "03:04 AM");
    put("n.txt", text);
    free(text);
    load(&g, "n.txt");
    says(&g.docs[0]);
    CHECK(strstr(g.docs[0].vars, "\"time\":\"03:04 AM\""));
    got_free(&g);
    text = with(factiva_codes, "BY\nAnn", "BY\nBy Ann");
    put("n.txt", text);
    free(text);
    load(&g, "n.txt");
    CHECK_TEXT(g.docs[0].author, "Ann Bee");
    got_free(&g);
}

/* The same as a word processor has it. */
static void
in_rtf(void)
{
    struct buf b = {0};
    struct got g;

    buf_str(&b, "{\\rtf1\\ansi ");
    for (const char *p = nexis_body; *p; p++) {
        if (*p == '\n')
            buf_str(&b, "\\par\n");
        else
            buf_char(&b, *p);
    }
    buf_char(&b, '}');
    put("n.rtf", buf_text(&b));
    load(&g, "n.rtf");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].uri, "n.rtf#1");
    CHECK_TEXT(g.docs[0].title, "Bridge Over the River Opens");
    CHECK_TEXT(g.docs[0].outlet, "The Amur Herald");
    got_free(&g);
    buf_free(&b);
}

/* One sign alone is text. */
static void
no_export(void)
{
    static const char *const texts[] = {
        "Title\n\nHe wrote 212 words\n\nEnd of Document\n",
        "End of Document\n",
        "LENGTH: 20 metres\n\nA ship.\n\nEnd of Document\n",
        "1 of 20 DOCUMENTS\nwas found.\n",
        "Document AMURHE0020150320eb3k00003\nis what it was called.\n",
        "HD\nPD\nSN\nare codes.\n",
        "HD video\nPD officers\nSN of it: Document "
        "AMURHE0020150320eb3k00003\n",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct got g;

        put("t.txt", texts[i]);
        load(&g, "t.txt");
        CHECK_NUMBER(g.n_docs, 1);
        CHECK_TEXT(g.docs[0].text, texts[i]);
        CHECK_TEXT(g.docs[0].uri, "t.txt");
        got_free(&g);
    }
}

/* Cut anywhere, nothing is read beyond its end. */
static void
cut(const char *whole, size_t len)
{
    for (size_t n = 0; n < len; n += 3) {
        struct got g;

        put_bytes("cut.txt", whole, n, 0);
        load(&g, "cut.txt");
        CHECK(g.n_docs <= 2);
        got_free(&g);
    }
}

int
main(void)
{
    folder_make();
    forms();
    names();
    details();
    in_rtf();
    no_export();
    cut(nexis_numbers, sizeof nexis_numbers - 1);
    cut(nexis_body, sizeof nexis_body - 1);
    cut(factiva, sizeof factiva - 1);
    cut(factiva_codes, sizeof factiva_codes - 1);
    cut(factiva_narrow, sizeof factiva_narrow - 1);
    folder_remove();
    return check_end();
}

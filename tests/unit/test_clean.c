/* Cleaning: each kind of line that is no story, and story that looks like one.
   LEAD and MORE are story; the rest of each text is what its case is about. */
#include "ingest.h"

#define LEAD                                                                 \
    "The council voted on Tuesday to rebuild the old harbour bridge, which " \
    "engineers had called unsafe.\n"
#define MORE                                                               \
    "The mayor said that work would begin before the summer and that the " \
    "city had put the money aside.\n"
#define BODY LEAD "\n" MORE "\n" LEAD "\n" MORE "\n"

static struct doc
cleaned(const char *text)
{
    struct got g;
    struct doc d;

    put("x.md", text);
    load(&g, "x.md");
    CHECK_NUMBER(g.n_docs, 1);
    d = g.docs[0];
    g.docs[0] = (struct doc){0};
    got_free(&g);
    return d;
}

static void
kinds(const char *text, const char *want)
{
    struct doc d = cleaned(text);

    CHECK_KINDS(&d, want);
    doc_free(&d);
}

static void
title(const char *text, const char *want)
{
    struct doc d = cleaned(text);

    CHECK_TEXT(d.title, want);
    doc_free(&d);
}

static void
translated(const char *text, const char *want)
{
    struct doc d = cleaned(text);

    CHECK_TEXT(d.translated, want);
    doc_free(&d);
}

static void
translations(void)
{
    translated(BODY "Translated from the Russian by Ann Bee\n", "yes");
    translated("Council Votes\n\n(Translation by the editors)\n\n" BODY, "yes");
    translated(BODY "*This article was automatically translated.*\n", "yes");
    translated("[FBIS Translated Text]\n\n" BODY, "yes");
    translated("Text of report by the harbour radio on 3 May\n\n" BODY, "yes");
    translated(BODY "Aus dem Englischen von Anna Beh\n", "yes");
    translated(BODY "(Traduit de l'anglais par Anne B\u00e9)\n", "yes");
    translated(BODY "\u041f\u0435\u0440\u0435\u0432\u043e\u0434: A. B.\n",
               "yes");
    translated("Text of report in English by the harbour radio\n\n" BODY, "no");
    translated("[FBIS Transcribed Text]\n\n" BODY, "no");
    translated("Aus dem Englischen Garten berichtet die Zeitung.\n\n" BODY,
               NULL);
    translated("Translated poems fill the shelf in the hall.\n\n" BODY, NULL);
    translated(BODY "He said the speech was translated from Russian.\n", NULL);
    translated(BODY, NULL);
    translated("---\ntranslated: true\n---\n" BODY, "yes");
    translated("---\ntranslated: false\n---\n" BODY
               "Translated from the Russian by Ann Bee\n",
               "no");
    translated("---\nlanguage: en\noriginal_language: Russian\n---\n" BODY,
               "yes");
    translated("---\nlanguage: en\nsource-language: en-GB\n---\n" BODY, "no");
    translated("---\nTranslator: Ann Bee\n---\n" BODY, "yes");
    translated("---\ntranslated: 3 May 2020\n---\n" BODY, NULL);
}

static void
titles(void)
{
    title("# Council Votes for a Bridge #\n\n" BODY,
          "Council Votes for a Bridge");
    title("Council votes for a bridge\n\n" BODY, "Council votes for a bridge");
    /* A stop glued on is no sentence. */
    title("Council votes for a bridge, mayor for two.\n\n" BODY,
          "Council votes for a bridge, mayor for two.");
    title("The council has votes for a bridge.\n\n" BODY, NULL);
    title("Council votes for bridges on Tuesday.\n\n" BODY, NULL);
    title("Council votes. Mayor weeps.\n\n" BODY, NULL);
    title("Will the bridge be rebuilt?\n\n" BODY,
          "Will the bridge be rebuilt?");
    title("Council votes for a bridge\n" LEAD MORE LEAD MORE,
          "Council votes for a bridge");
    title("Council Votes For Harbour Bridge.\n\n" BODY,
          "Council Votes For Harbour Bridge.");
    title("Council votes for a bridge\nMarch 20, 2015\n\n" BODY,
          "Council votes for a bridge");
    title(BODY, NULL);
    title(LEAD MORE LEAD MORE, NULL);
    title("It was a long night.\n\n" BODY, NULL);
    title("HARBOUR CITY -\n\n" BODY, NULL);
    title("HARBOUR \xe2\x80\x94 Council votes for bridges.\n\n" BODY, NULL);
    title("Harbour, March 20 (Agency) -- Council votes for bridges.\n\n" BODY,
          NULL);
    title("Harbour\n\nCouncil votes for bridges.\n\n" BODY, NULL);
    title("Council Votes For Bridge - Again.\n\n" BODY,
          "Council Votes For Bridge - Again.");
    title("Bridge\n\n" BODY, NULL);
    title("and so the council voted\n\n" BODY, NULL);
}

/* Name and date in one line. */
static void
imprint(const char *text, const char *published, const char *outlet,
        const char *title)
{
    struct doc d = cleaned(text);

    CHECK_TEXT(d.published, published);
    CHECK_TEXT(d.outlet, outlet);
    CHECK_TEXT(d.title, title);
    doc_free(&d);
}

#define VOTE "Council votes for a bridge"

static void
imprints(void)
{
    imprint(VOTE "\n\nMorning Post, 21 July 2023\n\n" BODY, "2023-07-21",
            "Morning Post", VOTE);
    imprint(VOTE "\nMorning Post, July 21, 2023\n" LEAD MORE LEAD MORE,
            "2023-07-21", "Morning Post", VOTE);
    imprint(VOTE "\n\nThe Guardian \u2013 Friday 21 July 2023\n\n" BODY,
            "2023-07-21", "The Guardian", VOTE);
    imprint("Morning Post | 21 July 2023 | 10:04\n\n" VOTE "\n\n" BODY,
            "2023-07-21T10:04", "Morning Post", VOTE);
    imprint(VOTE "\n\nHarbour City, 21 July 2023\n\n" BODY, "2023-07-21", NULL,
            VOTE);
    imprint("---\noutlet: The Port\n---\n" VOTE
            "\n\nMorning Post, 21 July 2023\n\n" BODY,
            "2023-07-21", "The Port", VOTE);
    /* titles, parts of a paper, story */
    imprint("Harbour Speech, 21 July 2023\n\n" BODY, NULL, NULL,
            "Harbour Speech, 21 July 2023");
    imprint("Breaking News, 21 July 2023\n\n" BODY, NULL, NULL,
            "Breaking News, 21 July 2023");
    imprint(VOTE "\n\nthe mayor, 21 July 2023\n\n" BODY, NULL, NULL, VOTE);
    imprint(VOTE "\n\n" BODY "\nMorning Post, 21 July 2023\n\n" LEAD, NULL,
            NULL, VOTE);
    kinds(VOTE "\n\nMorning Post, 21 July 2023\n\n" BODY, "title date-line");
}

static void
tops(void)
{
    kinds("Support The Harbour Post!\n\nCouncil Votes for Bridge\n\n"
          "By Ann Bee and Cy Dee\n\nMarch 20, 2015\n\n" BODY,
          "banner title byline date-line");
    kinds("Council Votes for Bridge\n\nThe mayor (2nd L) speaks with workers "
          "at the bridge, March 19, 2015.\n\n" BODY,
          "title caption");
    kinds("Council Votes for Bridge\n\nA crane over the harbour\n\n" BODY,
          "title caption");
    kinds("Council Votes for Bridge\n\nWork begins before summer\n\n" BODY,
          "title"); /* a deck is story */
    kinds("Council Votes for Bridge\n\nSen. Ann Bee (R) and others, who have "
          "long wanted it, praised the vote on Tuesday.\n\n" BODY,
          "title"); /* a party, not a place in a picture */
    kinds("Council Votes for Bridge\n========================\n\n*March 20, "
          "2015*\n\n" BODY,
          "title date-line"); /* the line and its underlining are one */
    kinds("Council Votes for Bridge\n\nBy our city staff\n\n" BODY,
          "title byline");
    /* Nothing between them */
    kinds("Council Votes for Bridge\nBy Ann Bee\nMarch 20, 2015\n\n" BODY,
          "title byline date-line");
    kinds("Council Votes for Bridge\nBy Ann Bee | March 20, 2015\n\n" BODY,
          "title byline");
    kinds("By Ann Bee\nMarch 20, 2015\n\n" BODY, "byline date-line");
    kinds("By Ann Bee, March 20, 2015\n\n" BODY, "byline");
    kinds("BRIDGE SHARES, 75,000 AT 49-1/4, CROSSED\nBY FIRST BANK", "");
    kinds("Council Votes for Bridge\n\nMarch 20, 2015\n\nWorkers inspect the "
          "bridge, October 4, 2014.\n\n" BODY,
          "title date-line caption");
    kinds("Council Votes for Bridge\n\nThe bridge was shut on Tuesday, "
          "October 4, 2014.\n\n" BODY,
          "title"); /* without a date of the article: a lead */
    kinds("Support Grows for Bridge\n\n" BODY, "title");
    kinds("Council Votes for Bridge\n\nBy the Numbers\n\n" BODY, "title");
    kinds(LEAD "\nMarch 20, 2015\n\n" MORE "\n" LEAD, ""); /* not at the top */
}

static void
learns(void)
{
    struct doc d =
        cleaned("Support The Harbour Post!\n\nCouncil Votes Again\n\n"
                "BY ANN BEE\n\nPosted: 20 March 2015\n\n" BODY);

    CHECK_TEXT(d.outlet, "The Harbour Post");
    CHECK_TEXT(d.title, "Council Votes Again");
    CHECK_TEXT(d.author, "ANN BEE");
    CHECK_TEXT(d.published, "2015-03-20");
    CHECK_TEXT(d.basis, "line");
    doc_free(&d);
    d = cleaned("NEW YORK TIMES\n\nCouncil Votes Again\n\nBy Ann Bee\n\n"
                "March 20, 2015\n\n" BODY);
    CHECK_KINDS(&d, "banner title byline date-line");
    CHECK_TEXT(d.outlet, "The New York Times");
    CHECK_TEXT(d.title, "Council Votes Again");
    CHECK_TEXT(d.author, "Ann Bee");
    doc_free(&d);
    d = cleaned("The New York Times Sues\n\n" BODY);
    CHECK_TEXT(d.title, "The New York Times Sues");
    CHECK_TEXT(d.outlet, NULL);
    doc_free(&d);
    d = cleaned(BODY
                "Source:\n\n<https://www.harbour.example/2015/03/20/vote>\n");
    CHECK_KINDS(&d, "url-label url");
    CHECK_TEXT(d.url, "https://www.harbour.example/2015/03/20/vote");
    CHECK_TEXT(d.outlet, "harbour.example");
    CHECK_TEXT(d.published, "2015-03-20");
    CHECK_TEXT(d.basis, "url");
    doc_free(&d);
    d = cleaned("Support The Harbour Post!\n\n" BODY
                "Original URL: https://www.theharbourpost.example/vote\n");
    CHECK_TEXT(d.outlet, "The Harbour Post"); /* one outlet, two spellings */
    doc_free(&d);
    d = cleaned(BODY "A vote is due, Reuters reported.\n");
    CHECK_TEXT(d.outlet, NULL); /* an agency in the story */
    doc_free(&d);
}

static void
outlet(const char *text, const char *want)
{
    struct doc d = cleaned(text);

    CHECK_TEXT(d.outlet, want);
    doc_free(&d);
}

/* A host gets the name that the same text prints, wherever that stands. */
static void
hosts(void)
{
#define AT_HOST "Source: https://www.harbourpost.example/vote\n"
    struct got g;

    outlet(BODY AT_HOST, "harbourpost.example");
    outlet("Support The Harbour Post!\n\n" BODY AT_HOST, "The Harbour Post");
    outlet("Support The Other Post!\n\n" BODY AT_HOST, "harbourpost.example");
    outlet(BODY AT_HOST "\n\u00a9 2015 Harbour Post. All rights reserved.\n",
           "Harbour Post");
    outlet(BODY AT_HOST "\nCopyright (c) 2015 by The Harbour Post\n",
           "The Harbour Post");
    outlet("Council Votes for Bridge\n\nBy Harbour Post Staff\n\n" BODY AT_HOST,
           "Harbour Post");
    outlet("HARBOUR CITY (Harbour Post) \u2014 " BODY AT_HOST, "Harbour Post");
    outlet("HARBOUR CITY (Harbour Post) - " BODY, NULL); /* an agency */
    outlet(BODY AT_HOST "\nSubscribe to The Harbour Post today.\n",
           "The Harbour Post");
    put("h.jsonl", "{\"source\":\"www.harbourpost.example\",\"text\":\"HARBOUR "
                   "CITY (Harbour Post) - The council voted on Tuesday.\"}\n");
    load(&g, "h.jsonl");
    CHECK_TEXT(g.docs[0].outlet, "Harbour Post");
    got_free(&g);
#undef AT_HOST
}

/* Pleas at the very end, and story that only sounds like one. */
static void
pleas(void)
{
    kinds(BODY "Harbour Post is read by those who know. Start your free "
               "trial.\n",
          "appeal");
    kinds(BODY "The Harbour Post is a small paper. We keep our pages open to "
               "all.\n\nPlease give what you can to our newsroom.\n\nMaybe "
               "later\n",
          "appeal ui");
    kinds(BODY "We should give our neighbours what we can.\n\nBecome a member: "
               "members get the winter issue free.\n",
          "appeal");
    outlet(BODY "The Harbour Post has no owner. Become a member.\n",
           "The Harbour Post");
    kinds(BODY "Please give what you can to the flood fund.\n", "");
    kinds(BODY "He told them to become a member of the union.\n", "");
    kinds(BODY "\"Subscribe to it today,\" she said.\n", "");
    kinds("Council Votes for Bridge\n\nSubscribe to The Harbour Post today.\n"
          "\n" BODY,
          "title");
    kinds(BODY "Support The Harbour Post!\n", ""); /* whose name is it? */
    kinds(BODY "Support Ukraine!\n", "");
}

static void
appeals(void)
{
    struct doc d;

    d = cleaned(
        BODY "A Note From The Harbour Post\n\nDear readers,\n\nWe are a small "
             "newsroom, and your support keeps us going. Please "
             "donate today.\n\nContinue\n\nRemind me later.\n");
    CHECK_KINDS(&d, "appeal ui ui");
    CHECK_TEXT(d.outlet, "The Harbour Post");
    CHECK(strncmp(d.text + d.removed[0].at.start, "A Note", 6) == 0);
    doc_free(&d);
    kinds(BODY "We could not do this without you: our readers support our "
               "reporting, and a monthly donation keeps us free.\n",
          "appeal");
    kinds(BODY "\"We need your help, and you can support us with a monthly "
               "donation,\" the mayor said.\n\n" MORE,
          ""); /* somebody is quoted */
    kinds("We need your help. You can support us.\n\n" BODY, "");
    kinds(LEAD "\nWe need your support: please donate and help us with our "
               "work, as you did before, and support our journalism with a "
               "monthly contribution, because you make it possible.\n",
          ""); /* more than half would go */
}

static void
others(void)
{
    kinds(BODY "Read more\n\n" MORE "\nShare\n", "ui ui");
    kinds(BODY "They had little left to\nshare.\n\n" LEAD, "");
    kinds(BODY "Sign up for our morning newsletter.\n\n" LEAD, "newsletter");
    kinds(BODY "Follow Ann Bee on Twitter @annbee.\n", "newsletter");
    kinds(BODY "\"Sign up for our newsletter,\" she said.\n", "");
    kinds(BODY "(Reporting by Ann Bee; Editing by Cy Dee)\n", "notice");
    kinds(BODY "Copyright 2015 The Harbour Post. All rights reserved.\n",
          "notice");
    kinds(BODY " REUTER\n", "sign-off");
    kinds(BODY "That is all, the mayor said. REUTER\n", "sign-off");
    kinds(BODY "That is all, the mayor said REUTER", "sign-off");
    kinds(BODY "That is all, the mayor said. Reuter\n", "sign-off");
    kinds(BODY "That is all, the mayor told Reuter\n", "");
    kinds(BODY "Read more: What is a bridge?\n", "ui");
    kinds(BODY "**Read next:** [Fishing](https://x.example/fishing)\n", "ui");
    kinds(BODY "[Continue reading](https://x.example/2)\n", "ui");
    kinds(BODY "[The bridge](https://x.example/2)\n", "");
    kinds(BODY "[Share](broken\n", "");
    kinds(BODY "Share this story\n\nSign in to comment\n\nRemind me next "
               "month.\n",
          "ui ui ui");
    kinds(BODY "Remind me to tell you of the bridge\n", "");
    kinds(BODY "<video id=\"7\"></video>\n\n" LEAD, "markup");
    kinds(BODY "Photo: Ann Bee/Getty Images\n\n" LEAD, "caption");
    kinds(BODY "See https://x.example/ for more of it.\n\n" LEAD, "");
}

/* What stands behind the last sentence, and what only sounds like it. */
static void
endings(void)
{
    static const char *const signs[] = {"Enditem",   "(Xinhua)",       "(AFP)",
                                        "- Reuters", "\u2014 Reuters", "TASS",
                                        "-30-",      "ENDS",           "(AP)"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        char *text = mem_format("%s%s\n", BODY, signs[i]);

        kinds(text, "sign-off");
        free(text);
    }
    kinds(BODY "(Xinhua)\n\nEnditem\n", "sign-off sign-off");
    kinds(BODY "That is all. Enditem\n", "sign-off");
    kinds(BODY "Enditem\n\nRead the full story here.\n", "sign-off ui");
    kinds(BODY "30\n", "");
    kinds(BODY "(AFP)\n\n" LEAD, "");
    kinds(BODY "TASS is an agency.\n", "");
    kinds(BODY "Additional reporting by Ann Bee.\n", "notice");
    kinds(BODY "A version of this article appears in print on March 20, 2015, "
               "Section A, Page 3.\n",
          "notice");
    kinds(BODY "Click here to subscribe to our newsletter\n", "ui");
    kinds(BODY "Read the full story here.\n", "ui");
    kinds(BODY "To continue reading, subscribe or log in.\n", "ui");
    kinds(BODY "Your email address will not be published. Required fields are "
               "marked *\n",
          "ui");
    kinds(BODY "If you value this, think of becoming a member or donating via "
               "Patreon. Every contribution keeps us going.\n",
          "appeal");
    kinds(BODY "\"Click here to subscribe,\" the page said.\n", "");
    kinds(BODY "\"To continue reading, subscribe,\" she read aloud.\n", "");
    kinds(BODY "To continue reading was all that he wanted.\n", "");
    kinds(BODY "\"We live by becoming a member or donating via Patreon,\" he "
               "wrote.\n",
          "");
    kinds(BODY "Our town dreams of becoming a member of the league.\n", "");
    kinds(BODY "He lives on gifts via Patreon, the council heard.\n", "");
    kinds(BODY "A version of this story was told to the council.\n", "");
}

/* A record's text is cleaned as a file is, but its title is its field. */
static void
records(void)
{
    struct got g;

    put("r.jsonl",
        "{\"title\":\"Council votes: \\\"yes\\\"\",\"text\":\"Council Votes "
        "'Yes'.\\n\\nThe council voted on Tuesday for the bridge.\\n\\nRead "
        "more\"}\n"
        "{\"id\":2,\"text\":\"Council Votes for Bridge\\n\\nThe council voted "
        "on Tuesday for the bridge.\\n Reuter\"}\n");
    load(&g, "r.jsonl");
    CHECK_NUMBER(g.n_docs, 2);
    CHECK_KINDS(&g.docs[0], "title ui");
    CHECK_KINDS(&g.docs[1], "sign-off");
    CHECK_TEXT(g.docs[1].title, NULL);
    got_free(&g);
}

int
main(void)
{
    folder_make();
    translations();
    titles();
    endings();
    imprints();
    tops();
    learns();
    hosts();
    pleas();
    appeals();
    others();
    records();
    folder_remove();
    return check_end();
}

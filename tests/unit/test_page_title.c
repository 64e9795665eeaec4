/* The title of a page that prints no heading: what stands behind a mark in its
   title element, site, section or the headline's own words. */
#include "ingest.h"

#define LEAD                                                    \
    "The old bridge over the harbour will be closed for three " \
    "months, the council said on Tuesday."

static const struct {
    const char *head, *body, *title;
} cases[] = {
    {"<title>Ferries to return next week - sources | Gull</title>"
     "<meta property=og:site_name content=Gull>",
     "", "Ferries to return next week - sources"},
    {"<title>Ferries to return next week - Council | Gull News</title>", "",
     "Ferries to return next week - Council"},
    {"<title>Ferries to return next week - Council</title>", "",
     "Ferries to return next week - Council"},
    {"<title>Ferries to return next week - port sources</title>", "",
     "Ferries to return next week - port sources"},
    {"<title>Ferries to return next week - UN | The Sun</title>"
     "<meta property=og:site_name content='The Sun'>",
     "", "Ferries to return next week - UN"},
    {"<title>Ferries to return next week - Mirrors in port broken by a gale"
     "</title><meta property=og:site_name content=Mirror>",
     "", "Ferries to return next week - Mirrors in port broken by a gale"},
    /* a section: by its words, or linked */
    {"<title>Ferries to return next week - World News | Gull</title>"
     "<meta property=og:site_name content=Gull>",
     "", "Ferries to return next week"},
    {"<title>Ferries to return next week - Ports | Gull</title>"
     "<meta property=og:site_name content=Gull>",
     "<a href=x>Ports</a>", "Ferries to return next week"},
    {"<title>Ferries to return next week - Gull.example</title>", "",
     "Ferries to return next week"},
};

int
main(void)
{
    folder_make();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct got g;
        char *page = mem_format("<head>%s</head>%s<p>" LEAD "</p>",
                                cases[i].head, cases[i].body);

        put("page.html", page);
        load(&g, "page.html");
        CHECK_TEXT(g.docs[0].title, cases[i].title);
        free(page);
        got_free(&g);
    }
    folder_remove();
    return check_end();
}

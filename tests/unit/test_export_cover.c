/* The sheet before the first article of a file from Nexis Uni. */
#include "ingest.h"

#define COVER                                                           \
    "User Name: = Ann Bee\n\nDate and Time: = Friday, January 8, 2021 " \
    "10:00:00 AM EST\n\nJob Number: = 123456\n\n\nDocuments (2)\n\n"    \
    "1. Bridge Over the River Opens\n\nClient/Matter: -None-\n\n"       \
    "Search Terms: bridge\n\nSearch Type: NaturalLanguage\n\n"          \
    "Narrowed by:\n\n"
#define ROWS "Content Type\n\nNews\n\nLanguage: English\n\nSome Filter\n\n"
#define SECOND "2. 1. FC Wins the Cup\n\nClient/Matter: -None-\n\n"
#define FOOT "| About LexisNexis | Privacy Policy | Terms & Conditions\n\n"

#define ARTICLE(title, date)                                                   \
    title "\n\nThe Amur Herald\n\n" date "\n\n\nCopyright 2015 The Amur "      \
          "Herald All Rights Reserved\n\nSection: WORLD\n\nLength: 12 words\n" \
          "\nBody\n\nThe first paragraph of it.\n\nLoad-Date: March 21, 2015"  \
          "\n\nEnd of Document\n\n"
#define FIRST ARTICLE("Bridge Over the River Opens", "March 20, 2015 Friday")

static void
cover(const char *text, const char *title, const char *date)
{
    struct got g;

    put("a.txt", text);
    load(&g, "a.txt");
    CHECK_NUMBER(g.n_notes, 0);
    CHECK_TEXT(g.docs[0].title, title);
    CHECK_TEXT(g.docs[0].outlet, "The Amur Herald");
    CHECK_TEXT(g.docs[0].published, date);
    CHECK_TEXT(g.docs[0].text, "The first paragraph of it.");
    got_free(&g);
}

int
main(void)
{
    static const char title[] = "Bridge Over the River Opens";
    static const char second[] = ARTICLE("1. FC Wins the Cup", "May 4, 2016");

    folder_make();
    cover(COVER FIRST, title, "2015-03-20");
    cover(COVER ROWS SECOND FOOT FIRST, title, "2015-03-20");
    cover(COVER SECOND ROWS FIRST, title, "2015-03-20");
    /* the list has another title */
    cover(COVER SECOND FOOT ARTICLE("Bridge Opens", "May 4, 2016"),
          "Bridge Opens", "2016-05-04");
    /* no sheet */
    cover(FIRST, title, "2015-03-20");
    cover(second, "1. FC Wins the Cup", "2016-05-04");
    cover(ARTICLE("Sources: Bridge Opens", "May 4, 2016"),
          "Sources: Bridge Opens", "2016-05-04");
    /* a title that begins with a day */
    cover(ARTICLE("May 9, 1945 and Its Heirs", "May 4, 2016 Wednesday"),
          "May 9, 1945 and Its Heirs", "2016-05-04");
    folder_remove();
    return check_end();
}

/* repeated: paragraphs that an outlet prints under many stories. */
#include "address.h"
#include "made_corpus.h"

#define ALMANAC                                                               \
    "You can buy the almanac of the harbour in our shop on the quay, on any " \
    "day."
#define SAND                                                                \
    "The pier was built of sand and salt, and of nothing else, in the old " \
    "days."

#define REPEATED                                                            \
    "SELECT ifnull(group_concat(document || ' ' || start || ' ' || rule), " \
    "'none') FROM (SELECT * FROM removed WHERE kind = 'repeated' ORDER BY 1)"

static const char *const story[] = {
    "A crane fell into the river at dawn, and nobody saw it fall but a dog.",
    "Seven ferries lay idle on Monday while their crews argued over soup.",
    "Wool was dear again; the weavers of the upper town bought hemp instead.",
    "Nobody came to hear the mayor speak of bridges, tunnels and of trams.",
    "An orchard burned for two nights, which turned the snow on it to mud.",
    "Herring were counted by hand this spring, since the machine had rusted.",
    "Old maps show a lighthouse where the bank has its new cellars today.",
    "Two brothers who own the quarry would not say what they do with dust.",
    "Rain kept the regatta from starting, so the rowers played at cards.",
    "Every clock of the station has shown another hour since the repair.",
    "Libraries lend out umbrellas now, and get most of them back by June.",
    "Geese have taken the airfield, and pilots wait until they are gone.",
};

enum {
    STORIES = sizeof story / sizeof *story
};

/* Documents first..last-1, each with a story of its own, a paragraph between
   its halves, and `outlet`. */
static void
load_some(struct made *m, size_t first, size_t last, const char *paragraph,
          const char *outlet, bool whole)
{
    struct made_doc docs[STORIES] = {{0}};
    char *key[STORIES], *text[STORIES];

    for (size_t i = first; i < last; i++) {
        key[i] = mem_format("%s%zu", outlet, i);
        text[i] = mem_format("%s\n\n%s\n\n%s It is said to be %zu.", story[i],
                             paragraph, story[(i + 5) % STORIES], i);
        docs[i] = (struct made_doc){.key = key[i], .text = text[i]};
    }
    made_every.outlet = outlet;
    made_every.whole = whole;
    made_load(m, docs + first, last - first, NULL);
    made_every.outlet = "The Test";
    made_every.whole = false;
    for (size_t i = first; i < last; i++) {
        free(key[i]);
        free(text[i]);
    }
}

static void
who_speaks(void)
{
    static const char *const yes[] = {
        ALMANAC,
        "We\xe2\x80\x99re glad that it is read here.",
        "Subscribe today.",
        "All rights reserved.",
        "The views expressed are those of the author.",
        "\"It rained,\" he said. Write to us.",
        "This article was printed before.",
        "and so it ended,\" he said. Write to us.",
    };
    static const char *const no[] = {
        SAND,
        "\"We will come,\" she said, \"and you will see us.\"",
        "\xe2\x80\x9cYou know it,\xe2\x80\x9d he told them.",
        /* begun before */
        "We are sure to win,\" he said. \"It will not take long.\"",
        "you will see us again,\xe2\x80\x9d she said.",
        "Trade with the US and the U.S. Army grew.",
        "He has views on this. An article says so.",
        "Youth, ourself, wells: no word is a part of one",
        "",
    };

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        CHECK(address_of_readers(yes[i], strlen(yes[i])));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        CHECK(!address_of_readers(no[i], strlen(no[i])));
}

static void
three_documents(void)
{
    struct made m;

    made_new(&m);
    load_some(&m, 0, 2, ALMANAC, "The Test", false);
    CHECK_TEXT(made_ask(&m, REPEATED), "none");
    CHECK_TEXT(made_ask(&m, "SELECT frequency || ' ' || docfreq FROM types "
                            "WHERE form = 'almanac'"),
               "2 2");
    load_some(&m, 2, 3, ALMANAC, "The Test", false);
    CHECK_TEXT(made_ask(&m, REPEATED),
               "1 72 speaks-to-readers,2 70 speaks-to-readers,"
               "3 73 speaks-to-readers");
    /* Counts, sizes and lists are those of what is left. */
    CHECK_TEXT(made_ask(&m, "SELECT frequency || ' ' || docfreq FROM types "
                            "WHERE form = 'almanac'"),
               "0 0");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM meta AS d WHERE kept = "
                            "bytes - (SELECT sum(stop - start) FROM removed "
                            "WHERE document = d.id) AND tokens = (SELECT "
                            "length(data) / 2 FROM stream WHERE id = d.id)"),
               "3");
    CHECK_TEXT(made_ask(&m, "SELECT sum(frequency) = (SELECT sum(tokens) FROM "
                            "meta) FROM types"),
               "1");
    /* What was loaded before says that it was cut again. */
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(load || uri || reason) FROM "
                            "load_log"),
               "2dir/The Test0.txtcut-again,2dir/The Test1.txtcut-again");
    /* The next ones lose it, too; the old ones are left alone. */
    load_some(&m, 3, 5, ALMANAC, "The Test", false);
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM removed"), "5");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM load_log"), "2");
    made_end(&m);
}

static void
results_are_owed_again(void)
{
    struct made m;

    made_new(&m);
    load_some(&m, 0, 2, ALMANAC, "The Test", false);
    CHECK_OK(&m, store_begin(m.s, &m.ft));
    CHECK(sqlite3_exec(store_db(m.s),
                       "INSERT INTO config VALUES(1, 'p', x'00', 1, '{}');"
                       "INSERT INTO state SELECT 'p', id, 1, 1, NULL, NULL, 0, "
                       "0, NULL FROM meta;"
                       "INSERT INTO partial VALUES(1, 0, x'00', x'00');"
                       "INSERT INTO aggregate VALUES('p', 1, x'00', 1, NULL, "
                       "NULL, 2)",
                       NULL, NULL, NULL) == SQLITE_OK);
    CHECK_OK(&m, store_commit(m.s, &m.ft));
    load_some(&m, 2, 3, ALMANAC, "The Test", false);
    CHECK_TEXT(made_ask(&m, "SELECT (SELECT count(*) FROM state) || (SELECT "
                            "count(*) FROM partial) || (SELECT count(*) FROM "
                            "aggregate)"),
               "000");
    made_end(&m);
}

static void
what_stays(void)
{
    struct made m;

    made_new(&m);
    /* A paragraph of a story, however often. */
    load_some(&m, 0, 6, SAND, "The Test", false);
    /* Three outlets. */
    load_some(&m, 0, 2, ALMANAC, "One", false);
    load_some(&m, 2, 4, ALMANAC, "Two", false);
    /* What is to stay whole neither loses nor counts. */
    load_some(&m, 4, 8, ALMANAC, "Three", true);
    CHECK_TEXT(made_ask(&m, REPEATED), "none");
    made_end(&m);
}

/* Copies of one story are no three documents. */
static void
copies(void)
{
    static const struct made_doc docs[] = {
        {.key = "a", .text = "Rye is dear.\n\n" ALMANAC "\n\nWheat is not."},
        {.key = "b", .text = "Rye is dear.\n\n" ALMANAC "\n\nWheat  is not."},
        {.key = "c", .text = "Rye is dear.\n\n" ALMANAC "\n\nWheat is  not."},
    };
    struct made m;

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(cluster) FROM meta"), "1,1,1");
    CHECK_TEXT(made_ask(&m, REPEATED), "none");
    made_end(&m);
}

static void
more_than_half(void)
{
    static const struct made_doc docs[] = {
        {.key = "a", .text = "Rye is dear, and so is the wheat.\n\n" ALMANAC},
    };
    struct made m;

    made_new(&m);
    load_some(&m, 0, 3, ALMANAC, "The Test", false);
    made_load(&m, docs, 1, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT max(document) FROM removed"), "3");
    made_end(&m);
}

static void
most_documents(void)
{
    struct made m;

    made_new(&m);
    load_some(&m, 0, 9, SAND, "The Test", false);
    CHECK_TEXT(made_ask(&m, REPEATED), "none");
    load_some(&m, 9, 10, SAND, "The Test", false);
    CHECK_TEXT(made_ask(&m, "SELECT count(*) || min(rule) FROM removed"),
               "10in-most-documents");
    made_end(&m);
}

int
main(void)
{
    who_speaks();
    three_documents();
    results_are_owed_again();
    what_stays();
    copies();
    more_than_half();
    most_documents();
    return check_end();
}

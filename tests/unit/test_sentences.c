/* Promises of sentences.h. */
#include "check.h"

#include "buf.h"
#include "sentences.h"

/* Sentences with | between them. */
static void
split_is(const char *text, const char *extra, const char *want)
{
    struct abbreviations *a =
        abbreviations_new(extra, extra ? strlen(extra) : 0);
    struct spans out = {0};
    struct buf got = {0};

    sentences_find(text, (struct span){0, (uint32_t)strlen(text)}, a, &out);
    for (size_t i = 0; i < out.n; i++) {
        buf_str(&got, i ? "|" : "");
        buf_add(&got, text + out.at[i].start, out.at[i].stop - out.at[i].start);
    }
    CHECK_TEXT(buf_text(&got), want);
    buf_free(&got);
    spans_free(&out);
    abbreviations_free(a);
}

/* Splits at each | of the text. */
static void
splits(const char *text)
{
    struct buf plain = {0};

    for (const char *c = text; *c; c++)
        buf_char(&plain, *c == '|' ? ' ' : *c);
    split_is(buf_text(&plain), NULL, text);
    buf_free(&plain);
}

static void
test_marks(void)
{
    splits("It ended.|Nobody left!|Why?|Rain…|Snow.");
    splits("“It is over.”|He left.|(They did not.)|She did.");
    splits("He said: \"We agree.\"|The talks ended.");
    splits("They fell 2.5 pct.|In 1986 it was 3.|Then 4.");
    splits("No final mark");
    splits("Wait . . .|Then go.");
    splits("He waited... and went.|It was late?!|Yes.");
    split_is("他走了。她来了！“好。”", NULL, "他走了。|她来了！|“好。”");
    split_is("", NULL, "");
    split_is(" ... ", NULL, "");
    split_is("  a.  B \n", NULL, "a.|B");
}

/* Bytes are looked at by eights: the marks stand at every place of them. */
static void
test_places(void)
{
    char text[80];

    for (int i = 0; i < 20; i++) {
        snprintf(text, sizeof text, "%.*s ended.|Nö, never!|%.*s: why?|A…",
                 i + 1, "Aaaaaaaaaaaaaaaaaaaaa", i + 1,
                 "12345678901234567890é");
        splits(text);
    }
}

static void
test_lower_case(void)
{
    splits("members of the military. visiting delegation came.|It left.");
    splits("\"Really?\" he asked.|\"Yes!\" she said.");
    splits("the regions of Russia. .|The training");
    splits("the principles of integrity “.|Another followed.");
}

static void
test_abbreviations(void)
{
    splits("Mr. Li met U.S. officials on Jan. 5.|He said: \"We agree.\"|The "
           "talks, i.e. the summit, ended at 5 p.m.|Then J. R. Smith left.");
    splits(
        "Lt. Gen. Liu and Sen. Ted Cruz met Gov. Day vs. Dr. No.|It rained.");
    splits("It came in Dec.|Sept. 3 was dry, as No. 10 said.|He said No.|Then "
           "they left.");
    splits("Ford Motor Co. Chairman Lee spoke.|He left Acme Inc.|The firm "
           "closed.");
    splits("It left the U.S.|The U.S. Senate stayed in the U.K. Parliament.");
    splits("They met at 5 p.m. Monday.|They left at 6 p.m.|Nobody stayed.");
    splits("George W. Bush spoke of World War I.|Nobody listened to Plan B.|It "
           "failed.");
    splits("Beans, rice, etc. were sold.|Then came maize, etc.|But no rye.");
    splits("1. The parties agree.|2. They meet.");
    splits("The gen. public and the mass.|Police came.");
}

static void
test_extra(void)
{
    split_is("See Abk. Eins and Xyz. Zwei. Drei", NULL,
             "See Abk.|Eins and Xyz.|Zwei.|Drei");
    split_is("See Abk. Eins and Xyz. Zwei. Drei", "# own\n abk.\r\nxyz # two\n",
             "See Abk. Eins and Xyz. Zwei.|Drei");
    split_is("He saw Mr. Li.", "", "He saw Mr. Li.");
    abbreviations_free(NULL);
}

static void
paragraphs_of(const char *text, const struct spans *kept, const char *want)
{
    struct spans out = {0};
    struct buf got = {0};

    paragraphs_find(text, kept, &out);
    for (size_t i = 0; i < out.n; i++) {
        buf_str(&got, i ? "|" : "");
        for (uint32_t c = out.at[i].start; c < out.at[i].stop; c++)
            buf_char(&got, text[c] == '\n' ? '/' : text[c]);
    }
    CHECK_TEXT(buf_text(&got), want);
    buf_free(&got);
    spans_free(&out);
}

static void
paragraphs_are(const char *text, const char *want)
{
    struct span all = {0, (uint32_t)strlen(text)};

    paragraphs_of(text, &(struct spans){&all, 1, 1}, want);
}

static void
test_paragraphs(void)
{
    paragraphs_are("", "");
    paragraphs_are(" \n\n \n", "");
    paragraphs_are("One.\nTwo.\nThree", "One.|Two.|Three");
    paragraphs_are("\n One.\nStill one.\n \n\n Two.\n", "One./Still one.|Two.");
    paragraphs_are("since he led the Party\n\nand the army.\n\nHe left.",
                   "since he led the Party//and the army.|He left.");
    paragraphs_are("He left.\n\nand more", "He left.|and more");
    paragraphs_are("A list:\n\nand more", "A list:|and more");
    paragraphs_are("“He left.”\n\nand more", "“He left.”|and more");
    paragraphs_are("a title\xc2\xa0\n\n\xc2\xa0One.", "a title|One.");
}

/* A title and a blank line, then a line a paragraph. */
static void
test_title_and_lines(void)
{
    char text[1000], want[1000];
    const char *tail =
        "a line so long that nobody can have wrapped it by hand,"
        " or has not for as long as anyone here can remember it, ends.";

    snprintf(text, sizeof text, "Title\n\nOne is %s\nTwo is %s\n", tail, tail);
    snprintf(want, sizeof want, "Title|One is %s|Two is %s", tail, tail);
    paragraphs_are(text, want);
}

/* Lines of a wire: wrapped by hand, four blanks before a paragraph. */
static void
test_wire(void)
{
    paragraphs_are("Ministers of both countries met here to\n"
                   "talk about the price of tin, officials of the mining\n"
                   "board said.\n"
                   "    The talks, the third since May, will go on until\n"
                   "Friday. A further round is planned in\n"
                   "Lima.\n"
                   "    Shr 12 cts vs 14 cts\n"
                   "    Net 1.2 mln vs 1.3 mln\n"
                   " Wire\n",
                   "Ministers of both countries met here to/talk about the "
                   "price of tin, officials of the mining/board said.|The "
                   "talks, the third since May, will go on until/Friday. A "
                   "further round is planned in/Lima.|Shr 12 cts vs 14 "
                   "cts|Net 1.2 mln vs 1.3 mln|Wire");
    paragraphs_are("The board of the mine said it would pay for\n"
                   "the losses of the year before last and those of\n"
                   "Friday.\n"
                   "The shares of the mine rose to their highest in\n"
                   "three weeks.\n",
                   "The board of the mine said it would pay for/the losses of "
                   "the year before last and those of/Friday.|The shares of "
                   "the mine rose to their highest in/three weeks.");
}

static void
test_kept(void)
{
    const char *text = "One goes on\nAdvert\nuntil here.\nTwo.";

    paragraphs_of(text,
                  &(struct spans){(struct span[]){{0, 12}, {19, 35}}, 2, 2},
                  "One goes on|until here.|Two.");
    paragraphs_of(text, &(struct spans){0}, "");
}

/* A megabyte of one pattern: what would be quadratic does not end before the
   time of the test does. */
static void
test_linear(void)
{
    static const char *const patterns[] = {
        ". ",  ".",      "A. ", "A.", "a",     ". \"", "\n",    " \n",
        "a\n", "a.\n\n", "\"'", ".)", "U.S. ", "é.",   "   .x", "\xe3\x80\x82"};
    struct abbreviations *a = abbreviations_new(NULL, 0);

    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct buf text = {0};
        struct spans kept = {0}, paragraphs = {0}, out = {0};

        while (text.len < 1000000)
            buf_str(&text, patterns[i]);
        spans_add(&kept, 0, (uint32_t)text.len);
        paragraphs_find(text.data, &kept, &paragraphs);
        sentences_find(text.data, kept.at[0], a, &out);
        CHECK(out.n == 0 || out.at[out.n - 1].stop <= text.len);
        spans_free(&kept);
        spans_free(&paragraphs);
        spans_free(&out);
        buf_free(&text);
    }
    abbreviations_free(a);
}

int
main(void)
{
    test_marks();
    test_places();
    test_lower_case();
    test_abbreviations();
    test_extra();
    test_paragraphs();
    test_title_and_lines();
    test_wire();
    test_kept();
    test_linear();
    return check_end();
}

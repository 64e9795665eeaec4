/* Dictionaries: each format, faults with file and line, and counts. */
#include "made_corpus.h"

#include "dictionary_table.h"

/* `category line text; ...`, then `! note` for each note; or the fault. */
static const char *
shown(const char *name, const char *data)
{
    static char out[4000];
    struct dictionary *d;
    struct fault ft;
    size_t n = 0;

    *out = '\0';
    if (dictionary_read(&d, name, data, strlen(data), NULL, NULL, &ft)) {
        snprintf(out, sizeof out, "%s", ft.text);
        return out;
    }
    for (size_t i = 0; i < d->n_entries; i++)
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%s %u %s",
                              n ? "; " : "",
                              d->category[d->entry[i].category].name,
                              d->entry[i].line, d->entry[i].text);
    for (size_t i = 0; i < d->n_notes; i++)
        n += (size_t)snprintf(out + n, sizeof out - n, "! %s", d->note[i]);
    dictionary_free(d);
    return out;
}

static void
test_liwc(void)
{
    CHECK_TEXT(shown("a.dic", "%\n1\taffect\n\t2\tanger\n3\tsocial (all)\n%\n"
                              "hate*\t2\n\ntalk\t1\t3\n"),
               "affect.anger 6 hate*; affect 8 talk; social (all) 8 talk");
    CHECK_TEXT(shown("a.dic", "%\n1\tx\n2 y\n%\nab\t9\nc\t1\nalone\nd  1  2\n"
                              "kind of\t1\ne\t1\tx\nf\t01\n"),
               "x 6 c; x 8 d; y 8 d; x 9 kind of; x 10 e; x 11 f"
               "! a.dic:5: `ab`: there is no category 9"
               "! a.dic:7: `alone` is left out: there is no tab and number "
               "behind the word! a.dic:10: `e`: `x` is no number");
    CHECK_TEXT(shown("a.dic", "%\n1\tx\n2\ty\n3\tempty\n%\ngood\t1\n"
                              "kind\t(1 3)2\n"),
               "x 6 good; y 7 kind (1 3)2"
               "! a.dic: the category `empty` has no entry");
    CHECK_TEXT(shown("a.dic", "%\n1\tx\n2\ty\n%\nlike\t(02 3)1/2\t1\nkind\t"
                              "<of>1/2\t<of>2\nso\t(2)/1\nas\t<of1\nif\t(2)1/\n"
                              "i\t2\nor\t()1\n"),
               "x 5 like; y 10 i; x 6 kind <of>1/2; y 6 kind <of>1/2; "
               "y 6 kind <of>2"
               "! a.dic:5: `like`: there is no category 3"
               "! a.dic:5: `like`: the condition `(02 3)1/2` is left out: "
               "wanted is <word>NUMBER/NUMBER or (CATEGORY CATEGORY)NUMBER/"
               "NUMBER"
               "! a.dic:7: `so`: the condition `(2)/1` is left out: wanted is "
               "<word>NUMBER/NUMBER or (CATEGORY CATEGORY)NUMBER/NUMBER"
               "! a.dic:8: `as`: the condition `<of1` is left out: wanted is "
               "<word>NUMBER/NUMBER or (CATEGORY CATEGORY)NUMBER/NUMBER"
               "! a.dic:9: `if`: the condition `(2)1/` is left out: wanted is "
               "<word>NUMBER/NUMBER or (CATEGORY CATEGORY)NUMBER/NUMBER"
               "! a.dic:11: `or`: the condition `()1` is left out: wanted is "
               "<word>NUMBER/NUMBER or (CATEGORY CATEGORY)NUMBER/NUMBER");
    CHECK_TEXT(shown("a.dic", "word\t1\n"),
               "a.dic:1: a LIWC dictionary begins with a line `%`, its "
               "categories, and another line `%`");
    CHECK_TEXT(shown("a.dic", "%\n1\tx\nword\t1\n"),
               "a.dic:3: a category is a number, a tab and a name, as in "
               "`1<tab>posemo`");
    CHECK_TEXT(shown("a.dic", "%\n1\tx\n1\ty\n%\n"),
               "a.dic:3: the number 1 is used twice");
    CHECK_TEXT(shown("a.dic", "%\n1\tx\n"),
               "a.dic:2: the second line `%`, "
               "behind the categories, is missing");
}

static void
test_lexicoder(void)
{
    CHECK_TEXT(shown("a.lc3", "+NEG\nA LIE \nABANDON*\n+POS\n\nABLE\n"),
               "NEG 2 A LIE; NEG 3 ABANDON*; POS 6 ABLE");
    CHECK_TEXT(shown("a.lc3", "word\n+NEG\n"),
               "a.lc3:1: a Lexicoder dictionary begins with +CATEGORY");
}

static void
test_dicx(void)
{
    CHECK_TEXT(shown("a.dicx", "DicTerm,posemo,negemo\ngood,X,\nnot_good,,1\n"
                               "hate*,0,x\nbad,0.5,yes\n"),
               "posemo 2 good; negemo 3 not_good; negemo 4 hate*"
               "! a.dicx:5: `bad` is left out of posemo: `0.5` is a weight, "
               "which is not counted"
               "! a.dicx:5: `bad` is left out of negemo: `yes` is none of X, 1 "
               "and nothing");
    CHECK_TEXT(shown("a.dicx", "good\nbad\n"),
               "a.dicx:1: the first line must name the column of words and "
               "those of the categories: DicTerm,posemo,negemo");
}

static void
test_wordstat(void)
{
    static const struct {
        const char *rule, *why;
    } refused[] = {
        {"[A NEAR C /P]", "`/P`: a rule is counted within a sentence only"},
        {"[A NEAR C /C3 /D]", "`/D`: a rule is counted within a sentence only"},
        {"[A NEAR C /S 3]",
         "`3`: only /S and /C with a number may stand there"},
        {"[A NEAR C /C101]",
         "`/C101`: behind /C a number of words from 0 to 100 is wanted"},
        {"[A NEAR C /C]",
         "`/C`: behind /C a number of words from 0 to 100 is wanted"},
        {"[A NEAR C]", "how far it goes is missing: /S or /C with a number"},
        {"[A NEAR B /S AND C]",
         "`AND`: only /S and /C with a number may stand there"},
        {"[A WITHIN C /S]",
         "`WITHIN`: NEAR, BEFORE, AFTER or AND is wanted there"},
        {"[A NEAR /S]", "how far it goes is missing: /S or /C with a number"},
        {"[#B NEAR C /C3]", "`#B`: there is no such category"},
        {"[#EMPTY NEAR C /C3]", "`#EMPTY`: this category has no words"},
        {"[@A NEAR C /S]", "`@A`: a rule in a rule is not understood"},
        {"WAR", "`@R WAR`: a rule in [ ] is wanted"},
    };

    CHECK_TEXT(shown("a.cat", "CONFLICT\n\tWAR\n\t\tBOMB* (1)\n"
                              "\t\tNO_LIMITS (1)\n\tPEACE (1)\n"),
               "CONFLICT.WAR 3 BOMB*; CONFLICT.WAR 4 NO_LIMITS; "
               "CONFLICT 5 PEACE");
    CHECK_TEXT(shown("a.cat", "A\n   \tB\n   \t\tC D* (-1)\n \tE_F (0,5)\n"),
               "A.B 3 C D*; A 4 E_F! a.cat:3: `C D* (-1)`: weights are not "
               "counted, each hit of an entry is one");
    CHECK_TEXT(shown("a.cat", "A\n\t@R1 [GOOD NOT AFTER #NO /C3] (1)\n"
                              "\t@R2 [BANK* NEAR RIVER /S] (1)\n"
                              "\tX (1)\nNO\n\tNOT (1)\n"),
               "A 4 X; NO 6 NOT; A 2 @R1 [GOOD NOT AFTER #NO /C3]; "
               "A 3 @R2 [BANK* NEAR RIVER /S]"
               "! a.cat:2: `@R1 [GOOD NOT AFTER #NO /C3]`: rules without /S, "
               "too, are counted within a sentence");
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        char *file =
            mem_format("A\n\tWAR (1)\n\t@R %s (1)\nEMPTY\n", refused[i].rule);
        char *want = mem_format("A 2 WAR! a.cat:3: `@R %s` is left out: %s"
                                "! a.cat: the category `EMPTY` has no entry",
                                refused[i].rule, refused[i].why);

        CHECK_TEXT(shown("a.cat", file), want);
        free(file);
        free(want);
    }
    CHECK_TEXT(shown("a.cat", "WAR (1)\n"),
               "a.cat:1: this entry stands in no category; one tab more than "
               "its category is wanted");
    CHECK_TEXT(shown("a.cat", "A\n\t\tB\n"),
               "a.cat:2: this is indented too far");
}

static void
test_yoshikoder(void)
{
    CHECK_TEXT(shown("a.ykd",
                     "<?xml version=\"1.0\"?>\n<dictionary><cnode "
                     "name=\"A\">\n<cnode name=\"B\"><pnode name=\"war*\"/>"
                     "</cnode>\n<pnode name=\"a &amp; b\"/></cnode>"
                     "</dictionary>"),
               "A.B 3 war*; A 4 a & b");
    CHECK_TEXT(shown("a.ykd", "<dictionary>\n<pnode name=\"x\"/>"),
               "a.ykd:2: no Yoshikoder dictionary: a <pnode> without a name or "
               "outside of a <cnode>");
    CHECK_TEXT(shown("a.ykd", "<dictionary>\n<cnode name=\"A\">\n"),
               "a.ykd:3: no Yoshikoder dictionary: no element found");
    CHECK_TEXT(shown("a.lcd", "<dictionary style=\"Lexicoder\" name=\"x\">\n"
                              "<cnode name=\"A\">\n<pnode name=\" no limits "
                              "\"></pnode></cnode></dictionary>"),
               "A 3  no limits ");
    CHECK(strstr(shown("a.ykd", "<dictionary style=\"050805\" "
                                "patternengine=\"regexp\">\n<cnode "
                                "name=\"A\"><pnode name=\"^wars?$\"/></cnode>"
                                "</dictionary>"),
                 "a.ykd:1: no Yoshikoder dictionary: its entries are regular"));
    CHECK(strstr(shown("a.ykd", "<!DOCTYPE d [<!ENTITY a \"aa\">]>\n<d/>"),
                 "entities of its own"));
}

static void
test_yaml(void)
{
    CHECK_TEXT(shown("a.yml", "emotion:\n  joy: [happy, \"no limits\"]\n"
                              "  fear:\n    - afraid*\n    - war NEAR/3 x\n"
                              "trade: export*\nmixed:\n  - a\n  - sub: [b]\n"),
               "emotion.joy 2 happy; emotion.joy 2 no limits; "
               "emotion.fear 4 afraid*; emotion.fear 5 war NEAR/3 x; "
               "trade 6 export*; mixed 8 a; mixed.sub 9 b");
    CHECK_TEXT(shown("a.yml", "a:\n - ok\n - \":-)\"\n - \"(b\"\n"),
               "a 2 ok! a.yml:3: `:-)` is left out: there is no word "
               "here! a.yml:4: `(b` is left out: this bracket is not closed");
    CHECK(strstr(shown("a.yml", "a:\n - [b\n"), "a.yml:3: no YAML: "));
    CHECK_TEXT(shown("a.yaml", "- a\n"),
               "a.yaml:1: a dictionary is a mapping: CATEGORY: [entry, ...]");
    CHECK(strstr(shown("a.yml", "a: &x [b]\nc: *x\n"), "a.yml:2: an entry, a"));
}

static void
test_table(void)
{
    CHECK_TEXT(shown("a.csv", "entry,category,weight\nwar*,conflict,1\n"
                              "\"China [0,2] Russia\",ties,1\n,ties,2\n"),
               "conflict 2 war*; ties 3 China [0,2] Russia"
               "! a.csv:1: not read: `weight`; each hit of an entry is one"
               "! a.csv:4: an empty cell");
    CHECK_TEXT(shown("list.txt", "category\tentry\nx\tno limits\n"),
               "x 2 no limits");
    CHECK_TEXT(shown("a.csv", "category,term\nx,no limits\n"), "x 2 no limits");
    CHECK_TEXT(shown("a.csv", "Term,Category,Entry\na,x,b\n"),
               "x 2 b! a.csv:1: not read: `Term`; each hit of an entry is one");
    CHECK_TEXT(shown("a.csv", "word,group\na,b\n"),
               "a.csv:1: the first line must name the columns: put one with "
               "`category` and `entry` above");
    CHECK_TEXT(shown("a.tsv", "conflict\twar*\nconflict\tbattle\n"),
               "a.tsv:1: the first line must name the columns: put one with "
               "`category` and `entry` above");
}

static void
test_any(void)
{
    struct dictionary *d;
    struct fault ft;

    CHECK_TEXT(shown("any", "%\n1\tx\n%\na\t1\n"), "x 4 a");
    CHECK_TEXT(shown("any", "\xef\xbb\xbf+X\na\n"), "X 2 a");
    CHECK_TEXT(shown("a.lc3", "+X\n"), "a.lc3: there is no entry in it");
    CHECK_TEXT(shown("a.lc3", "+X\na\nb\xe4r\n"),
               "X 2 a; X 3 b\xc3\xa4r! a.lc3:1: read as windows-1252 "
               "(confidence 0.40); if letters look wrong, save the file as "
               "UTF-8");
    CHECK_TEXT(shown("a.lc3", "+X\na\nb\x01\x02\x03\x04\xe4r\n"),
               "a.lc3:3: this is no text in an encoding that can be told; "
               "save the file as UTF-8");
    CHECK(dictionary_load(&d, "/none/a.dic", NULL, NULL, &ft) == -1);
    CHECK_TEXT(fault_name(ft.code), "USAGE");
}

/* ---- counts ---- */

static const struct made_doc docs[] = {
    {.key = "a",
     .text = "War and war crimes. China's good-war; not good.",
     .published = "2022"},
    {.key = "b",
     .text = "China and Russia made a war crimes court. Good. So they say.",
     .published = "2023"},
    {.key = "c", .published = "2023"},
    {.key = "d", .text = "Nothing here.", .published = "2022"},
};

static const char yaml[] = "conflict:\n"
                           "  war: [war, crime*]\n"
                           "  law: [war crimes, court]\n"
                           "tone:\n"
                           "  good: [good NOT AFTER/1 not]\n"
                           "  bad: [not good]\n"
                           "crimes: [crimes]\n"
                           "pair: [\"China [0,1] Russia\", \"* made\"]\n";

struct shown_rows {
    char text[4000];
    size_t n;
};

static void
show_row(void *cookie, const struct dictionary_row *r)
{
    struct shown_rows *s = cookie;

    if (r->tally.hits)
        s->n += (size_t)snprintf(
            s->text + s->n, sizeof s->text - s->n, "%s%.*s%s%s %d/%d/%d of %d",
            s->n ? "; " : "", r->by ? (int)r->by->text.len : 0,
            r->by ? r->by->text.p : "", r->by ? " " : "", r->category,
            (int)r->tally.hits, (int)r->tally.documents, (int)r->tally.shared,
            (int)r->of_documents);
}

static void
ignore_note(void *cookie, const char *text)
{
    (void)cookie;
    (void)text;
}

static const char *
counted_in(struct made *m, const struct dictionary_request *q, const char *name,
           const char *data)
{
    static struct shown_rows s;
    const struct dictionary_taker to = {&s, show_row, ignore_note};
    struct dictionary *d;

    s = (struct shown_rows){.n = 0};
    CHECK_OK(m,
             dictionary_read(&d, name, data, strlen(data), NULL, NULL, &m->ft));
    if (dictionary_table(m->s, d, q, &to, &m->ft))
        snprintf(s.text, sizeof s.text, "%s", fault_name(m->ft.code));
    dictionary_free(d);
    return s.text;
}

static const char *
counted(struct made *m, const struct dictionary_request *q)
{
    return counted_in(m, q, "a.yml", yaml);
}

/* What LIWC's conditions and WordStat's rules find. */
static void
test_rules(void)
{
    static const struct made_doc text[] = {
        {.key = "a",
         .text = "I like it. It is a kind of war. The kind man, like a dog, is "
                 "not kind; they would like good things, not so good ones, "
                 "a bank by the river."}};
    const struct dictionary_request all = {0}, entries = {.entries = true};
    struct made m;

    made_new(&m);
    made_load(&m, text, 1, NULL);
    CHECK_TEXT(counted_in(&m, &all, "a.dic",
                          "%\n1\tpron\n2\tlove\n3\tfiller\n4\tkind\n5\tof\n"
                          "6\twill\n%\ni\t1\nthey\t1\nwould\t6\n"
                          "like\t(01 6)2/3\nkind\t<of>5/4\n"),
               "pron 2/1/0 of 1; love 2/1/0 of 1; filler 1/1/0 of 1; "
               "kind 2/1/0 of 1; of 1/1/0 of 1; will 1/1/0 of 1");
    CHECK_TEXT(counted_in(&m, &entries, "a.cat",
                          "A\n\t@R1 [GOOD NOT AFTER #NO /C1] (1)\n"
                          "\t@R2 [GOOD AFTER #NO /C 3 /S] (1)\n"
                          "\t@R3 [BANK* NEAR RIVER /S] (1)\n"
                          "\t@R4 [KIND BEFORE GOOD_THINGS /S] (1)\n"
                          "NO\n\tNOT (1)\n\tN'T (1)\n"),
               "NO 2/1/0 of 1; A 1/1/0 of 1; A 1/1/0 of 1; A 1/1/0 of 1; "
               "A 2/1/0 of 1");
    made_end(&m);
}

static void
test_counts(struct made *m)
{
    /* conflict: War, war crimes, war of good-war; war crimes, court. */
    CHECK_TEXT(counted(m, &(struct dictionary_request){0}),
               "conflict 5/2/0 of 3; conflict.war 6/2/4 of 3; "
               "conflict.law 3/2/2 of 3; tone 3/2/0 of 3; "
               "tone.good 2/2/0 of 3; tone.bad 1/1/0 of 3; "
               "crimes 2/2/2 of 3; pair 1/1/0 of 3");
    /* For the longest entry alone. */
    CHECK_TEXT(counted(m, &(struct dictionary_request){.once = true}),
               "conflict 5/2/0 of 3; conflict.war 2/1/0 of 3; "
               "conflict.law 3/2/0 of 3; tone 3/2/0 of 3; "
               "tone.good 2/2/0 of 3; tone.bad 1/1/0 of 3; "
               "pair 1/1/0 of 3");
    CHECK_TEXT(counted(m, &(struct dictionary_request){.by = "published",
                                                       .where = "id < 3"}),
               "2022 conflict 3/1/0 of 1; 2022 conflict.war 4/1/2 of 1; "
               "2022 conflict.law 1/1/1 of 1; 2022 tone 2/1/0 of 1; "
               "2022 tone.good 1/1/0 of 1; 2022 tone.bad 1/1/0 of 1; "
               "2022 crimes 1/1/1 of 1; "
               "2023 conflict 2/1/0 of 1; 2023 conflict.war 2/1/2 of 1; "
               "2023 conflict.law 2/1/1 of 1; 2023 tone 1/1/0 of 1; "
               "2023 tone.good 1/1/0 of 1; 2023 crimes 1/1/1 of 1; "
               "2023 pair 1/1/0 of 1");
    CHECK_TEXT(counted(m, &(struct dictionary_request){.where = "id > 2"}), "");
    CHECK_TEXT(counted(m, &(struct dictionary_request){.entries = true}),
               "conflict.war 4/2/0 of 3; conflict.war 2/2/0 of 3; "
               "conflict.law 2/2/0 of 3; conflict.law 1/1/0 of 3; "
               "tone.good 2/2/0 of 3; tone.bad 1/1/0 of 3; "
               "crimes 2/2/0 of 3; pair 1/1/0 of 3");
    CHECK_TEXT(counted(m, &(struct dictionary_request){.where = "yeer"}),
               "USAGE");
}

int
main(void)
{
    struct made m;

    test_liwc();
    test_lexicoder();
    test_dicx();
    test_wordstat();
    test_yoshikoder();
    test_yaml();
    test_table();
    test_any();
    test_rules();
    made_new(&m);
    made_load(&m, docs, 4, NULL);
    made_close(&m);
    made_open(&m, STORE_READ);
    test_counts(&m);
    made_end(&m);
    return check_end();
}

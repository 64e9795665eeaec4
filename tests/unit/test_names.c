/* What a file says beside its text: front matter, and its name by a pattern. */
#include "ingest.h"
#include "name_pattern.h"

static void
front(void)
{
    struct got g;
    const struct doc *d = &g.docs[0];

    put("a.md", "---\n"
                "title: \"A deal: signed\"\n"
                "date: 2015-03-20\n"
                "tags: [trade, gas]\n"
                "authors:\n  - Ann\n  - Bob\n"
                "rank: 12\n"
                "nested:\n  k: v\n"
                "---\n\nThe ministers met. They talked.\n");
    load(&g, "a.md");
    CHECK_TEXT(d->title, "A deal: signed");
    CHECK_TEXT(d->published, "2015-03-20");
    CHECK_TEXT(d->basis, "field");
    CHECK_TEXT(d->author, "Ann; Bob");
    CHECK_TEXT(d->vars, "{\"nested\":{\"k\":\"v\"},\"rank\":12,"
                        "\"tags\":[\"trade\",\"gas\"]}");
    CHECK_TEXT(d->text, "\nThe ministers met. They talked.\n");
    CHECK_NUMBER(g.n_notes, 0);
    got_free(&g);
}

/* What is nested in it is as the same in JSON would be, also for --map. */
static void
nested(void)
{
    struct source_pair map[] = {{(char *)"place.desk", (char *)"outlet"},
                                {(char *)"place.at.city", (char *)"town"}};
    struct source_options o = {.map = map, .n_map = 2};
    struct got g;

    put("n.md", "---\n"
                "author: {name: Ann Bee}\n"
                "list:\n  - {a: 1, b: [x, 2]}\n  - plain\n"
                "place:\n  desk: asia\n  at: {city: Heihe, no: 007}\n"
                "empty: {}\n"
                "---\nThe ministers met.\n");
    load(&g, "n.md");
    CHECK_TEXT(g.docs[0].author, "Ann Bee");
    CHECK_TEXT(g.docs[0].vars,
               "{\"author\":{\"name\":\"Ann "
               "Bee\"},\"empty\":{},\"list\":[{\"a\":1,\"b\":[\"x\",\"2\"]},"
               "\"plain\"],\"place\":{\"desk\":\"asia\","
               "\"at\":{\"city\":\"Heihe\",\"no\":\"007\"}}}");
    got_free(&g);
    load_with(&g, "n.md", &o);
    CHECK_TEXT(g.docs[0].outlet, "asia");
    CHECK(strstr(g.docs[0].vars, "\"town\":\"Heihe\""));
    CHECK_NUMBER(g.n_notes, 0);
    got_free(&g);
}

/* A list in lists without end, or a list as a key, is no front matter. */
static void
no_nested(void)
{
    struct buf b = {0};
    struct got g;

    buf_str(&b, "---\nlist: ");
    for (int i = 0; i < 200; i++)
        buf_char(&b, '[');
    for (int i = 0; i < 200; i++)
        buf_char(&b, ']');
    buf_str(&b, "\n---\nThe text.\n");
    put("deep.md", buf_text(&b));
    load(&g, "deep.md");
    CHECK_TEXT(g.notes[0].reason, "bad-front-matter");
    got_free(&g);
    buf_clear(&b);
    buf_str(&b, "---\nkey: ");
    for (int i = 0; i < 62; i++)
        buf_str(&b, "{a: ");
    buf_str(&b, "{[b]: c}");
    for (int i = 0; i < 62; i++)
        buf_char(&b, '}');
    buf_str(&b, "\n---\nThe text.\n");
    put("deep.md", buf_text(&b));
    load(&g, "deep.md");
    CHECK_TEXT(g.notes[0].detail,
               "a key is no plain word; it was kept as text");
    got_free(&g);
    put("key.md", "---\na: {[b, c]: d}\n---\nThe text.\n");
    load(&g, "key.md");
    CHECK_TEXT(g.notes[0].reason, "bad-front-matter");
    got_free(&g);
    buf_free(&b);
}

/* A rule between two paragraphs, or what is no YAML, is text. */
static void
no_front(void)
{
    struct got g;

    put("rule.txt", "---\n\nSome words. And more.\n");
    load(&g, "rule.txt");
    CHECK(strncmp(g.docs[0].text, "---\n", 4) == 0);
    CHECK_NUMBER(g.n_notes, 0);
    got_free(&g);
    put("two.txt", "---\nSome words.\n---\nMore.\n");
    load(&g, "two.txt");
    CHECK(strncmp(g.docs[0].text, "---\n", 4) == 0);
    got_free(&g);
    put("bad.md", "---\ntitle: [open\n---\nThe text.\n");
    load(&g, "bad.md");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.notes[0].reason, "bad-front-matter");
    CHECK(strncmp(g.docs[0].text, "---\n", 4) == 0);
    got_free(&g);
}

static void
fits(const char *pattern, const char *path, const char *outlet,
     const char *date, const char *vars)
{
    struct pattern *p = NULL;
    struct fault ft = {0};
    struct doc d = {0};
    struct vars v = {0};
    char *said;

    CHECK(pattern_open(&p, pattern, &ft) == 0);
    CHECK(pattern_apply(p, path, false, &d, &v) ==
          (vars != NULL || outlet != NULL));
    CHECK_TEXT(d.outlet, outlet);
    CHECK_TEXT(d.published, date);
    said = vars_object(&v);
    CHECK_TEXT(said, vars);
    free(said);
    vars_free(&v);
    doc_free(&d);
    pattern_close(p);
}

static void
patterns(void)
{
    static const char usual[] = "{outlet}_{date}_{slug}.txt";
    char *wild = mem_alloc(4001);

    fits(usual, "a/b/nytimes.com_2015-03-20_a-deal.txt", "The New York Times",
         "2015-03-20", "{\"slug\":\"a-deal\"}");
    fits(usual, "The_Amur_Herald_20150320_x_y.txt", "The Amur Herald",
         "2015-03-20", "{\"slug\":\"x_y\"}");
    fits(usual, "nytimes_someday_x.txt", NULL, NULL, NULL);
    fits(usual, "nytimes_2015-03-20_x.md", NULL, NULL, NULL);
    fits("{outlet}/{section}/{}.txt", "in/Wire/world/17.txt", "Wire", NULL,
         "{\"section\":\"world\"}");
    memset(wild, '_', 4000);
    fits("{a}_{b}_{c}_{d}_{e}_{f}_{g}x", wild, NULL, NULL, NULL);
    free(wild);
}

static void
refused(const char *pattern, const char *why)
{
    struct pattern *p = NULL;
    struct fault ft = {0};

    CHECK(pattern_open(&p, pattern, &ft) == -1);
    CHECK(ft.code == FAULT_USAGE && strstr(ft.text, why) != NULL);
}

/* The name is surer than a date line, a field surer than the name. */
static void
order(void)
{
    struct source_options o = {.pattern = (char *)"{date}_{}.txt"};
    struct got g;

    put("2015-03-20_a.txt",
        "Title Of The Story\n\nMay 4, 2016\n\nThe ministers "
        "met in the city on Monday.\n");
    load_with(&g, "2015-03-20_a.txt", &o);
    CHECK_TEXT(g.docs[0].published, "2015-03-20");
    CHECK_TEXT(g.docs[0].basis, "name");
    got_free(&g);
    put("2015-03-20_b.txt", "---\ndate: 2014-01-01\n---\nThe ministers met.\n");
    load_with(&g, "2015-03-20_b.txt", &o);
    CHECK_TEXT(g.docs[0].published, "2014-01-01");
    got_free(&g);
    put("other.txt", "The ministers met.\n");
    load_with(&g, "other.txt", &o);
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.notes[0].reason, "name-differs");
    got_free(&g);
}

/* Of files that are one document, whatever their format; else once a file. */
static void
formats(void)
{
    static const struct {
        const char *name, *content, *published;
    } cases[] = {
        {"2015-03-20_a.html",
         "<meta name=date content=2014-01-01><h1>The ministers met</h1>"
         "<p>The ministers met in the city on Monday, it was said.</p>",
         "2015-03-20"},
        {"2015-03-20_b.json",
         "{\"date\": \"2014-01-01\",\n \"text\": \"The ministers met.\"}\n",
         "2015-03-20"},
        {"2015-03-20_c.jsonl",
         "{\"date\":\"2014-01-01\",\"text\":\"The ministers met.\"}\n"
         "{\"date\":\"2014-01-01\",\"text\":\"They parted.\"}\n",
         NULL},
        {"2015-03-20_d.csv",
         "date,text\n2014-01-01,The ministers met.\n2014-01-01,They parted.\n",
         NULL},
        {"2015-03-20_e.txt",
         "They met\n\nWire\n\nMay 4, 2014\n\nLength: 3 words\n\nBody\n\nThe "
         "ministers met.\n\nEnd of Document\n",
         "2015-03-20"},
    };
    struct source_options o = {.pattern = (char *)"{date}_{}"};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *want = cases[i].published;
        struct got g;

        put(cases[i].name, cases[i].content);
        load_with(&g, cases[i].name, &o);
        CHECK_NUMBER(g.n_docs, want ? 1 : 2);
        CHECK_NUMBER(g.n_notes, !want);
        if (!want)
            note(&g, 0, cases[i].name, "name-differs");
        CHECK_TEXT(g.docs[0].basis, want ? "name" : "field");
        for (size_t k = 0; want && k < g.n_docs; k++)
            CHECK_TEXT(g.docs[k].published, want);
        got_free(&g);
    }
}

int
main(void)
{
    folder_make();
    front();
    no_front();
    nested();
    no_nested();
    patterns();
    refused("{a}{b}", "between");
    refused("{a", "closed");
    refused("plain.txt", "braces");
    refused("{text}.txt", "text");
    order();
    formats();
    folder_remove();
    return check_end();
}

/* csv, --meta and --meta-set: what is read, what is refused and where, and how
   rows join documents. */
#include "csv.h"
#include "ingest.h"

static void
reads(void)
{
    struct csv t = {0};
    struct fault ft = {0};
    const char *s = "key,note\na,\"x, \"\"y\"\"\nz\"\nb,\n\nc,3";

    CHECK(csv_parse(&t, s, strlen(s), "m.csv", &ft) == 0);
    CHECK_NUMBER(t.rows, 4);
    CHECK_NUMBER(t.columns, 2);
    CHECK_TEXT(csv_cell(&t, 1, 1), "x, \"y\"\nz");
    CHECK_TEXT(csv_cell(&t, 2, 1), "");
    CHECK_TEXT(csv_cell(&t, 3, 1), "3");
    CHECK_NUMBER(t.line[2], 4); /* behind the quoted line break */
    CHECK_NUMBER(t.line[3], 6); /* and the blank line */
    csv_free(&t);
    s = "key;a,b;c\n1;2;3\n";
    CHECK(csv_parse(&t, s, strlen(s), "m.csv", &ft) == 0);
    CHECK_TEXT(csv_cell(&t, 0, 1), "a,b");
    csv_free(&t);
    s = "key\tb\n1\t2,3\n";
    CHECK(csv_parse(&t, s, strlen(s), "m.csv", &ft) == 0);
    CHECK_TEXT(csv_cell(&t, 1, 1), "2,3");
    csv_free(&t);
}

static void
refuses(const char *s, const char *want)
{
    struct csv t = {0};
    struct fault ft = {0};

    CHECK(csv_parse(&t, s, strlen(s), "m.csv", &ft) == -1);
    CHECK(ft.code == FAULT_USAGE);
    if (!strstr(ft.text, want))
        CHECK_TEXT(ft.text, want);
}

static void
refuses_table(const char *table, const char *want)
{
    struct source_options o = {0};
    struct source *s = NULL;
    struct fault ft = {0};

    put("bad.csv", table);
    o.meta = in_folder("bad.csv");
    CHECK(source_open(&s, &o, &ft) == -1);
    if (!strstr(ft.text, want))
        CHECK_TEXT(ft.text, want);
    free(o.meta);
}

static const struct doc *
by_uri(const struct got *g, const char *uri)
{
    for (size_t i = 0; i < g->n_docs; i++) {
        if (strcmp(g->docs[i].uri, uri) == 0)
            return &g->docs[i];
    }
    CHECK(!"there");
    return &g->docs[0];
}

static void
joins(void)
{
    struct source_options o = {0};
    struct got g;
    char *path = in_folder("in");

    mkdir(path, 0700);
    free(path);
    put("in/a.txt", "A story about a visit, long enough to be one sentence.\n");
    put("in/b.txt.gz", "A second story, of which the table says less.\n");
    put("in/c.jsonl",
        "{\"id\":\"c1\",\"title\":\"Old\",\"text\":\"Text.\"}\n"
        "{\"id\":\"c2\",\"title\":\"Kept\",\"text\":\"Text.\"}\n");
    put("meta.csv", "\xef\xbb\xbfid,Title,Date,source,rank,code\r\n"
                    "a,From the table,2015-03-20,www.nytimes.com,7,007\r\n"
                    "b.txt.gz,,,,1.50,x\r\n"
                    "c1,New,no date,,-3,\r\n"
                    "nobody,,,,,\r\n");
    o.meta = in_folder("meta.csv");
    load_with(&g, "in", &o);
    CHECK_NUMBER(g.n_docs, 4);
    CHECK_TEXT(by_uri(&g, "in/a.txt")->title, "From the table");
    CHECK_TEXT(by_uri(&g, "in/a.txt")->published, "2015-03-20");
    CHECK_TEXT(by_uri(&g, "in/a.txt")->basis, "field");
    CHECK_TEXT(by_uri(&g, "in/a.txt")->outlet, "The New York Times");
    CHECK_TEXT(by_uri(&g, "in/a.txt")->key, "in/a.txt");
    CHECK_TEXT(by_uri(&g, "in/a.txt")->vars, "{\"code\":\"007\",\"rank\":7}");
    CHECK_TEXT(by_uri(&g, "in/b.txt.gz")->vars,
               "{\"code\":\"x\",\"rank\":1.50}");
    CHECK_TEXT(by_uri(&g, "in/c.jsonl#L1")->title, "New");
    CHECK_TEXT(by_uri(&g, "in/c.jsonl#L1")->vars,
               "{\"Date\":\"no date\",\"rank\":-3}");
    CHECK_TEXT(by_uri(&g, "in/c.jsonl#L2")->title, "Kept");
    got_free(&g);
    free(o.meta);
}

/* A row names a file by the end of its path; what says more of it wins. */
static void
joins_by_path(void)
{
    struct source_options o = {0};
    struct got g;
    char *path = in_folder("p"), *more = in_folder("p/one");
    char *full = in_folder("p/e.txt");
    char *rows = mem_format("file,n\n"
                            "one/a.txt,1\n"
                            "a.txt,2\n"
                            "ne/b.txt,3\n"
                            "one/b,4\n"
                            "p/c.jsonl,5\n"
                            "%s,6\n",
                            full);

    CHECK(mkdir(path, 0700) == 0 && mkdir(more, 0700) == 0);
    put("p/one/a.txt", "A story.");
    put("p/a.txt", "A second story.");
    put("p/one/b.txt", "A third story.");
    put("p/c.jsonl", "{\"text\":\"A fourth story.\"}");
    put("p/e.txt", "A fifth story.");
    put("p/meta.csv", rows);
    o.meta = in_folder("p/meta.csv");
    load_with(&g, "p", &o);
    CHECK_NUMBER(g.n_docs, 5);
    CHECK_TEXT(by_uri(&g, "p/one/a.txt")->vars, "{\"n\":1}");
    CHECK_TEXT(by_uri(&g, "p/a.txt")->vars, "{\"n\":2}");
    CHECK_TEXT(by_uri(&g, "p/one/b.txt")->vars, "{\"n\":4}");
    CHECK_TEXT(by_uri(&g, "p/c.jsonl#L1")->vars, "{\"n\":5}");
    CHECK_TEXT(by_uri(&g, "p/e.txt")->vars, "{\"n\":6}");
    got_free(&g);
    free(o.meta);
    free(rows);
    free(full);
    free(more);
    free(path);
}

static void
names_rows(void)
{
    struct source_options o = {0};
    struct source_sink sink;
    struct source *s = NULL;
    struct source_plan plan = {0};
    struct fault ft = {0};
    struct got g = {0};
    char *path = in_folder("in/a.txt"), *name;

    sink = (struct source_sink){on_doc, on_note, &g};
    o.meta = in_folder("meta.csv");
    CHECK(source_open(&s, &o, &ft) == 0);
    CHECK(source_plan(&plan, &path, 1, folder, &(struct source_options){0},
                      &ft) == 0);
    source_decode(s, &plan.jobs[0], &sink);
    CHECK_NUMBER(source_named(s), 4);
    CHECK(source_met(s, 0));
    CHECK(!source_met(s, 3));
    name = source_name(s, 3);
    CHECK(strstr(name, "meta.csv:5 (nobody)") != NULL);
    free(name);
    got_free(&g);
    source_plan_free(&plan);
    source_close(s);
    free(o.meta);
    free(path);
}

static void
sets(void)
{
    struct source_pair pairs[] = {
        {(char *)"outlet", (char *)"nytimes.com"},
        {(char *)"wave", (char *)"2"},
        {(char *)"published", (char *)"2014"},
    };
    struct source_options o = {.set = pairs, .n_set = 3};
    struct source *s = NULL;
    struct fault ft = {0};
    struct got g;

    load_with(&g, "in/c.jsonl", &o);
    CHECK_TEXT(g.docs[1].outlet, "The New York Times");
    CHECK_TEXT(g.docs[1].published, "2014");
    CHECK_TEXT(g.docs[1].precision, "year");
    CHECK_TEXT(g.docs[1].vars, "{\"wave\":2}");
    got_free(&g);
    pairs[2].value = (char *)"03/04/2015";
    CHECK(source_open(&s, &o, &ft) == -1);
    CHECK(strstr(ft.text, "2015-03-20") != NULL);
    pairs[2] = (struct source_pair){(char *)"key", (char *)"x"};
    CHECK(source_open(&s, &o, &ft) == -1);
}

static void
anything(void)
{
    static const char alphabet[] = "ab,\"\n;\t ";
    char s[60];
    struct csv t = {0};
    struct fault ft;
    uint32_t seed = 3;

    for (int round = 0; round < 100000; round++) {
        size_t n = 0;

        for (; n < 2 + seed % 50; n++) {
            seed = seed * 1664525u + 1013904223u;
            s[n] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        if (csv_parse(&t, s, n, "m.csv", &ft) == 0) {
            CHECK(t.n_cells == t.rows * t.columns);
            csv_free(&t);
        }
    }
}

int
main(void)
{
    folder_make();
    reads();
    refuses("", "empty");
    refuses("a,b\n1,2\n1\n", "m.csv:3: 1 cell where the header has 2");
    refuses("a,b\n1,\"2\n", "m.csv:2: the quote that opens here");
    refuses("a,b\n1,\"2\"3\n", "m.csv:2: text follows");
    refuses("a,b,a\n", "two columns are called `a`");
    refuses_table("name,x\n1,2\n", "no column says");
    refuses_table("id,x\n1,2\n1,3\n", "bad.csv:3: `1` stands in line 2");
    joins();
    joins_by_path();
    names_rows();
    sets();
    anything();
    folder_remove();
    return check_end();
}

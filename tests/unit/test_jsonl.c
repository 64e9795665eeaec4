/* JSON Lines: fields and variables, every kind of bad line, gzip, and input
   that means harm. */
#include "ingest.h"

static void
fields(void)
{
    struct got g;
    const struct doc *d;

    put("a.jsonl",
        "{\"Headline\":\"  A\\n title \",\"body\":\"One.\\r\\nTwo.\","
        "\"text\":\"\",\"date\":\"March 20, 2015\",\"source\":"
        "\"www.washingtonpost.com\",\"authors\":[\"Ann Bee\",\"Cy Dee\"],"
        "\"lang\":\"en-US\",\"id\":17,\"link\":\"https://x.example/a\","
        "\"scraped_at\":1426846272,\"z\":null,\"rank\":1.50,\"flag\":true,"
        "\"tags\":[\"x\",{\"a\":[1,2]}],\"\xc3\xa9\":\"late\",\"rank\":2}\n");
    load(&g, "a.jsonl");
    CHECK_NUMBER(g.n_docs, 1);
    d = &g.docs[0];
    CHECK_TEXT(d->title, "A title");
    CHECK_TEXT(d->text, "One.\nTwo.");
    CHECK_TEXT(d->published, "2015-03-20");
    CHECK_TEXT(d->precision, "day");
    CHECK_TEXT(d->basis, "field");
    CHECK_TEXT(d->outlet, "The Washington Post");
    CHECK_TEXT(d->author, "Ann Bee; Cy Dee");
    CHECK_TEXT(d->language, "en");
    CHECK_TEXT(d->key, "17");
    CHECK_TEXT(d->url, "https://x.example/a");
    CHECK_TEXT(d->retrieved, "2015-03-20T10:11:12Z");
    CHECK_TEXT(d->vars, "{\"flag\":true,\"rank\":2,\"tags\":[\"x\",{\"a\":[1,2]"
                        "}],\"\xc3\xa9\":\"late\"}");
    CHECK_TEXT(d->uri, "a.jsonl#L1");
    got_free(&g);
}

/* What cannot be its field stays a variable; of two names for a field the
   preferred one is taken, the other stays a variable. */
static void
choices(void)
{
    struct got g;
    struct source_pair map[] = {{(char *)"kicker", (char *)"title"},
                                {(char *)"id", (char *)"number"}};
    struct source_options o = {.map = map, .n_map = 2};

    put("b.jsonl", "{\"title\":\"T\",\"content\":\"C\",\"text\":\"X\","
                   "\"date\":\"03/04/2015\",\"language\":\"none given\","
                   "\"source\":{\"id\":\"cnn\",\"name\":\"CNN\"},"
                   "\"author\":[{\"name\":\"Ann\"},{\"name\":\"Bob\"}],"
                   "\"id\":5,\"Kicker\":\"K\"}\n");
    load(&g, "b.jsonl");
    CHECK_TEXT(g.docs[0].text, "X");
    CHECK_TEXT(g.docs[0].outlet, "CNN");
    CHECK_TEXT(g.docs[0].author, "Ann; Bob");
    CHECK_TEXT(g.docs[0].vars,
               "{\"Kicker\":\"K\",\"content\":\"C\",\"date\":\"03/04/2015\","
               "\"language\":\"none given\",\"source\":{\"id\":\"cnn\","
               "\"name\":\"CNN\"}}");
    got_free(&g);
    load_with(&g, "b.jsonl", &o);
    CHECK_TEXT(g.docs[0].title, "K");
    CHECK_TEXT(g.docs[0].key, "b.jsonl#L1");
    CHECK(strstr(g.docs[0].vars, "\"number\":5,") != NULL);
    CHECK(strstr(g.docs[0].vars, "\"title\":\"T\"") != NULL);
    got_free(&g);
}

static void
bad_lines(void)
{
    struct got g;

    put("c.jsonl", "{\"text\":\"ok\"}\n"
                   "{\"text\":\"open\n"
                   "\n"
                   "  \t\r\n"
                   "[1,2]\n"
                   "7\n"
                   "{\"text\":\" \",\"x\":null}\n"
                   "{\"title\":\"only\",\"text\":\"\"}\n"
                   "{\"text\":\"a\"} {\"text\":\"b\"}\n"
                   "{\"text\":\"last\"}");
    load(&g, "c.jsonl");
    CHECK_NUMBER(g.n_docs, 3);
    CHECK_TEXT(g.docs[1].title, "only");
    CHECK_TEXT(g.docs[1].text, NULL);
    CHECK_TEXT(g.docs[2].uri, "c.jsonl#L10");
    CHECK_NUMBER(g.n_notes, 5);
    note(&g, 0, "c.jsonl#L2", "bad-json");
    CHECK(g.notes[0].detail && !strchr(g.notes[0].detail, '\n'));
    CHECK(strstr(g.notes[0].detail, "inside string, at byte 14"));
    note(&g, 1, "c.jsonl#L5", "not-an-object");
    CHECK_TEXT(g.notes[1].detail,
               "it is a list; {\"text\": \"...\"} is wanted");
    CHECK_TEXT(g.notes[2].detail,
               "it is a number; {\"text\": \"...\"} is wanted");
    note(&g, 2, "c.jsonl#L6", "not-an-object");
    note(&g, 3, "c.jsonl#L7", "no-text");
    note(&g, 4, "c.jsonl#L9", "bad-json");
    got_free(&g);
}

/* A record is a document as soon as one field of it says something. */
static void
no_text(void)
{
    struct got g;

    put("n.jsonl", "{\"id\":7,\"title\":\"\",\"text\":null}\n"
                   "{\"date\":\"2015-03-20\"}\n"
                   "{\"text\":\" \",\"x\":1}\n"
                   "{\"text\":\" \",\"title\":\"\",\"x\":null}\n"
                   "{}\n");
    load(&g, "n.jsonl");
    CHECK_NUMBER(g.n_docs, 3);
    CHECK_TEXT(g.docs[0].key, "7");
    CHECK_TEXT(g.docs[0].text, NULL);
    CHECK_TEXT(g.docs[0].title, NULL);
    CHECK_TEXT(g.docs[0].language, NULL);
    CHECK_TEXT(g.docs[1].key, "n.jsonl#L2");
    CHECK_TEXT(g.docs[1].published, "2015-03-20");
    CHECK_TEXT(g.docs[2].vars, "{\"x\":1}");
    CHECK_NUMBER(g.n_notes, 2);
    note(&g, 0, "n.jsonl#L4", "no-text");
    note(&g, 1, "n.jsonl#L5", "no-text");
    got_free(&g);
}

static void
whole_files(void)
{
    struct got g;

    put("empty.jsonl", "\n \n");
    load(&g, "empty.jsonl");
    note(&g, 0, "empty.jsonl", "empty-file");
    got_free(&g);
    put("bom.json", "\xef\xbb\xbf{\"text\":\"a\"}\n");
    load(&g, "bom.json");
    CHECK_NUMBER(g.n_docs, 1);
    got_free(&g);
}

static void
gzips(void)
{
    struct buf b = {0};
    struct got g;
    char *path = in_folder("members.jsonl.gz"), *more;

    for (uint32_t i = 0, x = 9; i < 5000; i++) {
        x = x * 1664525u + 1013904223u;
        buf_format(&b, "{\"text\":\"%08x%08x\"}\n", x, x * 2654435761u);
    }
    put_bytes("g.jsonl.gz", b.data, b.len, 0);
    load(&g, "g.jsonl.gz");
    CHECK(g.n_docs == 5000 && g.n_notes == 0);
    got_free(&g);
    put_bytes("cut.jsonl.gz", b.data, b.len, 2000);
    load(&g, "cut.jsonl.gz");
    CHECK(g.n_docs > 3000 && g.n_docs < 5000);
    CHECK(g.n_notes > 0);
    note(&g, g.n_notes - 1, "cut.jsonl.gz", "damaged-gzip");
    got_free(&g);
    put_bytes("fake.jsonl.gz", "x", 0, 0);
    more = mem_format("printf '{\"text\":\"plain\"}' > %s/fake.jsonl.gz; cat "
                      "%s/g.jsonl.gz %s/g.jsonl.gz > %s",
                      folder, folder, folder, path);
    CHECK(system(more) == 0);
    load(&g, "fake.jsonl.gz");
    note(&g, 0, "fake.jsonl.gz", "damaged-gzip");
    got_free(&g);
    load(&g, "members.jsonl.gz");
    CHECK(g.n_docs == 10000 && g.n_notes == 0);
    got_free(&g);
    buf_free(&b);
    free(more);
    free(path);
}

static void
broken_text(void)
{
    struct got g;

    put("u.jsonl", "{\"text\":\"a\xff\xfe"
                   "b \\ud800 \\u0000 c\\u000bd\","
                   "\"\xff\":\"v\"}\n");
    load(&g, "u.jsonl");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_NUMBER(g.docs[0].replaced, 4);
    CHECK_NUMBER(strlen(g.docs[0].text), g.docs[0].text_len);
    CHECK(strncmp(g.docs[0].text,
                  "a\xef\xbf\xbd\xef\xbf\xbd"
                  "b \xef\xbf\xbd ",
                  13) == 0);
    CHECK_TEXT(g.docs[0].vars, "{\"\xef\xbf\xbd\":\"v\"}");
    got_free(&g);
}

/* Escapes of half a character without the other half. */
static void
halves(void)
{
    struct got g;

    put("h.jsonl", "{\"text\":\"\\ud83d\\ude00 \\uDE00\\uD83D \\\\ud800 "
                   "\\ud800\\u0041 \\ud8\"}\n{\"text\":\"\\ud83d\\ude00 "
                   "\\uDE00\\uD83D \\\\ud800 \\uD800\\u0041\"}\n");
    load(&g, "h.jsonl");
    CHECK_NUMBER(g.n_docs, 1);
    note(&g, 0, "h.jsonl#L1", "bad-json");
    CHECK_TEXT(g.docs[0].text, "\xf0\x9f\x98\x80 \xef\xbf\xbd\xef\xbf\xbd "
                               "\\ud800 \xef\xbf\xbd"
                               "A");
    CHECK_NUMBER(g.docs[0].replaced, 3);
    got_free(&g);
}

static void
hostile(void)
{
    struct got g;
    struct buf b = {0};

    buf_str(&b, "{\"title\":\"t\",\"x\":");
    for (int i = 0; i < 100000; i++)
        buf_char(&b, '[');
    buf_char(&b, '\n');
    put_bytes("deep.jsonl", b.data, b.len, 0);
    load(&g, "deep.jsonl");
    note(&g, 0, "deep.jsonl#L1", "bad-json");
    CHECK(strstr(g.notes[0].detail, "64") != NULL);
    got_free(&g);
    buf_clear(&b);
    buf_str(&b, "{\"title\":\"t\"");
    for (int i = 0; i < 100000; i++)
        buf_format(&b, ",\"k%d\":%d", i * 7919 % 100000, i);
    buf_str(&b, "}\n");
    put_bytes("wide.jsonl", b.data, b.len, 0);
    load(&g, "wide.jsonl");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK(strncmp(g.docs[0].vars, "{\"k0\":0,\"k1\":", 13) == 0);
    got_free(&g);
    buf_clear(&b);
    for (uint32_t i = 0, x = 5; i < 2000000; i++) {
        x = x * 1664525u + 1013904223u;
        buf_char(&b, (char)(x >> 24));
    }
    put_bytes("noise.jsonl", b.data, b.len, 0);
    load(&g, "noise.jsonl");
    CHECK(g.n_docs == 0 && g.n_notes == 1);
    note(&g, 0, "noise.jsonl", "not-text");
    got_free(&g);
    buf_free(&b);
}

/* A line beyond what a document may hold is passed over in bounded memory. */
static void
too_long(void)
{
    struct got g;
    char *path = in_folder("long.jsonl"), *block = mem_alloc(1 << 20);
    FILE *f = fopen(path, "wb");

    memset(block, 'a', 1 << 20);
    fputs("{\"text\":\"before\"}\n{\"text\":\"", f);
    for (int i = 0; i < 66; i++)
        fwrite(block, 1, 1 << 20, f);
    fputs("\"}\n{\"text\":\"after\"}\n", f);
    fclose(f);
    load(&g, "long.jsonl");
    CHECK_NUMBER(g.n_docs, 2);
    CHECK_TEXT(g.docs[1].uri, "long.jsonl#L3");
    note(&g, 0, "long.jsonl#L2", "too-long");
    got_free(&g);
    free(block);
    free(path);
}

int
main(void)
{
    folder_make();
    fields();
    choices();
    bad_lines();
    no_text();
    whole_files();
    gzips();
    broken_text();
    halves();
    hostile();
    too_long();
    folder_remove();
    return check_end();
}

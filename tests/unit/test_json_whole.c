/* JSON that is no JSON Lines: arrays, objects over lines, side by side; broken
   off, mixed, deep; and fields found by a path. */
#include "ingest.h"

static void
arrays(void)
{
    struct got g;

    put("a.json", "\xef\xbb\xbf[\n  {\"text\":\"a ] } \\\" b\"},\n"
                  "  {\"text\":\n\"second\"}\n]\n");
    load(&g, "a.json");
    CHECK_NUMBER(g.n_docs, 2);
    CHECK_NUMBER(g.n_notes, 0);
    CHECK_TEXT(g.docs[0].text, "a ] } \" b");
    CHECK_TEXT(g.docs[0].uri, "a.json#1");
    CHECK_TEXT(g.docs[1].uri, "a.json#2");
    got_free(&g);
    put("e.json", "[ ]");
    load(&g, "e.json");
    CHECK_NUMBER(g.n_docs, 0);
    got_free(&g);
    put("a.jsonl", "[{\"text\":\"x\"},{\"text\":\"y\"}]");
    load(&g, "a.jsonl");
    CHECK_NUMBER(g.n_docs, 2);
    got_free(&g);
}

static void
objects(void)
{
    struct got g;

    put("one.json", "{\n \"text\": \"alone\"\n}\n");
    load(&g, "one.json");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].uri, "one.json");
    CHECK_TEXT(g.docs[0].key, "one.json");
    got_free(&g);
    put("line.json", "{\"text\": \"alone\"}\n \n");
    load(&g, "line.json");
    CHECK_TEXT(g.docs[0].uri, "line.json");
    got_free(&g);
    put("lines.json", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n");
    load(&g, "lines.json");
    CHECK_TEXT(g.docs[1].uri, "lines.json#L2");
    got_free(&g);
    put("side.json", "{\n\"text\": \"a\"}{\"text\": \"b\"}\n{\"text\":\"c\"}");
    load(&g, "side.json");
    CHECK_NUMBER(g.n_docs, 3);
    CHECK_TEXT(g.docs[0].uri, "side.json#1");
    CHECK_TEXT(g.docs[2].uri, "side.json#3");
    got_free(&g);
}

static void
broken(void)
{
    struct got g;

    put("cut.json", "[{\"text\":\"a\"},\n{\"text\":\"b");
    load(&g, "cut.json");
    CHECK_NUMBER(g.n_docs, 1);
    note(&g, 0, "cut.json#2", "bad-json");
    CHECK(strstr(g.notes[0].detail, "line 2") != NULL);
    got_free(&g);
    put("open.json", "[{\"text\":\"a\"}");
    load(&g, "open.json");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_NUMBER(g.n_notes, 1);
    got_free(&g);
    put("junk.json", "[{\"text\":\"a\"}] {\"text\":\"b\"}");
    load(&g, "junk.json");
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.notes[0].reason, "bad-json");
    got_free(&g);
    put("mixed.json", "[{\"text\":\"a\"}, 7, \"s\", [1], nonsense, null,"
                      " {\"text\":\"b\" \"c\"}, {\"text\":\"last\"}]");
    load(&g, "mixed.json");
    CHECK_NUMBER(g.n_docs, 2);
    CHECK_TEXT(g.docs[1].text, "last");
    CHECK_NUMBER(g.n_notes, 6);
    note(&g, 0, "mixed.json#2", "not-an-object");
    note(&g, 3, "mixed.json#5", "bad-json");
    note(&g, 5, "mixed.json#7", "bad-json");
    got_free(&g);
    put("twice.json", "{\"text\":\"a\",\"text\":\"b\",\"k\":1,\"k\":2}");
    load(&g, "twice.json");
    CHECK_TEXT(g.docs[0].text, "b");
    CHECK_TEXT(g.docs[0].vars, "{\"k\":2,\"text\":\"a\"}");
    got_free(&g);
}

static void
hostile(void)
{
    struct source_options o = {.limits = {.document = 4096}};
    struct buf b = {0};
    struct got g;

    buf_str(&b, "[{\"text\":\"a\"},{\"x\":");
    for (int i = 0; i < 500000; i++)
        buf_str(&b, "[{\"a\":");
    put_bytes("deep.json", b.data, b.len, 0);
    load(&g, "deep.json");
    CHECK_NUMBER(g.n_docs, 1);
    note(&g, 0, "deep.json#2", "bad-json");
    got_free(&g);
    buf_clear(&b);
    buf_str(&b, "[{\"text\":\"");
    for (int i = 0; i < 200000; i++)
        buf_str(&b, "a\\\"] ");
    buf_str(&b, "\"},{\"text\":\"after\"}]");
    put_bytes("long.json", b.data, b.len, 0);
    load_with(&g, "long.json", &o);
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_TEXT(g.docs[0].uri, "long.json#2");
    note(&g, 0, "long.json#1", "too-long");
    got_free(&g);
    buf_free(&b);
}

static void
paths(void)
{
    struct source_pair map[] = {
        {(char *)"article.body", (char *)"text"},
        {(char *)"article.meta.head", (char *)"title"},
        {(char *)"nobody.home", (char *)"author"},
    };
    struct source_options o = {.map = map, .n_map = 3};
    struct got g;

    put("p.json",
        "[{\"article\":{\"body\":\"The text.\",\"n\":2,\"tags\":[\"a\","
        "\"b\"],\"meta\":{\"Head\":\"The title\",\"k\":null}},"
        "\"x\":{\"y\":1}},{\"article\":\"flat\"}]");
    load_with(&g, "p.json", &o);
    CHECK_NUMBER(g.n_docs, 2);
    CHECK_TEXT(g.docs[0].text, "The text.");
    CHECK_TEXT(g.docs[0].title, "The title");
    CHECK_TEXT(g.docs[0].vars,
               "{\"article.n\":2,\"article.tags\":[\"a\",\"b\"],"
               "\"x\":{\"y\":1}}");
    CHECK_TEXT(g.docs[1].text, "flat");
    got_free(&g);
}

static void
finds_list(const char *json, const char *path, size_t docs, size_t notes)
{
    struct source_options o = {.records = (char *)path};
    struct got g;

    put("list.json", json);
    load_with(&g, "list.json", &o);
    CHECK_NUMBER(g.n_docs, docs);
    CHECK_NUMBER(g.n_notes, notes);
    if (docs)
        CHECK_TEXT(g.docs[0].uri, "list.json#1");
    got_free(&g);
}

static void
lists(void)
{
    static const char answer[] =
        "{\"status\":\"ok, \\\"articles\\\":\",\"n\":2,\"x\":{\"docs\":[1]},\n"
        " \"response\" : {\"docs\": [{\"text\":\"a\"},\n{\"text\":\"b\"}],"
        "\"more\":[{\"text\":\"c\"}]}}";

    finds_list(answer, "response.docs", 2, 0);
    finds_list(answer, "response.more", 1, 0);
    finds_list(answer, "response", 0, 1);
    finds_list(answer, "articles", 0, 1);
    finds_list(answer, "x.docs", 0, 1);
    finds_list("[{\"text\":\"a\"}]", "docs", 0, 1);
    finds_list("{\"docs\":[{\"text\":\"a\"},{\"te", "docs", 1, 1);
    finds_list("{\"docs\":[{\"text\":\"a\"}]", "docs", 1, 0);
    finds_list("{\"a\":}", "docs", 0, 1);
    finds_list("{\"a\"", "docs", 0, 1);
    finds_list("{,,,", "docs", 0, 1);
    finds_list("", "docs", 0, 1);
}

int
main(void)
{
    folder_make();
    arrays();
    objects();
    broken();
    hostile();
    paths();
    lists();
    folder_remove();
    return check_end();
}

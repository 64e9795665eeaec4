/* manifest: what a plugin declares, and what is refused. */
#include "check.h"
#include "manifest.h"

static const char whole[] =
    "{\"name\":\"terms\",\"version\":\"0.1.0\",\"summary\":\"Counts\","
    "\"measured\":\"F1 0.5\","
    "\"folder\":\"/p/terms\",\"source\":\"abcd\","
    "\"options\":{\"z\":[1,2.50,\"\\u00e4\"],\"a\":{\"y\":null,\"b\":true}},"
    "\"requires\":[\"quotes\"],\"metadata\":[\"title\",\"outlet\"],"
    "\"languages\":[\"en\"],\"permissions\":[],"
    "\"has_document\":true,\"has_reduce\":false,"
    "\"limits\":{\"cpu\":2.5,\"wall\":30,\"memory\":268435456,\"rows\":10000},"
    "\"tables\":[{\"kind\":\"corpus\",\"name\":\"by_term\",\"columns\":["
    "{\"name\":\"term\",\"type\":\"string\"},{\"name\":\"n\",\"type\":"
    "\"integer\",\"doc\":\"hits\",\"unit\":\"hits\",\"min\":0}]},"
    "{\"kind\":\"rows\",\"name\":\"hit\",\"columns\":["
    "{\"name\":\"at\",\"type\":\"span\"}]},"
    "{\"kind\":\"document\",\"name\":\"\",\"columns\":["
    "{\"name\":\"total\",\"type\":\"number\"}]}]}";

static void
parsed(void)
{
    struct manifest m;
    struct fault ft;

    CHECK(manifest_parse(&m, whole, &ft) == 0);
    CHECK_TEXT(m.name, "terms");
    CHECK_TEXT(m.measured, "F1 0.5");
    CHECK_TEXT(m.json, whole);
    CHECK_TEXT(m.options,
               "{\"a\":{\"b\":true,\"y\":null},\"z\":[1,2.50,\"ä\"]}");
    CHECK_NUMBER(m.n_requires, 1);
    CHECK_TEXT(m.requires[0], "quotes");
    CHECK_NUMBER(m.n_metadata, 2);
    CHECK_NUMBER(m.n_permissions, 0);
    CHECK(m.has_document && !m.has_reduce);
    CHECK_NUMBER(m.limits.cpu, 2.5);
    CHECK_NUMBER(m.limits.memory, 268435456);
    CHECK_NUMBER(m.limits.rows, 10000);
    CHECK_NUMBER(m.n_tables, 3);
    CHECK(m.tables[0].kind == TABLE_DOCUMENT);
    CHECK_TEXT(m.tables[0].name, "");
    CHECK_TEXT(m.tables[1].name, "hit");
    CHECK(m.tables[1].columns[0].type == COLUMN_SPAN);
    CHECK_TEXT(m.tables[2].columns[1].name, "n");
    CHECK_TEXT(m.tables[2].columns[1].doc, "hits");
    CHECK(m.tables[2].columns[1].has_min && !m.tables[2].columns[1].has_max);
    CHECK(m.tables[2].columns[0].doc == NULL);
    manifest_free(&m);
    CHECK(m.name == NULL);
}

/* A manifest with one table, refused with a text that holds `says`; NULL: it
   is taken. */
static void
table(const char *plugin, const char *tables, const char *says)
{
    char json[1000];
    struct manifest m;
    struct fault ft = {0};
    int bad;

    snprintf(json, sizeof json, "{\"name\":\"%s\",\"tables\":[%s]}", plugin,
             tables);
    bad = manifest_parse(&m, json, &ft);
    CHECK(bad == (says ? -1 : 0));
    if (!bad) {
        manifest_free(&m);
        return;
    }
    CHECK(ft.code == FAULT_PLUGIN);
    CHECK(says && strstr(ft.text, says));
    if (!says || !strstr(ft.text, says))
        fprintf(stderr, "    %s\n", ft.text);
}

#define ROWS(name, columns) \
    "{\"kind\":\"rows\",\"name\":\"" name "\",\"columns\":[" columns "]}"
#define COLUMN(name, type) "{\"name\":\"" name "\",\"type\":\"" type "\"}"
#define DOCUMENT "{\"kind\":\"document\",\"columns\":[]}"

static void
names(void)
{
    table("a", ROWS("b", COLUMN("c", "string")), NULL);
    table("A", "", "plugin name `A`");
    table("sqlite_x", DOCUMENT, "`sqlite_x` is a name of slant's own");
    table("meta", DOCUMENT, "`meta` is a name of slant's own");
    table("documents", DOCUMENT, "`documents`");
    table("load", ROWS("log", ""), "`load_log`");
    table("a", ROWS("x y", ""), "table name `x y`");
    table("a", ROWS("b", COLUMN("c\\\"d", "string")), "column name");
    table("a", ROWS("b", COLUMN("c", "text")), "column c: the type");
    table("a", "{\"kind\":\"other\"}", "kind document, rows or corpus");
    table("a", ROWS("b", "") "," ROWS("b", ""), "two tables or views");
    table("a", DOCUMENT "," DOCUMENT, "two tables or views");
    table("a", ROWS("b", COLUMN("at", "span")) "," ROWS("b_evidence", ""),
          "`a_b_evidence`");
    table("a", ROWS("b", COLUMN("document", "string")), "called `document`");
    table("a", ROWS("b", COLUMN("n", "string")), NULL);
    table("a", ROWS("b", COLUMN("n", "string") "," COLUMN("row", "string")),
          "called `row`");
    table("a", ROWS("b", COLUMN("at", "span") "," COLUMN("start", "string")),
          "called `start`");
    table("a", ROWS("b", COLUMN("c", "span") "," COLUMN("c_stop", "integer")),
          "called `c_stop`");
}

static void
not_json(void)
{
    static char deep[20001];
    struct manifest m;
    struct fault ft;

    CHECK(manifest_parse(&m, "", &ft) == -1);
    CHECK(manifest_parse(&m, "[1]", &ft) == -1);
    CHECK(manifest_parse(&m, "{\"name\":", &ft) == -1);
    CHECK(manifest_parse(&m, "{\"name\":5}", &ft) == -1);
    CHECK(manifest_parse(&m, "{\"name\":\"a\",\"tables\":[1,{}]}", &ft) == -1);
    memset(deep, '[', sizeof deep - 1);
    CHECK(manifest_parse(&m, deep, &ft) == -1);
    CHECK(strstr(ft.text, "too deeply"));
}

int
main(void)
{
    parsed();
    names();
    not_json();
    return check_end();
}

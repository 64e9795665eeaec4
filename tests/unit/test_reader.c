/* reader: documents, streams and types out of the corpus. */
#include "made_corpus.h"

static const struct made_doc docs[] = {
    {.key = "seeds/001_4e.txt",
     .text = "Ein Bär sah dich. Bild: DPA",
     .removed = "Bild: DPA",
     .vars = "{\"desk\":\"world\"}",
     .published = "2015-03-20"},
    {.key = "seeds/002_5f.txt", .published = "2016-01"},
    {.key = "seeds/0021.txt", .text = "Dich sah ein Bär", .published = "2016"},
    {.key = "3", .text = "x"},
};

static void
parts(struct made *m, struct reader *r)
{
    struct doc d = {0}, meta;
    char *language = NULL;

    CHECK(reader_text(r, 1, &d, &m->ft) == 1);
    CHECK_TEXT(d.text, docs[0].text);
    CHECK(d.key == NULL);
    CHECK_NUMBER(d.n_removed, 1);
    doc_free(&d);
    CHECK(reader_text(r, 3, &d, &m->ft) == 1);
    CHECK_NUMBER(d.n_removed, 0);
    doc_free(&d);
    CHECK(reader_meta(r, 1, &meta, &m->ft) == 1);
    CHECK(reader_language(r, 1, &language, &m->ft) == 1);
    CHECK(meta.language && language && strcmp(meta.language, language) == 0);
    free(language);
    doc_free(&meta);
    CHECK(reader_language(r, 77, &language, &m->ft) == 0);
    CHECK(!sqlite3_stmt_busy(sqlite3_next_stmt(store_db(m->s), NULL)));
}

static void
documents(struct made *m, struct reader *r)
{
    struct doc d;

    CHECK(reader_doc(r, 1, &d, &m->ft) == 1);
    CHECK_TEXT(d.key, docs[0].key);
    CHECK_TEXT(d.text, docs[0].text);
    CHECK_TEXT(d.vars, docs[0].vars);
    CHECK_TEXT(d.outlet, "The Test");
    CHECK(d.author == NULL);
    CHECK_NUMBER(d.text_len, strlen(docs[0].text));
    CHECK_NUMBER(d.n_removed, 1);
    CHECK_NUMBER(d.removed[0].at.start, 19);
    CHECK_NUMBER(d.removed[0].at.stop, 28);
    CHECK_TEXT(d.removed[0].kind, "caption");
    doc_free(&d);
    CHECK(reader_meta(r, 1, &d, &m->ft) == 1);
    CHECK_TEXT(d.published, "2015-03-20");
    CHECK(d.text == NULL && d.n_removed == 0);
    doc_free(&d);
    CHECK(reader_doc(r, 2, &d, &m->ft) == 1);
    CHECK(d.text == NULL);
    doc_free(&d);
    CHECK(reader_doc(r, 77, &d, &m->ft) == 0);
    CHECK(sqlite3_get_autocommit(store_db(m->s)));
    CHECK(!sqlite3_stmt_busy(sqlite3_next_stmt(store_db(m->s), NULL)));
}

static void
streams(struct made *m, struct reader *r)
{
    const uint32_t *types;
    uint32_t type;
    struct vocabulary *v;
    size_t n, len;
    const char *form;

    CHECK_OK(m, vocabulary_open(&v, m->s, &m->ft));
    CHECK_NUMBER(vocabulary_size(v), 5);
    CHECK_OK(m, reader_stream(r, 3, &types, &n, &m->ft));
    CHECK_NUMBER(n, 4);
    form = vocabulary_form(v, types[0], &len);
    CHECK(len == 4 && memcmp(form, "dich", 4) == 0);
    form = vocabulary_form(v, types[3], &len);
    CHECK(len == 4 && memcmp(form, "bär", 4) == 0);
    CHECK_OK(m, reader_type(r, "bär", 4, &type, &m->ft));
    CHECK_NUMBER(type, types[3]);
    CHECK_OK(m, reader_type(r, "bä", 3, &type, &m->ft));
    CHECK_NUMBER(type, 0);
    CHECK(vocabulary_form(v, 6, &len) == NULL && len == 0);
    CHECK(vocabulary_form(v, 0, &len) == NULL && len == 0);
    CHECK_OK(m, reader_stream(r, 2, &types, &n, &m->ft));
    CHECK_NUMBER(n, 0);
    vocabulary_free(v);
}

static int64_t
find(struct made *m, struct reader *r, const char *what)
{
    int64_t id = 0;

    m->ft = (struct fault){0};
    if (reader_find(r, what, &id, &m->ft))
        CHECK(m->ft.code == FAULT_USAGE && id == 0);
    return id;
}

static void
finding(struct made *m, struct reader *r)
{
    CHECK_NUMBER(find(m, r, "2"), 2);
    /* An id, and the key of another. */
    CHECK_NUMBER(find(m, r, "3"), 0);
    CHECK_TEXT(m->ft.text, "`3` is the id of dir/seeds/0021.txt.txt and the "
                           "key of dir/3.txt: give one of these names");
    CHECK_NUMBER(find(m, r, "dir/3.txt"), 4);
    CHECK_NUMBER(find(m, r, "001"), 1);
    CHECK_NUMBER(find(m, r, "seeds/002_5f.txt"), 2);
    CHECK_NUMBER(find(m, r, "dir/seeds/002_5f.txt.txt"), 2);
    CHECK_NUMBER(find(m, r, "0021.txt"), 3);
    CHECK_NUMBER(find(m, r, "0021"), 3);
    CHECK_NUMBER(find(m, r, "seeds/002_5f.txt\r"), 2);
    CHECK_NUMBER(find(m, r, "\r"), 0);
    CHECK_NUMBER(find(m, r, "002"), 0);
    CHECK(strstr(m->ft.text, "may be any of 2 documents: 2 seeds/002"));
    /* A part is no name: documents are removed by it, too. */
    CHECK_NUMBER(find(m, r, "EEDS/0021"), 0);
    CHECK(strstr(m->ft.text, "no document is called `EEDS/0021`, but the name "
                             "or title of 1 has it: 3 seeds/0021.txt"));
    CHECK_NUMBER(find(m, r, "none"), 0);
    CHECK_NUMBER(find(m, r, ""), 0);
}

static const char *
chosen(struct made *m, struct reader *r, const char *where)
{
    static char out[100];
    int64_t *ids;
    size_t n, at = 0;

    m->ft = (struct fault){0};
    if (reader_select(r, where, false, &ids, &n, &m->ft)) {
        CHECK_TEXT(fault_name(m->ft.code), "USAGE");
        return "fault";
    }
    out[0] = '\0';
    for (size_t i = 0; i < n; i++)
        at += (size_t)snprintf(out + at, sizeof out - at, "%d,", (int)ids[i]);
    free(ids);
    return out;
}

static void
selecting(struct made *m, struct reader *r)
{
    CHECK_TEXT(chosen(m, r, NULL), "1,2,3,4,");
    CHECK_TEXT(chosen(m, r, "year = 2016 -- or later"), "2,3,");
    CHECK_TEXT(chosen(m, r, "desk = 'world' OR text LIKE 'x'"), "1,4,");
    CHECK_TEXT(chosen(m, r, "yeer = 2016"), "fault");
    CHECK(strstr(m->ft.text, "did you mean `year`"));
    CHECK(strstr(m->ft.text, "published, year, month"));
    CHECK_TEXT(chosen(m, r, "1); DELETE FROM meta; --"), "fault");
    CHECK_TEXT(chosen(m, r, "load_extension('x')"), "fault");
    CHECK_TEXT(chosen(m, r, ""), "fault");
    store_interrupt(m->s);
    CHECK(reader_select(r,
                        "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT "
                        "x + 1 FROM c) SELECT count(*) FROM c)",
                        false, &(int64_t *){NULL}, &(size_t){0}, &m->ft) == -1);
    CHECK_TEXT(fault_name(m->ft.code), "INTERRUPTED");
    CHECK_TEXT(chosen(m, r, "id = 1"), "1,");
}

/* Bytes of a damaged file become faults. */
static void
damage(void)
{
    struct made m;
    struct reader *r;
    struct doc d;
    const uint32_t *types;
    size_t n;

    made_new(&m);
    made_load(&m, docs, 4, NULL);
    sqlite3_exec(store_db(m.s),
                 "UPDATE stream SET data = x'ffff'; UPDATE removed SET "
                 "stop = 1000; UPDATE meta SET content = x'00' WHERE id = 2",
                 NULL, NULL, NULL);
    r = reader_new(m.s);
    CHECK(reader_stream(r, 1, &types, &n, &m.ft) == -1);
    CHECK(m.ft.code == FAULT_CORPUS);
    CHECK(reader_doc(r, 1, &d, &m.ft) == -1);
    CHECK(reader_meta(r, 2, &d, &m.ft) == -1);
    CHECK(reader_doc(r, 3, &d, &m.ft) == 1);
    doc_free(&d);
    reader_free(r);
    made_end(&m);
}

int
main(void)
{
    struct made m;
    struct reader *r;

    made_new(&m);
    made_load(&m, docs, 4, NULL);
    made_close(&m);
    made_open(&m, STORE_READ);
    r = reader_new(m.s);
    documents(&m, r);
    parts(&m, r);
    streams(&m, r);
    finding(&m, r);
    selecting(&m, r);
    reader_free(r);
    made_end(&m);
    damage();
    return check_end();
}

/* The power is cut at any moment of a load: what was committed is there. */
#include "made_corpus.h"
#include "power.h"

enum {
    BATCHES = 8,
    DOCS = 12 /* of a batch */
};

static char texts[BATCHES * DOCS][400], keys[BATCHES * DOCS][16];
static struct made_doc docs[BATCHES * DOCS];

static void
make_docs(void)
{
    for (int i = 0; i < BATCHES * DOCS; i++) {
        int len = 0;

        snprintf(keys[i], sizeof keys[i], "k%d", i);
        for (int w = 0; w < 40; w++)
            len += snprintf(texts[i] + len, sizeof texts[i] - (size_t)len,
                            "word%d%s", (i * 7 + w * w) % 90,
                            w % 10 == 9 ? ". " : " ");
        docs[i] = (struct made_doc){.key = keys[i], .text = texts[i]};
    }
}

/* One transaction of a load. */
static int
put_batch(struct made *m, struct loader *l, int batch)
{
    struct chunk_writer *w = chunk_writer_new();
    struct buf bytes = {0};
    struct chunk_reader *r;
    struct chunk_item *item;
    enum loader_outcome outcome;
    int bad = 0;

    for (int i = 0; i < DOCS; i++)
        made_add(w, &docs[batch * DOCS + i]);
    chunk_bytes(w, &bytes);
    r = chunk_reader_new(NULL, bytes.data, bytes.len);
    while (!bad && chunk_next(r, &item))
        bad = loader_put(l, r, item, &outcome, &m->ft);
    chunk_reader_free(r);
    chunk_writer_free(w);
    buf_free(&bytes);
    return bad || loader_settle(l, &m->ft) ? -1 : store_commit(m->s, &m->ft);
}

/* Loads until the end or the cut. Returns how many documents were
   acknowledged. */
static int
load_some(struct made *m)
{
    struct loader *l = NULL;
    int acknowledged = 0, bad;

    if (store_open(&m->s, m->path, STORE_CREATE, &m->ft))
        return 0;
    bad = store_repair(m->s, &m->ft) || store_begin(m->s, &m->ft) ||
          loader_open(&l, m->s, "slant load", &m->ft);
    for (int batch = 0; batch < BATCHES && !bad; batch++) {
        bad = put_batch(m, l, batch);
        if (!bad)
            acknowledged += DOCS;
        bad = bad || store_begin(m->s, &m->ft);
    }
    if (!bad) {
        bad = loader_close(l, true, NULL, &m->ft) || store_commit(m->s, &m->ft);
        l = NULL;
    }
    if (l)
        loader_drop(l);
    if (bad)
        store_rollback(m->s);
    made_close(m);
    return acknowledged;
}

/* Appends all rows of a query of one column. */
static void
ask_all(struct made *m, const char *sql, struct buf *out)
{
    sqlite3_stmt *st;

    if (sqlite3_prepare_v2(store_db(m->s), sql, -1, &st, NULL))
        abort();
    while (sqlite3_step(st) == SQLITE_ROW)
        buf_format(out, "%s\n", (const char *)sqlite3_column_text(st, 0));
    sqlite3_finalize(st);
}

/* Everything that counts, as text. */
static char *
all_of(struct made *m)
{
    struct buf all = {0};

    made_open(m, STORE_READ);
    ask_all(m, "SELECT id || key || text FROM documents ORDER BY id", &all);
    ask_all(m,
            "SELECT form || frequency || '/' || docfreq FROM types "
            "ORDER BY id",
            &all);
    made_close(m);
    return buf_take(&all);
}

static void
check_whole(struct made *m, int acknowledged)
{
    char *sound, *count;

    made_open(m, STORE_CREATE);
    CHECK_OK(m, store_repair(m->s, &m->ft));
    sound = mem_string(made_ask(m, "PRAGMA integrity_check"));
    count = mem_string(made_ask(m, "SELECT count(*) FROM documents"));
    CHECK_TEXT(sound, "ok");
    CHECK(atoi(count) >= acknowledged);
    if (atoi(count) < acknowledged)
        fprintf(stderr, "    %s of %d are left\n", count, acknowledged);
    free(sound);
    free(count);
    made_close(m);
}

/* Cuts at this call. Returns false when the load was over before. */
static bool
cut(long at, const char *wanted)
{
    struct made m;
    int acknowledged;
    bool was_off;
    char *all;

    made_folder(&m);
    power_on(at, (unsigned)at);
    acknowledged = load_some(&m);
    was_off = power_off();
    power_settle(m.path);
    check_whole(&m, acknowledged);
    load_some(&m); /* goes on where it was */
    all = all_of(&m);
    CHECK_TEXT(all, wanted);
    free(all);
    made_end(&m);
    return was_off;
}

int
main(void)
{
    struct made m;
    char *wanted;
    long at = 1;

    make_docs();
    made_folder(&m);
    CHECK_NUMBER(load_some(&m), BATCHES * DOCS);
    wanted = all_of(&m);
    made_end(&m);
    while (cut(at, wanted))
        at += getenv("SLANT_TEST_LONG") ? 1 : 1 + at / 8;
    printf("power cut at up to %ld calls\n", at);
    free(wanted);
    return check_end();
}

/*
 * A damaged corpus file: what reads it gives faults or text that can be
 * touched. Input: a byte that says how it is damaged; then either places (u32)
 * and bytes to put there, or a column and the value it gets, or (`s`) SQL that
 * somebody runs on it.
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kwic.h"
#include "mem.h"
#include "tools.h"

#define CHANGES 16

static const char *const columns[] = {
    "UPDATE stream SET data = ?1",
    "UPDATE stream SET data = ?1 WHERE id = 1",
    "UPDATE text SET text = CAST(?1 AS TEXT)",
    "UPDATE text SET text = CAST(?1 AS TEXT) WHERE id = 2",
    "UPDATE removed SET stop = 1 + abs(CAST(CAST(?1 AS TEXT) AS INTEGER))",
    "UPDATE meta SET vars = CAST(?1 AS TEXT)",
    "UPDATE meta SET content = ?1",
    "UPDATE meta SET key = CAST(?1 AS TEXT) WHERE id = 1",
    "UPDATE types SET form = CAST(?1 AS TEXT) WHERE id = 1",
    "UPDATE term SET data = ?1",
    "UPDATE types SET id = CAST(CAST(?1 AS TEXT) AS INTEGER) WHERE id = 2",
    "INSERT INTO variable VALUES(CAST(?1 AS TEXT))",
    "UPDATE corpus SET value = CAST(?1 AS TEXT)",
    "UPDATE sqlite_schema SET sql = CAST(?1 AS TEXT) WHERE rowid = "
    "(SELECT rowid FROM sqlite_schema WHERE name = 'documents')",
};
#define N_COLUMNS (sizeof columns / sizeof *columns)
#define SCRIPT 's'

static struct buf original;

static void
write_file(const struct buf *b)
{
    free(fuzz_write("a.slant", b->data, b->len));
}

static void
read_original(void)
{
    int fd = open(fuzz_corpus(), O_RDONLY);
    struct stat st;

    FUZZ_CHECK(fd >= 0 && fstat(fd, &st) == 0);
    buf_reserve(&original, (size_t)st.st_size);
    original.len = (size_t)read(fd, original.data, (size_t)st.st_size);
    FUZZ_CHECK(original.len == (size_t)st.st_size);
    close(fd);
}

/* Bytes of the file; what is left of the input decides where it ends. */
static void
change_bytes(struct cur *c)
{
    struct buf b = {0};

    buf_add(&b, original.data, original.len);
    for (int i = 0; i < CHANGES && c->p < c->end; i++) {
        uint32_t at = cur_u32(c);
        char byte = (char)cur_u8(c);

        b.data[at % b.len] = byte;
        if (at >> 28 == 0xf)
            b.len = 1 + at % b.len;
    }
    write_file(&b);
    buf_free(&b);
}

static int
on_progress(void *cookie)
{
    return ++*(int *)cookie > 100;
}

static sqlite3 *
open_to_damage(int *steps)
{
    sqlite3 *db;

    write_file(&original);
    FUZZ_CHECK(sqlite3_open(fuzz_corpus(), &db) == SQLITE_OK);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 1 << 20);
    sqlite3_progress_handler(db, 1000, on_progress, steps);
    sqlite3_exec(db,
                 "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY;"
                 "PRAGMA writable_schema=ON",
                 NULL, NULL, NULL);
    return db;
}

static void
change_column(const char *sql, struct cur *c)
{
    int steps = 0;
    sqlite3 *db = open_to_damage(&steps);
    sqlite3_stmt *st;

    FUZZ_CHECK(sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK);
    sqlite3_bind_blob(st, 1, c->p, (int)(c->end - c->p), SQLITE_STATIC);
    sqlite3_step(st);
    sqlite3_finalize(st);
    sqlite3_close(db);
}

/* What another program may make of the file. */
static void
run_script(struct cur *c)
{
    int steps = 0;
    sqlite3 *db = open_to_damage(&steps);
    char *sql = mem_copy(c->p, (size_t)(c->end - c->p));

    if (!fuzz_sql_is_slow(sql))
        sqlite3_exec(db, sql, NULL, NULL, NULL);
    free(sql);
    sqlite3_close(db);
}

static bool
on_hit(void *cookie, const struct kwic_hit *hit)
{
    (void)cookie;
    FUZZ_CHECK(hit->doc->key && hit->hit.len);
    FUZZ_CHECK(hit->at.stop - hit->at.start == hit->hit.len);
    FUZZ_CHECK(hit->at.stop <= DOC_TEXT_MAX);
    return true;
}

static void
read_doc(struct reader *r, int64_t id)
{
    const uint32_t *types;
    struct fault ft;
    struct doc d;
    size_t n;

    reader_stream(r, id, &types, &n, &ft);
    if (reader_doc(r, id, &d, &ft) <= 0)
        return;
    FUZZ_CHECK(d.key && (!d.text || strlen(d.text) <= d.text_len));
    for (size_t i = 0; i < d.n_removed; i++)
        FUZZ_CHECK(d.removed[i].at.stop <= d.text_len);
    doc_free(&d);
}

static void
read_all(struct store *s)
{
    struct reader *r = reader_new(s);
    struct vocabulary *v;
    struct fault ft;
    int64_t *ids = NULL;
    size_t n = 0, len;
    const struct kwic_options all = {.window = 3};
    const struct kwic_options sorted = {
        .window = 1, .unit = VIEW_SENTENCES, .sort = "R1,date", .sample = 3};
    struct kwic_totals totals;

    if (reader_select(r, NULL, false, &ids, &n, &ft) == 0)
        for (size_t i = 0; i < n; i++)
            read_doc(r, ids[i]);
    free(ids);
    if (reader_select(r, "year = 2022 OR desk = 'world'", true, &ids, &n,
                      &ft) == 0)
        free(ids);
    if (vocabulary_open(&v, s, &ft) == 0) {
        for (uint32_t i = 0; i <= vocabulary_size(v) && i < 1000; i++)
            vocabulary_form(v, i, &len);
        vocabulary_free(v);
    }
    kwic_find(s, "no limits", &all, on_hit, NULL, &totals, &ft);
    kwic_find(s, "a* [0,3] *", &sorted, on_hit, NULL, &totals, &ft);
    reader_free(r);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cur c = cur_of(data, size);
    size_t how = cur_u8(&c);
    struct store *s;
    struct fault ft = {0};

    if (!original.data)
        read_original();
    if (how < N_COLUMNS)
        change_column(columns[how], &c);
    else if (how == SCRIPT)
        run_script(&c);
    else
        change_bytes(&c);
    if (store_open(&s, fuzz_corpus(), STORE_READ, &ft) == 0) {
        read_all(s);
        store_close(s);
    } else {
        FUZZ_CHECK(ft.code != FAULT_NONE && *ft.text);
    }
    return 0;
}

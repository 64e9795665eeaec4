/* made_corpus: a corpus of a test's own, in a folder that goes with it. */
#ifndef SLANT_MADE_CORPUS_H
#define SLANT_MADE_CORPUS_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "chunk_bytes.h"
#include "fault_name.h"
#include "loader.h"
#include "mem.h"
#include "reader.h"
#include "store.h"

struct made {
    char folder[40];
    char path[60];
    struct store *s;
    struct fault ft;
};

static inline int
made_ok(struct made *m, int bad, const char *what)
{
    if (bad)
        fprintf(stderr, "    %s: %s: %s\n", what, fault_name(m->ft.code),
                m->ft.text);
    return !bad;
}

/* CHECK that a call with a fault succeeds, and show the fault if not. */
#define CHECK_OK(m, call) CHECK(made_ok((m), (call) < 0, #call))

static inline void
made_folder(struct made *m)
{
    *m = (struct made){.folder = "/tmp/slant-test-XXXXXX"};
    if (!mkdtemp(m->folder))
        abort();
    snprintf(m->path, sizeof m->path, "%s/a.slant", m->folder);
}

static inline void
made_open(struct made *m, enum store_mode mode)
{
    CHECK_OK(m, store_open(&m->s, m->path, mode, &m->ft));
    if (!m->s)
        exit(1);
}

static inline void
made_close(struct made *m)
{
    store_close(m->s);
    m->s = NULL;
}

static inline void
made_new(struct made *m)
{
    made_folder(m);
    made_open(m, STORE_CREATE);
}

static inline void
made_end(struct made *m)
{
    char *command = mem_format("rm -rf '%s'", m->folder);

    store_close(m->s);
    CHECK(system(command) == 0);
    free(command);
}

struct made_doc {
    const char *key, *text, *vars, *published, *removed; /* a word of text */
};

/* What every document has that is added from now on. */
static struct {
    const char *outlet;
    bool whole;
} made_every = {"The Test", false};

static inline void
made_add(struct chunk_writer *w, const struct made_doc *of)
{
    struct doc d = {
        .key = mem_string(of->key),
        .uri = mem_format("dir/%s.txt", of->key),
        .outlet = mem_string(made_every.outlet),
        .whole = made_every.whole,
        .title = mem_format("Title of %s", of->key),
        .published = mem_string(of->published),
        .vars = mem_string(of->vars),
        .language = mem_string("en"),
        .text = mem_string(of->text),
        .text_len = of->text ? (uint32_t)strlen(of->text) : 0,
    };

    if (of->removed) {
        uint32_t at = (uint32_t)(strstr(of->text, of->removed) - of->text);

        doc_remove(&d, at, at + (uint32_t)strlen(of->removed), "caption",
                   "test");
        doc_settle(&d);
    }
    doc_hash(&d);
    chunk_add_doc(w, &d);
    doc_free(&d);
}

/* Puts documents through an open loader; counts[outcome] grows. */
static inline void
made_put(struct made *m, struct loader *l, const struct made_doc *docs,
         size_t n, unsigned counts[LOADER_OUTCOMES])
{
    struct chunk_writer *w = chunk_writer_new();
    struct buf bytes = {0};
    struct chunk_reader *r;
    struct chunk_item *item;

    for (size_t i = 0; i < n; i++)
        made_add(w, &docs[i]);
    chunk_bytes(w, &bytes);
    r = chunk_reader_new(NULL, bytes.data, bytes.len);
    while (chunk_next(r, &item)) {
        enum loader_outcome outcome = LOADER_OUTCOMES;

        CHECK_OK(m, loader_put(l, r, item, &outcome, &m->ft));
        if (counts && outcome < LOADER_OUTCOMES)
            counts[outcome]++;
    }
    CHECK(!chunk_damaged(r));
    chunk_reader_free(r);
    chunk_writer_free(w);
    buf_free(&bytes);
}

/* One whole load. */
static inline void
made_load(struct made *m, const struct made_doc *docs, size_t n,
          unsigned counts[LOADER_OUTCOMES])
{
    struct loader *l;

    CHECK_OK(m, store_begin(m->s, &m->ft));
    CHECK_OK(m, loader_open(&l, m->s, "slant load dir", &m->ft));
    made_put(m, l, docs, n, counts);
    CHECK_OK(m, loader_close(l, true, NULL, &m->ft));
    CHECK_OK(m, store_commit(m->s, &m->ft));
}

/* The first column of the first row as text; "" for NULL or no row. Good for
   four calls. */
static inline const char *
made_ask(struct made *m, const char *sql)
{
    static char out[4][400];
    static int turn;
    sqlite3_stmt *st;
    char *at = out[turn = (turn + 1) % 4];

    *at = '\0';
    if (sqlite3_prepare_v2(store_db(m->s), sql, -1, &st, NULL)) {
        snprintf(at, sizeof *out, "%s", sqlite3_errmsg(store_db(m->s)));
        return at;
    }
    if (sqlite3_step(st) == SQLITE_ROW && sqlite3_column_text(st, 0))
        snprintf(at, sizeof *out, "%s", sqlite3_column_text(st, 0));
    sqlite3_finalize(st);
    return at;
}

/* Every type with its counts, for comparing. */
#define MADE_TYPES                                                           \
    "SELECT group_concat(form || ' ' || frequency || ' ' || docfreq, ', ') " \
    "FROM (SELECT * FROM types WHERE frequency ORDER BY form)"

#endif

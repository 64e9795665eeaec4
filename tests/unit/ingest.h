/* ingest: what the tests of host/corpus/source share: a folder of their own,
   files in it, and everything that decoding them gave. */
#ifndef SLANT_TEST_INGEST_H
#define SLANT_TEST_INGEST_H

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "check.h"
#include "mem.h"
#include "source.h"

static char folder[64];

static inline void
folder_make(void)
{
    strcpy(folder, "/tmp/slant-test-XXXXXX");
    if (!mkdtemp(folder))
        check_skip("no temporary folder");
}

static inline void
folder_remove(void)
{
    char *command = mem_format("rm -rf '%s'", folder);

    CHECK(system(command) == 0);
    free(command);
}

/* The path of a file in the folder. Heap string. */
static inline char *
in_folder(const char *name)
{
    return mem_format("%s/%s", folder, name);
}

/* Writes a file, as gzip if its name ends in .gz; cut: bytes left off its
   end. */
static inline void
put_bytes(const char *name, const char *s, size_t len, size_t cut)
{
    char *path = in_folder(name);
    struct stat st;

    if (strlen(name) > 3 && strcmp(name + strlen(name) - 3, ".gz") == 0) {
        gzFile f = gzopen(path, "wb");

        gzwrite(f, s, (unsigned)len);
        gzclose(f);
    } else {
        FILE *f = fopen(path, "wb");

        fwrite(s, 1, len, f);
        fclose(f);
    }
    if (cut && stat(path, &st) == 0)
        CHECK(truncate(path, st.st_size - (off_t)cut) == 0);
    free(path);
}

static inline void
put(const char *name, const char *s)
{
    put_bytes(name, s, strlen(s), 0);
}

struct got {
    struct doc docs[64]; /* the first ones */
    size_t n_docs;
    struct got_note {
        char *uri, *reason, *detail;
    } notes[64];
    size_t n_notes;
};

static inline void
on_doc(void *cookie, struct doc *d)
{
    struct got *g = cookie;

    if (g->n_docs < 64) {
        g->docs[g->n_docs] = *d;
        *d = (struct doc){0};
    }
    g->n_docs++;
}

static inline void
on_note(void *cookie, const char *uri, const char *reason, const char *detail)
{
    struct got *g = cookie;

    if (g->n_notes < 64)
        g->notes[g->n_notes] = (struct got_note){
            mem_string(uri), mem_string(reason), mem_string(detail)};
    g->n_notes++;
}

static inline void
got_free(struct got *g)
{
    for (size_t i = 0; i < g->n_docs && i < 64; i++)
        doc_free(&g->docs[i]);
    for (size_t i = 0; i < g->n_notes && i < 64; i++) {
        free(g->notes[i].uri);
        free(g->notes[i].reason);
        free(g->notes[i].detail);
    }
    *g = (struct got){0};
}

/* Plans one path below the folder and decodes it. */
static inline void
load_with(struct got *g, const char *name, const struct source_options *o)
{
    struct source_sink sink = {on_doc, on_note, g};
    struct source_plan plan = {0};
    struct source *s = NULL;
    struct fault ft = {0};
    char *path = in_folder(name);

    *g = (struct got){0};
    CHECK(source_open(&s, o, &ft) == 0);
    CHECK(source_plan(&plan, &path, 1, folder, o, &ft) == 0);
    CHECK_TEXT(ft.text, "");
    source_plan_cut(&plan, o);
    for (size_t i = 0; s && i < plan.n_jobs; i++)
        source_decode(s, &plan.jobs[i], &sink);
    source_plan_free(&plan);
    source_close(s);
    free(path);
}

static inline void
load(struct got *g, const char *name)
{
    struct source_options none = {0};

    load_with(g, name, &none);
}

/* Note i is on this place, for this reason. */
static inline void
note(const struct got *g, size_t i, const char *uri, const char *reason)
{
    CHECK_TEXT(i < g->n_notes ? g->notes[i].uri : NULL, uri);
    CHECK_TEXT(i < g->n_notes ? g->notes[i].reason : NULL, reason);
}

/* The kinds that were removed, in order: "title date-line". Heap string. */
static inline char *
kinds_of(const struct doc *d)
{
    struct buf b = {0};

    for (size_t i = 0; i < d->n_removed; i++)
        buf_format(&b, "%s%s", i ? " " : "", d->removed[i].kind);
    return buf_take(&b);
}

#define CHECK_KINDS(d, want)          \
    do {                              \
        char *kinds_ = kinds_of((d)); \
        CHECK_TEXT(kinds_, (want));   \
        free(kinds_);                 \
    } while (0)

#endif

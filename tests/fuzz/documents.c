/* The part of tools.h about documents and their decoders. */
#include "tools.h"

#include <stdlib.h>
#include <string.h>

#include <yajl/yajl_tree.h>

#include "chunk_bytes.h"
#include "mem.h"
#include "utf8.h"

static void
check_string(const char *s)
{
    FUZZ_CHECK(!s || utf8_valid(s, strlen(s)));
}

/* Whether a character begins at this place, or the text ends there. */
static bool
border(const struct doc *d, uint32_t at)
{
    return at == d->text_len || (d->text[at] & 0xc0) != 0x80;
}

static void
check_vars(const char *vars)
{
    char why[100];
    yajl_val v = yajl_tree_parse(vars, why, sizeof why);

    FUZZ_CHECK(YAJL_IS_OBJECT(v));
    yajl_tree_free(v);
}

void
fuzz_check_doc(const struct doc *d)
{
    uint32_t end = 0;

#define DOC_FIELD(member) check_string(d->member);
    DOC_FIELDS
#undef DOC_FIELD
    FUZZ_CHECK(d->key && *d->key && d->uri);
    if (d->vars)
        check_vars(d->vars);
    FUZZ_CHECK(d->text || (d->text_len == 0 && d->n_removed == 0));
    if (!d->text)
        return;
    FUZZ_CHECK(d->text_len <= DOC_TEXT_MAX && strlen(d->text) == d->text_len);
    FUZZ_CHECK(utf8_valid(d->text, d->text_len));
    for (size_t i = 0; i < d->n_removed; i++) {
        const struct removed *r = &d->removed[i];

        FUZZ_CHECK(r->at.start >= end && r->at.stop > r->at.start);
        FUZZ_CHECK(r->at.stop <= d->text_len);
        FUZZ_CHECK(border(d, r->at.start) && border(d, r->at.stop));
        FUZZ_CHECK(r->kind && r->rule);
        end = r->at.stop;
    }
}

struct through { /* on the way to a chunk */
    struct chunk_writer *writer;
    struct hash last;
    size_t docs, notes;
};

static void
on_doc(void *cookie, struct doc *d)
{
    struct through *t = cookie;

    fuzz_check_doc(d);
    chunk_add_doc(t->writer, d);
    t->last = d->content;
    t->docs++;
}

static void
on_note(void *cookie, const char *uri, const char *reason, const char *detail)
{
    struct through *t = cookie;

    FUZZ_CHECK(uri && reason);
    check_string(reason);
    check_string(detail);
    chunk_add_note(t->writer, uri, reason, detail);
    t->notes++;
}

/* What went in comes out. */
static void
check_chunk(struct through *t)
{
    struct buf bytes = {0};
    struct chunk_reader *r;
    struct chunk_item *item;
    struct hash last = {{0}};

    chunk_bytes(t->writer, &bytes);
    r = chunk_reader_new(NULL, bytes.data, bytes.len);
    FUZZ_CHECK(r);
    while (chunk_next(r, &item)) {
        t->docs -= item->is_doc;
        t->notes -= !item->is_doc;
        if (!item->is_doc)
            continue;
        fuzz_check_doc(&item->doc);
        last = item->doc.content;
        doc_hash(&item->doc);
        FUZZ_CHECK(!memcmp(&last, &item->doc.content, sizeof last));
    }
    FUZZ_CHECK(!chunk_damaged(r) && !t->docs && !t->notes);
    FUZZ_CHECK(!memcmp(&last, &t->last, sizeof last));
    chunk_reader_free(r);
    buf_free(&bytes);
}

void
fuzz_decode(char *path, const struct source_options *o)
{
    struct through t = {.writer = chunk_writer_new()};
    struct source_sink sink = {on_doc, on_note, &t};
    struct source_plan plan = {0};
    struct source *s = NULL;
    struct fault ft;

    if (source_open(&s, o, &ft) == 0) {
        FUZZ_CHECK(source_plan(&plan, &path, 1, fuzz_folder(),
                               &(struct source_options){0}, &ft) == 0);
        for (size_t i = 0; i < plan.n_jobs; i++)
            source_decode(s, &plan.jobs[i], &sink);
        for (size_t i = 0; i < source_named(s); i++)
            free(source_name(s, i));
        source_plan_free(&plan);
        check_chunk(&t);
    }
    source_close(s);
    chunk_writer_free(t.writer);
}

static void
encode_text(struct cur *c, struct buf *out)
{
    struct chunk_writer *w = chunk_writer_new();
    struct buf text = {0};
    struct doc d = {.key = mem_string("key"), .uri = mem_string("a.txt")};

    d.replaced = (uint32_t)utf8_repair(c->p, (size_t)(c->end - c->p), &text);
    d.text_len = (uint32_t)text.len;
    d.text = buf_take(&text);
    if (d.text_len > 2 && (d.text[1] & 0xc0) != 0x80)
        doc_remove(&d, 0, 1, "title", "test");
    doc_hash(&d);
    chunk_add_doc(w, &d);
    chunk_add_note(w, "b.txt", "empty-file", NULL);
    chunk_add_doc(w, &d);
    chunk_bytes(w, out);
    doc_free(&d);
    chunk_writer_free(w);
}

bool
fuzz_chunk_of(const uint8_t *data, size_t size, struct buf *out)
{
    struct cur c = cur_of(data, size);
    const char *changes;
    size_t n = 0;

    if (size > 4 && memcmp(data, "slc1", 4) == 0) {
        buf_add(out, data, size);
        return true;
    }
    if (size)
        n = cur_u8(&c) % 16;
    if (n > (size_t)(c.end - c.p) / 3)
        n = (size_t)(c.end - c.p) / 3;
    changes = c.p;
    c.p += 3 * n;
    encode_text(&c, out);
    for (size_t i = 0; i < n; i++) {
        const unsigned char *at = (const unsigned char *)changes + 3 * i;

        out->data[(size_t)(at[0] << 8 | at[1]) % out->len] = (char)at[2];
    }
    return n > 0;
}

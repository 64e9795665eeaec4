/* chunk: what goes in comes out, in order; a document's types are local ids of
   folded types in first-seen order; damaged bytes are noticed, never followed.
 */
#include "check.h"
#include "chunk.h"
#include "mem.h"

static struct doc
made(const char *key, const char *text)
{
    struct doc d = {0};

    d.key = mem_string(key);
    d.uri = mem_format("%s.txt", key);
    d.title = mem_string("A title");
    if (text) {
        d.text = mem_string(text);
        d.text_len = (uint32_t)strlen(text);
    }
    d.replaced = 300;
    return d;
}

static void
fill(struct chunk_writer *w, struct buf *out)
{
    struct doc a = made("a", "Skip me. China met china again.");
    struct doc b = made("b", NULL);

    doc_remove(&a, 0, 8, "ui", "rule");
    doc_settle(&a);
    doc_hash(&a);
    chunk_add_doc(w, &a);
    chunk_add_note(w, "c.jsonl#L3", "bad-json", NULL);
    chunk_add_doc(w, &b);
    CHECK(chunk_size(w) > 40);
    chunk_encode(w, out);
    doc_free(&a);
    doc_free(&b);
}

static void
check_first(const struct chunk_reader *r, const struct chunk_item *i)
{
    size_t len;

    CHECK(i->is_doc);
    CHECK_TEXT(i->doc.key, "a");
    CHECK_TEXT(i->doc.title, "A title");
    CHECK_TEXT(i->doc.outlet, NULL);
    CHECK_TEXT(i->doc.text, "Skip me. China met china again.");
    CHECK_NUMBER(i->doc.replaced, 300);
    CHECK_NUMBER(i->doc.n_removed, 1);
    CHECK_TEXT(i->doc.removed[0].kind, "ui");
    CHECK_NUMBER(i->doc.removed[0].at.stop, 8);
    CHECK_NUMBER(i->n_tokens, 4);
    CHECK(i->n_tokens == 4 && i->tokens[0] == 0 && i->tokens[1] == 1 &&
          i->tokens[2] == 0 && i->tokens[3] == 2);
    CHECK(memcmp(chunk_type(r, 0, &len), "china", 5) == 0 && len == 5);
    CHECK_TEXT(chunk_type(r, 99, &len), "");
}

static void
round_trip(struct chunk_writer *w)
{
    struct buf out = {0};
    struct chunk_reader *r;
    struct chunk_item *i;

    fill(w, &out);
    r = chunk_reader_new(out.data, out.len);
    CHECK(r != NULL);
    CHECK_NUMBER(chunk_types(r), 3);
    CHECK(chunk_next(r, &i));
    check_first(r, i);
    CHECK(chunk_next(r, &i));
    CHECK(!i->is_doc);
    CHECK_TEXT(i->uri, "c.jsonl#L3");
    CHECK_TEXT(i->reason, "bad-json");
    CHECK_TEXT(i->detail, NULL);
    CHECK(chunk_next(r, &i));
    CHECK(i->is_doc && !i->doc.text && i->n_tokens == 0);
    CHECK(!chunk_next(r, &i));
    CHECK(!chunk_damaged(r));
    chunk_reader_free(r);
    buf_free(&out);
}

/* Reads to the end; says whether the bytes looked whole. */
static bool
whole(const char *data, size_t len)
{
    char *copy = malloc(len ? len : 1); /* so that ASan sees its end */
    struct chunk_reader *r;
    struct chunk_item *i;
    bool ok = false;

    if (len)
        memcpy(copy, data, len);
    r = chunk_reader_new(copy, len);
    if (r) {
        while (chunk_next(r, &i))
            CHECK(!i->is_doc || i->doc.key != NULL);
        ok = !chunk_damaged(r);
        chunk_reader_free(r);
    }
    free(copy);
    return ok;
}

static void
damage(struct chunk_writer *w)
{
    struct buf out = {0};
    uint32_t seed = 7;

    fill(w, &out);
    CHECK(whole(out.data, out.len));
    for (size_t n = 0; n < out.len; n++)
        (void)whole(out.data, n);
    for (int round = 0; round < 20000; round++) {
        size_t at;
        char old;

        seed = seed * 1664525u + 1013904223u;
        at = (seed >> 8) % out.len;
        old = out.data[at];
        out.data[at] = (char)(seed >> 24);
        (void)whole(out.data, out.len);
        out.data[at] = old;
    }
    CHECK(!whole("slc1\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 14));
    CHECK(!whole("slc1\0x", 6));
    CHECK(!whole("", 0));
    buf_free(&out);
}

/* Enough types for the tables to grow, and for ids of more than two bytes;
   every second one is too long to be compared by its first bytes. */
static void
many_types(struct chunk_writer *w)
{
    enum {
        PAIRS = 70000
    };
    struct buf text = {0}, out = {0};
    struct doc d = {0};
    struct chunk_reader *r;
    struct chunk_item *i;
    size_t len;

    for (int n = 0; n < PAIRS; n++)
        buf_format(&text, "W%d Longerthansixteen%d\n", n, n);
    buf_str(&text, "w7 LONGERTHANSIXTEEN69999");
    d.key = mem_string("k");
    d.uri = mem_string("k");
    d.text_len = (uint32_t)text.len;
    d.text = buf_take(&text);
    chunk_add_doc(w, &d);
    chunk_encode(w, &out);
    r = chunk_reader_new(out.data, out.len);
    CHECK_NUMBER(chunk_types(r), 2 * PAIRS);
    CHECK(chunk_next(r, &i));
    CHECK_NUMBER(i->n_tokens, 2 * PAIRS + 2);
    CHECK_NUMBER(i->tokens[2 * PAIRS - 1], 2 * PAIRS - 1);
    CHECK_NUMBER(i->tokens[2 * PAIRS], 14);
    CHECK_NUMBER(i->tokens[2 * PAIRS + 1], 2 * PAIRS - 1);
    CHECK(memcmp(chunk_type(r, 2 * PAIRS - 1, &len), "longerthansixteen69999",
                 22) == 0 &&
          len == 22);
    chunk_reader_free(r);
    buf_free(&out);
    doc_free(&d);
}

int
main(void)
{
    struct chunk_writer *w = chunk_writer_new();

    round_trip(w);
    damage(w);
    many_types(w);
    many_types(w); /* what was remembered is forgotten */
    round_trip(w); /* the writer was emptied */
    chunk_writer_free(w);
    return check_end();
}

/* chunk: what goes in comes out, in order; a document's types are numbers of
   folded types in first-seen order; damaged bytes are noticed, never followed.
 */
#include "check.h"
#include "chunk_bytes.h"
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
    chunk_bytes(w, out);
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
    CHECK(memcmp(chunk_type(r, 2, &len), "again", 5) == 0 && len == 5);
    CHECK_TEXT(chunk_type(r, 3, &len), "");
    CHECK_TEXT(chunk_type(r, 99, &len), "");
}

static void
round_trip(struct chunk_writer *w)
{
    struct buf out = {0};
    struct chunk_reader *r;
    struct chunk_item *i;

    fill(w, &out);
    r = chunk_reader_new(NULL, out.data, out.len);
    CHECK(r != NULL);
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
    r = chunk_reader_new(NULL, copy, len);
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
        PAIRS = 140000
    };
    struct buf text = {0}, out = {0};
    struct doc d = {0};
    struct chunk_reader *r;
    struct chunk_item *i;
    size_t len;

    for (int n = 0; n < PAIRS; n++)
        buf_format(&text, "W%d Longerthansixteen%d\n", n, n);
    buf_str(&text, "w7 LONGERTHANSIXTEEN139999");
    d.key = mem_string("k");
    d.uri = mem_string("k");
    d.text_len = (uint32_t)text.len;
    d.text = buf_take(&text);
    chunk_add_doc(w, &d);
    chunk_bytes(w, &out);
    r = chunk_reader_new(NULL, out.data, out.len);
    CHECK_TEXT(chunk_type(r, 2 * PAIRS, &len), "");
    CHECK(chunk_next(r, &i));
    CHECK_NUMBER(i->n_tokens, 2 * PAIRS + 2);
    CHECK_NUMBER(i->tokens[2 * PAIRS - 1], 2 * PAIRS - 1);
    CHECK_NUMBER(i->tokens[2 * PAIRS], 14);
    CHECK_NUMBER(i->tokens[2 * PAIRS + 1], 2 * PAIRS - 1);
    CHECK(memcmp(chunk_type(r, 2 * PAIRS - 1, &len), "longerthansixteen139999",
                 23) == 0 &&
          len == 23);
    chunk_reader_free(r);
    buf_free(&out);
    doc_free(&d);
}

/* ---- chunks that share a vocabulary ---- */

static void
encode(struct chunk_writer *w, const char *text, struct buf *out)
{
    struct doc d = made("k", text);

    chunk_add_doc(w, &d);
    if (out)
        chunk_bytes(w, out);
    else
        chunk_drop(w);
    doc_free(&d);
}

/* The forms of the first document's types, apart by blanks. */
static const char *
forms(struct chunk_reader *r, struct buf *out)
{
    struct chunk_item *i;

    buf_clear(out);
    CHECK(chunk_next(r, &i));
    for (size_t k = 0; k < i->n_types; k++) {
        size_t len;
        const char *form = chunk_type(r, i->types[k], &len);

        buf_add(out, form, len);
        buf_char(out, ' ');
    }
    return buf_text(out);
}

static void
shared_vocabulary(void)
{
    struct chunk_writer *w = chunk_writer_new();
    struct chunk_types *types = NULL;
    struct buf a = {0}, b = {0}, c = {0}, anew = {0}, shown = {0};
    struct chunk_reader *ra, *rb, *rc;
    size_t len;

    encode(w, "One two one.", &a);
    encode(w, "Never sent.", NULL);
    encode(w, "Two three sent.", &b);
    encode(w, "One sent three.", &c);
    CHECK(memmem(b.data, b.len, "\3two", 4) == NULL);       /* not told again */
    CHECK(chunk_reader_new(&types, b.data, b.len) == NULL); /* not the first */
    ra = chunk_reader_new(&types, a.data, a.len);
    CHECK_TEXT(chunk_type(ra, 2, &len), "");
    CHECK(chunk_reader_new(&types, c.data, c.len) == NULL); /* not the next */
    rb = chunk_reader_new(&types, b.data, b.len);
    rc = chunk_reader_new(&types, c.data, c.len);
    chunk_types_free(types);
    CHECK_TEXT(forms(rc, &shown), "one sent three ");
    CHECK_TEXT(forms(ra, &shown), "one two ");
    chunk_type_ids(ra)[1] = 7; /* noted for all of them */
    chunk_reader_free(ra);
    chunk_reader_free(rc);
    CHECK_TEXT(forms(rb, &shown), "two three sent ");
    CHECK_NUMBER(chunk_type_ids(rb)[1], 7);
    chunk_reader_free(rb);

    chunk_writer_free(w); /* another worker begins anew */
    w = chunk_writer_new();
    types = NULL;
    encode(w, "Three one.", &anew);
    ra = chunk_reader_new(&types, a.data, a.len);
    rb = chunk_reader_new(&types, anew.data, anew.len);
    CHECK_TEXT(forms(rb, &shown), "three one ");
    CHECK_TEXT(forms(ra, &shown), "one two ");
    chunk_reader_free(ra);
    chunk_reader_free(rb);
    chunk_types_free(types);
    chunk_writer_free(w);
    buf_free(&a);
    buf_free(&b);
    buf_free(&c);
    buf_free(&anew);
    buf_free(&shown);
}

/* Where a chunk ends may not depend on what its worker has seen before. */
static void
same_size(void)
{
    enum {
        TYPES = 70000
    };
    struct chunk_writer *fresh = chunk_writer_new(), *old = chunk_writer_new();
    struct buf text = {0};
    struct doc d;

    for (int n = 0; n < TYPES; n++)
        buf_format(&text, "w%d ", n);
    encode(old, buf_text(&text), NULL);
    buf_clear(&text);
    for (int n = 0; n < 1000; n++)
        buf_format(&text, "unseen%d ", n);
    d = made("k", buf_text(&text));
    chunk_add_doc(fresh, &d);
    chunk_add_doc(old, &d);
    CHECK_NUMBER(chunk_size(old), chunk_size(fresh));
    chunk_drop(old);
    chunk_add_doc(old, &d);
    CHECK_NUMBER(chunk_size(old), chunk_size(fresh));
    doc_free(&d);
    buf_free(&text);
    chunk_writer_free(fresh);
    chunk_writer_free(old);
}

int
main(void)
{
    struct chunk_writer *w = chunk_writer_new();

    damage(w);
    chunk_writer_free(w);
    w = chunk_writer_new();
    many_types(w);
    many_types(w); /* what was remembered is forgotten */
    round_trip(w); /* the writer was emptied */
    chunk_writer_free(w);
    shared_vocabulary();
    same_size();
    return check_end();
}

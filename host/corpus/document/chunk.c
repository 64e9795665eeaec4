#include "chunk.h"

#include <stdlib.h>
#include <string.h>

#include "chunk_layout.h"
#include "mem.h"
#include "number_list.h"
#include "paragraph.h"
#include "token_types.h"
#include "words.h"

struct chunk_writer {
    struct token_types *types;
    size_t sent; /* types that the reader knows */
    struct buf items;
    size_t wide; /* bytes of `items` that are there or not, according to what
                    the worker has seen before */
    struct spans kept, words, paragraphs;
    struct document_tokens tokens;
};

struct chunk_writer *
chunk_writer_new(void)
{
    struct chunk_writer *w = mem_alloc(sizeof *w);

    w->types = token_types_new();
    return w;
}

void
chunk_writer_free(struct chunk_writer *w)
{
    if (!w)
        return;
    token_types_free(w->types);
    buf_free(&w->items);
    spans_free(&w->kept);
    spans_free(&w->words);
    spans_free(&w->paragraphs);
    document_tokens_free(&w->tokens);
    free(w);
}

static void
add_bytes(struct buf *b, const char *s, size_t len)
{
    buf_varint(b, s ? len + 1 : 0);
    if (!s)
        return;
    buf_add(b, s, len);
    buf_char(b, '\0');
}

static void
add_string(struct buf *b, const char *s)
{
    add_bytes(b, s, s ? strlen(s) : 0);
}

static void
find_tokens(struct chunk_writer *w, const struct doc *d)
{
    spans_clear(&w->words);
    if (d->text) {
        doc_kept(d, &w->kept);
        words_of(d->text, &w->kept, &w->words);
    }
    token_types_of(w->types, d->text, d->text_len, w->words.at, w->words.n,
                   &w->tokens);
}

static void
add_tokens(struct chunk_writer *w)
{
    const struct document_tokens *t = &w->tokens;

    w->wide += number_list_add(&w->items, t->number, t->n_types);
    number_list_add(&w->items, t->place, t->n);
}

static void
add_signature(struct chunk_writer *w)
{
    struct signature s;

    if (!w->words.n)
        return;
    signature_make(w->tokens.hash, w->tokens.n, &s);
    buf_add(&w->items, s.bin, sizeof s.bin);
}

static void
add_paragraphs(struct chunk_writer *w, const struct doc *d)
{
    struct spans *p = &w->paragraphs;

    spans_clear(p);
    if (d->text && d->outlet && !d->whole)
        paragraphs_keyed(d->text, &w->kept, p);
    buf_varint(&w->items, p->n);
    for (size_t i = 0; i < p->n; i++)
        buf_u32(&w->items, paragraph_key(d->text, p->at[i]));
}

static void
add_removed(struct buf *b, const struct doc *d)
{
    uint32_t at = 0;

    buf_varint(b, d->n_removed);
    for (size_t i = 0; i < d->n_removed; i++) {
        const struct removed *r = &d->removed[i];

        buf_varint(b, r->at.start - at);
        buf_varint(b, r->at.stop - r->at.start);
        add_string(b, r->kind);
        add_string(b, r->rule);
        at = r->at.stop;
    }
}

void
chunk_add_doc(struct chunk_writer *w, const struct doc *d)
{
    struct buf *b = &w->items;

    buf_char(b, 'd');
#define DOC_FIELD(member) add_string(b, d->member);
    DOC_FIELDS
#undef DOC_FIELD
    add_bytes(b, d->text, d->text_len);
    add_removed(b, d);
    buf_varint(b, d->replaced);
    buf_add(b, d->content.bytes, sizeof d->content.bytes);
    buf_u8(b, d->whole);
    find_tokens(w, d);
    add_tokens(w);
    add_signature(w);
    add_paragraphs(w, d);
}

void
chunk_add_note(struct chunk_writer *w, const char *uri, const char *reason,
               const char *detail)
{
    buf_char(&w->items, 'n');
    add_string(&w->items, uri);
    add_string(&w->items, reason);
    add_string(&w->items, detail);
}

size_t
chunk_size(const struct chunk_writer *w)
{
    return sizeof chunk_mark + w->items.len - w->wide;
}

const struct buf *
chunk_head(struct chunk_writer *w, struct buf *out)
{
    buf_add(out, chunk_mark, sizeof chunk_mark);
    buf_varint(out, w->sent);
    buf_varint(out, token_types_count(w->types) - w->sent);
    token_types_forms(w->types, w->sent, out);
    w->sent = token_types_count(w->types);
    return &w->items;
}

void
chunk_drop(struct chunk_writer *w)
{
    buf_clear(&w->items);
    w->wide = 0;
    if (token_types_forget(w->types))
        w->sent = 0;
}

/* The readers of chunk.h. */
#include <stdlib.h>
#include <string.h>

#include "chunk.h"
#include "chunk_layout.h"
#include "mem.h"
#include "number_list.h"

struct chunk_types {
    unsigned users;
    struct buf bytes;
    struct form {
        uint32_t at, len; /* in `bytes` */
    } * form;
    uint32_t *id;
    size_t n, cap, cap_ids;
};

struct chunk_reader {
    struct cur c;
    struct chunk_types *types;
    struct number_list document_types, tokens;
    uint32_t *paragraphs;
    struct removed *removed;
    size_t cap_paragraphs, cap_removed;
    struct chunk_item item;
    bool damaged;
};

static size_t
left(const struct cur *c)
{
    return (size_t)(c->end - c->p);
}

/* A count of things that take at least one byte each. */
static size_t
count(struct cur *c)
{
    uint64_t n = cur_varint(c);

    if (n > left(c)) {
        c->bad = true;
        return 0;
    }
    return (size_t)n;
}

void
chunk_types_free(struct chunk_types *t)
{
    if (!t || --t->users)
        return;
    buf_free(&t->bytes);
    free(t->form);
    free(t->id);
    free(t);
}

static void
add_type(struct chunk_types *t, const char *s, size_t len)
{
    t->form = mem_grow(t->form, &t->cap, t->n + 1, sizeof *t->form);
    t->id = mem_grow(t->id, &t->cap_ids, t->n + 1, sizeof *t->id);
    t->form[t->n] = (struct form){(uint32_t)t->bytes.len, (uint32_t)len};
    t->id[t->n++] = 0;
    buf_add(&t->bytes, s, len);
}

/* The chunk's types, with those that were sent before. */
static void
read_types(struct cur *c, struct chunk_types **of)
{
    uint64_t sent = cur_varint(c);
    size_t n = count(c);

    if (!sent) {
        chunk_types_free(*of);
        *of = mem_alloc(sizeof **of);
        (*of)->users = 1;
    } else if (!*of || sent != (*of)->n) {
        c->bad = true;
    }
    for (size_t i = 0; i < n && !c->bad; i++) {
        size_t len;
        const char *s = cur_bytes(c, &len);

        c->bad |= len > UINT32_MAX - (*of)->bytes.len;
        if (!c->bad)
            add_type(*of, s, len);
    }
}

struct chunk_reader *
chunk_reader_new(struct chunk_types **of, const char *data, size_t len)
{
    struct chunk_types *own = NULL;
    struct chunk_reader *r;
    struct cur c;

    if (len < sizeof chunk_mark ||
        memcmp(data, chunk_mark, sizeof chunk_mark) != 0)
        return NULL;
    c = cur_of(data + sizeof chunk_mark, len - sizeof chunk_mark);
    of = of ? of : &own;
    read_types(&c, of);
    if (c.bad) {
        chunk_types_free(own);
        return NULL;
    }
    r = mem_alloc(sizeof *r);
    r->c = c;
    r->types = *of;
    r->types->users += !own;
    return r;
}

void
chunk_reader_free(struct chunk_reader *r)
{
    if (!r)
        return;
    chunk_types_free(r->types);
    free(r->removed);
    number_list_free(&r->document_types);
    number_list_free(&r->tokens);
    free(r->paragraphs);
    free(r);
}

const char *
chunk_type(const struct chunk_reader *r, uint32_t type, size_t *len)
{
    const struct chunk_types *t = r->types;

    if (type >= t->n) {
        *len = 0;
        return "";
    }
    *len = t->form[type].len;
    return t->bytes.data + t->form[type].at;
}

uint32_t *
chunk_type_ids(const struct chunk_reader *r)
{
    return r->types->id;
}

/* A string of the chunk, NULL if it is none; a document does not own it. */
static char *
string(struct cur *c, size_t *len)
{
    size_t n = count(c);
    const char *s = c->p;

    *len = n ? n - 1 : 0;
    if (!n)
        return NULL;
    c->p += n;
    if (s[n - 1] == '\0')
        return (char *)s;
    c->bad = true;
    return NULL;
}

static char *
field(struct cur *c)
{
    size_t len;

    return string(c, &len);
}

static void
read_text(struct cur *c, struct doc *d)
{
    size_t len;

    d->text = string(c, &len);
    if (len > DOC_TEXT_MAX)
        c->bad = true;
    else
        d->text_len = (uint32_t)len;
}

static void
read_removed(struct chunk_reader *reader, struct doc *d)
{
    struct cur *c = &reader->c;
    size_t n = count(c);
    uint64_t at = 0;

    d->removed = reader->removed =
        mem_grow(reader->removed, &reader->cap_removed, n, sizeof *d->removed);
    for (size_t i = 0; i < n && !c->bad; i++) {
        struct removed *r = &d->removed[d->n_removed];
        uint64_t gap = cur_varint(c), len = cur_varint(c);

        if (gap > d->text_len - at || len > d->text_len - at - gap || !len) {
            c->bad = true;
            return;
        }
        r->at.start = (uint32_t)(at + gap);
        r->at.stop = (uint32_t)(at += gap + len);
        r->kind = field(c);
        r->rule = field(c);
        d->n_removed++;
        if (!r->kind || !r->rule)
            c->bad = true;
    }
}

static void
read_tokens(struct chunk_reader *r)
{
    number_list_read(&r->c, r->types->n, &r->document_types);
    number_list_read(&r->c, r->document_types.n, &r->tokens);
    r->item.types = r->document_types.at;
    r->item.n_types = r->document_types.n;
    r->item.tokens = r->tokens.at;
    r->item.n_tokens = r->tokens.n;
}

static void
read_signature(struct chunk_reader *r)
{
    struct signature *s = &r->item.signature;

    if (!r->item.n_tokens)
        return;
    if (left(&r->c) < sizeof s->bin) {
        r->c.bad = true;
        return;
    }
    memcpy(s->bin, r->c.p, sizeof s->bin);
    r->c.p += sizeof s->bin;
}

static void
read_paragraphs(struct chunk_reader *r)
{
    size_t n = count(&r->c);

    r->paragraphs =
        mem_grow(r->paragraphs, &r->cap_paragraphs, n, sizeof *r->paragraphs);
    for (size_t i = 0; i < n; i++)
        r->paragraphs[i] = cur_u32(&r->c);
    r->item.paragraphs = r->paragraphs;
    r->item.n_paragraphs = n;
}

static void
read_doc(struct chunk_reader *r)
{
    struct cur *c = &r->c;
    struct doc *d = &r->item.doc;

    r->item.is_doc = true;
#define DOC_FIELD(member) d->member = field(c);
    DOC_FIELDS
#undef DOC_FIELD
    read_text(c, d);
    read_removed(r, d);
    d->replaced = (uint32_t)cur_varint(c);
    for (size_t i = 0; i < sizeof d->content.bytes; i++)
        d->content.bytes[i] = cur_u8(c);
    d->whole = cur_u8(c) != 0;
    read_tokens(r);
    read_signature(r);
    read_paragraphs(r);
    if (!d->key || !d->uri)
        c->bad = true;
}

static void
read_note(struct chunk_reader *r)
{
    r->item.uri = field(&r->c);
    r->item.reason = field(&r->c);
    r->item.detail = field(&r->c);
    if (!r->item.uri || !r->item.reason)
        r->c.bad = true;
}

bool
chunk_next(struct chunk_reader *r, struct chunk_item **item)
{
    r->item = (struct chunk_item){0};
    if (r->damaged || !left(&r->c))
        return false;
    switch (cur_u8(&r->c)) {
    case 'd':
        read_doc(r);
        break;
    case 'n':
        read_note(r);
        break;
    default:
        r->c.bad = true;
    }
    if (r->c.bad) {
        r->damaged = true;
        return false;
    }
    *item = &r->item;
    return true;
}

bool
chunk_damaged(const struct chunk_reader *r)
{
    return r->damaged;
}

#include "tree.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"

#define SLAB_BYTES (1u << 20)
#define ALIGN 16

/* The parser frees nothing: its memory goes as a whole, also when it is left in
   the middle because it asks for too much. */
struct slab {
    struct slab *next;
    size_t used, size;
    _Alignas(ALIGN) char bytes[];
};

struct arena {
    struct slab *top;
    size_t taken;
    jmp_buf full;
};

static void *
take(void *cookie, size_t size)
{
    struct arena *a = cookie;
    struct slab *s = a->top;
    void *p;

    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    if (size > HTML_MEMORY_MAX || a->taken + size > HTML_MEMORY_MAX)
        longjmp(a->full, 1);
    if (!s || s->size - s->used < size) {
        size_t room = size > SLAB_BYTES ? size : SLAB_BYTES;

        s = mem_resize(NULL, sizeof *s + room);
        *s = (struct slab){.next = a->top, .size = room};
        a->top = s;
        a->taken += room;
    }
    p = s->bytes + s->used;
    s->used += size;
    return p;
}

static void
keep(void *cookie, void *p)
{
    (void)cookie;
    (void)p;
}

static void
arena_free(struct arena *a)
{
    while (a->top) {
        struct slab *next = a->top->next;

        free(a->top);
        a->top = next;
    }
}

static uint32_t
put_string(struct tree *t, const char *s)
{
    size_t at = t->bytes.len;

    buf_add(&t->bytes, s, strlen(s) + 1);
    return (uint32_t)at;
}

static size_t
put_node(struct tree *t, const struct tree_node *n)
{
    t->nodes = mem_grow(t->nodes, &t->cap, t->n + 1, sizeof *t->nodes);
    t->nodes[t->n] = *n;
    return t->n++;
}

static void
put_attributes(struct tree *t, struct tree_node *n, const GumboVector *v)
{
    n->attributes = (uint32_t)t->n_attributes;
    n->n_attributes = v->length;
    t->attributes =
        mem_grow(t->attributes, &t->cap_attributes, t->n_attributes + v->length,
                 sizeof *t->attributes);
    for (unsigned i = 0; i < v->length; i++) {
        const GumboAttribute *a = v->data[i];

        t->attributes[t->n_attributes++] = (struct tree_attribute){
            put_string(t, a->name), put_string(t, a->value)};
    }
}

static size_t
put_gumbo(struct tree *t, const GumboNode *g, uint32_t parent)
{
    struct tree_node n = {.tag = GUMBO_TAG_LAST, .parent = parent};

    if (g->type == GUMBO_NODE_ELEMENT || g->type == GUMBO_NODE_TEMPLATE) {
        n.tag = g->v.element.tag;
        put_attributes(t, &n, &g->v.element.attributes);
    } else if (g->type != GUMBO_NODE_COMMENT) {
        n.at = put_string(t, g->v.text.text);
        n.len = (uint32_t)(t->bytes.len - n.at - 1);
    }
    return put_node(t, &n);
}

struct visit {
    const GumboVector *children;
    unsigned next;
    uint32_t node;
};

/* The parser's tree into the list, without recursion. */
static void
flatten(struct tree *t, const GumboNode *page)
{
    struct visit *stack = NULL;
    size_t n = 0, cap = 0;

    put_node(t, &(struct tree_node){.tag = GUMBO_TAG_UNKNOWN});
    stack = mem_grow(stack, &cap, 1, sizeof *stack);
    stack[n++] = (struct visit){&page->v.document.children, 0, 0};
    while (n) {
        struct visit *v = &stack[n - 1];
        const GumboNode *child;
        size_t node;

        if (v->next == v->children->length) {
            t->nodes[v->node].end = (uint32_t)t->n;
            n--;
            continue;
        }
        child = v->children->data[v->next++];
        node = put_gumbo(t, child, v->node);
        t->nodes[node].end = (uint32_t)t->n;
        if (child->type != GUMBO_NODE_ELEMENT &&
            child->type != GUMBO_NODE_TEMPLATE)
            continue;
        stack = mem_grow(stack, &cap, n + 1, sizeof *stack);
        stack[n++] =
            (struct visit){&child->v.element.children, 0, (uint32_t)node};
    }
    free(stack);
}

/* Apart from tree_parse: what changes after setjmp is not this function's. */
static bool
parse(struct tree *t, struct arena *a, const char *page, size_t len)
{
    GumboOptions options = kGumboDefaultOptions;

    options.allocator = take;
    options.deallocator = keep;
    options.userdata = a;
    options.max_errors = 0;
    if (setjmp(a->full))
        return false;
    flatten(t, gumbo_parse_with_options(&options, page, len)->document);
    return true;
}

bool
tree_parse(struct tree *t, const char *page, size_t len)
{
    struct arena a = {0};
    bool parsed = parse(t, &a, page, len);

    arena_free(&a);
    return parsed;
}

void
tree_free(struct tree *t)
{
    buf_free(&t->bytes);
    free(t->nodes);
    free(t->attributes);
    *t = (struct tree){0};
}

const char *
tree_attribute(const struct tree *t, size_t node, const char *name)
{
    const struct tree_node *n = &t->nodes[node];

    for (size_t i = 0; i < n->n_attributes; i++) {
        const struct tree_attribute *a = &t->attributes[n->attributes + i];

        if (strcmp(t->bytes.data + a->name, name) == 0)
            return t->bytes.data + a->value;
    }
    return NULL;
}

bool
tree_attribute_has(const struct tree *t, size_t node, const char *name,
                   const char *word)
{
    const char *s = tree_attribute(t, node, name);
    size_t len = strlen(word), n;

    for (; s && *s; s += n + (s[n] != '\0')) {
        n = strcspn(s, " \t\n");
        if (n == len && strncasecmp(s, word, len) == 0)
            return true;
    }
    return false;
}

bool
tree_inline(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RB:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_UNKNOWN:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
        return true;
    default:
        return false;
    }
}

/* The bytes of the white space at s, or 0. */
static size_t
space(const char *s, size_t len)
{
    if (*s == ' ' || (*s >= '\t' && *s <= '\r'))
        return 1;
    if (len >= 2 && memcmp(s, "\xc2\xa0", 2) == 0)
        return 2;
    if (len >= 3 && memcmp(s, "\xe3\x80\x80", 3) == 0)
        return 3;
    return 0;
}

void
tree_fold(const char *s, size_t len, struct buf *out)
{
    for (size_t i = 0; i < len;) {
        size_t n = space(s + i, len - i);

        if (!n) {
            buf_char(out, s[i++]);
            continue;
        }
        if (out->len && out->data[out->len - 1] != ' ' &&
            out->data[out->len - 1] != '\n')
            buf_char(out, ' ');
        i += n;
    }
}

/* The bytes of a text that tree_text takes: whole characters. */
static size_t
beginning(const struct tree *t, const struct tree_node *n)
{
    size_t len = n->len;

    if (len <= TREE_TEXT_MAX)
        return len;
    for (len = TREE_TEXT_MAX; (t->bytes.data[n->at + len] & 0xc0) == 0x80;)
        len--;
    return len;
}

void
tree_text(const struct tree *t, size_t node, struct buf *out)
{
    for (size_t i = node; i < t->nodes[node].end && out->len <= TREE_TEXT_MAX;
         i++) {
        const struct tree_node *n = &t->nodes[i];

        if (n->tag == GUMBO_TAG_LAST)
            tree_fold(t->bytes.data + n->at, beginning(t, n), out);
        else if (!tree_inline(n->tag))
            tree_fold(" ", 1, out);
    }
    while (out->len && out->data[out->len - 1] == ' ')
        out->len--;
}

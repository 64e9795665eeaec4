#include "page_line.h"

#include <string.h>

#include "part.h"

/* Whether an element is a line of its own, or several. */
static bool
is_block(const struct tree *t, size_t node)
{
    GumboTag tag = t->nodes[node].tag;

    return tag != GUMBO_TAG_LAST &&
           (!tree_inline(tag) || part_of(t, node) == PART_BYLINE);
}

static size_t
block_of(const struct tree *t, size_t node)
{
    do
        node = t->nodes[node].parent;
    while (node && !is_block(t, node));
    return node;
}

/* Whether the text at node shows something; appends it. */
static bool
add_text(const struct tree *t, size_t node, struct buf *out)
{
    const struct tree_node *n = &t->nodes[node];
    size_t was = out->len;

    tree_fold(t->bytes.data + n->at, n->len, out);
    return out->len > was && strspn(out->data + was, " ") < out->len - was;
}

bool
page_line_next(const struct tree *t, size_t to, struct page_line *line,
               struct buf *out)
{
    size_t i = line->to, block = 0, around = 0;

    buf_clear(out);
    for (; i < t->n && (i < to || out->len); i++) {
        const struct tree_node *n = &t->nodes[i];
        bool first = !out->len;

        if (n->tag != GUMBO_TAG_LAST) {
            if (out->len && is_block(t, i))
                break;
            continue;
        }
        if (first) {
            line->from = i;
            block = block_of(t, i);
        } else if (block_of(t, i) != block) {
            break;
        } else if (n->parent != around) {
            buf_char(out, PAGE_LINE_ELEMENT);
        }
        around = n->parent;
        if (!add_text(t, i, out) && first)
            buf_clear(out);
    }
    line->to = i;
    return out->len > 0;
}

/* What all that reads queries does: nodes and faults. */
#include "parse_inside.h"

#include "mem.h"
#include "terminal_text.h"

uint32_t
parse_wrong(struct parser *p, size_t at, const char *what)
{
    struct buf shown = {0}, before = {0};
    size_t columns = terminal_text(&before, p->text, at);

    terminal_text(&shown, p->text, p->len);
    buf_clear(&before);
    terminal_pad(&before, columns);
    fault_set(p->ft, FAULT_USAGE, "%s\n    %s\n    %s^", what, buf_text(&shown),
              buf_text(&before));
    buf_free(&shown);
    buf_free(&before);
    return 0;
}

uint32_t
parse_add(struct parser *p, struct node n)
{
    struct query *q = &p->q;

    if (!q->n)
        q->n = 1;
    q->node = mem_grow(q->node, &q->cap, q->n + 1, sizeof *q->node);
    q->node[q->n] = n;
    return (uint32_t)q->n++;
}

void
parse_append(struct parser *p, struct children *c, uint32_t node)
{
    if (c->last)
        p->q.node[c->last].next = node;
    else
        c->first = node;
    c->last = node;
    c->n++;
}

#include "node.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "mem.h"

enum {
    PARTS_MAX = 31
};

/* Fills what one word of the node is, and the numbers of parts. */
static void
look_at_units(struct node *n, struct units *u, const struct pattern *p,
              uint32_t *is)
{
    struct spans parts = {0};
    uint32_t size = units_size(u);

    for (uint32_t unit = 1; unit <= size; unit++) {
        size_t len;
        const char *form = units_form(u, unit, &len);

        spans_clear(&parts);
        fold_parts(form, len, &parts);
        if (parts.n > PARTS_MAX)
            parts.n = PARTS_MAX;
        n->parts[unit] = (uint8_t)parts.n;
        is[unit] = pattern_is(p, form, len) ? NODE_WHOLE : 0;
        for (size_t i = 0; i < parts.n; i++) {
            struct span at = parts.at[i];
            bool whole = at.stop - at.start == len; /* was asked already */

            if (whole ? is[unit] == NODE_WHOLE
                      : pattern_is(p, form + at.start, at.stop - at.start))
                is[unit] |= (uint32_t)1 << i;
        }
    }
    spans_free(&parts);
}

int
node_make(struct node *n, struct units *u, const char *text, struct fault *ft)
{
    char *copy, *save = NULL;
    size_t size = (size_t)units_size(u) + 1;

    if (*text != '/' && strpbrk(text, "[]()|"))
        return fault_set(ft, FAULT_USAGE,
                         "`%s`: a word or phrase is wanted, with * and ? in "
                         "its words; what ( ) [ ] | mean slant kwic knows",
                         text);
    copy = units_phrase(u, text);
    *n = (struct node){.parts = mem_alloc(size)};
    for (char *word = strtok_r(copy, " ", &save); word;
         word = strtok_r(NULL, " ", &save)) {
        struct pattern p;

        if (pattern_make(&p, word, ft)) {
            free(copy);
            node_free(n);
            return -1;
        }
        n->is = mem_resize(n->is, (n->n + 1) * sizeof *n->is);
        n->is[n->n] = mem_alloc(size * sizeof **n->is);
        look_at_units(n, u, &p, n->is[n->n++]);
        pattern_free(&p);
    }
    free(copy);
    if (n->n)
        return 0;
    node_free(n);
    return fault_set(ft, FAULT_USAGE, "there is no word in `%s`", text);
}

void
node_free(struct node *n)
{
    for (size_t i = 0; i < n->n; i++)
        free(n->is[i]);
    free(n->is);
    free(n->parts);
    *n = (struct node){0};
}

/* The place behind the words from `word` on, that begin with a part of place
   i; 0: they do not stand there. */
static size_t
end_of(const struct node *n, const struct passage *p, size_t i, unsigned part,
       size_t word)
{
    uint32_t is;
    size_t end = 0;

    if (word == n->n)
        return part ? i + 1 : i;
    if (i == p->n || (word && !part && p->cut && p->cut[i]))
        return 0;
    is = n->is[word][p->units[i]];
    if (is >> part & 1)
        end = part + 1 < n->parts[p->units[i]]
                  ? end_of(n, p, i, part + 1, word + 1)
                  : end_of(n, p, i + 1, 0, word + 1);
    if (!end && !part && is & NODE_WHOLE)
        end = end_of(n, p, i + 1, 0, word + 1);
    return end;
}

size_t
node_end(const struct node *n, const struct passage *p, size_t i)
{
    size_t end = 0;

    for (unsigned part = 0; part < n->parts[p->units[i]] && !end; part++)
        end = end_of(n, p, i, part, 0);
    return end;
}

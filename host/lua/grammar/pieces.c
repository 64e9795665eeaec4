#include "pieces.h"

#include "complement.h"
#include "mem.h"

void
pieces_add(struct statement_reader *r, struct statement *s, int first, int last)
{
    struct statement_list *list = r->list;

    list->pieces = mem_grow(list->pieces, &list->cap_pieces, list->n_pieces + 1,
                            sizeof *list->pieces);
    list->pieces[list->n_pieces++] = (struct piece){first, last};
    s->n_pieces++;
}

void
pieces_add_more(struct statement_reader *r, struct statement *s, int last)
{
    const struct clauses *d = &r->d;
    int at = tags_from(d, last + 1, "^[^%.\n]*%.()Q");

    while (at != NO_PLACE) {
        int stop = quotation_end(d, at);

        if (!tag_in(d, stop + 1, ".\n"))
            return;
        pieces_add(r, s, at, stop);
        at = tags_from(d, stop + 1, "^%.()Q");
    }
}

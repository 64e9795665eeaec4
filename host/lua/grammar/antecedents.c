#include "antecedents.h"

#include <stdlib.h>

#include "mem.h"

#define FAR 1500 /* bytes */

static void
add_point(struct antecedents *a, const struct mention *m, uint32_t sentence)
{
    a->points =
        mem_grow(a->points, &a->cap_points, a->n_points + 1, sizeof *a->points);
    a->points[a->n_points++] = (struct point){
        {m->entity, m->actor, m->at, m->kind == MENTION_PERSON},
        sentence,
    };
}

static void
find_points(struct antecedents *a, const struct clauses *d,
            const struct mention_list *mentions)
{
    uint32_t stop = 0; /* of the sentence at hand */

    a->has_points = true;
    for (size_t i = 0, at = 0; i < mentions->n; i++) {
        const struct mention *m = &mentions->at[i];

        if (tag_at(d, items_from(d->items, m->at.start)) == 'Q')
            continue;
        while (m->at.start >= stop) {
            while (at < (size_t)d->n && d->t[at] != '.' && d->t[at] != '\n')
                at++;
            stop = at < (size_t)d->n ? d->items->at[at++].stop : UINT32_MAX;
        }
        add_point(a, m, stop);
    }
}

/* How many of these end by byte `at`. */
static size_t
points_by(const struct antecedents *a, uint32_t at)
{
    size_t low = 0, high = a->n_points;

    while (low < high) {
        size_t mid = (low + high + 1) / 2;

        if (a->points[mid - 1].who.at.stop <= at)
            low = mid;
        else
            high = mid - 1;
    }
    return low;
}

/* The last person met by byte `at`, or NULL. */
static const struct speaker *
met_by(const struct antecedents *a, uint32_t at)
{
    size_t low = 0, high = a->n_met;

    while (low < high) {
        size_t mid = (low + high + 1) / 2;

        if (a->met[mid - 1].at.stop <= at)
            low = mid;
        else
            high = mid - 1;
    }
    return low ? &a->met[low - 1] : NULL;
}

const struct speaker *
antecedents_find(struct antecedents *a, const struct clauses *d,
                 const struct mention_list *mentions, uint32_t at, bool group)
{
    const struct point *found = NULL;
    const struct speaker *met;

    if (!a->has_points)
        find_points(a, d, mentions);
    for (size_t i = points_by(a, at); i > 0; i--) {
        const struct point *p = &a->points[i - 1];

        if (at - p->who.at.stop > FAR ||
            (found && p->sentence != found->sentence))
            break;
        if (group ? !p->who.person && p->who.actor.p : p->who.person)
            found = p;
    }
    met = group ? NULL : met_by(a, at);
    if (met && (!found || met->at.start > found->who.at.stop) &&
        at - met->at.stop < FAR)
        return met;
    return found ? &found->who : NULL;
}

void
antecedents_meet(struct antecedents *a, const struct speaker *person)
{
    a->met = mem_grow(a->met, &a->cap_met, a->n_met + 1, sizeof *a->met);
    a->met[a->n_met++] = *person;
}

void
antecedents_clear(struct antecedents *a)
{
    a->has_points = false;
    a->n_points = a->n_met = 0;
}

size_t
antecedents_bytes(const struct antecedents *a)
{
    return a->cap_points * sizeof *a->points + a->cap_met * sizeof *a->met;
}

void
antecedents_free(struct antecedents *a)
{
    free(a->points);
    free(a->met);
    *a = (struct antecedents){0};
}

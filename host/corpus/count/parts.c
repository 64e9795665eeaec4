#include "parts.h"

#include <stdlib.h>
#include <string.h>

#include "expression_values.h"
#include "interval.h"

static const struct group none;

static const struct group *
group_named(const struct selection *s, const char *name)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->at[i].name && strcmp(s->at[i].name, name) == 0)
            return &s->at[i];
    return &none;
}

/* One pass gives both parts: where the condition holds and where it does not;
   for the rest of the documents it is NULL. */
static int
split(struct parts *p, struct work *w, const char *target, struct fault *ft)
{
    const struct request *q = w->q;
    struct selection *all = &p->selection[0];

    if (selection_split(all, w->reader, q->where, target, q->unique, ft))
        return -1;
    p->target.group = group_named(all, "1");
    p->reference.group = group_named(all, "0");
    if (!p->target.group->n)
        expression_tell_none(reader_store(w->reader), target);
    if (all->n && !all->at[all->n - 1].name)
        p->in_none = all->at[all->n - 1].n;
    return 0;
}

static int
select_part(struct part *p, struct selection *s, struct work *w,
            const char *condition, struct fault *ft)
{
    int bad =
        selection_split(s, w->reader, w->q->where, condition, w->q->unique, ft);

    p->group = group_named(s, "1");
    if (!bad && !p->group->n)
        expression_tell_none(reader_store(w->reader), condition);
    return bad;
}

/* Documents in both, by merging two ascending lists. */
static size_t
overlap(const struct group *a, const struct group *b)
{
    size_t n = 0;

    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
        if (a->ids[i] < b->ids[k]) {
            i++;
        } else if (a->ids[i] > b->ids[k]) {
            k++;
        } else {
            n++;
            i++;
            k++;
        }
    }
    return n;
}

static int
find_parts(struct parts *p, struct work *w, const char *target,
           const char *reference, struct fault *ft)
{
    if (!reference)
        return split(p, w, target, ft);
    if (select_part(&p->target, &p->selection[0], w, target, ft) ||
        select_part(&p->reference, &p->selection[1], w, reference, ft))
        return -1;
    p->in_both = overlap(p->target.group, p->reference.group);
    return 0;
}

/* What is wrong with one of the user's conditions says more than what is wrong
   with all of them together. */
static void
blame(struct work *w, const char *target, const char *reference,
      struct fault *ft)
{
    const char *const conditions[] = {w->q->where, target, reference};

    for (size_t i = 0; i < 3; i++) {
        struct selection alone;
        struct fault own;

        if (!conditions[i])
            continue;
        if (selection_make(&alone, w->reader, conditions[i], NULL, false,
                           &own)) {
            *ft = own;
            return;
        }
        selection_free(&alone);
    }
}

/* The smaller one first: the other may be the corpus without it. */
static int
count_parts(struct parts *p, struct work *w, struct fault *ft)
{
    bool less = p->target.group->n < p->reference.group->n;
    struct part *few = less ? &p->target : &p->reference;
    struct part *many = less ? &p->reference : &p->target;
    struct counted counted = {few->group, &few->tally};

    return tally_make(&few->tally, w, few->group, NULL, ft) ||
                   tally_make(&many->tally, w, many->group, &counted, ft)
               ? -1
               : 0;
}

int
parts_make(struct parts *p, struct work *w, const char *target,
           const char *reference, struct fault *ft)
{
    *p = (struct parts){0};
    if (find_parts(p, w, target, reference, ft)) {
        blame(w, target, reference, ft);
        return -1;
    }
    if (count_parts(p, w, ft))
        return -1;
    p->few = p->target.group->clusters < CLUSTERS_LEAST ||
             p->reference.group->clusters < CLUSTERS_LEAST;
    return 0;
}

int
parts_check(const struct parts *p, const char *target, const char *reference,
            struct fault *ft)
{
    if (p->target.tally.tokens && p->reference.tally.tokens)
        return 0;
    if (p->target.tally.tokens && !reference)
        return fault_set(ft, FAULT_USAGE, "%s: no other documents with words",
                         target);
    return fault_set(ft, FAULT_USAGE, "%s: no documents with words",
                     p->target.tally.tokens ? reference : target);
}

void
parts_free(struct parts *p)
{
    tally_free(&p->target.tally);
    tally_free(&p->reference.tally);
    selection_free(&p->selection[0]);
    selection_free(&p->selection[1]);
}

/* Names of groups are values as text, reals with 15 digits (selection.c). */
char *
parts_condition(const char *by, const char *name)
{
    struct buf out = {0};

    buf_format(&out,
               "CASE typeof(\n%s\n) WHEN 'real' THEN printf('%%.15g', \n%s\n) "
               "ELSE CAST((\n%s\n) AS TEXT) END = '",
               by, by, by);
    for (; *name; name++)
        buf_add(&out, *name == '\'' ? "''" : name, *name == '\'' ? 2 : 1);
    buf_char(&out, '\'');
    return buf_take(&out);
}

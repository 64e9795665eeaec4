#include "evidence.h"

#include <math.h>
#include <stdlib.h>

#include "mem.h"

static void
add(struct evidence_list *e, const struct passage *p, size_t first, size_t last,
    double score)
{
    const struct word *words = p->words;

    e->at = mem_grow(e->at, &e->cap, e->n + 1, sizeof *e->at);
    e->at[e->n++] =
        (struct evidence){.at = {words[first].at.start, words[last].at.stop},
                          .score = score,
                          .quoted = words[last].flags & WORD_QUOTED};
}

double
evidence_read(struct evidence_list *e, const struct linear *m,
              const struct passage *p, const struct features *f,
              const struct evidence_least *least)
{
    const struct tone *t = &f->tone;
    size_t h = 0, last;
    double score;

    e->n = 0;
    e->parts = mem_grow(e->parts, &e->cap_parts, p->n + 1, sizeof *e->parts);
    score = linear_explain(m, f, 0, e->parts, p->n);
    for (size_t i = 0; i < p->n; i = last + 1) {
        double sum = 0;
        bool hit;

        while (h < t->n && (!t->hits[h].counts || t->hits[h].modifier < i))
            h++;
        hit = h < t->n && t->hits[h].modifier == i;
        last = hit ? t->hits[h].last : i;
        for (size_t k = i; k <= last; k++)
            sum += e->parts[k];
        if (fabs(sum) >= (hit ? least->entry : least->word))
            add(e, p, i, last, sum);
    }
    return score;
}

double
evidence_of_rules(struct evidence_list *e, const struct passage *p,
                  const struct features *f)
{
    e->n = 0;
    for (size_t i = 0; i < f->tone.n; i++) {
        const struct tone_hit *hit = &f->tone.hits[i];

        if (hit->counts)
            add(e, p, hit->modifier, hit->last, hit->score);
    }
    return f->tone.valence;
}

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Words with one blank for what white space is between them; they begin and
   end with none. */
static void
add_words(const char *s, const char *end, struct buf *out)
{
    while (s < end) {
        const char *stop = s;

        while (stop < end && !is_space(*stop))
            stop++;
        buf_add(out, s, (size_t)(stop - s));
        for (s = stop; s < end && is_space(*s); s++)
            continue;
        if (s < end)
            buf_char(out, ' ');
    }
}

void
evidence_line(const struct evidence_list *e, const char *text, double scale,
              struct buf *out)
{
    for (size_t i = 0; i < e->n; i++) {
        const struct evidence *x = &e->at[i];

        if (i)
            buf_add(out, "; ", 2);
        add_words(text + x->at.start, text + x->at.stop, out);
        buf_char(out, ' ');
        buf_hundredths(out, x->score * scale);
    }
}

void
evidence_free(struct evidence_list *e)
{
    free(e->at);
    free(e->parts);
    *e = (struct evidence_list){0};
}

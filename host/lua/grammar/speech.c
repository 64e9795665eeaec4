#include "speech.h"

#include <stdlib.h>

const struct speaker *
speech_source(const struct speech *s, const struct statement *of)
{
    return of->source.first == NO_PLACE ? NULL : &s->who[of - s->statements.at];
}

struct span
speech_cue(const struct speech *s, const struct statement *of)
{
    return bytes_of(&s->d, of->cue, of->cue_stop);
}

size_t
speech_number(const struct speech *s, const struct statement *of)
{
    return (size_t)(of - s->statements.at) + 1;
}

size_t
speech_bytes(const struct speech *s)
{
    return s->cues.n * sizeof *s->cues.at +
           (s->cues.mask + 1) * sizeof *s->cues.slots +
           s->items.cap * (sizeof *s->items.at + 1) + s->cap_t +
           s->quotations.cap * sizeof *s->quotations.at +
           s->quotations.marked.cap * sizeof *s->quotations.marked.at +
           s->statements.cap * sizeof *s->statements.at +
           s->statements.cap_pieces * sizeof *s->statements.pieces +
           speakers_bytes(&s->speakers) + s->cap_who * sizeof *s->who +
           s->cap_holders * sizeof *s->holders +
           s->cap_turns * sizeof *s->turns + s->cap_told * sizeof *s->told +
           s->cap_said * sizeof *s->said;
}

void
speech_free(struct speech *s)
{
    patterns_free(&s->patterns);
    cues_free(&s->cues);
    items_free(&s->items);
    free(s->t);
    quotations_free(&s->quotations);
    free(s->statements.at);
    free(s->statements.pieces);
    speakers_free(&s->speakers);
    free(s->who);
    free(s->holders);
    free(s->turns);
    free(s->told);
    free(s->said);
    *s = (struct speech){0};
}

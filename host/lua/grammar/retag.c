#include "retag.h"

#include "word_key.h"

static uint64_t
word_of(const char *text, struct span at)
{
    return word_key(text + at.start, at.stop - at.start);
}

/* The tag of a noun behind one with the tag `before`. */
static char
noun_or_verb(const struct cue *c, char before)
{
    if (c && c->shape == SHAPE_ING && before == ',')
        return 'g';
    if (c && c->shape == SHAPE_BASE && before == 't')
        return 'v';
    return 'N';
}

void
retag(const struct cue_list *cues, const char *text, struct items *x)
{
    const uint64_t no = word_key("no", 2);

    for (size_t i = 1; i < x->n; i++) {
        char *tag = &x->tags[i];

        if (*tag == 'N' && (tag[-1] == ',' || tag[-1] == 't'))
            *tag =
                noun_or_verb(cue_find(cues, word_of(text, x->at[i])), tag[-1]);
        else if (*tag == 'r' && tag[-1] == 'd' &&
                 word_of(text, x->at[i - 1]) == no)
            tag[-1] = 'r';
    }
}

#include "readability.h"

#include <math.h>

struct readability
readability_of(const struct text_size *t)
{
    double length = t->words / t->sentences, w = t->words;

    if (!(t->words > 0 && t->sentences > 0))
        return (struct readability){NAN, NAN, NAN, NAN, NAN, NAN};
    return (struct readability){
        .flesch = 206.835 - 1.015 * length - 84.6 * t->syllables / w,
        .flesch_kincaid = 0.39 * length + 11.8 * t->syllables / w - 15.59,
        .fog = 0.4 * (length + 100 * t->polysyllables / w),
        .smog = 1.043 * sqrt(30 * t->polysyllables / t->sentences) + 3.1291,
        .ari = 0.5 * length + 4.71 * t->letters / w - 21.43,
        .coleman_liau = 5.88 * t->letters / w - 29.6 * t->sentences / w - 15.8,
    };
}

#include "stemmer.h"

#include <libstemmer.h>
#include <limits.h>
#include <stdlib.h>

#include "buf.h"
#include "library.h"
#include "mem.h"

#define STEMS(NAME)         \
    NAME(sb_stemmer_list)   \
    NAME(sb_stemmer_new)    \
    NAME(sb_stemmer_delete) \
    NAME(sb_stemmer_stem)   \
    NAME(sb_stemmer_length)

/* As library.h has it. */
struct snowball {
#define MEMBER(name) __typeof__(name) *name;
    STEMS(MEMBER)
#undef MEMBER
};

struct stemmer {
    struct sb_stemmer *of;
};

static const struct snowball *
snowball(void)
{
    static struct snowball all;
#define TEXT(name) #name,
    static const char *const names[] = {STEMS(TEXT)};
#undef TEXT

    if (!all.sb_stemmer_new)
        library_need("libstemmer.so.0d", names, sizeof names / sizeof *names,
                     &all);
    return &all;
}

static int
unknown(const char *language, struct fault *ft)
{
    struct buf names = {0};

    for (const char **name = snowball()->sb_stemmer_list(); *name; name++)
        buf_format(&names, "%s%s", names.len ? ", " : "", *name);
    fault_set(ft, FAULT_USAGE, "stems %s: there are %s", language,
              buf_text(&names));
    buf_free(&names);
    return -1;
}

int
stemmer_new(struct stemmer **out, const char *language, struct fault *ft)
{
    struct sb_stemmer *of = snowball()->sb_stemmer_new(language, "UTF_8");

    if (!of)
        return unknown(language, ft);
    *out = mem_alloc(sizeof **out);
    (*out)->of = of;
    return 0;
}

void
stemmer_free(struct stemmer *s)
{
    if (!s)
        return;
    snowball()->sb_stemmer_delete(s->of);
    free(s);
}

const char *
stemmer_of(struct stemmer *s, const char *word, size_t len, size_t *stem_len)
{
    const sb_symbol *stem = NULL;

    if (len <= INT_MAX)
        stem = snowball()->sb_stemmer_stem(s->of, (const sb_symbol *)word,
                                           (int)len);
    *stem_len = stem ? (size_t)snowball()->sb_stemmer_length(s->of) : len;
    return stem ? (const char *)stem : word;
}

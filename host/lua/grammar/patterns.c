#include "patterns.h"

#include <stdint.h>
#include <stdlib.h>

#include "pattern.h"

void
patterns_free(struct patterns *p)
{
    for (size_t i = 0; i < sizeof p->at / sizeof p->at[0]; i++)
        free((void *)p->at[i].code);
    *p = (struct patterns){0};
}

static const struct pattern_code *
code_of(struct patterns *p, const char *text)
{
    size_t size = sizeof p->at / sizeof p->at[0];
    size_t i = ((uintptr_t)text * 0x9e3779b97f4a7c15u >> 32) % size;

    while (p->at[i].text && p->at[i].text != text)
        i = (i + 1) % size;
    if (!p->at[i].text)
        p->at[i] = (struct known_pattern){text, pattern_compile(text)};
    return p->at[i].code;
}

bool
patterns_match(struct patterns *p, lua_State *L, const char *pattern,
               const char *s, size_t len, size_t from, size_t *places, int n)
{
    const struct pattern_code *code = code_of(p, pattern);
    struct pattern m;

    if (code->first &&
        (from == len || !pattern_has(code->first, (unsigned char)s[from])))
        return false;
    pattern_begin(&m, L, code, s, len);
    if (!pattern_match(&m, s + from))
        return false;
    for (int i = 0; i < n; i++)
        places[i] = (size_t)(m.captures[i].at - s);
    return true;
}

/* Lexicoder: +CATEGORY, then an entry a line. */
#include "build.h"

int
read_lexicoder(struct dictionary *d, const char *data, size_t len,
               struct fault *ft)
{
    struct text_lines l = {.p = data, .end = data + len};
    uint32_t category = DICTIONARY_TOP;

    while (text_lines_filled(&l)) {
        while (l.len && (*l.line == ' ' || *l.line == '\t')) {
            l.line++;
            l.len--;
        }
        if (*l.line == '+' && l.len > 1)
            category = build_category(d, DICTIONARY_TOP, l.line + 1, l.len - 1);
        else if (category == DICTIONARY_TOP)
            return build_fault(d, ft, l.number,
                               "a Lexicoder dictionary begins with +CATEGORY");
        else
            build_entry(d, category, l.number, l.line, l.len, true);
    }
    return 0;
}

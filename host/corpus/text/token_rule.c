#include "token_rule.h"

#include <stdbool.h>
#include <string.h>

#include "char_bits.h"
#include "fold.h"

const char *const token_rule_names[TOKEN_RULES] = {
    [TOKENS_SLANT] = "slant",
    [TOKENS_QUANTEDA] = "quanteda",
    [TOKENS_ANTCONC] = "antconc",
};

int
token_rule_named(enum token_rule *rule, const char *name, struct fault *ft)
{
    *rule = TOKENS_INSIDE;
    if (!name)
        return 0;
    for (int i = 0; i < TOKEN_RULES; i++)
        if (strcmp(token_rule_names[i], name) == 0) {
            *rule = (enum token_rule)i;
            return 0;
        }
    return fault_set(ft, FAULT_USAGE,
                     "tokens %s: there are slant, quanteda, antconc", name);
}

enum token_rule
token_rule_counted(enum token_rule rule)
{
    return rule == TOKENS_INSIDE ? TOKENS_SLANT : rule;
}

static bool
is_letter(uint8_t bits)
{
    enum char_class class = bits & CHAR_CLASS_MASK;

    return class == CHAR_LETTER || class == CHAR_HEBREW ||
           class == CHAR_KATAKANA || class == CHAR_SINGLE;
}

static void
add(struct spans *out, uint32_t start, uint32_t stop)
{
    if (stop > start)
        spans_add(out, start, stop);
}

static void
letters(const char *s, size_t len, struct spans *out)
{
    uint32_t at = 0, start = 0, next;

    for (; at < len; at = next) {
        uint8_t bits = char_bits_at(s, at, (uint32_t)len, &next);
        bool extends = (bits & CHAR_CLASS_MASK) == CHAR_EXTEND && at > start;

        if (is_letter(bits) || extends)
            continue;
        add(out, start, at);
        start = next;
    }
    add(out, start, (uint32_t)len);
}

void
token_rule_parts(enum token_rule rule, const char *s, size_t len,
                 struct spans *out)
{
    bool stop = rule == TOKENS_QUANTEDA && len && s[len - 1] == '.';

    if (rule == TOKENS_INSIDE)
        fold_parts(s, len, out);
    else if (rule == TOKENS_ANTCONC)
        letters(s, len, out);
    else
        add(out, 0, (uint32_t)(len - stop));
}

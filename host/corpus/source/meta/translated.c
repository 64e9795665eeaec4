#include "translated.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "language.h"

const char *
translated_word(const char *s, size_t len)
{
    static const char *const words[][2] = {
        {"yes", TRANSLATED_YES},     {"true", TRANSLATED_YES},
        {"y", TRANSLATED_YES},       {"1", TRANSLATED_YES},
        {"human", TRANSLATED_YES},   {"machine", TRANSLATED_YES},
        {"no", TRANSLATED_NO},       {"false", TRANSLATED_NO},
        {"n", TRANSLATED_NO},        {"0", TRANSLATED_NO},
        {"original", TRANSLATED_NO}, {"unknown", TRANSLATED_UNKNOWN},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i][0]) == len && strncasecmp(words[i][0], s, len) == 0)
            return words[i][1];
    }
    return NULL;
}

/* Letters of a variable's name alone: Translated_From is translatedfrom. */
static bool
is_called(const char *name, size_t len, const char *want)
{
    for (size_t i = 0; i < len; i++) {
        if (strchr(" _-", name[i]))
            continue;
        if (!*want || strncasecmp(name + i, want, 1) != 0)
            return false;
        want++;
    }
    return !*want;
}

static bool
is_one_of(const char *name, size_t len, const char *const *names)
{
    while (*names && !is_called(name, len, *names))
        names++;
    return *names;
}

/* json: the language of the original, as a JSON string. */
static const char *
by_original(const char *json, size_t len, const char *language)
{
    char *tag = *json == '"' ? language_tag(json + 1, len - 2) : NULL;
    const char *said = NULL;

    if (tag && language)
        said = strcmp(tag, language) == 0 ? TRANSLATED_NO : TRANSLATED_YES;
    free(tag);
    return said;
}

const char *
translated_by(const struct vars *v, const char *language)
{
    static const char *const translators[] = {
        "translator", "translators", "translatedby", "translatedfrom", NULL};
    static const char *const originals[] = {"originallanguage", "originallang",
                                            "sourcelanguage", "sourcelang",
                                            NULL};
    const char *said = NULL;

    for (size_t i = 0; i < v->n && !said; i++) {
        const struct var *x = &v->item[i];
        const char *name = v->bytes.data + x->name;
        const char *json = v->bytes.data + x->json;

        if (is_one_of(name, x->name_len, translators) && *json == '"')
            said = TRANSLATED_YES;
        else if (is_one_of(name, x->name_len, originals))
            said = by_original(json, x->json_len, language);
    }
    return said;
}

#include "cld2.h"

#include <limits.h>
#include <string.h>

#include "library.h"

/* CLD2's interface is C++. These are two of its functions, as
   cld2/public/compact_lang_det.h declares them, by the names that the C++ ABI
   gives them. Language is an enum. See library.h. */
enum {
    CLD2_UNKNOWN_ENCODING = 23,
    CLD2_UNKNOWN_LANGUAGE = 26
};

struct cld2 {
    int (*summary)(const char *text, int len, bool plain, const char *tld,
                   int encoding, int language, int languages[3],
                   int percents[3], double scores[3], int *letters,
                   bool *reliable);
    const char *(*code)(int language);
};

static const struct cld2 *
cld2(void)
{
    static struct cld2 all;
    static const char *const names[] = {
        "_ZN4CLD224ExtDetectLanguageSummaryEPKcibS1_iNS_8LanguageEPS2_PiPdS4_"
        "Pb",
        "_ZN4CLD212LanguageCodeENS_8LanguageE",
    };

    if (!all.summary)
        library_need("libcld2.so.0", names, sizeof names / sizeof *names, &all);
    return &all;
}

/* Codes that ISO 639 has withdrawn. */
static const char *
current_code(const char *code)
{
    static const char *const codes[][2] = {
        {"iw", "he"}, {"jw", "jv"}, {"in", "id"}, {"mo", "ro"}};

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (strcmp(code, codes[i][0]) == 0)
            return codes[i][1];
    }
    return code;
}

bool
cld2_identify(const char *text, size_t len, struct cld2_guess *guess)
{
    int languages[3], percents[3], letters, language;
    double scores[3];
    bool reliable;
    const char *code;
    size_t n;

    language =
        cld2()->summary(text, len < INT_MAX ? (int)len : INT_MAX, true, NULL,
                        CLD2_UNKNOWN_ENCODING, CLD2_UNKNOWN_LANGUAGE, languages,
                        percents, scores, &letters, &reliable);
    if (!reliable || language == CLD2_UNKNOWN_LANGUAGE ||
        language != languages[0])
        return false;
    code = current_code(cld2()->code(language));
    n = strcspn(code, "-");
    if (n >= sizeof guess->tag)
        return false;
    memcpy(guess->tag, code, n);
    guess->tag[n] = '\0';
    guess->share = percents[0] / 100.0;
    return true;
}

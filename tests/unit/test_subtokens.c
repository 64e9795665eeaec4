/* Promises of subtokens.h. */
#include "check.h"

#include "fold.h"
#include "hash.h"
#include "subtokens.h"
#include "words.h"

/* Whether those of a token are just its parts, folded and hashed. */
static int
agree(const char *text, struct span token)
{
    struct subtokens got = {0};
    struct spans parts = {0};
    struct buf folded = {0};
    int same;

    subtokens_add(&got, text, token);
    fold_parts(text + token.start, token.stop - token.start, &parts);
    same = got.n == parts.n;
    for (size_t i = 0; i < parts.n && same; i++) {
        uint32_t start = token.start + parts.at[i].start;
        uint32_t stop = token.start + parts.at[i].stop;

        buf_clear(&folded);
        fold_token(text + start, stop - start, &folded);
        same =
            got.at[i].at.start == start && got.at[i].at.stop == stop &&
            got.at[i].end == stop + (strncmp(text + stop, "'s", 2) ? 0 : 2) &&
            got.at[i].hash == hash64_of(folded.data, folded.len);
    }
    subtokens_free(&got);
    spans_free(&parts);
    buf_free(&folded);
    return same;
}

static void
test_agree_with_fold(void)
{
    static const char text[] =
        "China's no-limits COVID-19 Straße 1,000.50 U.S. www.example.org "
        "McDonald O\xe2\x80\x99"
        "Brien 42nd _ x "
        "Donaudampfschifffahrtsgesellschaftskapitaen \xd0\x9a\xd0\xb8\xd1\x82";
    struct spans words = {0};

    words_find(text, 0, sizeof text - 1, &words);
    CHECK(words.n > 10);
    for (size_t i = 0; i < words.n; i++)
        CHECK(agree(text, words.at[i]));
    spans_free(&words);
}

static void
test_append(void)
{
    static const char text[] = "Sino-Russian";
    struct subtokens got = {0};

    subtokens_add(&got, text, (struct span){0, 12});
    subtokens_add(&got, text, (struct span){5, 12});
    CHECK_NUMBER(got.n, 3);
    CHECK(got.at[0].hash == hash64_of("sino", 4));
    CHECK(got.at[1].hash == got.at[2].hash);
    CHECK_NUMBER(got.at[2].at.start, 5);
    subtokens_clear(&got);
    CHECK_NUMBER(got.n, 0);
    subtokens_free(&got);
}

int
main(void)
{
    test_agree_with_fold();
    test_append();
    return check_end();
}

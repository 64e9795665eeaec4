/* needle: the first place where it stands, in either case, wherever in a block
   of the processor that is; bytes that differ in one bit are others. */
#include "made_numbers.h"
#include "check.h"

#include <stdint.h>

#include "needle.h"

static const char *
one_by_one(const char *s, const char *end, const char *needle, size_t len)
{
    for (; (size_t)(end - s) >= len; s++) {
        size_t i = 0;

        while (i < len &&
               (s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]) == needle[i])
            i++;
        if (i == len)
            return s;
    }
    return NULL;
}

static void
in_any_text(void)
{
    static const char few[] = {'a', 'A', 'b', 'B', '[', '{', '-', '\r', '\xc1'};
    static const char *const needles[] = {"ab", "aab", "b-a",
                                          "[a", "{b",  "abababababababababab"};
    char text[200];

    for (int round = check_rounds(40000); round > 0; round--) {
        size_t n = chance(sizeof text), kinds = 2 + chance(sizeof few - 1);
        const char *needle = needles[chance(6)], *end = text + n;
        size_t len = strlen(needle);

        for (size_t i = 0; i < n; i++)
            text[i] = few[chance((uint32_t)kinds)];
        CHECK(needle_find(text, end, needle, len) ==
              one_by_one(text, end, needle, len));
    }
}

static void
at_each_place(void)
{
    char text[160];

    for (size_t at = 0; at + 9 <= sizeof text; at++) {
        memset(text, 'p', sizeof text);
        memcpy(text + at, "PresideNt", 9);
        CHECK(needle_find(text, text + sizeof text, "president", 9) ==
              text + at);
        CHECK(!needle_find(text, text + at + 8, "president", 9));
    }
}

int
main(void)
{
    in_any_text();
    at_each_place();
    return check_end();
}

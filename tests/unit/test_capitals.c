/* Promise of names.h: the next word with a capital, found eight bytes at a
   time, is the one that a look at each byte finds. */
#include "check.h"

#include "names.h"
#include "random.h"

/* Whether a word can begin with the byte. */
static bool
can_begin(char c)
{
    return (c >= '0' && c <= '9') || names_is_letter(c) ||
           (c >= '\xc3' && c <= '\xdf');
}

static size_t
looked_for(struct name_text t, size_t from)
{
    while (from < t.len && !(names_is_capital(t.s[from]) &&
                             (from == 0 || !can_begin(t.s[from - 1]))))
        from++;
    return from;
}

static void
test_all_places(void)
{
    static const char bytes[] = "abzAZ09 .'-@[`{\xc3\xa9\xe2\x80\x99";
    uint64_t random[4];
    char s[40];

    random_seed(random, 7);
    for (int round = 0; round < 20000; round++) {
        struct name_text t = {s, (size_t)random_between(random, 0, sizeof s)};

        for (size_t i = 0; i < t.len; i++) /* mostly small letters */
            s[i] = round % 2 && random_between(random, 0, 3)
                       ? 'e'
                       : bytes[random_between(random, 0, sizeof bytes - 2)];
        for (size_t from = 0; from <= t.len; from++)
            CHECK_NUMBER(names_next_capital(t, from), looked_for(t, from));
    }
}

int
main(void)
{
    test_all_places();
    return check_end();
}

/* small: pieces keep their bytes, are used again, and move between sizes. */
#include "small.h"

#include <string.h>

#include "check.h"

enum {
    N = 3000
};

static size_t
size_of(size_t i)
{
    return 1 + i * 7 % (2 * SMALL_MOST + 100);
}

int
main(void)
{
    static unsigned char *at[N];
    struct small_pool pool = {0};
    void *first, *other;

    for (size_t i = 0; i < N; i++) {
        at[i] = small_take(&pool, size_of(i));
        CHECK(at[i] && (size_t)at[i] % SMALL_STEP == 0);
        memset(at[i], (int)i, size_of(i));
    }
    for (size_t i = 0; i < N; i++) { /* into other sizes */
        at[i] = small_resize(&pool, at[i], size_of(i), size_of(i + 1));
        if (size_of(i + 1) > size_of(i))
            memset(at[i] + size_of(i), (int)i, size_of(i + 1) - size_of(i));
    }
    for (size_t i = 0; i < N; i++)
        for (size_t k = 0; k < size_of(i + 1); k++)
            if (at[i][k] != (unsigned char)i)
                CHECK(0);
    for (size_t i = 0; i < N; i++)
        small_give(&pool, at[i], size_of(i + 1));
    first = small_take(&pool, 40);
    small_give(&pool, first, 40);
    other = small_take(&pool, 33); /* of the same step */
    CHECK(SMALL_MOST == 0 || first == other);
    CHECK(small_resize(&pool, other, 33, 48) != NULL);
    small_give(&pool, other, 48);
    small_free(&pool);
    CHECK(!pool.pages && !pool.at);
    return check_end();
}

/* Promises of block.h. */
#include "made_numbers.h"
#include "check.h"

#include <stdbool.h>
#include <stdint.h>

#include "block.h"

static int failures;

static void
count_failure(void)
{
    failures++;
}

enum {
    BLOCKS = 4000,
    STEPS = 400000,
    LARGEST = 600 /* bytes: more than what is kept */
};

static struct held {
    unsigned char *p;
    size_t size;
    unsigned char mark;
} held[BLOCKS];

static bool
is_marked(const struct held *h, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (h->p[i] != h->mark)
            return false;
    return true;
}

/* Whatever blocks become, none touches another and all keep what is in them. */
static void
test_contents(void)
{
    size_t lost = 0, misplaced = 0;

    for (int i = 0; i < STEPS; i++) {
        struct held *h = &held[chance(BLOCKS)];
        size_t want = chance(4) ? chance(LARGEST) : chance(18) * 16;
        size_t both = want < h->size ? want : h->size;

        lost += !is_marked(h, h->size);
        h->p = block_resize(h->p, h->size, want, count_failure);
        misplaced += !h->p != !want || (uintptr_t)h->p % 16;
        lost += !is_marked(h, both);
        h->size = want;
        h->mark = (unsigned char)i;
        if (want)
            memset(h->p, h->mark, want);
    }
    for (int i = 0; i < BLOCKS; i++) {
        lost += !is_marked(&held[i], held[i].size);
        CHECK(!block_resize(held[i].p, held[i].size, 0, count_failure));
    }
    CHECK_NUMBER((int)lost, 0);
    CHECK_NUMBER((int)misplaced, 0);
}

/* More small blocks than the range holds, given back and taken once more. */
static void
test_beyond_range(void)
{
    enum {
        SIZE = 64,
        N = (24 << 20) / SIZE
    };
    static unsigned *p[N];
    size_t lost = 0;

    for (int round = 0; round < 2; round++) {
        for (unsigned i = 0; i < N; i++) {
            p[i] = block_resize(NULL, 0, SIZE, count_failure);
            p[i][0] = p[i][SIZE / sizeof **p - 1] = i;
        }
        for (unsigned i = 0; i < N; i++) {
            lost += p[i][0] != i || p[i][SIZE / sizeof **p - 1] != i;
            block_resize(p[i], SIZE, 0, count_failure);
        }
    }
    CHECK_NUMBER((int)lost, 0);
}

/* Where there is no memory the block stays as it is, and that is told. */
static void
test_none_left(void)
{
#ifndef __SANITIZE_ADDRESS__ /* which ends the process */
    unsigned char *p = block_resize(NULL, 0, 40, count_failure);

    memset(p, 7, 40);
    CHECK(!block_resize(p, 40, (size_t)1 << 62, count_failure));
    CHECK(p[0] == 7 && p[39] == 7);
    p = block_resize(p, 40, 4000, count_failure);
    CHECK(p[39] == 7);
    CHECK(!block_resize(p, 4000, (size_t)1 << 62, count_failure));
    CHECK(p[39] == 7);
    p = block_resize(p, 4000, 40, count_failure);
    CHECK(p[39] == 7);
    CHECK_NUMBER(failures, 2);
    CHECK(!block_resize(p, 40, 0, count_failure));
    CHECK_NUMBER(failures, 2);
#endif
}

int
main(void)
{
    test_contents();
    test_beyond_range();
    test_none_left();
    return check_end();
}

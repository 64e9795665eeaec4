/* N-grams come back from the file part by part, as they were put. */
#include "spill.h"

#include <stdlib.h>

#include "check.h"

enum {
    PARTS = 3,
    DOCUMENTS = 200,
    PLACES = 300 /* of a document: a part fills several blocks */
};

struct expected {
    unsigned size;
    size_t part, n;
    uint32_t document;
    bool same;
};

/* The n-gram at a place: ids that tell which. */
static void
made(uint32_t *ids, unsigned size, uint32_t document, uint32_t place)
{
    for (unsigned k = 0; k < size; k++)
        ids[k] = document * PLACES + place + k;
}

static void
see(void *cookie, uint32_t document, const uint32_t *ids, size_t n, size_t step)
{
    struct expected *e = cookie;

    for (; n; n--, ids += step, e->n++) {
        uint32_t want[4];
        size_t at = e->n * PARTS + e->part;

        made(want, e->size, (uint32_t)(at / PLACES + 1),
             (uint32_t)(at % PLACES));
        e->same = e->same && document == at / PLACES + 1 &&
                  document >= e->document &&
                  memcmp(want, ids, e->size * sizeof *ids) == 0;
        e->document = document;
    }
}

static struct spill *
filled(unsigned size)
{
    struct spill *s;
    struct fault ft;

    if (spill_new(&s, PARTS, size, &ft)) {
        fprintf(stderr, "%s\n", ft.text);
        exit(1);
    }
    for (uint32_t at = 0; at < DOCUMENTS * PLACES; at++) {
        uint32_t ids[4];

        made(ids, size, at / PLACES + 1, at % PLACES);
        spill_put(s, at % PARTS, at / PLACES + 1, ids);
    }
    return s;
}

static void
test_parts(unsigned size)
{
    struct spill *s = filled(size);
    struct fault ft;

    for (size_t part = 0; part < PARTS; part++) {
        struct expected e = {.size = size, .part = part, .same = true};

        CHECK(!spill_each(s, part, see, &e, &ft));
        CHECK(e.same);
        CHECK_NUMBER(e.n, DOCUMENTS * PLACES / PARTS);
    }
    spill_free(s);
}

static void
test_empty(void)
{
    struct spill *s;
    struct expected e = {.size = 2};
    struct fault ft;

    CHECK(!spill_new(&s, 2, 2, &ft));
    CHECK(!spill_each(s, 1, see, &e, &ft));
    CHECK_NUMBER(e.n, 0);
    spill_free(s);
}

static void
test_no_folder(void)
{
    struct spill *s = NULL;
    struct fault ft = {0};

    setenv("TMPDIR", "/nowhere/at all", 1);
    CHECK(spill_new(&s, 2, 2, &ft) == -1);
    CHECK(ft.code == FAULT_IO && strstr(ft.text, "/nowhere/at all") &&
          strstr(ft.text, "name another folder in $TMPDIR"));
    CHECK(!s);
    unsetenv("TMPDIR");
}

int
main(void)
{
    for (unsigned size = 1; size <= 4; size++)
        test_parts(size);
    test_empty();
    test_no_folder();
    return check_end();
}

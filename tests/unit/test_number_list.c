/* number_list: what goes in comes out, wherever the wide numbers stand; none of
   a bound or more; bytes that are cut or changed are noticed, never followed.
 */
#include "check.h"
#include "number_list.h"

enum {
    N = 300
};

/* Reads a copy of the bytes, so that ASan sees their end. */
static struct number_list
read_back(const char *data, size_t len, size_t below, bool *bad)
{
    char *copy = malloc(len ? len : 1);
    struct number_list out = {0};
    struct cur c;

    if (len)
        memcpy(copy, data, len);
    c = cur_of(copy, len);
    number_list_read(&c, below, &out);
    *bad = c.bad;
    CHECK(c.bad ? out.n == 0 : c.p <= c.end);
    free(copy);
    return out;
}

static void
same(const uint32_t *at, size_t n, size_t wide)
{
    struct buf b = {0};
    struct number_list out;
    bool bad;

    CHECK_NUMBER(number_list_add(&b, at, n), 4 * wide + (wide < 128 ? 1 : 2));
    out = read_back(b.data, b.len, UINT32_MAX, &bad);
    CHECK(!bad);
    CHECK_NUMBER(out.n, n);
    CHECK(out.n == n && (!n || memcmp(out.at, at, n * sizeof *at) == 0));
    number_list_free(&out);
    buf_free(&b);
}

static void
round_trips(void)
{
    uint32_t at[N] = {0};

    for (size_t n = 0; n <= N; n = 2 * n + 1) {
        for (uint32_t i = 0; i < n; i++)
            at[i] = 65534 - i;
        same(at, n, 0);
        for (uint32_t i = 0; i < n; i++)
            at[i] = 65535 + i * 1000000;
        same(at, n, n);
        for (uint32_t i = 0; i < n; i++)
            at[i] = i % 3 ? i : 65535 + i;
        same(at, n, (n + 2) / 3);
    }
}

static void
bounds(void)
{
    uint32_t at[] = {7, 70000, 65534};
    struct buf b = {0};
    struct number_list out;
    bool bad;

    number_list_add(&b, at, 3);
    out = read_back(b.data, b.len, 70001, &bad);
    CHECK(!bad && out.n == 3);
    number_list_free(&out);
    out = read_back(b.data, b.len, 70000, &bad);
    CHECK(bad);
    number_list_free(&out);
    buf_free(&b);
}

static void
damage(void)
{
    uint32_t at[] = {1, 65535, 2, 80000, 3};
    struct buf b = {0};
    struct number_list out;
    bool bad;

    number_list_add(&b, at, 5);
    for (size_t n = 0; n < b.len; n++) {
        out = read_back(b.data, n, UINT32_MAX, &bad);
        CHECK(bad);
        number_list_free(&out);
    }
    for (int byte = 0; byte < 256; byte++) { /* how many are wide */
        b.data[1] = (char)byte;
        out = read_back(b.data, b.len, UINT32_MAX, &bad);
        CHECK(bad == (byte != 2));
        number_list_free(&out);
    }
    buf_free(&b);
}

int
main(void)
{
    round_trips();
    bounds();
    damage();
    return check_end();
}

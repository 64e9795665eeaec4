/* types and streams: numbering strings, token ids as bytes. */
#include "made_corpus.h"
#include "stream.h"
#include "types.h"

static void
numbering(void)
{
    struct types *t = types_new();
    char form[20];
    bool added;
    size_t len;
    int wrong = 0;

    for (int i = 0; i < 20000; i++) {
        int n = snprintf(form, sizeof form, "form%d", i);

        wrong += types_intern(t, form, (size_t)n, &added) != (uint32_t)i + 1;
        wrong += !added;
    }
    for (int i = 0; i < 20000; i++) {
        int n = snprintf(form, sizeof form, "form%d", i);
        const char *got = types_form(t, (uint32_t)i + 1, &len);

        wrong += types_find(t, form, (size_t)n) != (uint32_t)i + 1;
        wrong += types_intern(t, form, (size_t)n, &added) != (uint32_t)i + 1;
        wrong += added || len != (size_t)n || memcmp(got, form, len) != 0;
    }
    CHECK_NUMBER(wrong, 0);
    CHECK_NUMBER(types_size(t), 20000);
    CHECK_NUMBER(types_find(t, "none", 4), 0);
    CHECK(types_form(t, 0, &len) == NULL && len == 0);
    CHECK(types_form(t, 20001, &len) == NULL && len == 0);
    types_free(t);
}

static void
round_trip(const uint32_t *ids, size_t n, size_t bytes)
{
    struct buf b = {0};
    struct ids out = {0};

    stream_encode(ids, n, &b);
    CHECK_NUMBER(b.len, bytes);
    CHECK(stream_decode(b.data, b.len, &out) == 0);
    CHECK_NUMBER(out.n, n);
    CHECK(out.n == n && (!n || memcmp(out.at, ids, n * sizeof *ids) == 0));
    CHECK_NUMBER(ids_highest(&out), n ? ids[n - 1] : 0);
    ids_free(&out);
    buf_free(&b);
}

/* An escape's own bytes look like escapes: ids of many 0xff. */
static void
streams(void)
{
    static const uint32_t plain[] = {1, 2, 3, 65534};
    static const uint32_t escaped[] = {65535,  7,          65536,
                                       0xffff, 0xfffffffe, 0xffffffff};
    uint32_t many[3000];
    struct ids out = {0};

    round_trip(NULL, 0, 0);
    round_trip(plain, 4, 8);
    round_trip(escaped, 6, 6 * 2 + 5 * 4);
    round_trip(escaped + 5, 1, 6);
    for (uint32_t i = 0; i < 3000; i++)
        many[i] = i % 3 ? i : 0xffff0000u + i;
    many[2999] = 0xffffffff;
    round_trip(many, 3000, 3000 * 2 + 1001 * 4);
    CHECK(stream_decode("a", 1, &out) == -1);
    CHECK(stream_decode("\xff\xff", 2, &out) == -1);
    CHECK(stream_decode("\xff\xff\x01\x02", 4, &out) == -1);
    CHECK(stream_decode("\x01\x00\xff\xff\x01\x00\x00", 7, &out) == -1);
    ids_free(&out);
}

int
main(void)
{
    numbering();
    streams();
    return check_end();
}

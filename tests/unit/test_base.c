/* Holds host/base to account: faults, numbers, JSON, hashes. */
#include "check.h"
#include "buf.h"
#include "eight.h"
#include "fault_name.h"
#include "hash.h"
#include "hash_set.h"
#include "json.h"
#include "num.h"
#include "plain.h"
#include "plural.h"
#include "radix.h"
#include "random.h"

static void
test_faults_wrap_and_map(void)
{
    struct fault ft;

    CHECK(fault_set(&ft, FAULT_BUSY, "held by %d", 7) == -1);
    CHECK(fault_wrap(&ft, "%s", "a.slant") == -1);
    CHECK_TEXT(ft.text, "a.slant: held by 7");
    CHECK(fault_exit_status(ft.code) == 75);
    CHECK_TEXT(fault_name(ft.code), "BUSY");
}

static void
test_numbers_are_strict(void)
{
    int64_t i;
    double d;
    uint64_t n;

    CHECK(num_int("-12", -20, 20, &i) && i == -12);
    CHECK(!num_int("12x", 0, 20, &i) && !num_int("", 0, 20, &i));
    CHECK(!num_int(" 1", 0, 20, &i) && !num_int("21", 0, 20, &i));
    CHECK(!num_int("99999999999999999999", 0, INT64_MAX, &i));
    CHECK(num_real("1e3", &d) && d == 1000);
    CHECK(!num_real("nan", &d) && !num_real("inf", &d) && !num_real("1,5", &d));
    CHECK(num_bytes("256MiB", &n) && n == 256u << 20);
    CHECK(num_bytes("1.5kB", &n) && n == 1500);
    CHECK(!num_bytes("-1", &n) && !num_bytes("5 MB", &n));
    CHECK(num_seconds("250ms", &d) && fabs(d - 0.25) < 1e-12);
    CHECK(!num_seconds("2", &d) && !num_seconds("0s", &d));
}

static const char *
real(double v)
{
    static struct buf b;

    buf_clear(&b);
    json_real(&b, v);
    return buf_text(&b);
}

static void
test_json_reads_back(void)
{
    struct buf b = {0};

    json_string(&b, "a\"b\\\n\x01\x7f\xc3\xa9", 9);
    CHECK_TEXT(buf_text(&b), "\"a\\\"b\\\\\\n\\u0001\\u007f\xc3\xa9\"");
    CHECK_TEXT(real(0.1), "0.1");
    CHECK_TEXT(real(3), "3.0");
    CHECK_TEXT(real(-0.0), "0.0");
    CHECK_TEXT(real(NAN), "null");
    CHECK_TEXT(real(1e300), "1e+300");
    buf_free(&b);
}

/* What json_real gave before it had a fast way: the first of 15 to 17 digits
   that read back. */
static void
by_printf(double v, char *out, size_t size)
{
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(out, size, "%.*g", digits, v);
        if (strtod(out, NULL) == v)
            break;
    }
    if (!strpbrk(out, ".en"))
        strcat(out, ".0");
}

static void
check_real(double v)
{
    char want[40];

    if (!isfinite(v) || v == 0)
        return;
    by_printf(v, want, sizeof want);
    CHECK_TEXT(real(v), want);
}

static void
test_reals_are_as_printf_has_them(void)
{
    uint64_t state[4];

    random_seed(state, 1);
    for (int i = 0; i < 100000; i++) {
        uint64_t bits = (uint64_t)random_between(state, INT64_MIN, INT64_MAX);
        double any, whole = (double)(bits >> (bits & 63));

        memcpy(&any, &bits, sizeof any);
        check_real(any);
        check_real(whole);
        check_real(whole / (double)(1 + bits % 1000));
        check_real(-(double)(bits % 1000000) / 1e6);
        check_real(ldexp(1, (int)(bits % 120) - 60));
    }
    for (int power = -12; power < 18; power++) {
        double ten = pow(10, power);

        check_real(ten);
        check_real(nextafter(ten, 0));
        check_real(nextafter(ten, INFINITY));
        check_real(ten * 5);
        check_real(ten / 2);
    }
}

static void
test_many_random_numbers_are_the_single_ones(void)
{
    static const uint32_t ranges[] = {
        1, 2, 3, 7, 1024, 33501, 1u << 31, UINT32_MAX, UINT32_MAX - 1};
    uint32_t many[1000];

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        uint64_t a[4], b[4];

        random_seed(a, i);
        random_seed(b, i);
        random_fill(a, ranges[i], many, 1000);
        for (size_t k = 0; k < 1000; k++)
            CHECK(many[k] == random_between(b, 0, (int64_t)ranges[i] - 1));
        CHECK(memcmp(a, b, sizeof a) == 0);
    }
}

static void
test_fields_do_not_run_together(void)
{
    struct hasher *h = hasher_new();
    struct hash a, b;

    hasher_string(h, "ab");
    hasher_string(h, "c");
    a = hasher_end(h);
    hasher_string(h, "a");
    hasher_string(h, "bc");
    b = hasher_end(h);
    CHECK(memcmp(&a, &b, sizeof a) != 0);
    hasher_string(h, NULL);
    a = hasher_end(h);
    hasher_string(h, "");
    b = hasher_end(h);
    CHECK(memcmp(&a, &b, sizeof a) != 0);
    hasher_free(h);
}

/* Every byte at every place among blanks and letters, against the plain rule.
 */
static void
test_eight_bytes_at_once(void)
{
    for (int c = 0; c < 256; c++) {
        for (int at = 0; at < 8; at++) {
            char s[9] = "aZ bYxAz", low[9] = "az byxaz";
            uint64_t x;

            s[at] = (char)c;
            low[at] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
            if (c >= 0x80)
                continue;
            x = eight_lower(eight_at(s));
            CHECK(memcmp(&x, low, sizeof x) == 0);
        }
    }
}

static bool
in_run(const char *s, size_t n)
{
    return (unsigned char)s[n] >= ' ' && (unsigned char)s[n] < 0x80 &&
           !(n && s[n] == ' ' && s[n - 1] == ' ');
}

static bool
in_ascii(const char *s, size_t n)
{
    return (unsigned char)s[n] < 0x80;
}

static bool
in_lines(const char *s, size_t n)
{
    return ((unsigned char)s[n] >= ' ' && (unsigned char)s[n] < 0x7f) ||
           s[n] == '\n' || s[n] == '\t';
}

static bool
in_quoted(const char *s, size_t n)
{
    return (unsigned char)s[n] >= ' ' && s[n] != '"' && s[n] != '\\';
}

static size_t
length(const char *s, size_t len, bool (*in)(const char *s, size_t n))
{
    size_t n = 0;

    while (n < len && in(s, n))
        n++;
    return n;
}

/* Every byte at every place of texts of every length. */
static void
test_plain(void)
{
    for (size_t len = 0; len < 40; len++) {
        for (size_t at = 0; at < 40; at++) {
            for (int c = 0; c < 256; c++) {
                char s[40];
                size_t run;

                for (size_t i = 0; i < sizeof s; i++)
                    s[i] = i % 5 ? 'x' : ' ';
                s[at] = (char)c;
                run = length(s, len, in_run);
                CHECK(plain_run(s, len, false) == run);
                CHECK(plain_run(s, len, true) == (*s == ' ' ? 0 : run));
                CHECK(plain_ascii(s, len) == length(s, len, in_ascii));
                CHECK(plain_lines(s, len) == length(s, len, in_lines));
                CHECK(plain_quoted(s, len) == length(s, len, in_quoted));
            }
        }
    }
}

/* As printf rounds, ties and what is near them too. */
static void
test_hundredths(void)
{
    static const double values[] = {0,     -0.0,   0.005,      0.015, -0.025,
                                    0.125, -0.375, 2.675,      0.995, -9.995,
                                    1e-9,  -1e-9,  123456.785, 1e12,  INFINITY};
    char want[64];
    struct buf b = {0};

    for (int i = 0; i < 20000; i++) {
        double v = i < 15 ? values[i] : (i * 7919 % 20011 - 10000) / 1000.0;

        buf_clear(&b);
        buf_hundredths(&b, v);
        snprintf(want, sizeof want, "%.2f", v);
        CHECK_TEXT(buf_text(&b), want);
    }
    buf_free(&b);
}

static void
test_whole_numbers(void)
{
    const int64_t numbers[] = {0, 7, -10, INT64_MAX, INT64_MIN};
    struct buf b = {0};

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        buf_str(&b, i ? " " : "");
        json_int(&b, numbers[i]);
    }
    CHECK_TEXT(buf_text(&b),
               "0 7 -10 9223372036854775807 -9223372036854775808");
    buf_free(&b);
}

static void
test_hash_set(void)
{
    struct hash_set s = {0};
    int wrong = hash_set_has(&s, 0);

    for (uint64_t i = 0; i < 10000; i += 2)
        wrong += !hash_set_add(&s, i << 20) || hash_set_add(&s, i << 20);
    for (uint64_t i = 1; i < 10000; i++) /* 0 and 1 are as one */
        wrong += hash_set_has(&s, i << 20) != (i % 2 == 0);
    CHECK_NUMBER(wrong, 0);
    CHECK(hash_set_has(&s, 0));
    hash_set_free(&s);
}

static void
test_varints_read_back(void)
{
    static const uint64_t values[] = {
        0, 1, 127, 128, 129, 255, 16383, 16384, 16385, 1u << 21, UINT64_MAX};
    struct buf b = {0};

    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        struct cur c, cut;

        buf_clear(&b);
        buf_varint(&b, values[i]);
        c = cur_of(b.data, b.len);
        cut = cur_of(b.data, b.len - 1);
        CHECK(cur_varint(&c) == values[i] && !c.bad && c.p == c.end);
        cur_varint(&cut);
        CHECK(cut.bad);
        buf_u8(&b, 0xff); /* something behind it */
        c = cur_of(b.data, b.len);
        CHECK(cur_varint(&c) == values[i] && !c.bad && c.end - c.p == 1);
    }
    buf_free(&b);
}

static void
check_radix(const struct radix *given, uint32_t n)
{
    struct radix items[1000], spare[1000];

    memcpy(items, given, n * sizeof *items);
    radix_sort(items, n, spare);
    for (uint32_t i = 0; i < n; i++) {
        CHECK(items[i].key == given[items[i].at].key);
        CHECK(!i || items[i - 1].key < items[i].key ||
              (items[i - 1].key == items[i].key &&
               items[i - 1].at < items[i].at));
    }
}

static void
test_radix_sorts_by_keys_and_keeps_the_order_of_equal_ones(void)
{
    struct radix items[1000];
    uint64_t x = 1;

    for (int shift = 0; shift < 64; shift += 9) {
        for (uint32_t i = 0; i < 1000; i++) {
            x = x * 6364136223846793005u + 1442695040888963407u;
            items[i] = (struct radix){x >> shift, i};
        }
        check_radix(items, 1000);
        check_radix(items, 1);
        check_radix(items, 0);
    }
}

static void
test_plurals(void)
{
    CHECK_TEXT(plural(1), "");
    CHECK_TEXT(plural(0), "s");
    CHECK_TEXT(plural(2), "s");
}

int
main(void)
{
    test_radix_sorts_by_keys_and_keeps_the_order_of_equal_ones();
    test_plurals();
    test_eight_bytes_at_once();
    test_plain();
    test_hundredths();
    test_faults_wrap_and_map();
    test_numbers_are_strict();
    test_json_reads_back();
    test_reals_are_as_printf_has_them();
    test_many_random_numbers_are_the_single_ones();
    test_whole_numbers();
    test_fields_do_not_run_together();
    test_varints_read_back();
    test_hash_set();
    return check_end();
}

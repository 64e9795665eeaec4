/* Periods: names and numbers, and what SQL says of dates. */
#include "made_corpus.h"

#include "period.h"
#include "sql.h"

static int64_t
number_of(const char *name, enum period_unit unit)
{
    struct period p = {0};
    char *again;

    if (!period_read(&p, name))
        return INT64_MIN;
    CHECK_NUMBER(p.unit, unit);
    again = period_name(p);
    CHECK_TEXT(again, name);
    free(again);
    return p.number;
}

static void
test_names(void)
{
    static const char *const wrong[] = {
        "",           "x",        "2025-13",    "2025-00",  "2025-Q5",
        "2025-Q0",    "2025-W53", "2025-02-30", "2025-9",   "2025-W1",
        " 2025",      "2025 ",    "2025-1-1",   "2020-W54", "2025-09-",
        "2025-09-3x", "unknown",  "2025s",      "2020sx",   "2020x"};
    struct period p;

    CHECK_NUMBER(number_of("2020s", PERIOD_DECADE), 202);
    CHECK_NUMBER(number_of("2025", PERIOD_YEAR), 2025);
    CHECK_NUMBER(number_of("2025-Q1", PERIOD_QUARTER) -
                     number_of("2024-Q4", PERIOD_QUARTER),
                 1);
    CHECK_NUMBER(number_of("2025-01", PERIOD_MONTH) -
                     number_of("2024-12", PERIOD_MONTH),
                 1);
    CHECK_NUMBER(number_of("2021-W01", PERIOD_WEEK) -
                     number_of("2020-W53", PERIOD_WEEK),
                 1);
    CHECK_NUMBER(number_of("1969-W52", PERIOD_WEEK) -
                     number_of("1969-W01", PERIOD_WEEK),
                 51);
    CHECK_NUMBER(number_of("2024-03-01", PERIOD_DAY) -
                     number_of("2024-02-28", PERIOD_DAY),
                 2);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        CHECK(!period_read(&p, wrong[i]));
}

static void
test_functions(void)
{
    static const struct {
        const char *call, *want;
    } calls[] = {
        {"decade('1989-11')", "1980s"},
        {"decade('2020')", "2020s"},
        {"decade('unknown')", NULL},
        {"quarter('2025-09-03')", "2025-Q3"},
        {"quarter('2025-12')", "2025-Q4"},
        {"week('2025-12-29')", "2026-W01"},
        {"week('2021-01-03T10:00:00Z')", "2020-W53"},
        {"week('1965-01-04')", "1965-W01"},
        {"day('2022-09-15T18:05:00+05:00')", "2022-09-15"},
        {"week('2025-12')", NULL},
        {"quarter('2025')", NULL},
        {"quarter('2025-02-30')", "2025-Q1"},
        {"day('2025-02-30')", NULL},
        {"day(NULL)", NULL},
    };
    struct made m;

    made_new(&m);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        char *text = mem_format("SELECT %s", calls[i].call);
        struct sql *q;

        CHECK_OK(&m, sql_open(&q, m.s, text, 0, &m.ft));
        CHECK_NUMBER(sql_next(q, &m.ft), 1);
        if (calls[i].want)
            CHECK_TEXT(sql_value(q, 0, NULL).text.p, calls[i].want);
        else
            CHECK_NUMBER(sql_value(q, 0, NULL).kind, VALUE_NULL);
        sql_close(q);
        free(text);
    }
    made_end(&m);
}

int
main(void)
{
    test_names();
    test_functions();
    return check_end();
}

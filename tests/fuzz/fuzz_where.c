/* An expression of --where: it selects documents or is a fault. */
#include <signal.h>
#include <stdlib.h>
#include <sys/time.h>

#include "mem.h"
#include "reader.h"
#include "tools.h"

static struct store *store;

static void
on_late(int number)
{
    (void)number;
    store_interrupt(store);
}

static void
alarm_in_ms(long ms)
{
    struct itimerval at = {.it_value = {0, ms * 1000}};

    setitimer(ITIMER_VIRTUAL, &at, NULL);
}

static void
close_corpus(void)
{
    store_close(store);
}

static void
open_corpus(void)
{
    struct fault ft;

    FUZZ_CHECK(store_open(&store, fuzz_corpus(), STORE_READ, &ft) == 0);
    atexit(close_corpus);
    signal(SIGVTALRM, on_late);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *where = mem_copy(data, size);
    struct fault ft = {0};
    struct reader *r;
    int64_t *ids;
    size_t n;

    if (!store)
        open_corpus();
    if (fuzz_sql_is_slow(where)) {
        free(where);
        return 0;
    }
    r = reader_new(store);
    alarm_in_ms(200);
    if (reader_select(r, where, size & 1, &ids, &n, &ft) == 0) {
        for (size_t i = 0; i < n; i++)
            FUZZ_CHECK(!i || ids[i] > ids[i - 1]);
        free(ids);
    } else {
        FUZZ_CHECK(ft.code == FAULT_USAGE || ft.code == FAULT_INTERRUPTED);
        FUZZ_CHECK(*ft.text);
    }
    alarm_in_ms(0);
    store_check(store, &ft);
    reader_free(r);
    free(where);
    return 0;
}

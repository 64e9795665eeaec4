/* A user's SQL: it ends in rows or in a fault, soon, and writes nothing. */
#include <ftw.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "sql.h"
#include "tools.h"

#define ROWS 1000

static struct store *store;
static struct hash before;
static int n_files;

static int
on_file(const char *path, const struct stat *st, int kind, struct FTW *place)
{
    (void)path;
    (void)st;
    (void)place;
    n_files += kind == FTW_F;
    return 0;
}

/* The folder holds the corpus as it was, and nothing else. */
static void
check_nothing_written(void)
{
    struct hash after = fuzz_file_hash(fuzz_corpus());

    store_close(store);
    FUZZ_CHECK(memcmp(&before, &after, sizeof before) == 0);
    FUZZ_CHECK(nftw(fuzz_folder(), on_file, 8, FTW_PHYS) == 0 && n_files == 1);
}

static void
open_corpus(void)
{
    struct fault ft;

    before = fuzz_file_hash(fuzz_corpus());
    FUZZ_CHECK(store_open(&store, fuzz_corpus(), STORE_READ, &ft) == 0);
    atexit(check_nothing_written);
}

static void
read_row(const struct sql *q)
{
    for (size_t i = 0; i < sql_columns(q); i++) {
        bool blob;
        struct value v = sql_value(q, i, &blob);

        FUZZ_CHECK(sql_name(q, i));
        if (v.kind == VALUE_TEXT)
            FUZZ_CHECK(hash64_of(v.text.p, v.text.len) || v.text.len);
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = mem_copy(data, size);
    struct fault ft = {0};
    struct sql *q = NULL;
    int more = -1;

    if (!store)
        open_corpus();
    if (fuzz_sql_is_slow(text)) {
        free(text);
        return 0;
    }
    if (sql_open(&q, store, text, 0.2, &ft) == 0) {
        for (int i = 0; i < ROWS && (more = sql_next(q, &ft)) > 0; i++)
            read_row(q);
        sql_close(q);
    }
    FUZZ_CHECK(more >= 0 || (ft.code == FAULT_USAGE && *ft.text));
    free(text);
    return 0;
}

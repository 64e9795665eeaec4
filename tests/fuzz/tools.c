#include "tools.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "made_corpus.h"
#include "mem.h"

static char folder[] = "/tmp/slant-fuzz-XXXXXX";
static pid_t owner;

void
fuzz_fail(const char *file, int line, const char *what)
{
    fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
    abort();
}

static int
on_entry(const char *path, const struct stat *st, int kind, struct FTW *place)
{
    (void)st;
    (void)kind;
    (void)place;
    return remove(path);
}

static void
remove_folder(void)
{
    if (getpid() == owner)
        nftw(folder, on_entry, 8, FTW_DEPTH | FTW_PHYS);
}

const char *
fuzz_folder(void)
{
    if (!owner) {
        FUZZ_CHECK(mkdtemp(folder));
        owner = getpid();
        atexit(remove_folder);
    }
    return folder;
}

char *
fuzz_write(const char *name, const void *data, size_t len)
{
    char *path = mem_format("%s/%s", fuzz_folder(), name);
    FILE *f = fopen(path, "wb");

    FUZZ_CHECK(f && fwrite(data, 1, len, f) == len && fclose(f) == 0);
    return path;
}

struct hash
fuzz_file_hash(const char *path)
{
    struct buf b = {0};
    FILE *f = fopen(path, "rb");
    struct hash hash;
    size_t n;

    FUZZ_CHECK(f);
    while ((n = fread(buf_reserve(&b, 4096), 1, 4096, f)) > 0)
        b.len += n;
    fclose(f);
    hash = hash_of(b.data, b.len);
    buf_free(&b);
    return hash;
}

static const struct made_doc docs[] = {
    {.key = "a",
     .text = "A \xe2\x80\x9cno-limits\xe2\x80\x9d partnership. "
             "China\xe2\x80\x99s policy, and China-Russia ties.",
     .published = "2022-02-04",
     .vars = "{\"desk\":\"world\",\"words\":12}"},
    {.key = "b",
     .text = "No limits. No, limits! There are no\n\nlimits in "
             "\xe4\xb8\xad\xe5\x9b\xbd and no\nlimits. Photo: Agency",
     .removed = "Photo: Agency",
     .published = "2023"},
    {.key = "c", .published = "2024", .vars = "{\"desk\":\"home\"}"},
    {.key = "d", .text = "U.S. officials met Mr. Li at 5 p.m. Monday."},
};

const char *
fuzz_corpus(void)
{
    static struct made m;

    if (m.path[0])
        return m.path;
    snprintf(m.path, sizeof m.path, "%s/a.slant", fuzz_folder());
    made_open(&m, STORE_CREATE);
    made_load(&m, docs, sizeof docs / sizeof *docs, NULL);
    made_close(&m);
    FUZZ_CHECK(!check_failed);
    return m.path;
}

bool
fuzz_sql_is_slow(const char *sql)
{
    static const char *const makers[] = {"printf", "format", "zeroblob"};

    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
        if (strcasestr(sql, makers[i]))
            return true;
    }
    return false;
}

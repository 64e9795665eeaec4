/* The names in a folder, and elements in order. */
#include "check.h"

#include <stdint.h>

#include "compare.h"
#include "folder.h"
#include "mem.h"

static void
touch(const char *folder, const char *name)
{
    char *path = mem_format("%s/%s", folder, name);
    FILE *f = fopen(path, "w");

    CHECK(f && fclose(f) == 0);
    free(path);
}

static void
names(void)
{
    char folder[] = "/tmp/slant-test-XXXXXX", *command;
    char **found;
    size_t n;

    if (!mkdtemp(folder))
        check_skip("no temporary folder");
    touch(folder, "b");
    touch(folder, "a10");
    touch(folder, ".hidden");
    touch(folder, "\xc3\xa9");
    touch(folder, "Z");
    found = folder_names(folder, &n);
    CHECK_NUMBER(n, 4);
    CHECK_TEXT(n == 4 ? found[0] : NULL, "Z");
    CHECK_TEXT(n == 4 ? found[1] : NULL, "a10");
    CHECK_TEXT(n == 4 ? found[2] : NULL, "b");
    CHECK_TEXT(n == 4 ? found[3] : NULL, "\xc3\xa9");
    mem_free_strings(found, n);
    command = mem_format("rm -r '%s'", folder);
    CHECK(system(command) == 0);
    free(command);
    found = folder_names(folder, &n);
    CHECK(!found && n == 0);
    mem_free_strings(found, n);
}

static void
order(void)
{
    int64_t small = INT64_MIN, large = INT64_MAX;
    uint32_t zero = 0, most = UINT32_MAX;
    double low = -0.5, high = 0.25;

    CHECK(compare_int64(&small, &large) < 0 &&
          compare_int64(&large, &small) > 0);
    CHECK(compare_int64(&small, &small) == 0);
    CHECK(compare_uint32(&zero, &most) < 0 && compare_uint32(&most, &zero) > 0);
    CHECK(compare_double(&low, &high) < 0 && compare_double(&high, &low) > 0);
    CHECK(compare_double(&low, &low) == 0);
}

int
main(void)
{
    names();
    order();
    return check_end();
}

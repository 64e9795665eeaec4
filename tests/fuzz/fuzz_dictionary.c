/* A dictionary file; its first line is the file's name. Entries stand in
   categories that are there, and notes name the file. */
#include <stdlib.h>
#include <string.h>

#include "dictionary.h"
#include "mem.h"
#include "tools.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *all = mem_copy(size ? (const char *)data : "", size);
    char *end = memchr(all, '\n', size), *name;
    struct dictionary *d = NULL;
    struct fault ft = {0};

    if (!end || size > 50000) {
        free(all);
        return 0;
    }
    name = mem_copy(all, (size_t)(end - all));
    if (dictionary_read(&d, name, end + 1, size - (size_t)(end + 1 - all), NULL,
                        NULL, &ft)) {
        FUZZ_CHECK(ft.code == FAULT_USAGE && *ft.text && !d);
    } else {
        FUZZ_CHECK(d->n_entries > 0);
        for (size_t i = 0; i < d->n_categories; i++)
            FUZZ_CHECK(d->category[i].parent == DICTIONARY_TOP ||
                       d->category[i].parent < i);
        for (size_t i = 0; i < d->n_entries; i++)
            FUZZ_CHECK(d->entry[i].category < d->n_categories &&
                       d->entry[i].line > 0 && d->entry[i].query.root);
        for (size_t i = 0; i < d->n_notes; i++)
            FUZZ_CHECK(strncmp(d->note[i], name, strlen(name)) == 0);
    }
    dictionary_free(d);
    free(name);
    free(all);
    return 0;
}

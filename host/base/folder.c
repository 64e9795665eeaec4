#include "folder.h"

#include <dirent.h>
#include <stdlib.h>

#include "compare.h"
#include "mem.h"

char **
folder_names(const char *path, size_t *n)
{
    DIR *folder = opendir(path);
    char **names = NULL;
    size_t cap = 0;
    struct dirent *entry;

    *n = 0;
    while (folder && (entry = readdir(folder))) {
        if (*entry->d_name == '.')
            continue;
        names = mem_grow(names, &cap, *n + 1, sizeof *names);
        names[(*n)++] = mem_string(entry->d_name);
    }
    if (folder)
        closedir(folder);
    if (*n)
        qsort(names, *n, sizeof *names, compare_string);
    return names;
}

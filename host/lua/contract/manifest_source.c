/* The hash of a plugin's files, for manifest_json.h. */
#include <stdlib.h>
#include <sys/stat.h>

#include "folder.h"
#include "hash.h"
#include "manifest_json.h"
#include "mem.h"
#include "options.h"
#include "program.h"

/* text: room for the file, the same for all so that its pages are there. */
static int
add_file(struct hasher *h, const char *folder, const char *name,
         struct buf *text)
{
    int r = program_read_own(folder, name, OPTIONS_FILE_MAX, text);

    if (r == 0 && text->len > OPTIONS_FILE_MAX)
        r = -1;
    if (r)
        buf_clear(text);
    hasher_string(h, name);
    hasher_field(h, text->data, text->len);
    return r;
}

/* Everything in folder/name, by name; no such folder is nothing. */
static int
add_folder(struct hasher *h, const char *folder, const char *name,
           struct buf *text)
{
    char *path = mem_format("%s/%s", folder, name);
    struct stat st;
    size_t n;
    char **names = folder_names(path, &n);
    int r = 0;

    for (size_t i = 0; i < n; i++) {
        char *inner = mem_format("%s/%s", name, names[i]);
        char *file = mem_format("%s/%s", folder, inner);

        if (r == 0 && lstat(file, &st) == 0 && S_ISDIR(st.st_mode))
            r = add_folder(h, folder, inner, text);
        else if (r == 0)
            r = add_file(h, folder, inner, text);
        free(file);
        free(inner);
    }
    mem_free_strings(names, n);
    free(path);
    return r;
}

static int
add_plugin(struct hasher *h, const char *folder, struct buf *text)
{
    int r = add_file(h, folder, "init.lua", text);

    if (r == 0)
        r = add_folder(h, folder, "lib", text);
    if (r == 0)
        r = add_folder(h, folder, "assets", text);
    return r;
}

int
manifest_source(const struct manifest_files *files, char hex[33])
{
    struct hasher *h = hasher_new();
    struct buf text = {0};
    int r = add_plugin(h, files->folder, &text);
    struct hash sum;

    for (size_t i = 0; r == 0 && i < files->n_uses; i++)
        r = add_plugin(h, files->uses[i], &text);
    sum = hasher_end(h);
    hash_hex(&sum, hex);
    hasher_free(h);
    buf_free(&text);
    return r;
}

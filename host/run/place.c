#include "place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "utf8.h"

enum {
    LINE_BYTES = 200
};

/* Where the file of a source is: of another plugin when it begins with the
   name of that. */
static char *
file_of(const struct plan *p, size_t plugin, const char *source, size_t len)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct engine_plugin *other = &p->engine.plugins[i];
        size_t name = strlen(other->name);

        if (i != plugin && name < len && source[name] == '/' &&
            strncmp(source, other->name, name) == 0)
            return mem_format("%s%.*s", other->folder, (int)(len - name),
                              source + name);
    }
    return mem_format("%s/%.*s", p->engine.plugins[plugin].folder, (int)len,
                      source);
}

static char *
trimmed(const char *line, size_t len)
{
    struct buf b = {0};
    size_t from = strspn(line, " \t");

    len -= from;
    len -= len && line[from + len - 1] == '\n';
    utf8_repair(line + from, len < LINE_BYTES ? len : LINE_BYTES, &b);
    if (len > LINE_BYTES)
        buf_str(&b, "...");
    return buf_take(&b);
}

char *
place_line(const struct plan *p, size_t plugin, const char *place)
{
    const char *colon = strrchr(place, ':');
    long number = colon ? strtol(colon + 1, NULL, 10) : 0;
    char *path, *line = NULL, *found = NULL;
    size_t cap = 0;
    ssize_t len;
    FILE *f;

    if (number < 1)
        return NULL;
    path = file_of(p, plugin, place, (size_t)(colon - place));
    f = fopen(path, "re");
    free(path);
    while (f && !found && (len = getline(&line, &cap, f)) >= 0)
        if (--number == 0)
            found = trimmed(line, (size_t)len);
    free(line);
    if (f)
        fclose(f);
    return found;
}

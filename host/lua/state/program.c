#include "program.h"

#include <fcntl.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"

void
program_init(struct program *p, const char *folder)
{
    const char *slash = strrchr(folder, '/');

    *p = (struct program){.table = LUA_NOREF};
    p->folder = mem_string(folder);
    p->name = mem_string(slash ? slash + 1 : folder);
}

void
program_other(struct program *p, const char *name, const char *folder)
{
    size_t at = p->n_others;

    p->others =
        mem_grow(p->others, &p->cap_others, p->n_others + 1, sizeof *p->others);
    for (; at && strcmp(p->others[at - 1].name, name) > 0; at--)
        p->others[at] = p->others[at - 1];
    p->others[at] = (struct place){mem_string(name), mem_string(folder)};
    p->n_others++;
}

void
program_alone(struct program *p)
{
    for (size_t i = 0; i < p->n_others; i++) {
        free(p->others[i].name);
        free(p->others[i].folder);
    }
    p->n_others = 0;
}

void
program_move(struct program *to, struct program *from)
{
    *to = *from;
    if (to->L)
        state_moved(to->L, &to->meter);
    *from = (struct program){.table = LUA_NOREF};
}

void
program_drop(struct program *p)
{
    if (p->L)
        lua_close(p->L);
    for (size_t i = 0; i < p->n_sources; i++) {
        free(p->sources[i].name);
        free(p->sources[i].text);
    }
    for (size_t i = 0; i < p->n_used; i++)
        free(p->used[i]);
    p->L = NULL;
    p->n_sources = p->n_used = 0;
    p->table = LUA_NOREF;
}

void
program_fini(struct program *p)
{
    program_drop(p);
    program_alone(p);
    free(p->sources);
    free(p->others);
    free(p->used);
    free(p->name);
    free(p->folder);
    *p = (struct program){.table = LUA_NOREF};
}

int
program_read(const char *path, size_t max, struct buf *b)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* also a FIFO */
    struct stat st;
    size_t step;
    ssize_t got = -1;

    if (fd < 0)
        return -1;
    buf_clear(b);
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        /* a byte more than it has: what falls short of that is the end */
        step = (size_t)st.st_size < max ? (size_t)st.st_size + 1 : max + 1;
        do {
            got = read(fd, buf_reserve(b, step), step);
            b->len += got > 0 ? (size_t)got : 0;
        } while (got > 0 && (size_t)got == step && b->len <= max);
    }
    close(fd);
    return got < 0 ? -1 : 0;
}

/* Whether a file, both paths resolved, is a regular one below the folder. */
static bool
is_own(const char *folder, const char *file)
{
    size_t len = strlen(folder);
    struct stat st;

    return strncmp(file, folder, len) == 0 && file[len] == '/' &&
           stat(file, &st) == 0 && S_ISREG(st.st_mode);
}

char *
program_own(const char *folder, const char *name)
{
    char *path = mem_format("%s/%s", folder, name);
    char *root = realpath(folder, NULL), *file = realpath(path, NULL);

    if (file && !(root && is_own(root, file))) {
        free(file);
        file = NULL;
    }
    free(path);
    free(root);
    return file;
}

int
program_read_own(const char *folder, const char *name, size_t max,
                 struct buf *b)
{
    char *file = program_own(folder, name);
    int bad = file ? program_read(file, max, b) : -1;

    free(file);
    return bad;
}

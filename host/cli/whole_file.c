#include "whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "mem.h"
#include "write_all.h"

/* A device or pipe (/dev/stdout) is written to; a file in its place would be
   worse than nothing. */
static bool
is_special(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

static int
write_special(const char *path, const void *data, size_t len)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    int bad = fd < 0 || write_all(fd, data, len);

    if (fd >= 0 && close(fd))
        bad = 1;
    return bad;
}

/* A new file's mode, which mkstemp makes narrower. */
static mode_t
mode_for(const char *path)
{
    struct stat st;
    mode_t mask = umask(0);

    umask(mask);
    return stat(path, &st) == 0 ? st.st_mode & 0777 : 0666 & ~mask;
}

/* Beside it first, then in its place; a link goes on leading there. */
static int
write_anew(const char *name, const void *data, size_t len)
{
    char *real = realpath(name, NULL);
    const char *path = real ? real : name;
    char *beside = mem_format("%s.XXXXXX", path);
    int fd = mkstemp(beside), bad = fd < 0, why;

    if (!bad) {
        bad =
            fchmod(fd, mode_for(path)) || write_all(fd, data, len) || fsync(fd);
        why = errno;
        if (close(fd) && !bad) {
            bad = 1;
            why = errno;
        }
        if (!bad && rename(beside, path)) {
            bad = 1;
            why = errno;
        }
        if (bad)
            unlink(beside);
        errno = why;
    }
    free(beside);
    free(real);
    return bad;
}

int
whole_file_write(const char *path, const void *data, size_t len,
                 struct fault *ft)
{
    int bad = is_special(path) ? write_special(path, data, len)
                               : write_anew(path, data, len);

    if (bad)
        return fault_set(ft, FAULT_IO, "writing %s: %s", path, strerror(errno));
    return 0;
}

static bool
is_same(const char *a, const char *b)
{
    struct stat x, y;

    return strcmp(a, b) == 0 || (stat(a, &x) == 0 && stat(b, &y) == 0 &&
                                 x.st_dev == y.st_dev && x.st_ino == y.st_ino);
}

int
whole_file_spares(const char *corpus, const char *option, const char *file,
                  struct fault *ft)
{
    static const char *const beside[] = {"", "-wal", "-shm", "-journal"};
    bool same = false;

    for (size_t i = 0; file && i < sizeof beside / sizeof beside[0]; i++) {
        char *name = mem_format("%s%s", corpus, beside[i]);

        same |= is_same(file, name);
        free(name);
    }
    return same ? fault_set(ft, FAULT_USAGE,
                            "%s %s is the corpus itself; name another file",
                            option, file)
                : 0;
}

int
whole_file_read(const char *path, char **text, struct fault *ft)
{
    enum {
        PART = 65536
    };
    FILE *f = fopen(path, "rb");
    struct buf b = {0};
    size_t n;
    int bad;

    if (!f)
        return fault_set(ft, FAULT_USAGE, "%s: %s; check the path", path,
                         strerror(errno));
    while ((n = fread(buf_reserve(&b, PART), 1, PART, f)) > 0)
        b.len += n;
    bad = ferror(f);
    fclose(f);
    *text = buf_take(&b);
    if (!bad)
        return 0;
    free(*text);
    return fault_set(ft, FAULT_IO, "%s: cannot be read", path);
}

#include "whole_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mem.h"

static int
write_all(int fd, const char *p, size_t len)
{
    while (len) {
        ssize_t n = write(fd, p, len);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        p += n;
        len -= (size_t)n;
    }
    return fsync(fd);
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

int
whole_file_write(const char *path, const void *data, size_t len,
                 struct fault *ft)
{
    char *beside = mem_format("%s.XXXXXX", path);
    int fd = mkstemp(beside), bad = fd < 0, why;

    if (!bad) {
        bad = fchmod(fd, mode_for(path)) || write_all(fd, data, len);
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
    if (bad)
        return fault_set(ft, FAULT_IO, "writing %s: %s", path, strerror(errno));
    return 0;
}

bool
whole_file_is(const char *a, const char *b)
{
    struct stat x, y;

    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
           x.st_ino == y.st_ino;
}

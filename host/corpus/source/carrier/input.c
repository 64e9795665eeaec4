#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kind.h"
#include "mem.h"
#include "write_all.h"

#define BLOCK (256u << 10)

/* A file that is gone when its last descriptor closes. */
static int
nameless(const char *folder)
{
    char *name;
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    if (fd >= 0)
        return fd;
    name = mem_format("%s/slant-XXXXXX", folder);
    fd = mkostemp(name, O_CLOEXEC);
    if (fd >= 0)
        unlink(name);
    free(name);
    return fd;
}

/* 0, or what failed. */
static const char *
copy(int fd, char *block, uint64_t *size)
{
    for (;;) {
        ssize_t n = read(STDIN_FILENO, block, BLOCK);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return "standard input";
        if (!n)
            return NULL;
        if (write_all(fd, block, (size_t)n))
            return "the temporary copy of standard input";
        *size += (uint64_t)n;
    }
}

/* The same at a number that is free in workers, which inherit it: they may be
   forbidden to look at this process's descriptors. */
static int
inherited(int fd)
{
    int high = fcntl(fd, F_DUPFD, 100);

    close(fd);
    return high;
}

int
input_copy(int *fd, uint64_t *size, char **as, struct fault *ft)
{
    const char *folder = getenv("TMPDIR"), *failed;
    char *block;
    ssize_t head;

    folder = folder && *folder ? folder : "/tmp";
    *fd = nameless(folder);
    if (*fd >= 0)
        *fd = inherited(*fd);
    if (*fd < 0)
        return fault_set(ft, FAULT_IO,
                         "%s: no temporary file can be made: %s; name another "
                         "folder in $TMPDIR",
                         folder, strerror(errno));
    block = mem_alloc(BLOCK);
    failed = copy(*fd, block, size);
    if (failed)
        fault_set(ft, FAULT_IO,
                  "%s: %s; where $TMPDIR (%s) is too small, "
                  "name another folder in it",
                  failed, strerror(errno), folder);
    head = failed ? 0 : pread(*fd, block, BLOCK, 0);
    if (!*as && !failed)
        *as = mem_string(kind_ending_of(block, head > 0 ? (size_t)head : 0));
    free(block);
    return failed ? -1 : 0;
}

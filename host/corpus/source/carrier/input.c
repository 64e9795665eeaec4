#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "kind.h"
#include "mem.h"
#include "temporary.h"
#include "write_all.h"

#define BLOCK (256u << 10)

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
    int made = temporary_file(ft);
    const char *failed;
    char *block;
    ssize_t head;

    if (made < 0)
        return -1;
    *fd = inherited(made);
    if (*fd < 0)
        return temporary_fault("standard input", ft);
    block = mem_alloc(BLOCK);
    failed = copy(*fd, block, size);
    if (failed)
        temporary_fault(failed, ft);
    head = failed ? 0 : pread(*fd, block, BLOCK, 0);
    if (!*as && !failed)
        *as = mem_string(kind_ending_of(block, head > 0 ? (size_t)head : 0));
    free(block);
    return failed ? -1 : 0;
}

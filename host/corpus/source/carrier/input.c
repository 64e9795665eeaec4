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

/* A block, however the pipe parts it; its bytes, or -1. */
static ssize_t
read_block(char *block)
{
    size_t len = 0;
    ssize_t n = 1;

    while (n && len < BLOCK) {
        n = read(STDIN_FILENO, block + len, BLOCK - len);
        if (n < 0 && errno != EINTR)
            return -1;
        len += n > 0 ? (size_t)n : 0;
    }
    return (ssize_t)len;
}

/* 0, or what failed. */
static const char *
copy(int fd, char *block, struct input *in)
{
    struct hasher *h = hasher_new();
    const char *failed = NULL;
    ssize_t n = 0;

    while (!failed && (n = read_block(block)) > 0) {
        hasher_field(h, block, (size_t)n);
        in->size += (uint64_t)n;
        if (write_all(fd, block, (size_t)n))
            failed = "the temporary copy of standard input";
    }
    in->content = hasher_end(h);
    hasher_free(h);
    return n < 0 ? "standard input" : failed;
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
input_copy(struct input *in, char **as, struct fault *ft)
{
    int made = temporary_file(ft);
    const char *failed;
    char *block;
    ssize_t head;

    if (made < 0)
        return -1;
    in->fd = inherited(made);
    if (in->fd < 0)
        return temporary_fault("standard input", ft);
    block = mem_alloc(BLOCK);
    failed = copy(in->fd, block, in);
    if (failed)
        temporary_fault(failed, ft);
    head = failed ? 0 : pread(in->fd, block, BLOCK, 0);
    if (!*as && !failed)
        *as = mem_string(kind_ending_of(block, head > 0 ? (size_t)head : 0));
    free(block);
    return failed ? -1 : 0;
}

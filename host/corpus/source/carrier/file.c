/* A file on disk as a carrier. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "carrier.h"
#include "mem.h"

struct file {
    struct carrier c;
    int fd;
    bool part;     /* of the file only */
    bool ended;    /* and looked at */
    uint64_t left; /* bytes that may still be read */
    struct stat opened;
};

/* NULL, or why the descriptor is no file with bytes to read. */
static const char *
refusal(int fd, uint64_t from, struct stat *st)
{
    if (fd < 0 || fstat(fd, st) != 0)
        return strerror(errno);
    if (S_ISDIR(st->st_mode))
        return "is a folder";
    if (!S_ISREG(st->st_mode))
        return "is not a regular file";
    if (from && lseek(fd, (off_t)from, SEEK_SET) < 0)
        return strerror(errno);
    return NULL;
}

/* At its end: whether somebody wrote to it meanwhile. */
static void
check_unchanged(struct file *f)
{
    struct stat now;

    if (f->ended || fstat(f->fd, &now) != 0)
        return;
    f->ended = true;
    if (now.st_size != f->opened.st_size ||
        now.st_mtim.tv_sec != f->opened.st_mtim.tv_sec ||
        now.st_mtim.tv_nsec != f->opened.st_mtim.tv_nsec)
        carrier_break(&f->c, "changed",
                      mem_string("changed while it was read; load it again "
                                 "when nobody writes to it"));
    else if (f->part && f->left)
        carrier_break(&f->c, "changed",
                      mem_string("became shorter while it was read; load it "
                                 "again"));
}

static size_t
file_read(struct carrier *c, char *p, size_t len)
{
    struct file *f = (struct file *)c;
    ssize_t n;

    if (len > 1u << 30)
        len = 1u << 30;
    if (len > f->left)
        len = (size_t)f->left;
    do
        n = len ? read(f->fd, p, len) : 0;
    while (n < 0 && errno == EINTR);
    if (n < 0) {
        carrier_break(c, "unreadable", mem_string(strerror(errno)));
        return 0;
    }
    f->left -= (uint64_t)n;
    if (!n || (f->part && !f->left))
        check_unchanged(f);
    return (size_t)n;
}

static int64_t
file_seek(struct carrier *c, int64_t offset, int whence)
{
    struct file *f = (struct file *)c;
    int64_t at = lseek(f->fd, (off_t)offset, whence);

    f->ended = false;
    if (at >= 0 && !f->part)
        f->left =
            at < f->opened.st_size ? (uint64_t)(f->opened.st_size - at) : 0;
    return at;
}

static void
file_close(struct carrier *c)
{
    close(((struct file *)c)->fd);
    free(c);
}

struct carrier *
carrier_file(const char *path, uint64_t from, uint64_t to, char **why)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat st;
    const char *refused = refusal(fd, from, &st);
    struct file *f;

    if (refused) {
        *why = mem_string(refused);
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    f = mem_alloc(sizeof *f);
    f->c =
        (struct carrier){file_read, file_seek, file_close, NULL, NULL, {0}, 0};
    f->fd = fd;
    f->part = to > from;
    /* What comes behind its end from now on would never end. */
    f->left = f->part ? to - from : (uint64_t)st.st_size - from;
    f->opened = st;
    return &f->c;
}

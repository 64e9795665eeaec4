#include "carrier.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "mem.h"

#define BLOCK (64 << 10)

struct carrier {
    int fd;
    uint64_t left; /* bytes that may still be read from fd */
    bool gzip;
    bool inside; /* of a gzip member */
    bool any;    /* a member was read to its end */
    bool done;
    z_stream z;
    const char *reason;
    const char *detail;
    unsigned char in[BLOCK];
};

/* NULL, or why the descriptor is no file with bytes to read. */
static const char *
refusal(int fd, uint64_t from)
{
    struct stat st;

    if (fd < 0 || fstat(fd, &st) != 0)
        return strerror(errno);
    if (S_ISDIR(st.st_mode))
        return "is a folder";
    if (!S_ISREG(st.st_mode))
        return "is not a regular file";
    if (from && lseek(fd, (off_t)from, SEEK_SET) < 0)
        return strerror(errno);
    return NULL;
}

struct carrier *
carrier_open(const char *path, int gzip, uint64_t from, uint64_t to, char **why)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    const char *refused = refusal(fd, from);
    struct carrier *c;

    if (refused) {
        *why = mem_string(refused);
        if (fd >= 0)
            close(fd);
        return NULL;
    }
    c = mem_alloc(sizeof *c);
    c->fd = fd;
    c->left = to > from ? to - from : UINT64_MAX;
    c->gzip = gzip;
    if (gzip && inflateInit2(&c->z, 15 + 16) != Z_OK)
        mem_alloc((size_t)-1);
    return c;
}

void
carrier_close(struct carrier *c)
{
    if (!c)
        return;
    if (c->gzip)
        inflateEnd(&c->z);
    close(c->fd);
    free(c);
}

static size_t
pull(struct carrier *c, void *p, size_t len)
{
    ssize_t n;

    if (len > c->left)
        len = (size_t)c->left;
    do
        n = read(c->fd, p, len);
    while (n < 0 && errno == EINTR);
    if (n < 0) {
        c->reason = "unreadable";
        c->detail = strerror(errno);
        n = 0;
    }
    c->left -= (uint64_t)n;
    return (size_t)n;
}

static size_t
damaged(struct carrier *c, const char *detail)
{
    if (!c->reason) {
        c->reason = "damaged-gzip";
        c->detail = detail;
    }
    c->done = true;
    return 0;
}

/* Makes input ready; false where the stream ends. */
static bool
refill(struct carrier *c)
{
    if (c->z.avail_in)
        return true;
    c->z.next_in = c->in;
    c->z.avail_in = (uInt)pull(c, c->in, sizeof c->in);
    if (c->z.avail_in)
        return true;
    if (c->inside || !c->any)
        damaged(c, "the file ends early; what came before was kept");
    c->done = true;
    return false;
}

/* One step of inflation. Files of several members are read to their end; what
   follows a whole member and is no member is padding. */
static void
step(struct carrier *c)
{
    int state = inflate(&c->z, Z_NO_FLUSH);

    c->inside = true;
    if (state == Z_STREAM_END) {
        c->any = true;
        c->inside = false;
        inflateReset(&c->z);
    } else if (state != Z_OK && state != Z_BUF_ERROR) {
        if (c->any && c->z.total_out == 0)
            c->done = true;
        else
            damaged(c, c->z.msg ? c->z.msg : "broken compression");
    }
}

static size_t
inflate_into(struct carrier *c, char *p, size_t len)
{
    c->z.next_out = (unsigned char *)p;
    c->z.avail_out = (uInt)len;
    while (!c->done && c->z.avail_out == len && refill(c))
        step(c);
    return len - c->z.avail_out;
}

size_t
carrier_read(struct carrier *c, char *p, size_t len)
{
    size_t most = 1u << 30;

    if (len > most)
        len = most;
    return c->gzip ? inflate_into(c, p, len) : pull(c, p, len);
}

const char *
carrier_fault(const struct carrier *c, const char **detail)
{
    *detail = c->detail;
    return c->reason;
}

#include "spool.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "temporary.h"
#include "write_all.h"

enum {
    FEW = 4 << 20 /* bytes */
};

static int
write_down(struct spool *s, struct fault *ft)
{
    if (!s->has_file) {
        int fd = temporary_file(ft);

        if (fd < 0)
            return -1;
        s->fd = fd;
        s->has_file = true;
    }
    if (write_all(s->fd, s->bytes.data, s->bytes.len))
        return temporary_fault("rows of an aggregate", ft);
    s->size += s->bytes.len;
    buf_clear(&s->bytes);
    return 0;
}

int
spool_add(struct spool *s, const void *bytes, size_t n, struct fault *ft)
{
    buf_u64(&s->bytes, n);
    buf_add(&s->bytes, bytes, n);
    return s->bytes.len > FEW ? write_down(s, ft) : 0;
}

/* The next n bytes; what is in memory comes after the file. */
static int
take(struct spool *s, void *to, size_t n, struct fault *ft)
{
    if (n && s->at >= s->size) {
        memcpy(to, s->bytes.data + (s->at - s->size), n);
        s->at += n;
        return 0;
    }
    for (size_t done = 0; done < n;) {
        ssize_t got = pread(s->fd, (char *)to + done, n - done, (off_t)s->at);

        if (got <= 0) {
            errno = got ? errno : EIO;
            return temporary_fault("rows of an aggregate", ft);
        }
        done += (size_t)got;
        s->at += (size_t)got;
    }
    return 0;
}

int
spool_next(void *spool, struct cur *piece, struct fault *ft)
{
    struct spool *s = spool;
    struct cur c;
    char *to;
    size_t n;

    if (s->at == s->size + s->bytes.len)
        return 0;
    buf_clear(&s->piece);
    if (take(s, buf_reserve(&s->piece, sizeof(uint64_t)), sizeof(uint64_t), ft))
        return -1;
    c = cur_of(s->piece.data, sizeof(uint64_t));
    n = (size_t)cur_u64(&c);
    to = buf_reserve(&s->piece, n);
    *piece = cur_of(to, n);
    return take(s, to, n, ft) ? -1 : 1;
}

void
spool_free(struct spool *s)
{
    if (s->has_file)
        close(s->fd);
    buf_free(&s->bytes);
    buf_free(&s->piece);
    *s = (struct spool){0};
}

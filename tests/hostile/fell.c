/*
 * fell: preloaded, kills the process with signal 9 in its call number $FELL_AT
 * of those that change a file or tell another process something; half of the
 * bytes are written. Its children are spared. With 0 it lives, and at its end
 * the number of calls is in the file $FELL_LOG.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static long count, at = -1;
static char *log_path;

__attribute__((constructor)) static void
begin(void)
{
    const char *number = getenv("FELL_AT"), *path = getenv("FELL_LOG");

    at = number ? atol(number) : -1;
    log_path = path ? strdup(path) : NULL;
    unsetenv("FELL_AT");
    unsetenv("FELL_LOG");
}

__attribute__((destructor)) static void
end(void)
{
    FILE *log = log_path ? fopen(log_path, "w") : NULL;

    if (!log)
        return;
    fprintf(log, "%ld\n", count);
    fclose(log);
}

/* Whether this is the call. */
static int
falls(void)
{
    return ++count == at;
}

/* A call, or its beginning and the end of the process. */
static long
call(long number, long a, const void *p, size_t n, long d)
{
    if (!falls())
        return syscall(number, a, p, n, d);
    if (n)
        syscall(number, a, p, n / 2, d);
    kill(getpid(), SIGKILL);
    return -1;
}

ssize_t
write(int fd, const void *p, size_t n)
{
    return call(SYS_write, fd, p, n, 0);
}

ssize_t
pwrite64(int fd, const void *p, size_t n, off64_t where)
{
    return call(SYS_pwrite64, fd, p, n, where);
}

ssize_t
writev(int fd, const struct iovec *p, int n)
{
    return call(SYS_writev, fd, p, (size_t)n, 0);
}

int
ftruncate(int fd, off_t size)
{
    return (int)call(SYS_ftruncate, fd, (const void *)size, 0, 0);
}

int
ftruncate64(int fd, off64_t size)
{
    return ftruncate(fd, size);
}

int
fsync(int fd)
{
    return (int)call(SYS_fsync, fd, NULL, 0, 0);
}

int
fdatasync(int fd)
{
    return (int)call(SYS_fdatasync, fd, NULL, 0, 0);
}

int
unlink(const char *path)
{
    return (int)call(SYS_unlinkat, AT_FDCWD, path, 0, 0);
}

int
rename(const char *from, const char *to)
{
    return (int)call(SYS_rename, (long)from, to, 0, 0);
}

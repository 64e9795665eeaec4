/* lockdown: where the kernel can, a worker cannot make, write or run files. */
#include "lockdown.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

static bool
can_open(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC, 0600);

    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

/* In a child: what it may do, as bits. */
static int
rights(const char *path, bool may_run)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        bool wrote, read, ran;

        lockdown_begin();
        lockdown_files(may_run);
        wrote = can_open("made-by-nobody", O_WRONLY | O_CREAT) ||
                can_open(path, O_WRONLY) || truncate(path, 9) == 0 ||
                unlink(path) == 0;
        read = can_open(path, O_RDONLY);
        ran = system("true") == 0;
        _exit(wrote | read << 1 | ran << 2);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* In a child: what it is refused, as bits. */
static int
refusals(const char *path, bool may_connect)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        int fd = open(path, O_WRONLY | O_CLOEXEC), fds = 0;
        void *large = NULL;
        bool wrote;

        lockdown_limits(1 << 20, may_connect);
        wrote = write(fd, "x", 1) == 1;
        while (fds < 80 && dup(fd) >= 0)
            fds++;
#ifndef __SANITIZE_ADDRESS__
        large = malloc(LOCKDOWN_MEMORY + (1 << 24));
#endif
        _exit((wrote ? 0 : 1) | (fds < 80 ? 2 : 0) | (large ? 0 : 4));
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The exit status of a worker whose parent is the first process of its world,
   as in a container; -1: this machine makes no such worlds. */
static int
below_the_first(void)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        if (unshare(CLONE_NEWUSER | CLONE_NEWPID))
            _exit(255);
        if ((child = fork()) == 0) { /* number 1 */
            if (fork() == 0) {
                lockdown_begin();
                _exit(7);
            }
            wait(&status);
            _exit(WEXITSTATUS(status));
        }
        waitpid(child, &status, 0);
        _exit(WEXITSTATUS(status));
    }
    waitpid(child, &status, 0);
    return WEXITSTATUS(status) == 255 ? -1 : WEXITSTATUS(status);
}

static void
test_a_container(void)
{
    int status = below_the_first();

    if (status < 0)
        printf("skipped: no namespaces for a container's first process\n");
    else
        CHECK_NUMBER(status, 7);
}

int
main(void)
{
    char path[] = "/tmp/slant-test-XXXXXX";
    int fd = mkstemp(path);

    close(fd);
    test_a_container();
    CHECK_NUMBER(refusals(path, false), 1 | 2 | 4);
    CHECK_NUMBER(refusals(path, true), 1 | 4);
    if (!lockdown_is_there()) {
        printf("skipped: this kernel has no Landlock\n");
        unlink(path);
        return check_end() ? 1 : 77;
    }
    CHECK_NUMBER(rights(path, false), 2);
    CHECK_NUMBER(rights(path, true), 2 | 4);
    unlink(path);
    return check_end();
}

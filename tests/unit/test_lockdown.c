/* lockdown: where the kernel can, a worker cannot make, write or run files. */
#include "lockdown.h"

#include <fcntl.h>
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
                can_open(path, O_WRONLY) || unlink(path) == 0;
        read = can_open(path, O_RDONLY);
        ran = system("true") == 0;
        _exit(wrote | read << 1 | ran << 2);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int
main(void)
{
    char path[] = "/tmp/slant-test-XXXXXX";
    int fd = mkstemp(path);

    close(fd);
    if (!lockdown_is_there()) {
        printf("skipped: this kernel has no Landlock\n");
        unlink(path);
        return 77;
    }
    CHECK_NUMBER(rights(path, false), 2);
    CHECK_NUMBER(rights(path, true), 2 | 4);
    unlink(path);
    return check_end();
}

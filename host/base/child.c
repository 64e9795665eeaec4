#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* In the new process. The errno for which it cannot become the program. */
static int
become(char *const words[], const char *errors, pid_t parent)
{
    int fd;

    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) /* it died before */
        _exit(127);
    if (errors) {
        fd = open(errors, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (fd < 0 || dup2(fd, STDERR_FILENO) < 0)
            return errno;
        close(fd);
    }
    execv("/proc/self/exe", words);
    return errno;
}

/* vfork: a fork would copy the tables of all a script's memory, and what
   posix_spawn starts cannot be told to end with us. */
static int
start(pid_t *child, char *const words[], const char *errors)
{
    volatile int failed = 0; /* theirs, too, until it is the program */
    pid_t parent = getpid();

    *child = vfork();
    if (*child == 0) {
        failed = become(words, errors, parent);
        _exit(127);
    }
    if (*child < 0)
        return errno;
    if (failed)
        waitpid(*child, NULL, 0);
    return failed;
}

static int
wait_for(pid_t child)
{
    int status;

    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int
child_run(char *const words[], const char *errors, int *status)
{
    pid_t child;
    int failed = start(&child, words, errors);

    if (!failed)
        *status = wait_for(child);
    return failed;
}

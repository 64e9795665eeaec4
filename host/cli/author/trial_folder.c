#include "trial_folder.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "log.h"
#include "temporary.h"

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
    (void)st;
    (void)kind;
    (void)where;
    return remove(path);
}

/* A run that was killed with the child may just be making a file there. */
static void
remove_folder(const char *folder)
{
    for (int i = 0; i < 3; i++)
        if (nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS) == 0)
            return;
}

/* What ends us, unless we are told to ignore it (nohup). */
static void
put_signals(sigset_t *set)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction now;

    sigemptyset(set);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(set, signals[i]);
}

/* The status of the child when it has ended: by itself, or because one of the
   signals (blocked) has come, which is *by then. */
static int
wait_for(pid_t child, const sigset_t *signals, int *by)
{
    sigset_t wanted = *signals;
    int status = 0, signum;

    sigaddset(&wanted, SIGCHLD);
    while (waitpid(child, &status, WNOHANG) == 0) {
        signum = sigwaitinfo(&wanted, NULL);
        if (signum > 0 && signum != SIGCHLD) {
            *by = signum;
            kill(child, SIGKILL); /* nothing it has is worth keeping */
        }
    }
    if (WIFSIGNALED(status) && sigismember(signals, WTERMSIG(status)))
        *by = WTERMSIG(status); /* to a terminal, and so to both */
    return status;
}

_Noreturn static void
keep(const char *folder, pid_t child, const sigset_t *signals)
{
    int by = 0, status = wait_for(child, signals, &by);

    remove_folder(folder);
    if (by) {
        log_error("interrupted");
        _exit(fault_exit_status(FAULT_INTERRUPTED));
    }
    if (WIFSIGNALED(status)) {
        signal(WTERMSIG(status), SIG_DFL);
        raise(WTERMSIG(status));
    }
    _exit(WEXITSTATUS(status));
}

/* In the child: it must not be left alone. */
static void
follow(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(fault_exit_status(FAULT_INTERRUPTED));
}

/* From now on there are two processes: the parent does not return. */
static int
split(const char *folder, const sigset_t *signals, struct fault *ft)
{
    pid_t parent = getpid(), child;

    fflush(stdout);
    child = fork();
    if (child > 0)
        keep(folder, child, signals);
    if (child < 0) {
        remove_folder(folder);
        return fault_set(ft, FAULT_IO, "no second process can be started: %s",
                         strerror(errno));
    }
    follow(parent);
    return 0;
}

char *
trial_folder_make(struct fault *ft)
{
    sigset_t signals, blocked, before;
    char *folder;

    put_signals(&signals);
    blocked = signals;
    sigaddset(&blocked, SIGCHLD);
    signal(SIGCHLD, SIG_DFL);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    folder = temporary_folder("slant-trial", ft);
    if (folder && split(folder, &signals, ft)) {
        free(folder);
        folder = NULL;
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return folder;
}

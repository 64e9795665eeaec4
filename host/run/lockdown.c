#include "lockdown.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* From the first version of the interface on. */
static const uint64_t first_rights =
    LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

/* From the third on; the headers of Debian 12 do not name it. */
static const uint64_t truncate_right = 1 << 14;

/* The interface's version, or less than 1. */
static long
version(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0,
                   LANDLOCK_CREATE_RULESET_VERSION);
}

bool
lockdown_is_there(void)
{
    return version() >= 1;
}

/* The coordinator has all that is not yet stored; a worker can be replaced. */
static void
die_first(void)
{
    FILE *f = fopen("/proc/self/oom_score_adj", "r+e");
    int now;

    if (f && fscanf(f, "%d", &now) == 1) {
        rewind(f);
        fprintf(f, "%d", now < 500 ? now + 500 : 1000);
    }
    if (f)
        fclose(f);
}

void
lockdown_begin(void)
{
    static const struct rlimit no_core = {0, 0};

    /* A parent that died before this is missed: its end of stdin is closed. To
       ask for its number would not do, which in a container may well be 1. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    setrlimit(RLIMIT_CORE, &no_core);
    die_first();
}

void
lockdown_parent(void (*gone)(int signum))
{
    signal(SIGUSR2, gone);
    prctl(PR_SET_PDEATHSIG, SIGUSR2);
}

static void
limit(int resource, rlim_t most)
{
    struct rlimit now;

    if (getrlimit(resource, &now) == 0 && now.rlim_max > most)
        setrlimit(resource, &(struct rlimit){most, most});
}

/* Of memory what is written to counts, not the address space, in which threads
   and libraries reserve what they do not use. */
void
lockdown_limits(uint64_t memory, bool may_connect)
{
    signal(SIGXFSZ, SIG_IGN); /* a write fails instead */
    limit(RLIMIT_FSIZE, 0);
    if (!may_connect)
        limit(RLIMIT_NOFILE, LOCKDOWN_DESCRIPTORS);
#ifndef __SANITIZE_ADDRESS__ /* which has terabytes for itself */
    limit(RLIMIT_DATA, memory + LOCKDOWN_MEMORY);
#else
    (void)memory;
#endif
}

/* Writing to /dev/null is writing nowhere. */
static void
allow_nowhere(int rules)
{
    struct landlock_path_beneath_attr null = {
        .allowed_access = LANDLOCK_ACCESS_FS_WRITE_FILE,
        .parent_fd = open("/dev/null", O_PATH | O_CLOEXEC)};

    if (null.parent_fd < 0)
        return;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &null, 0);
    close(null.parent_fd);
}

void
lockdown_files(bool may_run)
{
    struct landlock_ruleset_attr rules = {.handled_access_fs = first_rights};
    long known = version();
    int fd;

    if (known < 1)
        return;
    if (!may_run)
        rules.handled_access_fs |= LANDLOCK_ACCESS_FS_EXECUTE;
    if (known >= 2)
        rules.handled_access_fs |= LANDLOCK_ACCESS_FS_REFER;
    if (known >= 3)
        rules.handled_access_fs |= truncate_right;
    /* Without a rule that allows, all that is handled is denied. */
    fd = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (fd < 0)
        return;
    if (may_run)
        allow_nowhere(fd);
    syscall(SYS_landlock_restrict_self, fd, 0);
    close(fd);
}

void
lockdown_program(int parent, char **argv)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it died before */
        _exit(127);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    execvp(argv[0], argv);
    fprintf(stderr, "slant: cannot start %s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

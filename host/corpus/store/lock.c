#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#define LOCK_OFFSET ((off_t)1 << 62)
#define TAG_OFFSET (LOCK_OFFSET + 1)
#define ATTEMPTS 20

/* f_type of file systems that other machines may write to (statfs(2)). */
static const struct {
    unsigned long type;
    const char *name;
} network[] = {
    {0x6969, "NFS"},          {0x517b, "SMB"},        {0xff534d42, "CIFS"},
    {0xfe534d42, "SMB2"},     {0x01021997, "9p"},     {0x5346414f, "AFS"},
    {0x00c36400, "Ceph"},     {0x0bd00bd0, "Lustre"}, {0x47504653, "GPFS"},
    {0x01161970, "GFS2"},     {0x7461636f, "OCFS2"},  {0x73757245, "Coda"},
    {0x20030528, "OrangeFS"}, {0x19830326, "BeeGFS"},
};

int
lock_check_folder(const char *folder, struct fault *ft)
{
    struct statfs fs;

    if (statfs(folder, &fs))
        return fault_set(ft, FAULT_CORPUS, "%s: %s", folder, strerror(errno));
    for (size_t i = 0; i < sizeof network / sizeof *network; i++) {
        if (((unsigned long)fs.f_type & 0xffffffff) == network[i].type)
            return fault_set(ft, FAULT_CORPUS,
                             "%s is on a network file system (%s), where a "
                             "corpus cannot be written safely; make it on a "
                             "local disk and copy it there when it is done",
                             folder, network[i].name);
    }
    return 0;
}

/* The command line of a process, blanks between its words, printable. */
static void
command_of(long pid, char *out, size_t size)
{
    char path[64];
    FILE *f;
    size_t n = 0;

    snprintf(path, sizeof path, "/proc/%ld/cmdline", pid);
    f = fopen(path, "re");
    if (f) {
        n = fread(out, 1, size - 1, f);
        fclose(f);
    }
    while (n && out[n - 1] == '\0')
        n--;
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)out[i] < 0x20 || out[i] == 0x7f)
            out[i] = ' ';
    }
    out[n] = '\0';
}

static struct flock
byte_at(off_t offset)
{
    return (struct flock){
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = offset, .l_len = 1};
}

void
lock_tag(int fd)
{
    struct flock tag = byte_at(TAG_OFFSET);

    if (fd >= 0)
        fcntl(fd, F_SETLK, &tag);
}

/* Asks for the lock; holder: who has it, 0 if nobody says so. */
static bool
try_lock(int fd, long *holder)
{
    static const struct timespec pause = {.tv_nsec = 5000000};

    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        struct flock lock = byte_at(LOCK_OFFSET), tag = byte_at(TAG_OFFSET);

        if (fcntl(fd, F_OFD_SETLK, &lock) == 0)
            return true;
        if (fcntl(fd, F_GETLK, &tag) == 0 && tag.l_type != F_UNLCK) {
            *holder = tag.l_pid;
            return false;
        }
        nanosleep(&pause, NULL); /* the tag comes soon, or the lock went */
    }
    *holder = 0;
    return false;
}

int
lock_busy(const char *path, long holder, struct fault *ft)
{
    char command[300];

    if (holder <= 0)
        return fault_set(ft, FAULT_BUSY,
                         "%s is being written by another process; try again "
                         "when it is done",
                         path);
    command_of(holder, command, sizeof command);
    return fault_set(ft, FAULT_BUSY,
                     "%s is being written by process %ld (%s); try again when "
                     "it is done",
                     path, holder, command[0] ? command : "name unknown");
}

int
lock_take(const char *path, bool create, struct fault *ft)
{
    int fd = open(path, O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0666);
    long holder;

    if (fd < 0)
        return fault_set(ft, FAULT_CORPUS, "%s cannot be written: %s", path,
                         strerror(errno));
    if (try_lock(fd, &holder))
        return fd;
    close(fd);
    return lock_busy(path, holder, ft);
}

long
lock_holder(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct flock tag = byte_at(TAG_OFFSET);
    bool told = fd >= 0 && fcntl(fd, F_GETLK, &tag) == 0;

    if (fd >= 0)
        close(fd);
    return told && tag.l_type != F_UNLCK ? tag.l_pid : 0;
}

void
lock_give(int fd)
{
    if (fd >= 0)
        close(fd);
}

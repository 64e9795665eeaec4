#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mem.h"
#include "office.h"

#define BLOCK (64u << 10)
#define CPU_SECONDS 60
#define MEMORY_BYTES (2ul << 30)
#define NOT_INSTALLED 127

#define INSTALL                                                  \
    "reading PDF needs the program pdftotext; install it, e.g. " \
    "apt-get install poppler-utils, and load the file again"

/* What c carries as a file in memory: the program wants to jump about in it. */
static int
to_memory(struct carrier *c, size_t most)
{
    int fd = memfd_create("pdf", MFD_CLOEXEC);
    char *block = mem_alloc(BLOCK);
    size_t n, all = 0;

    while (fd >= 0 && all <= most && (n = carrier_read(c, block, BLOCK))) {
        all += n;
        if (write(fd, block, n) != (ssize_t)n) {
            close(fd);
            fd = -1;
        }
    }
    free(block);
    return fd;
}

/* The child: does not come back. Its descriptor 3 is the file. */
static void
run(int pdf, int out)
{
    struct rlimit cpu = {CPU_SECONDS, CPU_SECONDS};
    struct rlimit memory = {MEMORY_BYTES, MEMORY_BYTES};
    char path[32];

    snprintf(path, sizeof path, "/proc/self/fd/%d", pdf);
    setrlimit(RLIMIT_CPU, &cpu);
    setrlimit(RLIMIT_AS, &memory);
    if (fcntl(pdf, F_SETFD, 0) == 0 && dup2(out, 1) == 1)
        execlp("pdftotext", "pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk",
               path, "-", (char *)NULL);
    _exit(NOT_INSTALLED);
}

static void
read_output(int fd, size_t most, struct buf *text)
{
    ssize_t n;

    do {
        n = read(fd, buf_reserve(text, BLOCK), BLOCK);
        if (n > 0)
            text->len += (size_t)n;
    } while ((n > 0 && text->len <= most) || (n < 0 && errno == EINTR));
}

static const char *
judge(int status, char **detail)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return NULL;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_INSTALLED) {
        *detail = mem_string(INSTALL);
        return "needs-pdftotext";
    }
    *detail = WIFSIGNALED(status)
                  ? mem_format("pdftotext died of signal %d", WTERMSIG(status))
                  : mem_format("pdftotext ended with %d", WEXITSTATUS(status));
    return "damaged-document";
}

const char *
pdf_read(struct carrier *c, const struct source_limits *limits,
         struct buf *text, char **detail)
{
    size_t most = (size_t)limits->document;
    int pdf = to_memory(c, most), ends[2], status = 0;
    pid_t child;

    if (pdf < 0 || pipe2(ends, O_CLOEXEC) != 0) {
        *detail = mem_string(strerror(errno));
        if (pdf >= 0)
            close(pdf);
        return "unreadable";
    }
    child = fork();
    if (child == 0)
        run(pdf, ends[1]);
    close(ends[1]);
    close(pdf);
    if (child > 0)
        read_output(ends[0], most, text);
    if (child > 0 && text->len > most)
        kill(child, SIGKILL);
    close(ends[0]);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (child < 0) {
        *detail = mem_string(strerror(errno));
        return "unreadable";
    }
    return text->len > most ? NULL : judge(status, detail);
}

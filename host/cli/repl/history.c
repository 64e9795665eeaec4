#include "history.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "mem.h"
#include "write_all.h"

static int
fault_file(struct fault *ft, const char *path)
{
    return fault_set(ft, FAULT_IO, "the history %s: %s", path, strerror(errno));
}

/* mkdir -p of the folders of path. */
static int
make_folders(char *path, struct fault *ft)
{
    for (char *p = strchr(path + 1, '/'); p; p = strchr(p + 1, '/')) {
        int failed;

        *p = '\0';
        failed = mkdir(path, 0700) && errno != EEXIST;
        if (failed)
            fault_file(ft, path);
        *p = '/';
        if (failed)
            return -1;
    }
    return 0;
}

char *
history_path(struct fault *ft)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    char *path;

    if (state && *state == '/') { /* a relative one is to be ignored */
        path = mem_format("%s/slant/history", state);
    } else if (home && *home == '/') {
        path = mem_format("%s/.local/state/slant/history", home);
    } else {
        fault_set(ft, FAULT_IO, "$HOME is not set: the history is not kept");
        return NULL;
    }
    if (make_folders(path, ft) == 0)
        return path;
    free(path);
    return NULL;
}

static void
encode(struct buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '\n')
            buf_str(out, "\\n");
        else if (*text == '\\')
            buf_str(out, "\\\\");
        else
            buf_char(out, *text);
    }
    buf_char(out, '\n');
}

/* In place. */
static void
decode(char *line)
{
    char *to = line;

    for (; *line && *line != '\n'; line++) {
        if (*line == '\\' && line[1] && line[1] != '\n') {
            line++;
            *to++ = *line == 'n' ? '\n' : *line;
        } else {
            *to++ = *line;
        }
    }
    *to = '\0';
}

/* The start of the last n lines, and how many lines there are. */
static const char *
last_lines(struct buf *b, size_t n, size_t *lines)
{
    const char *text = buf_text(b), *from = text;
    size_t seen = 0;

    *lines = 0;
    for (const char *p = text; *p; p++)
        *lines += *p == '\n';
    for (; *lines - seen > n; seen++)
        from = strchr(from, '\n') + 1;
    return from;
}

/* A new file of these lines in the place of the old one. */
static int
shorten(const char *path, const char *lines, struct fault *ft)
{
    char *fresh = mem_format("%s.%d", path, (int)getpid());
    int fd = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    int result = fd < 0 ? -1 : write_all(fd, lines, strlen(lines));

    if (fd >= 0 && close(fd))
        result = -1;
    if (result == 0)
        result = rename(fresh, path);
    if (result) {
        fault_file(ft, fresh);
        unlink(fresh);
    }
    free(fresh);
    return result;
}

static int
read_file(const char *path, struct buf *b, struct fault *ft)
{
    FILE *f = fopen(path, "re");
    size_t n;

    if (!f && errno == ENOENT)
        return 0;
    if (!f)
        return fault_file(ft, path);
    while ((n = fread(buf_reserve(b, 65536), 1, 65536, f)) > 0)
        b->len += n;
    if (ferror(f)) {
        fclose(f);
        return fault_file(ft, path);
    }
    fclose(f);
    if (b->len && b->data[b->len - 1] != '\n')
        buf_char(b, '\n');
    return 0;
}

int
history_read(const char *path, void (*entry)(void *cookie, const char *text),
             void *cookie, struct fault *ft)
{
    struct buf b = {0};
    size_t lines = 0;
    int result = read_file(path, &b, ft);
    const char *from = last_lines(&b, HISTORY_ENTRIES, &lines);

    if (result == 0 && lines > 2 * HISTORY_ENTRIES)
        result = shorten(path, from, ft);
    while (*from) {
        size_t len = strcspn(from, "\n");
        char *text = mem_copy(from, len);

        decode(text);
        if (*text)
            entry(cookie, text);
        free(text);
        from += len + 1;
    }
    buf_free(&b);
    return result;
}

int
history_append(const char *path, const char *text, struct fault *ft)
{
    struct buf line = {0};
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int result = -1;

    encode(&line, text);
    if (fd >= 0)
        result = write_all(fd, line.data, line.len);
    if (fd >= 0 && close(fd))
        result = -1;
    buf_free(&line);
    return result ? fault_file(ft, path) : 0;
}

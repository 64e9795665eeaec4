/*
 * power: an SQLite VFS whose power can be cut. What a file was told and what it
 * would still hold are kept apart: a write is safe only after a sync. After the
 * cut every call fails, and power_settle leaves on disk the synced bytes with
 * some of the later writes, whole or torn at a sector, in any order.
 */
#ifndef SLANT_POWER_H
#define SLANT_POWER_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "mem.h"

enum {
    POWER_FILES = 8,
    POWER_SECTOR = 512
};

struct power_write { /* or, without bytes, a truncation to `at` */
    size_t at, len;
    char *bytes;
};

struct power_image {
    char *path;
    struct buf safe;
    struct power_write *later;
    size_t n_later, cap_later;
};

struct power_file {
    sqlite3_file base;
    struct power_image *image; /* NULL: not watched */
    sqlite3_file real;         /* of the system's VFS; must be last */
};

static struct {
    sqlite3_vfs *real;
    struct power_image images[POWER_FILES];
    size_t n;
    long calls, cut_at; /* writes, truncations and syncs; 0: never */
    unsigned seed;
} power;

static inline bool
power_off(void)
{
    return power.cut_at && power.calls >= power.cut_at;
}

static inline unsigned
power_random(unsigned below)
{
    power.seed = power.seed * 1103515245u + 12345u;
    return (power.seed >> 16) % below;
}

static inline void
power_apply(struct buf *b, const struct power_write *w, size_t len)
{
    size_t end = w->at + len;

    if (!w->bytes) {
        b->len = w->at < b->len ? w->at : b->len;
        return;
    }
    while (b->len < end)
        buf_char(b, '\0');
    if (len)
        memcpy(b->data + w->at, w->bytes, len);
}

static inline void
power_note(struct power_image *i, size_t at, const void *bytes, size_t len)
{
    i->later =
        mem_grow(i->later, &i->cap_later, i->n_later + 1, sizeof *i->later);
    i->later[i->n_later++] =
        (struct power_write){at, len, bytes ? mem_copy(bytes, len) : NULL};
}

static inline void
power_forget(struct power_image *i)
{
    for (size_t k = 0; k < i->n_later; k++)
        free(i->later[k].bytes);
    i->n_later = 0;
}

#define POWER_REAL(f) (&((struct power_file *)(f))->real)
#define POWER_PASS(f, method, ...) \
    POWER_REAL(f)->pMethods->method(POWER_REAL(f), __VA_ARGS__)

static int
power_close(sqlite3_file *f)
{
    return POWER_REAL(f)->pMethods->xClose(POWER_REAL(f));
}

static int
power_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
    return POWER_PASS(f, xRead, to, n, at);
}

static int
power_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
    struct power_image *i = ((struct power_file *)f)->image;

    power.calls++;
    if (i)
        power_note(i, (size_t)at, from, (size_t)n);
    return power_off() ? SQLITE_IOERR_WRITE
                       : POWER_PASS(f, xWrite, from, n, at);
}

static int
power_truncate(sqlite3_file *f, sqlite3_int64 size)
{
    struct power_image *i = ((struct power_file *)f)->image;

    power.calls++;
    if (i)
        power_note(i, (size_t)size, NULL, 0);
    return power_off() ? SQLITE_IOERR_TRUNCATE : POWER_PASS(f, xTruncate, size);
}

static int
power_sync(sqlite3_file *f, int flags)
{
    struct power_image *i = ((struct power_file *)f)->image;

    power.calls++;
    if (power_off())
        return SQLITE_IOERR_FSYNC;
    for (size_t k = 0; i && k < i->n_later; k++)
        power_apply(&i->safe, &i->later[k], i->later[k].len);
    if (i)
        power_forget(i);
    return POWER_PASS(f, xSync, flags);
}

static int
power_size(sqlite3_file *f, sqlite3_int64 *size)
{
    return POWER_PASS(f, xFileSize, size);
}

static int
power_lock(sqlite3_file *f, int how)
{
    return POWER_PASS(f, xLock, how);
}

static int
power_unlock(sqlite3_file *f, int how)
{
    return POWER_PASS(f, xUnlock, how);
}

static int
power_reserved(sqlite3_file *f, int *out)
{
    return POWER_PASS(f, xCheckReservedLock, out);
}

static int
power_control(sqlite3_file *f, int what, void *arg)
{
    return POWER_PASS(f, xFileControl, what, arg);
}

static int
power_sector(sqlite3_file *f)
{
    (void)f;
    return POWER_SECTOR;
}

static int
power_traits(sqlite3_file *f)
{
    (void)f;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static int
power_shm_map(sqlite3_file *f, int page, int size, int extend,
              void volatile **out)
{
    return POWER_PASS(f, xShmMap, page, size, extend, out);
}

static int
power_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
    return POWER_PASS(f, xShmLock, offset, n, flags);
}

static void
power_shm_barrier(sqlite3_file *f)
{
    POWER_REAL(f)->pMethods->xShmBarrier(POWER_REAL(f));
}

static int
power_shm_unmap(sqlite3_file *f, int remove)
{
    return POWER_PASS(f, xShmUnmap, remove);
}

static const sqlite3_io_methods power_methods = {
    .iVersion = 2,
    .xClose = power_close,
    .xRead = power_read,
    .xWrite = power_write,
    .xTruncate = power_truncate,
    .xSync = power_sync,
    .xFileSize = power_size,
    .xLock = power_lock,
    .xUnlock = power_unlock,
    .xCheckReservedLock = power_reserved,
    .xFileControl = power_control,
    .xSectorSize = power_sector,
    .xDeviceCharacteristics = power_traits,
    .xShmMap = power_shm_map,
    .xShmLock = power_shm_lock,
    .xShmBarrier = power_shm_barrier,
    .xShmUnmap = power_shm_unmap,
};

/* What a file held while there was power is safe. */
static inline void
power_read_safe(struct power_image *i)
{
    FILE *f = fopen(i->path, "rb");
    size_t got = 1;

    while (f && got) {
        got = fread(buf_reserve(&i->safe, 65536), 1, 65536, f);
        i->safe.len += got;
    }
    if (f)
        fclose(f);
}

static inline struct power_image *
power_image(const char *path)
{
    for (size_t i = 0; i < power.n; i++)
        if (strcmp(power.images[i].path, path) == 0)
            return &power.images[i];
    if (power.n == POWER_FILES)
        abort();
    power.images[power.n] = (struct power_image){.path = mem_string(path)};
    power_read_safe(&power.images[power.n]);
    return &power.images[power.n++];
}

static int
power_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *f, int flags,
           int *out)
{
    struct power_file *p = (struct power_file *)f;
    int status;

    (void)vfs;
    f->pMethods = NULL;
    if (power_off())
        return SQLITE_CANTOPEN;
    status = power.real->xOpen(power.real, path, &p->real, flags, out);
    p->image = path && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL |
                                 SQLITE_OPEN_MAIN_JOURNAL))
                   ? power_image(path)
                   : NULL;
    if (p->real.pMethods)
        f->pMethods = &power_methods;
    return status;
}

/* A removal is in the folder at once. */
static int
power_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
    (void)vfs;
    if (power_off())
        return SQLITE_IOERR_DELETE;
    power_forget(power_image(path));
    buf_clear(&power_image(path)->safe);
    return power.real->xDelete(power.real, path, sync);
}

/* From now on files are opened with power, to be cut at so many calls. */
static inline void
power_on(long cut_at, unsigned seed)
{
    static sqlite3_vfs vfs;

    if (!power.real) {
        power.real = sqlite3_vfs_find(NULL);
        vfs = *power.real;
        vfs.zName = "power";
        vfs.pNext = NULL;
        vfs.szOsFile = (int)sizeof(struct power_file) + power.real->szOsFile;
        vfs.xOpen = power_open;
        vfs.xDelete = power_delete;
    }
    power.calls = 0;
    power.cut_at = cut_at;
    power.seed = seed;
    sqlite3_vfs_register(&vfs, 1);
}

static inline void
power_settle_file(struct power_image *i)
{
    FILE *f = fopen(i->path, "wb");

    for (size_t k = 0; k < i->n_later; k++) {
        const struct power_write *w = &i->later[k];
        size_t sectors = w->len / POWER_SECTOR;

        switch (power_random(3)) {
        case 0: /* lost */
            break;
        case 1:
            power_apply(&i->safe, w, w->len);
            break;
        default: /* torn */
            power_apply(&i->safe, w,
                        POWER_SECTOR * power_random((unsigned)sectors + 1));
        }
    }
    if (!f ||
        (i->safe.len &&
         fwrite(i->safe.data, 1, i->safe.len, f) != i->safe.len) ||
        fclose(f))
        abort();
    power_forget(i);
}

/* What the disk holds after the cut; files are opened as ever again. */
static inline void
power_settle(const char *main_path)
{
    char *shm = mem_format("%s-shm", main_path);

    for (size_t i = 0; i < power.n; i++) {
        struct power_image *image = &power.images[i];

        if (image->safe.len || image->n_later)
            power_settle_file(image);
        buf_free(&image->safe);
        free(image->later);
        free(image->path);
    }
    power.n = 0;
    unlink(shm);
    free(shm);
    sqlite3_vfs_register(power.real, 1);
}

#endif

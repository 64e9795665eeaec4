#include "unpack.h"

#include <errno.h>
#include <inttypes.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "archive_library.h"
#include "flow.h"
#include "mem.h"
#include "utf8.h"

#define BLOCK (64u << 10)

struct unpack {
    struct carrier data; /* of the member, or of the only stream */
    struct carrier *in;
    struct archive *a;
    locale_t utf8; /* in which libarchive has to be for names; or 0 */
    struct flow flow;
    uint64_t members;
    bool stopped;
    const char *reason; /* why the whole broke off */
    char *detail;
    struct unpack_member member;
    char block[BLOCK];
};

static void
stop(struct unpack *u, const char *reason, char *detail)
{
    u->stopped = true;
    if (u->reason) {
        free(detail);
        return;
    }
    u->reason = reason;
    u->detail = detail;
}

/* libarchive failed: what broke is what it reads from, if that did. */
static void
stop_damaged(struct unpack *u)
{
    const char *said = archive_library()->error_string(u->a);

    if (u->in->reason)
        stop(u, u->in->reason, mem_string(u->in->detail));
    else
        stop(u, "damaged-archive",
             mem_format("%s; what came before was kept",
                        said ? said : "it cannot be read"));
}

static la_ssize_t
on_read(struct archive *a, void *cookie, const void **block)
{
    struct unpack *u = cookie;
    size_t n = carrier_read(u->in, u->block, BLOCK);

    u->flow.in += n;
    *block = u->block;
    if (!n && u->in->reason) {
        archive_library()->set_error(a, EIO, "%s", u->in->reason);
        return ARCHIVE_FATAL;
    }
    return (la_ssize_t)n;
}

static la_int64_t
on_seek(struct archive *a, void *cookie, la_int64_t offset, int whence)
{
    struct unpack *u = cookie;
    int64_t at = u->in->seek(u->in, offset, whence);

    (void)a;
    return at < 0 ? ARCHIVE_FATAL : at;
}

static size_t
data_read(struct carrier *c, char *p, size_t len)
{
    struct unpack *u = (struct unpack *)c;
    la_ssize_t n;
    char *bomb;

    if (u->stopped || c->reason)
        return 0;
    do
        n = archive_library()->read_data(u->a, p, len);
    while (n == ARCHIVE_RETRY);
    if (n < 0) {
        const char *said = archive_library()->error_string(u->a);

        if (said && strstr(said, "ncrypt")) {
            carrier_break(c, "encrypted", mem_string(said));
            return 0;
        }
        if (n == ARCHIVE_FATAL)
            stop_damaged(u);
        carrier_break(c, u->reason ? u->reason : "damaged-archive",
                      mem_string(u->detail ? u->detail : said));
        return 0;
    }
    u->flow.out += (uint64_t)n;
    bomb = flow_bomb(&u->flow);
    if (!bomb)
        return (size_t)n;
    carrier_break(c, "bomb", mem_string(bomb));
    stop(u, "bomb", bomb);
    return 0;
}

static void
renew_data(struct unpack *u)
{
    buf_free(&u->data.ahead);
    free(u->data.detail);
    u->data = (struct carrier){.read = data_read};
}

static void
open_archive(struct unpack *u)
{
    archive_library()->read_set_callback_data(u->a, u);
    archive_library()->read_set_read_callback(u->a, on_read);
    if (u->in->seek)
        archive_library()->read_set_seek_callback(u->a, on_seek);
    if (archive_library()->read_open1(u->a) != ARCHIVE_OK)
        stop_damaged(u);
}

static struct unpack *
unpack_new(struct carrier *in, const struct source_limits *limits)
{
    struct unpack *u = mem_alloc(sizeof *u);

    u->in = in;
    u->flow.limits = limits;
    u->utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", 0);
    u->a = archive_library()->read_new();
    if (!u->a)
        mem_alloc((size_t)-1);
    renew_data(u);
    return u;
}

struct unpack *
unpack_open(struct carrier *in, const struct source_limits *limits)
{
    struct unpack *u = unpack_new(in, limits);

    archive_library()->read_support_format_zip(u->a);
    archive_library()->read_support_format_tar(u->a);
    open_archive(u);
    return u;
}

void
unpack_close(struct unpack *u)
{
    archive_library()->read_free(u->a);
    if (u->utf8)
        freelocale(u->utf8);
    buf_free(&u->data.ahead);
    free(u->data.detail);
    free(u->member.name);
    free(u->detail);
    free(u);
}

static const char *
not_a_file(struct archive_entry *e)
{
    if (archive_library()->entry_hardlink(e))
        return "a hard link";
    switch (archive_library()->entry_filetype(e)) {
    case AE_IFREG:
        return NULL;
    case AE_IFLNK:
        return "a symbolic link";
    case AE_IFIFO:
        return "a named pipe";
    case AE_IFCHR:
    case AE_IFBLK:
        return "a device";
    case AE_IFSOCK:
        return "a socket";
    default:
        return archive_library()->entry_filetype(e) ? "no file" : NULL;
    }
}

/* The name as UTF-8 in one line. */
static char *
name_of(struct unpack *u, struct archive_entry *e)
{
    locale_t before = u->utf8 ? uselocale(u->utf8) : 0;
    const char *name = archive_library()->entry_pathname(e);
    struct buf out = {0};

    if (before)
        uselocale(before);
    utf8_repair(name ? name : "", name ? strlen(name) : 0, &out);
    for (size_t i = 0; i < out.len; i++) {
        if (strchr("\n\t", out.data[i]))
            out.data[i] = ' ';
    }
    return buf_take(&out);
}

/* The next header; NULL at the end or when the archive broke off. */
static struct archive_entry *
next_header(struct unpack *u)
{
    locale_t before;
    struct archive_entry *e;
    int state;

    if (u->stopped)
        return NULL;
    before = u->utf8 ? uselocale(u->utf8) : 0;
    do
        state = archive_library()->read_next_header(u->a, &e);
    while (state == ARCHIVE_RETRY);
    if (before)
        uselocale(before);
    if (state == ARCHIVE_OK || state == ARCHIVE_WARN)
        return e;
    if (state == ARCHIVE_EOF)
        u->stopped = true;
    else
        stop_damaged(u);
    return NULL;
}

const struct unpack_member *
unpack_next(struct unpack *u, const char **reason, const char **detail)
{
    struct archive_entry *e = next_header(u);
    struct unpack_member *m = &u->member;

    if (e && ++u->members > u->flow.limits->members) {
        stop(u, "bomb",
             mem_format("it has more than %" PRIu64 " members; if it is what "
                        "it should be, load it with --max members=N",
                        u->flow.limits->members));
        e = NULL;
    }
    *reason = u->reason;
    *detail = u->detail;
    if (!e)
        return NULL;
    renew_data(u);
    free(m->name);
    *m = (struct unpack_member){
        .name = name_of(u, e),
        .folder = archive_library()->entry_filetype(e) == AE_IFDIR,
        .data = &u->data,
    };
    if (!m->folder)
        m->other = not_a_file(e);
    if (archive_library()->entry_is_encrypted(e))
        carrier_break(&u->data, "encrypted",
                      mem_string("it needs a password; unpack it first"));
    return m;
}

/* One compressed stream: the unpacker is the carrier itself. */
static void
stream_close(struct carrier *c)
{
    struct unpack *u = (struct unpack *)c;

    archive_library()->read_free(u->a);
    if (u->utf8)
        freelocale(u->utf8);
    free(u->detail);
    free(u);
}

struct carrier *
carrier_unpacked(struct carrier *in, const struct source_limits *limits)
{
    struct unpack *u = unpack_new(in, limits);

    u->data.close = stream_close;
    archive_library()->read_support_filter_bzip2(u->a);
    archive_library()->read_support_filter_xz(u->a);
    archive_library()->read_support_filter_zstd(u->a);
    archive_library()->read_support_format_raw(u->a);
    archive_library()->read_support_format_empty(u->a);
    open_archive(u);
    if (!u->stopped && next_header(u) &&
        archive_library()->filter_count(u->a) < 2)
        stop(u, "damaged-archive",
             mem_string("it is not compressed as its name says"));
    if (u->reason)
        carrier_break(&u->data, u->reason, mem_string(u->detail));
    return &u->data;
}

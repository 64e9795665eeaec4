#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "hash.h"
#include "input.h"
#include "kind.h"
#include "mem.h"
#include "source.h"
#include "utf8.h"

/* Small files make a job together up to this; once an eighth of all before is
   more, up to that, and GROWN times this at most. */
#define FILES_A_JOB 64
#define BYTES_A_JOB (256u << 10)
#define GROWN 8

struct planning {
    struct source_plan *plan;
    const char *base;
    const struct source_options *options;
    struct timespec begun; /* before any file was looked at */
    struct hash *seen;     /* of real paths; open addressing, zero is free */
    size_t n_seen, n_slots;
    uint64_t group_bytes; /* of the last job, if it is a group; else 0 */
    uint64_t n_small;     /* files in groups */
    size_t cap_jobs, cap_skips;
};

/* Bytes that a path shares with the base folder, up to a `/` in both; the whole
   base for what lies below it; 0 when they share nothing but the root. */
static size_t
shared_part(const char *base, size_t len, const char *path)
{
    size_t border = 0, i = 0;

    for (; i < len && base[i] == path[i]; i++) {
        if (base[i] == '/')
            border = i;
    }
    return i == len && path[i] == '/' ? len : border;
}

/* The name in the corpus of an absolute path; valid UTF-8. */
static char *
name_of(const struct planning *x, const char *path)
{
    size_t len = strlen(x->base), same;
    struct buf b = {0};

    while (len && x->base[len - 1] == '/')
        len--;
    same = shared_part(x->base, len, path);
    for (size_t i = same; same && i < len; i++) {
        if (x->base[i] == '/')
            buf_str(&b, "../");
    }
    if ((same || !len) && path[same] == '/')
        path += same + 1;
    utf8_repair(path, strlen(path), &b);
    return buf_take(&b);
}

/* A file that changes within a tick of its file system's clock keeps its times:
   what was changed so lately says nothing. Some clocks tick in two seconds. */
static bool
settled(const struct timespec *changed, const struct timespec *seen)
{
    int64_t age = (seen->tv_sec - changed->tv_sec) * 1000 +
                  (seen->tv_nsec - changed->tv_nsec) / 1000000;

    return age > (changed->tv_nsec ? 50 : 2000);
}

static struct hash
state_of(const struct planning *x, const struct stat *st)
{
    const int64_t state[] = {st->st_size, st->st_mtim.tv_sec,
                             st->st_mtim.tv_nsec, st->st_ctim.tv_sec,
                             st->st_ctim.tv_nsec};

    if (!settled(&st->st_ctim, &x->begun) || !settled(&st->st_mtim, &x->begun))
        return (struct hash){0};
    return hash_of(state, sizeof state);
}

/* st: of the path, or NULL: nothing is known of it but the reason. */
static void
skip(struct planning *x, const char *path, const struct stat *st,
     const char *reason, const char *detail)
{
    struct source_plan *p = x->plan;

    p->skips =
        mem_grow(p->skips, &x->cap_skips, p->n_skips + 1, sizeof *p->skips);
    p->skips[p->n_skips++] = (struct source_skip){
        .uri = name_of(x, path),
        .reason = mem_string(reason),
        .detail = mem_string(detail),
        .state = st ? state_of(x, st) : hash_of(detail, strlen(detail)),
    };
}

static void
place(struct hash *slots, size_t n, const struct hash *h)
{
    static const struct hash none;
    size_t at;

    memcpy(&at, h->bytes, sizeof at);
    at &= n - 1;
    while (memcmp(&slots[at], &none, sizeof none) != 0)
        at = (at + 1) & (n - 1);
    slots[at] = *h;
}

/* Whether the file with this real path was already met; remembers it. */
static bool
seen(struct planning *x, const char *path)
{
    static const struct hash none;
    struct hash h = hash_of(path, strlen(path));
    size_t at;

    if (x->n_seen * 2 >= x->n_slots) {
        size_t n = x->n_slots ? x->n_slots * 2 : 256;
        struct hash *slots = mem_alloc(n * sizeof *slots);

        for (size_t i = 0; i < x->n_slots; i++) {
            if (memcmp(&x->seen[i], &none, sizeof none) != 0)
                place(slots, n, &x->seen[i]);
        }
        free(x->seen);
        x->seen = slots;
        x->n_slots = n;
    }
    memcpy(&at, h.bytes, sizeof at);
    for (at &= x->n_slots - 1; memcmp(&x->seen[at], &none, sizeof none) != 0;
         at = (at + 1) & (x->n_slots - 1)) {
        if (memcmp(&x->seen[at], &h, sizeof h) == 0)
            return true;
    }
    x->seen[at] = h;
    x->n_seen++;
    return false;
}

static struct source_job *
new_job(struct planning *x)
{
    struct source_plan *p = x->plan;

    p->jobs = mem_grow(p->jobs, &x->cap_jobs, p->n_jobs + 1, sizeof *p->jobs);
    p->jobs[p->n_jobs] = (struct source_job){.line = 1};
    return &p->jobs[p->n_jobs++];
}

static void
put_file(struct source_job *job, const struct source_file *f)
{
    size_t n = job->n_files;

    job->files = mem_resize(job->files, (n + 1) * sizeof *job->files);
    job->files[n] = *f;
    job->files[n].path = mem_string(f->path);
    job->files[n].name = mem_string(f->name);
    job->files[n].as = mem_string(f->as);
    job->n_files++;
}

static uint64_t
grown(uint64_t least, uint64_t before)
{
    uint64_t most = least * GROWN, eighth = before / 8;

    return eighth < least ? least : eighth < most ? eighth : most;
}

/* Small files go together up to a limit; what comes out of a packed one may be
   large. */
static void
plan_small(struct planning *x, const struct source_file *f)
{
    struct source_plan *p = x->plan;
    struct source_job *last = p->n_jobs ? &p->jobs[p->n_jobs - 1] : NULL;

    if (!last || !x->group_bytes ||
        last->n_files >= grown(FILES_A_JOB, x->n_small) ||
        x->group_bytes + f->size > grown(BYTES_A_JOB, p->bytes)) {
        last = new_job(x);
        x->group_bytes = 0;
    }
    put_file(last, f);
    x->n_small++;
    x->group_bytes += f->size + 1;
}

static void
plan_known(struct planning *x, struct source_file *f)
{
    x->plan->bytes += f->size;
    if (!f->packed && (f->size < BYTES_A_JOB || f->format < SOURCE_JSON)) {
        plan_small(x, f);
        return;
    }
    x->group_bytes = 0;
    put_file(new_job(x), f);
}

/* A regular file. real: its path without links; as: the ending to go by, or
   NULL. */
static void
plan_regular(struct planning *x, const char *path, const char *real,
             const struct stat *st, char *as)
{
    struct source_file f = {.path = (char *)path, .as = as};

    if (!kind_of_name(as ? as : path, &f.format, &f.packed)) {
        skip(x, path, st, "unknown-format", KINDS_READ);
        return;
    }
    if (seen(x, real))
        return;
    f.size = (uint64_t)st->st_size;
    f.state = state_of(x, st);
    f.name = name_of(x, path);
    plan_known(x, &f);
    free(f.name);
}

static void
plan_link(struct planning *x, const char *path, char *as)
{
    char *real = realpath(path, NULL);
    struct stat st;

    if (!real || stat(real, &st) != 0)
        skip(x, path, NULL, "unreadable", strerror(errno));
    else if (S_ISREG(st.st_mode))
        plan_regular(x, path, real, &st, as);
    else
        skip(x, path, &st, "unknown-format", "not a regular file");
    free(real);
}

/* own: of the path itself, whose folder has no links in its path. */
static void
plan_file(struct planning *x, const char *path, const struct stat *own,
          char *as)
{
    if (S_ISLNK(own->st_mode))
        plan_link(x, path, as);
    else if (S_ISREG(own->st_mode))
        plan_regular(x, path, path, own, as);
    else
        skip(x, path, own, "unknown-format", "not a regular file");
}

static bool
passed_over(const FTSENT *e)
{
    return e->fts_level > 0 && kind_passed_over(e->fts_name);
}

static void
visit(struct planning *x, FTS *walk, FTSENT *e)
{
    struct stat target;

    switch (e->fts_info) {
    case FTS_D:
        if (passed_over(e))
            fts_set(walk, e, FTS_SKIP);
        break;
    case FTS_DP:
    case FTS_DC:
        break;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        skip(x, e->fts_path, NULL, "unreadable", strerror(e->fts_errno));
        break;
    case FTS_SL:
        if (stat(e->fts_path, &target) == 0 && S_ISDIR(target.st_mode))
            break;
        /* fall through */
    default:
        if (!passed_over(e))
            plan_file(x, e->fts_path, e->fts_statp, NULL);
    }
}

/* The byte of a name as it would stand in a path: a folder's is followed by
   `/`. */
static int
byte_at(const FTSENT *e, size_t i)
{
    if (i < e->fts_namelen)
        return (unsigned char)e->fts_name[i];
    return i == e->fts_namelen && S_ISDIR(e->fts_statp->st_mode) ? '/' : 0;
}

/* So that files come by their paths. */
static int
by_path(const FTSENT **a, const FTSENT **b)
{
    for (size_t i = 0;; i++) {
        int x = byte_at(*a, i), y = byte_at(*b, i);

        if (x != y || !x)
            return x - y;
    }
}

static void
plan_folder(struct planning *x, char *path)
{
    char *const roots[] = {path, NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_path);
    FTSENT *e;

    if (!walk) {
        skip(x, path, NULL, "unreadable", strerror(errno));
        return;
    }
    while ((e = fts_read(walk)))
        visit(x, walk, e);
    fts_close(walk);
}

/* The absolute path of a file: its folder resolved, its own name kept. */
static char *
absolute(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder, *real, *out;

    if (!slash)
        folder = mem_string(".");
    else
        folder = mem_copy(path, (size_t)(slash - path) + (slash == path));
    real = realpath(folder, NULL);
    free(folder);
    if (!real)
        return mem_string(path);
    out = mem_format("%s/%s", strcmp(real, "/") == 0 ? "" : real,
                     slash ? slash + 1 : path);
    free(real);
    return out;
}

/* The name of standard input, other for each content: what came through it
   before stays. Heap string. */
static char *
stdin_name(const struct input *in)
{
    char hex[33];

    hash_hex(&in->content, hex);
    return mem_format("stdin-%.12s", hex);
}

/* Standard input, copied: it can be read again and in parts then. */
static int
plan_stdin(struct planning *x, char *as, struct fault *ft)
{
    struct source_file f = {.as = as};
    struct source_plan *p = x->plan;
    struct input in = {0};
    int status;

    if (p->stdin_copy)
        return fault_set(ft, FAULT_USAGE,
                         "`-` stands twice; standard input "
                         "can be read once");
    status = input_copy(&in, &f.as, ft);
    p->stdin_copy = in.fd;
    if (status)
        return -1;
    f.size = in.size;
    f.name = stdin_name(&in);
    kind_of_name(f.as, &f.format, &f.packed);
    f.path = mem_format("/proc/self/fd/%d", p->stdin_copy);
    plan_known(x, &f);
    free(f.path);
    free(f.name);
    if (f.as != as)
        p->stdin_as = f.as;
    return 0;
}

static int
plan_path(struct planning *x, const char *path, struct fault *ft)
{
    char *format = x->options->format, *full;
    struct stat st;

    if (strcmp(path, "-") == 0)
        return plan_stdin(x, format, ft);
    if (stat(path, &st) != 0)
        return fault_set(ft, FAULT_USAGE, "%s: %s; check the path", path,
                         strerror(errno));
    if (S_ISDIR(st.st_mode)) {
        full = realpath(path, NULL);
        if (!full)
            return fault_set(ft, FAULT_USAGE, "%s: %s", path, strerror(errno));
        plan_folder(x, full);
    } else {
        full = absolute(path);
        if (lstat(full, &st) == 0)
            plan_file(x, full, &st, format);
        else
            skip(x, full, NULL, "unreadable", strerror(errno));
    }
    free(full);
    return 0;
}

/* --format csv as the ending .csv. */
static int
check_format(const char *format, struct fault *ft)
{
    enum source_format known;
    bool packed;

    if (!format || kind_of_name(format, &known, &packed))
        return 0;
    return fault_set(ft, FAULT_USAGE,
                     "--format %s: no such format; give it like an ending: "
                     "jsonl, csv.gz; " KINDS_READ,
                     format + 1);
}

int
source_plan(struct source_plan *plan, char *const *paths, size_t n_paths,
            const char *base, const struct source_options *o, struct fault *ft)
{
    struct source_plan made = {0};
    struct planning x = {.plan = &made, .options = o};
    char *real = realpath(base, NULL);
    int failed = check_format(o->format, ft);

    clock_gettime(CLOCK_REALTIME, &x.begun);
    x.base = real ? real : base;
    for (size_t i = 0; i < n_paths && !failed; i++)
        failed = plan_path(&x, paths[i], ft);
    free(real);
    free(x.seen);
    if (failed)
        source_plan_free(&made);
    else
        *plan = made;
    return failed;
}

void
source_skip_free(struct source_skip *s)
{
    free(s->uri);
    free(s->reason);
    free(s->detail);
}

void
source_plan_free(struct source_plan *plan)
{
    for (size_t i = 0; i < plan->n_jobs; i++)
        source_job_free(&plan->jobs[i]);
    for (size_t i = 0; i < plan->n_skips; i++)
        source_skip_free(&plan->skips[i]);
    free(plan->jobs);
    free(plan->skips);
    free(plan->stdin_as);
    if (plan->stdin_copy)
        close(plan->stdin_copy);
    *plan = (struct source_plan){0};
}

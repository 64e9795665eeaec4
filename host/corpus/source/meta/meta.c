#include "meta.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "carrier.h"
#include "encoding.h"
#include "hash.h"
#include "kind.h"
#include "mem.h"

#define META_BYTES_MAX (1u << 30)

static const char *const join_names[] = {
    "key", "id", "file", "filename", "doc_id", "document",
};
#define N_JOIN (sizeof join_names / sizeof *join_names)

/* One column that documents can be found by. */
struct join {
    size_t column;
    size_t *slot; /* row + 1; a power of two of them */
    size_t n_slots;
};

struct meta {
    char *path;
    struct csv csv;
    struct join joins[N_JOIN]; /* in the order of join_names */
    size_t n_joins;
    bool *used; /* one a row behind the header */
};

/* The slot of a value, or the free one where it belongs. */
static size_t *
find(const struct meta *m, const struct join *j, const char *s, size_t len)
{
    size_t at = hash64_of(s, len) & (j->n_slots - 1);

    for (; j->slot[at]; at = (at + 1) & (j->n_slots - 1)) {
        const char *have = csv_cell(&m->csv, j->slot[at], j->column);

        if (strlen(have) == len && memcmp(have, s, len) == 0)
            break;
    }
    return &j->slot[at];
}

/* A value that stands twice in the first join column is a mistake; in another
   one it is no use for joining there, and the first row stands. */
static int
index_rows(struct meta *m, struct join *j, bool strict, struct fault *ft)
{
    for (j->n_slots = 16; j->n_slots < m->csv.rows * 2;)
        j->n_slots *= 2;
    j->slot = mem_alloc(j->n_slots * sizeof *j->slot);
    for (size_t row = 1; row < m->csv.rows; row++) {
        const char *s = csv_cell(&m->csv, row, j->column);
        size_t *slot = *s ? find(m, j, s, strlen(s)) : NULL;

        if (slot && *slot && strict)
            return fault_set(
                ft, FAULT_USAGE,
                "%s:%zu: `%s` stands in line %zu already; keep one "
                "row a document",
                m->path, m->csv.line[row], s, m->csv.line[*slot]);
        if (slot && !*slot)
            *slot = row;
    }
    return 0;
}

static int
make_joins(struct meta *m, struct fault *ft)
{
    for (size_t n = 0; n < N_JOIN; n++) {
        for (size_t c = 0; c < m->csv.columns; c++) {
            if (strcasecmp(csv_cell(&m->csv, 0, c), join_names[n]) != 0)
                continue;
            struct join *j = &m->joins[m->n_joins++];

            j->column = c;
            if (index_rows(m, j, j == m->joins, ft))
                return -1;
            break;
        }
    }
    if (!m->n_joins)
        return fault_set(ft, FAULT_USAGE,
                         "%s:1: no column says which document a row is about; "
                         "name one `key` (a document's key) or `file` (its "
                         "file name)",
                         m->path);
    return 0;
}

/* The whole file, repaired. */
static int
slurp(const char *path, struct buf *out, struct fault *ft)
{
    struct buf raw = {0};
    struct encoding e;
    char *why = NULL;
    struct carrier *c = carrier_file(path, 0, 0, &why);
    size_t n = 1;
    bool failed;

    if (!c) {
        fault_set(ft, FAULT_USAGE, "%s: cannot be read: %s", path, why);
        free(why);
        return -1;
    }
    while (n && raw.len <= META_BYTES_MAX) {
        n = carrier_read(c, buf_reserve(&raw, 64 << 10), 64 << 10);
        raw.len += n;
    }
    failed = c->reason || raw.len > META_BYTES_MAX;
    if (c->reason)
        fault_set(ft, FAULT_IO, "%s: cannot be read: %s", path, c->detail);
    else if (failed)
        fault_set(ft, FAULT_USAGE, "%s: larger than 1 GiB; split it", path);
    else
        encoding_read(buf_text(&raw), raw.len, out, &e);
    carrier_close(c);
    buf_free(&raw);
    return failed ? -1 : 0;
}

int
meta_open(struct meta **out, const char *path, struct fault *ft)
{
    struct meta *m = mem_alloc(sizeof *m);
    struct buf bytes = {0};

    m->path = mem_string(path);
    if (slurp(path, &bytes, ft) ||
        csv_parse(&m->csv, buf_text(&bytes), bytes.len, path, ft) ||
        make_joins(m, ft)) {
        buf_free(&bytes);
        meta_close(m);
        return -1;
    }
    buf_free(&bytes);
    m->used = mem_alloc(m->csv.rows * sizeof *m->used);
    *out = m;
    return 0;
}

void
meta_close(struct meta *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < m->n_joins; i++)
        free(m->joins[i].slot);
    csv_free(&m->csv);
    free(m->used);
    free(m->path);
    free(m);
}

/* The row whose value is the path, or what stands behind one of its slashes,
   the longest first; each with and without its ending. 0 if there is none. */
static size_t
row_of_path(const struct meta *m, const struct join *j, const char *path)
{
    while (path) {
        size_t row = *find(m, j, path, strlen(path));

        if (!row)
            row = *find(m, j, path, kind_stem(path));
        if (row)
            return row;
        path = strchr(path, '/');
        if (path)
            path++;
    }
    return 0;
}

/* The row of a document, or 0: by key, uri, then by the file's name and path.
 *column: the one that joined. */
static size_t
row_of(const struct meta *m, const struct doc *d, const struct source_file *f,
       size_t *column)
{
    for (size_t i = 0; i < m->n_joins; i++) {
        const struct join *j = &m->joins[i];
        size_t row = *find(m, j, d->key, strlen(d->key));

        *column = j->column;
        if (!row)
            row = *find(m, j, d->uri, strlen(d->uri));
        if (!row)
            row = row_of_path(m, j, f->name);
        if (!row)
            row = row_of_path(m, j, f->path);
        if (row)
            return row;
    }
    return 0;
}

struct target {
    enum field field;
    const char *name;
    unsigned rank;
};

static struct target
target_of(const struct meta *m, size_t column, const struct source_options *o)
{
    struct target t = {.name = csv_cell(&m->csv, 0, column)};
    size_t len = strlen(t.name);

    t.field = assign_target(o, &t.name, &len, &t.rank);
    if (t.field == FIELD_TEXT) /* a table describes documents */
        t.field = FIELD_NONE;
    return t;
}

void
meta_join(struct meta *m, struct doc *d, struct vars *v,
          const struct source_file *f, const struct source_options *o)
{
    size_t joined, row = row_of(m, d, f, &joined);
    size_t best[FIELD_COUNT] = {0}; /* column + 1 */

    if (!row)
        return;
    m->used[row - 1] = true;
    for (size_t c = 0; c < m->csv.columns; c++) {
        struct target t = target_of(m, c, o);

        if (t.field == FIELD_NONE || c == joined || !*csv_cell(&m->csv, row, c))
            continue;
        if (!best[t.field] || t.rank < target_of(m, best[t.field] - 1, o).rank)
            best[t.field] = c + 1;
    }
    for (size_t c = 0; c < m->csv.columns; c++) {
        const char *cell = csv_cell(&m->csv, row, c);
        struct target t = target_of(m, c, o);

        if (c == joined || !*cell)
            continue;
        if (t.field == FIELD_NONE || best[t.field] != c + 1 ||
            !assign_field(d, t.field, cell, strlen(cell)))
            vars_cell(v, t.name, cell);
    }
}

bool
meta_has(const struct meta *m, const char *column)
{
    for (size_t c = 0; m && c < m->csv.columns; c++) {
        if (strcasecmp(csv_cell(&m->csv, 0, c), column) == 0)
            return true;
    }
    return false;
}

size_t
meta_rows(const struct meta *m)
{
    return m ? m->csv.rows - 1 : 0;
}

bool
meta_used(const struct meta *m, size_t row)
{
    return m->used[row];
}

char *
meta_name(const struct meta *m, size_t row)
{
    return mem_format("%s:%zu (%s)", m->path, m->csv.line[row + 1],
                      csv_cell(&m->csv, row + 1, m->joins[0].column));
}

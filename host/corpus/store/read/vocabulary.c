#include <stdlib.h>

#include <sqlite3.h>

#include "buf.h"
#include "mem.h"
#include "reader.h"
#include "statement.h"

struct vocabulary {
    struct buf forms; /* one behind the other */
    uint32_t *start;  /* by id: where its form starts, and at n + 1 the end */
    size_t cap;
    uint32_t n; /* the highest id */
};

static int
damaged(struct store *s, int64_t id, struct fault *ft)
{
    return fault_set(ft, FAULT_CORPUS,
                     "%s: the table `types` is damaged at id %lld",
                     store_path(s), (long long)id);
}

static void
add(struct vocabulary *v, const char *form, size_t len)
{
    buf_add(&v->forms, form, len);
    v->n++;
    v->start = mem_grow(v->start, &v->cap, (size_t)v->n + 2, sizeof *v->start);
    v->start[v->n + 1] = (uint32_t)v->forms.len;
}

int
vocabulary_open(struct vocabulary **out, struct store *s, struct fault *ft)
{
    struct vocabulary *v = mem_alloc(sizeof *v);
    struct sqlite3_stmt *st;
    int more;

    if (statement_prepare(store_db(s), "SELECT id, form FROM types ORDER BY id",
                          &st, ft)) {
        vocabulary_free(v);
        return -1;
    }
    v->start = mem_grow(NULL, &v->cap, 2, sizeof *v->start);
    v->start[0] = v->start[1] = 0;
    while ((more = statement_step(st, ft)) > 0) {
        int64_t id = sqlite3_column_int64(st, 0);
        const char *form = (const char *)sqlite3_column_text(st, 1);

        size_t len = (size_t)sqlite3_column_bytes(st, 1);

        if (!form || id != (int64_t)v->n + 1 || id >= UINT32_MAX ||
            v->forms.len + len > UINT32_MAX) {
            more = damaged(s, id, ft);
            break;
        }
        add(v, form, len);
    }
    sqlite3_finalize(st);
    if (more)
        vocabulary_free(v);
    else
        *out = v;
    return more;
}

void
vocabulary_free(struct vocabulary *v)
{
    if (!v)
        return;
    buf_free(&v->forms);
    free(v->start);
    free(v);
}

uint32_t
vocabulary_size(const struct vocabulary *v)
{
    return v->n;
}

const char *
vocabulary_form(const struct vocabulary *v, uint32_t id, size_t *len)
{
    *len = 0;
    if (id == 0 || id > v->n)
        return NULL;
    *len = v->start[id + 1] - v->start[id];
    return *len ? v->forms.data + v->start[id] : "";
}

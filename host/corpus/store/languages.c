#include "languages.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "buf.h"
#include "mem.h"
#include "statement.h"

#define OTHERS_SHARE 20 /* one document in so many */

void
languages_add(struct languages *l, const char *code, size_t len,
              uint64_t documents)
{
    size_t i = 0;

    while (i < l->n && (strlen(l->at[i].code) != len ||
                        memcmp(l->at[i].code, code, len) != 0))
        i++;
    if (i == l->n) {
        l->at = mem_grow(l->at, &l->cap, l->n + 1, sizeof *l->at);
        l->at[l->n++] = (struct language_count){.code = mem_copy(code, len)};
    }
    l->at[i].documents += documents;
}

void
languages_add_mixed(struct languages *l, const struct languages *group)
{
    for (size_t i = 0; group->n > 1 && i < group->n; i++)
        languages_add(l, group->at[i].code, strlen(group->at[i].code),
                      group->at[i].documents);
}

void
languages_free(struct languages *l)
{
    for (size_t i = 0; i < l->n; i++)
        free(l->at[i].code);
    free(l->at);
    *l = (struct languages){0};
}

static int
by_documents(const void *pa, const void *pb)
{
    const struct language_count *a = pa, *b = pb;

    if (a->documents != b->documents)
        return a->documents < b->documents ? 1 : -1;
    return strcmp(a->code, b->code);
}

char *
languages_note(const struct languages *l)
{
    struct language_count *sorted;
    struct buf note = {0};
    uint64_t documents = 0;

    if (l->n < 2)
        return NULL;
    sorted = mem_alloc(l->n * sizeof *sorted);
    memcpy(sorted, l->at, l->n * sizeof *sorted);
    qsort(sorted, l->n, sizeof *sorted, by_documents);
    buf_str(&note, "documents counted together, by language:");
    for (size_t i = 0; i < l->n; i++) {
        buf_format(&note, "%s %s %llu", i ? "," : "", sorted[i].code,
                   (unsigned long long)sorted[i].documents);
        documents += sorted[i].documents;
    }
    if ((documents - sorted[0].documents) * OTHERS_SHARE >= documents)
        buf_format(&note, "; where \"language = '%s'\" asks for one",
                   sorted[0].code);
    free(sorted);
    return buf_take(&note);
}

/* ---- of the corpus */

int
languages_only(char **language, struct sqlite3 *db, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int64_t any = 0;
    int found;

    *language = NULL;
    if (statement_prepare(
            db, "SELECT value FROM corpus WHERE name = 'language'", &st, ft))
        return -1;
    found = statement_step(st, ft);
    if (found > 0)
        *language = statement_copy(st, 0);
    sqlite3_finalize(st);
    if (found == 0 && statement_int(db,
                                    "SELECT EXISTS(SELECT 1 FROM meta "
                                    "WHERE language IS NOT NULL)",
                                    &any, ft))
        return -1;
    if (any)
        *language = mem_string("");
    return found < 0 ? -1 : 0;
}

int
languages_come(char **only, const char *of, struct sqlite3 *db,
               struct fault *ft)
{
    const char *now;

    if (!of || (*only && (!**only || strcmp(*only, of) == 0)))
        return 0;
    now = *only ? "" : of;
    free(*only);
    *only = mem_string(now);
    return statement_exec(db, ft, "REPLACE INTO corpus VALUES('language', %Q)",
                          *only);
}

int
languages_of_all(struct languages *l, struct sqlite3 *db, struct fault *ft)
{
    struct sqlite3_stmt *st;
    bool one;
    char *only;
    int more;

    *l = (struct languages){0};
    if (languages_only(&only, db, ft))
        return -1;
    one = !only || *only;
    free(only);
    if (one)
        return 0;
    if (statement_prepare(db,
                          "SELECT language, count(*) FROM meta "
                          "WHERE language IS NOT NULL GROUP BY 1",
                          &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        const char *code = (const char *)sqlite3_column_text(st, 0);

        if (code)
            languages_add(l, code, strlen(code),
                          (uint64_t)sqlite3_column_int64(st, 1));
    }
    sqlite3_finalize(st);
    return more;
}

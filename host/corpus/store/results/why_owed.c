#include "why_owed.h"

#include <sqlite3.h>
#include <string.h>

#include "statement.h"

/* One pair: what its state row says. */
static int
count(struct sqlite3_stmt *st, const char *plugin, int64_t document,
      int64_t config, struct owed_reasons *r, struct fault *ft)
{
    int status;

    statement_text(st, 1, plugin);
    sqlite3_bind_int64(st, 2, document);
    status = statement_step(st, ft);
    if (status < 0)
        return -1;
    r->all++;
    if (status == 0)
        r->never++;
    else if (sqlite3_column_int64(st, 0) != config)
        r->changed++;
    else
        r->again++;
    sqlite3_reset(st);
    return 0;
}

int
why_owed(struct results *r, struct store *s, const struct manifest *m, size_t n,
         const struct owed *owed, size_t n_owed, struct owed_reasons *reasons,
         struct fault *ft)
{
    struct sqlite3_stmt *st;
    int status = 0;

    memset(reasons, 0, n * sizeof *reasons);
    if (statement_prepare(store_db(s),
                          "SELECT config FROM state "
                          "WHERE plugin = ?1 AND document = ?2",
                          &st, ft))
        return -1;
    for (size_t i = 0; i < n_owed && status == 0; i++) {
        for (size_t p = 0; p < n && status == 0; p++) {
            if (owed[i].plugins >> p & 1)
                status = count(st, m[p].name, owed[i].document,
                               results_config(r, p), &reasons[p], ft);
        }
    }
    sqlite3_finalize(st);
    return status;
}

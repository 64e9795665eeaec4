#include <sqlite3.h>

#include "mem.h"
#include "period.h"
#include "statement.h"

static bool
is_variable(struct store *s, const char *name)
{
    struct sqlite3_stmt *st;
    struct fault ignored;
    bool is = false;

    if (statement_prepare(store_db(s),
                          "SELECT 1 FROM pragma_table_info('documents') "
                          "WHERE name = ?1 COLLATE NOCASE",
                          &st, &ignored))
        return false;
    sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC);
    is = statement_step(st, &ignored) > 0;
    sqlite3_finalize(st);
    return is;
}

char *
period_by(struct store *s, const char *by)
{
    if (period_is_function(by) && !is_variable(s, by))
        return mem_format("%s(published)", by);
    return mem_string(by);
}

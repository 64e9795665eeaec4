#include "fate_function.h"

#include <sqlite3.h>

#include "fate.h"
#include "statement.h"

static void
fate(sqlite3_context *context, int n, sqlite3_value **values)
{
    const char *reason = (const char *)sqlite3_value_text(values[0]);

    (void)n;
    if (reason)
        sqlite3_result_text(context, fate_name(fate_of(reason)), -1,
                            SQLITE_STATIC);
}

int
fate_install(struct sqlite3 *db, struct fault *ft)
{
    return sqlite3_create_function(db, "fate", 1,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC |
                                       SQLITE_INNOCUOUS,
                                   NULL, fate, NULL, NULL)
               ? statement_fault(db, ft)
               : 0;
}

#include "holds.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

#define SHOWN_MAX 40 /* bytes of a value in a message */

static void
holds(sqlite3_context *context, int n, sqlite3_value **values)
{
    int type = sqlite3_value_numeric_type(values[0]);
    const char *text;
    char *message;

    (void)n;
    if (type == SQLITE_NULL)
        return;
    if (type == SQLITE_INTEGER || type == SQLITE_FLOAT) {
        sqlite3_result_int(context, sqlite3_value_double(values[0]) != 0);
        return;
    }
    text = (const char *)sqlite3_value_text(values[0]);
    message = strlen(text) < SHOWN_MAX
                  ? mem_format("it is the text `%s`, neither true nor false: "
                               "compare it, as in ... = '%s'",
                               text, text)
                  : mem_string("it is a text, neither true nor false: compare "
                               "it, as in outlet = 'Reuters'");
    sqlite3_result_error(context, message, -1);
    free(message);
}

int
holds_install(struct sqlite3 *db, struct fault *ft)
{
    return sqlite3_create_function(db, "holds", 1,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC |
                                       SQLITE_INNOCUOUS,
                                   NULL, holds, NULL, NULL)
               ? statement_fault(db, ft)
               : 0;
}

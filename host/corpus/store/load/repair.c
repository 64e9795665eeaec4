/* Type counts and clusters after a load that died. */
#include "loader.h"

#include <sqlite3.h>

#include "counts.h"
#include "near_update.h"
#include "postings.h"
#include "statement.h"
#include "stored_counts.h"
#include "terms.h"
#include "types.h"

static int
repair(struct sqlite3 *db, struct fault *ft)
{
    struct counts counts = {0};
    struct types *types = NULL;
    int64_t counted, last = 0;
    int bad = types_read(&types, db, ft) ||
              stored_counts_catch_up(&counts, db, &counted, ft) ||
              stored_counts_write(&counts, UINT32_MAX, db, ft) ||
              statement_int(db, "SELECT max(id) FROM meta", &last, ft) ||
              stored_counts_mark(db, last > counted ? last : counted, ft) ||
              near_update(db, types, ft) || terms_update(db, types, ft) ||
              postings_update(db, ft);

    types_free(types);
    counts_free(&counts);
    return bad ? -1 : 0;
}

int
store_repair(struct store *s, struct fault *ft)
{
    struct sqlite3 *db = store_db(s);
    int64_t counted, last = 0;

    if (stored_counts_marked(db, &counted, ft) ||
        statement_int(db, "SELECT max(id) FROM meta", &last, ft))
        return -1;
    if (counted >= last)
        return 0;
    if (store_begin(s, ft))
        return -1;
    if (repair(db, ft) || store_commit(s, ft)) {
        store_rollback(s);
        return -1;
    }
    return 0;
}

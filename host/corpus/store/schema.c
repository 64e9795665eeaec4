#include "schema.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "dictionary_words.h"
#include "documents_view.h"
#include "mem.h"
#include "schema_objects.h"
#include "statement.h"
#include "store.h"
#include "words.h"

extern const char embed_schema[];

int
schema_make(struct sqlite3 *db, struct fault *ft)
{
    if (statement_exec(db, ft, "PRAGMA page_size=16384; BEGIN IMMEDIATE") ||
        statement_exec(db, ft, "%s", embed_schema) ||
        documents_view_make(db, ft) ||
        statement_exec(
            db, ft,
            "PRAGMA application_id=%d; PRAGMA user_version=%d;"
            "INSERT INTO corpus VALUES('text_model', %d),"
            "('icu', %Q), ('counted', 0), ('clustered', 0), ('repeated', 0),"
            "('terms', 0), ('next_document', 1); COMMIT",
            STORE_APPLICATION_ID, STORE_SCHEMA_VERSION, TEXT_MODEL_VERSION,
            dictionary_words_version())) {
        struct fault ignored;

        statement_exec(db, &ignored, "ROLLBACK");
        return -1;
    }
    return 0;
}

static int
not_ours(const char *path, struct fault *ft)
{
    return fault_set(ft, FAULT_CORPUS,
                     "%s is not a corpus of slant; name the corpus with "
                     "-c FILE",
                     path);
}

static int
check_header(struct sqlite3 *db, const char *path, struct fault *ft)
{
    int64_t application = 0, version = 0, pages = 0;

    if (statement_int(db, "PRAGMA application_id", &application, ft) ||
        statement_int(db, "PRAGMA user_version", &version, ft) ||
        statement_int(db, "PRAGMA page_count", &pages, ft)) {
        if (sqlite3_errcode(db) == SQLITE_NOTADB)
            return not_ours(path, ft);
        return -1;
    }
    if (!pages)
        return fault_set(ft, FAULT_CORPUS,
                         "%s is empty; put articles in with `slant load`",
                         path);
    if (application != STORE_APPLICATION_ID)
        return not_ours(path, ft);
    if (version > STORE_SCHEMA_VERSION)
        return fault_set(ft, FAULT_CORPUS,
                         "%s was made by a newer slant (version %d of the "
                         "file, this slant reads %d); use that one",
                         path, (int)version, STORE_SCHEMA_VERSION);
    if (version < STORE_SCHEMA_VERSION)
        return fault_set(ft, FAULT_CORPUS,
                         "%s was made by an older slant (version %d of the "
                         "file, this slant reads %d); load the articles into "
                         "a new corpus",
                         path, (int)version, STORE_SCHEMA_VERSION);
    return 0;
}

static int
is_changed(const char *path, const struct schema_object *o, struct fault *ft)
{
    return fault_set(ft, FAULT_CORPUS,
                     "%s: %s `%s` is not as slant makes it; the file is "
                     "damaged or was changed by another program",
                     path, o->type, o->name);
}

/* The object of this name of that kind (NULL: any); n: none. */
static size_t
find_object(const struct schema_object *all, size_t n, const char *name,
            const char *type)
{
    size_t i = 0;

    while (i < n && (strcmp(all[i].name, name) != 0 ||
                     (type && strcmp(all[i].type, type) != 0)))
        i++;
    return i;
}

/* One row of sqlite_schema. An index of somebody else on a host table would be
   kept up to date, and its expressions executed, by every write. */
static int
check_object(struct sqlite3_stmt *row, bool *seen, const char *path,
             struct fault *ft)
{
    const char *cells[4]; /* type, name, tbl_name, sql */
    const struct schema_object *all;
    size_t n, i;

    for (int c = 0; c < 4; c++) {
        cells[c] = (const char *)sqlite3_column_text(row, c);
        if (!cells[c])
            return 0;
    }
    all = schema_objects(&n);
    i = find_object(all, n, cells[1], NULL);
    if (i < n) {
        seen[i] = true;
        if (strcmp(all[i].type, cells[0]) != 0 ||
            strcmp(all[i].table, cells[2]) != 0 ||
            strcmp(all[i].sql, cells[3]) != 0)
            return is_changed(path, &all[i], ft);
    } else if (strcmp(cells[0], "index") == 0 &&
               find_object(all, n, cells[2], "table") < n) {
        return fault_set(ft, FAULT_CORPUS,
                         "%s: index `%s` is not slant's; drop it to use the "
                         "file",
                         path, cells[1]);
    }
    return 0;
}

static int
check_all_seen(const bool *seen, const char *path, struct fault *ft)
{
    size_t n;
    const struct schema_object *all = schema_objects(&n);

    for (size_t i = 0; i < n; i++) {
        if (!seen[i])
            return is_changed(path, &all[i], ft);
    }
    return 0;
}

static int
check_objects(struct sqlite3 *db, const char *path, struct fault *ft)
{
    struct sqlite3_stmt *st;
    bool *seen;
    size_t n;
    int more;

    if (statement_prepare(
            db, "SELECT type, name, tbl_name, sql FROM sqlite_schema", &st, ft))
        return -1;
    schema_objects(&n);
    seen = mem_alloc(n * sizeof *seen);
    while ((more = statement_step(st, ft)) > 0) {
        if (check_object(st, seen, path, ft)) {
            more = -1;
            break;
        }
    }
    sqlite3_finalize(st);
    if (more == 0)
        more = check_all_seen(seen, path, ft);
    free(seen);
    return more;
}

static int
check_view(struct sqlite3 *db, const char *path, struct fault *ft)
{
    static const char sql[] = "SELECT sql FROM sqlite_schema "
                              "WHERE type = 'view' AND name = 'documents' "
                              "AND sql IS NOT NULL";
    struct sqlite3_stmt *st;
    struct buf want = {0};
    int same = 0;

    if (statement_prepare(db, sql, &st, ft))
        return -1;
    if (documents_view_sql(db, &want, ft))
        same = -1;
    else if ((same = statement_step(st, ft)) > 0)
        same = strcmp((const char *)sqlite3_column_text(st, 0),
                      buf_text(&want)) == 0;
    if (same == 0)
        fault_set(ft, FAULT_CORPUS,
                  "%s: the view `documents` is not as slant makes it; the "
                  "file was changed by another program",
                  path);
    sqlite3_finalize(st);
    buf_free(&want);
    return same == 1 ? 0 : -1;
}

static int
check_text_model(struct sqlite3 *db, const char *path, struct fault *ft)
{
    int64_t model = 0;

    if (statement_int(db, "SELECT value FROM corpus WHERE name = 'text_model'",
                      &model, ft))
        return -1;
    if (model == TEXT_MODEL_VERSION)
        return 0;
    return fault_set(ft, FAULT_CORPUS,
                     "%s was loaded by another rule for words (%d, this slant "
                     "has %d); load the articles into a new corpus",
                     path, (int)model, TEXT_MODEL_VERSION);
}

int
schema_check(struct sqlite3 *db, const char *path, struct fault *ft)
{
    struct fault ignored;
    int bad;

    if (check_header(db, path, ft))
        return -1;
    /* One transaction, since a load may change the view at any time. */
    bad = statement_exec(db, ft, "BEGIN") || check_objects(db, path, ft) ||
          check_text_model(db, path, ft) || check_view(db, path, ft);
    statement_exec(db, &ignored, "COMMIT");
    return bad ? -1 : 0;
}

/* Functions that are used like tables: a table of the name would hide one. */
static bool
is_function(const char *name)
{
    static const char *const names[] = {"row_list", "json_each", "json_tree"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (sqlite3_stricmp(name, names[i]) == 0)
            return true;
    return sqlite3_strnicmp(name, "pragma_", 7) == 0;
}

bool
schema_has_name(const char *name)
{
    size_t n;
    const struct schema_object *own = schema_objects(&n);

    if (sqlite3_strnicmp(name, "sqlite_", 7) == 0 || is_function(name) ||
        sqlite3_stricmp(name, "documents") == 0)
        return true;
    for (size_t i = 0; i < n; i++)
        if (sqlite3_stricmp(name, own[i].name) == 0)
            return true;
    return false;
}

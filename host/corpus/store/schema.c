#include "schema.h"

#include <stdint.h>
#include <string.h>

#include <sqlite3.h>

#include "dictionary_words.h"
#include "documents_view.h"
#include "mem.h"
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
            "('icu', %Q), ('counted', 0), ('clustered', 0), ('parted', 0),"
            "('next_document', 1); COMMIT",
            STORE_APPLICATION_ID, STORE_SCHEMA_VERSION, TEXT_MODEL_VERSION,
            dictionary_words_version())) {
        struct fault ignored;

        statement_exec(db, &ignored, "ROLLBACK");
        return -1;
    }
    return 0;
}

/* A database in memory with the host's tables alone. */
static int
open_scratch(struct sqlite3 **scratch, struct fault *ft)
{
    if (sqlite3_open(":memory:", scratch) ||
        sqlite3_exec(*scratch, embed_schema, NULL, NULL, NULL)) {
        statement_fault(*scratch, ft);
        sqlite3_close(*scratch);
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

/* Looks up each object of `want` in the file with `find`. */
static int
compare(struct sqlite3_stmt *want, struct sqlite3_stmt *find, const char *path,
        struct fault *ft)
{
    int more, found;

    while ((more = statement_step(want, ft)) > 0) {
        for (int i = 0; i < 4; i++)
            sqlite3_bind_value(find, i + 1, sqlite3_column_value(want, i));
        found = statement_step(find, ft);
        sqlite3_reset(find);
        if (found < 0)
            return -1;
        if (!found)
            return fault_set(ft, FAULT_CORPUS,
                             "%s: %s `%s` is not as slant makes it; the file "
                             "is damaged or was changed by another program",
                             path, sqlite3_column_text(want, 0),
                             sqlite3_column_text(want, 1));
    }
    return more;
}

/* An index of somebody else on a host table would be kept up to date, and its
   expressions executed, by every write. */
static int
check_indexes(struct sqlite3 *db, struct sqlite3_stmt *known, const char *path,
              struct fault *ft)
{
    struct sqlite3_stmt *st;
    int more;

    if (statement_prepare(db,
                          "SELECT tbl_name, name FROM sqlite_schema "
                          "WHERE type = 'index' AND sql IS NOT NULL",
                          &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        int ours;

        sqlite3_bind_value(known, 1, sqlite3_column_value(st, 0));
        sqlite3_bind_value(known, 2, sqlite3_column_value(st, 1));
        ours = statement_step(known, ft);
        if (ours < 0 || (ours && !sqlite3_column_int(known, 0))) {
            more = ours < 0 ? -1
                            : fault_set(ft, FAULT_CORPUS,
                                        "%s: index `%s` is not slant's; drop "
                                        "it to use the file",
                                        path, sqlite3_column_text(st, 1));
            sqlite3_reset(known);
            break;
        }
        sqlite3_reset(known);
    }
    sqlite3_finalize(st);
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

static int
check_tables(struct sqlite3 *db, struct sqlite3 *scratch, const char *path,
             struct fault *ft)
{
    static const char *const in_scratch[] = {
        "SELECT type, name, tbl_name, sql FROM sqlite_schema",
        /* is the table the host's, and if so, is the index? */
        "SELECT EXISTS(SELECT 1 FROM sqlite_schema WHERE name = ?2) "
        "FROM sqlite_schema WHERE type = 'table' AND name = ?1"};
    /* loader.c leaves types_form for the end of a first load */
    static const char in_file[] =
        "SELECT 1 FROM sqlite_schema WHERE type = ?1 AND name = ?2 AND "
        "tbl_name = ?3 AND sql IS ?4 UNION ALL "
        "SELECT 1 WHERE ?2 = 'types_form' AND NOT EXISTS("
        "SELECT 1 FROM sqlite_schema WHERE name = 'types_form')";
    struct sqlite3_stmt *want[2], *find = NULL;
    int bad = -1;

    if (statement_prepare_all(scratch, in_scratch, 2, want, ft))
        return -1;
    if (!statement_prepare(db, in_file, &find, ft))
        bad = compare(want[0], find, path, ft) ||
                      check_indexes(db, want[1], path, ft)
                  ? -1
                  : 0;
    sqlite3_finalize(find);
    statement_free_all(want, 2);
    return bad;
}

int
schema_check(struct sqlite3 *db, const char *path, struct fault *ft)
{
    struct sqlite3 *scratch;
    struct fault ignored;
    int bad;

    if (check_header(db, path, ft) || open_scratch(&scratch, ft))
        return -1;
    /* One transaction, since a load may change the view at any time. */
    bad = statement_exec(db, ft, "BEGIN") ||
          check_tables(db, scratch, path, ft) ||
          check_text_model(db, path, ft) || check_view(db, path, ft);
    statement_exec(db, &ignored, "COMMIT");
    sqlite3_close(scratch);
    return bad ? -1 : 0;
}

/* The names of the schema, read once a process: making it takes a while. */
static const struct name_list {
    char **at;
    size_t n;
} * own_names(void)
{
    static struct name_list names;
    struct sqlite3 *scratch;
    struct sqlite3_stmt *st;
    struct fault ft;
    size_t cap = 0;

    if (names.n)
        return &names;
    if (open_scratch(&scratch, &ft) == 0) {
        if (statement_prepare(scratch, "SELECT name FROM sqlite_schema", &st,
                              &ft) == 0)
            while (statement_step(st, &ft) > 0) {
                names.at =
                    mem_grow(names.at, &cap, names.n + 1, sizeof *names.at);
                names.at[names.n++] =
                    mem_string((const char *)sqlite3_column_text(st, 0));
            }
        sqlite3_finalize(st);
        sqlite3_close(scratch);
    }
    return &names;
}

bool
schema_has_name(const char *name)
{
    const struct name_list *own = own_names();

    if (sqlite3_strnicmp(name, "sqlite_", 7) == 0 ||
        sqlite3_stricmp(name, "documents") == 0)
        return true;
    for (size_t i = 0; i < own->n; i++)
        if (sqlite3_stricmp(name, own->at[i]) == 0)
            return true;
    return false;
}

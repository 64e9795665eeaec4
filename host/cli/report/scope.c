#include "scope.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "buf.h"
#include "expression.h"
#include "mem.h"

/* The columns are named, so that SQLite need not read texts. */
#define COLUMNS                                                              \
    "SELECT id, cluster, outlet, year, published, basis, language, tokens, " \
    "bytes, kept, replaced FROM documents"

/* A statement that is not read to its end holds the state of the corpus. */
static int
hold(struct scope *s, struct fault *ft)
{
    if (sql_open(&s->snapshot, s->store, "SELECT name FROM corpus", 0, ft))
        return -1;
    return sql_next(s->snapshot, ft) < 0 ? -1 : 0;
}

static int
count(struct scope *s, struct fault *ft)
{
    if (ask_int(s->store, &s->n_corpus, ft, "SELECT count(*) FROM meta") ||
        census_take(&s->census, s->store, s->documents, ft))
        return -1;
    s->n_documents = (int64_t)s->census.n;
    return 0;
}

static char *
option_of(const char *name)
{
    struct buf b = {0};

    if (strcmp(name, "corpus.slant") != 0) {
        buf_str(&b, " -c '");
        for (; *name; name++)
            buf_str(&b, *name == '\'' ? "'\\''" : (char[]){*name, '\0'});
        buf_char(&b, '\'');
    }
    return buf_take(&b);
}

int
scope_open(struct scope *s, struct store *store, const char *name,
           const char *where, struct fault *ft)
{
    int64_t *ids = NULL;
    char *condition;
    size_t n;
    int bad;

    *s = (struct scope){.store = store, .where = where};
    s->standings = (struct standings){.store = store, .census = &s->census};
    s->reader = reader_new(store);
    /* Asked once alone: its faults name the condition. */
    if (where && reader_select(s->reader, where, false, &ids, &n, ft)) {
        scope_close(s);
        return -1;
    }
    free(ids);
    condition = expression_condition(where);
    s->documents = where ? mem_format("(" COLUMNS " WHERE %s)", condition)
                         : mem_string("(" COLUMNS ")");
    s->asked = where ? mem_format(" AND document IN (SELECT id FROM documents "
                                  "WHERE %s)",
                                  condition)
                     : mem_string("");
    free(condition);
    s->option = option_of(name);
    bad = hold(s, ft) || count(s, ft);
    if (bad)
        scope_close(s);
    return bad ? -1 : 0;
}

void
scope_close(struct scope *s)
{
    sql_close(s->snapshot);
    census_free(&s->census);
    standings_free(&s->standings);
    reader_free(s->reader);
    free(s->documents);
    free(s->asked);
    free(s->option);
    *s = (struct scope){0};
}

int
scope_day(struct scope *s, int64_t document, char **day, struct fault *ft)
{
    struct doc d = {0};
    int found = reader_meta(s->reader, document, &d, ft);

    *day = found > 0 && d.published ? mem_string(d.published) : NULL;
    doc_free(&d);
    return found < 0 ? -1 : 0;
}

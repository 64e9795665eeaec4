#include "same_place.h"

#include <string.h>

#include <sqlite3.h>

#include "body.h"
#include "statement.h"
#include "uri.h"

enum {
    NAMED_BY_PLACE,
    NAMED_BY_FILE,
    SAME_BODY
};

#define BY_KEY \
    "SELECT id, content, load, uri FROM meta WHERE key = ?1 AND uri = ?1"

static const char *const questions[SAME_PLACE_QUESTIONS] = {
    [NAMED_BY_PLACE] = BY_KEY,
    [NAMED_BY_FILE] = BY_KEY,
    [SAME_BODY] = "SELECT id, content, load, uri FROM meta "
                  "WHERE body = ?1 AND uri = ?2 ORDER BY id",
};

int
same_place_open(struct same_place *p, struct sqlite3 *db, struct fault *ft)
{
    *p = (struct same_place){0};
    return statement_prepare_all(db, questions, SAME_PLACE_QUESTIONS, p->st,
                                 ft);
}

void
same_place_free(struct same_place *p)
{
    statement_free_all(p->st, SAME_PLACE_QUESTIONS);
    buf_free(&p->scratch);
}

/* The bytes of d's uri that are what this question asks for; 0: it has no
   such. */
static size_t
name_len(int i, const struct doc *d)
{
    size_t len = i == NAMED_BY_FILE ? uri_file_len(d->uri) : strlen(d->uri);
    bool asked = i == NAMED_BY_FILE && len == strlen(d->uri);

    return asked || (strlen(d->key) == len && memcmp(d->key, d->uri, len) == 0)
               ? 0
               : len;
}

int
same_place_ask(struct same_place *p, int i, const struct doc *d,
               struct fault *ft)
{
    struct sqlite3_stmt *st = p->st[i];

    if (i == SAME_BODY) {
        if (!body_hash(d, &p->scratch, &p->body))
            return 0;
        statement_blob(st, 1, p->body.bytes, sizeof p->body.bytes);
        statement_text(st, 2, d->uri);
    } else {
        size_t len = name_len(i, d);

        if (!len)
            return 0;
        sqlite3_bind_text64(st, 1, d->uri, len, SQLITE_STATIC, SQLITE_UTF8);
    }
    return statement_step(st, ft);
}

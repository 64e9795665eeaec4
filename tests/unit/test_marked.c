/* Texts with hand-made marks in tests/plugin/marked against what actors and
   quotes find in them. */
#include <sqlite3.h>

#include "buf.h"
#include "plugin/harness.inc"

enum {
    LINES_MAX = 200
};

struct marked {
    char *lines[LINES_MAX]; /* as written, without the date */
    struct article_text docs[LINES_MAX];
    char *dates[LINES_MAX], *texts[LINES_MAX], *keys[LINES_MAX];
    size_t n;
};

/* The text without its marks; \n is a paragraph's end. */
static char *
unmarked(const char *line)
{
    struct buf b = {0};
    bool label = false;

    for (; *line; line++)
        if (*line == ']')
            label = false;
        else if (*line == '=')
            label = true;
        else if (line[0] == '\\' && line[1] == 'n') {
            buf_str(&b, "\n\n");
            line++;
        } else if (*line != '[' && !label)
            buf_char(&b, *line);
    return buf_take(&b);
}

static void
add_line(struct marked *m, char *line)
{
    size_t i = m->n++;
    char *text = line;

    if (strlen(line) > 12 && line[4] == '-' && line[10] == ':') {
        line[10] = '\0';
        m->dates[i] = mem_string(line);
        text = line + 12;
    }
    m->lines[i] = mem_string(text);
    m->texts[i] = unmarked(text);
    m->keys[i] = mem_format("line %zu", i + 1);
    m->docs[i] =
        (struct article_text){m->keys[i], NULL, m->dates[i], "en", m->texts[i]};
}

static void
read_marked(struct marked *m, const char *path)
{
    FILE *f = fopen(path, "r");
    char line[2000];

    CHECK(f);
    while (f && m->n < LINES_MAX && fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = '\0';
        if (*line && *line != '#')
            add_line(m, line);
    }
    if (f)
        fclose(f);
}

static void
add_plain(struct buf *b, const char *text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (text[i] == '\n' && text[i + 1] == '\n') {
            buf_str(b, "\\n");
            i++;
        } else
            buf_char(b, text[i]);
}

/* The text with marks at what was found: rows of start, stop, label. */
static char *
marked_up(sqlite3_stmt *q, int64_t document, const char *text)
{
    struct buf b = {0};
    size_t at = 0;

    sqlite3_bind_int64(q, 1, document);
    while (sqlite3_step(q) == SQLITE_ROW) {
        size_t start = (size_t)sqlite3_column_int64(q, 0);
        size_t stop = (size_t)sqlite3_column_int64(q, 1);

        CHECK(start >= at && stop > start && stop <= strlen(text));
        add_plain(&b, text, at, start);
        buf_char(&b, '[');
        add_plain(&b, text, start, stop);
        buf_format(&b, "=%s]", (const char *)sqlite3_column_text(q, 2));
        at = stop;
    }
    add_plain(&b, text, at, strlen(text));
    sqlite3_reset(q);
    return buf_take(&b);
}

static void
compare(struct harness *h, struct marked *m, const char *sql)
{
    sqlite3_stmt *q;

    CHECK(sqlite3_prepare_v2(store_db(h->store), sql, -1, &q, NULL) == 0);
    for (size_t i = 0; i < m->n; i++) {
        char *got = marked_up(q, (int64_t)i + 1, m->texts[i]);

        CHECK_TEXT(got, m->lines[i]);
        free(got);
    }
    sqlite3_finalize(q);
}

static void
test_file(const char *file, const char *plugins, const char *sql)
{
    struct marked m = {0};
    struct harness h;

    read_marked(&m, harness_source(file));
    CHECK(m.n > 10);
    harness_corpus(&h, m.docs, m.n);
    CHECK(harness_open(&h, harness_source("plugins"), plugins, NULL) == 0);
    harness_run(&h, (int64_t)m.n);
    compare(&h, &m, sql);
    harness_destroy(&h);
    for (size_t i = 0; i < m.n; i++) {
        free(m.lines[i]);
        free(m.dates[i]);
        free(m.texts[i]);
        free(m.keys[i]);
    }
}

int
main(void)
{
    test_file("tests/plugin/marked/actors.txt", "actors",
              "SELECT start, stop, entity || '/' || ifnull(actor, '-') "
              "FROM actors_mention WHERE document = ? ORDER BY start");
    test_file("tests/plugin/marked/quotes.txt", "actors,quotes",
              "SELECT start, stop, form || '/' || ifnull(speaker, '-') || '/' "
              "|| ifnull(actor, '-') "
              "FROM quotes_quote WHERE document = ? AND form <> 'indirect' "
              "ORDER BY start");
    return check_end();
}

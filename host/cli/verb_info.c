#include <sys/stat.h>

#include "dictionary_words.h"
#include "lockdown.h"
#include "out.h"
#include "sql.h"
#include "verb.h"
#include "words.h"

/* One line of the table: a name and a SELECT of one value. */
static const struct {
    const char *what, *sql;
} lines[] = {
    {"documents", "SELECT count(*) FROM meta"},
    {"  with text", "SELECT count(*) FROM meta WHERE bytes > 0"},
    {"  exact duplicates of another",
     "SELECT count(*) FROM duplicate WHERE resemblance = 1"},
    {"  near-duplicates of another",
     "SELECT count(*) FROM duplicate WHERE resemblance < 1"},
    {"outlets", "SELECT count(DISTINCT outlet) FROM meta"},
    {"  documents without", "SELECT count(*) FROM meta WHERE outlet IS NULL"},
    {"dated documents", "SELECT count(*) FROM meta WHERE published IS NOT "
                        "NULL"},
    {"  the first", "SELECT min(published) FROM meta"},
    {"  the last", "SELECT max(published) FROM meta"},
    {"  undated", "SELECT count(*) FROM meta WHERE published IS NULL"},
    {"documents of known language",
     "SELECT count(*) FROM meta WHERE language IS NOT NULL"},
    {"bytes of text", "SELECT coalesce(sum(bytes), 0) FROM meta"},
    {"  analysed", "SELECT coalesce(sum(kept), 0) FROM meta"},
    {"tokens (rule slant)", "SELECT coalesce(sum(tokens), 0) FROM meta"},
    {"types", "SELECT count(*) FROM types WHERE frequency > 0"},
    {"removed stretches", "SELECT count(*) FROM removed"},
    {"invalid bytes replaced", "SELECT coalesce(sum(replaced), 0) FROM meta"},
    {"input not loaded",
     "SELECT count(*) FROM load_log WHERE fate(reason) <> 'remark'"},
    {"  nothing in it to load",
     "SELECT count(*) FROM load_log WHERE fate(reason) = 'passed over'"},
    {"remarks on what was loaded",
     "SELECT count(*) FROM load_log WHERE fate(reason) = 'remark'"},
    {"plugins with results", "SELECT count(*) FROM config WHERE live"},
};

static int
print_line(struct store *s, struct out *o, const char *what, const char *sql,
           struct fault *ft)
{
    struct sql *q;
    int more;

    if (sql_open(&q, s, sql, 0, ft))
        return -1;
    more = sql_next(q, ft);
    if (more > 0) {
        struct value v = sql_value(q, 0, NULL);

        out_text(o, what);
        out_value(o, &v);
    }
    sql_close(q);
    return more < 0 ? -1 : 0;
}

static int
print_lines(struct store *s, struct out *o, struct fault *ft)
{
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (print_line(s, o, lines[i].what, lines[i].sql, ft))
            return -1;
    }
    return 0;
}

/* What the program and the machine are; nobody's first question. */
static void
print_machine(struct store *s, struct out *o)
{
    char limits[120];
    struct stat st;

    out_text(o, "file bytes");
    out_int(o, stat(store_path(s), &st) == 0 ? (int64_t)st.st_size : 0);
    out_text(o, "schema version");
    out_int(o, STORE_SCHEMA_VERSION);
    out_text(o, "text model version");
    out_int(o, TEXT_MODEL_VERSION);
    out_text(o, "ICU version (Chinese, Japanese, Thai words)");
    out_text(o, dictionary_words_version());
    out_text(o, "workers cannot write files");
    out_text(o, lockdown_is_there() ? "true" : "no Landlock in this kernel");
    out_text(o, "ends first when memory is short");
    out_text(o, "a worker");
    snprintf(limits, sizeof limits,
             "files of 0 bytes, %d descriptors, %llu GiB beside its plugins",
             LOCKDOWN_DESCRIPTORS, LOCKDOWN_MEMORY >> 30);
    out_text(o, "limits of a worker (none where a plugin may run programs)");
    out_text(o, limits);
}

static int
print_info(struct store *s, enum out_format format, struct fault *ft)
{
    static const char *const names[] = {"what", "value"};
    struct out *o = out_new(format, names, 2);
    int bad;

    out_text(o, "corpus file");
    out_text(o, store_path(s));
    bad = print_lines(s, o, ft);
    if (!bad)
        print_machine(s, o);
    return out_finish(o, bad, ft);
}

static int
info(const struct args *a, int *status, struct fault *ft)
{
    struct store *s = NULL;
    int result = verb_no_operands(a, ft);

    (void)status;
    verb_only_reads();
    if (result == 0)
        result = store_open(&s, a->corpus, STORE_READ, ft);
    if (result == 0)
        result = print_info(s, a->format, ft);
    store_close(s);
    return result;
}

const struct verb verb_info = {
    .name = "info",
    .summary = "what is in the corpus, in numbers",
    .usage = "[options]",
    .text = "Prints how many documents, tokens, outlets and dates there are, "
            "and what was\nremoved or not loaded.\n",
    .run = info,
};

#include "dictionary_table.h"

#include <stdlib.h>
#include <string.h>

#include "expression.h"
#include "expression_values.h"
#include "languages.h"
#include "mem.h"
#include "plural.h"
#include "sql.h"

struct table {
    struct store *store;
    const struct dictionary *d;
    const struct dictionary_request *q;
    struct dictionary_counter *counter;
    const struct dictionary_taker *to;
    struct dictionary_tally *categories, *entries;
    uint64_t documents, tokens; /* of the group at hand */
    uint64_t all_documents, all_tokens;
    struct languages languages; /* of the group at hand */
    struct languages mixed;     /* of groups that have several */
    struct value by;            /* its; text is by_text */
    struct buf by_text;
};

static void
begin(struct table *t, const struct value *by)
{
    memset(t->categories, 0, t->d->n_categories * sizeof *t->categories);
    memset(t->entries, 0, t->d->n_entries * sizeof *t->entries);
    t->documents = t->tokens = 0;
    t->by = *by;
    if (by->kind == VALUE_TEXT) {
        buf_clear(&t->by_text);
        buf_add(&t->by_text, by->text.p, by->text.len);
        t->by.text.p = buf_text(&t->by_text);
    }
}

static bool
same(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind == VALUE_TEXT)
        return a->text.len == b->text.len &&
               memcmp(a->text.p, b->text.p, a->text.len) == 0;
    return a->kind == VALUE_NULL ||
           (a->kind == VALUE_INT ? a->i == b->i : a->r == b->r);
}

static void
end(struct table *t)
{
    const struct dictionary *d = t->d;
    size_t n = t->q->entries ? d->n_entries : d->n_categories;
    struct dictionary_row row = {.by = t->q->by ? &t->by : NULL,
                                 .of_documents = t->documents,
                                 .tokens = t->tokens};

    for (size_t i = 0; i < n; i++) {
        const struct dictionary_entry *e = &d->entry[i];

        row.tally = t->q->entries ? t->entries[i] : t->categories[i];
        row.category = d->category[t->q->entries ? e->category : i].name;
        if (t->q->entries) {
            row.entry = e->text;
            row.line = e->line;
        }
        t->to->row(t->to->cookie, &row);
    }
    t->all_documents += t->documents;
    t->all_tokens += t->tokens;
    languages_add_mixed(&t->mixed, &t->languages);
    languages_free(&t->languages);
}

static void
note_size(const struct table *t)
{
    enum token_rule rule = token_rule_counted(atoms_rule(t->d->atoms));
    char *text =
        mem_format("%llu document%s with %llu token%s (rule %s)",
                   (unsigned long long)t->all_documents,
                   plural(t->all_documents), (unsigned long long)t->all_tokens,
                   plural(t->all_tokens), token_rule_names[rule]);

    t->to->note(t->to->cookie, text);
    free(text);
}

static void
note_languages(const struct table *t)
{
    char *text = languages_note(&t->mixed);

    if (text)
        t->to->note(t->to->cookie, text);
    free(text);
}

/* Rows of group and document, by group. */
static int
count_all(struct table *t, struct sql *rows, struct fault *ft)
{
    bool any = false;
    int more;

    while ((more = sql_next(rows, ft)) > 0) {
        struct value by = sql_value(rows, 0, NULL),
                     language = sql_value(rows, 2, NULL);
        uint64_t tokens;

        if (!any || !same(&by, &t->by)) {
            if (any)
                end(t);
            begin(t, &by);
            any = true;
        }
        if (language.kind == VALUE_TEXT)
            languages_add(&t->languages, language.text.p, language.text.len, 1);
        if (dictionary_count(t->counter, sql_value(rows, 1, NULL).i,
                             t->categories, t->entries, &tokens, ft))
            return -1;
        t->documents += tokens > 0;
        t->tokens += tokens;
    }
    if (!more && !any && t->q->where)
        expression_tell_none(t->store, t->q->where);
    if (!more && (any || !t->q->by))
        end(t);
    return more;
}

int
dictionary_table(struct store *s, const struct dictionary *d,
                 const struct dictionary_request *q,
                 const struct dictionary_taker *to, struct fault *ft)
{
    struct table t = {.store = s, .d = d, .q = q, .to = to};
    struct sql *rows;
    char *condition, *by, *text;
    int bad;

    if (expression_check(s, q->where, q->by, ft))
        return -1;
    condition = expression_condition(q->where);
    by = expression_value(s, q->by);
    text = mem_format(
        "SELECT by_, id, language FROM "
        "(SELECT by_, id, language, %s AS first_ FROM "
        "(SELECT %s AS by_, id, language, cluster FROM documents WHERE %s)) "
        "WHERE id = first_ ORDER BY by_ IS NULL, by_, id",
        q->unique ? "min(id) OVER (PARTITION BY by_, cluster)" : "id", by,
        condition);
    bad = sql_open(&rows, s, text, 0, ft);
    free(text);
    free(by);
    free(condition);
    if (bad)
        return -1;
    t.categories = mem_alloc((d->n_categories + 1) * sizeof *t.categories);
    t.entries = mem_alloc((d->n_entries + 1) * sizeof *t.entries);
    bad = dictionary_counter_open(&t.counter, s, d, q->once, ft) ||
          count_all(&t, rows, ft);
    if (bad)
        expression_blame(q->where, q->by, ft);
    if (!bad) {
        note_size(&t);
        note_languages(&t);
    }
    sql_close(rows);
    dictionary_counter_free(t.counter);
    free(t.categories);
    free(t.entries);
    buf_free(&t.by_text);
    languages_free(&t.languages);
    languages_free(&t.mixed);
    return bad ? -1 : 0;
}

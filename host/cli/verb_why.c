#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "marks.h"
#include "out.h"
#include "plural.h"
#include "query.h"
#include "reader.h"
#include "terminal_text.h"
#include "verb.h"
#include "why_plugin.h"
#include "words.h"

static const struct option_spec options[] = {
    {"tokens", 0, NULL, "the document's tokens and their types, with offsets"},
    {"removed", 0, NULL, "the stretches that are not analysed, with offsets"},
    {NULL, 0, NULL, NULL},
};

static void
print_field(const char *name, const char *value)
{
    struct buf b = {0};

    if (value) {
        terminal_text(&b, value, strlen(value));
        printf("%-10s %s\n", name, buf_text(&b));
    }
    buf_free(&b);
}

static void
print_fields(int64_t id, const struct doc *d)
{
    printf("%-10s %" PRId64 "\n", "id", id);
#define DOC_FIELD(member) print_field(#member, d->member);
    DOC_FIELDS
#undef DOC_FIELD
    if (d->replaced)
        printf("%-10s %u invalid byte sequences became U+FFFD\n", "repaired",
               d->replaced);
}

static int
print_removed(const struct doc *d, enum out_format format, struct fault *ft)
{
    static const char *const names[] = {"start", "stop", "kind", "rule",
                                        "text"};
    struct out *o = out_new(format, names, 5);

    for (size_t i = 0; i < d->n_removed; i++) {
        const struct removed *r = &d->removed[i];
        struct value text = {
            .kind = VALUE_TEXT,
            .text = {d->text + r->at.start, r->at.stop - r->at.start}};

        out_int(o, r->at.start);
        out_int(o, r->at.stop);
        out_text(o, r->kind);
        out_text(o, r->rule);
        out_value(o, &text);
    }
    return out_end(o, ft);
}

static void
print_token(struct out *o, const struct doc *d, size_t i, struct span at)
{
    struct buf type = {0};
    struct value text = {.kind = VALUE_TEXT,
                         .text = {d->text + at.start, at.stop - at.start}};

    fold_token(text.text.p, text.text.len, &type);
    out_int(o, (int64_t)i + 1);
    out_int(o, at.start);
    out_int(o, at.stop);
    out_value(o, &text);
    out_text(o, buf_text(&type));
    buf_free(&type);
}

static int
print_tokens(const struct doc *d, enum out_format format, struct fault *ft)
{
    static const char *const names[] = {"n", "start", "stop", "token", "type"};
    struct out *o = out_new(format, names, 5);
    struct spans kept = {0}, tokens = {0};

    doc_kept(d, &kept);
    if (d->text)
        words_of(d->text, &kept, &tokens);
    for (size_t i = 0; i < tokens.n; i++)
        print_token(o, d, i, tokens.at[i]);
    spans_free(&kept);
    spans_free(&tokens);
    return out_end(o, ft);
}

static int
print_states(struct store *s, int64_t id, struct fault *ft)
{
    char sql[200];

    puts("\nResults:");
    snprintf(sql, sizeof sql,
             "SELECT plugin, state, cause, message FROM states "
             "WHERE document = %" PRId64 " AND current ORDER BY plugin",
             id);
    return query_print(s, sql, OUT_TABLE, 0, ft);
}

static int
print_document(const struct args *a, struct store *s, int64_t id,
               const struct doc *d, struct fault *ft)
{
    struct spans kept = {0}, tokens = {0};

    if (a->n_rest > 1)
        return why_plugin(s, a->rest[1], id, d, a->format, print_fields, ft);
    if (args_has(a, "tokens"))
        return print_tokens(d, a->format, ft);
    if (args_has(a, "removed") || a->format != OUT_TABLE)
        return print_removed(d, a->format, ft);
    doc_kept(d, &kept);
    if (d->text)
        words_of(d->text, &kept, &tokens);
    print_fields(id, d);
    printf("%-10s %u byte%s, %zu token%s analysed\n", "text", d->text_len,
           plural(d->text_len), tokens.n, plural(tokens.n));
    spans_free(&kept);
    spans_free(&tokens);
    if (d->text) {
        putchar('\n');
        marks_print(NULL, d);
    }
    return print_states(s, id, ft);
}

static int
why(const struct args *a, int *status, struct fault *ft)
{
    struct store *s = NULL;
    struct reader *r = NULL;
    struct doc d = {0};
    int64_t id;
    int result;

    (void)status;
    if (verb_needs_operand(a, "a document (id, key or file name)", ft))
        return -1;
    if (a->n_rest > 2)
        return fault_set(ft, FAULT_USAGE,
                         "one document and one plugin are wanted");
    verb_only_reads();
    result = store_open(&s, a->corpus, STORE_READ, ft);
    if (result == 0) {
        r = reader_new(s);
        result = reader_find(r, a->rest[0], &id, ft);
    }
    if (result == 0)
        result = reader_doc(r, id, &d, ft) < 0 ? -1 : 0;
    if (result == 0)
        result = print_document(a, s, id, &d, ft);
    doc_free(&d);
    reader_free(r);
    store_close(s);
    return result;
}

const struct verb verb_why = {
    .name = "why",
    .summary = "a document, and the sentences behind a plugin's numbers",
    .usage = "DOC [PLUGIN] [options]",
    .text =
        "Shows what slant knows of a document, named by id, key, file name or "
        "the\nbeginning of it; of another part, or of a title, it names those "
        "that have it.\nStretches that are kept but not analysed (banners, "
        "appeals, captions, the title)\nare marked with [[kind (rule): ...]]."
        "\n"
        "With a plugin: how it ended on the document, the document's numbers, "
        "and the text\nwith the plugin's rows marked where they stand: "
        "[NUMBER values]...[/NUMBER].\n\n"
        "  slant why 3\n"
        "  slant why 3 stance\n"
        "  slant why articles/visit.txt --tokens --csv\n",
    .options = options,
    .run = why,
};

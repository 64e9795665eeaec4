#include "count_verb.h"
#include "dictionary_table.h"
#include "log.h"
#include "out.h"
#include "progress.h"

static const struct option_spec options[] = {
    {"where", 0, "SQL", "only in documents for which this holds"},
    {"by", 0, "SQL", "count each group by itself: outlet, year, key, ..."},
    {"unique", 0, NULL, "of copies of one story count one"},
    {"entries", 0, NULL, "a row for each entry that was found"},
    {"tokens", 0, "RULE",
     "words are whole tokens, as in slant freq: slant, quanteda or antconc"},
    {"stems", 0, "LANGUAGE",
     "words are found by their stem (Snowball): english, german, ..."},
    {"columns", 0, NULL, "what each column means, instead of the table"},
    {"once", 0, NULL, "a word counts once, for the longest entry of all"},
    {NULL, 0, NULL, NULL},
};

enum {
    NOTES_SHOWN = 5
};

struct printer {
    struct out *out;
    const char *by;
    bool entries;
};

enum {
    COLUMNS = 10
};

static const struct sheet_column all_columns[COLUMNS] = {
    {"", "", "the group of documents; none: it is not known", false}, /* by */
    {"category", "",
     "with those above it, whose hits are also those of the ones below", false},
    {"entry", "", "as it stands in the file", false},
    {"line", "", "of the file", false},
    {"hits", "places",
     "where an entry stands; in a category they do not overlap, and of those "
     "that begin at one word the longest counts",
     false},
    {"documents", "documents", "documents that have one", false},
    {"of_documents", "documents", "documents of the group with tokens", false},
    {"tokens", "tokens", "all tokens of the group: the denominator", false},
    {"per_million", "per million tokens",
     "hits / tokens of the group x 1,000,000; none without tokens", false},
    {"shared", "places",
     "hits that have a word in common with one of a category neither above nor "
     "below",
     false},
};

/* The columns of the table that is asked for; how many. */
static size_t
choose_columns(const struct printer *p, struct sheet_column *chosen)
{
    size_t n = 0;

    for (size_t i = 0; i < COLUMNS; i++) {
        bool of_entries = i == 2 || i == 3, of_categories = i == 9;

        if ((i == 0 && !p->by) || (of_entries && !p->entries) ||
            (of_categories && p->entries))
            continue;
        chosen[n++] = all_columns[i];
        if (i == 0)
            chosen[0].name = p->by;
    }
    return n;
}

static struct out *
open_out(const struct printer *p, enum out_format format)
{
    struct sheet_column chosen[COLUMNS];
    const char *names[COLUMNS];
    size_t n = choose_columns(p, chosen);

    for (size_t i = 0; i < n; i++)
        names[i] = chosen[i].name;
    return out_new(format, names, n);
}

static int
explain(const struct args *a, struct fault *ft)
{
    const struct printer p = {.by = args_value(a, "by"),
                              .entries = args_has(a, "entries")};
    struct sheet_column chosen[COLUMNS];
    const struct sheet_column *columns[COLUMNS];
    size_t n = choose_columns(&p, chosen);

    for (size_t i = 0; i < n; i++)
        columns[i] = &chosen[i];
    return out_end(count_verb_columns(a->format, columns, n), ft);
}

static void
print_row(void *cookie, const struct dictionary_row *r)
{
    struct printer *p = cookie;
    struct value none = {.kind = VALUE_NULL}, rate = none;

    if (p->entries && !r->tally.hits)
        return;
    if (r->tokens) {
        rate.kind = VALUE_REAL;
        rate.r = (double)r->tally.hits * 1e6 / (double)r->tokens;
    }
    if (p->by)
        out_group(p->out, r->by);
    out_text(p->out, r->category);
    if (p->entries) {
        out_text(p->out, r->entry);
        out_int(p->out, r->line);
    }
    out_int(p->out, (int64_t)r->tally.hits);
    out_int(p->out, (int64_t)r->tally.documents);
    out_int(p->out, (int64_t)r->of_documents);
    out_int(p->out, (int64_t)r->tokens);
    out_value(p->out, &rate);
    if (!p->entries)
        out_int(p->out, (int64_t)r->tally.shared);
}

static void
print_note(void *cookie, const char *text)
{
    (void)cookie;
    log_info("%s", text);
}

static void
say_notes(const struct dictionary *d)
{
    for (size_t i = 0; i < d->n_notes && i < NOTES_SHOWN; i++)
        log_warn("%s", d->note[i]);
    if (d->n_notes > NOTES_SHOWN)
        log_warn("%s: %s more like these", d->name,
                 progress_things(d->n_notes - NOTES_SHOWN, "note"));
}

static int
count(struct store *s, const struct dictionary *d, const struct args *a,
      struct fault *ft)
{
    struct dictionary_request q = {.where = args_value(a, "where"),
                                   .by = args_value(a, "by"),
                                   .unique = args_has(a, "unique"),
                                   .once = args_has(a, "once"),
                                   .entries = args_has(a, "entries")};
    struct printer p = {.by = q.by, .entries = q.entries};
    const struct dictionary_taker to = {&p, print_row, print_note};

    p.out = open_out(&p, a->format);
    return out_finish(p.out, dictionary_table(s, d, &q, &to, ft), ft);
}

static int
dictionary(const struct args *a, int *status, struct fault *ft)
{
    struct dictionary *d;
    struct store *s = NULL;
    int bad;

    (void)status;
    if (args_has(a, "columns"))
        return explain(a, ft);
    if (verb_needs_operand(a, "a dictionary file", ft))
        return -1;
    if (a->n_rest > 1)
        return fault_set(ft, FAULT_USAGE, "one dictionary file is wanted");
    verb_only_reads();
    if (dictionary_load(&d, a->rest[0], args_value(a, "tokens"),
                        args_value(a, "stems"), ft))
        return -1;
    say_notes(d);
    bad = store_open(&s, a->corpus, STORE_READ, ft) || count(s, d, a, ft);
    store_close(s);
    dictionary_free(d);
    return bad ? -1 : 0;
}

const struct verb verb_dictionary = {
    .name = "dictionary",
    .summary = "count the categories of a dictionary",
    .usage = "FILE [options]",
    .text =
        "Counts the words, phrases and rules of a dictionary by category: LIWC "
        "(.dic,\n.dicx), Lexicoder (.lc3, .lcd), WordStat (.cat), Yoshikoder "
        "(.ykd), quanteda (.yml),\nor a table (.tsv, .csv) whose first line "
        "names the columns category and entry (or term).\nEntries of YAML and "
        "tables may "
        "be any query of slant kwic, such as\n`good NOT AFTER/3 not`. What "
        "cannot be used is left out and said, with its line;\nweights are not "
        "counted.\n\n"
        "  slant dictionary populism.yml\n"
        "  slant dictionary LSD2015.lc3 --by outlet --where \"year > 2020\"\n"
        "  slant dictionary frames.csv --by key --csv\n"
        "  slant dictionary LSD2015.lc3 --entries\n"
        "  slant dictionary frames.csv --stems english\n\n"
        "In a category hits do not overlap, and the longest entry wins; a "
        "category has the\nhits of those below it. With --once an entry gives "
        "way to a longer one of any category;\none that stands in two "
        "categories counts in both. --columns says what each column\n"
        "means.\n",
    .options = options,
    .run = dictionary,
};

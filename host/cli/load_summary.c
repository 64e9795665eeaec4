#include "load_summary.h"

#include <stdlib.h>
#include <string.h>

#include "fate.h"
#include "kind.h"
#include "log.h"
#include "mem.h"
#include "near.h"
#include "out.h"
#include "progress.h"

#define LARGE_SHARE 5 /* one document in so many */

bool
load_summary_nothing(const struct load_report *r)
{
    const uint64_t *came = r->totals.outcome;

    return !came[LOADER_ADDED] && !came[LOADER_REPLACED] &&
           !came[LOADER_UNCHANGED];
}

/* What makes it a failure is a warning: -q does not hide it. */
bool
load_summary_reasons(const struct load_report *r)
{
    bool nothing = load_summary_nothing(r);
    bool failed = false, keys = false, poorer = false;

    for (size_t i = 0; i < r->n_reasons; i++) {
        const struct load_reason *x = &r->reasons[i];
        enum fate fate = fate_of(x->reason);
        char *text = mem_format(
            "%s, %s: %s; first %s%s%s",
            fate == FATE_LOST || fate == FATE_PASSED ? "not loaded"
                                                     : "loaded all the same",
            x->reason, progress_count(x->n), x->uri, x->detail ? ": " : "",
            x->detail ? x->detail : "");

        if (nothing || fate == FATE_LOST || fate == FATE_POORER) {
            log_warn("%s", text);
            failed = true;
        } else
            log_info("  %s", text);
        free(text);
        keys |= strcmp(x->reason, "key-taken") == 0;
        poorer |= fate == FATE_POORER;
    }
    if (keys)
        log_info("  where ids begin anew in every file: --map id=number makes "
                 "them a variable, and the key is the record's place; new "
                 "versions in another file: `slant remove` the old ones first");
    if (poorer)
        log_info("  to have the fields back, load again with the options of "
                 "the command that gave them");
    if (r->n_reasons)
        log_info("  all of them: slant sql \"SELECT uri, reason, detail FROM "
                 "load_log\"");
    return failed;
}

bool
load_summary_unmapped(const struct load_report *r)
{
    const struct name_list *f = &r->fields;
    char *fields = name_list_text(f);

    for (size_t i = 0; i < r->n_unmapped; i++) {
        const char *map = r->unmapped[i], *equals = strchr(map, '=');
        char *name = mem_copy(map, (size_t)(equals - map));
        const char *meant = near_name(name, (const char *const *)f->at, f->n);

        log_error("--map %s was of no use: nothing that was read has a field "
                  "`%s`%s%s%s%s%s",
                  map, name, fields ? "; there are " : "", fields ? fields : "",
                  meant ? "; did you mean `" : "", meant ? meant : "",
                  meant ? "`?" : "");
        free(name);
    }
    free(fields);
    return r->n_unmapped > 0;
}

void
load_summary_unjoined(const struct load_report *r)
{
    if (!r->n_unjoined)
        return;
    log_warn("%s of the --meta file joined no document; the first is %s",
             progress_things(r->n_unjoined, "row"), r->unjoined[0]);
}

/* Where a large share of what came cannot be told apart by outlet or time. */
static void
tell_undescribed(const struct loader_totals *t)
{
    uint64_t share =
        (t->outcome[LOADER_ADDED] + t->outcome[LOADER_REPLACED]) / LARGE_SHARE;
    bool outlet = t->no_outlet && t->no_outlet >= share;
    bool date = t->no_date && t->no_date >= share;
    struct buf without = {0};

    if (outlet)
        buf_format(&without, "%s without an outlet",
                   progress_count(t->no_outlet));
    if (date)
        buf_format(&without, "%s%s without a date", outlet ? ", " : "",
                   progress_count(t->no_date));
    if (outlet || date)
        log_info(
            "  %s, as slant info and slant status tell: load them again with "
            "--meta-set %s, --pattern or --meta%s",
            buf_text(&without), outlet ? "outlet=NAME" : "published=DATE",
            date ? "; --infer-dates takes the day of a dateline" : "");
    buf_free(&without);
}

/* Paragraphs that an outlet repeats. */
static void
tell_repeated(const struct repeated *r)
{
    if (!r->documents)
        return;
    log_info(
        "  in %s a paragraph that the outlet repeats is not analysed: "
        "slant sql \"SELECT * FROM removed_evidence WHERE kind = 'repeated'\"",
        progress_things(r->documents, "document"));
    if (r->again)
        log_info("  %s of them came in earlier loads: what was computed of "
                 "them is owed again",
                 progress_count(r->again));
}

/* A document is known by its file's path: what is loaded by another path comes
   again. */
static void
tell_copies(const struct loader_totals *t)
{
    uint64_t added = t->outcome[LOADER_ADDED];

    if (t->copies)
        log_info("  exact copies of documents that were there before: %s of %s "
                 "new%s: slant sql \"SELECT document, original FROM duplicate "
                 "WHERE resemblance = 1\"",
                 progress_count(t->copies), progress_count(added),
                 t->copies == added
                     ? " (a file is known by its path from the folder of the "
                       "corpus: were they loaded by another one?)"
                     : "");
}

static void
tell_no_text(const struct load_report *r)
{
    char *fields;

    if (!r->totals.no_text)
        return;
    fields = name_list_text(&r->fields);
    log_info("  %s of them without text; if it is in another field, say --map "
             "FIELD=text (%s%s); if the file is a list of articles inside of "
             "an object, --records PATH",
             progress_count(r->totals.no_text),
             fields ? "there are: " : "slant why DOC shows the fields",
             fields ? fields : "");
    free(fields);
}

void
load_summary_totals(const struct load_report *r)
{
    const struct loader_totals *t = &r->totals;

    log_info(
        "loaded %s (%s new, %s replaced), %s unchanged; "
        "%s; %.1f s",
        progress_things(t->outcome[LOADER_ADDED] + t->outcome[LOADER_REPLACED],
                        "document"),
        progress_count(t->outcome[LOADER_ADDED]),
        progress_count(t->outcome[LOADER_REPLACED]),
        progress_count(t->outcome[LOADER_UNCHANGED]),
        progress_things(t->tokens, "token"), r->seconds);
    if (load_summary_nothing(r) && !r->n_reasons)
        log_warn("no documents there; " KINDS_READ);
    if (r->stdin_as)
        log_info("  standard input was read as %s; if it is something else, "
                 "say so: --format csv, html, jsonl, csv.gz, ...",
                 r->stdin_as);
    tell_copies(t);
    tell_no_text(r);
    tell_undescribed(t);
    if (t->replaced)
        log_info("  %s became U+FFFD",
                 progress_things(t->replaced, "invalid byte sequence"));
    tell_repeated(&t->repeated);
}

/* How many inputs met this fate. */
static uint64_t
inputs(const struct load_report *r, enum fate fate)
{
    uint64_t n = 0;

    for (size_t i = 0; i < r->n_reasons; i++)
        n += fate_of(r->reasons[i].reason) == fate ? r->reasons[i].n : 0;
    return n;
}

int
load_summary_row(const struct load_report *r, enum out_format format,
                 struct fault *ft)
{
    const struct loader_totals *t = &r->totals;
    const struct {
        const char *name;
        uint64_t n;
    } column[] = {
        {"new", t->outcome[LOADER_ADDED]},
        {"replaced", t->outcome[LOADER_REPLACED]},
        {"unchanged", t->outcome[LOADER_UNCHANGED]},
        {"copies", t->copies},
        {"tokens", t->tokens},
        {"no_text", t->no_text},
        {"no_language", t->no_language},
        {"no_outlet", t->no_outlet},
        {"no_date", t->no_date},
        {"invalid_bytes", t->replaced},
        {"failed", inputs(r, FATE_LOST)},
        {"passed_over", inputs(r, FATE_PASSED)},
        {"remarks", inputs(r, FATE_REMARKED) + inputs(r, FATE_POORER)},
        {"interrupted", r->interrupted},
    };
    enum {
        COLUMNS = sizeof column / sizeof *column
    };
    const char *names[COLUMNS];
    struct out *o;

    if (format == OUT_TABLE)
        return 0;
    for (size_t i = 0; i < COLUMNS; i++)
        names[i] = column[i].name;
    o = out_new(format, names, COLUMNS);
    for (size_t i = 0; i < COLUMNS; i++)
        out_int(o, (int64_t)column[i].n);
    return out_end(o, ft);
}

/* Who is for or against whom. */
#include "sections.h"

#include <stdio.h>
#include <stdlib.h>

#include "ask.h"
#include "mem.h"
#include "plugin_use.h"
#include "progress.h"
#include "stance_pairs.h"

static const struct need needs[] = {
    {"statement", "at", COLUMN_SPAN},
    {"statement", "source", COLUMN_STRING},
    {"statement", "target", COLUMN_STRING},
    {"statement", "polarity", COLUMN_INTEGER},
    {"statement", "kind", COLUMN_STRING},
    {"statement", "modality", COLUMN_STRING},
    {"statement", "via", COLUMN_STRING},
    {"statement", "verb", COLUMN_STRING},
    {"statement", "method", COLUMN_STRING},
    {"comention", "at", COLUMN_SPAN},
    {"comention", "a", COLUMN_STRING},
    {"comention", "b", COLUMN_STRING},
};

/* Of the table about the whole corpus. */
static const struct need change_needs[] = {
    {"change", "source", COLUMN_STRING},
    {"change", "target", COLUMN_STRING},
    {"change", "period", COLUMN_STRING},
    {"change", "before", COLUMN_NUMBER},
    {"change", "before_low", COLUMN_NUMBER},
    {"change", "before_high", COLUMN_NUMBER},
    {"change", "after", COLUMN_NUMBER},
    {"change", "after_low", COLUMN_NUMBER},
    {"change", "after_high", COLUMN_NUMBER},
    {"change", "p", COLUMN_NUMBER},
};

/* Conditions on stance_statement, as enum side has them. */
static const char *const conditions[SIDES] = {
    "modality = 'asserted' AND polarity > 0",
    "modality = 'asserted' AND polarity = 0",
    "modality = 'asserted' AND polarity < 0",
    "modality = 'alleged'",
    "modality NOT IN ('asserted', 'alleged')",
};

static const char *const labels[SIDES] = {
    "for", "neutral", "against", "alleged", "conditional, denied or future",
};
static const char *const classes[SIDES] = {
    "for", "neutral", "against", "apart", "apart",
};

static char *
statements_command(const struct page *p, const struct pair *pair,
                   const char *condition)
{
    struct buf b = {0};
    char *text;

    buf_str(&b, "SELECT * FROM stance_statement_evidence WHERE source = ");
    sql_quote(&b, pair->source);
    buf_str(&b, " AND target = ");
    sql_quote(&b, pair->target);
    buf_format(&b, " AND %s", condition);
    text = page_command(p, buf_text(&b));
    buf_free(&b);
    return text;
}

static char *
mentions_command(const struct page *p, const struct pair *pair)
{
    struct buf b = {0};
    char *text;

    buf_str(&b, "SELECT * FROM stance_comention_evidence WHERE a IN (");
    sql_quote(&b, pair->source);
    buf_str(&b, ", ");
    sql_quote(&b, pair->target);
    buf_str(&b, ") AND b IN (");
    sql_quote(&b, pair->source);
    buf_str(&b, ", ");
    sql_quote(&b, pair->target);
    buf_char(&b, ')');
    text = page_command(p, buf_text(&b));
    buf_free(&b);
    return text;
}

/* The sentences on both sides of a change. */
static void
add_around(const struct page *p, struct pair *pair, struct card *c)
{
    static const char *const sides[2] = {"before the change",
                                         "from the change on"};

    c->change = pair->change;
    for (int side = 0; side < 2; side++) {
        char *condition = mem_format(
            "modality = 'asserted' AND polarity <> 0 AND document IN (SELECT "
            "id FROM documents WHERE year %s %d)",
            side ? ">=" : "<", pair->change.year);

        hits_sort(&pair->around[side]);
        c->openers[c->n_openers++] =
            (struct opener){sides[side], NULL, &pair->around[side],
                            statements_command(p, pair, condition)};
        free(condition);
    }
}

static void
fill_card(const struct page *p, const struct pairs *g, struct pair *pair,
          size_t number, struct card *c)
{
    *c = (struct card){
        .source = pair->source,
        .target = pair->target,
        .apart = pair->n[SIDE_ALLEGED] + pair->n[SIDE_OTHER],
        .together = pair->together,
        .silent = pair->together > pair->told ? pair->together - pair->told : 0,
        .documents = pair->documents,
        .clusters = pair->clusters,
        .periods = pair->periods,
        .n_periods = pair->n_periods,
        .first_year = g->first_year,
        .last_year = g->last_year,
    };
    snprintf(c->id, sizeof c->id, "pair-%zu", number);
    for (int side = 0; side < SIDES; side++) {
        if (side < 3)
            c->sides[side] = pair->n[side];
        hits_sort(&pair->hits[side]);
        c->openers[c->n_openers++] =
            (struct opener){labels[side], classes[side], &pair->hits[side],
                            statements_command(p, pair, conditions[side])};
    }
    if (pair->change.year)
        add_around(p, pair, c);
    hits_sort(&pair->mentions);
    c->openers[c->n_openers++] = (struct opener){
        "co-mentions", NULL, &pair->mentions, mentions_command(p, pair)};
}

static void
show_cards(struct page *p, struct pairs *g)
{
    struct card *cards = mem_alloc((g->n + 1) * sizeof *cards);

    for (size_t i = 0; i < g->n; i++)
        fill_card(p, g, &g->at[i], i + 1, &cards[i]);
    p->ops->matrix(p, cards, g->n);
    for (size_t i = 0; i < g->n; i++) {
        p->ops->card(p, &cards[i]);
        for (size_t j = 0; j < cards[i].n_openers; j++)
            free(cards[i].openers[j].command);
    }
    free(cards);
}

static void
tell_silent(struct page *p, const struct pairs *g)
{
    char *select = mem_format(
        "SELECT * FROM stance_comention_evidence WHERE NOT EXISTS (SELECT 1 "
        "FROM stance_statement WHERE source IN (a, b) AND target IN (a, b)%s)",
        p->scope->asked);

    page_note(p, NOTE_PLAIN,
              "Besides, %s %s mentioned together, in %s, without any "
              "statement.",
              progress_things(g->silent_pairs, "pair"),
              g->silent_pairs == 1 ? "is" : "are",
              progress_things(g->silent_sentences, "sentence"));
    page_way(p, NOTE_PLAIN, "These sentences", page_command(p, select));
    free(select);
}

static void
tell(struct page *p, const struct pairs *g, size_t left_out)
{
    const uint64_t *n = g->statements;
    size_t changes = 0;

    page_note(p, NOTE_PLAIN,
              "Unit: a statement, that is a sentence or clause with a source, "
              "a target and a cue. %s asserted in %s (%s); %s of them not "
              "dated. Apart and in no count of for, neutral or against: %s "
              "alleged, %s conditional, denied or future. Denominator: "
              "co-mentions, the sentences that mention both. Neutral is "
              "declared neutrality; a sentence without a cue is counted as "
              "without a statement.",
              progress_things(n[SIDE_FOR] + n[SIDE_NEUTRAL] + n[SIDE_AGAINST],
                              "statement"),
              progress_things(g->documents, "document"),
              progress_things(g->clusters, "duplicate cluster"),
              progress_count(g->undated), progress_count(n[SIDE_ALLEGED]),
              progress_count(n[SIDE_OTHER]));
    if (g->silent_pairs)
        tell_silent(p, g);
    if (left_out) {
        page_note(p, NOTE_PLAIN,
                  "Shown are the %s with most asserted statements, by name; "
                  "%s more.",
                  progress_things(g->n, "pair"), progress_count(left_out));
        page_way(p, NOTE_PLAIN, "All pairs with a statement",
                 page_command(p, "SELECT DISTINCT source, target, count(*) "
                                 "OVER (PARTITION BY source, target) AS "
                                 "statements FROM stance_statement WHERE "
                                 "true"));
    }
    for (size_t i = 0; i < g->n; i++)
        changes += g->at[i].change.year != 0;
    if (changes)
        page_note(p, NOTE_PLAIN,
                  "Balance: for less against, of both. A change is told where "
                  "10 clusters stand on either side of it and at most 5 %% of "
                  "random orders hold one as large; that is not adjusted for "
                  "the number of pairs.");
    page_note(p, NOTE_CAUTION,
              "Counts only: no shares, no trend, since statements are found by "
              "cautious rules that miss many.");
}

static size_t
cap_of(const struct pairs *g, const struct page *p)
{
    uint64_t *totals = mem_alloc((g->n * SIDES + 1) * sizeof *totals);
    size_t cap;

    for (size_t i = 0; i < g->n; i++) {
        for (int side = 0; side < SIDES; side++)
            totals[i * SIDES + (size_t)side] = g->at[i].n[side];
    }
    cap = hits_cap(totals, g->n * SIDES, p->most, (size_t)(1500 * p->budget));
    free(totals);
    return cap;
}

static int
show(struct page *p, struct fault *ft)
{
    struct pairs g;
    size_t left_out, cap;
    int bad = stance_pairs_count(&g, p->scope, p->pairs, &left_out, ft);

    int known =
        bad ? 0
            : plugin_tells_all(p->scope, "stance", change_needs,
                               sizeof change_needs / sizeof *change_needs, ft);

    bad = bad || known < 0 || (known && stance_pairs_changes(&g, p->scope, ft));
    if (!bad) {
        tell(p, &g, left_out);
        cap = cap_of(&g, p);
        bad = stance_pairs_places(&g, p->scope, cap,
                                  p->brief       ? 0
                                  : p->most < 10 ? p->most
                                                 : 10,
                                  ft);
    }
    if (!bad && g.n)
        show_cards(p, &g);
    else if (!bad)
        page_note(p, NOTE_MISSING, "There are no statements.");
    stance_pairs_free(&g);
    return bad;
}

int
section_stance(struct page *p, struct fault *ft)
{
    int usable;

    p->ops->section(p, "stance", "Stance");
    usable = plugin_use(p, "stance", needs, sizeof needs / sizeof *needs, ft);
    return usable > 0 ? show(p, ft) : usable;
}

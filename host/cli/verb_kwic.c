#include <stdlib.h>
#include <string.h>

#include "kwic.h"
#include "log.h"
#include "num.h"
#include "out.h"
#include "progress.h"
#include "punctuation.h"
#include "terminal.h"
#include "terminal_text.h"
#include "verb.h"

enum {
    SOURCE_COLUMNS = 37, /* of which the date and the document have */
    DATE_COLUMNS = 10,
    DOCUMENT_COLUMNS = 7,
    SOURCE_NARROW = 24, /* without the document, on a screen under */
    WIDE = 100,
    TOKEN_COLUMNS = 7, /* of context, where nothing ends a line */
    HIT_ROOM = 10,     /* kept for the hit; a longer one shortens the right */
    HIT_COLUMNS = HIT_ROOM + 6, /* with the gaps on a line */
    SIDE_MIN = 12,
    WINDOW = 8,
    WINDOW_MAX = 1000
};

static const struct option_spec options[] = {
    {"where", 0, "SQL", "only in documents for which this holds"},
    {"unique", 0, NULL, "of copies of one story show one"},
    {"window", 'w', "N", "so much context on each side (default 8)"},
    {"unit", 0, "UNIT", "of the window: tokens, sentences, characters"},
    {"case", 0, NULL, "capital letters count"},
    {"tokens", 0, "RULE",
     "words are whole tokens, as in slant freq: slant, quanteda or antconc"},
    {"stems", 0, "LANGUAGE",
     "words are found by their stem (Snowball): english, german, ..."},
    {"sort", 's', "KEYS", "L1..L9, R1..R9, hit, date, outlet, key: R1,date"},
    {"sample", 0, "N", "only N hits, by chance (all are counted)"},
    {"seed", 0, "N", "another number, another sample (default 1)"},
    {"limit", 'n', "N",
     "show at most N hits (default 0: all); all are counted"},
    {NULL, 0, NULL, NULL},
};

struct screen {
    enum out_format format;
    struct out *out; /* CSV and JSON */
    bool whole;      /* no screen: nothing is cut */
    size_t side;     /* columns of context on each side */
    size_t source;   /* columns of the outlet */
    bool document;   /* its number is shown */
    bool colour;
    int64_t shown, limit;
};

/* Whether text begins with punctuation that closes what stands before it. */
static bool
closes(const char *s, size_t len)
{
    uint32_t at = 0, next;

    for (; at < len && !memchr(" \t\r\n", s[at], 4); at = next) {
        enum punctuation m = punctuation_at(s, at, (uint32_t)len, &next);

        if ((m < MARK_STOP || m > MARK_CLOSER) && !memchr(",;:%", s[at], 4))
            return false;
    }
    return at > 0;
}

/* Appends text that has so many columns on a screen; head: its beginning. */
static size_t
put(const struct screen *c, struct buf *line, const char *s, size_t len,
    size_t columns, bool head)
{
    return c->whole ? terminal_text(line, s, len)
                    : terminal_fit(line, s, len, columns, head);
}

/* Blanks behind, or before, what has n columns. */
static void
pad(struct buf *line, size_t n, size_t columns)
{
    terminal_pad(line, n < columns ? columns - n : 0);
}

static void
print_line(struct screen *c, const struct kwic_hit *h)
{
    struct buf line = {0}, part = {0};
    const struct doc *d = h->doc;
    size_t n = put(c, &part, h->left.p, h->left.len, c->side, false), room;
    size_t gap = c->colour ? 1 : 2;
    const char *source = d->outlet ? d->outlet : "(none)";
    const char *published = d->published ? d->published : "";

    pad(&line, n, c->side);
    buf_add(&line, part.data, part.len);
    buf_str(&line, c->colour ? " \033[1;31m" : "  ");
    n = terminal_text(&line, h->hit.p, h->hit.len);
    buf_str(&line, c->colour ? "\033[0m" : "");
    room =
        n + SIDE_MIN < c->side + HIT_ROOM ? c->side + HIT_ROOM - n : SIDE_MIN;
    terminal_pad(&line, closes(h->right.p, h->right.len) ? 0 : gap);
    n = put(c, &line, h->right.p, h->right.len, room, true);
    pad(&line, n, closes(h->right.p, h->right.len) ? room + gap : room);
    buf_str(&line, "  ");
    n = put(c, &line, source, strlen(source), c->source, true);
    pad(&line, n, c->source);
    buf_char(&line, ' ');
    n = terminal_cut(&line, published, strlen(published), DATE_COLUMNS, true);
    if (c->document) {
        pad(&line, n, DATE_COLUMNS);
        buf_format(&line, " %lld", (long long)h->document);
    }
    buf_char(&line, '\n');
    fwrite(line.data, 1, line.len, stdout);
    buf_free(&line);
    buf_free(&part);
}

static void
cell(struct out *o, struct kwic_text t)
{
    struct value v = {.kind = VALUE_TEXT, .text = {t.p, t.len}};

    out_value(o, &v);
}

static void
print_row(struct screen *c, const struct kwic_hit *h)
{
    const struct doc *d = h->doc;

    out_int(c->out, h->document);
    out_text(c->out, d->key);
    out_text(c->out, d->outlet);
    out_text(c->out, d->published);
    out_text(c->out, d->title);
    out_int(c->out, h->at.start);
    out_int(c->out, h->at.stop);
    cell(c->out, h->left);
    cell(c->out, h->hit);
    cell(c->out, h->right);
}

static bool
on_hit(void *cookie, const struct kwic_hit *h)
{
    struct screen *c = cookie;

    if (c->shown++ >= c->limit)
        return true; /* counted, not shown */
    if (c->out)
        print_row(c, h);
    else
        print_line(c, h);
    return true;
}

static int
option_int(const struct args *a, const char *name, int64_t min, int64_t max,
           int64_t *v, struct fault *ft)
{
    const char *s = args_value(a, name);

    if (!s || num_int(s, min, max, v))
        return 0;
    if (max == INT64_MAX)
        return fault_set(ft, FAULT_USAGE,
                         "--%s %s: a number from %lld is wanted", name, s,
                         (long long)min);
    return fault_set(ft, FAULT_USAGE,
                     "--%s %s: a number from %lld to %lld is wanted", name, s,
                     (long long)min, (long long)max);
}

static int
read_unit(const char *s, enum view_unit *unit, struct fault *ft)
{
    static const char *const names[] = {[VIEW_TOKENS] = "tokens",
                                        [VIEW_SENTENCES] = "sentences",
                                        [VIEW_CHARACTERS] = "characters"};

    *unit = VIEW_TOKENS;
    for (enum view_unit u = VIEW_TOKENS; s && u <= VIEW_CHARACTERS; u++)
        if (strcmp(s, names[u]) == 0) {
            *unit = u;
            return 0;
        }
    return s ? fault_set(ft, FAULT_USAGE,
                         "--unit %s: there are tokens, sentences, characters",
                         s)
             : 0;
}

static int
read_options(const struct args *a, struct kwic_options *o, struct screen *c,
             struct fault *ft)
{
    int64_t window = WINDOW, sample = 0, seed = 1;

    if (read_unit(args_value(a, "unit"), &o->unit, ft) ||
        option_int(a, "window", 0, WINDOW_MAX, &window, ft) ||
        option_int(a, "sample", 1, INT64_MAX, &sample, ft) ||
        option_int(a, "seed", 0, INT64_MAX, &seed, ft) ||
        option_int(a, "limit", 0, INT64_MAX, &c->limit, ft))
        return -1;
    if (args_has(a, "seed") && !sample)
        return fault_set(ft, FAULT_USAGE,
                         "--seed goes with --sample N: nothing is left to "
                         "chance without it");
    if (!c->limit)
        c->limit = INT64_MAX;
    o->where = args_value(a, "where");
    o->unique = args_has(a, "unique");
    o->sort = args_value(a, "sort");
    o->with_case = args_has(a, "case");
    o->tokens = args_value(a, "tokens");
    o->stems = args_value(a, "stems");
    o->window = (size_t)window;
    o->sample = (uint64_t)sample;
    o->seed = (uint64_t)seed;
    return 0;
}

/* Shares out the columns of a screen; without one, contexts are as long as they
   are, and most have the room that they are padded to. */
static void
lay_out(struct screen *c, const struct kwic_options *o)
{
    unsigned width = terminal_edge(stdout);
    bool narrow = width && width < WIDE;
    size_t all = narrow ? SOURCE_NARROW : SOURCE_COLUMNS;

    c->whole = !width;
    c->document = !narrow;
    c->source = all - DATE_COLUMNS - 2 - (narrow ? 0 : DOCUMENT_COLUMNS);
    if (!c->whole)
        c->side = width > all + HIT_COLUMNS + 2 * SIDE_MIN
                      ? (width - all - HIT_COLUMNS) / 2
                      : SIDE_MIN;
    else if (o->unit != VIEW_SENTENCES)
        c->side = o->unit == VIEW_TOKENS ? (o->window + 1) * TOKEN_COLUMNS
                                         : o->window;
}

static void
set_up(struct screen *c, const struct kwic_options *o, enum out_format format)
{
    static const char *const names[] = {
        "document", "key",  "outlet", "published", "title",
        "start",    "stop", "left",   "hit",       "right"};

    c->format = format;
    c->colour = terminal_colour(stdout);
    lay_out(c, o);
    if (c->format != OUT_TABLE)
        c->out = out_new(c->format, names, 10);
}

/* The operands as one query. */
static char *
query_of(const struct args *a)
{
    struct buf b = {0};

    for (size_t i = 0; i < a->n_rest; i++) {
        buf_str(&b, i ? " " : "");
        buf_str(&b, a->rest[i]);
    }
    return buf_take(&b);
}

static void
say(const struct screen *c, const struct kwic_totals *t)
{
    fflush(stdout);
    if ((uint64_t)c->shown < t->hits || c->shown > c->limit)
        log_info(
            "%s in %s, %llu of them shown", progress_things(t->hits, "hit"),
            progress_things(t->documents, "document"),
            (unsigned long long)(c->shown < c->limit ? c->shown : c->limit));
    else
        log_info("%s in %s", progress_things(t->hits, "hit"),
                 progress_things(t->documents, "document"));
}

static int
kwic(const struct args *a, int *status, struct fault *ft)
{
    struct screen c = {.limit = INT64_MAX};
    struct kwic_options o = {0};
    struct kwic_totals totals = {0};
    struct store *s = NULL;
    char *query;
    int result;

    (void)status;
    if (verb_needs_operand(a, "a word or 'a phrase'", ft) ||
        read_options(a, &o, &c, ft))
        return -1;
    verb_only_reads();
    if (store_open(&s, a->corpus, STORE_READ, ft))
        return -1;
    store_warn_words(s);
    set_up(&c, &o, a->format);
    query = query_of(a);
    result = kwic_find(s, query, &o, on_hit, &c, &totals, ft);
    free(query);
    result = out_finish(c.out, result, ft);
    if (result == 0)
        say(&c, &totals);
    store_close(s);
    return result;
}

const struct verb verb_kwic = {
    .name = "kwic",
    .also = "concordance",
    .summary = "show words in their context",
    .usage = "QUERY [options]",
    .text =
        "Shows every place where a word or phrase stands, in context. Case "
        "does not count\n(--case); parts of hyphened words and words before a "
        "possessive count:\n`no limits` finds `no-limits`, `china` finds "
        "`China's` and `China-Russia`,\n`china's` the first alone; with "
        "--tokens a word is a whole token, and hits are as many\nas slant freq "
        "counts. Lines are cut to a terminal's width, and one of 100 columns "
        "shows\nthe document's number last: slant why NUMBER.\n\n"
        "  slant kwic 'no limits'\n"
        "  slant kwic 'impose sanction' --stems english\n"
        "  slant kwic 'sanction*|embargo' --where \"year = 2022\" --csv\n"
        "  slant kwic 'China [0,3] Russia' --sort R1,date\n"
        "  slant kwic 'partner* NEAR/5 (Russia|Moscow)' --sample 20 --seed 7\n"
        "  slant kwic 'war NOT WITH trade' --window 0 --unit sentences\n\n"
        "A query:\n"
        "  no limits        words one behind the other; only spaces, hyphens "
        "and\n                   quotation marks may stand between them, no "
        "dashes\n"
        "  sanction* wom?n  * any characters, ? one; a * alone is any word\n"
        "  \"what?\"          exactly these words, also with --stems\n"
        "  AT&T  50%  Mr. X signs beside words stand in the text, too\n"
        "  a b|c            either side; brackets: a (b|c); OR is the same\n"
        "  a [0,3] b        0 to 3 words between them, in one sentence\n"
        "  a NEAR/5 b       a with at most 5 words between it and b, in its "
        "sentence; the\n                   hit is a; NEAR/4 is <<5>> of "
        "CQPweb, "
        "w/5 of Lexis\n"
        "  a BEFORE/5 b, a AFTER/5 b, a WITH b (anywhere in the sentence)\n"
        "  a NOT NEAR/5 b   and so on: a without that\n",
    .options = options,
    .run = kwic,
};

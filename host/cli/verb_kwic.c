#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "kwic.h"
#include "log.h"
#include "num.h"
#include "out.h"
#include "progress.h"
#include "terminal.h"
#include "verb.h"

enum {
    SOURCE_COLUMNS = 30, /* of which the date has */
    DATE_COLUMNS = 10,
    SOURCE_NARROW = 24, /* on a screen under */
    WIDE = 100,
    HIT_COLUMNS = 16, /* kept for the hit and the gaps; a longer one wraps */
    SIDE_MIN = 12,
    WINDOW = 8,
    WINDOW_MAX = 100
};

static const struct option_spec options[] = {
    {"where", 0, "SQL", "only in documents for which this holds"},
    {"window", 'w', "N", "tokens of context on each side (default 8)"},
    {"limit", 'n', "N", "show at most N hits (all are counted)"},
    {NULL, 0, NULL, NULL},
};

struct concordance {
    enum out_format format;
    struct out *out; /* CSV and JSON */
    size_t side;     /* columns of context on each side, on a screen */
    size_t source;   /* columns of outlet and date */
    bool colour;
    int64_t shown, limit;
};

/* Of a path: the file's name. */
static const char *
last_part(const char *key)
{
    const char *slash = strrchr(key, '/');

    return slash && slash[1] ? slash + 1 : key;
}

static void
print_line(struct concordance *c, const struct doc *d, const struct kwic_hit *h)
{
    struct buf line = {0}, part = {0};
    size_t n = terminal_cut(&part, d->text + h->left.start,
                            h->left.stop - h->left.start, c->side, false);
    const char *source = d->outlet ? d->outlet : last_part(d->key);
    const char *published = d->published ? d->published : "";

    terminal_pad(&line, c->side - n);
    buf_add(&line, part.data, part.len);
    buf_str(&line, c->colour ? " \033[1;31m" : "  ");
    terminal_text(&line, d->text + h->at.start, h->at.stop - h->at.start);
    buf_str(&line, c->colour ? "\033[0m " : "  ");
    n = terminal_cut(&line, d->text + h->right.start,
                     h->right.stop - h->right.start, c->side, true);
    terminal_pad(&line, c->side - n + 2);
    n = terminal_cut(&line, source, strlen(source),
                     c->source - DATE_COLUMNS - 2, true);
    terminal_pad(&line, c->source - DATE_COLUMNS - 1 - n);
    terminal_cut(&line, published, strlen(published), DATE_COLUMNS, true);
    buf_char(&line, '\n');
    fwrite(line.data, 1, line.len, stdout);
    buf_free(&line);
    buf_free(&part);
}

static void
cell(struct out *o, const struct doc *d, struct span at)
{
    struct value v = {.kind = VALUE_TEXT,
                      .text = {d->text + at.start, at.stop - at.start}};

    out_value(o, &v);
}

static void
print_row(struct concordance *c, const struct doc *d, const struct kwic_hit *h)
{
    out_int(c->out, h->document);
    out_text(c->out, d->key);
    out_text(c->out, d->outlet);
    out_text(c->out, d->published);
    out_text(c->out, d->title);
    out_int(c->out, h->at.start);
    out_int(c->out, h->at.stop);
    cell(c->out, d, h->left);
    cell(c->out, d, h->at);
    cell(c->out, d, h->right);
}

static bool
on_hit(void *cookie, const struct doc *d, const struct kwic_hit *h)
{
    struct concordance *c = cookie;

    if (c->shown++ >= c->limit)
        return true; /* counted, not shown */
    if (c->out)
        print_row(c, d, h);
    else
        print_line(c, d, h);
    return true;
}

static int
set_up(struct concordance *c, const struct args *a, int64_t *window,
       struct fault *ft)
{
    static const char *const names[] = {
        "document", "key",  "outlet", "published", "title",
        "start",    "stop", "left",   "hit",       "right"};
    const char *w = args_value(a, "window"), *n = args_value(a, "limit");
    unsigned width = terminal_width(stdout);

    *window = WINDOW;
    c->limit = INT64_MAX;
    if (w && !num_int(w, 0, WINDOW_MAX, window))
        return fault_set(ft, FAULT_USAGE,
                         "--window %s: a number from 0 to %d is wanted", w,
                         WINDOW_MAX);
    if (n && !num_int(n, 0, INT64_MAX, &c->limit))
        return fault_set(ft, FAULT_USAGE, "--limit %s: a number is wanted", n);
    c->format = a->format;
    c->colour = terminal_colour(stdout);
    c->source = width < WIDE ? SOURCE_NARROW : SOURCE_COLUMNS;
    c->side = width > c->source + HIT_COLUMNS + 2 * SIDE_MIN
                  ? (width - c->source - HIT_COLUMNS) / 2
                  : SIDE_MIN;
    if (c->format != OUT_TABLE)
        c->out = out_new(c->format, names, 10);
    return 0;
}

static int
kwic(const struct args *a, int *status, struct fault *ft)
{
    struct concordance c = {0};
    struct store *s = NULL;
    int64_t window;
    uint64_t hits = 0, documents = 0;
    int result;

    (void)status;
    if (verb_needs_operand(a, "a word or 'a phrase'", ft))
        return -1;
    if (a->n_rest > 1)
        return fault_set(ft, FAULT_USAGE,
                         "one word or one 'phrase in quotes' is wanted");
    signal(SIGINT, SIG_DFL); /* only reads */
    if (store_open(&s, a->corpus, STORE_READ, ft))
        return -1;
    result = set_up(&c, a, &window, ft);
    if (result == 0)
        result = kwic_find(s, a->rest[0], args_value(a, "where"),
                           (size_t)window, on_hit, &c, &hits, &documents, ft);
    if (c.out && out_end(c.out, result ? &(struct fault){0} : ft))
        result = -1;
    if (result == 0) {
        fflush(stdout);
        log_info("%s in %s", progress_things(hits, "hit"),
                 progress_things(documents, "document"));
    }
    store_close(s);
    return result;
}

const struct verb verb_kwic = {
    .name = "kwic",
    .also = "concordance",
    .summary = "show a word or phrase in its context",
    .usage = "WORD | 'A PHRASE' [options]",
    .text = "Shows every place where a word or phrase stands, in context. Case "
            "does not count;\nparts of hyphened words and words before a "
            "possessive count: `no limits` finds\n`no-limits`, `china` finds "
            "`China's` and `China-Russia`.\n\n"
            "  slant kwic 'no limits'\n"
            "  slant kwic sanctions --where \"year = 2022\" --csv\n",
    .options = options,
    .run = kwic,
};

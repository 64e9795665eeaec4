#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "num.h"
#include "out.h"
#include "progress.h"
#include "rank.h"
#include "terminal.h"
#include "terminal_text.h"
#include "verb.h"

enum {
    SHOWN = 10,
    INDENT = 6
};

static const struct option_spec options[] = {
    {"where", 0, "SQL", "only among documents for which this holds"},
    {"unique", 0, NULL, "of copies of one story one"},
    {"limit", 'n', "N", "show the best N documents (default 10; 0: all)"},
    {NULL, 0, NULL, NULL},
};

struct printer {
    struct out *out; /* CSV and JSON */
    bool colour;
    int64_t rank, terms;
    size_t width; /* of a line; SIZE_MAX: nothing ends it */
};

static void
print_row(struct printer *p, const struct rank_hit *h)
{
    const struct doc *d = h->doc;
    struct value score = {.kind = VALUE_REAL, .r = h->score};
    struct value snippet = {.kind = VALUE_TEXT,
                            .text = {d->text + h->snippet.start,
                                     h->snippet.stop - h->snippet.start}};

    out_int(p->out, p->rank);
    out_value(p->out, &score);
    out_int(p->out, h->document);
    out_text(p->out, d->key);
    out_text(p->out, d->outlet);
    out_text(p->out, d->published);
    out_text(p->out, d->title);
    out_int(p->out, (int64_t)h->terms);
    out_int(p->out, (int64_t)h->hits);
    out_int(p->out, h->snippet.start);
    out_int(p->out, h->snippet.stop);
    out_value(p->out, &snippet);
}

/* The snippet up to what fits on a line, its hits in colour. */
static void
put_snippet(struct buf *line, const struct printer *p, const struct rank_hit *h)
{
    const char *text = h->doc->text;
    size_t room = p->width - INDENT;
    uint32_t at = h->snippet.start;

    for (size_t i = 0; i < h->n_marks && p->colour && room; i++) {
        struct span m = h->mark[i];

        if (m.start < at)
            continue;
        room -= terminal_cut(line, text + at, m.start - at, room, true);
        buf_str(line, "\033[1;31m");
        room -=
            terminal_cut(line, text + m.start, m.stop - m.start, room, true);
        buf_str(line, "\033[0m");
        at = m.stop;
    }
    if (room)
        terminal_fit(line, text + at, h->snippet.stop - at, room, true);
}

static void
print_text(struct printer *p, const struct rank_hit *h)
{
    const struct doc *d = h->doc;
    const char *title = d->title ? d->title : d->key;
    struct buf line = {0};

    buf_format(&line, "%3d.  ", (int)p->rank);
    terminal_fit(&line, title, strlen(title), p->width - INDENT, true);
    buf_char(&line, '\n');
    terminal_pad(&line, INDENT);
    buf_format(&line, "document %" PRId64 ", ", h->document);
    if (d->outlet) {
        terminal_text(&line, d->outlet, strlen(d->outlet));
        buf_str(&line, ", ");
    }
    if (d->published)
        buf_format(&line, "%.10s, ", d->published);
    buf_format(&line, "%s; score %.3f, %d of %s\n",
               progress_things(h->hits, "hit"), h->score, (int)h->terms,
               progress_things(p->terms, "term"));
    terminal_pad(&line, INDENT);
    put_snippet(&line, p, h);
    buf_char(&line, '\n');
    fwrite(line.data, 1, line.len, stdout);
    buf_free(&line);
}

static void
on_hit(void *cookie, const struct rank_hit *h)
{
    struct printer *p = cookie;

    p->rank++;
    if (p->out)
        print_row(p, h);
    else
        print_text(p, h);
}

static int
find(const struct args *a, int *status, struct fault *ft)
{
    static const char *const names[] = {
        "rank",  "bm25",  "document", "key",   "outlet", "published",
        "title", "terms", "hits",     "start", "stop",   "snippet"};
    const char *limit = args_value(a, "limit");
    struct rank_request q = {.term = (const char *const *)a->rest,
                             .n = a->n_rest,
                             .where = args_value(a, "where"),
                             .unique = args_has(a, "unique")};
    struct printer p = {.colour = terminal_colour(stdout),
                        .terms = (int64_t)a->n_rest,
                        .width = terminal_edge(stdout)};
    struct store *s = NULL;
    int64_t shown = SHOWN;
    uint64_t found;
    int bad;

    (void)status;
    if (!p.width)
        p.width = SIZE_MAX;
    if (verb_needs_operand(a, "a word or 'a phrase'", ft))
        return -1;
    if (limit && !num_int(limit, 0, INT32_MAX, &shown))
        return fault_set(ft, FAULT_USAGE, "--limit %s: a number is wanted",
                         limit);
    q.limit = shown ? (size_t)shown : SIZE_MAX;
    verb_only_reads();
    if (store_open(&s, a->corpus, STORE_READ, ft))
        return -1;
    store_warn_words(s);
    if (a->format != OUT_TABLE)
        p.out = out_new(a->format, names, 12);
    bad = out_finish(p.out, rank_find(s, &q, on_hit, &p, &found, ft), ft);
    store_close(s);
    if (bad)
        return -1;
    fflush(stdout);
    log_info("%s with a term, %lld shown", progress_things(found, "document"),
             (long long)p.rank);
    return 0;
}

const struct verb verb_find = {
    .name = "find",
    .summary = "find the documents that are most about some terms",
    .usage = "TERM... [options]",
    .text =
        "Ranks documents by how much they are about the terms, with the "
        "sentence that has\nthe most telling ones. Each argument is a "
        "term: a word, 'a phrase', or any query of\nslant kwic. The number "
        "of a document leads on: slant why NUMBER.\n\n"
        "  slant find sanctions oil\n"
        "  slant find 'no limits' 'partner*' --where \"year = 2022\" -n 20\n"
        "  slant find 'China NEAR/5 Russia' --csv\n\n"
        "The score is BM25 (k1 1.2, b 0.75) as Lucene has it: the weight "
        "of a term is\nln(1 + (N - df + 0.5) / (df + 0.5)), above 0 also "
        "for one that most documents have.\n",
    .options = options,
    .run = find,
};

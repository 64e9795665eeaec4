/* stat.counter inside reduce: sums, merging, ranks, limits of size. */
#include "plugin/harness.inc"

static const char plugin[] =
    "local stat = require 'stat'\n"
    "return { api = 1, name = 'count', version = '1', summary = '',\n"
    "results = { document = { n = 'integer' }, corpus = { top = { rank = "
    "'integer', term = 'string', f = 'integer', df = 'integer' } } },\n"
    "document = function(doc) return { n = #doc } end,\n"
    "reduce = { init = function() return { c = stat.counter(), "
    "half = stat.counter() } end,\n"
    "step = function(acc, doc) acc.c:add(doc)\n"
    "  if doc.id % 2 == 0 then acc.half:add(doc) end end,\n"
    "merge = function(a, b) a.c:merge(b.c) a.half:merge(b.half) end,\n"
    "finish = function(acc, ctx)\n"
    "  assert(not pcall(acc.c.merge, acc.c, acc.c))\n"
    "  assert(acc.c.documents == ctx.documents)\n"
    "  acc.half:merge(acc.c)\n"
    "  assert(acc.half.documents > acc.c.documents)\n"
    "  for rank, term, f, df in acc.c:ranked() do\n"
    "    ctx:emit('top', { rank = rank, term = term, f = f, df = df })\n"
    "  end end } }";

/* 3000 documents in three blocks; document i says `every` and `w<i%%1500>`
   twice. */
static void
make(struct harness *h, char folder[64])
{
    enum {
        N = 3000
    };
    static struct article_text docs[N];
    static char keys[N][16], texts[N][64];

    for (int i = 0; i < N; i++) {
        snprintf(keys[i], sizeof keys[i], "%d", i);
        snprintf(texts[i], sizeof texts[i], "Every w%d. W%d!", i % 1500,
                 i % 1500);
        docs[i] = (struct article_text){keys[i], NULL, NULL, NULL, texts[i]};
    }
    harness_corpus(h, docs, N);
    harness_write(folder, "count", plugin);
    CHECK(harness_open(h, folder, "count", NULL) == 0);
    harness_run(h, N);
}

int
main(void)
{
    struct pair_result failure = {0};
    char folder[64] = "";
    struct harness h;

    make(&h, folder);
    if (harness_reduce(&h, 0, &failure) < 0)
        fprintf(stderr, "%s %s\n", failure.place, failure.message);
    CHECK_TEXT(harness_sql(&h, "SELECT rank || term || ' ' || f || ' ' || df "
                               "FROM count_top WHERE rank = 1"),
               "1every 3000 3000");
    CHECK_TEXT(harness_sql(&h, "SELECT count(*) || ' ' || sum(f) || ' ' || "
                               "min(rank) || ' ' || max(rank) || ' ' || "
                               "min(f) || ' ' || max(df) FROM count_top WHERE "
                               "rank > 1"),
               "1500 6000 2 2 4 2");
    CHECK_TEXT(harness_sql(&h, "SELECT group_concat(term) FROM (SELECT * FROM "
                               "count_top LIMIT 4)"),
               "every,w0,w1,w10");
    harness_destroy(&h);
    harness_wipe(folder);
    return check_end();
}

/* stat.counter inside reduce: sums, merging, ranks, limits of size. */
#include "plugin/harness.inc"

static const char plugin[] =
    "local stat = require 'stat'\n"
    "return { api = 1, name = 'count', version = '1', summary = '',\n"
    "results = { document = { n = 'integer' }, corpus = { top = { rank = "
    "'integer', term = 'string', f = 'integer', df = 'integer' },\n"
    "  many = { part = 'string', term = 'string', rank = 'integer', frequency "
    "= "
    "'integer', per_million = 'number' },\n"
    "  wrong = { term = 'integer' } } },\n"
    "document = function(doc) return { n = #doc } end,\n"
    "reduce = { init = function() return { c = stat.counter(), "
    "half = stat.counter(), odd = {} } end,\n"
    "step = function(acc, doc) acc.c:add(doc)\n"
    "  if doc.id % 2 == 1 then acc.odd[#acc.odd + 1] = doc.id end\n"
    "  if doc.id % 2 == 0 then acc.half:add(doc) end end,\n"
    "merge = function(a, b) a.c:merge(b.c) a.half:merge(b.half)\n"
    "  table.move(b.odd, 1, #b.odd, #a.odd + 1, a.odd) end,\n"
    "finish = function(acc, ctx)\n"
    "  assert(not pcall(acc.c.merge, acc.c, acc.c))\n"
    "  assert(acc.c.documents == ctx.documents)\n"
    "  acc.half:merge(acc.c)\n"
    "  assert(acc.half.documents > acc.c.documents)\n"
    "  for rank, term, f, df in acc.c:ranked() do\n"
    "    ctx:emit('top', { rank = rank, term = term, f = f, df = df })\n"
    "  end\n"
    "  local n = 0 for _, term in acc.c:ranked(3) do n = n + 1 end\n"
    "  assert(n == 3)\n"
    "  local odd = ctx.count(acc.odd)\n"
    "  assert(odd.documents == 1500 and odd.tokens == 4500)\n"
    "  assert(ctx.count({}).tokens == 0)\n"
    "  local bad, why = pcall(ctx.count, { 2, 1 })\n"
    "  assert(not bad and why:find('ascend', 1, true), why)\n"
    "  bad, why = pcall(ctx.emit_counts, ctx, 'wrong', odd, {})\n"
    "  assert(not bad and why:find('another type', 1, true), why)\n"
    "  assert(ctx:emit_counts('many', odd, { part = 'odd' }, { most = 2 }) == "
    "2)\n"
    "  assert(ctx:emit_counts('many', odd, { part = 'often' }, "
    "{ least = 1000 }) == 1)\n"
    "  assert(ctx:emit_counts('many', odd, { part = 'all' }) == odd.types)\n"
    "  end } }";

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
    CHECK_TEXT(harness_sql(&h, "SELECT group_concat(part || ' ' || term || ' ' "
                               "|| rank || ' ' || frequency || ' ' || "
                               "round(per_million)) FROM count_many WHERE part "
                               "<> 'all'"),
               "odd every 1 1500 333333.0,odd w0 2 4 889.0,"
               "often every 1 1500 333333.0");
    CHECK_TEXT(harness_sql(&h, "SELECT count(*) || ' ' || sum(frequency) FROM "
                               "count_many WHERE part = 'all'"),
               "751 4500");
    harness_destroy(&h);
    harness_wipe(folder);
    return check_end();
}

-- slow: takes its time on every document, so that tests can interrupt a run.
return {
  api = 1,
  name = "slow",
  version = "1.0.0",
  summary = "Spends a little CPU time on every document",
  options = {
    rounds = { type = "integer", default = 20000, min = 0, doc = "rounds of work for a document" },
  },
  results = {
    document = { rounds = { type = "integer", doc = "rounds done" } },
    rows = { part = { number = "integer" } },
  },
  document = function(doc, ctx)
    local sum = 0
    for i = 1, ctx.options.rounds do
      sum = sum + i % 7
    end
    for i = 1, 3 do
      doc:emit("part", { number = sum + i })
    end
    return { rounds = ctx.options.rounds }
  end,
}

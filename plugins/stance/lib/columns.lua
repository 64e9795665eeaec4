-- columns: the tables of stance, column by column.

local source = { type = "string", doc = "the state or bloc whose attitude or act it is" }
local target = { type = "string", doc = "the state or bloc it is directed at" }

local function count(doc, unit, denominator)
  return { type = "integer", min = 0, unit = unit, doc = doc, denominator = denominator }
end

local function balance(doc)
  return { type = "number", min = -1, max = 1, unit = "share for less share against", doc = doc,
    denominator = "n_for + n_against",
    missing = "fewer than 10 duplicate clusters have a statement for or against" }
end

-- The counts of a pair, in the whole corpus or in a period.
local function counts(extra)
  local c = {
    source = source, target = target,
    n_for = count("sentences with an asserted statement of polarity 1", "sentences",
      "n_comentions"),
    n_neutral = count("sentences with an asserted statement of polarity 0", "sentences",
      "n_comentions"),
    n_against = count("sentences with an asserted statement of polarity -1", "sentences",
      "n_comentions"),
    n_own = count("of these, said in the article's own voice; the others in somebody's words, "
      .. "see via", "sentences", "n_for + n_neutral + n_against"),
    n_alleged = count("statements that a third party claims, of any polarity; not in n_for, "
      .. "n_neutral, n_against", "statements", "n_comentions"),
    n_documents = count("documents with an asserted statement", "documents"),
    n_clusters = count("duplicate clusters with an asserted statement", "clusters"),
    n_comentions = count("sentences that name both actors, or say something of one about "
      .. "the other", "sentences"),
    n_abstained = count("sentences that name both and hold no statement of this direction",
      "sentences", "n_comentions"),
    balance = balance("(n_for - n_against) / (n_for + n_against)"),
    balance_low = balance("lower end of the 95 % interval of balance, by bootstrap over clusters; "
      .. "by Wilson if all are of one mind"),
    balance_high = balance("upper end of the 95 % interval of balance, by bootstrap over clusters"),
  }
  for name, column in pairs(extra or {}) do
    c[name] = column
  end
  return c
end

return {
  order = { "source", "target", "period", "polarity", "score", "kind", "modality", "via", "verb",
    "n_for", "n_neutral", "n_against", "n_comentions", "n_documents", "n_clusters" },
  document = {
    statements = count("rows of stance_statement", "statements"),
    comentions = count("sentences that bring two or more actors together", "sentences"),
  },
  rows = {
    statement = {
      at = "span", source = source, target = target,
      polarity = { type = "integer", min = -1, max = 1,
        doc = "1 support, praise, cooperation, aid; -1 criticism, threat, hostile act; 0 declared "
          .. "neutrality only. Plain contact gives no row; both signs give two, and a sentence "
          .. "gives one of a sign and modality" },
      score = { type = "number", min = -1, max = 1,
        doc = "polarity times the strength of the cue (0.3, 0.6, 0.9; half of it when the sign "
          .. "comes from a negation), or times what the model takes for the probability; the "
          .. "README says how often such rows are right" },
      method = { type = "string", doc = "rule: a cue with its doer and target; model: none was "
        .. "found, and the words around the two make it at least as sure as stance.threshold" },
      intensity = { type = "number", min = -10, max = 10, unit = "slant's scale, version 1",
        doc = "weight of the cue by assets/intensity.tsv, from -10 (war) to 10 (union)",
        missing = "rows of the model" },
      cue = { type = "span", doc = "where the word that decided stands",
        missing = "rows of the model" },
      kind = { type = "string",
        doc = "evaluation (words or attitude), act, presupposed (taken for granted in a noun "
          .. "phrase: Russia's war against Ukraine)" },
      modality = { type = "string",
        doc = "asserted; alleged: somebody else claims it, see via; denied; conditional (could, "
          .. "if); future (will, expected to). Aggregates count asserted rows" },
      via = { type = "string", doc = "who says so, in the words of the text",
        missing = "the article says so itself" },
      verb = { type = "string", doc = "the word or words that decided",
        missing = "rows of the model" },
    },
    comention = {
      at = "span",
      a = { type = "string", doc = "an actor named in the sentence" },
      b = { type = "string", doc = "another; a < b by bytes, one row a pair and sentence" },
    },
  },
  corpus = {
    pair = counts(),
    timeline = counts({
      period = { type = "string", doc = "year of publication", missing = "undated documents" },
    }),
    change = {
      source = source, target = target,
      period = { type = "string", doc = "the year with which the balance of all later years "
        .. "differs most from that of all earlier ones" },
      before = balance("balance of the years before"),
      before_low = balance("lower end of its 95 % interval"),
      before_high = balance("upper end of its 95 % interval"),
      after = balance("balance from that year on"),
      after_low = balance("lower end of its 95 % interval"),
      after_high = balance("upper end of its 95 % interval"),
      p = { type = "number", min = 0, max = 1, doc = "how often as large a change comes up when "
        .. "the clusters change places by chance; one test a pair, not adjusted for the number of "
        .. "pairs. Rows up to 0.05, with 10 clusters on either side" },
    },
  },
}

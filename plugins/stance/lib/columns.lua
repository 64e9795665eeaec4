-- columns: the tables of stance, column by column.

local source = { type = "string", doc = "the state or bloc whose attitude or act it is" }
local target = { type = "string", doc = "the state or bloc it is directed at" }

local function count(doc, unit, denominator)
  return { type = "integer", min = 0, unit = unit, doc = doc, denominator = denominator }
end

-- The counts of a pair, in the whole corpus or in a period.
local function counts(extra)
  local c = {
    source = source, target = target,
    n_for = count("asserted statements of polarity 1", "statements", "n_comentions"),
    n_neutral = count("asserted statements of polarity 0", "statements", "n_comentions"),
    n_against = count("asserted statements of polarity -1", "statements", "n_comentions"),
    n_alleged = count("statements that a third party claims, of any polarity; not in n_for, "
      .. "n_neutral, n_against", "statements", "n_comentions"),
    n_documents = count("documents with an asserted statement", "documents"),
    n_clusters = count("duplicate clusters with an asserted statement", "clusters"),
    n_comentions = count("sentences that name both actors, or say something of one about "
      .. "the other", "sentences"),
    n_abstained = count("sentences that name both and hold no statement of this direction",
      "sentences", "n_comentions"),
  }
  for name, column in pairs(extra or {}) do
    c[name] = column
  end
  return c
end

return {
  document = {
    statements = count("rows of stance_statement", "statements"),
    comentions = count("sentences that bring two or more actors together", "sentences"),
  },
  rows = {
    statement = {
      at = "span", source = source, target = target,
      polarity = { type = "integer", min = -1, max = 1,
        doc = "1 support, praise, cooperation, aid; -1 criticism, threat, hostile act; 0 declared "
          .. "neutrality only. Plain contact gives no row; both signs give two" },
      score = { type = "number", min = -1, max = 1,
        doc = "polarity times the strength of the cue (0.3, 0.6, 0.9; half of it when the sign "
          .. "comes from a negation)" },
      kind = { type = "string",
        doc = "evaluation (words or attitude), act, presupposed (taken for granted in a noun "
          .. "phrase: Russia's war against Ukraine)" },
      modality = { type = "string",
        doc = "asserted; alleged: somebody else claims it, see via; denied; conditional (could, "
          .. "if); future (will, expected to). Aggregates count asserted rows" },
      via = { type = "string", doc = "who says so, in the words of the text",
        missing = "the article says so itself" },
      verb = { type = "string", doc = "the word or words that decided" },
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
  },
}

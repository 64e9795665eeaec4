-- sentiment: the tone of the wording, sentence by sentence, with the words that
-- made it. README.md beside this file says how well it does.

local text = require "text"
local rules = require "rules"
local words = require "words"

-- The hits that count, each with its words.
local function evidence_of(hits, s)
  local evidence = {}
  for _, hit in ipairs(hits) do
    if hit.score then
      hit.text = s:sub(hit.start + 1, hit.stop):gsub("%s+", " ")
      evidence[#evidence + 1] = hit
    end
  end
  return evidence
end

-- The evidence as a reader wants it: "not good -1.2; crisis -2.1".
local function in_words(evidence)
  local parts = {}
  for i, hit in ipairs(evidence) do
    parts[i] = ("%s %.1f"):format(hit.text, hit.score)
  end
  return table.concat(parts, "; ")
end

local function mean_of(sum, n)
  return n > 0 and sum / n or nil
end

return {
  api = 1,
  name = "sentiment",
  version = "1.0.0",
  summary = "Tone of the wording: valence of sentences, with the words that made it",
  languages = { "en" },

  results = {
    document = {
      mean = { type = "number", min = -4, max = 4,
        unit = "valence, -4 (very bad) to 4 (very good)",
        doc = "mean valence of the sentences with evidence; tone of the "
          .. "wording, not the attitude of the outlet",
        denominator = "evidence", missing = "no sentence has evidence" },
      sentences = { type = "integer", min = 1, unit = "sentences",
        doc = "all sentences of the kept text" },
      evidence = { type = "integer", min = 0, unit = "sentences",
        doc = "sentences with at least one word of the lexicon that counts" },
      share = { type = "number", min = 0, max = 1,
        denominator = "sentences",
        doc = "evidence / sentences" },
    },
    rows = {
      sentence = {
        at = { type = "span", doc = "the sentence" },
        valence = { type = "number", min = -4, max = 4,
          unit = "valence, -4 (very bad) to 4 (very good)",
          doc = "tone of the sentence; sentences without evidence have no row" },
        words = { type = "string",
          doc = "the words that made it, in order, each with what it "
            .. "contributed before the contributions were summed" },
      },
    },
  },

  setup = function(ctx)
    local function open(name)
      return ctx.assets:open(name)
    end
    local values = { "negative.txt", "positive.txt", "phrases.txt" }
    return { tone = words.read(open, values, "modifiers.txt", rules) }
  end,

  document = function(doc, _, state)
    local sum, sentences, found = 0, 0, 0
    for _, span in doc:sentences() do
      sentences = sentences + 1
      local s = span.text
      local valence, hits = state.tone:read(s)
      if valence then
        found = found + 1
        sum = sum + valence
        doc:emit("sentence", {
          at = span, valence = valence, words = in_words(evidence_of(hits, s)),
        })
      end
    end
    if sentences == 0 then
      return nil
    end
    return {
      mean = mean_of(sum, found), sentences = sentences, evidence = found,
      share = found / sentences,
    }
  end,

  exports = {
    -- sentiment.of{ text = } -> { valence =, words = { { text =, score = } } };
    -- valence is the mean over its sentences, nil when no word counts.
    of = function(args, _, state)
      if type(args) ~= "table" or type(args.text) ~= "string" then
        error("sentiment.of needs a text: sentiment.of{ text = \"...\" }")
      end
      local list, sum, found = {}, 0, 0
      for _, s in ipairs(text.sentences(args.text)) do
        local valence, hits = state.tone:read(s)
        if valence then
          sum, found = sum + valence, found + 1
          for _, hit in ipairs(evidence_of(hits, s)) do
            list[#list + 1] = { text = hit.text, score = hit.score }
          end
        end
      end
      return { valence = mean_of(sum, found), words = list }
    end,
  },
}

-- toward: the tone towards a mention, by the model of targets.

local model = require "model"
local verbs = require "verbs"

local toward = {}

local TELLING = 0.15 -- less of a word is not shown

-- The words that speak for the label, as of good against bad.
local function words_of(reader, passage, s)
  local _, good = reader:explain(passage, "pos")
  local _, bad = reader:explain(passage, "neg")
  local minus, words = {}, {}
  for _, part in ipairs(bad) do
    minus[part.start] = part.score
  end
  for _, part in ipairs(good) do
    local score = part.score - (minus[part.start] or 0)
    if math.abs(score) >= TELLING then
      words[#words + 1] = { text = s:sub(part.start + 1, part.stop), score = score }
    end
  end
  return words
end

-- The model, made when it is first called for: verbs take a while, and most runs
-- name nobody. open(name), here and now, gives an asset; tone: the lexicon of words.
function toward.later(open, tone)
  local assets, made = {}, nil
  for _, name in ipairs{ "target.model", "verbs.tsv", "irregular.txt" } do
    assets[name] = open(name)
  end
  return function()
    local function again(name) return assets[name] end
    made = made or model.load(assets["target.model"]:read(),
      { tone = tone, verbs = verbs.read(again) })
    return made
  end
end

-- s: a sentence; mentions: { { start, stop }, ... } of one target, bytes of s from 0,
-- the one meant first. { label = "neg" | "neu" | "pos", tone = -1 to 1, neg =,
-- neu =, pos = (probabilities), words = { { text =, score = } } }
function toward.read(reader, s, mentions)
  local passage = { text = s, targets = { mentions } }
  local scores = reader:score(passage)
  local label = "neu"
  for _, class in ipairs{ "neg", "pos" } do
    if scores[class] > scores[label] then
      label = class
    end
  end
  return {
    label = label, tone = scores.pos - scores.neg,
    neg = scores.neg, neu = scores.neu, pos = scores.pos,
    words = words_of(reader, passage, s),
  }
end

return toward

-- toward: the tone towards a mention, by the model of targets.

local model = require "model"
local verbs = require "verbs"

local toward = {
  -- As ../README.md has it.
  MEASURED = "macro F1 0.71 towards politicians",
  -- What columns of label and words are.
  LABEL = "pos, neu or neg: the likeliest, so neu also where good is likelier than bad "
    .. "and neither is likely",
  WORDS = "words that speak for good or bad, and the rest: together the log of how much "
    .. "likelier good is than bad",
}

local SHOWN = 0.005 -- less is 0.00
local TELLING = 0.15 -- less of a word is not shown

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

-- The likeliest class.
local function label_of(scores)
  local label = "neu"
  for _, class in ipairs{ "neg", "pos" } do
    if scores[class] > scores[label] then
      label = class
    end
  end
  return label
end

-- s: a sentence; mentions: { { start, stop }, ... } of one target, bytes of s from 0,
-- the one meant first. { label = "neg" | "neu" | "pos", tone = -1 to 1, neg =,
-- neu =, pos = (probabilities), words = { { text =, score = } }, rest = }: those that
-- speak for good against bad, and what else does; together they are log(pos / neg).
-- Without such a word there is no evidence, so no tone.
function toward.read(reader, s, mentions)
  local scores, parts = reader:explain({ text = s, targets = { mentions } },
    "pos", "neg", TELLING)
  local words, rest = {}, math.log(scores.pos / scores.neg)
  for _, part in ipairs(parts) do
    words[#words + 1] = { text = s:sub(part.start + 1, part.stop), score = part.score }
    rest = rest - part.score
  end
  return {
    label = label_of(scores), tone = #words > 0 and scores.pos - scores.neg or nil,
    neg = scores.neg, neu = scores.neu, pos = scores.pos, words = words, rest = rest,
  }
end

-- The words of a result in one line: "praised 0.41; nurse -0.20; rest 0.12".
function toward.line(result)
  local parts = {}
  for i, word in ipairs(result.words) do
    parts[i] = ("%s %.2f"):format(word.text, word.score)
  end
  if math.abs(result.rest) >= SHOWN then
    parts[#parts + 1] = ("rest %.2f"):format(result.rest)
  end
  return table.concat(parts, "; ")
end

-- Reads the tone towards each of the names that a document mentions, sentence by
-- sentence: f(name, span, result, sentence) for each pair, span the first mention
-- there, in the order of these; not for those without evidence.
-- mentions: { { name =, at = span }, ... } in the order of the text.
function toward.each(reader, doc, mentions, f)
  local next_sentence, i = doc:sentences(), 1
  local _, sentence = next_sentence()
  while sentence and mentions[i] do
    local found, order = {}, {}
    while mentions[i] and mentions[i].at.start < sentence.stop do
      local name, at = mentions[i].name, mentions[i].at
      if at.start >= sentence.start then
        if not found[name] then
          found[name] = { name = name, at = at }
          order[#order + 1] = found[name]
        end
        table.insert(found[name],
          { at.start - sentence.start, math.min(at.stop, sentence.stop) - sentence.start })
      end
      i = i + 1
    end
    for _, target in ipairs(order) do
      local result = toward.read(reader, sentence.text, target)
      if result.tone then
        f(target.name, target.at, result, sentence)
      end
    end
    _, sentence = next_sentence()
  end
end

return toward

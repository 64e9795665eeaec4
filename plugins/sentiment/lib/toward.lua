-- toward: the tone towards a mention, by the model of targets.

local toward = {}

local TELLING = 0.15 -- less of a word is not shown

-- The words that speak for the label, as of good against bad.
local function words_of(model, passage, s)
  local _, good = model:explain(passage, "pos")
  local _, bad = model:explain(passage, "neg")
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

-- s: a sentence; mentions: { { start, stop }, ... } of one target, bytes of s from 0,
-- the one meant first. { label = "neg" | "neu" | "pos", tone = -1 to 1, neg =,
-- neu =, pos = (probabilities), words = { { text =, score = } } }
function toward.read(model, s, mentions)
  local passage = { text = s, targets = { mentions } }
  local scores = model:score(passage)
  local label = "neu"
  for _, class in ipairs{ "neg", "pos" } do
    if scores[class] > scores[label] then
      label = class
    end
  end
  return {
    label = label, tone = scores.pos - scores.neg,
    neg = scores.neg, neu = scores.neu, pos = scores.pos,
    words = words_of(model, passage, s),
  }
end

return toward

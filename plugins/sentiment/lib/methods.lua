-- methods: the ways of reading tone. Each gets the state of init.lua and reads
-- one sentence: method(state, s, in_quotes) -> valence from -1 to 1 or nil, evidence
-- { { start =, stop =, score =, quoted = } }, whether s ends in quotation marks.

local methods = {}

local SCALE = 4 -- the people whose ratings were learned from rated from -4 to 4
local LEAST = 0.2 -- on that scale; less of one word is no evidence by itself

local function scaled(evidence)
  for _, part in ipairs(evidence) do
    part.score = part.score / SCALE
  end
  return evidence
end

function methods.model(state, s, in_quotes)
  local valence, evidence, open =
    state.sentence:read({ text = s, in_quotes = in_quotes }, LEAST)
  return valence and math.max(-1, math.min(1, valence / SCALE)), scaled(evidence), open
end

function methods.rules(state, s)
  local valence, hits = state.tone:read(s)
  local evidence = {}
  for _, hit in ipairs(hits) do
    if hit.score then
      evidence[#evidence + 1] = hit
    end
  end
  return valence and valence / SCALE, scaled(evidence), false
end

return methods

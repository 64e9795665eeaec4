-- methods: the ways of reading tone. Each gets the state of init.lua and reads
-- one sentence: method(state, s, in_quotes) -> valence from -1 to 1 or nil, the words
-- that made it ("not good -0.31; crisis -0.50"), where they stand, whether s ends in
-- quotation marks.

local methods = {
  SCALE = 4, -- the people whose ratings were learned from rated from -4 to 4
  LEAST = 0.2, -- on that scale; less of one word is no evidence by itself
}

local SCALE, LEAST = methods.SCALE, methods.LEAST

function methods.clamp(valence)
  return valence and math.max(-1, math.min(1, valence))
end

function methods.model(state, s, in_quotes)
  local valence, words, voice, open =
    state.sentence:line({ text = s, in_quotes = in_quotes }, LEAST, 1 / SCALE)
  return methods.clamp(valence), words, voice, open
end

function methods.rules(state, s)
  local valence, hits = state.tone:read(s)
  local parts = {}
  for _, hit in ipairs(hits) do
    if hit.score then
      parts[#parts + 1] = ("%s %.2f"):format(
        s:sub(hit.start + 1, hit.stop):gsub("%s+", " "), hit.score / SCALE)
    end
  end
  return valence and valence / SCALE, table.concat(parts, "; "), nil, false
end

return methods

-- doubt: what a sentence does not say for a fact, by the words around a cue. Each
-- function gives the modality that it leaves, or nil.

local doubt = {}

local function each(words, modality, into)
  for w in words:gmatch("%S+") do
    into[w] = modality
  end
end

local adverbs, adjectives, open = {}, {}, {}
each("allegedly reportedly supposedly purportedly", "alleged", adverbs)
each("almost nearly", "denied", adverbs)
each("alleged reported purported supposed rumoured rumored", "alleged", adjectives)
each("possible potential feared likely imminent threatened proposed", "conditional", adjectives)
each("fear fears risk risks prospect possibility danger threat threats talk", "conditional", open)
each("recommend recommends recommended propose proposes proposed demand demands demanded event",
  "conditional", open)
each("rumour rumours rumor rumors suggestion suggestions speculation", "alleged", open)

local none = { neither = true, nobody = true, none = true }

-- Whether the subject or an adverb before the group says that nobody does it.
function doubt.nobody(s, g)
  if s.word[g.first - 1] == "longer" and s.word[g.first - 2] == "no" then
    return true
  end
  for k = g.first - 1, 1, -1 do
    local w = s.word[k]
    if none[w] then
      return true
    elseif s.group_of[k] or w == ";" or w == "that" then
      return false
    end
  end
  return false
end

-- "rumours that", "proposed that", "no evidence that", "it is not true that": of the
-- clause around g.
local function of_clause(s, g)
  local k = g.first - 1
  while k > 1 and s.word[k] ~= "that" do
    if s.group_of[k] or s.word[k] == ";" then
      return nil
    end
    k = k - 1
  end
  if k > 1 and (open[s.word[k - 1]] or s.info[k - 1].claim) then
    return "alleged"
  elseif s.word[k - 1] == "evidence" and s.word[k - 2] == "no"
    or s.word[k - 1] == "true" and s.word[k - 2] == "not" then
    return "denied"
  end
  return nil
end

-- Of what the verb of group g says.
function doubt.verb(s, g)
  for i = math.max(1, g.first - 1), g.last do
    if adverbs[s.word[i]] then
      return adverbs[s.word[i]]
    end
  end
  return of_clause(s, g)
end

-- Of a noun at i whose phrase stands behind item k: "an alleged", "fears of a".
function doubt.noun(s, k, i)
  for j = math.max(1, k), i - 1 do
    if adjectives[s.word[j]] then
      return adjectives[s.word[j]]
    end
  end
  local of = s.word[k] == "of" and k or k - 1
  return s.word[of] == "of" and open[s.word[of - 1]] or nil
end

-- Of all that a sentence asks.
function doubt.asked(s)
  return s.text:find("%?[^%w]*$") and "conditional" or nil
end

return doubt

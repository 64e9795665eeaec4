-- doubt: what a sentence does not say for a fact, by the words around a cue. Each
-- function gives the modality that it leaves, or nil.

local doubt = {}

local function each(words, modality, into)
  for w in words:gmatch("%S+") do
    into[w] = modality
  end
end

local adverbs, adjectives, open, untrue = {}, {}, {}, {}
each("allegedly reportedly supposedly purportedly", "alleged", adverbs)
each("almost nearly", "denied", adverbs)
each("alleged reported purported supposed rumoured rumored", "alleged", adjectives)
each("possible potential feared likely imminent threatened proposed any future",
  "conditional", adjectives)
each("planned intended impending", "future", adjectives)
each("fear fears risk risks prospect possibility danger threat threats talk", "conditional", open)
each("recommend recommends recommended propose proposes proposed demand demands demanded event "
  .. "lifting removal abolition", "conditional", open)
each("rumour rumours rumor rumors suggestion suggestions speculation reports theory theories "
  .. "narrative notion belief perception idea suspicion suspicions", "alleged", open)
each("myth lie lies hoax falsehood", "denied", open)
each("false untrue baseless unfounded debunked bogus discredited wrong", "denied", untrue)

local proof = { evidence = true, proof = true, sign = true, indication = true }
local none = { neither = true, nobody = true, none = true }

-- Whether the subject or an adverb before the group says that nobody does it.
function doubt.nobody(s, g)
  if s.word[g.first - 1] == "longer" and s.word[g.first - 2] == "no" then
    return true
  end
  local joined = false -- a clause may begin in between
  for k = g.first - 1, 1, -1 do
    local w, h = s.word[k], s.group_of[k - 1]
    if none[w] or w == "one" and s.word[k - 1] == "no" then
      return not (joined and h and not h.info.report) -- "thanked nobody and X praised"
    elseif s.group_of[k] or w == ";" or w == "that" or w == "but"
      or w == "and" and s.word[k - 1] == "," then
      return false
    end
    joined = joined or w == "and"
  end
  return false
end

-- Whether what group g says is called untrue behind it: "that ... were false", "were
-- denied".
local function is_refuted(s, g)
  for n = g.number + 1, #s.groups do
    local h = s.groups[n]
    if h.be and (h.passive or not h.main) then
      return untrue[s.word[h.last + 1]] or h.main and (h.info.deny or untrue[s.word[h.main]])
    end
  end
  return false
end

-- "rumours that", "proposed that", "a debunked theory that", "no evidence that", "it is
-- not true that", "it is high time": of the clause around g.
local function of_clause(s, g)
  local k = g.first - 1
  while k > 1 and s.word[k] ~= "that" do
    if s.group_of[k] or s.word[k] == ";" then
      return nil
    elseif s.word[k] == "time" and (s.word[k - 1] == "high" or s.word[k - 1] == "about") then
      return "conditional"
    end
    k = k - 1
  end
  local said = open[s.word[k - 1]] or k > 1 and s.info[k - 1].claim and "alleged"
  if said == "alleged" and s.word[k - 1] == "reports" and s.group_of[k - 1] then
    return nil -- it is the verb
  elseif said == "alleged" then
    local debunked = untrue[s.word[k - 2]] or untrue[s.word[k - 3]]
    return (debunked or is_refuted(s, g)) and "denied" or said
  elseif said then
    return said
  elseif proof[s.word[k - 1]] and s.word[k - 2] == "no"
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

local past = { was = true, were = true }
local present = { is = true, are = true }
local now = { now = true, today = true }

-- Whether what group g says was so once: "used to support", "was a friend before
-- relations soured", "was an ally and is now a rival".
function doubt.over(s, g)
  local h = g.governor
  if h and g.form == "to" and h.last + 1 == g.first and not h.passive
    and s.word[h.last] == "used" then
    return true
  end
  for n = g.number + 1, #s.groups do
    h = s.groups[n]
    if h.info.damage and (h.subordinate == "before" or h.subordinate == "until")
      or past[s.word[g.first]] and present[s.word[h.first]] and now[s.word[h.first + 1]] then
      return true
    end
  end
  return false
end

-- Of all that a sentence asks.
function doubt.asked(s)
  return s.text:find("%?[^%w]*$") and "conditional" or nil
end

return doubt

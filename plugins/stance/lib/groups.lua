-- groups: the verb groups of a sentence ("has not been invited", "to support")
-- and who their subjects may be, by position.
--
-- A group: first, last (items), main (item of the main verb, nil for a bare
-- copula), passive, negated, form ("finite", "to", "ing", "bare part"), modal,
-- unreal ("would", "could", ...), perfect, opposed (what a text says that its doers
-- vote against).

local closed = require "closed"

local groups = {}

-- A mention used like an adjective: "Russian troops", "European officials", "U.S.
-- officials". Those of peoples are told by their kind: their last word has a capital
-- ("Russian", not "Russian troops") and is no plural.
local adjectives = { "ean$", "ern$", "swiss$", "sino$" }
local either = {
  ["u.s."] = true, us = true, eu = true, ec = true, nato = true, uk = true, kremlin = true,
  un = true, ["u.k."] = true, ["white house"] = true, pentagon = true }

-- "always", "perhaps" or nil
function groups.adjectival(s, i)
  local m = s.mention[i]
  if not m then
    return nil
  end
  if m.use == nil then
    local form = m.text:lower()
    m.use = either[form] and "perhaps" or false
    if m.kind == "people" and m.text:find("%f[%w]%u[^%s]*[^s%s]$") then
      m.use = "always"
    end
    for _, ending in ipairs(adjectives) do
      m.use = form:find(ending) and "always" or m.use
    end
  end
  return m.use or nil
end

-- The item before i that is no adverb and no quotation mark, or 0.
local function before(s, i)
  local info = s.info
  repeat
    i = i - 1
  until not info[i].loose
  return i
end
groups.before = before

local function after(s, i)
  local info = s.info
  repeat
    i = i + 1
  until not info[i].loose
  return i
end
groups.after = after

-- A group of items i to last. The fields that are nil make room for what is found
-- later: a table that grows costs more than the finding.
local function new_group(i, last, main, form, passive)
  return { first = i, last = last, main = main, form = form, passive = passive, number = nil,
    info = nil, negated = nil, doers = nil, subject = nil, governor = nil, subordinate = nil,
    opposed = nil }
end

local function takes_object(s, i)
  local k = after(s, i)
  local w = s.word[k]
  return w and (s.mention[k] or closed.determiner[w] or closed.possessive[w])
end

local function prep_of_noun(s, i)
  local noun, w = s.info[i].noun, s.word[after(s, i)]
  return noun and w and noun.prepositions[w]
end

-- Whether the word at p can end the subject of a verb in its base form.
local function plural_at(s, p)
  local w = s.word[p]
  return closed.pronoun[w] or closed.relative[w] or closed.coordinator[w] or w == ","
    or closed.subordinator[w] or w:find("[^uis]s$") or w == "people" or w == "military"
    or (s.mention[p]
      and (s.word[p - 1] == "and" or s.mention[p].text:sub(-1) == "s"))
    or closed.preposition[s.word[p - 1]] or w == "two"
end

-- Whether "by" belongs to the verb: "stood by".
local function takes_by(info)
  for _, cue in ipairs(info.cues or {}) do
    if cue.frame == "p" and cue.prepositions.by then
      return true
    end
  end
  return false
end

-- "the Baltic States": a form in -s with a capital inside a sentence is a noun.
local function is_title(s, i)
  return s.info[i].s and not s.info[i].past and i > 1
    and s.text:find("^%l %u", s.start[i] - s.base - 1) ~= nil
end

local number = { two = true, three = true, four = true, five = true, six = true, seven = true,
  eight = true, nine = true, ten = true, dozen = true }

-- Whether a form in -s is a noun by the word before it, at p, or behind it: "struck two
-- bases", "ships rammed".
local function is_plural(s, i, p)
  local info, behind = s.info[i], s.info[i + 1]
  return info.s and (p == i - 1 and (s.info[p].past or number[s.word[p]])
    or info.official and behind and behind.past) or false
end

-- Whether a word that can be a finite verb or a noun is a verb here.
local function verb_here(s, i)
  local info, p = s.info[i], before(s, i)
  local w, behind = s.word[p], s.word[i + 1]
  if i > 1 and s.word[i - 1] == "-" or behind == "-"
    or behind == "by" and info.s and not takes_by(info)
    or behind ~= "with" and info.s and info.name then
    return false -- "plans by", "European allies"
  elseif is_title(s, i) or is_plural(s, i, p) then
    return false
  end
  if not w then
    return takes_object(s, i) and not info.noun and (info.base or info.past) -- no "Reports that"
  end
  if w == "'s" or closed.determiner[w] and w ~= "that" or closed.possessive[w]
    or closed.be[w] or closed.have[w] or (info.base and not info.past and not plural_at(s, p)) then
    return false
  end
  if (info.weapon or info.goodwill) and not info.past then
    return takes_object(s, i) and not s.info[p].verb
  end
  if s.mention[p] then
    local use = groups.adjectival(s, p)
    if use == "always" then
      return (info.past or info.s) and not (info.noun or info.dissident)
    end
    if info.noun and (use or not info.s) then
      return takes_object(s, i) and not prep_of_noun(s, i)
    end
    return not info.noun or not prep_of_noun(s, i)
  end
  if closed.preposition[w] and not closed.subordinator[w] then
    return false
  end
  if info.noun and not info.past then
    return (closed.pronoun[w] or closed.relative[w] or closed.coordinator[w] or w == ","
      or s.info[p].official or takes_object(s, i)) and not prep_of_noun(s, i)
  end
  return true
end

local function guess_part(s, i)
  local w = s.word[i]
  return not s.mention[i] and #w > 4 and w:sub(-2) == "ed"
end

local mere = { just = true, only = true, merely = true, simply = true }

-- Whether the word at i negates what follows; that of "not just" does not.
local function negates(s, i)
  return (closed.negation[s.word[i]] and not mere[s.word[i + 1]]) or false
end

-- Reads auxiliaries, negation and adverbs from i on; returns the group so far
-- and the next item.
local function read_auxiliaries(s, i)
  local g = new_group(i, i, nil, "finite")
  while i <= s.n do
    local w = s.word[i]
    if closed.be[w] then
      g.be, g.aux = true, true
      g.being = g.being or w == "being"
    elseif closed.have[w] then
      g.have, g.aux = true, true
    elseif closed.be_do[w] then
      g.aux = true
    elseif closed.modal[w] then
      g.modal, g.aux = w, true
      g.unreal = g.unreal or closed.unreal[w]
    elseif w == "to" and g.have and s.info[i + 1].base then
      g.have = true
    elseif g.aux and negates(s, i) then
      g.negated = true
    elseif not s.info[i].loose then
      break
    end
    i = i + 1
  end
  return g, i
end

-- A group that begins with an auxiliary at i.
local function aux_group(s, i)
  local g, k = read_auxiliaries(s, i)
  local info, w = s.info[k], s.word[k]
  g.last = k - 1
  while g.last > i and s.info[g.last].loose do
    g.last = g.last - 1
  end
  if not w or s.mention[k] then
    return g
  end
  if g.be and (info.part or guess_part(s, k)) then
    g.main, g.passive = k, true
  elseif g.be and (info.ing or (w:find("ing$") and #w > 5)) then
    g.main = k
  elseif g.have and not g.be and (info.part or guess_part(s, k)) then
    g.main = k
  elseif not g.be and not g.have and g.aux and info.base then
    g.main = k
  elseif g.modal and not g.be and not g.have and w:find("^%a+$")
    and not closed.preposition[w] and not closed.determiner[w] then
    g.main = k
  end
  g.last = g.main or g.last
  return g
end

local hard = { hard = true, difficult = true, impossible = true } -- "hard not to like": one does

-- "to support", "not to send"
local function to_group(s, i)
  local k = after(s, i)
  local info = s.info[k]
  if not info or s.mention[k] then
    return nil
  end
  if s.word[k] == "be" then
    local g = aux_group(s, k)
    g.first, g.form = i, "to"
    return g
  end
  if info.base and not (info.noun and prep_of_noun(s, k)) then
    local g = new_group(i, k, k, "to")
    g.negated = s.word[i - 1] == "not" and not hard[s.word[i - 2]]
    return g
  end
  return nil
end

local function ing_group(s, i)
  local p = before(s, i)
  local w = s.word[p]
  if w == "'s" or closed.determiner[w] and w ~= "that" or closed.possessive[w]
    or groups.adjectival(s, p) == "always" or s.word[i + 1] == "-"
    or s.mention[p] and (s.word[p - 1] == "a" or s.word[p - 1] == "an") -- "a U.S. bombing"
    or (s.info[i].noun and s.info[p] and s.info[p].past) then
    return nil -- "fired warning shots"
  end
  local g = new_group(i, i, i, "ing")
  g.negated = negates(s, i - 1)
  return g
end

-- Whether "by" behind item i names who does it: not in "answered by attacking".
local function names_agent(s, i)
  local k = after(s, i)
  local behind = s.info[k + 1]
  return s.word[k] == "by" and not (behind and (behind.ing or behind.gerund))
end

-- A past form without auxiliary: finite, or a participle behind its noun.
local function past_group(s, i)
  local aside = s.word[i + 1] == "," and s.mention[i - 1] and s.word[i - 2] == ","
  if aside or not verb_here(s, i) then
    return nil -- ", Ukraine included,"
  end
  if s.info[i].part and names_agent(s, i) and not takes_by(s.info[i]) then
    return new_group(i, i, i, "bare part", true)
  end
  return new_group(i, i, i, "finite")
end

local takes_ing = { of = true, ["for"] = true, by = true, after = true, before = true,
  without = true, ["while"] = true, [","] = true }

local function group_at(s, i)
  local w, info = s.word[i], s.info[i]
  if closed.auxiliary[w] then
    if w == "may" and s.word[i + 1] and s.word[i + 1]:find("^%d") then
      return nil
    end
    return aux_group(s, i)
  elseif w == "to" then
    return to_group(s, i)
  elseif not info.verb then
    local guess = info.gerund and takes_ing[s.word[before(s, i)]]
    return guess and s.word[i + 1] ~= "of" and ing_group(s, i) or nil
  elseif info.ing then
    return ing_group(s, i)
  elseif info.past then
    return past_group(s, i)
  elseif info.part and s.word[i + 1] == "by" then
    return new_group(i, i, i, "bare part", true)
  elseif (info.base or info.s) and verb_here(s, i) then
    return new_group(i, i, i, "finite")
  end
  return nil
end

local never = { never = true, hardly = true, barely = true, scarcely = true, neither = true }

-- All groups of a sentence, in order; s.group_of[i] is the group item i is in.
function groups.find(s)
  local found, of, info = {}, {}, s.info
  for _, i in ipairs(s.known) do
    local g = info[i].opens and not of[i] and group_at(s, i)
    if g then
      found[#found + 1] = g
      g.number = #found
      g.negated = g.negated or never[s.word[i - 1]]
      g.info = g.main and info[g.main] or {}
      for k = g.first, g.last do
        of[k] = g
      end
    end
  end
  s.groups, s.group_of = found, of
  return found
end

return groups

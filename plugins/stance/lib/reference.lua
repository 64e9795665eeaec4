-- reference: whom pronouns and phrases like "the two countries" stand for.
--
-- memory: joined (two actors just named together), pair (these, else the two
-- named most), he and she (the actors last named by a person's name that allows it),
-- state (last named by another), which encounters:recall gives; voice (who speaks in a quotation).

local closed = require "closed"

local reference = {}

-- Adds an actor to a list that has each once; nil and false add nothing.
local function add(into, actor)
  for _, known in ipairs(into) do
    if known == actor then
      return
    end
  end
  into[#into + 1] = actor or nil
end
reference.add = add

-- By pronoun of one: the gender of the person that it stands for; false: of none.
local singular = { it = false, its = false, he = "m", his = "m", she = "f", her = "f" }

reference.gender = singular

-- Whether who is of one gender ("m", "f"; false: no person; true: a person whose name
-- does not tell) can be called by a pronoun of another.
local function agrees(one, other)
  return one == other or one == true and other ~= false
end

-- What agrees() wants of a mention.
function reference.gender_of(m)
  return m.kind == "person" and (m.gender or true)
end

-- The actor named last before item i that can be called so; false: a person who
-- counts as none.
local function nearest(s, i, gender)
  for k = i - 1, 1, -1 do
    local m = s.mention[k]
    if m and (m.actor or m.kind == "person") and agrees(reference.gender_of(m), gender) then
      return m.actor or false
    end
  end
  return nil
end

local beside = { of = true, from = true, by = true }

-- The preposition before the name at item k.
local function preposition(s, k)
  return s.word[k - 1] == "the" and s.word[k - 2] or s.word[k - 1]
end

-- Whether who is named at item k is not what its clause is about: "X's plan", "the X
-- plan", "plans of X", "condemned by X".
local function is_embedded(s, k)
  local w = s.word[k + 1]
  return w == "'s" or beside[preposition(s, k)] or w and w:find("^%l")
    and not (s.group_of[k + 1] or s.info[k + 1].ends or s.info[k + 1].loose
      or s.info[k + 1].border or closed.determiner[w] or closed.possessive[w] or closed.time[w])
end

-- Whether the clause around item k is about who is named there, or else about its
-- subject, cannot be told: "gas from X", "a line built by X"; in the passive it is about
-- its subject.
local function is_unclear(s, k)
  local w = preposition(s, k)
  if w ~= "from" and w ~= "by" then
    return false
  end
  for i = k, 1, -1 do
    local g = s.group_of[i]
    if g then
      return not (g.passive and g.form == "finite")
    end
  end
  return true
end

-- Whose "its" at item i is: the only one named before it; of several, who was named
-- last and not inside the phrase of something else; false: not to be told.
local function owner(s, i)
  local only, last
  for k = i - 1, 1, -1 do
    local m = s.mention[k]
    local actor = m and m.kind ~= "person" and (m.actor or m.kind == "people" and m.state)
    if actor then
      only = only == nil and actor or only == actor and actor
      if last == nil and is_unclear(s, k) then
        last = false
      elseif last == nil and m.actor and not is_embedded(s, k) then
        last = actor
      end
    end
  end
  return only or last or false
end

-- Whether the doers p of group g count as no actor: a person, or for "it" a speaker as
-- in "the company said it".
local function is_nobody(s, g, p, gender)
  return #p.actors == 0 and (p.private
    or not gender and g.info.report and p.first and closed.determiner[s.word[p.first]])
end

-- The doer of the nearest group before item i that is known already; false: who counts
-- as no actor.
local function doer_before(s, i, gender)
  for k = #s.groups, 1, -1 do
    local g = s.groups[k]
    local p = g.last < i and g.form == "finite" and g.doers
    if p and agrees(p.person or false, gender)
      and (#p.actors == 1 or is_nobody(s, g, p, gender)) then
      return p.actors[1] or false
    end
  end
  return nil
end

-- The two named together last before item i: "X and Y", or nil.
local function joined_before(s, i)
  for k = i - 3, 1, -1 do
    local one, other = s.mention[k], s.mention[k + 2]
    if one and other and s.word[k + 1] == "and" and one.actor and other.actor
      and one.actor ~= other.actor then
      return { one.actor, other.actor }
    end
  end
  return nil
end

-- The different actors and peoples named before item i.
local function named_before(s, i)
  local found = {}
  for k = 1, i - 1 do
    local m = s.mention[k]
    add(found, m and (m.actor or m.kind == "people" and m.state))
  end
  return found
end

-- The pair named before item i, else that in memory, unless the sentence speaks of
-- another.
local function pair_before(s, i, memory)
  local named, pair = named_before(s, i), memory.pair
  if #named == 2 then
    return named
  elseif #named == 1 and pair and named[1] ~= pair[1] and named[1] ~= pair[2] then
    return nil
  end
  return joined_before(s, i) or #named < 2 and pair or nil
end

-- The two who do something together before item i, or are named before it, else the
-- pair in memory.
local function add_pair(s, i, memory, into)
  local pair = pair_before(s, i, memory)
  for k = #s.groups, 1, -1 do
    local g = s.groups[k]
    if g.last < i and g.doers and #g.doers.actors == 2 then
      pair = g.doers.actors
      break
    end
  end
  for _, actor in ipairs(pair or {}) do
    add(into, actor)
  end
end

local openers = { the = true, both = true, two = true, their = true }
-- Words for the speaker.
local own = { we = true, our = true, us = true, i = true, my = true }

reference.own = own
-- Where memory has who is called so.
local recalled = { m = "he", f = "she", [false] = "state" }

-- The only one named before item i beside an actor.
local function other_than(s, i, actor)
  local found = {}
  for _, a in ipairs(named_before(s, i)) do
    add(found, a ~= actor and a)
  end
  return #found == 1 and found[1] or nil
end

-- Of an act whose object begins at item i with "its", who is meant, though another is
-- named before: of "to bolster its stocks" and "launched its war" the doer, of "X said Y
-- had shelled its towns" the other one, since it is the object that is harmed.
local function owner_by_act(s, i, gender)
  local g = s.group_of[i - 1]
  local cue = g and g.info.cue
  local doers = cue and cue.kind == "act" and g.doers
  if not doers or #doers.actors ~= 1 or not agrees(doers.person or false, gender) then
    return nil
  end
  local harmed = cue.sign < 0 and cue.frame == "o" and s.word[i] == "its"
  return harmed and other_than(s, i, doers.actors[1]) or doers.actors[1]
end

-- The actor of a pronoun at item i, or nil.
function reference.pronoun(s, i, memory)
  local w = s.word[i]
  if own[w] then
    return s.quoted[i] and memory.voice or nil
  end
  local gender = singular[w]
  if gender == nil then
    return nil
  end
  local known
  if closed.possessive[w] then
    known = owner_by_act(s, i, gender)
    if known == nil and s.word[i - 1] == "," and s.info[i + 1] then
      known = doer_before(s, i, gender) -- "X attacked Y, its president said"
    end
    if known == nil and w == "its" then
      known = owner(s, i)
    end
  else
    known = doer_before(s, i, gender)
  end
  if known == nil then
    known = nearest(s, i, gender)
  end
  if known == nil then
    known = memory[recalled[gender]]
  end
  return known or nil
end

-- What "this" at item i is about, when one actor does something to it: the other one
-- of the pair that he is in.
function reference.other(s, i, memory, doers)
  local pair = pair_before(s, i, memory)
  if not pair or #doers ~= 1 or (doers[1] ~= pair[1] and doers[1] ~= pair[2]) then
    return {}
  end
  return { doers[1] == pair[1] and pair[2] or pair[1] }
end

-- Who shares "our bilateral relations" in a sentence that names at most one of
-- them: the pair just named together, or the pair the speaker belongs to.
function reference.shared(s, memory)
  local pair = memory.joined or (memory.voice and memory.pair)
  for i = 1, s.n do
    local m = s.mention[i]
    if pair and m and m.actor and m.actor ~= pair[1] and m.actor ~= pair[2] then
      return {}
    end
  end
  return pair or {}
end

-- Actors of a phrase without mentions, items l to r, added to `into`.
function reference.read(s, l, r, role, memory, into)
  local w = s.word[l]
  if closed.pronoun[w] or (closed.possessive[w] and (role == "target" or s.info[r].official)) then
    if w == "their" and s.words[w .. " " .. (s.word[l + 1] or "")] then
      add_pair(s, l, memory, into)
      return
    end
    local actor = reference.pronoun(s, l, memory)
    if actor then
      add(into, actor)
    end
    return
  end
  for i = l, r - 1 do
    if openers[s.word[i]] then
      local two = s.words[s.word[i] .. " " .. s.word[i + 1]]
      if two and two.party then
        add_pair(s, l, memory, into)
        return
      end
    end
  end
  if w == "the" and s.word[l + 1] == "two" and r <= l + 1 then
    add_pair(s, l, memory, into)
  end
end

return reference

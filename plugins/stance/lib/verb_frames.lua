-- verb_frames: statements whose cue is a verb, by the frames of assets/verbs.txt.

local behind = require "behind"
local closed = require "closed"
local demands = require "demands"
local giving = require "giving"
local phrases = require "phrases"
local predicates = require "predicates"
local reference = require "reference"
local statement = require "statement"
local subjects = require "subjects"

local verb_frames = {}

local BY_REACH = 6 -- items behind an object in which it is said who did it

-- The target in a nominal object without an actor of its own: "opposed
-- sanctions against Russia" (against the sanctions is for Russia).
local function through_noun(s, g, cue, p, memory)
  local noun = s.info[p.last] and s.info[p.last].noun
  if not noun or noun.frame ~= "t" or not noun.prepositions[s.word[p.last + 1]] then
    return nil
  end
  local target = phrases.right(s, p.last + 2, behind.stop(s, g), "target", memory)
  return target.actors, cue.sign * noun.sign
end

local pointing = { this = true, these = true }
local each_other = { each = true, one = true }

-- Whether the phrase that begins at item i is about what was spoken of: "this", "such a
-- move", but not "such insults".
local function points(s, i)
  return pointing[s.word[i]] or s.word[i] == "such" and s.word[i + 1] == "a"
end

local function names_bloc(s, p)
  for i = p.first, p.last do
    if s.mention[i] then
      return s.mention[i].kind == "bloc"
    end
  end
  return false
end

-- "doubted Y would pay": whether what follows the verb of group g is a clause.
local function takes_clause(s, g, object)
  local h = s.group_of[object.last + 1]
  return g.info.suppose and h and h.form == "finite"
end

-- "defeated Y at the World Cup"
local function is_play(s, cue)
  for _, i in ipairs(cue.kind == "act" and cue.sign < 0 and s.known or {}) do
    if s.info[i].sport then
      return true
    end
  end
  return false
end

-- "derided Russian interference as a hoax": what follows the object that ends at `last`
-- says that there is none.
local function is_called_sham(s, last)
  for i = last + 1, s.word[last + 1] == "as" and math.min(last + 4, s.n) or 0 do
    if s.info[i].sham then
      return true
    end
  end
  return false
end

-- Who does what the object of group g names: "condemned an attack on Y by X".
local function doers_of_object(s, g, object, memory)
  local head = s.info[object.last]
  local last = head and head.noun and math.min(object.last + BY_REACH, behind.stop(s, g)) or 0
  for i = object.last + 1, last do
    if s.word[i] == "by" then
      return phrases.right(s, i + 1, s.n + 1, "target", memory).actors
    elseif s.word[i] == "," then
      break
    end
  end
  return {}
end

local frames = { g = giving.give, w = giving.fire }

function frames.o(s, g, cue, memory)
  local how = statement.how(s, g, cue)
  if g.passive and g.info.goes or is_play(s, cue) then
    return
  elseif g.passive then
    local by = behind.agent(s, g, memory)
    if #by > 0 then
      statement.add_all(s, memory, by, subjects.of(s, g, "target", memory).actors, how)
    end
    return
  end
  how.arms = cue.lemma == "arm"
  local object = phrases.right(s, phrases.object_at(s, g.last), s.n + 1, "target", memory)
  if takes_clause(s, g, object) or is_called_sham(s, object.last) then
    return
  elseif cue.sign > 0 and object.last >= object.first and s.info[object.last].fault then
    return -- "hailed Iran's failure"
  elseif cue.lemma == "blame" and s.word[object.last + 1] == "on" then
    object = phrases.right(s, object.last + 2, s.n + 1, "target", memory)
  end
  object = object.last < object.first and phrases.relative_object(s, g) or object
  local doers = subjects.of(s, g, "source", memory).actors
  how.none = s.word[object.first] == "no"
  if g.info.goes then
    if names_bloc(s, object) then
      return -- meetings of bodies are attended by all
    elseif #object.actors == 0 and s.word[object.last + 1] == "in" then
      object = phrases.right(s, object.last + 2, s.n + 1, "target", memory)
    end
  end
  local judged = cue.kind == "evaluation" and #object.actors == 0
    and doers_of_object(s, g, object, memory) or {}
  if s.word[object.first] == "each" and s.word[object.first + 1] == "other" then
    statement.add_all(s, memory, doers, doers, how)
  elseif #judged > 0 then
    statement.add_all(s, memory, doers, judged, how)
  elseif #object.actors == 0 and points(s, object.first) and cue.kind == "evaluation"
    and not g.info.deny then
    statement.add_all(s, memory, doers, reference.other(s, object.first, memory, doers), how)
  elseif #object.actors == 0 and object.last >= object.first then
    local targets, sign = through_noun(s, g, cue, object, memory)
    if targets then
      how.sign = sign
      statement.add_all(s, memory, doers, targets, how)
    end
  else
    statement.add_all(s, memory, doers, object.actors, how)
  end
end

function frames.p(s, g, cue, memory)
  local i = not g.passive and behind.preposition(s, g.last + 1, cue.prepositions)
  if i then
    local object = phrases.right(s, i, s.n + 1, "target", memory)
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, object.actors,
      statement.how(s, g, cue))
  end
end

-- The phrase behind "with" somewhere in reach, short of a mention.
local function with_phrase(s, g, cue, memory)
  for i = g.last + 1, math.min(g.last + behind.REACH, behind.stop(s, g) - 1) do
    local w = s.word[i]
    if cue.prepositions[w] then
      return phrases.right(s, i + 1, s.n + 1, "target", memory)
    elseif s.mention[i] or closed.subordinator[w] and not closed.preposition[w] or w == ";" then
      return nil
    end
  end
  return nil
end

-- "signed an order for barley": whether what follows the verb of group g is trade.
local function is_business(s, g)
  for i = g.last + 1, math.min(g.last + behind.REACH, behind.stop(s, g) - 1) do
    if s.info[i].business then
      return true
    end
  end
  return false
end

function frames.s(s, g, cue, memory)
  local doers = subjects.of(s, g, "source", memory).actors
  local how = statement.how(s, g, cue)
  if g.passive or is_business(s, g) then
    return
  end
  local with = with_phrase(s, g, cue, memory)
  if with and s.info[with.last].firm then
    return -- "agreed with Japanese banks"
  elseif with and #with.actors > 0 then
    statement.add_all(s, memory, doers, with.actors, how)
    if #doers > 0 and g.form ~= "to" then -- a wish is one side's
      statement.add_all(s, memory, with.actors, doers, how)
    end
  elseif #doers > 1 and (not with or each_other[s.word[with.first]]) then
    statement.add_all(s, memory, doers, doers, how)
  end
end

-- Where one of the cue's prepositions stands behind group g, with a word of the class
-- between; nil.
local function behind_class(s, g, cue, class)
  local found = false
  for i = g.last + 1, math.min(g.last + behind.REACH, behind.stop(s, g) - 1) do
    if found and cue.prepositions[s.word[i]] then
      return i
    end
    found = found or s.info[i][class]
  end
  return nil
end

-- "cut exports of steel to Y"
function frames.c(s, g, cue, memory)
  local i = not g.passive and behind_class(s, g, cue, "flow")
  if i then
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors,
      phrases.right(s, i + 1, s.n + 1, "target", memory).actors, statement.how(s, g, cue))
  end
end

-- "struck two bases in Y"
function frames.k(s, g, cue, memory)
  local object = phrases.right(s, g.last + 1, s.n + 1, "target", memory)
  local i = object.last + 1
  if not g.passive and #object.actors == 0 and s.info[i - 1].site
    and cue.prepositions[s.word[i]] then
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors,
      phrases.right(s, i + 1, s.n + 1, "target", memory).actors, statement.how(s, g, cue))
  end
end

function frames.e(s, g, cue, memory)
  local how = statement.how(s, g, cue)
  if g.passive then
    for i = g.last + 1, math.min(g.last + 3, s.n) do
      local w = s.word[i]
      if w == "by" or w == "with" or w == "at" or w == "over" then
        local object = phrases.right(s, i + 1, s.n + 1, "target", memory)
        statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, object.actors, how)
        return
      end
    end
    return
  end
  local first = g.last + 1 + (cue.needs and 1 or 0)
  local feels = phrases.right(s, first, s.n + 1, "source", memory)
  statement.add_all(s, memory, feels.actors, subjects.of(s, g, "target", memory).actors, how)
end

frames.a = frames.o

-- "had been invited to a parade in China": the place names the host.
local function host_of(s, g, memory)
  for i = g.last + 1, math.min(g.last + behind.REACH, behind.stop(s, g) - 1) do
    if s.word[i] == "in" or s.word[i] == "to" then
      local place = phrases.right(s, i + 1, s.n + 1, "target", memory)
      if #place.actors > 0 then
        return place.actors
      end
    end
  end
  return {}
end

function frames.h(s, g, cue, memory)
  local _, by = behind.agent(s, g, memory)
  if not g.passive or by then
    frames.o(s, g, cue, memory)
    return
  end
  statement.add_all(s, memory, host_of(s, g, memory), subjects.of(s, g, "target", memory).actors,
    statement.how(s, g, cue))
end

local function read_cues(s, g, memory)
  for _, cue in ipairs(g.info.cues or {}) do
    if not cue.needs or s.word[g.last + 1] == cue.needs then
      frames[cue.frame](s, g, cue, memory)
    end
  end
end

local function read_group(s, g, memory)
  read_cues(s, g, memory)
  demands.read(s, g, memory)
  predicates.read(s, g, memory)
end

function verb_frames.read(s, memory)
  for _, g in ipairs(s.groups) do
    subjects.of(s, g, "source", memory)
    if not g.controlled then
      read_group(s, g, memory)
    end
  end
  predicates.neutral(s, memory)
end

return verb_frames

-- verb_frames: statements whose cue is a verb, by the frames of assets/verbs.txt.

local closed = require "closed"
local phrases = require "phrases"
local reference = require "reference"
local speech = require "speech"
local statement = require "statement"
local subjects = require "subjects"

local verb_frames = {}

local REACH = 12 -- items behind a verb in which its phrases are looked for
local LABEL_REACH = 8
local ADJECTIVE_REACH = 4
local BY_REACH = 6 -- items behind an object in which it is said who did it

local warning = { lemma = "warn", sign = -1, strength = 0.3, kind = "evaluation" }
local denial = { lemma = "deny", sign = -1, strength = 0.3, kind = "evaluation" }
local guilt = { lemma = "guilt", sign = -1, strength = 0.6, kind = "evaluation" }
local demand = { lemma = "demand", sign = -1, strength = 0.6, kind = "evaluation" }

-- Where the words that belong to group g end: the next group or clause.
local function reach(s, g)
  local next_group = s.groups[g.number + 1]
  return next_group and next_group.first or s.n + 1
end

local function how_of(s, g, cue)
  return { cue = cue, group = g, at = g.main, word = s.word[g.main] }
end

-- The actors behind "by" in the reach of a passive, and whether there is a "by".
local function agent(s, g, memory)
  for i = g.last + 1, math.min(g.last + REACH, reach(s, g) - 1) do
    if s.word[i] == "by" then
      return phrases.right(s, i + 1, s.n + 1, "source", memory).actors, true
    end
  end
  return {}, false
end

-- The target in a nominal object without an actor of its own: "opposed
-- sanctions against Russia" (against the sanctions is for Russia).
local function through_noun(s, g, cue, p, memory)
  local noun = s.info[p.last] and s.info[p.last].noun
  if not noun or noun.frame ~= "t" or not noun.prepositions[s.word[p.last + 1]] then
    return nil
  end
  local target = phrases.right(s, p.last + 2, reach(s, g), "target", memory)
  return target.actors, cue.sign * noun.sign
end

local trades = { sell = true, export = true, ship = true } -- support only if it is weapons
local pointing = { this = true, these = true }
local each_other = { each = true, one = true }
local fault = { lemma = "fault", sign = -1, strength = 0.6, kind = "evaluation" }

-- Whether the phrase that begins at item i is about what was spoken of: "this", "such a
-- move", but not "such insults".
local function points(s, i)
  return pointing[s.word[i]] or s.word[i] == "such" and s.word[i + 1] == "a"
end

-- "denied the American claim"
local function read_denial(s, g, memory)
  local object = phrases.right(s, g.last + 1, s.n + 1, "target", memory)
  if not g.passive and not g.negated and object.last >= object.first
    and s.info[object.last].claim then
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, object.actors,
      { cue = denial, group = g, at = g.main, word = s.word[g.main] })
  end
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
  local last = head and head.noun and math.min(object.last + BY_REACH, reach(s, g)) or 0
  for i = object.last + 1, last do
    if s.word[i] == "by" then
      return phrases.right(s, i + 1, s.n + 1, "target", memory).actors
    elseif s.word[i] == "," then
      break
    end
  end
  return {}
end

local frames = {}

function frames.o(s, g, cue, memory)
  local how = how_of(s, g, cue)
  if g.passive and g.info.goes or is_play(s, cue) then
    return
  elseif g.passive then
    local by = agent(s, g, memory)
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

-- Matches one of the frame's prepositions at i; the item behind it.
local function behind_preposition(s, i, prepositions)
  while s.info[i].loose do
    i = i + 1
  end
  local w = s.word[i]
  if not w then
    return nil
  end
  local joined = w
  for k = i, math.min(i + 3, s.n) do
    if k > i then
      joined = joined .. "_" .. s.word[k]
    end
    if prepositions[joined] then
      return k + 1
    end
  end
  return nil
end

function frames.p(s, g, cue, memory)
  local i = not g.passive and behind_preposition(s, g.last + 1, cue.prepositions)
  if i then
    local object = phrases.right(s, i, s.n + 1, "target", memory)
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, object.actors,
      how_of(s, g, cue))
  end
end

-- The phrase behind "with" somewhere in reach, short of a mention.
local function with_phrase(s, g, cue, memory)
  for i = g.last + 1, math.min(g.last + REACH, reach(s, g) - 1) do
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
  for i = g.last + 1, math.min(g.last + REACH, reach(s, g) - 1) do
    if s.info[i].business then
      return true
    end
  end
  return false
end

function frames.s(s, g, cue, memory)
  local doers = subjects.of(s, g, "source", memory).actors
  local how = how_of(s, g, cue)
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

-- Goods in items i to last: "weapon", "goodwill" or nil; a blow or a warning is none.
local function goods(s, i, last)
  local found, none
  for k = i, last do
    local info = s.info[k]
    none = none or s.word[k] == "no"
    if info.weapon then
      return "weapon", none
    elseif not found and info.noun and info.noun.sign < 0 then
      return nil
    end
    found = found or (info.goodwill and "goodwill")
  end
  return found or nil, none
end

-- "sent troops to Y": whether nothing but forces goes there, and not to help.
local function invades(s, g, last)
  local forces = false
  for k = g.last + 1, last do
    local info = s.info[k]
    forces = forces or info.force
    if (info.weapon or info.goodwill) and not info.force then
      return false
    end
  end
  local helps, partisan = false, false
  for k = 1, forces and s.n or 0 do
    helps, partisan = helps or s.info[k].helps, partisan or s.info[k].dissident
  end
  return forces and (partisan or not helps)
end

-- Who gets it: behind "to" or "for", or the object before "with" or the goods.
local function receiver(s, g, last, memory)
  for i = g.last + 1, last do
    if (s.word[i] == "to" or s.word[i] == "for") and not s.group_of[i] then
      return phrases.right(s, i + 1, s.n + 1, "target", memory).actors
    end
  end
  return phrases.right(s, g.last + 1, s.n + 1, "target", memory).actors
end

-- "provided Y with machine tools"
local function gives_with(s, g, memory)
  local object = phrases.right(s, g.last + 1, s.n + 1, "target", memory)
  return not g.passive and #object.actors > 0 and s.word[object.last + 1] == "with"
end

function frames.g(s, g, cue, memory)
  local last = math.min(g.last + REACH, reach(s, g) - 1, s.n)
  local subject = g.passive and subjects.of(s, g, "target", memory)
  local what, none = goods(s, g.last + 1, last)
  local behind = what -- "Y was promised tanks"
  if not what and subject and subject.first then
    what, none = goods(s, subject.first, subject.last)
  end
  local supplies = cue.lemma == "provide" or cue.lemma == "supply"
  if what == "goodwill" and trades[cue.lemma] or cue.lemma == "send" and invades(s, g, last) then
    return
  end
  if not what and not (supplies and gives_with(s, g, memory)) then
    return
  end
  local how = how_of(s, g, cue)
  how.arms, how.none = what == "weapon", none
  local givers = g.passive and agent(s, g, memory) or subjects.of(s, g, "source", memory).actors
  local to = behind and subject and subject.actors or receiver(s, g, last, memory)
  if #givers > 0 and #to > 0 then
    statement.add_all(s, memory, givers, to, how)
  end
end

function frames.w(s, g, cue, memory)
  for i = g.last + 2, math.min(g.last + REACH, reach(s, g) - 1) do
    if cue.prepositions[s.word[i]] and goods(s, g.last + 1, i - 1) == "weapon" then
      local object = phrases.right(s, i + 1, s.n + 1, "target", memory)
      statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, object.actors,
        how_of(s, g, cue))
      return
    end
  end
end

-- Where one of the cue's prepositions stands behind group g, with a word of the class
-- between; nil.
local function behind_class(s, g, cue, class)
  local found = false
  for i = g.last + 1, math.min(g.last + REACH, reach(s, g) - 1) do
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
      phrases.right(s, i + 1, s.n + 1, "target", memory).actors, how_of(s, g, cue))
  end
end

-- "struck two bases in Y"
function frames.k(s, g, cue, memory)
  local object = phrases.right(s, g.last + 1, s.n + 1, "target", memory)
  local i = object.last + 1
  if not g.passive and #object.actors == 0 and s.info[i - 1].site
    and cue.prepositions[s.word[i]] then
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors,
      phrases.right(s, i + 1, s.n + 1, "target", memory).actors, how_of(s, g, cue))
  end
end

function frames.e(s, g, cue, memory)
  local how = how_of(s, g, cue)
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
  for i = g.last + 1, math.min(g.last + REACH, reach(s, g) - 1) do
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
  local _, by = agent(s, g, memory)
  if not g.passive or by then
    frames.o(s, g, cue, memory)
    return
  end
  statement.add_all(s, memory, host_of(s, g, memory), subjects.of(s, g, "target", memory).actors,
    how_of(s, g, cue))
end

-- "told Y to stop", "urged Y not to send": against Y.
local function read_demand(s, g, memory)
  local t = s.groups[g.number + 1]
  if g.passive or not t or t.form ~= "to" or not (t.negated or t.info.stop) then
    return
  end
  local object = phrases.right(s, g.last + 1 + (s.word[g.last + 1] == "on" and 1 or 0), t.first,
    "target", memory)
  if #object.actors == 1 then -- who calls on both takes no side
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, object.actors,
      how_of(s, g, demand))
  end
end

-- "calls Y a threat", "sees Y as a partner", "is Y's ally"
local function label_behind(s, from, last)
  for i = from, math.min(last, from + LABEL_REACH) do
    if s.info[i].name and not closed.trade[s.word[i - 1]] then
      return s.info[i].name, i
    elseif s.word[i] == "," or s.word[i] == ";" or s.group_of[i]
      or (closed.preposition[s.word[i]] and s.word[i] ~= "as") then
      return nil
    end
  end
  return nil
end

-- "warned that Y could ...": Y does something the rules do not know.
local function read_warning(s, g, memory)
  local h = s.groups[g.number + 1]
  if g.passive or g.negated or not h or h.form ~= "finite" or not h.main or h.passive
    or h.info.suffer or h.info.cue then
    return
  end
  local about = subjects.of(s, h, "source", memory)
  if about.first and about.first > g.last then
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, about.actors,
      { cue = warning, group = g, at = g.main, word = s.word[g.main] })
  end
end

local function read_label(s, g, memory)
  local first = g.last + (s.word[g.last + 1] == "as" and 2 or 1)
  local object = phrases.right(s, first, s.n + 1, "target", memory)
  if #object.actors == 0 or g.passive then
    return
  end
  local head = s.info[object.last]
  local cue = g.info.cue
  local praised = cue and cue.sign > 0
  if not s.mention[object.last]
    and (head.fault or not praised and head.noun and head.noun.sign < 0) then
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, object.actors,
      { cue = fault, group = g, at = g.main, word = s.word[g.main] .. " " .. s.word[object.last] })
    return
  end
  local noun, i = label_behind(s, object.last + 1, s.n)
  if noun then
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, object.actors,
      { cue = noun, group = g, at = i, word = s.word[g.main] .. " " .. s.word[i] })
  end
end

-- "X is Y's closest ally", "X remains a threat to Y", "becoming Y's partner"
local function read_copula(s, g, memory)
  local noun, i = label_behind(s, g.last + 1, reach(s, g) - 1)
  if not noun then
    return
  end
  local whose = phrases.right(s, g.last + 1, i, "target", memory).actors
  local w = s.word[i + 1]
  if #whose == 0 and (w == "of" or w == "to" or w == "for") then
    whose = phrases.right(s, i + 2, s.n + 1, "target", memory).actors
  end
  local how = { cue = noun, group = g, at = i, word = s.word[i] }
  local subject = subjects.of(s, g, "source", memory).actors
  local scope = speech.at(s, g.first, memory)
  if scope and scope.actor and noun.sign < 0 and scope.actor ~= subject[1] then
    statement.add_all(s, memory, { scope.actor }, subject, how)
  elseif #whose == 0 and #subject == 2 then
    statement.add_all(s, memory, subject, subject, how)
  else
    statement.add_all(s, memory, subject, whose, how)
  end
end

-- "X is critical of Y", "X remains opposed to Y"
local function read_adjective(s, g, memory)
  for i = g.main and g.passive and g.main or g.last + 1, math.min(g.last + ADJECTIVE_REACH, s.n) do
    local cues = s.info[i].adjectives
    for _, cue in ipairs(cues or {}) do
      local doers = subjects.of(s, g, "source", memory).actors
      local k = behind_preposition(s, i + 1, cue.prepositions)
      if #doers == 2 and cue.kind == "act" then
        statement.add_all(s, memory, doers, doers,
          { cue = cue, group = g, at = i, word = s.word[i] })
        return
      end
      local object = k and phrases.right(s, k, s.n + 1, "target", memory)
      if object and #object.actors > 0 then
        statement.add_all(s, memory, doers, object.actors,
          { cue = cue, group = g, at = i, word = s.word[i] })
        return
      end
    end
    if s.mention[i] or (s.group_of[i] and s.group_of[i] ~= g) then
      return
    end
  end
end

-- "X abstained", "X is neutral on ...": 0 towards whom the words behind name.
local neutral = { lemma = "neutral", sign = 0, strength = 0, kind = "evaluation" }

-- "his balanced position", "China's neutral stance"
local function holder(s, i, memory)
  for k = i - 1, math.max(i - 3, 1), -1 do
    if closed.possessive[s.word[k]] then
      return { reference.pronoun(s, k, memory) }
    elseif s.word[k] == "'s" and s.mention[k - 1] then
      return { s.mention[k - 1].actor }
    elseif s.group_of[k] then
      return nil
    end
  end
  return nil
end

local function read_neutral(s, memory)
  for _, i in ipairs(s.known) do
    if s.info[i].neutral then
      local g
      for k = i, 1, -1 do
        g = g or s.group_of[k]
      end
      local preposition
      for k = i + 1, math.min(i + 4, s.n) do
        local w = s.word[k]
        preposition = preposition or ((w == "on" or w == "between" or w == "over" or w == "in"
          or w == "toward" or w == "towards" or w == "about") and k)
      end
      preposition = preposition or (s.word[1] == "on" and 1)
      if g and preposition and not g.negated then
        local about = phrases.right(s, preposition + 1, s.n + 1, "target", memory)
        local whose = holder(s, i, memory) or subjects.of(s, g, "source", memory).actors
        statement.add_all(s, memory, whose, about.actors,
          { cue = neutral, at = i, word = s.word[i] })
      end
    end
  end
end

-- "X abstained ... condemn Y's invasion": Y is the actor named first behind it.
local function read_abstention(s, g, memory)
  for i = g.last + 1, s.n do
    local m = s.mention[i]
    if m and m.actor and m.kind ~= "institution" and m.kind ~= "bloc" then
      statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, { m.actor },
        { cue = neutral, at = g.main, word = s.word[g.main] })
      return
    end
  end
end

local function read_cues(s, g, memory)
  for _, cue in ipairs(g.info.cues or {}) do
    if not cue.needs or s.word[g.last + 1] == cue.needs then
      frames[cue.frame](s, g, cue, memory)
    end
  end
end

-- "said Y was fuelling the war": against Y, whoever suffers from it.
local function read_guilt(s, g, memory)
  local scope = speech.at(s, g.main, memory)
  local doers = subjects.of(s, g, "source", memory).actors
  if scope and scope.group and not scope.denied and not g.negated and #doers == 1 then
    statement.add_all(s, memory, scope.actors, doers,
      { cue = guilt, at = g.main, word = s.word[g.main], scope = scope })
  end
end

local function read_group(s, g, memory)
  local info = g.info
  read_cues(s, g, memory)
  if info.demand then
    read_demand(s, g, memory)
  end
  if info.deny and not info.cue then
    read_denial(s, g, memory)
  end
  if info.guilty then
    read_guilt(s, g, memory)
  end
  if info.caution then
    read_warning(s, g, memory)
  end
  if info.abstain and not g.negated and g.form == "finite" then
    read_abstention(s, g, memory)
  end
  if info.label then
    read_label(s, g, memory)
  end
  if g.be or info.copula then
    read_adjective(s, g, memory)
  end
  if (g.be and not g.main) or info.copula then
    read_copula(s, g, memory)
  end
end

function verb_frames.read(s, memory)
  for _, g in ipairs(s.groups) do
    subjects.of(s, g, "source", memory)
    if not g.controlled then
      read_group(s, g, memory)
    end
  end
  read_neutral(s, memory)
end

return verb_frames

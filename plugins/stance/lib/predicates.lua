-- predicates: statements in what somebody is, or is called: "X is Y's ally", "calls Y a
-- threat", "is critical of Y", "neutral on Y".

local behind = require "behind"
local closed = require "closed"
local phrases = require "phrases"
local reference = require "reference"
local speech = require "speech"
local statement = require "statement"
local subjects = require "subjects"

local predicates = {}

local LABEL_REACH = 8
local ADJECTIVE_REACH = 4

local fault = { lemma = "fault", sign = -1, strength = 0.6, kind = "evaluation" }

-- "calls Y a threat", "sees Y as a partner", "is Y's ally"
local function label_behind(s, from, last)
  for i = from, math.min(last, from + LABEL_REACH) do
    if s.info[i].name and not closed.trade[s.word[i - 1]] then
      return s.info[i].name, i
    elseif s.word[i] == "," or s.word[i] == ";" or s.word[i] == "former" or s.group_of[i]
      or (closed.preposition[s.word[i]] and s.word[i] ~= "as") then
      return nil
    end
  end
  return nil
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

local of = { of = true, to = true, ["for"] = true }
local close = { friend = true, ally = true, partner = true }

-- Who speaks where group g calls its subject what the noun at i says, if that tells
-- what he thinks of it: "our ally", "a threat", "a friend to us", not "Y's friend";
-- whose: Y. nil: nobody.
local function judge(s, g, noun, i, whose, memory)
  local scope = speech.at(s, g.first, memory)
  local owned = of[s.word[i + 1]]
  for k = g.last + 1, i - 1 do
    owned = owned or s.mention[k] or closed.possessive[s.word[k]]
  end
  if scope and scope.actor and (noun.sign < 0 or scope.actor == whose[1]
    or owned and reference.own[s.word[i + 2]] or close[noun.lemma] and not owned) then
    return scope.actor
  end
  return nil
end

-- "X is Y's closest ally", "X remains a threat to Y", "becoming Y's partner"
local function read_copula(s, g, memory)
  local noun, i = label_behind(s, g.last + 1, behind.stop(s, g) - 1)
  if not noun then
    return
  end
  local whose = phrases.right(s, g.last + 1, i, "target", memory).actors
  local w = s.word[i + 1]
  if #whose == 0 and of[w] then
    whose = phrases.right(s, i + 2, s.n + 1, "target", memory).actors
  end
  local how = { cue = noun, group = g, at = i, word = s.word[i] }
  local subject = subjects.of(s, g, "source", memory).actors
  local speaker = judge(s, g, noun, i, whose, memory)
  if speaker and speaker ~= subject[1] then
    statement.add_all(s, memory, { speaker }, subject, how)
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
      local k = behind.preposition(s, i + 1, cue.prepositions)
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

-- All that a sentence says of neutrality.
function predicates.neutral(s, memory)
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

-- What the verb of group g says of its subject or object.
function predicates.read(s, g, memory)
  local info = g.info
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

return predicates

-- deeds: what the verbs of a parsed sentence, cues or not, show of the attitude of who
-- does it towards whom it is done to.

local closed = require "closed"
local subjects = require "subjects"

local deeds = {}

local DENIED = -0.7 -- what a negated attitude is worth, as host/model/roles.c has it

-- Whether the subject of group g stands for an actor or, when it stands for none, names
-- him ("the plan of Paris").
local function is_subject(s, g, memory, actor)
  local p = subjects.of(s, g, "source", memory)
  for _, a in ipairs(p.actors) do
    if a == actor then
      return true
    end
  end
  for i = p.first or 1, #p.actors == 0 and p.last or 0 do
    if s.mention[i] and s.mention[i].actor == actor then
      return true
    end
  end
  return false
end

-- The first actor behind group g, before the next one, and the preposition before him.
local function object_of(s, g)
  local following, preposition = s.groups[g.number + 1], nil
  for i = g.last + 1, (following and following.first or s.n + 1) - 1 do
    local m = s.mention[i]
    if m and m.actor then
      return m.actor, preposition
    end
    preposition = closed.preposition[s.word[i]] and s.word[i] or preposition
  end
  return nil
end

-- Whether source does to target what group g says.
local function is_between(s, g, memory, source, target)
  local actor, preposition = object_of(s, g)
  if g.passive and actor then
    return actor == source and preposition == "by" and is_subject(s, g, memory, target)
  end
  return actor == target and is_subject(s, g, memory, source)
end

-- The attitude of source towards target that verbs show, summed; verbs: of judge.lists.
function deeds.attitude(s, memory, verbs, source, target)
  local known, sum = {}, 0
  for _, hit in ipairs(select(2, verbs:read(s.text))) do
    known[s.base + hit.start] = hit.values[1]
  end
  for _, g in ipairs(s.groups) do
    local attitude = g.main and known[s.start[g.main]]
    if attitude and is_between(s, g, memory, source, target) then
      sum = sum + attitude * (g.negated and DENIED or 1)
    end
  end
  return sum
end

return deeds

-- demands: statements that lie in what a verb of speech says of another: what he is
-- told not to do, warned of, or said to be guilty of.

local phrases = require "phrases"
local speech = require "speech"
local statement = require "statement"
local subjects = require "subjects"

local demands = {}

local warning = { lemma = "warn", sign = -1, strength = 0.3, kind = "evaluation" }
local denial = { lemma = "deny", sign = -1, strength = 0.3, kind = "evaluation" }
local guilt = { lemma = "guilt", sign = -1, strength = 0.6, kind = "evaluation" }
local demand = { lemma = "demand", sign = -1, strength = 0.6, kind = "evaluation" }

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
      statement.how(s, g, demand))
  end
end

-- "denied the American claim"
local function read_denial(s, g, memory)
  local object = phrases.right(s, g.last + 1, s.n + 1, "target", memory)
  if not g.passive and not g.negated and object.last >= object.first
    and s.info[object.last].claim then
    statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, object.actors,
      statement.how(s, g, denial))
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
      statement.how(s, g, warning))
  end
end

-- What the verb of group g says.
function demands.read(s, g, memory)
  local info = g.info
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
end

return demands

-- statement: a reading of a cue becomes a row: sign, score, modality, claimant.

local doubt = require "doubt"
local speech = require "speech"

local statement = {}

-- A claim taken as an accusation.
local accusation = { lemma = "accuse", sign = -1, strength = 0.6, kind = "evaluation" }
local WEAKER = 0.5 -- a sign that comes from a negation counts half
-- "must stop helping": it helps; "must help": it does not
local asks = { must = true, should = true, can = true }

local conditional_words = {
  ["if"] = true, unless = true, ["until"] = true, whether = true, should = true,
}

-- Whether "if" or the like opens the clause of item i.
local function in_condition(s, i)
  for k = i - 1, 1, -1 do
    local w = s.word[k]
    if conditional_words[w] and not s.group_of[k] then
      return true
    end
    if w == ";" or w == "," or (s.group_of[k] and s.group_of[k].form == "finite") then
      return false
    end
  end
  return false
end

-- Whether the sentence begins with an "if" that does not open the clause of group g:
-- "If X attacks, Y will strike".
local function is_threat(s, g)
  return g.modal == "will" and s.word[s.word[1] == '"' and 2 or 1] == "if"
end

-- Whether group g says that nobody does it, or that somebody does not.
local function is_negated(s, g)
  return (g.negated or false) ~= doubt.nobody(s, g)
end

-- What the chain of governing groups adds: negation, unwillingness, doubt, "if".
local function read_chain(s, g)
  local c = { negated = is_negated(s, g), unreal = g.unreal or asks[g.modal], modal = g.modal,
    condition = in_condition(s, g.first) or is_threat(s, g) }
  local h = g.governor
  local steps = 0
  c.doubt = doubt.verb(s, g)
  for i = math.max(1, g.first - 3), g.first - 1 do
    if s.word[i] == "no" and s.info[i + 1].intention then
      c.negated, c.refused = not c.negated, true
    end
  end
  while h and steps < 3 do
    local before = s.info[g.first - 1] or {}
    local willing = before.willing or h.info.intend
    if is_negated(s, h) and (willing or h.form == "to" or h.info.plain or h.be) then
      c.refused = willing or c.refused
      c.negated = not c.negated
    elseif h.info.refuse or before.unwilling then
      c.refused, c.negated = true, not c.negated
      c.asked = asks[h.modal] or (h.governor and h.governor.info.demand)
    end
    if before.likely or h.info.mull then
      c.likely = true
      c.missed = s.word[h.first] == "had"
    end
    c.planned = c.planned or h.info.plan and s.word[g.first - 1] ~= ","
    c.asked = c.asked or g.form == "to" and s.word[h.last + 1] == "for" -- "calls for X to"
    c.condition = c.condition or in_condition(s, h.first)
    if not (h.info.intend and h.modal == "would") then
      c.unreal = c.unreal or h.unreal or asks[h.modal]
      c.modal = c.modal or h.modal
    end
    g, h, steps = h, h.governor, steps + 1
  end
  return c
end

-- sign, score and modality of a cue as its verb group has it, and what is left of it
-- if nobody is said to claim it; nil for what had been expected and was not to be.
local function weigh(s, cue, g, sign, none)
  local score, modality = cue.strength, "asserted"
  if not g or none then
    return sign, score, none and "denied" or modality
  end
  local c = read_chain(s, g)
  if c.missed or doubt.over(s, g) then
    return nil
  elseif c.negated then
    if sign > 0 and cue.frame ~= "l"
      and (cue.kind == "evaluation" or c.refused or c.modal == "will") then
      sign, score = -1, score * WEAKER
    else
      modality = "denied"
    end
    if modality == "asserted" and c.condition then
      modality = "conditional"
    end
  elseif c.unreal or c.condition then
    modality = "conditional"
  elseif c.likely or c.planned or c.modal == "will" or c.modal == "shall" then
    modality = "future"
  end
  if g.opposed then -- "voted against a text that condemned"
    sign, score = -sign, score * WEAKER
  end
  return sign, score, modality, c.asked and "conditional" or c.doubt
end

local function is_among(list, actor)
  for _, a in ipairs(list or {}) do
    if a == actor then
      return true
    end
  end
  return false
end

-- Whether it is what somebody "is accused of".
local function is_accused(scope)
  return scope.group and scope.group.info.accuse_of
end

-- Who claims it, and whether that makes it an allegation.
local function claim(scope, row, how)
  row.via = scope.name
  if scope.denied and not (row.kind == "presupposed" and how.under ~= scope.group) then
    row.modality = "denied"
  elseif is_among(scope.actors, row.source) or scope.factive or row.kind == "presupposed" then
    return
  elseif scope.actor then
    if row.modality == "asserted" and not (scope.actor == row.target and row.polarity > 0) then
      row.modality = "alleged"
    end
  elseif row.modality == "asserted" and (is_accused(scope) or scope.anonymous
    or row.kind == "act" and scope.group and scope.group.info.accuse) then
    row.modality = "alleged"
  end
end

local function add_row(s, row)
  local key = row.source .. "\0" .. row.target .. "\0" .. row.polarity .. row.modality
  if row.source == row.target or s.seen[key] then
    return
  end
  s.seen[key] = true
  s.rows[#s.rows + 1] = row
end

-- Who claims that another did harm, or armed somebody, speaks against him.
local function accuse(s, scope, row, how)
  local info = scope.group and scope.group.info or {}
  local claims = row.modality == "alleged" and scope.cue
    and (row.polarity < 0 and row.kind == "act" or how.arms)
  local warns = row.modality ~= "denied" and info.accuse
  if scope.actor and not scope.denied and not is_among(how.doers, scope.actor)
    and (claims or (warns and row.kind == "act")) then
    add_row(s, {
      source = scope.actor, target = row.source, polarity = -1,
      score = -accusation.strength,
      kind = "evaluation", modality = "asserted", verb = scope.cue, cue = accusation,
      at = scope.group and scope.group.main or how.at,
    })
  end
end

-- The how of statement.add for a cue that is the verb of group g.
function statement.how(s, g, cue)
  return { cue = cue, group = g, at = g.main, word = s.word[g.main] }
end

-- source, target: actors. how: cue (sign, strength, kind), word (what the text
-- says), at (item), group (or nil), sign (if not the cue's), kind, modality (if the
-- words around leave no more of it), own (true: the sentence itself shows it, no
-- matter who reports), doers (all who do it together),
-- under (the group that governs a noun).
function statement.add(s, memory, source, target, how)
  local sign, score, modality, left = weigh(s, how.cue, how.group, how.sign or how.cue.sign,
    how.none)
  if not sign then
    return
  end
  local row = {
    source = source, target = target, polarity = sign, score = sign * score,
    kind = how.kind or how.cue.kind, modality = modality, verb = how.word, at = how.at,
    cue = how.cue,
  }
  left = how.modality or left or (row.kind ~= "presupposed" and doubt.asked(s))
  if left == "denied" and row.modality == "asserted" then
    row.modality = left
  end
  local scope = how.scope or speech.at(s, how.at, memory)
  if scope and not how.own then
    claim(scope, row, how)
    accuse(s, scope, row, how)
  end
  if left and row.modality == "asserted" then
    row.modality = left
  end
  add_row(s, row)
end

-- Every pair of two lists.
function statement.add_all(s, memory, sources, targets, how)
  how.doers = sources
  for _, a in ipairs(sources) do
    for _, b in ipairs(targets) do
      if a ~= b then
        statement.add(s, memory, a, b, how)
      end
    end
  end
end

return statement

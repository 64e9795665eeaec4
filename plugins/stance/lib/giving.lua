-- giving: statements whose cue is a verb of giving goods, or of firing a weapon.

local behind = require "behind"
local closed = require "closed"
local phrases = require "phrases"
local statement = require "statement"
local subjects = require "subjects"

local giving = {}

local trades = { sell = true, export = true, ship = true } -- support only if it is weapons

-- Whether a sum ends at item k that is no price: "300 million euros", "$300 million",
-- not "for $300 million".
local function is_money(s, k)
  local first = k
  while first > 1 and (s.info[first - 1].amount or s.word[first - 1]:find("^%d")) do
    first = first - 1
  end
  local signed = s.text:find("[$\xA3\xAC]", s.start[first] - s.base) == s.start[first] - s.base
  return first < k and (s.info[k].currency or s.info[k].amount and signed)
    and not closed.preposition[s.word[first - 1]]
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
    found = found or (info.goodwill or is_money(s, k)) and "goodwill" or nil
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

-- Frame g: "supply X to Y".
function giving.give(s, g, cue, memory)
  local last = math.min(g.last + behind.REACH, behind.stop(s, g) - 1, s.n)
  local subject = g.passive and subjects.of(s, g, "target", memory)
  local what, none = goods(s, g.last + 1, last)
  local follows = what -- "Y was promised tanks"
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
  local how = statement.how(s, g, cue)
  how.arms, how.none = what == "weapon", none
  local givers = g.passive and behind.agent(s, g, memory)
    or subjects.of(s, g, "source", memory).actors
  local to = follows and subject and subject.actors or receiver(s, g, last, memory)
  if #givers > 0 and #to > 0 then
    statement.add_all(s, memory, givers, to, how)
  end
end

-- Frame w: "fired missiles at Y".
function giving.fire(s, g, cue, memory)
  for i = g.last + 2, math.min(g.last + behind.REACH, behind.stop(s, g) - 1) do
    if cue.prepositions[s.word[i]] and goods(s, g.last + 1, i - 1) == "weapon" then
      local object = phrases.right(s, i + 1, s.n + 1, "target", memory)
      statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors, object.actors,
        statement.how(s, g, cue))
      return
    end
  end
end

return giving

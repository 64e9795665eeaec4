-- borders: where the phrase that stands before a verb begins and ends, in items.

local closed = require "closed"
local groups = require "groups"

local borders = {}

local NAMED = 6 -- words between "recognition" and "as"
local NEITHER = 4 -- words between "neither" and "nor"

local linking = { as = true, since = true, after = true, before = true, ["until"] = true }

-- Where a list of names that ends at j may begin: commas between mentions are
-- no border.
local function list_comma(s, k)
  local m = s.mention[k - 1] or (s.word[k - 1] == "'s" and s.mention[k - 2])
  return m and (s.mention[k + 1] or closed.determiner[s.word[k + 1]])
end

-- "the recognition of X as": what follows is of the same phrase.
local function is_named(s, b)
  for i = b - 1, math.max(b - NAMED, 1), -1 do
    if s.info[i].naming then
      return true
    elseif s.group_of[i] or s.word[i] == "," then
      return false
    end
  end
  return false
end

-- Whether "nor" at b joins two names: "neither X nor Y".
local function is_neither(s, b)
  for i = b - 1, math.max(b - NEITHER, 1), -1 do
    if s.word[i] == "neither" then
      return true
    elseif s.group_of[i] then
      return false
    end
  end
  return false
end

-- Whether the item at b stands before all of a phrase that ends at j; it is one of
-- closed.border.
local function is_border(s, b, j, has_and)
  local w = s.word[b]
  if w == "," then
    return not (has_and and list_comma(s, b))
  elseif w == "nor" then
    return not is_neither(s, b)
  elseif linking[w] then
    return b < j and not (b > 1 and s.info[b - 1].noun) and not (w == "as" and is_named(s, b))
  end
  return w ~= "and" and not closed.preposition[w]
end

-- The item before all of the phrase that ends at item j.
function borders.left(s, j)
  local b, has_and = j, false
  while b >= 1 and not s.group_of[b] do
    if s.info[b].border then
      has_and = has_and or s.word[b] == "and"
      if is_border(s, b, j, has_and) then
        break
      end
    end
    b = b - 1
  end
  return b
end

-- "China blames Japan and Russia blames ...": what stands before the last
-- "and" is the object of the verb before.
function borders.after_object(s, b, j)
  local g = s.group_of[b]
  if not g or (g.form ~= "finite" and g.form ~= "to") or g.info.report then
    return b
  end
  for i = j, b + 1, -1 do
    if s.word[i] == "and" or s.word[i] == "or" then
      return i
    end
  end
  return b
end

-- "Germany's plan to arm Ukraine angered": the infinitive to whose object item b is the
-- border stands in the phrase of a noun that begins its clause; its first item, or nil.
function borders.infinitive(s, b)
  local g = s.group_of[b]
  if not g or g.form ~= "to" or s.group_of[g.first - 1] then
    return nil
  end
  local k = borders.left(s, g.first - 1)
  local h = s.group_of[k]
  return (not h or h.info.report) and k < g.first - 1 and g.first or nil
end

-- A comma stands before a verb: the item before the aside that it closes
-- ("X, deputy chairman of Y, told"), or nil.
function borders.before_aside(s, comma)
  local k = comma - 1
  while k >= 1 do
    if s.word[k] == "," then
      local opener = s.word[k + 1]
      local verb = false
      for i = k + 1, comma - 1 do
        local g = s.group_of[i]
        verb = verb or (g and g.form == "finite" and not (g.info.report and g.last == comma - 1))
      end
      if not verb or closed.relative[opener] or opener == "whose" or opener == "where" then
        return k - 1
      end
    end
    k = k - 1
  end
  return nil
end

-- "the minister on Monday said": the item before a time that ends at j.
function borders.before_time(s, j)
  local k = j
  while k > 1 and not s.mention[k] and closed.time[s.word[k]] do
    k = k - 1
  end
  local w = s.word[k]
  return k < j and (w == "on" or w == "last" or w == "this") and groups.before(s, k) or j
end

-- "on Monday Xi": a time at the front is no part of the subject.
function borders.skip_time(s, l, r)
  while l < r and not s.mention[l] do
    local w = s.word[l]
    if closed.time[w] or w:find("^%d") or ((w == "on" or w == "in" or w == "this" or w == "last")
      and s.word[l + 1] and (closed.time[s.word[l + 1]] or s.word[l + 1]:find("^%d"))) then
      l = l + 1
    else
      break
    end
  end
  return l
end

return borders

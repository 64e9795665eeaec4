-- Who a source is: its name in full, and the state or bloc it counts as.

local speaker = {}

-- Words with which a source without a name begins: "this source".
local determiner = {}
for word in ([[the a an this that these those some many most several one two
  three four another other others his her their its my our no both all every
  each such critics people sources officials]]):gmatch("%S+") do
  determiner[word] = true
end

-- A reader of one document. mentions: of the plugin actors, ascending;
-- inside(at): whether a byte stands in quotation marks; sentence(at): where the
-- sentence of a byte ends, asked in the order of the text.
function speaker.new(text, mentions, inside, sentence)
  return { text = text, mentions = mentions, inside = inside, sentence = sentence, full = {},
    met = {} }
end

-- The mentions outside of quotations, found when first asked for.
local function points_of(r)
  local points = r.points
  if not points then
    points = {}
    for _, m in ipairs(r.mentions) do
      if not r.inside(m.start) then
        points[#points + 1] = { name = m.entity, actor = m.actor, start = m.start,
          stop = m.stop, person = m.kind == "person", sentence = r.sentence(m.start) }
      end
    end
    r.points = points
  end
  return points
end

-- The number of the last entry of an ascending list that ends by `at`.
local function last_by(list, at)
  local low, high = 0, #list
  while low < high do
    local mid = (low + high + 1) // 2
    if list[mid].stop <= at then
      low = mid
    else
      high = mid - 1
    end
  end
  return low
end

local none = {}

local function mentions_in(r, start, stop)
  local list = r.mentions
  local i = last_by(list, start) + 1
  if not list[i] or list[i].start >= stop then
    return none
  end
  local found = {}
  for k = i, #list do
    local m = list[k]
    if m.start >= stop then
      break
    elseif m.start >= start and m.stop <= stop then
      found[#found + 1] = m
    end
  end
  return found
end

local function fits(point, group)
  if group then
    return not point.person and point.actor ~= nil
  end
  return point.person
end

-- What `he` or `it` at byte `at` stands for: the first person, or actor, in the
-- last sentence before that names one. Far back, nobody.
local FAR = 1500 -- bytes

local function antecedent(r, at, group)
  local found
  local points = points_of(r)
  for i = last_by(points, at), 1, -1 do
    local point = points[i]
    if at - point.stop > FAR or found and point.sentence ~= found.sentence then
      break
    elseif fits(point, group) then
      found = point
    end
  end
  local met = r.met[last_by(r.met, at)]
  if met and not group and (not found or met.start > found.stop) and at - met.stop < FAR then
    found = met
  end
  return found
end

local groups = { it = true, its = true, ["it's"] = true }
local persons = { he = true, she = true, his = true, her = true, him = true }

-- The speaker that a pronoun names: `word` at bytes [start, stop).
local function of_pronoun(r, word, start, stop)
  local bare = word:match("^%a+")
  local known
  if bare == "who" or bare == "which" then
    local i = last_by(r.mentions, start)
    local m = r.mentions[i]
    known = m and start - m.stop < 30 and { name = m.entity, actor = m.actor,
      person = m.kind == "person" } or nil
  elseif persons[bare] or groups[bare] then
    known = antecedent(r, start, groups[bare])
  end
  return { name = known and known.name, actor = known and known.actor,
    person = known and known.person, start = start, stop = stop }
end

-- What a phrase may begin with beside the name, by its first letter.
local openings = { ["-"] = "^[%-,]*(.*)$", [","] = "^[%-,]*(.*)$",
  M = "^Meanwhile,? (.*)$", T = "^[Tt]he (.*)$", t = "^[Tt]he (.*)$",
  A = "^[Aa]n? (.*)$", a = "^[Aa]n? (.*)$" }
local order = { "-", "M", "T", "A" }

local function without_article(name)
  if name:find("[\xC2\t-\r]") or name:find("  ", 1, true) then
    name = name:gsub("\xC2\xA0", " "):gsub("%s+", " ")
  end
  if not openings[name:sub(1, 1)] then
    return name
  end
  for _, first in ipairs(order) do
    name = name:match(openings[first]) or name
  end
  return name
end

-- A name that the gazetteer did not have: "Smith" after "John Smith" is he.
local function remember(r, name, spot)
  local capital = name:find("^%u")
  local last = capital and name:match("^%u%S* .-(%u%S+)$")
  if last and not name:find("%f[%a]%l%l%l") then
    r.full[last] = name
    spot.person = true
  elseif r.full[name] then
    spot.name = r.full[name]
    spot.person = true
  elseif capital and name:find("^M[rs]s?%.? %u") then
    spot.name = r.full[name:match("(%S+)$")] or name
    spot.person = true
  end
  if spot.person then
    r.met[#r.met + 1] = { name = spot.name, start = spot.start, stop = spot.stop,
      person = true }
  end
end

-- The actor of a noun phrase without a person: that of its last mention, but of
-- "China's mission to the EU" that before the place, and of "the ministers of
-- Russia and China" none.
local function actor_of(r, found)
  local last, before = found[#found], found[#found - 1]
  if not before or before.actor == last.actor then
    return last and last.actor
  end
  local between = r.text:sub(before.stop + 1, last.start)
  if between:find("^%s+and%s+$") then
    return nil
  elseif before.actor and (between:find(" to ") or between:find(" in ")) then
    return before.actor
  end
  return last.actor
end

local function possessive(r, m)
  return r.text:find("^'s?%f[^%w']", m.stop + 1)
    or r.text:find("^\xE2\x80\x99s?%f[^%w]", m.stop + 1)
end

-- The person named in a phrase, or two joined by `and`.
local function person_in(r, found)
  for i, m in ipairs(found) do
    if m.kind == "person" and not possessive(r, m) then
      local second = found[i + 1]
      if i == 1 and second and second.kind == "person"
        and r.text:sub(m.stop + 1, second.start) == " and " then
        return { name = m.entity .. " and " .. second.entity, start = m.start,
          actor = m.actor == second.actor and m.actor or nil, stop = second.stop }
      end
      return { name = m.entity, actor = m.actor, start = m.start, stop = m.stop,
        person = true }
    end
  end
end

-- The speaker that the noun phrase at bytes [start, stop) names; `name` is nil
-- where the text does not tell who that is.
function speaker.of(r, start, stop, how)
  local text = r.text:sub(start + 1, stop)
  if how == "pronoun" or how == "relative" then
    return of_pronoun(r, text:lower(), start, stop)
  end
  local found = mentions_in(r, start, stop)
  local person = found[1] and person_in(r, found)
  if person then
    return person
  end
  local last = found[#found]
  local name = without_article(text)
  if last and last.kind ~= "people" and last.stop == stop
    and (#found == 1 and last.start <= start + 4
      or text:find("statement from ") or text:find("statement by ")) then
    return { name = last.entity, actor = last.actor, start = last.start, stop = last.stop }
  end
  local spot = { name = name, actor = last and actor_of(r, found), start = start,
    stop = stop, person = nil }
  if not last then
    local first = text:match("^%a+") or ""
    if not determiner[first] and not determiner[first:lower()] and not text:find("%u")
      and not text:find("^%l+ ?%l*s$") then
      spot.name = nil
      return spot
    end
    remember(r, name, spot)
  end
  return spot
end

return speaker

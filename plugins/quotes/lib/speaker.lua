-- Who says it: the speaker of a quotation from the words around it, by name and
-- as a state-level actor.

local frame = require "frame"

local speaker = {}

-- Words with which a speaker without a name begins: "this source".
local determiner = {}
for word in ([[the a an this that these those some many most several one two
  three four another other others his her their its my our no both all every
  each such critics people sources officials]]):gmatch("%S+") do
  determiner[word] = true
end

local finite = { has = true, have = true, had = true, is = true, are = true, was = true,
  were = true, will = true, would = true, said = true, says = true }

-- The mentions of paragraph p that lie in [start, stop) of it.
local function mentions_in(p, start, stop)
  local found = {}
  local from, to = p.base + start - 1, p.base + stop - 1
  for _, m in ipairs(p.mentions) do
    if m.start >= from and m.stop <= to then
      found[#found + 1] = m
    end
  end
  return found
end

local function without_article(name)
  name = name:gsub("^[%s%-]+", ""):gsub("^Meanwhile,? ", "")
  return (name:gsub("^[Tt]he%s+", ""):gsub("^[Aa]n?%s+", "")
    :gsub("%s+", " "))
end

local function of_mention(p, m, text)
  local name = m.entity
  if m.kind == "people" then
    name = text
  end
  return { name = name, actor = m.actor, start = m.start, stop = m.stop,
    person = m.kind == "person", p = p }
end

-- The person that `he` at byte `at` of the text stands for: the first person in
-- the last sentence that names one.
local function antecedent(r, at, group)
  local last
  for _, point in ipairs(r.points) do
    if point.stop > at then
      break
    end
    if group and not point.person and point.actor
      or not group and point.person then
      if not last or point.sentence ~= last.sentence then
        last = point
      end
    end
  end
  return last
end

-- A name that the gazetteer did not have: "Smith" after "John Smith" is he.
local function remember(r, name, spot)
  local last = name:match("^%u%S* .-(%u%S+)$")
  if last and not name:find("%f[%a]%l%l%l") then
    r.full[last] = name
    spot.person = true
  elseif r.full[name] then
    spot.name = r.full[name]
    spot.person = true
  elseif name:find("^M[rs]s?%.? %u") then
    spot.name = r.full[name:match("(%S+)$")] or name
    spot.person = true
  end
end

-- Whether a verb stands in what should be a noun phrase: "Beijing has denied an
-- American (claim)".
local function is_clause(text)
  for word in text:gmatch("%f[%a]%l+") do
    if word == "who" or word == "that" or word == "which" then
      return false
    elseif finite[word] then
      return true
    end
  end
  return false
end

-- The actor of a noun phrase without a person: that of its last mention, but of
-- "China's mission to the EU" that before the place, and of "the ministers of
-- Russia and China" none.
local function actor_of(p, found)
  local last, before = found[#found], found[#found - 1]
  if not before or before.actor == last.actor then
    return last and last.actor
  end
  local between = p.outside:sub(before.stop - p.base + 1, last.start - p.base)
  if between:find("^%s+and%s+$") then
    return nil
  elseif before.actor and (between:find(" to ") or between:find(" in ")) then
    return before.actor
  end
  return last.actor
end

-- The speaker that the noun phrase [start, stop) of paragraph p names, or nil.
function speaker.of(r, p, start, stop)
  local text = p.outside:sub(start, stop - 1)
  local joined = text:match("^But%s+()") or text:match("^And%s+()") -- `But he added`
  if joined then
    start, text = start + joined - 1, text:sub(joined)
  end
  local word = text:match("^%a+$")
  local pronoun = word and frame.pronouns[word]
  if pronoun == "none" then
    return nil
  elseif pronoun then
    local at = p.base + start - 1
    local known
    if pronoun == "who" then
      local before = mentions_in(p, 1, start)
      known = before[#before] and of_mention(p, before[#before], before[#before].entity)
    else
      known = antecedent(r, at, pronoun == "group")
    end
    return known and { name = known.name, actor = known.actor, start = at,
      stop = p.base + stop - 1, person = known.person }
  end
  local found = mentions_in(p, start, stop)
  local first, last = found[1], found[#found]
  for _, m in ipairs(found) do
    if m.kind == "person" and not p.outside:find("^'s", m.stop - p.base + 1)
      and not p.outside:find("^\xE2\x80\x99s", m.stop - p.base + 1) then
      local second = found[2]
      if second and second ~= m and second.kind == "person" and m == first
        and p.outside:sub(m.stop - p.base + 1, second.start - p.base) == " and " then
        local actor = m.actor == second.actor and m.actor or nil
        return { name = m.entity .. " and " .. second.entity, actor = actor,
          start = m.start, stop = second.stop }
      end
      return of_mention(p, m)
    end
  end
  local name = without_article(text)
  if last and last.kind ~= "people" and last.stop == p.base + stop - 1
    and (#found == 1 and last.start <= p.base + start + 3
      or text:find("statement from ") or text:find("statement by ")) then
    return of_mention(p, last, name)
  end
  if #text < 2 or not text:find("%a") or is_clause(text)
    or select(2, text:gsub("%S+", "")) > 14 then
    return nil
  end
  local spot = { name = name, actor = actor_of(p, found),
    start = p.base + start - 1, stop = p.base + stop - 1 }
  if not last then
    if not determiner[(text:match("^%a+") or ""):lower()] and not text:find("%u")
      and not text:find("^%l+ ?%l*s$") then
      return nil
    end
    remember(r, name, spot)
  end
  return spot
end

-- Whether a cue behind [start, stop) is rather a noun: no name and no plural
-- stands before it.
local function noun_there(p, start, stop)
  local word = p.outside:sub(start, stop - 1):match("(%S+)$") or ""
  return word:find("^%l") and not frame.pronouns[word] and not word:find("s$")
end

-- The subject of a cue between `from` and it: "Fan, deputy chairman, told".
local function subject_of(r, p, from, cue)
  if r.cues.inverted[cue.word] and frame.set_off(p.outside, from, cue.start) then
    local first, last = frame.object(p.outside, cue.stop, #p.outside + 1)
    return first and speaker.of(r, p, first, last), first
  end
  local start, stop, inner, inner_stop = frame.subject(p.outside, from, cue.start)
  if not start or r.cues.noun[cue.word] and noun_there(p, start, stop) then
    return nil
  end
  if inner then
    local named = mentions_in(p, inner, inner_stop)[1]
    if named and named.kind == "person" and named.start <= p.base + inner then
      return of_mention(p, named), inner
    end
    local who = start < stop and speaker.of(r, p, start, stop)
    if who then
      return who, start
    end
    return speaker.of(r, p, inner, inner_stop), inner
  end
  return speaker.of(r, p, start, stop), start
end

-- The subject of the sentence: its first mention outside quotations that is no
-- mere place.
local function first_in(p, from, to)
  for _, m in ipairs(mentions_in(p, from, to)) do
    if m.actor or m.kind == "person" then
      return of_mention(p, m, m.entity)
    end
  end
end

local FILLED = "^[%s,\xE2\x80\x94\x93%-]*$"

-- Said behind the quotation: `," Fan added`, `," said Hong Lei`.
-- close: nothing else stands between.
local function behind(r, p, q, to, cues, close)
  local cue = frame.cues_in(cues, p.outside, q.stop, to)[1]
  if not cue or cue.class ~= "say" then
    return nil
  end
  if p.outside:sub(q.stop, cue.start - 1):find(FILLED) then
    if not cues.inverted[cue.word] then
      return nil
    end
    local start, stop = frame.object(p.outside, cue.stop, to)
    return start and speaker.of(r, p, start, stop), cue
  end
  local who, start = subject_of(r, p, q.stop, cue)
  local lead = who and p.outside:sub(q.stop, start - 1)
  if lead and (lead:find(FILLED)
      or not close and lead:find("[,\x94]%s*$")) then
    return who, cue
  end
end

-- Said before the quotation: `Fan told Shoigu that China "warmly welcomes"`.
local function before(r, p, q, from, cues)
  local list = frame.cues_in(cues, p.outside, from, q.start)
  local who
  for i = #list, 1, -1 do
    local cue = list[i]
    if cue.class == "ing" then
      for k = i - 1, 1, -1 do
        who = who or list[k].class ~= "ing" and subject_of(r, p, from, list[k])
      end
      who = who or first_in(p, from, cue.start)
    else
      who = subject_of(r, p, from, cue)
      if not who and p.outside:sub(from, cue.start - 1):find("and%s+%l*%s*$") then
        for k = i - 1, 1, -1 do
          who = who or subject_of(r, p, from, list[k])
        end
        who = who or first_in(p, from, cue.start)
      end
    end
    if who then
      return who, cue
    end
  end
end

-- `Said Ellis: "..."`, `a message: "..."`.
local function colon(r, p, q, from)
  local lead = p.outside:sub(from, q.start - 1)
  if not lead:find(":%s*$") and not lead:find("^%s*Said ") then
    return nil
  end
  local said = lead:match("^%s*Said()")
  if said then
    local start, stop = frame.object(p.outside, from + said - 1, q.start)
    return start and speaker.of(r, p, start, stop), { word = "said" }
  end
  return first_in(p, from, q.start), { word = ":" }
end

-- `according to X`, behind the quotation or at the head of its sentence.
local function according(r, p, q, from, to)
  local at = p.outside:sub(q.stop, to - 1):match("according to ()")
  if at then
    at = q.stop + at - 1
  else
    at = p.outside:match("^%s*According to ()", from)
  end
  if not at or at > to then
    return nil
  end
  local start, stop = frame.object(p.outside, at, to)
  local who = start and speaker.of(r, p, start, stop)
  if who then
    return who, { word = "according to", start = at - 13, stop = at - 1 }
  end
end

-- `Liu "pointed out that ..."`: the verb stands inside the marks.
local function inside(r, p, q, from)
  local verb = p.text:match("^%W*(%l+)", q.start)
  local class = r.cues.one[verb] or r.cues.two[verb] and "say"
  if class ~= "say" and verb ~= "drew" then
    return nil
  end
  local start, stop = frame.subject(p.outside, from, q.start)
  local who = start and speaker.of(r, p, start, stop)
  if who and (who.person or who.actor) then
    return who, { word = verb }
  end
end

-- The speaker of quotation q of paragraph p, whose sentence is [from, to), and
-- the cue; nil when the words around it do not tell.
function speaker.find(r, p, q, from, to, cues)
  local tail = p.text:sub(q.start, q.stop - 1):match("([%.,!%?])%s*[^%w%s]*$")
  local comma = tail and tail ~= "." or p.outside:find("^,", q.stop)
  local who, cue
  if comma then
    who, cue = behind(r, p, q, to, cues, true)
  end
  if not who then
    who, cue = inside(r, p, q, from)
  end
  if not who then
    who, cue = before(r, p, q, from, cues)
  end
  if not who then
    who, cue = colon(r, p, q, from)
  end
  if not who and tail ~= "." then
    who, cue = behind(r, p, q, to, cues, false)
  end
  if not who then
    who, cue = according(r, p, q, from, to)
  end
  return who, cue
end

return speaker

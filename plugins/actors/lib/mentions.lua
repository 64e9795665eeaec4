-- Mentions of actors in the sentences of a document. The reader walks over the
-- words with a capital; the longest name in the gazetteer wins, then what
-- stands around it decides: "Russian troops", "China's Foreign Ministry",
-- "Russian Defense Minister Sergei Shoigu" are one mention each.

local gazetteer = require "gazetteer"
local heads = require "heads"
local persons = require "persons"
local phrase = require "phrase"

local lookup = gazetteer.lookup
local mentions = {}

local locative = { ["in"] = true, near = true, outside = true, around = true,
  at = true, inside = true, across = true, In = true, Near = true,
  Outside = true, At = true }
local former = { former = true, Former = true, late = true, ex = true }
local months = { May = true, March = true, June = true, April = true }
-- Compounds in which a state is not the one who acts: China-based firms.
local passive = { based = true, born = true, made = true, bound = true,
  speaking = true, backed = true, style = true, language = true, held = true,
  occupied = true, controlled = true, friendly = true }
-- After these a single word is no name: General Motors.
local weak = { General = true, Chief = true, Head = true, Director = true,
  Prince = true, King = true, Queen = true, Major = true, Marshal = true,
  Captain = true, Speaker = true, Chair = true, Deputy = true }

local function add(r, start, stop, kind, entity, actor)
  local m = { start = r.base + start - 1, stop = r.base + stop - 1, kind = kind,
    entity = entity, actor = gazetteer.at(actor, r.date), sentence = r.sentence }
  r.list[#r.list + 1] = m
  r.done = stop
  return m
end

-- The record of a person in this document. first, last: of the n words of the
-- name.
local function person_of(r, name, n, first, last, state, known)
  local person = r.persons[name]
  if not person then
    person = { entity = name, actor = state }
    if known then
      local words = phrase.words(name)
      n, first, last = #words, words[1], words[#words]
      person.actor = gazetteer.actor_of(known, r.date)
      state = known.terms[1].state
    end
    r.persons[name] = person
    if n > 1 then
      r.surnames[persons.surname(r.g, n, first, last, state)] = person
    end
  elseif not person.actor and not known then
    person.actor = state
  end
  return person
end

-- That of a person in the gazetteer.
local function listed_person(r, entry)
  return person_of(r, entry.entity, nil, nil, nil, nil, entry)
end

-- Whether a surname alone was somebody else's then: its person in the gazetteer
-- held no office.
local function too_early(r, entry, name)
  return entry and entry.kind == "person" and r.date and entry.entity ~= name
    and entry.terms[1].state and not gazetteer.actor_of(entry, r.date)
end

-- What a name at `start` says: the person and the place behind, or nil. full: a
-- single word is not enough.
local function read_person(r, start, state, full)
  local g, s = r.g, r.s
  local word, stop = s:match("^([%u\xC3-\xC5][%w\xC3-\xDF\x80-\xBF]*)()", start)
  if not word then
    return nil
  end
  local entry, last = lookup(g, s, start)
  if last == stop and too_early(r, entry, word) then
    entry = nil
  end
  if entry and entry.kind == "person" then
    return listed_person(r, entry), last
  elseif entry and entry.kind ~= "excluded" and not g.given[word] then
    return nil
  end
  local name, behind, n, first, final = g.finder:person(s, start)
  if not name or full and n == 1 then
    return nil
  end
  if n == 1 and r.surnames[name] then
    return r.surnames[name], behind
  end
  local person = person_of(r, name, n, first, final, state)
  if n == 1 and not r.surnames[name] then
    r.surnames[name] = person
  end
  return person, behind
end

local function ministry_name(s, from, to)
  return (s:sub(from, to - 1):gsub("[ \n\xC2\xA0]+", " "))
end

local function office_of(g, actor, name)
  return (g.adjectives[actor] or actor) .. " " .. name
end

-- A mention that begins with a state, bloc or institution: what office, force
-- or act of it is meant. from: where the words of office begin. Returns true
-- when something was there.
local function read_group(r, start, from, entity, actor, adjective)
  local g, s = r.g, r.s
  local ends = heads.read(g, s, from)
  if not ends then
    return false
  end
  local state = not ends.former and actor or nil
  if ends.next and ends.role == ends.at then
    local person, stop = read_person(r, ends.next, state)
    if person then
      if ends.former then
        person.actor = nil
      end
      add(r, start, stop, "person", person.entity, person.actor)
      return true
    end
  end
  if ends.ministry and ends.ministry >= (ends.role or 0) then
    local name = ministry_name(s, s:match("^[ \n\xC2\xA0]*()", from), ends.ministry)
    local known = { entity = office_of(g, actor, name), actor = actor }
    r.ministries[name], r.last_ministry = known, known
    add(r, start, ends.ministry, "institution", known.entity, actor)
    return true
  end
  local people = ends.group or ends.role
  if people and ends.role and ends.role > people then
    people = ends.role
  end
  if people then
    local holder = state and r.date and people == ends.role
      and gazetteer.holder(g, state, ministry_name(s, s:match("^[ \n\xC2\xA0]*()", from),
        people):lower(), r.date)
    if holder then
      add(r, start, people, "person", listed_person(r, holder).entity, state)
    else
      add(r, start, people, "people", entity, state)
    end
    return true
  end
  if ends.act and adjective then
    add(r, start, from, "people", entity, actor)
    return true
  end
  return false
end

-- "Chinese and Russian troops", "Russian-Chinese cooperation": an adjective
-- that waits for what the next one means.
local function link(r, m, stop)
  local s = r.s
  local hyphen = s:match("^-()%u", stop)
    or s:match("^\xE2\x80[\x90\x91\x93]()%u", stop)
  local joined = hyphen or s:match("^,? and ()%u", stop)
    or s:match("^,? or ()%u", stop) or s:match("^, ()%u", stop)
  if joined then
    r.waiting = { m = m, at = joined, hyphen = hyphen ~= nil }
  end
end

local function settle(r, start, actor)
  local waiting = r.waiting
  r.waiting = nil
  if not waiting or waiting.at ~= start then
    return false
  end
  if actor or waiting.hyphen then
    waiting.m.actor = waiting.m.entity
    if waiting.before then
      waiting.before.actor = waiting.before.entity
    end
  end
  return waiting.hyphen
end

local function read_state(r, start, stop, entry)
  local s = r.s
  local capital = entry.kind == "capital"
  local behind = phrase.possessive(s, stop)
  local compound = s:match("^%-(%l+)", stop)
  local prefix = s:sub(start > 5 and start - 5 or 1, start - 1)
  settle(r, start, entry.actor)
  if compound and passive[compound] or prefix:find("[Pp]ro%-$")
    or prefix:find("[Aa]nti%-$") or prefix:find("[Ee]x%-$") then
    add(r, start, stop, entry.kind == "capital" and "place" or entry.kind,
      entry.entity, nil)
    return
  end
  local before = phrase.before(s, start)
  local place = capital and locative[before]
  if not place and read_group(r, start, behind or stop,
      capital and entry.actor or entry.entity, entry.actor) then
    return
  end
  local kind = entry.kind
  if capital then
    kind = "place"
  end
  add(r, start, stop, kind, entry.entity, not place and entry.actor or nil)
end

local function read_adjective(r, start, stop, entry)
  local s = r.s
  local hyphened = r.waiting and r.waiting.at == start and r.waiting.hyphen
  local compound = s:match("^%-(%l+)", stop)
  if compound and not passive[compound] and compound ~= "led"
    and not r.g.heads[compound] then
    compound = nil
  end
  if compound and passive[compound] then
    add(r, start, stop, "people", entry.entity, nil)
    return
  end
  local next_word = phrase.next_spaced(s, stop)
  local named, last
  if next_word then
    named, last = lookup(r.g, s, next_word)
  end
  if named and named.kind == "institution" and named.actor == entry.actor then
    read_state(r, start, last, named)
    return
  end
  if read_group(r, start, stop, entry.entity, entry.actor, true) then
    settle(r, start, r.list[#r.list].actor)
    return
  end
  if entry.entity == "West" then
    r.waiting = nil
    r.done = stop
    return
  end
  local before = r.waiting
  local m = add(r, start, stop, "people", entry.entity,
    (hyphened or compound == "led") and entry.actor or nil)
  settle(r, start, m.actor)
  link(r, m, stop)
  if r.waiting and before and before.at == start and not m.actor then
    r.waiting.before = before.m
  end
  if r.waiting and r.waiting.hyphen then
    m.actor = entry.actor
  end
end

local function read_person_entry(r, start, stop, entry)
  local before = phrase.before(r.s, start)
  local person = listed_person(r, entry)
  add(r, start, stop, "person", person.entity,
    not former[before] and person.actor or nil)
end

-- An office without its state: "the Defense Ministry", "President Xi".
local function read_office(r, start)
  local g, s = r.g, r.s
  local ends = heads.read(g, " " .. s:sub(start, start + 150), 1)
  if not ends then
    return false
  end
  local shift = start - 2
  if ends.next and ends.role == ends.at then
    local last = r.list[#r.list]
    local state = last and last.stop == r.base + start - 2 and last.actor or nil
    local person, stop = read_person(r, ends.next + shift, state,
      weak[ends.word])
    if person then
      if state and last.sentence == r.sentence then
        person.actor = person.actor or state
      end
      add(r, start, stop, "person", person.entity,
        not ends.former and person.actor or nil)
      return true
    end
  end
  if ends.ministry and ends.words > 1 and ends.ministry >= (ends.role or 0)
    and s:sub(ends.ministry + shift - 8, ends.ministry + shift - 1):find("%u") then
    local name = ministry_name(s, start, ends.ministry + shift)
    local known = r.ministries[name]
    if not known then
      local actor
      for i = r.first, #r.list do
        actor = actor or r.list[i].actor
      end
      local last = r.last_ministry
      actor = actor or last and last.actor
      known = { entity = actor and office_of(g, actor, name) or name, actor = actor }
      r.ministries[name] = known
    end
    r.last_ministry = known
    add(r, start, ends.ministry + shift, "institution", known.entity, known.actor)
    return true
  end
  return false
end

local function is_role(r, word)
  local head = word and r.g.heads[word]
  return head and head.role
end

-- The state that the words before a name give: "China's defense attaché, X",
-- "Major General of the People's Liberation Army X"; second: whether there is
-- an office at all, as in "spokeswoman X".
local function office_before(r, start)
  local s = r.s
  local last = r.list[#r.list]
  if last and last.sentence == r.sentence then
    local gap = s:sub(last.stop - r.base + 1, start - 1)
    if gap == " "
      and is_role(r, s:sub(1, last.start - r.base):match("(%a+) of t?h?e? ?$")) then
      return last.actor, true
    end
    if (gap == " " or gap == ", ") and last.kind == "people"
      and is_role(r, s:sub(1, last.stop - r.base):match("(%a+)$")) then
      return last.actor, true
    end
    if #gap < 80 and (gap:find("^'s ") or gap:find("^\xE2\x80\x99s "))
      and is_role(r, gap:match("(%a+),? $")) then
      return last.actor, true
    end
  end
  return nil, is_role(r, phrase.before(s, start))
end

-- The first state-level actor among the names of a stretch.
local function actor_within(r, from, to)
  for at in phrase.capitals(r.s:sub(from, to - 1)) do
    local entry = lookup(r.g, r.s, from + at - 1)
    if entry and entry.actor then
      return entry.actor
    end
  end
end

local function read_unknown(r, start, word, stop)
  local g, s = r.g, r.s
  local known = r.surnames[word]
  if not known and persons.never[word] then
    return
  end
  local _, follower = phrase.next_spaced(s, stop)
  local run = follower and follower:find("^[%u\xC3-\xC5]")
    and not persons.never[follower] and s:byte(stop) ~= 10
  if known and not run then
    local before = phrase.before(s, start)
    if months[word] and (s:find("^ %d", stop) or before and before:find("^%l")) then
      return
    end
    add(r, start, stop, "person", known.entity, known.actor)
    return
  end
  if not run then
    return
  end
  local name, last, n, first, final = g.finder:person(s, start)
  if not name or n < 2 then
    return
  end
  local called = r.surnames[final]
  local person = (called or r.surnames[first]) and r.persons[name]
  if not person then
    local state, office = office_before(r, start)
    local from, to = persons.description(g, s, last)
    if not office and not from and not g.given[word]
      and not (g.family_first[word] and n == 2 and #final > 3) and not called then
      return
    end
    state = state or from and actor_within(r, from, to)
    person = person_of(r, name, n, first, final, state)
  end
  add(r, start, last, "person", person.entity, person.actor)
end

-- number, last: of the name in the gazetteer that begins here, if one does.
local function read_word(r, start, word, stop, number, last)
  local g, s = r.g, r.s
  local entry = g.entries[number]
  if not entry and start == 1 and #word > 4 and not word:find("%l") then
    entry, last = lookup(g, s, start, word:sub(1, 1) .. word:sub(2):lower())
    if entry and entry.kind == "capital" then -- a dateline
      add(r, start, last, "place", entry.entity, nil)
      return
    end
    entry = nil
  end
  if last == stop and too_early(r, entry, word) then
    entry = nil
  end
  if not entry then
    if g.heads[word] and read_office(r, start) then
      return
    end
    return read_unknown(r, start, word, stop)
  end
  local kind = entry.kind
  if kind == "excluded" then
    r.done = last
  elseif kind == "person" then
    read_person_entry(r, start, last, entry)
  elseif kind == "adjective" then
    if not entry.prefix or s:byte(last) == 45 then
      read_adjective(r, start, last, entry)
    end
  elseif kind == "people" or kind == "organization" then
    add(r, start, last, kind, entry.entity, nil)
  elseif entry.article and not (phrase.before(s, start) or ""):find("^[Tt]he$")
    or entry.article and s:find("^ of ", last)
    or entry.article and s:find("^ %u", last) then
    return
  else
    read_state(r, start, last, entry)
  end
end

-- "the ministry": the last one named before; put at its place among the rest.
local function read_the_ministry(r)
  local ministry = r.ministry_before
  local at = ministry and r.s:match("[Tt]he ()ministry%f[^%w]")
  if not at then
    return
  end
  local list = r.list
  local m = add(r, at, at + 8, "institution", ministry.entity, ministry.actor)
  local i = #list
  while i > r.first and list[i - 1].start > m.start do
    list[i] = list[i - 1]
    i = i - 1
  end
  list[i] = m
end

local function begin_sentence(r, s, base)
  r.s, r.base, r.done = s, base, 1
  r.sentence = r.sentence + 1
  r.first = #r.list + 1
  r.waiting = nil
  r.ministry_before = r.last_ministry
end

-- The mentions in a document: a list of { start, stop (bytes), kind, entity, actor,
-- sentence (a number) }, ascending. date: when it was published, or nil.
function mentions.read(doc, g, date)
  local r = { g = g, date = date, list = {}, persons = {}, surnames = {}, ministries = {},
    sentence = 0 }
  for s, base, start, word, stop, number, last in g.finder:each(doc, r.surnames, "he ministry") do
    if base ~= r.base then
      begin_sentence(r, s, base)
    end
    if not start then
      read_the_ministry(r)
    elseif start >= r.done then
      read_word(r, start, word, stop, number, last)
    end
  end
  return r.list
end

return mentions

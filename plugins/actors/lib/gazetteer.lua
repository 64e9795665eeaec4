-- The gazetteer: what is written in assets/. A name is found by its words, in the
-- case they have there; the first of two entries keeps it.

local match = require "match"
local persons = require "persons"

local gazetteer = {}

local function each_name(field, f)
  for name in (field or ""):gmatch("[^|]+") do
    f(name)
  end
end

local kinds = { state = true, person = true, institution = true, bloc = true,
  organization = true, excluded = true }

-- Adds an entry under a name, if names are to be found in texts.
local function add(g, name, entry)
  if not g.listed then
    return
  end
  if not entry.number then
    g.entries[#g.entries + 1] = entry
    entry.number = #g.entries
  end
  g.listed[#g.listed + 1] = name
  g.listed[#g.listed + 1] = entry.number
end

local function add_adjective(g, name, state)
  local prefix = name:match("^(.*)%-$")
  add(g, prefix or name, { kind = "adjective", entity = state,
    actor = state, prefix = prefix ~= nil })
  g.adjectives[state] = g.adjectives[state] or name
  g.names[name] = g.names[name] or state
end

local function add_states(g, rows)
  for _, row in ipairs(rows) do
    local state = row[1]
    g.states[state] = state
    local function put(kind)
      return function(name)
        add(g, name, { kind = kind, entity = state, actor = state })
        g.names[name] = g.names[name] or state
      end
    end
    put("state")(state)
    each_name(row[2], put("state"))
    each_name(row[3], function(name) add_adjective(g, name, state) end)
    each_name(row[4], put("people"))
    each_name(row[5], function(name)
      add(g, name, { kind = "capital", entity = name, actor = state })
      g.names[name] = g.names[name] or state
    end)
  end
end

local function add_named(g, rows, kind)
  for _, row in ipairs(rows) do
    local actor = kind == "bloc" and row[1] or row[3]
    local function put(name)
      local bare = name:match("^the (.+)")
      local known = bare and { kind = kind, entity = row[1], actor = actor,
        article = name ~= "the Kremlin" }
        or { kind = kind, entity = row[1], actor = actor }
      add(g, bare or name, known)
      g.names[name] = g.names[name] or actor
    end
    if row[1] ~= "West" then
      put(row[1])
    end
    each_name(row[2], put)
    if kind == "bloc" then
      each_name(row[3], function(name) add_adjective(g, name, actor) end)
    end
    g.states[actor] = actor
  end
  g.names.West = "West"
end

local function add_persons(g, rows)
  for _, row in ipairs(rows) do
    local name = row[1]
    local person = g.persons[name]
    if not person then
      person = { kind = "person", entity = name, terms = {} }
      g.persons[name] = person
      add(g, name, person)
    end
    each_name(row[2], function(alias) add(g, alias, person) end)
    local term = { state = row[3] ~= "" and row[3] or nil, office = row[4], from = row[5],
      to = row[6] }
    person.terms[#person.terms + 1] = term
    for office in term.state and term.office:gmatch("[^,]+") or function() end do
      local key = term.state .. "\n" .. office:match("^ *(.*)$")
      g.offices[key] = g.offices[key] or {}
      table.insert(g.offices[key], { person = person, term = term })
    end
  end
end

-- Parties, firms and groups: actors of their own, which count as no state.
local function add_organizations(g, rows)
  for _, row in ipairs(rows) do
    local known = { kind = "organization", entity = row[1] }
    add(g, row[1], known)
    each_name(row[2], function(name) add(g, name, known) end)
  end
end

-- The user's own names.
local function add_own(g, rows)
  for _, row in ipairs(rows) do
    local name, kind, actor = row[1], row[3], row[4] ~= "" and row[4] or nil
    if not kinds[kind] then
      error(("names: `%s` is of no kind slant knows; there are state, person, "
        .. "institution, bloc, organization and excluded"):format(name))
    end
    local known = { kind = kind, entity = name, actor = actor or kind == "state" and name or nil }
    if kind == "person" then
      known.terms = { { state = actor, office = "", from = "", to = "" } }
      g.persons[name] = known
    elseif kind == "state" or kind == "bloc" then
      g.states[name] = name
    end
    add(g, name, known)
    g.names[name] = known.actor
    each_name(row[2], function(other)
      add(g, other, known)
      g.names[other] = known.actor
    end)
  end
end

-- Names in other languages: of what has one in English already.
local function add_languages(g, rows)
  for _, row in ipairs(rows) do
    local person = g.persons[row[1]]
    each_name(row[3], function(name)
      if person then
        g.aliases[name] = person
      else
        g.names[name] = g.names[name] or row[1]
      end
    end)
  end
end

local files = { "exclusions", "persons", "states", "blocs", "institutions", "organizations",
  "languages", "heads", "given" }

-- What match.names is to know of words: - for no part of a person's name, h for
-- heads, r for those of a role, g and f for given and family names, p for
-- particles.
local function kinds_of_words(g)
  local words = {}
  local function put(list, kind)
    for word in pairs(list) do
      words[word] = (words[word] or "") .. kind
    end
  end
  put(persons.never, "-")
  put(persons.particles, "p")
  put(g.given, "g")
  put(g.family_first, "f")
  for word, head in pairs(g.heads) do
    words[word] = (words[word] or "") .. (head.role and "hr" or "h")
  end
  return words
end

local function build(rows, own)
  local g = { listed = {}, entries = {}, states = {}, names = {}, persons = {}, heads = {},
    adjectives = {}, given = {}, family_first = {}, aliases = {}, offices = {} }
  add_own(g, own and own:rows() or {})
  for _, row in ipairs(rows.exclusions()) do
    add(g, row[1], { kind = "excluded" })
  end
  add_persons(g, rows.persons())
  add_states(g, rows.states())
  add_named(g, rows.blocs(), "bloc")
  add_named(g, rows.institutions(), "institution")
  add_organizations(g, rows.organizations())
  add_languages(g, rows.languages())
  for _, row in ipairs(rows.heads()) do
    each_name(row[2], function(word)
      local head = g.heads[word] or {}
      g.heads[word] = head
      if not head[row[1]] then
        head[#head + 1], head[row[1]] = row[1], true
      end
      g.heads[word:gsub("^%l", string.upper)] = head
    end)
  end
  for _, row in ipairs(rows.given()) do
    each_name(row[2], function(name) g[row[1]][name] = true end)
  end
  g.finder = match.names(g.listed, kinds_of_words(g))
  g.listed = nil
  return g
end

-- In setup of this plugin, or of one that requires it: a function that gives the
-- gazetteer, which it makes when it is called first. own: names of the user's
-- (assets/own.tsv has the form), which go first.
function gazetteer.later(ctx, own)
  local folder = ctx.plugin.name == "actors" and "" or "actors/"
  local rows, g = {}, nil
  for _, name in ipairs(files) do
    local asset = ctx.assets:open(folder .. name .. ".tsv")
    rows[name] = function() return asset:rows() end
  end
  return function()
    g = g or build(rows, own)
    return g
  end
end

-- The gazetteer at once.
function gazetteer.load(ctx, own)
  return gazetteer.later(ctx, own)()
end

-- The states with their names, adjectives and capitals alone, for gazetteer.canonical
-- in a plugin that requires this one.
function gazetteer.states(ctx)
  local g = { states = {}, names = {}, adjectives = {}, persons = {}, aliases = {} }
  add_states(g, ctx.assets:open("actors/states.tsv"):rows())
  return g
end

-- The longest name at place `at` of s: its entry, the place behind. word: instead
-- of the first word there.
function gazetteer.lookup(g, s, at, word)
  local number, last = g.finder:find(s, at, word)
  return number and g.entries[number], last
end

local function in_term(term, date)
  return not date or (term.from == "" or date >= term.from:sub(1, #date))
    and (term.to == "" or date:sub(1, #term.to) <= term.to)
end

-- The state-level actor a person counts as on a date; without a date, that of
-- any office. nil: in no office then.
function gazetteer.actor_of(person, date)
  for _, term in ipairs(person.terms) do
    if in_term(term, date) then
      return term.state
    end
  end
end

local SOVIET_END = "1991-12-26"

-- The state that an actor's places and people stood for on a date (nil: today).
function gazetteer.at(actor, date)
  return actor == "Russia" and date and date < SOVIET_END and "Soviet Union" or actor
end

-- Who held an office of a state on a date ("2015-03-20", "2015-03" or "2015"):
-- the person's entry; nil when nobody or several are known.
function gazetteer.holder(g, state, office, date)
  local found
  for _, held in ipairs(g.offices[state .. "\n" .. office] or {}) do
    if held.term.from ~= "" and in_term(held.term, date) then
      if found and found ~= held.person then
        return nil
      end
      found = held.person
    end
  end
  return found
end

-- The canonical name of the state or bloc that goes by this name, or of a person
-- the one that he or she counts as on a date (without one, in any office).
function gazetteer.canonical(g, name, date)
  local person = g.persons[name] or g.aliases[name]
  return g.states[name] or g.names[name] or person and gazetteer.actor_of(person, date)
end

return gazetteer

-- The gazetteer: what is written in assets/, as a tree of words. A name is
-- found by following its words from `root`, in the case they have there.

local match = require "match"
local persons = require "persons"
local phrase = require "phrase"

local gazetteer = {}

local function each_name(field, f)
  for name in (field or ""):gmatch("[^|]+") do
    f(name)
  end
end

local kinds = { state = true, person = true, institution = true, bloc = true,
  organization = true, excluded = true }

-- Adds an entry under a name: to the list of its first word's node, which
-- becomes a tree when a text has that word; most never do.
local function add(root, name, entry)
  local first = phrase.first(name)
  local node = root.next[first]
  if not first then
    return -- in a script without such words
  elseif not node then
    node = {}
    root.next[first], root.tags[first] = node, persons.never[first] and "+" or "n"
  end
  node[#node + 1] = name
  node[#node + 1] = entry
end

-- Makes the tree of a node of `root`; the first of two entries keeps a name.
local function grow(node)
  for i = 1, #node, 2 do
    local at = node
    for k, word in ipairs(phrase.words(node[i])) do
      if k > 1 then
        at.next = at.next or {}
        at.next[word] = at.next[word] or {}
        at = at.next[word]
      end
    end
    at.entry = at.entry or node[i + 1]
  end
  for i = #node, 1, -1 do
    node[i] = nil
  end
end

local function add_adjective(g, name, state)
  local prefix = name:match("^(.*)%-$")
  add(g.root, prefix or name, { kind = "adjective", entity = state,
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
        add(g.root, name, { kind = kind, entity = state, actor = state })
        g.names[name] = g.names[name] or state
      end
    end
    put("state")(state)
    each_name(row[2], put("state"))
    each_name(row[3], function(name) add_adjective(g, name, state) end)
    each_name(row[4], put("people"))
    each_name(row[5], function(name)
      add(g.root, name, { kind = "capital", entity = name, actor = state })
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
      add(g.root, bare or name, known)
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
      add(g.root, name, person)
    end
    each_name(row[2], function(alias) add(g.root, alias, person) end)
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
    add(g.root, row[1], known)
    each_name(row[2], function(name) add(g.root, name, known) end)
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
    add(g.root, name, known)
    g.names[name] = known.actor
    each_name(row[2], function(other)
      add(g.root, other, known)
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

local function build(rows, own)
  local tags = {} -- of capitals: which words can be, or begin, a name
  for word in pairs(persons.never) do
    tags[word] = "-"
  end
  local g = { root = { next = {}, tags = tags }, states = {}, names = {}, persons = {}, heads = {},
    adjectives = {}, given = {}, family_first = {}, aliases = {}, offices = {} }
  add_own(g, own and own:rows() or {})
  for _, row in ipairs(rows.exclusions()) do
    add(g.root, row[1], { kind = "excluded" })
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
      local capital = word:gsub("^%l", string.upper)
      g.heads[capital] = head
      tags[capital] = persons.never[capital] and "+" or "n"
    end)
  end
  for _, row in ipairs(rows.given()) do
    each_name(row[2], function(name) g[row[1]][name] = true end)
  end
  g.capitals = match.tagger(tags)
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

-- The longest name that begins with this word: its entry, the place behind.
function gazetteer.lookup(g, s, word, stop)
  local node = word and g.root.next[word]
  if not node then
    return nil
  end
  if node[1] then
    grow(node)
  end
  local entry, last = node.entry, stop
  local initial = #word == 1
  while node.next do
    local sep, _, nextword, nextstop = phrase.next(s, stop)
    if not sep or #sep > 3 or not initial and sep == ". " then
      break
    end
    node = node.next[nextword]
    if not node then
      break
    end
    initial = #nextword == 1 or nextword == "St"
    stop = nextstop
    if node.entry then
      entry, last = node.entry, stop
      if initial and s:byte(stop) == 46 then -- U.S.
        last = stop + 1
      end
    end
  end
  return entry, last
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

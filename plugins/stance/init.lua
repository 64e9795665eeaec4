-- stance: who supports or opposes whom.
--
-- Cues (verbs, nouns) and word classes stand in assets/; lib/ finds verb
-- groups, their subjects and objects, and who claims what; a sentence that no
-- rule fits gives no row.

local aggregate = require "aggregate"
local article = require "article"
local columns = require "columns"
local cues = require "cues"
local gazetteer = require "gazetteer"
local given = require "given"
local guess = require "guess"
local intensity = require "intensity"
local interval = require "interval"
local judge = require "judge"

-- A list by column, in the order of `start`.
local function in_order(list, n)
  local order, sorted = {}, true
  for i = 1, n do
    order[i] = i
    sorted = sorted and (i == 1 or list.start[i] >= list.start[i - 1])
  end
  if sorted then
    return list
  end
  table.sort(order, function(x, y) return list.start[x] < list.start[y] end)
  local ordered = {}
  for name, column in pairs(list) do
    ordered[name] = {}
    for i, k in ipairs(order) do
      ordered[name][i] = column[k]
    end
  end
  return ordered
end

-- The state that a place or an adjective stands for which counts as no actor by
-- itself, by entity.
local function states_of(states, date)
  local known = {}
  return function(entity)
    if known[entity] == nil then
      known[entity] = gazetteer.at(gazetteer.canonical(states, entity), date) or false
    end
    return known[entity] or nil
  end
end

-- The mentions of a document as lib/article.lua wants them; nil: no two different
-- actors are named at all. `found`: of doc:columns, n rows.
local function mentions_of(found, n, states, date)
  local list = { start = found.at.start, stop = found.at.stop, kind = found.kind,
    entity = found.entity, actor = found.actor, state = {}, names = {} }
  local state_of, first, two = states_of(states, date), nil, false
  for i = 1, n do
    local name = list.actor[i]
    if not name and (list.kind[i] == "place" or list.kind[i] == "people") then
      name = state_of(list.entity[i])
      list.state[i] = name
    end
    list.names[i] = name
    first = first or name
    two = two or (name or first) ~= first
  end
  return two and in_order(list, n) or nil
end

local function pair_of(a, b)
  return a < b and { a = a, b = b } or { a = b, b = a }
end

local function is_among(list, wanted)
  for _, p in ipairs(list) do
    if p.a == wanted.a and p.b == wanted.b then
      return true
    end
  end
  return false
end

local function before(x, y)
  if x.a ~= y.a then
    return x.a < y.a
  end
  return x.b < y.b
end

-- The pairs a sentence brings together: of actors it names, and of statements
-- it makes about one it calls by another word ("the alliance", "his host").
local function pairs_of(actors, rows)
  local list = {}
  for i, a in ipairs(actors) do
    for k = i + 1, #actors do
      list[#list + 1] = pair_of(a, actors[k])
    end
  end
  for _, row in ipairs(rows) do
    local p = pair_of(row.source, row.target)
    list[#list + 1] = not is_among(list, p) and p or nil
  end
  if #list > 1 then
    table.sort(list, before)
  end
  return list
end

-- How much a row of the rules weighs: less when its sign comes from a negation.
local function intensity_of(scale, row)
  local full = intensity.of(scale, row.cue, row.kind, row.polarity)
  return row.polarity == 0 and full or full * math.abs(row.score) / row.cue.strength
end

local function emit_statements(doc, sentence, s, scale)
  for _, row in ipairs(s.rows) do
    doc:emit("statement", {
      at = sentence.span, source = row.source, target = row.target, polarity = row.polarity,
      score = row.score, kind = row.kind, modality = row.modality, via = row.via,
      verb = row.verb, cue = row.at and doc:bytes(s.start[row.at], s.stop[row.at]),
      intensity = row.cue and intensity_of(scale, row), method = row.method or "rule",
    })
  end
end

local function read_document(doc, ctx, state)
  local found, n = doc:columns("actors", "mention")
  if not found then
    return nil
  end
  local statements, comentions = 0, 0
  local mentions = mentions_of(found, n, state.states, doc.published)
  if not mentions then
    return { statements = 0, comentions = 0 }
  end
  local models = ctx.options.threshold < 1
  article.read(doc, mentions, state.cues, models, function(sentence, s, memory)
    if models then
      guess.add(s, memory, state, ctx.options.threshold)
    end
    local together = pairs_of(sentence.actors, s.rows)
    for _, pair in ipairs(together) do
      doc:emit("comention", { at = sentence.span, a = pair.a, b = pair.b })
    end
    comentions = comentions + (#together > 0 and 1 or 0)
    statements = statements + #s.rows
    emit_statements(doc, sentence, s, state.intensity)
  end)
  return { statements = statements, comentions = comentions }
end

return {
  api = 1,
  name = "stance",
  version = "1.0.0",
  summary = "Who supports or opposes whom, with the sentence that says so",
  requires = { actors = ">=1" },
  uses = { "sentiment" },
  metadata = { "published" },
  languages = { "en" },
  options = {
    threshold = { type = "number", min = 0.5, max = 1, default = 1,
      doc = "how sure the model must be, where no rule fits, for a row; 1: rules alone" },
  },
  results = columns,
  limits = { cpu = "2s", memory = "256MiB", rows = 20000 },

  setup = function(ctx)
    local function read(name)
      return ctx.assets:open(name):read()
    end
    return {
      cues = cues.new(read), states = gazetteer.states(ctx),
      judge = judge.later(function(name) return ctx.assets:open(name) end),
      intensity = intensity.new(read("intensity.tsv")),
    }
  end,

  document = read_document,
  reduce = aggregate,
  exports = {
    between = given.between,
    toward = given.toward,
    -- stance.balance{ {for, against}, ... }: counts of duplicate clusters
    balance = function(clusters)
      return interval.of(clusters)
    end,
    -- stance.change{ { period =, clusters = }, ... }
    change = function(periods)
      return interval.change(periods)
    end,
  },
}

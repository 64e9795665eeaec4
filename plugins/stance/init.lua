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

-- Mentions as plain tables in the order of the text, as lib/ works on them. `state`
-- is the one behind a place or an adjective that counts as no actor by itself. nil:
-- no two different actors are named at all.
local function mentions_of(rows, states, date)
  local list, first, two, ordered = {}, nil, false, true
  for i, row in ipairs(rows) do
    local at, actor, kind = row.at, row.actor, row.kind
    local state = not actor and (kind == "place" or kind == "people")
      and gazetteer.at(gazetteer.canonical(states, row.entity), date) or nil
    local m = {
      start = at.start, stop = at.stop, span = at, entity = row.entity, kind = kind,
      actor = actor, state = state,
    }
    ordered = ordered and (i == 1 or m.start >= list[i - 1].start)
    list[i] = m
    first = first or actor or state
    two = two or (actor or state or first) ~= first
  end
  if not ordered then
    table.sort(list, function(a, b) return a.start < b.start end)
  end
  return two and list or nil
end

-- The pairs a sentence brings together: of actors it names, and of statements
-- it makes about one it calls by another word ("the alliance", "his host").
local function pairs_of(sentence, rows)
  local found, list = {}, {}
  local function add(a, b)
    if b < a then
      a, b = b, a
    end
    local key = a .. "\n" .. b
    if a ~= b and not found[key] then
      found[key] = true
      list[#list + 1] = { a = a, b = b }
    end
  end
  for i, a in ipairs(sentence.actors) do
    for k = i + 1, #sentence.actors do
      add(a, sentence.actors[k])
    end
  end
  for _, row in ipairs(rows) do
    add(row.source, row.target)
  end
  table.sort(list, function(x, y)
    if x.a ~= y.a then
      return x.a < y.a
    end
    return x.b < y.b
  end)
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
  local actors = doc:result("actors")
  if not actors then
    return nil
  end
  local statements, comentions = 0, 0
  local mentions = mentions_of(actors.rows.mention, state.states, doc.published)
  if not mentions then
    return { statements = 0, comentions = 0 }
  end
  article.read(doc, mentions, state.cues, function(sentence, s, memory)
    guess.add(s, memory, state, ctx.options.threshold)
    local together = pairs_of(sentence, s.rows)
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
  requires = { actors = ">=1", sentiment = ">=1" },
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

-- stance: who supports or opposes whom.
--
-- Cues (verbs, nouns) and word classes stand in assets/; lib/ finds verb
-- groups, their subjects and objects, and who claims what; a sentence that no
-- rule fits gives no row.

local aggregate = require "aggregate"
local article = require "article"
local columns = require "columns"
local gazetteer = require "gazetteer"
local given = require "given"
local interval = require "interval"
local lexicon = require "lexicon"

-- Mentions as plain tables by offset, as lib/ works on them. `state` is the one
-- behind a place or an adjective that counts as no actor by itself.
local function mentions_of(result, names, date)
  local list = {}
  for _, row in ipairs(result.rows.mention) do
    local at = row.at
    list[#list + 1] = {
      start = at.start, stop = at.stop, span = at,
      entity = row.entity, kind = row.kind, actor = row.actor,
      state = not row.actor and (row.kind == "place" or row.kind == "people")
        and gazetteer.at(gazetteer.canonical(names, row.entity), date) or nil,
    }
  end
  table.sort(list, function(a, b) return a.start < b.start end)
  return list
end

-- Whether two different actors are named at all.
local function has_two(mentions)
  local first
  for _, m in ipairs(mentions) do
    local actor = m.actor or m.state
    if actor and first and actor ~= first then
      return true
    end
    first = first or actor
  end
  return false
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

local function emit_statements(doc, sentence, rows)
  for _, row in ipairs(rows) do
    doc:emit("statement", {
      at = sentence.span, source = row.source, target = row.target, polarity = row.polarity,
      score = row.score, kind = row.kind, modality = row.modality, via = row.via,
      verb = row.verb,
    })
  end
end

local function read_document(doc, _, state)
  local actors = doc:result("actors")
  if not actors then
    return nil
  end
  local statements, comentions = 0, 0
  local mentions = mentions_of(actors, state.names, doc.published)
  if not has_two(mentions) then
    return { statements = 0, comentions = 0 }
  end
  article.read(doc, mentions, state.lexicon, function(sentence, rows)
    local together = pairs_of(sentence, rows)
    for _, pair in ipairs(together) do
      doc:emit("comention", { at = sentence.span, a = pair.a, b = pair.b })
    end
    comentions = comentions + (#together > 0 and 1 or 0)
    statements = statements + #rows
    emit_statements(doc, sentence, rows)
  end)
  return { statements = statements, comentions = comentions }
end

return {
  api = 1,
  name = "stance",
  version = "1.0.0",
  summary = "Who supports or opposes whom, with the sentence that says so",
  requires = { actors = ">=1" },
  metadata = { "published" },
  languages = { "en" },
  results = columns,
  limits = { cpu = "2s", memory = "256MiB", rows = 20000 },

  setup = function(ctx)
    local words = lexicon.new(function(name)
      return ctx.assets:open(name):read()
    end)
    return { lexicon = words, names = gazetteer.load(ctx) }
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

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

-- How much a row of the rules weighs: less when its sign comes from a negation.
local function intensity_of(scale, row)
  local full = intensity.of(scale, row.cue, row.kind, row.polarity)
  return row.polarity == 0 and full or full * math.abs(row.score) / row.cue.strength
end

local function emit_statements(doc, encounters, s, scale)
  for _, row in ipairs(s.rows) do
    encounters:join(row.source, row.target)
    doc:emit("statement", {
      at = doc:bytes(s.base, s.base + #s.text), source = row.source, target = row.target,
      polarity = row.polarity, score = row.score, kind = row.kind, modality = row.modality,
      via = row.via, verb = row.verb, cue = row.at and doc:bytes(s.start[row.at], s.stop[row.at]),
      intensity = row.cue and intensity_of(scale, row), method = row.method or "rule",
    })
  end
end

local function read_document(doc, ctx, state)
  local models = ctx.options.threshold < 1
  local encounters, two = state.cues.book:encounters(doc, "actors",
    { states = state.states, date = doc.published, every = models })
  if not encounters then
    return nil
  elseif not two then
    return { statements = 0, comentions = 0 }
  end
  local statements = 0
  article.read(encounters, state.cues, function(s, memory)
    if models then
      guess.add(s, memory, state, ctx.options.threshold)
    end
    emit_statements(doc, encounters, s, state.intensity)
    statements = statements + #s.rows
  end)
  local pairs_named, comentions = encounters:rows()
  doc:emit("comention", pairs_named)
  return { statements = statements, comentions = comentions }
end

return {
  api = 1,
  name = "stance",
  version = "1.5.0",
  summary = "Who supports or opposes whom, with the sentence that says so",
  measured = "Of asserted rows in news that the rules had not seen, source, target and sign "
    .. "are right in 0.93 (60, of 1987) and 0.83 (132, of 2012-2021); how much they miss was "
    .. "not counted (plugins/stance/README.md).",
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
    between = {
      call = given.between,
      takes = "{text=, a={from, to}, b={from, to}}",
      doc = "What a text says between two names that stand at these bytes: label (neutral, "
        .. "pos_ab, neg_ab, pos_ba or neg_ba; ab: of a towards b), its probability, all "
        .. "probabilities, and the statements that the rules alone find.",
    },
    toward = {
      call = given.toward,
      takes = "{text=, source=, target=, prev=, next=}",
      doc = "Whether a sentence says that source (a name) is for or against target: polarity "
        .. "1 or -1, and score, the log odds. prev, next: the sentences around.",
    },
    balance = {
      call = function(clusters)
        return interval.of(clusters)
      end,
      takes = "{{for, against}, ...}",
      doc = "(for - against) / (for + against) over duplicate clusters, with its interval.",
    },
    change = {
      call = function(periods)
        return interval.change(periods)
      end,
      takes = "{{period=, clusters={{for, against}, ...}}, ...}",
      doc = "The period with which the balance changes most, if chance makes no such change.",
    },
  },
}

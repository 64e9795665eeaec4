-- toward: the tone of a sentence towards each actor it names. README.md beside this
-- file says how well it does.

local lexicons = require "lexicons"
local toward = require "toward"

-- Who a mention counts for: its actor, else the person or body itself.
local function mentions_of(actors)
  local list = {}
  for _, row in ipairs(actors.rows.mention) do
    if row.actor or row.kind ~= "place" then
      list[#list + 1] = { name = row.actor or row.entity, at = row.at }
    end
  end
  return list
end

local function read_document(doc, _, state)
  local actors = doc:result("actors")
  if not actors then
    return nil
  end
  local count, sum = { neg = 0, neu = 0, pos = 0 }, 0
  toward.each(state.reader(), doc, mentions_of(actors), function(name, at, result, sentence)
    count[result.label], sum = count[result.label] + 1, sum + result.tone
    doc:emit("actor", { at = sentence, name = name, name_at = at, tone = result.tone,
      label = result.label, words = toward.line(result) })
  end)
  local n = count.neg + count.neu + count.pos
  return { read = n, neg = count.neg, neu = count.neu, pos = count.pos,
    mean = n > 0 and sum / n or nil }
end

return {
  api = 1,
  name = "toward",
  version = "1.2.0",
  summary = "Tone towards each actor, sentence by sentence",
  measured = "On unseen sentences: " .. toward.MEASURED .. ", so about three in ten are "
    .. "wrong (plugins/toward/README.md).",
  requires = { actors = ">=1" },
  uses = { "sentiment" },
  languages = { "en" },
  on_request = true, -- it takes longer than `actors` and `sentiment` together

  results = {
    order = { "mean", "name", "tone", "label", "words", "at" },
    document = {
      read = { type = "integer", min = 0, unit = "an actor in a sentence",
        doc = "rows; there is none without a word that speaks for good or bad" },
      neg = { type = "integer", min = 0, denominator = "read", doc = "those with bad tone" },
      neu = { type = "integer", min = 0, denominator = "read", doc = "those with neither" },
      pos = { type = "integer", min = 0, denominator = "read", doc = "those with good tone" },
      mean = { type = "number", min = -1, max = 1, denominator = "read",
        unit = "probability of good less that of bad", missing = "there is no row",
        doc = "mean tone; not validated on your corpus" },
    },
    rows = {
      actor = {
        at = { type = "span", doc = "the sentence" },
        name_at = { type = "span", doc = "the actor's first mention in it" },
        name = { type = "string",
          doc = "the state or bloc that it counts as, else who is named" },
        tone = { type = "number", min = -1, max = 1,
          unit = "probability of good less that of bad",
          doc = "of the sentence towards the actor; on unseen sentences " .. toward.MEASURED
            .. "; not validated on your corpus" },
        label = { type = "string", doc = toward.LABEL },
        words = { type = "string", doc = toward.WORDS },
      },
    },
  },

  limits = { rows = 20000 },

  setup = function(ctx)
    local function open(name)
      return ctx.assets:open("sentiment/" .. name)
    end
    return { reader = toward.later(open, lexicons.tone(open)) }
  end,

  document = read_document,
}

-- actors: who is mentioned. States, their capitals, peoples, leaders, ministries
-- and forces, blocs, and persons that the text itself names with their office.
-- Each mention says as which state-level actor it counts: "Moscow", "Russian
-- troops" and "Lavrov" (in office when the document was published) as Russia.

local gazetteer = require "gazetteer"
local mentions = require "mentions"
local text = require "text"

local function distinct(list)
  local seen, n = {}, 0
  for _, m in ipairs(list) do
    if m.actor and not seen[m.actor] then
      seen[m.actor] = true
      n = n + 1
    end
  end
  return n
end

return {
  api = 1,
  name = "actors",
  version = "1.0.0",
  summary = "Mentions of states, leaders, institutions and blocs",
  metadata = { "published" },
  languages = { "en" },

  results = {
    document = {
      mentions = { type = "integer", min = 1, unit = "mentions",
        doc = "places where an actor is named" },
      actors = { type = "integer", min = 0, unit = "actors",
        doc = "different state-level actors among them" },
    },
    rows = {
      mention = {
        at = { type = "span", doc = "the name with its title or head: "
          .. "`Russian President Vladimir Putin`, `Russian troops`" },
        entity = { type = "string", doc = "who or what is named, in its full "
          .. "form" },
        kind = { type = "string", doc = "state, person, institution, place "
          .. "(capitals), people (adjectives, and heads like `officials`) or "
          .. "bloc" },
        actor = { type = "string", doc = "the state or bloc that it counts as",
          missing = "private persons, persons out of office or of unknown "
            .. "state, capitals as mere places, adjectives of other things" },
      },
    },
  },

  limits = { memory = "256MiB", rows = 20000 },

  setup = gazetteer.load,

  document = function(doc, _, g)
    local reader = mentions.new(g, doc.published)
    for _, sentence in doc:sentences() do
      mentions.read(reader, sentence.text, sentence.start)
    end
    local list = reader.list
    if #list == 0 then
      return nil
    end
    for _, m in ipairs(list) do
      doc:emit("mention", { at = doc:bytes(m.start, m.stop), entity = m.entity,
        kind = m.kind, actor = m.actor })
    end
    return { mentions = #list, actors = distinct(list) }
  end,

  exports = {
    -- actors.of{text=, date=}: the mentions in a text
    of = function(args, _, g)
      if type(args) ~= "table" or type(args.text) ~= "string" then
        error("actors.of needs a text: actors.of{ text = \"...\" }")
      end
      local reader = mentions.new(g, args.date)
      local at = 1
      for _, sentence in ipairs(text.sentences(args.text)) do
        local start = args.text:find(sentence, at, true)
        mentions.read(reader, sentence, start - 1)
        at = start + #sentence
      end
      return reader.list
    end,

    -- actors.canonical(name): the state or bloc of that name, or nil
    canonical = function(name, _, g)
      return gazetteer.canonical(g, name)
    end,
  },
}

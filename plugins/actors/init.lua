-- actors: who is mentioned. States, their capitals, peoples, leaders, ministries
-- and forces, blocs, and persons that the text itself names with their office.
-- Each mention says as which state-level actor it counts: "Moscow", "Russian
-- troops" and "Lavrov" (in office when the document was published) as Russia.

local gazetteer = require "gazetteer"
local mentions = require "mentions"

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

-- Lets institutions, or persons too, count as actors of their own.
local function raise_level(list, level)
  for _, m in ipairs(level ~= "state" and list or {}) do
    local own = m.kind == "institution" or m.kind == "organization"
    if own or level == "person" and m.kind == "person" then
      m.actor = m.entity
    end
  end
end

return {
  api = 1,
  name = "actors",
  version = "1.0.0",
  summary = "Mentions of states, leaders, institutions and blocs",
  metadata = { "published" },
  languages = { "en" },
  options = {
    level = { type = "string", default = "state", values = { "state", "institution", "person" },
      doc = "what counts as an actor: states and blocs; institutions and parties too, "
        .. "apart from their states; or persons too" },
    names = { type = "asset", default = "own.tsv",
      doc = "names of your own, which go before all others" },
  },

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
          .. "(capitals), people (adjectives, and heads like `officials`), "
          .. "bloc or organization (parties, firms, groups)" },
        actor = { type = "string", doc = "the state or bloc that it counts as",
          missing = "private persons, persons out of office or of unknown "
            .. "state, capitals as mere places, adjectives of other things" },
      },
    },
  },

  limits = { memory = "256MiB", rows = 20000 },

  setup = function(ctx)
    return gazetteer.load(ctx, ctx.options.names)
  end,

  document = function(doc, ctx, g)
    local list = mentions.read(doc, g, doc.published)
    if #list == 0 then
      return nil
    end
    raise_level(list, ctx.options.level)
    for _, m in ipairs(list) do
      doc:emit("mention", { at = m, entity = m.entity,
        kind = m.kind, actor = m.actor })
    end
    return { mentions = #list, actors = distinct(list) }
  end,

  exports = {
    -- actors.of{text=, date=, level=}: the mentions in a text
    of = function(args, ctx, g)
      if type(args) ~= "table" or type(args.text) ~= "string" then
        error("actors.of needs a text: actors.of{ text = \"...\" }")
      end
      local list = mentions.read(ctx.read{ text = args.text, date = args.date }, g, args.date)
      raise_level(list, args.level or "state")
      return list
    end,

    -- actors.canonical(name) or actors.canonical{name=, date=}: the state or bloc
    -- of that name, or that a person counts as on a date; nil
    canonical = function(args, _, g)
      if type(args) == "table" then
        return gazetteer.canonical(g, args.name, args.date)
      end
      return gazetteer.canonical(g, args)
    end,

    -- actors.holder{state=, office=, date=}: who held an office, or nil
    holder = function(args, _, g)
      local person = gazetteer.holder(g, args.state, args.office, args.date)
      return person and person.entity
    end,
  },
}

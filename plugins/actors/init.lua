-- actors: who is mentioned. States, their capitals, peoples, leaders, ministries
-- and forces, blocs, and persons that the text itself names with their office.
-- Each mention says as which state-level actor it counts: "Moscow", "Russian
-- troops" and "Lavrov" (in office when the document was published) as Russia.

local gazetteer = require "gazetteer"
local mentions = require "mentions"

return {
  api = 1,
  name = "actors",
  version = "1.3.1",
  summary = "Mentions of states, leaders, institutions and blocs",
  metadata = { "published" },
  languages = { "en" },
  options = {
    level = { type = "string", default = "state", values = { "state", "institution", "person" },
      doc = "what counts as an actor: states and blocs; institutions and parties too, "
        .. "apart from their states; or persons too" },
    names = { type = "file",
      doc = "names of your own, which go before all others; README.md has the form" },
  },

  results = {
    order = { "actor", "entity", "kind", "at" },
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
    local rows, n, actors = mentions.rows(doc, g, doc.published, ctx.options.level)
    if n == 0 then
      return nil
    end
    doc:emit("mention", rows)
    return { mentions = n, actors = actors }
  end,

  exports = {
    of = {
      call = function(args, ctx, g)
        if type(args) ~= "table" or type(args.text) ~= "string" then
          error("actors.of needs a text: actors.of{ text = \"...\" }")
        end
        return mentions.read(ctx.read{ text = args.text, date = args.date }, g, args.date,
          args.level)
      end,
      takes = "{text=, date=, level=}",
      doc = "The mentions of actors in a text: rows as in actors_mention.",
    },
    canonical = {
      call = function(args, _, g)
        if type(args) == "table" then
          return gazetteer.canonical(g, args.name, args.date)
        end
        return gazetteer.canonical(g, args)
      end,
      takes = "(name) or {name=, date=}",
      doc = "The state or bloc of that name, or that a person counts as on a date; nil.",
    },
    holder = {
      call = function(args, _, g)
        return g:holder(args.state, args.office, args.date)
      end,
      takes = "{state=, office=, date=}",
      doc = "Who held an office on a date, or nil.",
    },
  },
}

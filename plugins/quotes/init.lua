-- quotes: who says what, in quotation marks and in reported speech. The source
-- comes from the words around a cue such as `said`; where they do not tell, it
-- is unknown, and counted. Marks around a word or two that nobody says are scare
-- quotes.

local cues = require "cues"
local gazetteer = require "gazetteer"
local mentions = require "mentions"

return {
  api = 1,
  name = "quotes",
  version = "3.1.0",
  summary = "Who says what, in marks and in reported speech; scare quotes apart",
  measured = "On articles it was made with: F1 0.590 of attributions, 0.857 of direct ones "
    .. "(plugins/quotes/README.md).",
  requires = { actors = ">=1" },
  languages = { "en" },

  results = {
    order = { "speaker", "actor", "holder", "form", "kind", "negated", "cue", "at" },
    document = {
      quotes = { type = "integer", min = 0, unit = "quotations",
        doc = "quotations, scare quotes not counted" },
      unknown = { type = "integer", min = 0, unit = "quotations",
        doc = "those whose speaker the words around them do not tell",
        denominator = "quotes" },
      scare = { type = "integer", min = 0, unit = "quotations",
        doc = "words in marks that nobody is said to have said" },
      reported = { type = "integer", min = 0, unit = "clauses",
        doc = "what is reported without marks" },
    },
    rows = {
      quote = {
        at = { type = "span", doc = "the words with their marks; of reported "
          .. "speech, the clause" },
        form = { type = "string", doc = "direct (a quotation), mixed (marks "
          .. "around a part of what is reported), indirect (no marks, or "
          .. "marks that are a row of their own) or scare" },
        kind = { type = "string", doc = "speech; act: speech that is named without "
          .. "its words or claim (criticized the deal, declined to comment); or thought: "
          .. "what somebody is said to believe, want or feel", missing = "no cue" },
        negated = { type = "integer", min = 0, max = 1, doc = "1: the text says that it "
          .. "was not said (never said, declined to say, nobody said)",
          missing = "no cue" },
        speaker = { type = "string", doc = "who says it, as best known",
          missing = "the words around it do not tell; all scare quotes" },
        actor = { type = "string", doc = "the state or bloc the speaker counts "
          .. "as", missing = "private persons, unknown states and speakers" },
        holder = { type = "string", doc = "who held the office at the date of the "
          .. "document, where the text has no name for the speaker: of `the German "
          .. "chancellor`, as the lists of actors have it",
          missing = "speakers with a name, offices without one in the lists, no date" },
        cue = { type = "string", doc = "the word that gives it to the speaker: "
          .. "said, told, according to",
          missing = "the speaker goes on from the quotation before" },
        speaker_at = { type = "span", doc = "where the speaker is named, or "
          .. "called he or she", missing = "no such words" },
        content_at = { type = "span", doc = "the whole of what is said there: "
          .. "of a mixed form, the clause around the marks" },
        statement = { type = "integer", min = 1, doc = "rows with one number are "
          .. "parts of one statement, parted by its cue",
          missing = "no cue" },
      },
    },
  },

  limits = { rows = 5000 },

  setup = function(ctx)
    return { grammar = cues.grammar(ctx), gazetteer = gazetteer.later(ctx) }
  end,

  document = function(doc, _, state)
    local rows, row = state.grammar:rows(doc, "actors")
    if row.quotes + row.scare + row.reported == 0 then
      return nil
    end
    doc:emit("quote", rows)
    return row
  end,

  exports = {
    of = {
      call = function(args, ctx, state)
        local doc = ctx.read{ text = args.text, date = args.date }
        return state.grammar:list(doc, mentions.read(doc, state.gazetteer(), args.date))
      end,
      takes = "{text=, date=}",
      doc = "What is said in a text: rows as in quotes_quote, with cue_at.",
    },
  },
}

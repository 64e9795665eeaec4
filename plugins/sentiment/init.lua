-- sentiment: the tone of the wording, sentence by sentence, with the words that
-- made it. README.md beside this file says how well it does.

local aggregate = require "aggregate"
local lexicon = require "lexicon"
local match = require "match"
local model = require "model"
local lexicons = require "lexicons"
local toward = require "toward"

local SCALE = 4 -- the people whose ratings were learned from rated from -4 to 4
local READING = {
  least = 0.2, -- on that scale; less of one word is no evidence by itself
  least_entry = 0.005 * SCALE, -- of a word of the lexicon: less is shown as 0.00
  scale = 1 / SCALE,
  band = 0.35 / SCALE, -- a valence this near to 0 is neutral; chosen on folds
}

local function label_of(valence)
  return valence > READING.band and "pos" or valence < -READING.band and "neg" or "neu"
end

local function reading_with(more)
  local reading = {}
  for name, value in pairs(READING) do
    reading[name] = value
  end
  reading[more] = true
  return reading
end

local in_words_of = reading_with("words")
local by_method = { model = READING, rules = reading_with("rules") }

-- The sentence that a byte of the document lies in, from a list in order.
local function sentence_at(list, at)
  local low, high = 1, #list
  while low < high do
    local middle = (low + high + 1) // 2
    if list[middle].start <= at then
      low = middle
    else
      high = middle - 1
    end
  end
  return list[low]
end

-- A row for each sentence and name of the option `toward` in it.
local function read_targets(doc, state)
  local mentions = {}
  for n, at in state.names:each(doc) do
    mentions[#mentions + 1] = { name = state.toward[n], at = at }
  end
  toward.each(state.target(), doc, mentions, function(name, at, result)
    doc:emit("target", { at = at, name = name, tone = result.tone, label = result.label,
      words = toward.line(result) })
  end)
end

local function need_lexicon(ctx)
  if not ctx.options.lexicon then
    error("sentiment.method=" .. ctx.options.method
      .. " needs a word list: --set sentiment.lexicon=FILE")
  end
  return ctx.options.lexicon:read()
end

-- What the document columns of a word list of the user's are.
local listed = {
  vader = function(ctx)
    local list = lexicon.vader(need_lexicon(ctx))
    return function(doc) return list:score(doc) end
  end,
  list = function(ctx)
    local text = need_lexicon(ctx)
    local list = lexicon.read(text, text:find("^[^\n]*\tnote") and "tsv" or "afinn")
    return function(doc)
      local score = list:score(doc)
      return { sum = score.hits > 0 and score.sum or nil, hits = score.hits }
    end
  end,
}

-- As README.md has them: of folds 5-9 with the lexicon from before their errors were read.
local MEASURED = "r 0.633 with people's mean rating, macro F1 0.608"

local VALENCE = "valence, -1 (very bad) to 1 (very good)"
local NOT_ASKED = "only with sentiment.method=%s"

-- A column of sentiment_by.
local function mean_of(doc)
  return { type = "number", unit = VALENCE, denominator = "with_evidence", doc = doc,
    missing = "fewer than 10 duplicate clusters have a tone" }
end

return {
  api = 1,
  name = "sentiment",
  version = "2.6.0",
  summary = "Tone of the wording: valence of sentences, with the words that made it",
  measured = "Its model on unseen sentences: " .. MEASURED .. " (plugins/sentiment/README.md).",
  metadata = { "outlet", "published" },
  languages = { "en" },

  options = {
    method = { type = "string", default = "model", values = { "model", "rules", "vader", "list" },
      doc = "model: lexicon, rules and learned weights; rules: lexicon and rules; vader: as the "
        .. "Python program, list: plain sums, both of sentiment.lexicon" },
    lexicon = { type = "file",
      doc = "a word list: VADER's or AFINN's for vader and list; for model and rules "
        .. "lines WORD, tab, value from -4 to 4, which win over slant's own" },
    toward = { type = "list", of = "string", default = {},
      doc = "names towards which tone is read, sentence by sentence" },
  },

  results = {
    order = { "variable", "value", "per", "period", "mean", "low", "high", "share", "sentences",
      "evidence", "name", "valence", "tone", "label", "voice", "words", "at" },
    document = {
      mean = { type = "number", min = -1, max = 1, unit = VALENCE,
        doc = "mean valence of the sentences with evidence; tone of the "
          .. "wording, not the attitude of the outlet; on unseen sentences " .. MEASURED
          .. "; not validated on your corpus",
        denominator = "evidence", missing = "no sentence has evidence" },
      sentences = { type = "integer", min = 1, unit = "sentences",
        doc = "all sentences of the kept text" },
      evidence = { type = "integer", min = 0, unit = "sentences",
        doc = "sentences with at least one word that counts" },
      share = { type = "number", min = 0, max = 1, denominator = "sentences",
        doc = "evidence / sentences" },
      own_mean = { type = "number", min = -1, max = 1, unit = VALENCE,
        doc = "mean valence where all evidence stands outside quotation marks",
        denominator = "own", missing = "there is no such sentence" },
      own = { type = "integer", min = 0, unit = "sentences", doc = "of own_mean" },
      quoted_mean = { type = "number", min = -1, max = 1, unit = VALENCE,
        doc = "mean valence where all evidence stands in quotation marks",
        denominator = "quoted", missing = "there is no such sentence" },
      quoted = { type = "integer", min = 0, unit = "sentences", doc = "of quoted_mean" },
      compound = { type = "number", min = -1, max = 1, unit = "VADER's compound",
        doc = "VADER's score of the whole text", missing = NOT_ASKED:format("vader") },
      pos = { type = "number", min = 0, max = 1, doc = "VADER's share of good words",
        missing = NOT_ASKED:format("vader") },
      neg = { type = "number", min = 0, max = 1, doc = "VADER's share of bad words",
        missing = NOT_ASKED:format("vader") },
      neu = { type = "number", min = 0, max = 1, doc = "VADER's share of other words",
        missing = NOT_ASKED:format("vader") },
      sum = { type = "number", unit = "of the list", doc = "sum of the values of a word list",
        denominator = "hits", missing = NOT_ASKED:format("list") .. ", and none without hits" },
      hits = { type = "integer", min = 0, unit = "words or phrases",
        doc = "those that a word list has", missing = NOT_ASKED:format("list or vader") },
    },
    rows = {
      sentence = {
        at = { type = "span", doc = "the sentence" },
        valence = { type = "number", min = -1, max = 1, unit = VALENCE,
          doc = "tone of the sentence; sentences without evidence have no row" },
        label = { type = "string", doc = "pos, neg, or neu within 0.09 of 0" },
        voice = { type = "string",
          doc = "where the words that made it stand: own, quoted (in quotation marks), mixed",
          missing = "with sentiment.method=rules" },
        words = { type = "string",
          doc = "the words that made it, in order, each with what it gave, and the rest; "
            .. "with sentiment.method=rules without it" },
      },
      target = {
        at = { type = "span", doc = "the name's first mention in a sentence" },
        name = { type = "string", doc = "as in sentiment.toward" },
        tone = { type = "number", min = -1, max = 1,
          unit = "probability of good less that of bad",
          doc = "tone of the sentence towards the name; on unseen sentences " .. toward.MEASURED
            .. "; not validated on your corpus" },
        label = { type = "string", doc = toward.LABEL },
        words = { type = "string", doc = toward.WORDS },
      },
    },
    corpus = {
      by = {
        variable = { type = "string", doc = "all (documents), or outlet" },
        value = { type = "string", doc = "the outlet",
          missing = "all documents, and those whose outlet is not known" },
        per = { type = "string", doc = "all (of the time), year or month of publication" },
        period = { type = "string", doc = "2015 or 2015-03; one without documents has no row",
          missing = "all of the time, and documents whose year, or month, is not known" },
        documents = { type = "integer", min = 0, unit = "documents", doc = "documents read" },
        with_evidence = { type = "integer", min = 0, unit = "documents",
          denominator = "documents", doc = "those with a mean tone" },
        clusters = { type = "integer", min = 0, unit = "clusters",
          doc = "duplicate clusters of those with a mean tone" },
        sentences = { type = "integer", min = 0, unit = "sentences", doc = "sentences read" },
        evidence = { type = "integer", min = 0, unit = "sentences", denominator = "sentences",
          doc = "those with at least one word that counts" },
        mean = mean_of("mean of the documents' mean tones, as `report` has it"),
        low = mean_of("lower end of its 95 % interval, leaving out one duplicate cluster after "
          .. "the other"),
        high = mean_of("upper end of its 95 % interval"),
      },
    },
  },

  setup = function(ctx)
    local method = ctx.options.method
    if listed[method] then
      return { method = method, score = listed[method](ctx) }
    end
    local function open(name)
      return ctx.assets:open(name)
    end
    local tone = lexicons.tone(open, ctx.options.lexicon)
    return {
      method = method, tone = tone,
      sentence = model.load(open("sentence.model"):read(), { tone = tone }),
      target = toward.later(open, tone),
      toward = ctx.options.toward,
      names = #ctx.options.toward > 0 and match.set(ctx.options.toward),
    }
  end,

  document = function(doc, _, state)
    if state.score then
      return state.score(doc)
    end
    if state.names then
      read_targets(doc, state)
    end
    local totals, rows = state.sentence:tone(doc, by_method[state.method])
    doc:emit("sentence", rows)
    return totals
  end,

  reduce = aggregate,

  exports = {
    of = {
      call = function(args, ctx, state)
        if type(args) ~= "table" or type(args.text) ~= "string" then
          error("sentiment.of needs a text: sentiment.of{ text = \"...\" }")
        end
        local totals, _, words = state.sentence:tone(ctx.read(args), in_words_of)
        local valence = totals and totals.mean
        return { valence = valence, label = valence and label_of(valence), words = words }
      end,
      takes = "{text=}",
      doc = "The tone of a text: valence, the mean over its sentences (nil when no word counts), "
        .. "label, and words with their scores.",
    },
    toward = {
      call = function(args, ctx, state)
        if type(args) ~= "table" or type(args.text) ~= "string" or not args.from or not args.to then
          error("sentiment.toward needs sentiment.toward{ text = \"...\", from =, to = }")
        end
        local list = {}
        for i, span in ctx.read(args):sentences() do
          list[i] = span
        end
        if #list == 0 then
          error("sentiment.toward: the text has no words")
        end
        local span = sentence_at(list, args.from)
        local mentions = {}
        for _, m in ipairs{ { args.from, args.to }, table.unpack(args.others or {}) } do
          local from, to = math.max(m[1], span.start), math.min(m[2], span.stop)
          if from < to then
            mentions[#mentions + 1] = { from - span.start, to - span.start }
          end
        end
        if #mentions == 0 then
          error("sentiment.toward: from and to are in no sentence")
        end
        return toward.read(state.target(), span.text, mentions)
      end,
      takes = "{text=, from=, to=, others={{from, to}, ...}}",
      doc = "The tone towards the name that stands at these bytes of text, from 0; others: further "
        .. "mentions of it in the sentence.",
    },
  },
}

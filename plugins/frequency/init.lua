-- frequency: how often each word occurs, in each document, in the corpus, and
-- by outlet and by year.
--
-- A word is a token of slant's text model under its folded form: `China's` and
-- `china's` are one type, `China` is another.

local stat = require "stat"

-- Made for English prose.
local formulas = { "flesch", "flesch_kincaid", "fog", "smog", "ari", "coleman_liau" }

local function is_english(language)
  return language == nil or language:sub(1, 2) == "en"
end

-- The groups that documents are counted in: name of the variable -> its value
-- in a document, nil when it is not known.
local variables = {
  outlet = function(doc) return doc.outlet end,
  year = function(doc) return doc.published and doc.published:sub(1, 4) end,
}

-- Which documents are in which group. Their tokens are counted at the end:
-- streams are read faster than partial counts would be.
local function new_groups()
  local groups = {}
  for variable in pairs(variables) do
    groups[variable] = { known = {}, unknown = {} }
  end
  return groups
end

local function members_of(group, value)
  if not value then
    return group.unknown
  end
  local members = group.known[value] or {}
  group.known[value] = members
  return members
end

local function append(into, ids)
  local n = #into
  for i = 1, #ids do
    into[n + i] = ids[i]
  end
end

local function merge_group(into, from)
  append(into.unknown, from.unknown)
  for value, ids in pairs(from.known) do
    append(members_of(into, value), ids)
  end
end

-- Sends what a group has; returns its counter.
local function emit_group(ctx, variable, value, ids)
  local counter, shown = ctx.count(ids), 0
  if value then
    shown = ctx:emit_counts("by", counter, { variable = variable, value = value },
      { least = ctx.options.minimum, most = ctx.options.most })
  end
  ctx:emit("group", {
    variable = variable, value = value, documents = counter.documents,
    tokens = counter.tokens, types = counter.types, shown = shown,
  })
  return counter
end

-- Sends the groups of a variable, and adds their counters up in `all`, if given.
local function emit_groups(ctx, variable, group, all)
  local function send(value, ids)
    local counter = emit_group(ctx, variable, value, ids)
    if all then
      all:merge(counter)
    end
  end
  for value, ids in pairs(group.known) do
    send(value, ids)
  end
  if #group.unknown > 0 then
    send(nil, group.unknown)
  end
end

local per_million = {
  type = "number", min = 0, unit = "tokens per million",
  doc = "frequency / tokens x 1,000,000", denominator = "tokens counted",
}
local docfreq = {
  type = "integer", min = 1, unit = "documents",
  doc = "documents in which the type occurs",
}
local function share(doc)
  return { type = "number", min = 0, max = 1, unit = "types per token",
    denominator = "tokens", doc = doc }
end

local function grade(doc)
  return { type = "number", doc = doc .. ", English only; syllables are counted by rule",
    missing = "documents in another language, or without a sentence" }
end

local term = { type = "string", doc = "the type: the folded form of a token" }

return {
  api = 1,
  name = "frequency",
  version = "1.2.0",
  summary = "Word frequencies: per document, overall, by outlet and by year",
  metadata = { "outlet", "published", "language" },
  limits = { memory = "1GiB" }, -- 64 bytes a type, and more while they grow

  options = {
    minimum = {
      type = "integer", default = 1, min = 1,
      doc = "least frequency in a group for a row of frequency_by",
    },
    most = {
      type = "integer", default = 1000, min = 0,
      doc = "rows of frequency_by in each group, the most frequent words first; 0: all. "
        .. "frequency_term has all words, and `slant freq --by` counts all of any group",
    },
  },

  results = {
    order = { "variable", "value", "rank", "term", "frequency", "docfreq", "documents",
      "tokens", "types" },
    document = {
      tokens = { type = "integer", min = 1, unit = "tokens",
        doc = "words of the kept text" },
      types = { type = "integer", min = 1, unit = "types",
        doc = "different words" },
      hapaxes = { type = "integer", min = 0, unit = "types",
        doc = "words that occur once in the document" },
      ttr = share("types / tokens; it falls with length by itself, so compare "
        .. "only documents of about equal length"),
      mattr = share("mean types / tokens of every window of 100 tokens (Covington "
        .. "and McFall 2010); none in a shorter text"),
      mtld = { type = "number", min = 0, unit = "tokens",
        doc = "mean length of stretches until types / tokens falls below 0.72, both "
          .. "directions (McCarthy and Jarvis 2010)" },
      hd_d = share("mean share of types in 42 drawn tokens (McCarthy and Jarvis 2007); "
        .. "none in a shorter text"),
      yule_k = { type = "number", min = 0,
        doc = "10^4 (sum of squared frequencies - tokens) / tokens^2 (Yule 1944): "
          .. "higher is more repetitive" },
      sentences = { type = "integer", min = 0, unit = "sentences", doc = "sentences" },
      syllables = { type = "integer", min = 0, unit = "syllables",
        doc = "of all words, by rules for English",
        missing = "documents in another language" },
      flesch = grade("Flesch reading ease (1948): higher is easier"),
      flesch_kincaid = grade("Flesch-Kincaid grade (1975): years of school"),
      fog = grade("Gunning's fog index (1952): years of school"),
      smog = grade("SMOG grade (McLaughlin 1969), made for 30 sentences"),
      ari = grade("automated readability index (1967): years of school"),
      coleman_liau = grade("Coleman-Liau index (1975): years of school"),
    },
    corpus = {
      term = {
        term = term, docfreq = docfreq, per_million = per_million,
        frequency = { type = "integer", min = 1, unit = "tokens",
          doc = "tokens of the type in the corpus" },
        rank = { type = "integer", min = 1,
          doc = "by falling frequency; equal ones share the lowest rank" },
      },
      by = {
        term = term, docfreq = docfreq, per_million = per_million,
        variable = { type = "string", doc = "outlet or year" },
        value = { type = "string", doc = "the outlet, the year" },
        frequency = { type = "integer", min = 1, unit = "tokens",
          doc = "tokens of the type in the group" },
        rank = { type = "integer", min = 1,
          doc = "within the group; equal ones share the lowest rank" },
      },
      group = {
        variable = { type = "string", doc = "outlet or year" },
        value = { type = "string", doc = "the outlet, the year",
          missing = "documents whose outlet or year is not known" },
        documents = { type = "integer", min = 0, unit = "documents",
          doc = "documents with words in the group" },
        tokens = { type = "integer", min = 0, unit = "tokens",
          doc = "the denominator of frequency_by" },
        types = { type = "integer", min = 0, unit = "types",
          doc = "different words in the group" },
        shown = { type = "integer", min = 0, unit = "types",
          doc = "how many of them, the most frequent, frequency_by has (options "
            .. "minimum and most)" },
      },
    },
  },

  document = function(doc)
    if #doc == 0 then
      return nil
    end
    local d, r = stat.diversity(doc), stat.readability(doc)
    local row = {
      tokens = d.tokens, types = d.types, hapaxes = d.hapaxes, ttr = d.ttr,
      mattr = d.mattr, mtld = d.mtld, hd_d = d.hd_d, yule_k = d.yule_k,
      sentences = r.sentences,
    }
    if is_english(doc.language) then
      row.syllables = r.syllables
      for _, formula in ipairs(formulas) do
        row[formula] = r[formula]
      end
    end
    return row
  end,

  reduce = {
    init = new_groups,

    step = function(groups, doc, result)
      if not result then
        return
      end
      for variable, value_of in pairs(variables) do
        local members = members_of(groups[variable], value_of(doc))
        members[#members + 1] = doc.id
      end
    end,

    merge = function(a, b)
      for variable, group in pairs(a) do
        merge_group(group, b[variable])
      end
      return a
    end,

    finish = function(groups, ctx)
      local all, done = stat.counter(), false
      for variable, group in pairs(groups) do
        emit_groups(ctx, variable, group, not done and all)
        done = true -- every document is in one group of each variable
      end
      ctx:emit_counts("term", all, {})
    end,
  },
}

-- frequency: how often each word occurs, in each document, in the corpus, and
-- by outlet and by year.
--
-- A word is a token of slant's text model under its folded form: `China's` and
-- `china's` are one type, `China` is another.

local stat = require "stat"

local MILLION = 1000000

-- The groups that documents are counted in: name of the variable -> its value
-- in a document, nil when it is not known.
local variables = {
  outlet = function(doc) return doc.outlet end,
  year = function(doc) return doc.published and doc.published:sub(1, 4) end,
}

local function new_groups()
  local groups = {}
  for variable in pairs(variables) do
    groups[variable] = { known = {}, unknown = stat.counter() }
  end
  return groups
end

-- The counter of a document's group.
local function counter_of(group, value)
  if not value then
    return group.unknown
  end
  if not group.known[value] then
    group.known[value] = stat.counter()
  end
  return group.known[value]
end

local function merge_group(into, from)
  into.unknown:merge(from.unknown)
  for value, counter in pairs(from.known) do
    counter_of(into, value):merge(counter)
  end
end

-- Every document is in one group of a variable, so its groups make the whole.
local function whole(group)
  local all = stat.counter()
  all:merge(group.unknown)
  for _, counter in pairs(group.known) do
    all:merge(counter)
  end
  return all
end

local function emit_size(ctx, variable, value, counter)
  ctx:emit("group", {
    variable = variable, value = value, documents = counter.documents,
    tokens = counter.tokens, types = counter.types,
  })
end

local function emit_terms(ctx, variable, value, counter)
  for rank, term, frequency, docfreq in counter:ranked() do
    if frequency < ctx.options.minimum then
      break
    end
    ctx:emit("by", {
      variable = variable, value = value, term = term, rank = rank,
      frequency = frequency, docfreq = docfreq,
      per_million = frequency / counter.tokens * MILLION,
    })
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
local term = { type = "string", doc = "the type: the folded form of a token" }

return {
  api = 1,
  name = "frequency",
  version = "1.0.0",
  summary = "Word frequencies: per document, overall, by outlet and by year",
  metadata = { "outlet", "published" },

  options = {
    minimum = {
      type = "integer", default = 1, min = 1,
      doc = "least frequency in a group for a row of frequency_by",
    },
  },

  results = {
    document = {
      tokens = { type = "integer", min = 1, unit = "tokens",
        doc = "words of the kept text" },
      types = { type = "integer", min = 1, unit = "types",
        doc = "different words" },
      hapaxes = { type = "integer", min = 0, unit = "types",
        doc = "words that occur once in the document" },
      ttr = { type = "number", min = 0, max = 1, unit = "types per token",
        denominator = "tokens",
        doc = "types / tokens; it falls with length by itself, so compare "
          .. "only documents of about equal length" },
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
      },
    },
  },

  document = function(doc)
    local tokens = #doc
    if tokens == 0 then
      return nil
    end
    local types, hapaxes = doc:types()
    return {
      tokens = tokens, types = types, hapaxes = hapaxes, ttr = types / tokens,
    }
  end,

  reduce = {
    init = new_groups,

    step = function(groups, doc, result)
      if not result then
        return
      end
      for variable, value_of in pairs(variables) do
        counter_of(groups[variable], value_of(doc)):add(doc)
      end
    end,

    merge = function(a, b)
      for variable, group in pairs(a) do
        merge_group(group, b[variable])
      end
      return a
    end,

    finish = function(groups, ctx)
      local all = whole(groups.year)
      for rank, form, frequency, documents in all:ranked() do
        ctx:emit("term", {
          term = form, rank = rank, frequency = frequency, docfreq = documents,
          per_million = frequency / all.tokens * MILLION,
        })
      end
      for variable, group in pairs(groups) do
        for value, counter in pairs(group.known) do
          emit_size(ctx, variable, value, counter)
          emit_terms(ctx, variable, value, counter)
        end
        if group.unknown.documents > 0 then
          emit_size(ctx, variable, nil, group.unknown)
        end
      end
    end,
  },
}

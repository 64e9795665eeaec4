-- @NAME@: finds given terms in each text, and the place of every hit.
-- An editor with the Lua language server knows doc, ctx and the modules:
-- their types are in .types/.

local match = require "match"

---@type slant.plugin
local plugin = {
  api = 1,
  name = "@NAME@",
  version = "0.1.0",
  summary = "Counts given terms, with places",

  options = {
    terms = { type = "list", of = "string", min = 1, default = { "crisis", "no limits" },
      doc = "words or phrases to count" },
  },

  results = {
    -- one row a document: table @NAME@
    document = {
      hits = { type = "integer", min = 1, unit = "hits", doc = "places of any term" },
    },
    -- any number of rows a document, each with its place: table @NAME@_hit
    rows = {
      hit = { term = { type = "string", doc = "the term found" }, at = "span" },
    },
    -- rows about the whole corpus: table @NAME@_term
    corpus = {
      term = {
        term = { type = "string", doc = "the term" },
        hits = { type = "integer", min = 0, unit = "hits", doc = "its places in all texts" },
        documents = { type = "integer", min = 0, unit = "documents",
          doc = "texts that have it at least once" },
      },
    },
  },
}

-- Once for each worker; what it returns cannot be written afterwards.
function plugin.setup(ctx)
  return { set = match.set(ctx.options.terms) }
end

function plugin.document(doc, ctx, state)
  local hits = 0
  for n, span in state.set:each(doc) do
    hits = hits + 1
    doc:emit("hit", { term = ctx.options.terms[n], at = span })
  end
  if hits == 0 then
    return nil -- no row: the document ends as `empty`
  end
  return { hits = hits }
end

-- Over the stored results of all documents, once they are there.
plugin.reduce = {
  init = function(ctx)
    local acc = {}
    for _, term in ipairs(ctx.options.terms) do
      acc[term] = { hits = 0, documents = 0 }
    end
    return acc
  end,

  step = function(acc, _, result, rows)
    local seen = {}
    for _, hit in ipairs(result and rows.hit or {}) do
      local sum = acc[hit.term]
      sum.hits = sum.hits + 1
      if not seen[hit.term] then
        seen[hit.term] = true
        sum.documents = sum.documents + 1
      end
    end
  end,

  merge = function(a, b)
    for term, sum in pairs(b) do
      a[term].hits = a[term].hits + sum.hits
      a[term].documents = a[term].documents + sum.documents
    end
  end,

  finish = function(acc, ctx)
    for term, sum in pairs(acc) do
      ctx:emit("term", { term = term, hits = sum.hits, documents = sum.documents })
    end
  end,
}

return plugin

-- The global `corpus`. Given the functions of corpus.c; returns the table.
local host = ...
local corpus = {}

-- The options of a call, whose keys are all known.
local function options(name, given, known)
  if given == nil then return {} end
  if type(given) ~= "table" then
    error(name .. ": options are a table, as in {where = \"year = 2025\"}", 3)
  end
  for key in pairs(given) do
    if not known[key] then
      local names = {}
      for word in pairs(known) do names[#names + 1] = word end
      table.sort(names)
      error(("%s: there is no option `%s`; there are %s"):format(
        name, tostring(key), table.concat(names, ", ")), 3)
    end
  end
  return given
end

function corpus.count(where) return host.count(where) end

function corpus.each(given)
  local o = options("corpus.each", given, {where = true, limit = true})
  return host.each(o.where, o.limit)
end

function corpus.get(what) return host.get(tostring(what)) end

function corpus.sample(n, seed, where) return host.sample(n, seed, where) end

function corpus.sql(query, ...)
  local rows, columns = host.sql(query, ...)
  rows.columns = columns
  return rows
end

function corpus.kwic(query, given)
  local o = options("corpus.kwic", given, {where = true, window = true, unit = true,
    case = true, sort = true, sample = true, seed = true, limit = true})
  local hits, n, documents = host.kwic(query, o)
  hits.n, hits.documents = n, documents
  hits.columns, hits.tail = {"key", "left", "hit", "right"}, {key = true, left = true}
  return hits
end

-- Tokens and documents of each group: by its value, and the values in order.
local function groups_of(where, by)
  local groups, order, of = {}, {}, {}
  local rows = host.sql(("SELECT id, tokens, %s AS value FROM documents%s ORDER BY value, id")
    :format(by and "(" .. by .. ")" or "NULL", where and " WHERE (" .. where .. ")" or ""))
  for _, row in ipairs(rows) do
    local name = row.value == nil and "" or row.value
    local group = groups[name]
    if not group then
      group = {value = row.value, tokens = 0, members = 0}
      groups[name] = group
      order[#order + 1] = group
    end
    group.tokens = group.tokens + (row.tokens or 0)
    group.members = group.members + 1
    of[row.id] = group
  end
  if #order == 0 then order[1] = {tokens = 0, members = 0} end
  return order, of
end

function corpus.frequency(terms, given)
  local o = options("corpus.frequency", given, {where = true, by = true})
  local order, of = groups_of(o.where, o.by)
  local rows = {columns = {"term", "frequency", "documents", "of_documents", "tokens",
    "per_million"}}
  if o.by then table.insert(rows.columns, 2, "value") end
  if type(terms) == "string" then terms = {terms} end
  for _, term in ipairs(terms) do
    local frequency, documents = {}, {}
    for id, n in pairs(host.tally(term, o.where)) do
      local group = of[id]
      frequency[group] = (frequency[group] or 0) + n
      documents[group] = (documents[group] or 0) + 1
    end
    for _, group in ipairs(order) do
      local n = frequency[group] or 0
      rows[#rows + 1] = {
        term = term, value = group.value, frequency = n,
        documents = documents[group] or 0, of_documents = group.members,
        tokens = group.tokens,
        per_million = group.tokens > 0 and n * 1e6 / group.tokens or nil,
      }
    end
  end
  return rows
end

return corpus

-- The global `corpus`. Given the functions of corpus.c; returns the table.
local host = ...
local corpus = {}

-- The options of a call, whose keys are all known.
local function options(name, given, known)
  if given == nil then return {} end
  if type(given) ~= "table" then
    error(name .. ": options are a table, as in {where = \"year = 2025\"}")
  end
  for key in pairs(given) do
    if not known[key] then
      local names = {}
      for word in pairs(known) do names[#names + 1] = word end
      table.sort(names)
      error(("%s: there is no option `%s`; there are %s"):format(
        name, tostring(key), table.concat(names, ", ")))
    end
  end
  return given
end

function corpus.count(where) return host.count(where) end

function corpus.each(given)
  local o = options("corpus.each", given, {where = true, limit = true})
  return host.each(o.where, o.limit)
end

function corpus.get(what) return host.get(what) end

function corpus.sample(n, seed, where) return host.sample(n, seed, where) end

function corpus.sql(query, ...)
  local rows, columns = host.sql(query, ...)
  rows.columns = columns
  return rows
end

function corpus.kwic(query, given)
  local o = options("corpus.kwic", given, {where = true, unique = true, window = true,
    unit = true, case = true, tokens = true, stems = true, sort = true, sample = true,
    seed = true, limit = true})
  local hits, n, documents = host.kwic(query, o)
  hits.n, hits.documents = n, documents
  hits.columns, hits.tail = {"key", "left", "hit", "right"}, {key = true, left = true}
  return hits
end

-- Numbers the clusters of a group, as the tables of counts do.
local function number_clusters(group)
  table.sort(group.clusters)
  group.place, group.sizes = {}, {}
  for i, cluster in ipairs(group.clusters) do
    group.place[cluster], group.sizes[i] = i, 0
  end
  for id, cluster in pairs(group.cluster) do
    local at = group.place[cluster]
    group.sizes[at] = group.sizes[at] + group.size[id]
  end
end

-- Tokens and documents of each group, and of its clusters: by its value, and
-- the values in order. Of copies in a group, where they are one, the first.
local function groups_of(o)
  local groups, order, of, sizes = {}, {}, {}, {}
  local condition, value = host.expressions(o.where, o.by)
  local rows = host.sql(("SELECT id, tokens, cluster, %s AS value FROM documents WHERE %s "
    .. "ORDER BY value IS NULL, value, id"):format(value, condition))
  if o.tokens then
    for _, row in ipairs(host.table("sizes", {}, {where = o.where, tokens = o.tokens})) do
      sizes[row.document] = row.tokens
    end
  end
  for _, row in ipairs(rows) do
    local tokens = sizes[row.id] or row.tokens or 0
    local name = row.value == nil and "" or row.value
    local group = groups[name]
    if not group then
      group = {value = row.value, tokens = 0, members = 0, seen = {}, clusters = {},
        cluster = {}, size = {}}
      groups[name] = group
      order[#order + 1] = group
    end
    if not (o.unique and group.seen[row.cluster]) then
      if not group.seen[row.cluster] then
        group.clusters[#group.clusters + 1] = row.cluster
      end
      group.seen[row.cluster] = true
      group.tokens = group.tokens + tokens
      group.members = group.members + (tokens > 0 and 1 or 0)
      group.cluster[row.id], group.size[row.id] = row.cluster, tokens
      of[row.id] = group
    end
  end
  if #order == 0 then
    order[1] = {tokens = 0, members = 0, clusters = {}, cluster = {}, size = {}}
  end
  for _, group in ipairs(order) do number_clusters(group) end
  return order, of
end

-- A word, an id or a list of them as a list of strings.
local function words_of(name, words)
  if type(words) ~= "table" then words = {words} end
  local list = {}
  for key, word in pairs(words) do
    if math.type(key) ~= "integer" then
      error(("corpus.%s: options are a table of their own: corpus.%s(\"china\", {%s = ...})")
        :format(name, name, tostring(key)))
    elseif type(word) ~= "string" and math.type(word) ~= "integer" then
      error(("corpus.%s: a string, or a list of strings, is wanted"):format(name))
    end
  end
  for i, word in ipairs(words) do list[i] = tostring(word) end
  return list
end

-- A table of counts, as the verb of its name has it.
local function counted(name, words, given)
  given = given or {}
  if type(given) ~= "table" then
    error(("corpus.%s: options are a table, as in {where = \"year = 2025\"}"):format(name))
  end
  return host.table(name, words_of(name, words), given)
end

for _, name in ipairs{"ngrams", "keyness"} do
  corpus[name] = function(given) return counted(name, {}, given) end
end

-- A word or several (for tfidf a document) may come first.
for _, name in ipairs{"collocates", "dispersion", "trend", "tfidf"} do
  corpus[name] = function(words, given)
    if type(words) == "table" and #words == 0 then return counted(name, {}, words) end
    return counted(name, words or {}, given)
  end
end

function corpus.frequency(terms, given)
  if terms == nil or type(terms) == "table" and #terms == 0 then
    return counted("frequency", {}, terms)
  end
  terms = words_of("frequency", terms)
  local o = options("corpus.frequency", given, {where = true, by = true, unique = true,
    ci = true, seed = true, tokens = true, stems = true})
  local order, of = groups_of(o)
  local rows = {columns = {"word", "frequency", "documents", "of_documents", "tokens",
    "per_million"}}
  if o.by then table.insert(rows.columns, 1, o.by) end
  if o.ci then table.move({"low", "high"}, 1, 2, #rows.columns + 1, rows.columns) end
  for _, term in ipairs(terms) do
    local found = {}
    for _, group in ipairs(order) do
      found[group] = {frequency = 0, documents = 0, clusters = {}}
      for i = 1, #group.clusters do found[group].clusters[i] = 0 end
    end
    for id, n in pairs(host.tally(term, o.where, o.tokens, o.stems)) do
      local group = of[id]
      if group then
        local to, at = found[group], group.place[group.cluster[id]]
        to.frequency, to.documents = to.frequency + n, to.documents + 1
        to.clusters[at] = to.clusters[at] + n
      end
    end
    for _, group in ipairs(order) do
      local n, low, high = found[group].frequency, nil, nil
      if o.ci then low, high = host.interval(found[group].clusters, group.sizes, o.seed) end
      rows[#rows + 1] = {
        word = term, frequency = n,
        documents = found[group].documents, of_documents = group.members,
        tokens = group.tokens,
        per_million = group.tokens > 0 and n * 1e6 / group.tokens or nil,
        low = low, high = high,
      }
      if o.by then rows[#rows][o.by] = group.value end
    end
  end
  return rows
end

-- Sentences with source and target, and statements of source on target, by a
-- value of their documents: in it, the value, which documents, which source and
-- target, and which of the three a row is made for.
local STANCE = [[
  WITH of AS (SELECT d.id, coalesce(d.cluster, -d.id) AS cluster, %s AS value FROM documents d
      WHERE d.id IN (SELECT document FROM states WHERE plugin = 'stance' AND current) AND %s),
    said AS (SELECT s.*, of.value, of.cluster FROM stance_statement s JOIN of ON of.id = s.document
      WHERE %s),
    way AS (SELECT a AS source, b AS target, document, start, stop FROM stance_comention
      UNION ALL SELECT b, a, document, start, stop FROM stance_comention),
    both AS (SELECT value, source, target, count(*) AS n,
        sum(NOT EXISTS (SELECT 1 FROM stance_statement s WHERE s.document = way.document
          AND s.source = way.source AND s.target = way.target
          AND s.start < way.stop AND way.start < s.stop)) AS silent
      FROM way JOIN of ON of.id = way.document WHERE %s GROUP BY value, source, target),
    counts AS (SELECT value, source, target, sum(polarity = 1) AS n_for,
        sum(polarity = 0) AS n_neutral, sum(polarity = -1) AS n_against,
        sum(via IS NULL) AS n_own, count(DISTINCT document) AS n_documents,
        count(DISTINCT cluster) AS n_clusters
      FROM said WHERE modality = 'asserted' GROUP BY value, source, target),
    claims AS (SELECT value, source, target, count(*) AS n FROM said
      WHERE modality = 'alleged' GROUP BY value, source, target)
  SELECT one.value, one.source, one.target, coalesce(n_for, 0) AS n_for,
    coalesce(n_neutral, 0) AS n_neutral, coalesce(n_against, 0) AS n_against,
    coalesce(n_own, 0) AS n_own, coalesce(claims.n, 0) AS n_alleged,
    coalesce(both.n, 0) AS n_comentions, coalesce(silent, 0) AS n_abstained,
    coalesce(n_documents, 0) AS n_documents, coalesce(n_clusters, 0) AS n_clusters
  FROM (SELECT DISTINCT value, source, target FROM %s) AS one
    LEFT JOIN both ON both.value IS one.value AND both.source = one.source
      AND both.target = one.target
    LEFT JOIN counts ON counts.value IS one.value AND counts.source = one.source
      AND counts.target = one.target
    LEFT JOIN claims ON claims.value IS one.value AND claims.source = one.source
      AND claims.target = one.target
  ORDER BY one.value, n_for + n_neutral + n_against DESC, one.source, one.target]]

function corpus.actor(name) return host.actor(tostring(name)) end

-- The condition on whoever is given; ?1 is the source, ?2 the target.
local function named(source, target)
  return (source and "source = ?1" or "?1 = ''") .. " AND "
    .. (target and "target = ?2" or "?2 = ''")
end

function corpus.stance(given)
  local o = options("corpus.stance", given,
    {source = true, target = true, by = true, where = true})
  local name = {}
  for _, part in ipairs{"source", "target"} do
    if o[part] ~= nil and type(o[part]) ~= "string" then
      error(("corpus.stance: %s is the name of an actor, not a %s"):format(
        part, math.type(o[part]) and "number" or type(o[part])))
    end
    name[part] = o[part] and host.actor(o[part])
  end
  local condition, value = host.expressions(o.where, o.by)
  local who = named(name.source, name.target)
  local rows = corpus.sql(STANCE:format(value, condition, who, who,
    name.source and name.target and "both" or "said"), name.source or "", name.target or "")
  if name.target then table.remove(rows.columns, 3) end
  if name.source then table.remove(rows.columns, 2) end
  table.remove(rows.columns, 1)
  if o.by then table.insert(rows.columns, 1, o.by) end
  for _, row in ipairs(rows) do
    local group = row.value
    row.value = nil
    if o.by then row[o.by] = group end
  end
  return rows
end

-- corpus:stance{...} is corpus.stance{...}.
for name, call in pairs(corpus) do
  corpus[name] = function(first, ...)
    if first == corpus then return call(...) end
    return call(first, ...)
  end
end

return corpus

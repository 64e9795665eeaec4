-- What the plugin `stance` found about two actors, document by document.
local evidence = {}

evidence.SIGNS = {[1] = "for", [0] = "neutral", [-1] = "against"}
evidence.NONE = "No sentence mentions both: there is nothing to count."

-- 1 text, 2 texts
function evidence.count(n, thing)
  return ("%d %s%s"):format(n, thing, n == 1 and "" or "s")
end

-- 1 text mentions both, 2 texts mention both
function evidence.mention(n)
  return evidence.count(n, "text") .. (n == 1 and " mentions both" or " mention both")
end

local function say(format, ...)
  io.stderr:write("slant: " .. format:format(...) .. "\n")
end

-- Ends the script when there is nothing to read; says when there could be more.
function evidence.need()
  local there = corpus.sql([[SELECT count(*) AS n FROM sqlite_master
    WHERE name IN ('stance_statement', 'stance_comention')]])[1].n
  if there < 2 then
    stop("there are no results of `stance` in this corpus yet: run `slant run stance` first")
  end
  local owed = corpus.sql([[SELECT count(*) AS n FROM documents WHERE id NOT IN
    (SELECT document FROM states WHERE plugin = 'stance' AND current)]])[1].n
  if owed > 0 then
    say("%s without a result of `stance` left out; `slant run stance` makes them",
      evidence.count(owed, "text"))
  end
end

-- ---- actors ----

-- The name under which the results have an actor: PRC -> China.
local function actor(name)
  local ok, found = pcall(corpus.actor, name)
  if not ok then stop(tostring(found)) end
  return found
end

-- Those of two different actors.
function evidence.actors(a, b)
  a, b = actor(a), actor(b)
  if a == b then stop("both names stand for " .. a) end
  return a, b
end

-- ---- rows ----

-- Documents in which the pair stands, by id: metadata, the names of the periods
-- they are of, `sentences` (that mention both) and `statements` (of either
-- direction).
local function documents_of(a, b, where)
  local low, high = a, b
  if high < low then low, high = high, low end
  local list, by_id = {}, {}
  for _, row in ipairs(corpus.sql(([[
      SELECT id, key, title, outlet, published, basis, url, cluster, year, month,
        decade(published) AS decade, quarter(published) AS quarter,
        week(published) AS week, day(published) AS day FROM documents
      WHERE id IN (SELECT document FROM stance_comention WHERE a = ?1 AND b = ?2
        UNION SELECT document FROM stance_statement
        WHERE (source = ?1 AND target = ?2) OR (source = ?2 AND target = ?1))
      AND id IN (SELECT document FROM states WHERE plugin = 'stance' AND current)
      %s ORDER BY id]]):format(where and "AND (\n" .. where .. "\n)" or ""), low, high)) do
    row.sentences, row.statements = {}, {}
    list[#list + 1], by_id[row.id] = row, row
  end
  return list, by_id, low, high
end

-- Do two stretches of one text overlap?
local function meet(x, y) return x.start < y.stop and y.start < x.stop end

-- Counts of a document in one direction.
local function count_document(document, source, target)
  local n = {source = source, target = target, comentions = #document.sentences,
    abstained = 0, other = 0, statements = {}, apart = {}, [1] = 0, [0] = 0, [-1] = 0}
  for _, s in ipairs(document.statements) do
    if s.source == source and s.target == target then
      if s.modality == "asserted" then
        n[s.polarity] = n[s.polarity] + 1
        n.statements[#n.statements + 1] = s
      else
        n.other = n.other + 1
        n.apart[#n.apart + 1] = s
      end
    end
  end
  for _, sentence in ipairs(document.sentences) do
    local said = false
    for _, list in ipairs{n.statements, n.apart} do
      for _, s in ipairs(list) do said = said or meet(s, sentence) end
    end
    if not said then n.abstained = n.abstained + 1 end
  end
  return n
end

-- The documents of a pair; document.of[source] has the counts of the direction
-- that begins there.
function evidence.of(a, b, where)
  local list, by_id, low, high = documents_of(a, b, where)
  for _, row in ipairs(corpus.sql([[SELECT document, start, stop FROM stance_comention
      WHERE a = ? AND b = ? ORDER BY document, start, stop]], low, high)) do
    local document = by_id[row.document]
    if document then document.sentences[#document.sentences + 1] = row end
  end
  for _, row in ipairs(corpus.sql([[SELECT * FROM stance_statement
      WHERE (source = ?1 AND target = ?2) OR (source = ?2 AND target = ?1)
      ORDER BY document, start, stop, source, polarity]], low, high)) do
    local document = by_id[row.document]
    if document then document.statements[#document.statements + 1] = row end
  end
  for _, document in ipairs(list) do
    document.of = {[a] = count_document(document, a, b), [b] = count_document(document, b, a)}
  end
  return list
end

-- The sum over documents in the direction that begins at source.
function evidence.sum(documents, source)
  local all = {[1] = 0, [0] = 0, [-1] = 0, comentions = 0, abstained = 0, other = 0,
    alleged = 0, documents = 0, clusters = 0}
  local clusters = {}
  for _, document in ipairs(documents) do
    local n = document.of[source]
    for _, key in ipairs{1, 0, -1, "comentions", "abstained", "other"} do
      all[key] = all[key] + n[key]
    end
    for _, s in ipairs(n.apart) do
      if s.modality == "alleged" then all.alleged = all.alleged + 1 end
    end
    if #n.statements > 0 then
      all.documents = all.documents + 1
      local cluster = document.cluster or -document.id
      if not clusters[cluster] then all.clusters = all.clusters + 1 end
      clusters[cluster] = true
    end
  end
  return all
end

-- Statements for and against of each duplicate cluster, as stance.balance wants
-- them.
function evidence.clusters(documents, source)
  local of, list = {}, {}
  for _, document in ipairs(documents) do
    local n = document.of[source]
    if #n.statements > 0 then
      local name = document.cluster or -document.id
      if not of[name] then
        of[name] = {0, 0}
        list[#list + 1] = of[name]
      end
      of[name][1], of[name][2] = of[name][1] + n[1], of[name][2] + n[-1]
    end
  end
  return list
end

-- The rarer sign of a direction, which is shown first; nil when there is one
-- sign only.
function evidence.minority(all)
  if all[1] == 0 or all[-1] == 0 then return nil end
  return all[1] < all[-1] and 1 or -1
end

-- How far to trust the rows: how right the plugin was where it was measured.
function evidence.caution()
  local measured = corpus.sql([[SELECT json_extract(manifest, '$.measured') AS text
    FROM config WHERE live AND plugin = 'stance']])[1].text
  return (measured and chart.wrap(measured) .. "\n" or "")
    .. "Not validated on your texts: look at the sentences before you quote a number."
end

return evidence

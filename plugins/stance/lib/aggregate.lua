-- aggregate: reduce of stance: counts by pair, and by pair and period.
--
-- The accumulator has for each period ("" is that of undated documents) { together,
-- said }, both by pair ("a\0b"): together has how many sentences bring a pair of actors
-- together, a < b; said has a cell for what the first says of the second: counts, and
-- for each document with an asserted statement its id and how many are for and against.
-- Most pairs have no cell. So few tables hold all, and periods come in order.

local interval = require "interval"

local aggregate = {}

local SURE = 0.05 -- a change is a row when chance makes one as large this seldom

local counters = { "n_for", "n_neutral", "n_against", "n_own", "n_alleged", "n_stated" }
local series = { "documents", "fors", "againsts" }
local by_polarity = { [1] = "n_for", [0] = "n_neutral", [-1] = "n_against" }

local function pair_of(source, target)
  return source .. "\0" .. target
end

local function new_cell()
  local cell = { documents = {}, fors = {}, againsts = {} }
  for _, name in ipairs(counters) do
    cell[name] = 0
  end
  return cell
end

-- The cell for what one says of another.
local function cell_of(said, pair)
  local cell = said[pair]
  if not cell then
    cell = new_cell()
    said[pair] = cell
  end
  return cell
end

local function count_statement(said, document, row)
  local cell = cell_of(said, pair_of(row.source, row.target))
  if row.modality == "alleged" then
    cell.n_alleged = cell.n_alleged + 1
  elseif row.modality == "asserted" then
    local name = by_polarity[row.polarity]
    cell[name] = cell[name] + 1
    cell.n_own = cell.n_own + (row.via and 0 or 1)
    local n = #cell.documents
    if cell.documents[n] ~= document then
      n = n + 1
      cell.documents[n], cell.fors[n], cell.againsts[n] = document, 0, 0
    end
    cell.fors[n] = cell.fors[n] + (row.polarity > 0 and 1 or 0)
    cell.againsts[n] = cell.againsts[n] + (row.polarity < 0 and 1 or 0)
  end
end

-- Counts a sentence in which both are named and one says something of the other;
-- here: by pair, what it states.
local function count_stated(said, pair, here)
  if here[pair] then
    local cell = cell_of(said, pair)
    cell.n_stated = cell.n_stated + 1
  end
end

local function add_cell(into, from)
  for _, name in ipairs(counters) do
    into[name] = into[name] + from[name]
  end
  for _, name in ipairs(series) do
    table.move(from[name], 1, #from[name], #into[name] + 1, into[name])
  end
  return into
end

-- Counts in clusters: { of = by their names, list = as lib/interval.lua wants them }.
local function no_clusters()
  return { of = {}, list = {} }
end

local function count_cluster(clusters, name, fors, againsts)
  local cluster = clusters.of[name]
  if not cluster then
    cluster = { 0, 0 }
    clusters.of[name] = cluster
    clusters.list[#clusters.list + 1] = cluster
  end
  cluster[1], cluster[2] = cluster[1] + fors, cluster[2] + againsts
end

-- The duplicate clusters of a cell's documents, which are counted in `all`, too.
local function clusters_of(ctx, cell, all)
  local clusters = no_clusters()
  for i, document in ipairs(cell.documents) do
    local name, fors, againsts = ctx.cluster(document), cell.fors[i], cell.againsts[i]
    count_cluster(clusters, name, fors, againsts)
    count_cluster(all, name, fors, againsts)
  end
  return clusters.list
end

-- The row of a direction in which nothing is said: most are such.
local unsaid = { n_for = 0, n_neutral = 0, n_against = 0, n_own = 0, n_alleged = 0,
  n_documents = 0, n_clusters = 0 }

local function emit_unsaid(ctx, name, source, target, period, n)
  unsaid.source, unsaid.target, unsaid.period = source, target, period
  unsaid.n_comentions, unsaid.n_abstained = n, n
  ctx:emit(name, unsaid)
end

-- n: sentences that bring the two together.
local function emit(ctx, name, source, target, period, cell, clusters, n)
  local b = interval.of(clusters) or {}
  ctx:emit(name, {
    source = source, target = target, period = period,
    n_for = cell.n_for, n_neutral = cell.n_neutral, n_against = cell.n_against,
    n_own = cell.n_own, n_alleged = cell.n_alleged, n_comentions = n,
    n_abstained = n - cell.n_stated,
    n_documents = #cell.documents, n_clusters = #clusters,
    balance = b.balance, balance_low = b.low, balance_high = b.high,
  })
end

local function emit_change(ctx, source, target, periods)
  local c = interval.change(periods, SURE)
  if c then
    ctx:emit("change", {
      source = source, target = target, period = c.period, p = c.p,
      before = c.before.balance, before_low = c.before.low, before_high = c.before.high,
      after = c.after.balance, after_low = c.after.low, after_high = c.after.high,
    })
  end
end

function aggregate.init()
  return {}
end

function aggregate.step(acc, doc, result, rows)
  if not result or result.statements + result.comentions == 0 then
    return -- most documents; their rows and dates are never read
  end
  local period = doc.published and doc.published:sub(1, 4) or ""
  local counts = acc[period]
  if not counts then
    counts = { together = {}, said = {} }
    acc[period] = counts
  end
  local together, said, stated = counts.together, counts.said, nil
  if result.statements > 0 then
    stated = {} -- by where a sentence begins: the pairs it states something of
    for _, row in ipairs(rows.statement) do
      local start = row.at.start
      stated[start] = stated[start] or {}
      stated[start][pair_of(row.source, row.target)] = true
      count_statement(said, doc.id, row)
    end
  end
  for _, row in ipairs(rows.comention) do
    local pair = pair_of(row.a, row.b)
    together[pair] = (together[pair] or 0) + 1
    local here = stated and stated[row.at.start]
    if here then
      count_stated(said, pair, here)
      count_stated(said, pair_of(row.b, row.a), here)
    end
  end
end

local function merge_counts(into, from)
  for pair, n in pairs(from.together) do
    into.together[pair] = (into.together[pair] or 0) + n
  end
  for pair, cell in pairs(from.said) do
    into.said[pair] = into.said[pair] and add_cell(into.said[pair], cell) or cell
  end
end

function aggregate.merge(a, b)
  for period, counts in pairs(b) do
    if a[period] then
      merge_counts(a[period], counts)
    else
      a[period] = counts
    end
  end
  return a
end

-- The name of a period; nil of the undated one.
local function dated(period)
  return period ~= "" and period or nil
end

-- periods: how many sentences bring the two together, by period, as in finish_said.
local function finish_unsaid(ctx, source, target, periods)
  local all = 0
  for _, one in ipairs(periods) do
    all = all + one.n
    emit_unsaid(ctx, "timeline", source, target, dated(one.period), one.n)
  end
  emit_unsaid(ctx, "pair", source, target, nil, all)
end

local function finish_said(ctx, source, target, periods, said)
  local all, clusters_of_all, series_dated, together = new_cell(), no_clusters(), {}, 0
  for _, one in ipairs(periods) do
    local cell, clusters = said[one.period], {}
    together = together + one.n
    if cell then
      clusters = clusters_of(ctx, cell, clusters_of_all)
      add_cell(all, cell)
      emit(ctx, "timeline", source, target, dated(one.period), cell, clusters, one.n)
    else
      emit_unsaid(ctx, "timeline", source, target, dated(one.period), one.n)
    end
    if dated(one.period) then
      series_dated[#series_dated + 1] = { period = one.period, clusters = clusters }
    end
  end
  emit(ctx, "pair", source, target, nil, all, clusters_of_all.list, together)
  emit_change(ctx, source, target, series_dated)
end
-- What the accumulator has, the other way round: by pair a list of { period =, n = }, how
-- many sentences bring the two together; by pair and period the cells.
local function by_pair(acc)
  local together, said = {}, {}
  for period, counts in pairs(acc) do
    for pair, n in pairs(counts.together) do
      local periods = together[pair] or {}
      together[pair] = periods
      periods[#periods + 1] = { period = period, n = n }
    end
    for pair, cell in pairs(counts.said) do
      said[pair] = said[pair] or {}
      said[pair][period] = cell
    end
  end
  return together, said
end

-- What together has of a pair, by either actor and the other.
local function both_ways(together)
  local directions = {}
  for pair, periods in pairs(together) do
    local a, b = pair:match("^(%Z+)%z(%Z+)$")
    directions[a], directions[b] = directions[a] or {}, directions[b] or {}
    directions[a][b], directions[b][a] = periods, periods
  end
  return directions
end

function aggregate.finish(acc, ctx)
  local together, said = by_pair(acc)
  for source, targets in pairs(both_ways(together)) do
    for target, periods in pairs(targets) do
      local cells = said[pair_of(source, target)]
      if cells then
        finish_said(ctx, source, target, periods, cells)
      else
        finish_unsaid(ctx, source, target, periods)
      end
    end
  end
end

return aggregate

-- aggregate: reduce of stance: counts by pair, and by pair and period.
--
-- The accumulator is { together, said }, both by actor, actor and period ("" is that
-- of undated documents): together has how many sentences bring a pair of actors
-- together, a < b; said has a cell for what the first says of the second: counts,
-- and for each document with an asserted statement its id and how many are for and
-- against. Most pairs have no cell.

local interval = require "interval"

local aggregate = {}

local SURE = 0.05 -- a change is a row when chance makes one as large this seldom

local counters = { "n_for", "n_neutral", "n_against", "n_own", "n_alleged", "n_stated" }
local series = { "documents", "fors", "againsts" }
local by_polarity = { [1] = "n_for", [0] = "n_neutral", [-1] = "n_against" }

-- What a table has at two names, one after the other; a new table when it has nothing.
local function at(all, first, second)
  local of = all[first]
  if not of then
    of = {}
    all[first] = of
  end
  local found = of[second]
  if not found then
    found = {}
    of[second] = found
  end
  return found
end

local function new_cell()
  local cell = { documents = {}, fors = {}, againsts = {} }
  for _, name in ipairs(counters) do
    cell[name] = 0
  end
  return cell
end

-- The cell for what one says of another.
local function cell_of(said, source, target, period)
  local periods = at(said, source, target)
  periods[period] = periods[period] or new_cell()
  return periods[period]
end

local function count_statement(said, period, document, row)
  local cell = cell_of(said, row.source, row.target, period)
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
-- here: by source and target, what it states.
local function count_stated(said, source, target, period, here)
  if here[source] and here[source][target] then
    local cell = cell_of(said, source, target, period)
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
  return { together = {}, said = {} }
end

function aggregate.step(acc, doc, result, rows)
  if not result or result.statements + result.comentions == 0 then
    return -- most documents; their rows and dates are never read
  end
  local period = doc.published and doc.published:sub(1, 4) or ""
  local stated = {} -- by where a sentence begins: the directions it states
  for _, row in ipairs(result.statements > 0 and rows.statement or {}) do
    at(stated, row.at.start, row.source)[row.target] = true
    count_statement(acc.said, period, doc.id, row)
  end
  for _, row in ipairs(rows.comention) do
    local periods = at(acc.together, row.a, row.b)
    periods[period] = (periods[period] or 0) + 1
    local here = next(stated) and stated[row.at.start]
    if here then
      count_stated(acc.said, row.a, row.b, period, here)
      count_stated(acc.said, row.b, row.a, period, here)
    end
  end
end

-- Puts what `from` has by these three names into a table of the same kind;
-- add(mine, theirs): what both have, together. What only `from` has is taken over.
local function merge_periods(into, from, add)
  for first, others in pairs(from) do
    local mine = into[first]
    into[first] = mine or others
    for second, periods in pairs(mine and others or {}) do
      local known = mine[second]
      mine[second] = known or periods
      for period, what in pairs(known and periods or {}) do
        known[period] = known[period] and add(known[period], what) or what
      end
    end
  end
end

function aggregate.merge(a, b)
  merge_periods(a.together, b.together, function(n, more) return n + more end)
  merge_periods(a.said, b.said, add_cell)
  return a
end

-- The name of a period; nil of the undated one.
local function dated(period)
  return period ~= "" and period or nil
end

-- periods: how many sentences bring the two together, by period, as in finish_said.
local function finish_unsaid(ctx, source, target, periods)
  local all = 0
  for period, n in pairs(periods) do
    all = all + n
    emit_unsaid(ctx, "timeline", source, target, dated(period), n)
  end
  emit_unsaid(ctx, "pair", source, target, nil, all)
end

local function finish_said(ctx, source, target, periods, said)
  local all, clusters_of_all, series_dated, together = new_cell(), no_clusters(), {}, 0
  for period, n in pairs(periods) do
    local cell, clusters = said[period], {}
    together = together + n
    if cell then
      clusters = clusters_of(ctx, cell, clusters_of_all)
      add_cell(all, cell)
      emit(ctx, "timeline", source, target, dated(period), cell, clusters, n)
    else
      emit_unsaid(ctx, "timeline", source, target, dated(period), n)
    end
    if dated(period) then
      series_dated[#series_dated + 1] = { period = period, clusters = clusters }
    end
  end
  emit(ctx, "pair", source, target, nil, all, clusters_of_all.list, together)
  emit_change(ctx, source, target, series_dated)
end

-- The periods of a pair, for either direction.
local function both_ways(together)
  local directions = {}
  for a, others in pairs(together) do
    directions[a] = directions[a] or {}
    for b, periods in pairs(others) do
      directions[b] = directions[b] or {}
      directions[a][b], directions[b][a] = periods, periods
    end
  end
  return directions
end

function aggregate.finish(acc, ctx)
  for source, targets in pairs(both_ways(acc.together)) do
    local said = acc.said[source] or {}
    for target, periods in pairs(targets) do
      if said[target] then
        finish_said(ctx, source, target, periods, said[target])
      else
        finish_unsaid(ctx, source, target, periods)
      end
    end
  end
end

return aggregate

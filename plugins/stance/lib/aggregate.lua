-- aggregate: reduce of stance: counts by pair, and by pair and period.
--
-- The accumulator is { together, said }, both by pair ("a\0b") and period ("" is
-- that of undated documents): together has how many sentences bring a pair of
-- actors together, a < b; said has a cell for what the first says of the second:
-- counts, and for each document with an asserted statement its id and how many
-- are for and against. Most pairs have no cell.

local interval = require "interval"

local aggregate = {}

local SURE = 0.05 -- a change is a row when chance makes one as large this seldom

local counters = { "n_for", "n_neutral", "n_against", "n_own", "n_alleged", "n_stated" }
local series = { "documents", "fors", "againsts" }
local by_polarity = { [1] = "n_for", [0] = "n_neutral", [-1] = "n_against" }

local function key_of(source, target)
  return source .. "\0" .. target
end

local function new_cell()
  local cell = { documents = {}, fors = {}, againsts = {} }
  for _, name in ipairs(counters) do
    cell[name] = 0
  end
  return cell
end

local function cell_of(said, key, period)
  local periods = said[key]
  if not periods then
    periods = {}
    said[key] = periods
  end
  periods[period] = periods[period] or new_cell()
  return periods[period]
end

local function count_statement(said, period, document, row)
  local cell = cell_of(said, key_of(row.source, row.target), period)
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

local function count_comention(together, key, period, n)
  local periods = together[key]
  if not periods then
    periods = {}
    together[key] = periods
  end
  periods[period] = (periods[period] or 0) + n
end

-- Counts a sentence in which both are named and one says something of the other.
local function count_stated(said, key, period, here)
  if here[key] then
    local cell = cell_of(said, key, period)
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
end

-- The duplicate clusters of a cell's documents, as lib/interval.lua wants them.
local function clusters_of(ctx, cell)
  local of, list = {}, {}
  for i, document in ipairs(cell.documents) do
    local name = ctx.cluster(document)
    local cluster = of[name]
    if not cluster then
      cluster = { 0, 0 }
      of[name] = cluster
      list[#list + 1] = cluster
    end
    cluster[1], cluster[2] = cluster[1] + cell.fors[i], cluster[2] + cell.againsts[i]
  end
  return list
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
  local c = interval.change(periods)
  if c and c.p <= SURE then
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
    local here = stated[row.at.start] or {}
    stated[row.at.start] = here
    here[key_of(row.source, row.target)] = true
    count_statement(acc.said, period, doc.id, row)
  end
  for _, row in ipairs(rows.comention) do
    local key = key_of(row.a, row.b)
    count_comention(acc.together, key, period, 1)
    local here = next(stated) and stated[row.at.start]
    if here then
      count_stated(acc.said, key, period, here)
      count_stated(acc.said, key_of(row.b, row.a), period, here)
    end
  end
end

function aggregate.merge(a, b)
  for key, periods in pairs(b.together) do
    for period, n in pairs(periods) do
      count_comention(a.together, key, period, n)
    end
  end
  for key, periods in pairs(b.said) do
    for period, cell in pairs(periods) do
      add_cell(cell_of(a.said, key, period), cell)
    end
  end
  return a
end

-- The periods of a pair in order, "" first, each with its sentences.
local function in_order(periods)
  local list = {}
  for period, n in pairs(periods) do
    list[#list + 1] = { period = period ~= "" and period or nil, key = period, n = n }
  end
  return list
end

local function finish_unsaid(ctx, source, target, periods)
  local n = 0
  for _, p in ipairs(periods) do
    n = n + p.n
    emit_unsaid(ctx, "timeline", source, target, p.period, p.n)
  end
  emit_unsaid(ctx, "pair", source, target, nil, n)
end

local function finish_said(ctx, source, target, periods, said)
  local all, dated, n = new_cell(), {}, 0
  for _, p in ipairs(periods) do
    local cell = said[p.key] or new_cell()
    local clusters = clusters_of(ctx, cell)
    n = n + p.n
    add_cell(all, cell)
    emit(ctx, "timeline", source, target, p.period, cell, clusters, p.n)
    if p.period then
      dated[#dated + 1] = { period = p.period, clusters = clusters }
    end
  end
  emit(ctx, "pair", source, target, nil, all, clusters_of(ctx, all), n)
  emit_change(ctx, source, target, dated)
end

function aggregate.finish(acc, ctx)
  local directions = {}
  for key, periods in pairs(acc.together) do
    local a, b = key:match("^(.-)%z(.*)$")
    local list = in_order(periods)
    directions[key] = { source = a, target = b, periods = list }
    directions[key_of(b, a)] = { source = b, target = a, periods = list }
  end
  for key, d in pairs(directions) do
    local said = acc.said[key]
    if said then
      finish_said(ctx, d.source, d.target, d.periods, said)
    else
      finish_unsaid(ctx, d.source, d.target, d.periods)
    end
  end
end

return aggregate

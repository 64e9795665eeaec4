-- aggregate: reduce of stance: counts by pair, and by pair and period.
--
-- The accumulator holds cells[direction][period]: counts, and for each document
-- with an asserted statement its id and how many are for and against. "" is the
-- period of undated documents.

local interval = require "interval"

local aggregate = {}

local SURE = 0.05 -- a change is a row when chance makes one as large this seldom

local counters = { "n_for", "n_neutral", "n_against", "n_own", "n_alleged", "n_comentions",
  "n_stated" }
local series = { "documents", "fors", "againsts" }
local by_polarity = { [1] = "n_for", [0] = "n_neutral", [-1] = "n_against" }

local function key_of(source, target)
  return source .. "\0" .. target
end

local function cell_of(cells, key, period)
  local periods = cells[key]
  if not periods then
    periods = {}
    cells[key] = periods
  end
  local cell = periods[period]
  if not cell then
    cell = { documents = {}, fors = {}, againsts = {} }
    for _, name in ipairs(counters) do
      cell[name] = 0
    end
    periods[period] = cell
  end
  return cell
end

local function count_statement(cells, period, document, row)
  local cell = cell_of(cells, key_of(row.source, row.target), period)
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

-- stated: for each sentence (by where it begins) the directions it states.
local function count_comention(cells, period, stated, row, key)
  local cell = cell_of(cells, key, period)
  cell.n_comentions = cell.n_comentions + 1
  local here = stated[row.at.start]
  cell.n_stated = cell.n_stated + (here and here[key] and 1 or 0)
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

local function emit(ctx, name, key, period, cell, clusters)
  local source, target = key:match("^(.-)%z(.*)$")
  local b = interval.of(clusters) or {}
  ctx:emit(name, {
    source = source, target = target, period = period,
    n_for = cell.n_for, n_neutral = cell.n_neutral, n_against = cell.n_against,
    n_own = cell.n_own, n_alleged = cell.n_alleged, n_comentions = cell.n_comentions,
    n_abstained = cell.n_comentions - cell.n_stated,
    n_documents = #cell.documents, n_clusters = #clusters,
    balance = b.balance, balance_low = b.low, balance_high = b.high,
  })
end

local function emit_change(ctx, key, periods)
  local source, target = key:match("^(.-)%z(.*)$")
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
  return {}
end

function aggregate.step(cells, doc, result, rows)
  if not result or result.statements + result.comentions == 0 then
    return -- most documents; their rows and dates are never read
  end
  local period = doc.published and doc.published:sub(1, 4) or ""
  local stated = {}
  for _, row in ipairs(rows.statement) do
    local here = stated[row.at.start] or {}
    stated[row.at.start] = here
    here[key_of(row.source, row.target)] = true
    count_statement(cells, period, doc.id, row)
  end
  for _, row in ipairs(rows.comention) do
    count_comention(cells, period, stated, row, key_of(row.a, row.b))
    count_comention(cells, period, stated, row, key_of(row.b, row.a))
  end
end

function aggregate.merge(a, b)
  for key, periods in pairs(b) do
    for period, cell in pairs(periods) do
      add_cell(cell_of(a, key, period), cell)
    end
  end
  return a
end

function aggregate.finish(cells, ctx)
  for key, periods in pairs(cells) do
    local all, dated = {}, {}
    for period, cell in pairs(periods) do -- "" first, then years in order
      local clusters = clusters_of(ctx, cell)
      add_cell(cell_of(all, key, ""), cell)
      emit(ctx, "timeline", key, period ~= "" and period or nil, cell, clusters)
      if period ~= "" then
        dated[#dated + 1] = { period = period, clusters = clusters }
      end
    end
    local cell = all[key][""]
    emit(ctx, "pair", key, nil, cell, clusters_of(ctx, cell))
    emit_change(ctx, key, dated)
  end
end

return aggregate

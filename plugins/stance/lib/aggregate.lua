-- aggregate: reduce of stance: counts by pair, and by pair and period.
--
-- The accumulator holds cells[direction][period]: counts and the ids of the
-- documents with an asserted statement. "" is the period of undated documents.

local aggregate = {}

local counters = { "n_for", "n_neutral", "n_against", "n_alleged", "n_comentions", "n_stated" }
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
    cell = { documents = {} }
    for _, name in ipairs(counters) do
      cell[name] = 0
    end
    periods[period] = cell
  end
  return cell
end

-- The sentence a statement lies in, among those with both actors.
local function is_stated(statements, row, source, target)
  for _, s in ipairs(statements) do
    if s.source == source and s.target == target and s.at.start >= row.at.start
      and s.at.stop <= row.at.stop then
      return true
    end
  end
  return false
end

local function count_comention(cells, period, statements, row, source, target)
  local cell = cell_of(cells, key_of(source, target), period)
  cell.n_comentions = cell.n_comentions + 1
  if is_stated(statements, row, source, target) then
    cell.n_stated = cell.n_stated + 1
  end
end

local function count_statement(cells, period, document, row)
  local cell = cell_of(cells, key_of(row.source, row.target), period)
  if row.modality == "alleged" then
    cell.n_alleged = cell.n_alleged + 1
  elseif row.modality == "asserted" then
    local name = by_polarity[row.polarity]
    cell[name] = cell[name] + 1
    if cell.documents[#cell.documents] ~= document then
      cell.documents[#cell.documents + 1] = document
    end
  end
end

local function add_cell(into, from)
  for _, name in ipairs(counters) do
    into[name] = into[name] + from[name]
  end
  table.move(from.documents, 1, #from.documents, #into.documents + 1, into.documents)
end

local function clusters(ctx, documents)
  local seen, n = {}, 0
  for _, document in ipairs(documents) do
    local cluster = ctx.cluster(document)
    if not seen[cluster] then
      seen[cluster] = true
      n = n + 1
    end
  end
  return n
end

local function emit(ctx, name, key, period, cell)
  local source, target = key:match("^(.-)%z(.*)$")
  ctx:emit(name, {
    source = source, target = target, period = period,
    n_for = cell.n_for, n_neutral = cell.n_neutral, n_against = cell.n_against,
    n_alleged = cell.n_alleged, n_comentions = cell.n_comentions,
    n_abstained = cell.n_comentions - cell.n_stated,
    n_documents = #cell.documents, n_clusters = clusters(ctx, cell.documents),
  })
end

function aggregate.init()
  return {}
end

function aggregate.step(cells, doc, result, rows)
  if not result then
    return
  end
  local period = doc.published and doc.published:sub(1, 4) or ""
  local statements = {}
  for _, row in ipairs(rows.statement) do
    statements[#statements + 1] = row
    count_statement(cells, period, doc.id, row)
  end
  for _, row in ipairs(rows.comention) do
    count_comention(cells, period, statements, row, row.a, row.b)
    count_comention(cells, period, statements, row, row.b, row.a)
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
    local all = {}
    for period, cell in pairs(periods) do
      add_cell(cell_of(all, key, ""), cell)
      emit(ctx, "timeline", key, period ~= "" and period or nil, cell)
    end
    emit(ctx, "pair", key, nil, all[key][""])
  end
end

return aggregate

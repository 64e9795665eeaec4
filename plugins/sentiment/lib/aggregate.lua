-- aggregate: reduce of sentiment: the mean tone of all documents and of each outlet,
-- over all time, by year and by month, with its interval over duplicate clusters.
--
-- The accumulator is by outlet and month ("2015-03", or "2015" where no more is
-- known; false: not known), so that each document is in one cell: counts, and of
-- those that have a tone the tones and where they belong: ids, and clusters in finish.

local stat = require "stat"

local aggregate = {}

-- Name -> the period of a document published then; false: not known.
local periods = {
  all = function() return false end,
  year = function(published) return published and published:sub(1, 4) end,
  month = function(published) return published and #published >= 7 and published end,
}

local function new_cell()
  return { documents = 0, sentences = 0, evidence = 0, tones = {}, of = {} }
end

-- What a table has at a name: a new one where it has nothing.
local function at(all, name, new)
  local found = all[name]
  if not found then
    found = new()
    all[name] = found
  end
  return found
end

local function append(into, list)
  table.move(list, 1, #list, #into + 1, into)
end

local function add_cell(into, from)
  for _, name in ipairs{ "documents", "sentences", "evidence" } do
    into[name] = into[name] + from[name]
  end
  append(into.tones, from.tones)
  append(into.of, from.of)
end

local function emit(ctx, group, cell)
  local mean = stat.cluster_mean(cell.tones, cell.of)
  ctx:emit("by", {
    variable = group.variable, value = group.value, per = group.per, period = group.period,
    documents = cell.documents, with_evidence = #cell.tones, clusters = mean.clusters,
    sentences = cell.sentences, evidence = cell.evidence,
    mean = mean.mean, low = mean.low, high = mean.high,
  })
end

-- months: cells as the accumulator has them of one outlet.
local function emit_periods(ctx, variable, value, months)
  for per, period_of in pairs(periods) do
    local cells = {}
    for month, cell in pairs(months) do
      add_cell(at(cells, period_of(month), new_cell), cell)
    end
    for period, cell in pairs(cells) do
      emit(ctx, { variable = variable, value = value, per = per, period = period or nil }, cell)
    end
  end
end

function aggregate.init()
  return {}
end

function aggregate.step(acc, doc, result)
  if not result or not result.sentences then
    return -- without a sentence, or scored by a list of words
  end
  local months = at(acc, doc.outlet or false, function() return {} end)
  local cell = at(months, doc.published and doc.published:sub(1, 7) or false, new_cell)
  cell.documents = cell.documents + 1
  cell.sentences = cell.sentences + result.sentences
  cell.evidence = cell.evidence + result.evidence
  if result.mean then
    local n = #cell.tones + 1
    cell.tones[n], cell.of[n] = result.mean, doc.id
  end
end

local function merge_months(into, from)
  for month, cell in pairs(from) do
    add_cell(at(into, month, new_cell), cell)
  end
end

function aggregate.merge(a, b)
  for outlet, months in pairs(b) do
    merge_months(at(a, outlet, function() return {} end), months)
  end
  return a
end

local function find_clusters(ctx, months)
  for _, cell in pairs(months) do
    for i, id in ipairs(cell.of) do
      cell.of[i] = ctx.cluster(id)
    end
  end
end

function aggregate.finish(acc, ctx)
  local all = {}
  for _, months in pairs(acc) do
    find_clusters(ctx, months)
    merge_months(all, months)
  end
  emit_periods(ctx, "all", nil, all)
  for outlet, months in pairs(acc) do
    emit_periods(ctx, "outlet", outlet or nil, months)
  end
end

return aggregate

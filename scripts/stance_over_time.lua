-- How the stance of two actors towards each other changes: counts by period.
local arguments = require "arguments"
local evidence = require "evidence"

local USAGE = [[usage: slant script stance_over_time A B [by=year|month] [where=SQL]
  A, B    actors: China, Russia, NATO, "European Union", PRC
  by=     length of a period (year)
  where=  only texts for which this holds: where="outlet = 'Reuters'"]]
local FEW = 10 -- clusters: below, a trend would be drawn out of nothing

local given = arguments.read(arg, {"by", "where"}, USAGE, 2)
local by = given.by or "year"
if by ~= "year" and by ~= "month" then stop("by=" .. by .. ": year or month is wanted") end
local where = arguments.where(given)
evidence.need()
local a, b = evidence.actor(given[1]), evidence.actor(given[2])
if a == b then stop("both names stand for " .. a) end

local documents = evidence.of(a, b, where)

-- The period of a document; nil when its date is not known that well.
local function period_of(document)
  if by == "year" then return document.year end
  return document.published and document.published:match("^%d%d%d%d%-%d%d")
end

local function split()
  local periods, order, undated = {}, {}, {}
  for _, document in ipairs(documents) do
    local period = period_of(document)
    if not period then
      undated[#undated + 1] = document
    else
      if not periods[period] then
        periods[period] = {}
        order[#order + 1] = period
      end
      table.insert(periods[period], document)
    end
  end
  table.sort(order)
  return periods, order, undated
end

local periods, order, undated = split()

local function row_of(period, list, source)
  local all = evidence.sum(list, source)
  return {period = period, ["for"] = all[1], neutral = all[0], against = all[-1],
    apart = all.other, texts = #list, clusters = all.clusters,
    sentences = all.comentions, abstained = all.abstained}
end

local COLUMNS = {"period", "for", "neutral", "against", "apart", "texts", "clusters",
  "sentences", "abstained"}

-- The kinds of statement that there are in any period.
local function said(rows)
  local series = {}
  for _, kind in ipairs{"for", "neutral", "against"} do
    for _, row in ipairs(rows) do
      if row[kind] > 0 then
        series[#series + 1] = kind
        break
      end
    end
  end
  return series
end

local function show_direction(source, target)
  local rows, clusters = {}, 0
  for i, period in ipairs(order) do
    rows[i] = row_of(period, periods[period], source)
    clusters = clusters + rows[i].clusters
  end
  local table_rows = table.move(rows, 1, #rows, 1, {})
  if #undated > 0 then table_rows[#table_rows + 1] = row_of("undated", undated, source) end
  print(("\n%s -> %s"):format(source, target))
  print(chart.table(table_rows, {columns = COLUMNS}))
  local series = said(rows)
  if #series == 0 then
    print("no statement in this direction in a dated text")
    return
  end
  local draw = clusters < FEW and chart.dots or chart.line
  print()
  print(draw(rows, {series = series, height = 6,
    title = ("statements by %s, dated texts only"):format(by)}))
  if clusters < FEW then
    print(("only %s: too few for a trend, read the dots one by one"):format(
      evidence.count(clusters, "independent text")))
  end
end

local dated = #documents - #undated
print(("%s and %s by %s: %s in a sentence, %d dated, %d without a date"):format(
  a, b, by, evidence.mention(#documents), dated, #undated))
if #documents == 0 then
  print("No sentence mentions both: there is nothing to count.")
  return
end
show_direction(a, b)
show_direction(b, a)
print("\napart: not asserted (alleged, denied, conditional, future).\n"
  .. "sentences: that mention both. abstained: of them, without a statement in this direction.")

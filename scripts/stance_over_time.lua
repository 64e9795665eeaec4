-- How the stance of two actors towards each other changes: counts by period.
local arguments = require "arguments"
local evidence = require "evidence"

local USAGE = [[usage: slant script stance_over_time A B [by=PERIOD] [where=SQL]
  A, B    actors: China, Russia, NATO, "European Union", PRC
  by=     decade, year, quarter, month, week or day (year)
  where=  only texts for which this holds: where="outlet = 'Reuters'"]]
local FEW = 10 -- clusters: below, a trend would be drawn out of nothing

local given = arguments.read(arg, {"by", "where"}, USAGE, 2)
local by = given.by or "year"
local PERIODS = {decade = true, year = true, quarter = true, month = true, week = true, day = true}
if not PERIODS[by] then
  stop("by=" .. by .. ": decade, year, quarter, month, week or day is wanted")
end
local where = arguments.where(given)
evidence.need()
local a, b = evidence.actors(given[1], given[2])

local documents = evidence.of(a, b, where)

local function split()
  local periods, order, undated = {}, {}, {}
  for _, document in ipairs(documents) do
    local period = document[by]
    if not period then -- its date is not known that well
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

local function in_words(balance)
  return ("%.2f [%.2f, %.2f]"):format(balance.balance, balance.low, balance.high)
end

local function rounded(x)
  return x and tonumber(("%.2f"):format(x))
end

local function row_of(period, list, source)
  local all = evidence.sum(list, source)
  local of = all.clusters >= FEW and stance.balance(evidence.clusters(list, source)) or {}
  return {balance = rounded(of.balance), low = rounded(of.low), high = rounded(of.high),
    period = period, ["for"] = all[1], neutral = all[0], against = all[-1],
    apart = all.other, texts = #list, clusters = all.clusters,
    sentences = all.comentions, abstained = all.abstained}
end

local COLUMNS = {"period", "for", "neutral", "against", "apart", "texts", "clusters",
  "sentences", "abstained"}

-- With the balance and its interval when a period has one.
local function columns_of(rows)
  local columns = table.move(COLUMNS, 1, #COLUMNS, 1, {})
  for _, row in ipairs(rows) do
    if row.balance then
      return table.move({"balance", "low", "high"}, 1, 3, #columns + 1, columns)
    end
  end
  return columns
end

-- A sentence of the sign that a side leans to, else of the other.
local function example(list, source, sign)
  for _, wanted in ipairs{sign, -sign} do
    for _, document in ipairs(list) do
      for _, s in ipairs(document.of[source].statements) do
        if s.polarity == wanted then return document, s end
      end
    end
  end
end

local SHOWN = 3 -- sentences on each side of a change

local function show_side(name, list, source, balance)
  print(("  %s: balance %s"):format(name, in_words(balance)))
  local left = table.move(list, 1, #list, 1, {})
  for _ = 1, SHOWN do
    local document, s = example(left, source, balance.balance < 0 and -1 or 1)
    if not document then return end
    print(chart.wrap(("%s, %s [%d], %s:"):format(document.published,
      document.outlet or document.key:match("[^/]*$"), document.id,
      evidence.SIGNS[s.polarity]), 4))
    local text = corpus.get(document.id).text
    print(chart.wrap('"' .. text:sub(s.start + 1, s.stop) .. '"', 6))
    for i, other in ipairs(left) do
      if other == document then table.remove(left, i) break end
    end
  end
end

-- The largest change, when both sides have enough clusters.
local function show_change(source)
  local series = {}
  for i, period in ipairs(order) do
    series[i] = {period = period, clusters = evidence.clusters(periods[period], source)}
  end
  local c = stance.change(series)
  if not c then return end
  print(("\nlargest change: with %s; as large by chance in %.1f %% of random orders%s"):format(
    c.period, c.p * 100, c.p > 0.05 and ", so nothing to build on" or ""))
  local before, after = {}, {}
  for _, period in ipairs(order) do
    local side = period < c.period and before or after
    table.move(periods[period], 1, #periods[period], #side + 1, side)
  end
  show_side("before", before, source, c.before)
  show_side("from then on", after, source, c.after)
end

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
  local rows, dated = {}, {}
  for i, period in ipairs(order) do
    local list = periods[period]
    rows[i] = row_of(period, list, source)
    table.move(list, 1, #list, #dated + 1, dated)
  end
  local clusters = evidence.sum(dated, source).clusters
  local table_rows = table.move(rows, 1, #rows, 1, {})
  if #undated > 0 then table_rows[#table_rows + 1] = row_of("undated", undated, source) end
  print(("\n%s -> %s"):format(source, target))
  print(chart.table(table_rows, {columns = columns_of(table_rows)}))
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
  else
    show_change(source)
  end
end

local dated = #documents - #undated
print(("%s and %s by %s: %s in a sentence, %d dated, %d without a date"):format(
  a, b, by, evidence.mention(#documents), dated, #undated))
if #documents == 0 then
  print(evidence.NONE)
  return
end
show_direction(a, b)
show_direction(b, a)
print("\napart: not asserted (alleged, denied, conditional, future).\n"
  .. "sentences: that mention both. abstained: of them, without a statement in this direction.\n"
  .. "balance: (for - against) / (for + against) with its 95 % interval over duplicate clusters\n"
  .. "(low, high); none below 10 clusters.\n" .. evidence.caution())

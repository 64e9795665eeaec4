-- Which words one part of the corpus has more of than another.
local arguments = require "arguments"

local USAGE = [[usage: slant script words_between A B [limit=N] [least=N]
  A, B    two parts of the corpus, as name=value of a column of documents:
          year=2015 year=2025, "outlet=Reuters" "outlet=Global Times";
          or SQL conditions: "year < 2020" "year >= 2020"
  limit=  words shown for each part (15)
  least=  only words that stand this often in both together (5)]]
local given = arguments.read(arg, {"limit", "least"}, USAGE)
if #given ~= 2 then stop(USAGE) end
local limit = arguments.number(given, "limit", 15)
local least = arguments.number(given, "least", 5)

-- name=value as SQL; all else is SQL already.
local function condition(text)
  if tonumber(text) then
    stop(("%s: a part is name=value, as in year=%s, or an SQL condition"):format(text, text))
  end
  local name, value = text:match("^([%a_][%w_]*)=([^=].*)$")
  if not name then return text end
  value = value:match("^'(.*)'$") or value
  if tonumber(value) then return ('"%s" = %s'):format(name, value) end
  return ("\"%s\" = '%s'"):format(name, (value:gsub("'", "''")))
end

local a, b = condition(given[1]), condition(given[2])
for i, part in ipairs{a, b} do
  local _, texts = arguments.where{where = part}
  if texts == 0 then
    stop(given[i] .. ": no texts; `slant sql \"SELECT DISTINCT year, outlet FROM documents\"` "
      .. "shows what there is")
  end
end
local rows = corpus.keyness{target = a, reference = b, unique = true, min = least, limit = limit}

local function show_side(name, sign)
  local list = {columns = rows.columns}
  for _, row in ipairs(rows) do
    if row.g2_4 * sign > 0 then list[#list + 1] = row end
  end
  print("\nmore in " .. name)
  if #list == 0 then print("  nothing") else print(chart.table(list)) end
end

for _, note in ipairs(rows.notes) do print(chart.wrap(note)) end
show_side("A (target): " .. given[1], 1)
show_side("B (reference): " .. given[2], -1)
print()
print(chart.wrap(("Words with a frequency of %d or more were compared, as `slant keyness --unique` "
  .. "does; `slant keyness --columns --target ...` says what each column is."):format(least)))

-- Which words one part of the corpus has more of than another.
local arguments = require "arguments"

local USAGE = [[usage: slant script words_between A B [limit=N] [least=N]
  A, B    two parts of the corpus, as name=value of a column of documents:
          year=2015 year=2025, "outlet=Reuters" "outlet=Global Times";
          or SQL conditions: "year < 2020" "year >= 2020"
  limit=  words shown for each part (15)
  least=  only words that stand this often in both together (5)]]
local FEW = 10 -- texts in a part: below, no p
local FEW_EXPECTED = 5 -- in a cell: below, no p

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

-- Counts over the texts of a part; of exact duplicates one counts.
local function count(text)
  arguments.where{where = condition(text)}
  local part = {name = text, counter = stat.counter(), words = {}, texts = 0, copies = 0}
  local rows = corpus.sql("SELECT id, cluster FROM documents WHERE (" .. condition(text) ..
    ") AND tokens > 0 ORDER BY id")
  local seen = {}
  for _, row in ipairs(rows) do
    if row.cluster and seen[row.cluster] then
      part.copies = part.copies + 1
    else
      seen[row.cluster or -row.id] = true
      part.counter:add(corpus.get(row.id))
      part.texts = part.texts + 1
    end
  end
  part.tokens = part.counter.tokens
  for _, word, frequency, documents in part.counter:ranked() do
    part.words[word] = {n = frequency, texts = documents}
  end
  if part.texts == 0 then
    stop(text .. ": no texts; `slant sql \"SELECT DISTINCT year, outlet FROM documents\"` shows "
      .. "what there is")
  end
  return part
end

local function term(observed, expected)
  return observed > 0 and observed * math.log(observed / expected) or 0
end

-- 1 - erf(x), to 1e-7 (Abramowitz and Stegun, formula 7.1.26).
local function erfc(x)
  local t = 1 / (1 + 0.3275911 * x)
  local sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t
    + 0.254829592) * t
  return sum * math.exp(-x * x)
end

local NONE = {n = 0, texts = 0}

local function compare(word, a, b)
  local x, y = a.words[word] or NONE, b.words[word] or NONE
  local all = a.tokens + b.tokens
  local n = x.n + y.n
  local ea, eb = a.tokens * n / all, b.tokens * n / all
  local g2 = 2 * (term(x.n, ea) + term(y.n, eb) + term(a.tokens - x.n, a.tokens - ea) +
    term(b.tokens - y.n, b.tokens - eb))
  -- Half a word is added where there is none, so that the ratio is finite.
  local na, nb = math.max(x.n, 0.5), math.max(y.n, 0.5)
  local row = {word = word, ["A"] = x.n, ["rest A"] = a.tokens - x.n, ["B"] = y.n,
    ["rest B"] = b.tokens - y.n, ["texts A"] = x.texts .. "/" .. a.texts,
    ["texts B"] = y.texts .. "/" .. b.texts, G2 = math.floor(g2 * 100 + 0.5) / 100,
    log2 = math.floor(math.log((na / a.tokens) / (nb / b.tokens), 2) * 100 + 0.5) / 100}
  if a.texts >= FEW and b.texts >= FEW and math.min(ea, eb) >= FEW_EXPECTED then
    row.p = erfc(math.sqrt(math.max(g2, 0) / 2))
  end
  return row
end

-- All words of both parts; strongest first.
local function compare_all(a, b)
  local rows = {}
  local function add(word, n)
    if n >= least then rows[#rows + 1] = compare(word, a, b) end
  end
  for word, x in pairs(a.words) do add(word, x.n + (b.words[word] or NONE).n) end
  for word, y in pairs(b.words) do
    if not a.words[word] then add(word, y.n) end
  end
  table.sort(rows, function(p, q)
    if p.G2 ~= q.G2 then return p.G2 > q.G2 end
    return p.word < q.word
  end)
  return rows
end

-- p of Bonferroni: times the words compared; as text.
local function adjust(rows)
  for _, row in ipairs(rows) do
    local p = row.p and math.min(1, row.p * #rows)
    row.p = p and (p < 1e-9 and "<1e-9" or ("%.2g"):format(p))
  end
end

local function show_side(rows, name, sign, with_p)
  local list = {}
  for _, row in ipairs(rows) do
    if row.log2 * sign > 0 and #list < limit then list[#list + 1] = row end
  end
  local columns = {"word", "A", "rest A", "texts A", "B", "rest B", "texts B", "log2", "G2"}
  if with_p then columns[#columns + 1] = "p" end
  print("\nmore in " .. name)
  if #list == 0 then print("  nothing") else print(chart.table(list, {columns = columns})) end
end

local a, b = count(given[1]), count(given[2])
local both = corpus.count(("(%s) AND (%s)"):format(condition(given[1]), condition(given[2])))
for label, part in pairs{A = a, B = b} do part.label = label end
for _, part in ipairs{a, b} do
  print(("%s: %s, %d text%s, %d words%s"):format(part.label, part.name, part.texts,
    part.texts == 1 and "" or "s", part.tokens, part.copies > 0 and
    (", %d exact duplicates left out"):format(part.copies) or ""))
end
if both > 0 then print(("warning: in both parts: %d texts"):format(both)) end
local rows = compare_all(a, b)
local with_p = a.texts >= FEW and b.texts >= FEW
adjust(rows)
if not with_p then
  print(chart.wrap(("warning: under %d texts in a part: too few for p; a word of one long text "
    .. "looks like a difference. Look at the texts columns."):format(FEW)))
end
show_side(rows, "A: " .. a.name, 1, with_p)
show_side(rows, "B: " .. b.name, -1, with_p)
print()
print(chart.wrap(("%d words that stand %d times or more were compared. rest: all other words of "
  .. "the part. log2: of the ratio of the shares; 1 is twice as often."):format(#rows, least)))
if with_p then
  print(chart.wrap(("p: G2 with 1 degree of freedom times the words compared; no p where fewer "
    .. "than %d are expected. Words of one text are not independent: p is too small.")
    :format(FEW_EXPECTED)))
end

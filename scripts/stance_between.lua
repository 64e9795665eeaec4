-- Who is for or against whom: two actors, article by article, with the sentences
-- that decide. Counter-signals come first.
local arguments = require "arguments"
local evidence = require "evidence"

local USAGE = [[usage: slant script stance_between A B [where=SQL] [limit=N]
  A, B    actors: China, Russia, NATO, "European Union", PRC
  where=  only texts for which this holds: where="year >= 2022"
  limit=  articles shown for each direction (20; 0: all)]]

local given = arguments.read(arg, {"where", "limit"}, USAGE, 2)
local limit = arguments.number(given, "limit", 20)
local where, texts = arguments.where(given)
evidence.need()
local a, b = evidence.actors(given[1], given[2])

local count = evidence.count
local documents = evidence.of(a, b, where)

local function counts(n)
  return ("for %d, neutral %d, against %d"):format(n[1], n[0], n[-1])
end

local function head(document)
  local parts = {document.title or document.key:match("[^/]*$")}
  parts[#parts + 1] = document.outlet
  parts[#parts + 1] = document.published and
    document.published .. " (" .. (document.basis or "?") .. ")" or "undated"
  return table.concat(parts, ", ") .. " [" .. document.id .. "]"
end

-- One deciding sentence, with what was made of it.
local function show_statement(text, s)
  local what = {evidence.SIGNS[s.polarity]}
  if s.modality ~= "asserted" then
    what[1] = s.modality .. " " .. what[1]
    if s.via then what[1] = what[1] .. ", by " .. s.via end
  end
  what[#what + 1] = s.kind
  what[#what + 1] = "by " .. s.method
  if s.verb then what[#what + 1] = "`" .. s.verb .. "`" end
  what[#what + 1] = ("bytes %d-%d"):format(s.start, s.stop)
  print(chart.wrap(table.concat(what, ", ") .. ":", 4))
  print(chart.wrap('"' .. text:sub(s.start + 1, s.stop) .. '"', 6))
end

-- The rarer sign first, then as in the text.
local function in_order(statements, first)
  local list = {}
  for _, s in ipairs(statements) do if s.polarity == first then list[#list + 1] = s end end
  for _, s in ipairs(statements) do if s.polarity ~= first then list[#list + 1] = s end end
  return list
end

local function show_document(document, n, first)
  print()
  print(chart.wrap(head(document), 2))
  print(chart.wrap(("%s; %s both, %d without a statement in this direction%s"):format(
    counts(n), count(n.comentions, "sentence") .. (n.comentions == 1 and " mentions" or " mention"),
    n.abstained, n.other > 0 and "; not asserted: " .. n.other or ""), 2))
  local text = corpus.get(document.id).text
  for _, s in ipairs(in_order(n.statements, first)) do show_statement(text, s) end
  for _, s in ipairs(n.apart) do show_statement(text, s) end
end

-- Articles with the rarer sign, then those with any, by date, undated last.
local function ranked(source, first)
  local list = {}
  for _, document in ipairs(documents) do
    local n = document.of[source]
    if #n.statements + #n.apart > 0 then
      list[#list + 1] = {document = document, n = n,
        rank = first and n[first] > 0 and 1 or #n.statements > 0 and 2 or 3}
    end
  end
  table.sort(list, function(x, y)
    if x.rank ~= y.rank then return x.rank < y.rank end
    local px, py = x.document.published or "~", y.document.published or "~"
    if px ~= py then return px < py end
    return x.document.id < y.document.id
  end)
  return list
end

local function show_direction(source, target)
  local all = evidence.sum(documents, source)
  local first = evidence.minority(all)
  print(("\n%s -> %s: %s"):format(source, target, counts(all)))
  print(("  in %s (%s); of %s with both, %d without a statement in this direction")
    :format(count(all.documents, "text"), count(all.clusters, "cluster"),
      count(all.comentions, "sentence"), all.abstained))
  if all.other > 0 then
    print(("  not counted: %d not asserted (%d of them alleged), shown after the others")
      :format(all.other, all.alleged))
  end
  if first then
    print(("  the rarer sign first: %s"):format(evidence.SIGNS[first]))
  elseif all[1] + all[-1] > 0 then
    print("  no counter-signal among what is asserted")
  end
  local list = ranked(source, first)
  for i, item in ipairs(list) do
    if limit > 0 and i > limit then
      print(("\n  ... and %s; limit=0 shows all"):format(count(#list - limit, "more text")))
      break
    end
    show_document(item.document, item.n, first)
  end
end

local sentences = 0
for _, document in ipairs(documents) do sentences = sentences + #document.sentences end
print(("%s and %s: %s in %s, of %s%s"):format(a, b, evidence.mention(#documents),
  count(sentences, "sentence"), count(texts, "text"),
  where and " where " .. where or ""))
if #documents == 0 then
  print(evidence.NONE)
  return
end
show_direction(a, b)
show_direction(b, a)
print("\nFound by rules, or by the model where a row says so.\n" .. evidence.caution())

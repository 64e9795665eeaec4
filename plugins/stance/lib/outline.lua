-- outline: a sentence around two places as a row of classes instead of words:
-- `Paris has condemned the attack on Rome` is `A has V:criticize N:war on B`. So
-- a model learns from few sentences what many words do.
--
-- A, B: the places. Name, w: other names and words, a run of them once; closed
-- classes of words stand for themselves; V: group of verbs.tsv in plugins/sentiment,
-- with ed or ing; N: class of assets/classes.txt; good, bad: other words of tone.

local closed = require "closed"
local match = require "match"
local tokens = require "tokens"

local outline = {}

local unknown = { book = match.wordbook(), word = {} } -- words as such will do

local closed_classes = { "be", "have", "be_do", "modal", "negation", "possessive", "preposition",
  "subordinator", "coordinator", "pronoun" }

-- Words that stand for themselves.
local kept = { said = true, says = true, say = true, told = true, asked = true, himself = true,
  herself = true, itself = true, him = true, them = true, us = true, also = true, so = true,
  more = true, most = true, less = true }
for _, class in ipairs(closed_classes) do
  for word in pairs(closed[class]) do
    kept[word] = true
  end
end

local mark_class = { ['"'] = "Q", [","] = ",", [";"] = ";", [":"] = ";", ["("] = ";", [")"] = ";",
  ["'s"] = "'s" }

-- A word that begins with a capital where no sentence begins.
local function is_name(s, i)
  local at = s.start[i] + 1
  return s.text:find("^%u", at) and not s.text:sub(math.max(1, at - 4), at - 1):find("[.?!\"]%W*$")
    and at > 1
end

-- The class of item i; nil for what is left out.
local function class_of(s, i, words, verbs, tone)
  local w = s.word[i]
  if s.mention[i] then
    return s.mention[i].actor or "Name"
  elseif closed.article[w] or not w:find("%a") then
    return mark_class[w]
  elseif mark_class[w] or kept[w] then
    return mark_class[w] or w
  elseif words[w] then
    return words[w]
  elseif is_name(s, i) then
    return "Name"
  elseif verbs[s.start[i]] then
    return "V:" .. verbs[s.start[i]] .. (w:match("ed$") or w:match("ing$") or "")
  end
  return tone[s.start[i]] or "w"
end

-- What the entries of a lexicon in a text say, by the byte where they begin.
local function hits_of(lexicon, text, each)
  local found = {}
  for _, hit in ipairs(select(2, lexicon:read(text))) do
    found[hit.start] = each(hit)
  end
  return found
end

local function of_tone(hit)
  return hit.score and hit.score ~= 0 and (hit.score > 0 and "good" or "bad") or nil
end

-- The row of a text with places a and b (bytes), each of which becomes one item.
function outline.row(text, a, b, lists)
  local s = tokens.scan(text, 0, {
    { start = a[1], stop = a[2], kind = "person", actor = "A" },
    { start = b[1], stop = b[2], kind = "person", actor = "B" },
  }, unknown, false)
  local verbs = hits_of(lists.verbs, text, function(hit) return hit.note end)
  local tone = hits_of(lists.tone, text, of_tone)
  local row = {}
  for i = 1, s.n do
    local class = class_of(s, i, lists.classes, verbs, tone)
    if class and not ((class == "w" or class == "Name") and row[#row] == class) then
      row[#row + 1] = class
    end
    if text:find("^[.?!]%f[%s\"\0]", s.stop[i] + 1) then
      row[#row + 1] = "."
    end
  end
  return row
end

local function place_of(row, class)
  for i, c in ipairs(row) do
    if c == class then
      return i
    end
  end
end

-- The row in three depths: as it is; without words of tone and commas; without the
-- forms of verbs.
local shallow = { w = true, good = true, bad = true, [","] = true }
local views = {
  { name = "all", of = function(class) return class end },
  { name = "bare", of = function(class) return not shallow[class] and class or nil end },
  { name = "stem", of = function(class)
    return class ~= "w" and (class:match("^(V:.-)ed$") or class:match("^(V:.-)ing$") or class)
      or nil
  end },
}

-- Items from to stop of a row in a view.
local function cut(row, from, to, view)
  local list = {}
  for i = math.max(1, from), math.min(#row, to) do
    list[#list + 1] = view(row[i])
  end
  return list
end

local WIDE, PATH_MAX = 7, 6 -- items beyond the places that are looked at; of a whole path
local BESIDE = 4 -- items at most of what stands beside a place

-- The names that a view gives; add(...) takes the parts of one.
local function add_view(row, i, k, view, add)
  local path = cut(row, i, k, view)
  local before = cut(row, i - WIDE - 1, i, view)
  local behind = cut(row, k, k + WIDE, view)
  if #path <= PATH_MAX + 2 then
    add("path", table.unpack(path))
  end
  for n = 2, 3 do
    for j = 1, #path - n + 1 do
      add("part", table.unpack(path, j, j + n - 1))
    end
  end
  add("starts", table.unpack(path, 1, math.min(BESIDE, #path)))
  add("ends", table.unpack(path, math.max(1, #path - BESIDE + 1)))
  for j = 2, math.min(BESIDE + 1, #behind) do
    add("behind", table.unpack(behind, 1, j))
  end
  for j = 1, math.min(BESIDE, #before - 1) do
    add("before", table.unpack(before, #before - j))
  end
  add("first", before[#before - 1] or "", path[2])
  add("first", before[#before - 2] or "", before[#before - 1] or "", path[2])
  add("second", path[#path - 1], behind[2] or "")
  add("second", path[#path - 1], behind[2] or "", behind[3] or "")
  add("both", path[2], behind[2] or "")
end

-- A list of names for a model; lists: { verbs =, tone =, classes = }. Empty when the
-- places touch.
function outline.of(text, a, b, lists)
  local row, names, seen = outline.row(text, a, b, lists), {}, {}
  local i, k = place_of(row, "A"), place_of(row, "B")
  if not i or not k or i > k then
    return names
  end
  for _, view in ipairs(views) do
    add_view(row, i, k, view.of, function(...)
      local name = table.concat({ "outline", view.name, ... }, " ")
      names[#names + 1] = not seen[name] and name or nil
      seen[name] = true
    end)
  end
  return names
end

-- word -> "N:class" of the text of assets/classes.txt.
function outline.classes(text, forms)
  local classes, class = {}, nil
  for line in text:gmatch("[^\n]+") do
    class = line:match("^= (%l+)$") or class
    if line:find("^%l") then
      for word in line:gmatch("%S+") do
        for _, form in ipairs(forms("n", word)) do
          classes[form] = "N:" .. class
        end
      end
    end
  end
  return classes
end

return outline

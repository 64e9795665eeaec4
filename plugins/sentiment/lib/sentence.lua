-- sentence: the tone of one sentence from the words of the lexicon in it.
--
-- Words are runs of letters. The longest entry of the lexicon at a place is
-- taken. A valued word counts with its value times the factors of the
-- modifiers before it, then by the place of "but" and "although". The sum S of
-- these contributions becomes the valence 4 S / sqrt(S^2 + SPREAD), between -4
-- and 4, so that a second word of the same tone adds less than the first.

local sentence = {}

local SPREAD = 15

-- What a kind of modifier does to a good and to a bad word behind it, and how
-- many words its effect reaches.
local effects = {
  negate = { good = -0.6, bad = -0.4, reach = 4 },
  weaken = { good = -0.3, bad = 0.5, reach = 3 },
  deprive = { good = -0.6, bad = 0.6, reach = 4 },
  relieve = { good = 0.2, bad = -0.3, reach = 4 },
  amplify = { good = 1.3, bad = 1.3, reach = 2 },
  soften = { good = 0.7, bad = 0.7, reach = 2 },
}
local BEFORE_BUT, AFTER_BUT = 0.6, 1.3
local CONCEDED = 0.6

-- The words of s in small letters, and where each starts.
local function words_of(s)
  local words, starts, n = {}, {}, 0
  for start, word in s:lower():gmatch("()([a-z]+)") do
    n = n + 1
    words[n], starts[n] = word, start
  end
  return words, starts, n
end

-- Words i and i + 1 may be of one phrase: between them is one character (a
-- blank, a hyphen, an apostrophe) or a typographic apostrophe, or a line break.
local function joined(s, words, starts, i)
  local stop, start = starts[i] + #words[i], starts[i + 1]
  if start == stop + 1 then
    return true
  end
  local between = s:sub(stop, start - 1)
  return between == "’" or between:find("^%s+$") ~= nil
end

-- The longest entry that begins at word i: its node and its last word.
local function longest(tree, s, words, starts, i)
  local node, found, last = tree[words[i]], nil, nil
  while node do
    if node.value or node.kind then
      found, last = node, i
    end
    i = i + 1
    if not node.next or not words[i] or not joined(s, words, starts, i - 1) then
      break
    end
    node = node.next[words[i]]
  end
  return found, last
end

local function is_capital(s, at)
  local c = s:byte(at)
  return c >= 65 and c <= 90
end

-- Most long words begin with a capital, as in headlines.
local function is_title(s, words, starts)
  local long, capital = 0, 0
  for i, word in ipairs(words) do
    if #word > 3 then
      long = long + 1
      capital = capital + (is_capital(s, starts[i]) and 1 or 0)
    end
  end
  return capital * 2 > long
end

-- All entries in s, in order: { node =, first =, last = (words), start =,
-- stop = (bytes of s, from 1, inclusive) }.
local function entries_of(tree, s)
  local words, starts, n = words_of(s)
  local entries, i = {}, 1
  while i <= n do
    local node, last
    if tree[words[i]] then
      node, last = longest(tree, s, words, starts, i)
    end
    if node then
      entries[#entries + 1] = {
        node = node, first = i, last = last,
        start = starts[i], stop = starts[last] + #words[last] - 1,
      }
      i = last
    end
    i = i + 1
  end
  return entries, words, starts
end

-- Leaves out words inside names ("the Hope Foundation"): a capital where
-- neither the sentence begins nor a headline stands.
local function drop_names(s, entries, words, starts)
  local title
  for _, entry in ipairs(entries) do
    if entry.node.value and entry.first > 1 and is_capital(s, entry.start) then
      if title == nil then
        title = is_title(s, words, starts)
      end
      entry.name = not title
    end
  end
end

-- A modifier does not reach beyond a comma and the like.
local function same_clause(s, from, to)
  local between = s:sub(from, to)
  return not between:find("[,;:()]") and not between:find("—", 1, true)
end

-- The contribution of entry number `at`: its value under the modifiers before
-- it, and the words of those that took part.
local function contribution(s, entries, at)
  local entry = entries[at]
  local score, label = entry.node.value, s:sub(entry.start, entry.stop)
  for k = at - 1, 1, -1 do
    local before = entries[k]
    local distance = entry.first - before.last
    if distance > 5 or before.node.kind == "but" or not same_clause(s, before.stop, entry.start) then
      break
    end
    local effect = effects[before.node.kind]
    if effect and distance <= effect.reach then
      score = score * (score > 0 and effect.good or effect.bad)
      label = s:sub(before.start, before.stop) .. " " .. label
    end
  end
  return score, label
end

-- Words before the last "but" count less, those behind it more; "but" as the
-- first word contrasts with another sentence.
local function weigh_contrast(entries)
  local but
  for _, entry in ipairs(entries) do
    if entry.node.kind == "but" and entry.first > 1 then
      but = entry.first
    end
  end
  if not but then
    return
  end
  for _, entry in ipairs(entries) do
    if entry.score then
      entry.score = entry.score * (entry.first < but and BEFORE_BUT or AFTER_BUT)
    end
  end
end

-- What "although" opens ends at the next comma.
local function weigh_concessions(s, entries)
  local stop = 0
  for _, entry in ipairs(entries) do
    if entry.node.kind == "concede" then
      stop = s:find("[,;]", entry.stop) or #s
    elseif entry.score and entry.start < stop then
      entry.score = entry.score * CONCEDED
    end
  end
end

-- The valence of s and the entries it comes from, each with `score` and
-- `label`; nil when there is no evidence.
function sentence.read(tree, s)
  local entries, words, starts = entries_of(tree, s)
  drop_names(s, entries, words, starts)
  local evidence = {}
  for i, entry in ipairs(entries) do
    local value = entry.node.value
    if value and value ~= 0 and not entry.name then
      entry.score, entry.label = contribution(s, entries, i)
      evidence[#evidence + 1] = entry
    end
  end
  if #evidence == 0 then
    return nil
  end
  weigh_contrast(entries)
  weigh_concessions(s, entries)
  local sum = 0
  for _, entry in ipairs(evidence) do
    sum = sum + entry.score
  end
  return 4 * sum / (sum * sum + SPREAD) ^ 0.5, evidence
end

return sentence

-- sentence: the tone of one sentence from the words of the lexicon in it.
--
-- Words are runs of letters. The longest entry of the lexicon at a place is
-- taken. A valued word counts with its value times the factors of the
-- modifiers before it, then by the place of "but" and "although". The sum S of
-- these contributions, less when the sentence asks or supposes, becomes the
-- valence 4 S / sqrt(S^2 + spread), between -4 and 4: a second word of the same
-- tone adds less than the first, and a word says more in a short sentence.
-- All numbers below were chosen on development data, see ../README.md.

local sentence = {}

local SPREAD_PER_WORD, WORDS_MIN = 0.65, 10

-- What a kind of modifier does to a good and to a bad word behind it, and how
-- many words its effect reaches. One that needs an object ("end the war") does
-- nothing across a form of "be" or "have" ("the end was a disaster").
local effects = {
  negate = { good = -0.7, bad = -0.1, reach = 4 },
  weaken = { good = -0.3, bad = 0.5, reach = 3 },
  deprive = { good = -0.6, bad = 0.6, reach = 4, object = true },
  relieve = { good = 0.5, bad = -0.3, reach = 4, object = true },
  amplify = { good = 1.3, bad = 1.3, reach = 2 },
  soften = { good = 0.7, bad = 0.7, reach = 2 },
}
local REACH_MAX = 4 -- of all effects
local BEFORE_BUT, AFTER_BUT = 0.6, 1.3
local CONCEDED = 0.6
local UNREAL = 0.7 -- of a question, or what would, could, should be
local BARE_NEGATION = -0.6 -- "nobody came": beside evidence, itself a bad sign

-- What may stand between two words of a phrase: a hyphen or straight
-- apostrophe, white space, a typographic apostrophe, a no-break space.
local joints = { "^[ '-]([a-z]+)()", "^%s+([a-z]+)()", "^’([a-z]+)()", "^\u{a0}([a-z]+)()" }

-- The word that goes on a phrase whose last word ends before byte `at`, and the
-- byte behind it; nil when there is none.
local function next_word(low, at)
  for _, joint in ipairs(joints) do
    local word, stop = low:match(joint, at)
    if word then
      return word, stop
    end
  end
end

-- The longest entry that begins with `node`, the node of a word that ends
-- before byte `at`: its node, the byte behind it, how many words it has more.
local function longest(node, low, at)
  local found, stop, more, n = nil, at, 0, 0
  while true do
    if node.value or node.kind then
      found, stop, more = node, at, n
    end
    if not node.next then
      return found, stop, more
    end
    local word
    word, at = next_word(low, at)
    node = word and node.next[word]
    if not node then
      return found, stop, more
    end
    n = n + 1
  end
end

-- All entries in s, in order: { node =, first =, last = (numbers of words),
-- start =, stop = (bytes of s, from 1, inclusive) }; and the number of words.
local function entries_of(tree, s)
  local low = s:lower()
  local entries, n, taken = {}, 0, 0
  for start, word in low:gmatch("()([a-z]+)") do
    n = n + 1
    local node = tree[word]
    if node and start > taken then
      local found, stop, more = longest(node, low, start + #word)
      if found then
        entries[#entries + 1] = {
          node = found, first = n, last = n + more, start = start, stop = stop - 1,
          score = false, label = false, name = false, -- at once: later is slow
        }
        taken = stop - 1
      end
    end
  end
  return entries, n
end

local function is_capital(s, at)
  local c = s:byte(at)
  return c >= 65 and c <= 90
end

-- Most of the long words begin with a capital, as in headlines.
local function is_title(s)
  local _, long = s:gsub("%f[%a]%a%a%a%a", "")
  local _, capital = s:gsub("%f[%a][A-Z]%a%a%a", "")
  return capital > 0.8 * long
end

-- Leaves out words inside names ("the Hope Foundation"): a capital where
-- neither the sentence begins nor a headline stands.
local function drop_names(s, entries)
  local title
  for _, entry in ipairs(entries) do
    if entry.node.value and entry.first > 1 and is_capital(s, entry.start) then
      if title == nil then
        title = is_title(s)
      end
      entry.name = not title
    end
  end
end

local verbs = {
  is = true, are = true, was = true, were = true, been = true, has = true, have = true, had = true,
}

-- A modifier does not reach beyond a comma and the like, nor for an object
-- beyond a verb.
local function reaches(s, before, entry, effect)
  local between = s:sub(before.stop + 1, entry.start - 1)
  if between:find("[,;:()]") or between:find("—", 1, true) then
    return false
  elseif effect.object then
    for word in between:gmatch("%a+") do
      if verbs[word] then
        return false
      end
    end
  end
  return true
end

-- The contribution of entry number `at`: its value under the modifiers before
-- it, and the words of those that took part.
local function contribution(s, entries, at)
  local entry = entries[at]
  local score, label = entry.node.value, s:sub(entry.start, entry.stop)
  for k = at - 1, 1, -1 do
    local before = entries[k]
    local kind, distance = before.node.kind, entry.first - before.last
    if distance > REACH_MAX or kind == "but" then
      break
    end
    local effect = effects[kind]
    if effect and distance <= effect.reach and reaches(s, before, entry, effect) then
      score = score * (score > 0 and effect.good or effect.bad)
      before.acted = true
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
    if entry.node.kind == "concede" and entry.start >= stop then
      stop = s:find("[,;]", entry.stop) or #s
    elseif entry.score and entry.start < stop then
      entry.score = entry.score * CONCEDED
    end
  end
end

-- Gives the valued words, and then negations that turn none of them, their
-- `score` and `label`. False when no word has a value.
local function weigh_words(s, entries)
  local found = false
  for i, entry in ipairs(entries) do
    local value = entry.node.value
    if value and value ~= 0 and not entry.name then
      entry.score, entry.label = contribution(s, entries, i)
      found = true
    end
  end
  for _, entry in ipairs(entries) do
    if entry.node.kind == "negate" and not entry.acted then
      entry.score, entry.label = BARE_NEGATION, s:sub(entry.start, entry.stop)
    end
  end
  return found
end

local function is_unreal(s, entries)
  if s:find("?", 1, true) then
    return true
  end
  for _, entry in ipairs(entries) do
    if entry.node.kind == "unreal" then
      return true
    end
  end
  return false
end

-- The valence of s, and the entries that it comes from, in order, each with
-- `score` and `label`; nil when there is no evidence.
function sentence.read(tree, s)
  local entries, words = entries_of(tree, s)
  drop_names(s, entries)
  if not weigh_words(s, entries) then
    return nil
  end
  weigh_contrast(entries)
  weigh_concessions(s, entries)
  local evidence, sum = {}, 0
  for _, entry in ipairs(entries) do
    if entry.score then
      evidence[#evidence + 1] = entry
      sum = sum + entry.score
    end
  end
  if is_unreal(s, entries) then
    sum = sum * UNREAL
  end
  local spread = SPREAD_PER_WORD * math.max(words, WORDS_MIN)
  return 4 * sum / (sum * sum + spread) ^ 0.5, evidence
end

return sentence

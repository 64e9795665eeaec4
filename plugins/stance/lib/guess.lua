-- guess: rows of the model, for sentences with two actors in which no rule finds a
-- statement. Only what it is very sure of becomes a row.

local clues = require "clues"
local judge = require "judge"
local speech = require "speech"

local guess = {}

local PAIRS_MAX = 6 -- of a sentence; more names are a list

-- The first item of each actor, in the order of the text.
local function items_of(s)
  local items, seen = {}, {}
  for i = 1, s.n do
    local m = s.mention[i]
    if m and m.actor and not seen[m.actor] then
      seen[m.actor] = true
      items[#items + 1] = i
    end
  end
  return items
end

local function place(s, i)
  local m = s.mention[i]
  return { m.start - s.base, m.stop - s.base }
end

-- The likeliest direction that is not neutral.
local function strongest(p)
  local label = "pos_ab"
  for _, other in ipairs({ "neg_ab", "pos_ba", "neg_ba" }) do
    label = p[other] > p[label] and other or label
  end
  return label, p[label]
end

-- Who says so: others than the holder only claim it.
local function add_claimant(s, memory, i, row)
  local scope = speech.at(s, i, memory)
  if scope then
    row.via = scope.name
    row.modality = (scope.denied and "denied")
      or scope.actor and scope.actor ~= row.source and "alleged" or row.modality
  end
end

local function read_pair(s, memory, i, k, state, threshold)
  local j = state.judge()
  local p = judge.between(j, judge.passage(j.lists, s.text, place(s, i), place(s, k),
    clues.of(s, {}, i, k)))
  local label, probability = strongest(p)
  if probability < threshold then
    return nil
  end
  local first, second = s.mention[i].actor, s.mention[k].actor
  local forward, sign = label:find("ab$"), label:find("^pos") and 1 or -1
  local row = {
    source = forward and first or second, target = forward and second or first,
    polarity = sign, score = sign * probability, kind = "evaluation", modality = "asserted",
    method = "model",
  }
  add_claimant(s, memory, math.max(i, k), row)
  return row
end

-- Fills s.rows when the rules left it empty.
function guess.add(s, memory, state, threshold)
  if #s.rows > 0 then
    return
  end
  local items = items_of(s)
  if #items * (#items - 1) // 2 > PAIRS_MAX then
    return
  end
  for n, i in ipairs(items) do
    for m = n + 1, #items do
      s.rows[#s.rows + 1] = read_pair(s, memory, i, items[m], state, threshold)
    end
  end
end

return guess

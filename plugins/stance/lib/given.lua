-- given: what is said between two places of a text that the caller names, of
-- whatever they are the names: the same rules as for actors found in a corpus.

local answer = require "answer"
local article = require "article"
local clues = require "clues"
local deeds = require "deeds"
local judge = require "judge"
local places = require "places"

local given = {}

-- A place (bytes, end exclusive) as whole words, without an apostrophe at its end.
function given.whole(text, place)
  local to = text:match("^[%w\128-\255]*()", place[2] + 1) - 1
  local inside = text:sub(place[1] + 1, to)
  for _, mark in ipairs({ "'s$", "\xE2\x80\x99s$", "'$", "\xE2\x80\x99$" }) do
    local cut = inside:find(mark)
    if cut and cut > 1 then
      return { place[1], place[1] + cut - 1 }
    end
  end
  return { place[1], to }
end

-- The mentions of actors "a" and "b" at their places.
local function mentions_of(actors)
  local list = {}
  for actor, at in pairs(actors) do
    for _, place in ipairs(at) do
      list[#list + 1] = { actor = actor, entity = actor, kind = "person", start = place[1],
        stop = place[2] }
    end
  end
  return list
end

-- The first items of two actors, in the order of the text; nil when one is missing.
local function items_of(s)
  local first
  for i = 1, s.n do
    local m = s.mention[i]
    if m and first and m.actor ~= s.mention[first].actor then
      return first, i
    end
    first = first or m and i
  end
end

-- The statements between actors "a" and "b" of a text, each at its places, and the
-- clues of the sentences with both, which the model is trained with; both(s, memory)
-- is called with each of those, if it is given.
function given.read(text, a, b, cues, both)
  local list, names = {}, {}
  local encounters = cues.book:encounters(text, mentions_of({ a = a, b = b }), { every = true })
  if not encounters then
    return list, names
  end
  article.read(encounters, cues, function(s, memory)
    table.move(s.rows, 1, #s.rows, #list + 1, list)
    local i, k = items_of(s)
    if k then
      local found = clues.of(s, s.rows, i, k)
      table.move(found, 1, #found, #names + 1, names)
      if both then
        both(s, memory)
      end
    end
  end)
  return list, names
end

local function is_place(place, size)
  return type(place) == "table" and math.type(place[1]) == "integer"
    and math.type(place[2]) == "integer" and place[1] >= 0 and place[1] < place[2]
    and place[2] <= size
end

-- The two places of a call, as they stand in the text, and whether b comes first.
local function in_order(args)
  if type(args) ~= "table" or type(args.text) ~= "string"
    or not is_place(args.a, #args.text) or not is_place(args.b, #args.text)
    or args.a[1] < args.b[2] and args.b[1] < args.a[2] then
    error("stance.between needs a text and two places in it, in bytes: "
      .. 'stance.between{ text = "Paris praised Rome", a = {0, 5}, b = {14, 18} }')
  end
  if args.b[1] < args.a[1] then
    return args.b, args.a, true
  end
  return args.a, args.b, false
end

local turned = { neutral_ab = "neutral_ba", neutral_ba = "neutral_ab",
  pos_ab = "pos_ba", pos_ba = "pos_ab", neg_ab = "neg_ba", neg_ba = "neg_ab" }

-- stance.between{ text=, a={from, to}, b={from, to} }: two places that do not
-- overlap, in bytes from 0, end exclusive. Answers { label=, probability=,
-- probabilities=, statements= }: label is the best guess of the model, which knows
-- what the rules found: neutral, pos_ab (a is for b), neg_ab, pos_ba or neg_ba;
-- statements is what the rules alone would put into a corpus.
function given.between(args, _, state)
  local a, b, swapped = in_order(args)
  a, b = given.whole(args.text, a), given.whole(args.text, b)
  local rows, names = given.read(args.text, { a }, { b }, state.cues)
  local j = state.judge()
  local p = judge.between(j, judge.passage(j.lists, args.text, a, b, names))
  local statements, probabilities = {}, {}
  local function name(label)
    return swapped and turned[label] or label
  end
  for label, value in pairs(p) do
    probabilities[name(label)] = value
  end
  for i, row in ipairs(rows) do
    local sign = row.polarity > 0 and "pos_" or row.polarity < 0 and "neg_" or "neutral_"
    statements[i] = { label = name(sign .. (row.source == "a" and "ab" or "ba")),
      modality = row.modality, kind = row.kind, verb = row.verb, score = row.score }
  end
  local label = answer.of(answer.calm(p), j.balance)
  return { label = name(label), probability = p[label], probabilities = probabilities,
    statements = statements }
end

-- What sentences around it count beside the sentence, a statement that the rules
-- find, and what the source does to the target; an author who gives no name writes
-- against more often than for.
-- Chosen on folds of SEESAW's development part; no weight was trained on it.
local BESIDE, FOUND, DONE, NAMELESS = 0.2, 1.5, 3, -0.5

-- stance.toward{ text=, source=, target=, prev=, next= }: two names, and the
-- sentences around. Answers { polarity=, score= }: log odds of for against
-- against; which of the two must be said.
function given.toward(args, _, state)
  for _, field in ipairs({ "text", "source", "target" }) do
    if type(args) ~= "table" or type(args[field]) ~= "string" then
      error("stance.toward needs text, source and target: stance.toward{ "
        .. 'text = "Paris praised Rome", source = "Paris", target = "Rome" }')
    end
  end
  local j, at = state.judge(), places.of(args.text, args.target)
  local score = judge.toward(j, args.text, at)
  for _, field in ipairs({ "prev", "next" }) do
    if args[field] and args[field]:find("%S") then
      score = score + BESIDE * judge.toward(j, args[field], {})
    end
  end
  local source = places.of(args.text, args.source)
  local rows = given.read(args.text, source, at, state.cues, function(s, memory)
    score = score + DONE * deeds.attitude(s, memory, j.lists.verbs, "a", "b")
  end)
  for _, row in ipairs(rows) do
    if row.source == "a" and row.modality ~= "denied" then
      score = score + FOUND * row.score
    end
  end
  score = score + (args.source:sub(1, 1) == "<" and NAMELESS or 0)
  return { polarity = score > 0 and 1 or -1, score = score }
end

return given

-- judge: linear models over the words around two places, beside the rules.
-- ../train.lua makes them; README.md says from what.

local answer = require "answer"
local lexicons = require "lexicons"
local model = require "model"
local outline = require "outline"
local forms = require("text").forms

local judge = {}

-- Assets that reading a passage needs, and those of the models.
local LISTS = { "classes.txt", "sentiment/negative.txt", "sentiment/positive.txt",
  "sentiment/phrases.txt", "sentiment/modifiers.txt", "sentiment/verbs.tsv",
  "sentiment/irregular.txt" }
local MODELS = { "sign.model", "direction.model", "toward.model", "answer.tsv" }

-- What passages are read with: lexicons of plugins/sentiment, and classes of words;
-- open(name) gives an asset of LISTS.
function judge.lists(open)
  local lists = lexicons.both(function(name) return open("sentiment/" .. name) end)
  lists.classes = outline.classes(open("classes.txt"):read("a"), forms)
  return lists
end

-- The models sign and direction, from the texts of their files.
function judge.pair(lists, sign, direction)
  local with = { tone = lists.tone, verbs = lists.verbs }
  return {
    lists = lists, sign = model.load(sign, with), direction = model.load(direction, with),
  }
end

local function load(open)
  local lists = judge.lists(open)
  local function read(name)
    return open(name):read("a")
  end
  local j = judge.pair(lists, read("sign.model"), read("direction.model"))
  j.target = model.load(read("toward.model"), { tone = lists.tone, verbs = lists.verbs })
  j.balance = answer.read(read("answer.tsv"))
  return j
end

-- A function that gives the judge; it is made when first called for: most runs
-- never do, and the lexicons take a while. open(name), here and now, gives an
-- asset of stance, or sentiment/NAME.
function judge.later(open)
  local assets, j = {}, nil
  for _, names in ipairs({ LISTS, MODELS }) do
    for _, name in ipairs(names) do
      assets[name] = open(name)
    end
  end
  return function()
    j = j or load(function(name) return assets[name] end)
    return j
  end
end

-- What the models see of places a and b of a text, a before b, with the clues of
-- lib/clues.lua.
function judge.passage(lists, text, a, b, clues)
  local more = outline.of(text, a, b, lists)
  table.move(clues, 1, #clues, #more + 1, more)
  return { text = text, targets = { a, b }, more = more }
end

-- What is said of the first place (a) and the second (b) of a passage:
-- probabilities of neutral, pos_ab (a is for b), neg_ab, pos_ba, neg_ba.
function judge.between(j, passage)
  local sign, back = j.sign:score(passage), j.direction:score(passage).ba
  return {
    neutral = sign.neutral,
    pos_ab = sign.pos * (1 - back), neg_ab = sign.neg * (1 - back),
    pos_ba = sign.pos * back, neg_ba = sign.neg * back,
  }
end

-- How a text speaks of the places of a target (none: as a whole): log odds of
-- good against bad.
function judge.toward(j, text, places)
  local p = j.target:score({ text = text, targets = places[1] and { places } or nil })
  return math.log(p.pos / p.neg)
end

return judge

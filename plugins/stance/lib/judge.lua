-- judge: linear models over the words around two places, beside the rules.
-- ../train.lua makes them; README.md says from what.

local model = require "model"

local judge = {}

-- How often each answer is right in the training data, and the exponent with
-- which that is divided out: rare answers would hardly ever be given. The
-- exponents were chosen on folds for macro F1.
local PRIOR = { neutral = 0.705, pos_ab = 0.090, neg_ab = 0.159, pos_ba = 0.020, neg_ba = 0.026 }
local EASED, TURNED = 0.4, 0.6 -- of all; of the rare direction beside

-- lexicons: of plugins/sentiment; read(name) gives a model's file.
function judge.new(lexicons, read)
  return {
    sign = model.load(read("sign.model"), lexicons),
    direction = model.load(read("direction.model"), lexicons),
    target = model.load(read("toward.model"), lexicons),
  }
end

-- The same when it is first called for: most runs never do, and the lexicons take a
-- while. open(name), here and now, gives an asset of stance, or sentiment/NAME.
function judge.later(lexicons, open)
  local assets, j = {}, nil
  for _, name in ipairs { "sign.model", "direction.model", "toward.model",
    "sentiment/negative.txt", "sentiment/positive.txt", "sentiment/phrases.txt",
    "sentiment/modifiers.txt", "sentiment/verbs.tsv", "sentiment/irregular.txt" } do
    assets[name] = open(name)
  end
  return function()
    j = j or judge.new(lexicons.both(function(name) return assets["sentiment/" .. name] end),
      function(name) return assets[name]:read() end)
    return j
  end
end

-- What is said of the first place (a) and the second (b) of a text, with the
-- clues of lib/clues.lua: probabilities of neutral, pos_ab (a is for b), neg_ab,
-- pos_ba, neg_ba.
function judge.between(j, text, a, b, more)
  local passage = { text = text, targets = { a, b }, more = more }
  local sign, back = j.sign:score(passage), j.direction:score(passage).ba
  return {
    neutral = sign.neutral,
    pos_ab = sign.pos * (1 - back), neg_ab = sign.neg * (1 - back),
    pos_ba = sign.pos * back, neg_ba = sign.neg * back,
  }
end

-- The answer when one must be given: the class with the highest probability
-- after the priors are eased.
function judge.answer(p)
  local best, most
  for _, label in ipairs({ "neutral", "pos_ab", "neg_ab", "pos_ba", "neg_ba" }) do
    local weight = PRIOR[label] ^ EASED
    if label:find("ba$") then
      weight = weight * (PRIOR[label] / PRIOR[label:sub(1, 4) .. "ab"]) ^ TURNED
    end
    local value = p[label] / weight
    if not most or value > most then
      best, most = label, value
    end
  end
  return best
end

-- How a text speaks of the places of a target (none: as a whole): log odds of
-- good against bad.
function judge.toward(j, text, places)
  local p = j.target:score({ text = text, targets = places[1] and { places } or nil })
  return math.log(p.pos / p.neg)
end

return judge

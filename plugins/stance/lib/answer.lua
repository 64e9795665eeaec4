-- answer: which class to name when one must be named. The likeliest one would
-- hardly ever be a rare one; this rule is for macro F1, the mean over the classes.
--
-- F of a class is 2 TP / D, D = gold + answered. One more answer c that is right
-- with probability p adds about (2 p - F) / D to it: a threshold of half of F, the
-- optimum (Lipton, Elkan & Narayanaswamy 2014, ECML PKDD). What all classes
-- together get right counts with RIGHT beside.

local answer = {}

local CLASSES = { "neutral", "pos_ab", "neg_ab", "pos_ba", "neg_ba" }

-- Chosen on folds: the models are too sure of themselves, so their probabilities
-- are raised to the power of CALM; and what a right answer of any class counts.
local CALM, RIGHT = 0.6, 3
local ROUNDS = 40 -- of fitting

-- The probabilities of the five classes, calmed.
function answer.calm(p)
  local q, sum = {}, 0
  for _, class in ipairs(CLASSES) do
    q[class] = p[class] ^ CALM
    sum = sum + q[class]
  end
  for _, class in ipairs(CLASSES) do
    q[class] = q[class] / sum
  end
  return q
end

-- The answer to calmed probabilities; balance[class] = { share = D, f1 = F }, D as a
-- part of all.
function answer.of(q, balance)
  local best, most
  for _, class in ipairs(CLASSES) do
    local b = balance[class]
    local value = q[class] * (RIGHT + 2 / b.share) - b.f1 / b.share
    if not most or value > most then
      best, most = class, value
    end
  end
  return best
end

-- The balance of samples { q =, class = } whose q comes from models that have not
-- seen them.
function answer.fit(samples)
  local gold, balance = {}, {}
  for _, s in ipairs(samples) do
    gold[s.class] = (gold[s.class] or 0) + 1
  end
  for _, class in ipairs(CLASSES) do
    balance[class] = { share = 2 * gold[class] / #samples, f1 = 0 }
  end
  for _ = 1, ROUNDS do
    local given, right = {}, {}
    for _, s in ipairs(samples) do
      local class = answer.of(s.q, balance)
      given[class] = (given[class] or 0) + 1
      right[class] = (right[class] or 0) + (class == s.class and 1 or 0)
    end
    for _, class in ipairs(CLASSES) do -- half way, so that it comes to rest
      local b, both = balance[class], gold[class] + (given[class] or 0)
      b.share = (b.share + both / #samples) / 2
      b.f1 = (b.f1 + 2 * (right[class] or 0) / both) / 2
    end
  end
  return balance
end

-- As the lines of a file, and back.
function answer.write(balance)
  local lines = { "# class, gold and answered as a share of all, F1; made by train.lua" }
  for _, class in ipairs(CLASSES) do
    lines[#lines + 1] = ("%s\t%.4f\t%.4f"):format(class, balance[class].share, balance[class].f1)
  end
  return table.concat(lines, "\n") .. "\n"
end

function answer.read(text)
  local balance = {}
  for class, share, f1 in text:gmatch("(%l+_?%l*)\t(%S+)\t(%S+)\n") do
    balance[class] = { share = tonumber(share), f1 = tonumber(f1) }
  end
  return balance
end

return answer

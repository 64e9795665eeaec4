-- Makes the models of this plugin, or says how good they are on folds.
local lexicons = require "lexicons"

local USAGE = [[usage: slant script plugins/sentiment/train.lua make|check|ablate GOLD
  make    write assets/sentence.model and assets/target.model
  check   train on nine folds and score the tenth, for each of the ten
  ablate  the same for folds 5 to 9, each time without a part
  GOLD    the folder with nyt.dev.jsonl, mtsc.dev.jsonl and dse.dev.jsonl]]

-- What the sentences of each model are from: nyt.dev and mtsc.dev are MIT, dse.dev may
-- be used by who cites the paper.
local ABOUT = {
  sentence = "sentence; plugins/sentiment/train.lua on nyt.dev (Hutto & Gilbert 2014), "
    .. "mtsc.dev (Hamborg & Donnay 2021) and dse.dev (Park, Pan & Joo 2021)",
  target = "target; plugins/sentiment/train.lua on mtsc.dev (Hamborg & Donnay 2021)",
}
local CLASSES = { "neg", "neu", "pos" }
-- How much a sentence of mtsc or dse tells of sentences: its label is about somebody in
-- it. That of dse is neutral when neither of two is for or against the other, whatever
-- the tone.
local BORROWED, BORROWED_VALENCE = 0.1, { neg = -1.3, neu = 0, pos = 1.3 }

local settings = { -- chosen on folds
  sentence = { bits = 17, l2 = 45, min_count = 2, iterations = 60 },
  target = { bits = 19, l2 = 90, min_count = 3, iterations = 60, ratio = true,
    common = 0.1 },
}

local here = arg[0]:match("^(.*)/[^/]*$") or "."
local mode, gold = arg[1], arg[2]
if #arg ~= 2 or not ({ make = 1, check = 1, ablate = 1 })[mode] then stop(USAGE) end

local function read_gold(name)
  local file = io.open(gold .. "/" .. name) or stop(("%s has no %s"):format(gold, name))
  local items = {}
  for line in file:lines() do items[#items + 1] = json.decode(line) end
  return items
end

local lists = lexicons.both(function(name) return assert(io.open(here .. "/assets/" .. name)) end)
local nyt, mtsc = read_gold("nyt.dev.jsonl"), read_gold("mtsc.dev.jsonl")
local dse = read_gold("dse.dev.jsonl")

local function sentence_of(item) return { text = item.text } end

local function target_of(item, without)
  local spans = { { item.target.bfrom, item.target.bto } }
  for _, m in ipairs(without == "mentions" and {} or item.more) do
    spans[#spans + 1] = { m.bfrom, m.bto }
  end
  return { text = item.text, targets = { spans } }
end

local function add(trainer, passage, more)
  for name, value in pairs(more) do passage[name] = value end
  trainer:add(passage)
end

-- without: a part that is left out, or nil
local trainers = {
  sentence = function(without)
    local trainer = model.trainer{ tone = lists.tone }
    for _, item in ipairs(nyt) do
      add(trainer, sentence_of(item), { value = item.gold.valence, fold = item.fold })
    end
    for _, from in ipairs{ { "mtsc", mtsc }, { "dse", dse } } do
      local name, items = from[1], from[2]
      for _, item in ipairs(without == name and {} or items) do
        local value = BORROWED_VALENCE[item.gold.label:match("^%l+")]
        if value then
          add(trainer, sentence_of(item), { value = value, weight = BORROWED,
            more = { name } })
        end
      end
    end
    return trainer
  end,
  target = function(without)
    local trainer = model.trainer{ classes = CLASSES,
      tone = without ~= "tone" and lists.tone or nil,
      verbs = without ~= "verbs" and lists.verbs or nil }
    for _, item in ipairs(mtsc) do
      add(trainer, target_of(item, without), { class = item.gold.label, fold = item.fold })
    end
    return trainer
  end,
}

local function fit(trainer, kind, except, without)
  local options = { about = ABOUT[kind], except = except }
  for name, value in pairs(settings[kind]) do
    if name ~= without then options[name] = value end
  end
  return trainer:fit(options)
end

local function make(kind)
  local file = assert(io.open(("%s/assets/%s.model"):format(here, kind), "wb"))
  file:write(fit(trainers[kind](), kind))
  file:close()
end

-- ---- figures ----

local function macro_f1(wanted, got)
  local sum = 0
  for _, class in ipairs(CLASSES) do
    local both, either = 0, 0
    for i, w in ipairs(wanted) do
      if w == class and got[i] == class then both = both + 1 end
      either = either + (w == class and 1 or 0) + (got[i] == class and 1 or 0)
    end
    sum = sum + (either > 0 and 2 * both / either or 0)
  end
  return sum / #CLASSES
end

local function pearson(a, b)
  local ma, mb, up, sa, sb = 0, 0, 0, 0, 0
  for i in ipairs(a) do ma, mb = ma + a[i] / #a, mb + b[i] / #b end
  for i in ipairs(a) do
    local x, y = a[i] - ma, b[i] - mb
    up, sa, sb = up + x * y, sa + x * x, sb + y * y
  end
  return up / (sa * sb) ^ 0.5
end

local function label_of(valence, band)
  return valence > band and "pos" or valence < -band and "neg" or "neu"
end

local function likeliest(scores)
  local best = CLASSES[1]
  for _, class in ipairs(CLASSES) do
    if scores[class] > scores[best] then best = class end
  end
  return best
end

local BAND = 0.35 -- as in init.lua
local scored = {
  sentence = function(m, items)
    local wanted, got, labels, answers = {}, {}, {}, {}
    for i, item in ipairs(items) do
      wanted[i], got[i] = item.gold.valence, m:score(sentence_of(item))
      labels[i], answers[i] = label_of(wanted[i], 0.5), label_of(got[i], BAND)
    end
    return { ["Pearson r"] = pearson(wanted, got), ["macro F1"] = macro_f1(labels, answers) }
  end,
  target = function(m, items, without)
    local labels, answers = {}, {}
    for i, item in ipairs(items) do
      labels[i], answers[i] = item.gold.label, likeliest(m:score(target_of(item, without)))
    end
    return { ["macro F1"] = macro_f1(labels, answers) }
  end,
}

local function of_fold(items, fold)
  local list = {}
  for _, item in ipairs(items) do if item.fold == fold then list[#list + 1] = item end end
  return list
end

local function report(kind, figure, values, from)
  local mean, spread, n = 0, 0, 0
  for fold = from, 9 do mean, n = mean + values[fold], n + 1 end
  mean = mean / n
  for fold = from, 9 do spread = spread + (values[fold] - mean) ^ 2 / n end
  print(("%s, %s, folds %d-9: mean %.3f, spread %.3f"):format(kind, figure, from, mean,
    spread ^ 0.5))
end

local function check(kind, items, from, without)
  local trainer, figures = trainers[kind](without), {}
  local tools = { tone = without ~= "tone" and lists.tone or nil,
    verbs = without ~= "verbs" and lists.verbs or nil }
  for fold = from, 9 do
    local m = model.load(fit(trainer, kind, fold, without), tools)
    for figure, value in pairs(scored[kind](m, of_fold(items, fold), without)) do
      figures[figure] = figures[figure] or {}
      figures[figure][fold] = value
    end
  end
  for _, figure in ipairs{ "Pearson r", "macro F1" } do
    for first = figures[figure] and from or 6, 5, 5 do
      report(without and kind .. " without " .. without or kind, figure, figures[figure], first)
    end
  end
end

if mode == "make" then
  make("sentence")
  make("target")
elseif mode == "check" then
  check("sentence", nyt, 0)
  check("target", mtsc, 0)
else
  check("sentence", nyt, 5, "mtsc")
  check("sentence", nyt, 5, "dse")
  for _, part in ipairs{ "tone", "verbs", "mentions", "ratio", "common", "l2" } do
    check("target", mtsc, 5, part)
  end
end

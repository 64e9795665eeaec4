-- Makes the models of this plugin. The same files give the same bytes.
local USAGE = [[usage: slant script plugins/stance/train.lua GOLD [OUT] [LEFT_OUT]
  GOLD      the folder with dse.dev.jsonl, mtsc.dev.jsonl and nyt.dev.jsonl
  OUT       where the models go (assets/ of this plugin)
  LEFT_OUT  0 to 4: folds 2N and 2N + 1 are not used, to be measured]]

local here = arg[0]:match("^(.*)/[^/]*$") or "."
local gold, out, left_out = arg[1], arg[2] or here .. "/assets", tonumber(arg[3])
if not gold or #arg > 3 or arg[3] and not left_out then stop(USAGE) end
package.path = here .. "/lib/?.lua;" .. here .. "/../sentiment/lib/?.lua;" .. package.path
local answer, judge, given = require "answer", require "judge", require "given"
local cues = require "cues"

local function asset(name)
  local beside = name:match("^sentiment/(.*)$")
  return assert(io.open(here .. (beside and "/../sentiment/assets/" .. beside
    or "/assets/" .. name), "rb"))
end
local lists = judge.lists(asset)
local words = cues.new(function(name) return asset(name):read("a") end)

local ABOUT = "%s; plugins/stance/train.lua on dse.dev (Park, Pan & Joo 2021), mtsc.dev (Hamborg "
  .. "& Donnay 2021) and nyt.dev (Hutto & Gilbert 2014)"
local PARTS = 5 -- of the folds, two each
local BITS, RARE = 18, 2 -- buckets; features of fewer sentences are left out
local NEUTRAL = 0.5 -- valence: what is nearer to 0 teaches nothing about signs
local UNTIED, LOOSE = 0.3, 0.5 -- weights of sentences without a target, and of opinion pieces

local function trainer(...)
  return model.trainer{classes = {...}, tone = lists.tone, verbs = lists.verbs}
end

local function place(x) return {x.bfrom, x.bto} end

-- Each item of a data set but those left out, with its part as except= counts.
local function items(name)
  local file, message = io.open(gold .. "/" .. name .. ".dev.jsonl")
  if not file then stop(message) end
  return coroutine.wrap(function()
    for line in file:lines() do
      local item = json.decode(line)
      item.fold = item.fold * PARTS // 10
      if item.fold ~= left_out then coroutine.yield(item) end
    end
  end)
end

local sign, direction = trainer("neutral", "pos", "neg"), trainer("ab", "ba")
local target = trainer("neg", "pos")
local pairs_read = {}

-- A sentence about a target, and again without saying who is meant.
local function add_target(text, at, class, fold)
  target:add{text = text, targets = {at}, class = class, fold = fold}
  target:add{text = text, class = class, fold = fold, weight = UNTIED}
end

local function add_pair(item)
  local label = item.gold.label
  local a, b = given.whole(item.text, place(item.a)), given.whole(item.text, place(item.b))
  if a[2] > b[1] then return end -- one inside the other
  local clues = select(2, given.read(item.text, {a}, {b}, words))
  local passage = judge.passage(lists, item.text, a, b, clues)
  pairs_read[#pairs_read + 1] = {passage = passage, class = label, fold = item.fold}
  passage.fold, passage.class = item.fold, label:match("^%l+")
  sign:add(passage)
  if label == "neutral" then return end
  passage.class = label:match("%l+$")
  direction:add(passage)
  add_target(item.text, passage.class == "ab" and b or a, label:match("^%l+"), item.fold)
end

for item in items "dse" do add_pair(item) end
for item in items "mtsc" do
  if item.gold.label ~= "neu" then
    add_target(item.text, place(item.target), item.gold.label, item.fold)
  end
end
for item in items "nyt" do
  if math.abs(item.gold.valence) > NEUTRAL then
    target:add{text = item.text, class = item.gold.valence > 0 and "pos" or "neg",
      fold = item.fold, weight = LOOSE}
  end
end

-- Chosen on folds.
local FIT = {
  sign = {l2 = 180, ratio = 0.5, iterations = 25},
  direction = {l2 = 60, ratio = true, iterations = 25},
  toward = {l2 = 30, ratio = true, iterations = 60},
}

-- A model's file, trained without one part (nil: with all).
local function fit(name, trained, except)
  local options = {about = ABOUT:format(name), bits = BITS, min_count = RARE, except = except}
  for key, value in pairs(FIT[name]) do options[key] = value end
  return trained:fit(options)
end

-- When to answer what, from the answers of models to what they have not seen.
local function balance()
  local samples = {}
  for part = 0, PARTS - 1 do
    if part ~= left_out then
      local j = judge.pair(lists, fit("sign", sign, part), fit("direction", direction, part))
      for _, pair in ipairs(pairs_read) do
        if pair.fold == part then
          samples[#samples + 1] = {class = pair.class,
            q = answer.calm(judge.between(j, pair.passage))}
        end
      end
    end
  end
  return answer.fit(samples)
end

local function write(name, bytes)
  local file = assert(io.open(out .. "/" .. name, "wb"))
  assert(file:write(bytes))
  assert(file:close())
end

write("sign.model", fit("sign", sign))
write("direction.model", fit("direction", direction))
write("toward.model", fit("toward", target))
write("answer.tsv", answer.write(balance()))

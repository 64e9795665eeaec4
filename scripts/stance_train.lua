-- Trains the models of plugins/stance.
--   slant script stance_train GOLD OUT [except=K]
-- GOLD has dse.dev.jsonl, mtsc.dev.jsonl and nyt.dev.jsonl; OUT gets sign.model,
-- direction.model and target.model (plugins/stance/assets). except: folds 2K and
-- 2K + 1 are left out, to be measured. The same files give the same bytes.
local arguments = require "arguments"

local USAGE = "usage: slant script stance_train GOLD OUT [except=0..4]"
local given = arguments.read(arg, {"except"}, USAGE, 2)
local gold, out = given[1], given[2]
local except = given.except and arguments.number(given, "except")

-- Code that the plugin reads texts with, too.
local plugins = arg[0]:match("^(.*)[/\\]scripts[/\\]") or "."
package.path = plugins .. "/plugins/sentiment/lib/?.lua;" .. plugins .. "/plugins/stance/lib/?.lua;"
  .. package.path
local function asset(name) return assert(io.open(plugins .. "/plugins/" .. name, "rb")) end
local lexicons = require("judge").lexicons(function(name)
  return asset("sentiment/assets/" .. name)
end)
local cues = require("cues").new(function(name)
  return asset("stance/assets/" .. name):read("a")
end)
local read = require("given").read

local ABOUT = "made for slant by scripts/stance_train.lua from NewsMTSC (Hamborg & Donnay 2021), "
  .. "DSE (Park, Pan & Joo 2021) and sentences of the New York Times rated for VADER "
  .. "(Hutto & Gilbert 2014); %s"
local BITS, RARE = 18, 2 -- buckets; features of fewer sentences are left out
local NEUTRAL = 0.5 -- valence: what is nearer to 0 teaches nothing about signs
local UNTIED, LOOSE = 0.5, 0.5 -- weights of sentences without a target, and of opinion pieces

local function trainer(...)
  return model.trainer{classes = {...}, tone = lexicons.tone, verbs = lexicons.verbs}
end

-- A text as the plugin sees a document.
local function document(s)
  local doc = {}
  function doc:bytes(start, stop)
    return {start = start, stop = stop, text = s:sub(start + 1, stop)}
  end
  function doc:sentences()
    local list, at, i = text.sentences(s), 1, 0
    return function()
      i = i + 1
      if not list[i] then return nil end
      local first, last = s:find(list[i], at, true)
      at = last + 1
      return i, self:bytes(first - 1, last)
    end
  end
  return doc
end

local function place(x) return {x.bfrom, x.bto} end

-- Each item of a data set, with its fold as except= counts.
local function items(name)
  local lines, message = io.lines(gold .. "/" .. name .. ".dev.jsonl")
  if not lines then stop(message) end
  return function()
    local line = lines()
    if not line then return nil end
    local item = json.decode(line)
    item.fold = item.fold // 2
    return item
  end
end

local sign, direction = trainer("neutral", "pos", "neg"), trainer("ab", "ba")
local target = trainer("neg", "pos")

-- A sentence about a target, and again without saying who is meant.
local function add_target(text, at, class, fold)
  target:add{text = text, targets = {at}, class = class, fold = fold}
  target:add{text = text, class = class, fold = fold, weight = UNTIED}
end

local function add_pair(item)
  local a, b, label = place(item.a), place(item.b), item.gold.label
  if a[2] > b[1] then return end -- one inside the other
  local passage = {text = item.text, targets = {a, b}, fold = item.fold,
    more = select(2, read(document(item.text), {a}, {b}, cues))}
  passage.class = label:match("^%l+")
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

local function write(name, trained, options)
  options.about = ABOUT:format(except and "folds left out" or "version 1")
  options.bits, options.min_count, options.except = BITS, RARE, except
  local file = assert(io.open(out .. "/" .. name .. ".model", "wb"))
  assert(file:write(trained:fit(options)))
  assert(file:close())
end

write("sign", sign, {l2 = 1, ratio = true, iterations = 60})
write("direction", direction, {l2 = 1, ratio = true, iterations = 60})
write("target", target, {l2 = 15, iterations = 80})

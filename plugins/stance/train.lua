-- Makes the models of this plugin. The same files give the same bytes.
local USAGE = [[usage: slant script plugins/stance/train.lua GOLD [OUT] [LEFT_OUT]
  GOLD      the folder with dse.dev.jsonl, mtsc.dev.jsonl and nyt.dev.jsonl
  OUT       where the models go (assets/ of this plugin)
  LEFT_OUT  0 to 4: folds 2N and 2N + 1 are not used, to be measured]]

local here = arg[0]:match("^(.*)/[^/]*$") or "."
local gold, out, left_out = arg[1], arg[2] or here .. "/assets", tonumber(arg[3])
if not gold or #arg > 3 or arg[3] and not left_out then stop(USAGE) end
package.path = here .. "/lib/?.lua;" .. here .. "/../sentiment/lib/?.lua;" .. package.path
local lexicons, given, cues = require "lexicons", require "given", require "cues"

local function asset(name) return assert(io.open(here .. "/" .. name, "rb")) end
local lists = lexicons.both(function(name) return asset("../sentiment/assets/" .. name) end)
local words = cues.new(function(name) return asset("assets/" .. name):read("a") end)

local ABOUT = "%s; plugins/stance/train.lua on dse.dev (Park, Pan & Joo 2021), mtsc.dev (Hamborg "
  .. "& Donnay 2021) and nyt.dev (Hutto & Gilbert 2014)"
local BITS, RARE = 18, 2 -- buckets; features of fewer sentences are left out
local NEUTRAL = 0.5 -- valence: what is nearer to 0 teaches nothing about signs
local UNTIED, LOOSE = 0.5, 0.5 -- weights of sentences without a target, and of opinion pieces

local function trainer(...)
  return model.trainer{classes = {...}, tone = lists.tone, verbs = lists.verbs}
end

-- A text as the plugin sees a document.
local function document(s)
  local doc = {text = s}
  function doc.bytes(_, start, stop)
    return {start = start, stop = stop, text = s:sub(start + 1, stop)}
  end
  function doc.sentences()
    local list, at, i = text.sentences(s), 1, 0
    return function()
      i = i + 1
      if not list[i] then return nil end
      local first, last = s:find(list[i], at, true)
      at = last + 1
      return i, doc:bytes(first - 1, last)
    end
  end
  return doc
end

local function place(x) return {x.bfrom, x.bto} end

-- Each item of a data set, with its fold as except= counts.
local function items(name)
  local file, message = io.open(gold .. "/" .. name .. ".dev.jsonl")
  if not file then stop(message) end
  local lines = file:lines()
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
    more = select(2, given.read(document(item.text), {a}, {b}, words))}
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
  options.about = ABOUT:format(name)
  options.bits, options.min_count, options.except = BITS, RARE, left_out
  local file = assert(io.open(out .. "/" .. name .. ".model", "wb"))
  assert(file:write(trained:fit(options)))
  assert(file:close())
end

-- Chosen on folds.
write("sign", sign, {l2 = 12, iterations = 60})
write("direction", direction, {l2 = 4, ratio = true, iterations = 60})
write("toward", target, {l2 = 20, iterations = 60})

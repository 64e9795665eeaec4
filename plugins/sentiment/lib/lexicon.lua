-- lexicon: the data files of assets/ as one tree of words.
--
-- A node is { value = number or nil, kind = kind of modifier or nil,
-- next = { word = node } or nil }; the tree is like a node's `next`. Words are
-- runs of the letters a-z, so that "cease-fire", "isn't" and "no limits" are
-- two words each, as sentence.lua reads texts.

local inflect = require "inflect"

local lexicon = {}

local function node_of(tree, phrase)
  local node
  for word in phrase:gmatch("[a-z]+") do
    if node then
      node.next = node.next or {}
      tree = node.next
    end
    node = tree[word]
    if not node then
      node = {}
      tree[word] = node
    end
  end
  return node
end

-- number, text of each line that is neither comment nor blank
local function lines_of(file)
  local number, next_line = 0, file:lines()
  return function()
    local line
    repeat
      line = next_line()
      number = number + 1
    until not line or line:find("^[^#%s]")
    if line then
      return number, line
    end
  end
end

local function phrases_of(list)
  local next_word = list:gmatch("%S+")
  return function()
    local word = next_word()
    return word and (word:gsub("_", " "))
  end
end

-- Adds a file of lines VALUE KIND PHRASE ... A form that is listed wins over one
-- that is made of another word; among equals the first line wins.
local function add_values(tree, made, file)
  for number, line in lines_of(file) do
    local value, kind, list = line:match("^(%S+) ([wnvda]) (.+)$")
    if not tonumber(value) then
      error(("line %d has not the form VALUE KIND WORD ..."):format(number))
    end
    for phrase in phrases_of(list) do
      for i, form in ipairs(inflect.forms(kind, phrase)) do
        local node = node_of(tree, form)
        if not node.value or i == 1 and made[node] then
          node.value = tonumber(value)
          made[node] = i > 1
        end
      end
    end
  end
end

-- Adds a file of lines KIND PHRASE ...
local function add_modifiers(tree, file)
  for _, line in lines_of(file) do
    local kind, list = line:match("^(%S+) (.+)$")
    for phrase in phrases_of(list) do
      node_of(tree, phrase).kind = kind
    end
  end
end

-- Most nodes are a value and nothing else: those of one value become one table,
-- which makes the tree small enough to stay in the processor's cache.
local function share_leaves(tree, leaves)
  for word, node in pairs(tree) do
    if node.next then
      share_leaves(node.next, leaves)
    elseif not node.kind then
      leaves[node.value] = leaves[node.value] or node
      tree[word] = leaves[node.value]
    end
  end
end

-- The tree from files of valued words and one of modifiers; open(name) gives an
-- asset.
function lexicon.read(open, values, modifiers)
  local tree, made = {}, {}
  for _, name in ipairs(values) do
    add_values(tree, made, open(name))
  end
  add_modifiers(tree, open(modifiers))
  share_leaves(tree, {})
  return tree
end

return lexicon

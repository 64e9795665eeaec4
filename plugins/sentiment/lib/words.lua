-- words: the data files of assets/ as one lexicon.

local lexicon = require "lexicon"

local words = {}

-- Adds a user's lines PHRASE TAB VALUE; further columns are not read.
local function add_user(list, file)
  local number = 0
  for line in file:lines() do
    number = number + 1
    if line:find("^[^#%s]") then
      local phrase, value = line:match("^([^\t]+)\t%s*([%d.+-]+)%s*$")
      if not phrase then
        phrase, value = line:match("^([^\t]+)\t%s*([%d.+-]+)%s*\t")
      end
      if not utf8.len(line) then
        error(("sentiment.lexicon, line %d is not UTF-8: save the file as UTF-8"):format(number))
      end
      if not tonumber(value) then
        error(("sentiment.lexicon, line %d: not WORD, tab, number"):format(number))
      end
      list:add(phrase, tonumber(value))
    end
  end
end

-- The lexicon of files of valued words and of modifiers, read under rules
-- (rules.lua); open(name) gives an asset.
function words.read(open, names, rules, user)
  local list = lexicon.new(rules)
  for _, name in ipairs(names) do
    list:add_words(open(name):read("a"))
  end
  if user then
    add_user(list, user)
  end
  return list
end

return words

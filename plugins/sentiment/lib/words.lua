-- words: the data files of assets/ as one lexicon.

local lexicon = require "lexicon"
local inflect = require "inflect"

local words = {}

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

local function entry_of(entries, phrase)
  local entry = entries[phrase]
  if not entry then
    entry = { value = nil, made = false, kind = nil }
    entries[phrase] = entry
  end
  return entry
end

-- Adds a file of lines VALUE KIND PHRASE ... A form that is listed wins over one
-- that is made of another word; among equals the first line wins.
local function add_values(entries, file)
  for number, line in lines_of(file) do
    local value, kind, list = line:match("^(%S+) ([wnvda]) (.+)$")
    if not tonumber(value) then
      error(("line %d has not the form VALUE KIND WORD ..."):format(number))
    end
    for phrase in phrases_of(list) do
      for i, form in ipairs(inflect.forms(kind, phrase)) do
        local entry = entry_of(entries, form)
        if not entry.value or i == 1 and entry.made then
          entry.value, entry.made = tonumber(value), i > 1
        end
      end
    end
  end
end

-- Adds a file of lines KIND PHRASE ...
local function add_modifiers(entries, file)
  for _, line in lines_of(file) do
    local kind, list = line:match("^(%S+) (.+)$")
    for phrase in phrases_of(list) do
      entry_of(entries, phrase).kind = kind
    end
  end
end

-- Adds a user's lines PHRASE TAB VALUE; further columns are not read.
local function add_user(entries, file)
  for number, line in lines_of(file) do
    local phrase, value = line:match("^([^\t]+)\t%s*([%d.+-]+)%s*$")
    if not phrase then
      phrase, value = line:match("^([^\t]+)\t%s*([%d.+-]+)%s*\t")
    end
    if not tonumber(value) then
      error(("sentiment.lexicon, line %d: not WORD, tab, number"):format(number))
    end
    entry_of(entries, phrase:lower()).value = tonumber(value)
  end
end

-- The lexicon of files of valued words and one of modifiers, read under rules
-- (rules.lua); open(name) gives an asset.
function words.read(open, values, modifiers, rules, user)
  local entries, list = {}, lexicon.new(rules)
  for _, name in ipairs(values) do
    add_values(entries, open(name))
  end
  add_modifiers(entries, open(modifiers))
  if user then
    add_user(entries, user)
  end
  for phrase, entry in pairs(entries) do
    list:add(phrase, entry.value, entry.kind)
  end
  return list
end

return words

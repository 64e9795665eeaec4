-- places: where a text speaks of a name that a caller gives: a person, a party, a
-- law or a plan.

local closed = require "closed"
local stem = require("text").stem

local places = {}

local LEAST = 4 -- bytes of a word that says what a name is about, if no acronym
local WORD = "[%w\128-\255]+"

-- Where a form stands in a text, as it is.
local function exact(text, form)
  local list, at = {}, #form > 0 and 1
  while at do
    local first, last = text:find(form, at, true)
    list[#list + 1] = first and { first - 1, last }
    at = last and last + 1
  end
  return list
end

-- The stems of the words that say what a name is about.
local function stems_of(name)
  local stems = {}
  for word in name:gmatch(WORD) do
    local w = word:lower()
    local says = #w >= LEAST or word:find("^%u%u+$")
    if says and not closed.preposition[w] and not closed.determiner[w] then
      stems[stem(w, "en")] = true
    end
  end
  return stems
end

local function words_of(text, stems)
  local list = {}
  for first, word, last in text:gmatch("()(" .. WORD .. ")()") do
    if stems[stem(word, "en")] then
      list[#list + 1] = { first - 1, last - 1 }
    end
  end
  return list
end

-- Places (bytes, end exclusive) of a name in a text: as it is; else of its last word
-- with a capital, as persons are called; else of each word that it has in common
-- with the text, in any form: "Republicans" for the Republican Party.
function places.of(text, name)
  local list = exact(text, name)
  local surname = name:match("%u[^%s]+$")
  if #list == 0 and surname then
    list = exact(text, surname)
  end
  return #list > 0 and list or words_of(text, stems_of(name))
end

return places

-- lexicons: the words that texts are read with, the same in use (init.lua) and in
-- training (train.lua).

local words = require "words"
local rules = require "rules"
local verbs = require "verbs"

local FILES = { "negative.txt", "positive.txt", "phrases.txt", "modifiers.txt" }

local lexicons = {}

-- The lexicon of words; open(name) gives an asset. A user's file, if there is one,
-- has lines WORD, tab, value, which win over slant's own.
function lexicons.tone(open, user)
  return words.read(open, FILES, rules, user)
end

-- Both lexicons: { tone =, verbs = }.
function lexicons.both(open, user)
  return { tone = lexicons.tone(open, user), verbs = verbs.read(open) }
end

return lexicons

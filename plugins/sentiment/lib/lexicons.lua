-- lexicons: the words that texts are read with, the same in use (init.lua) and in
-- training (train.lua).

local words = require "words"
local rules = require "rules"
local verbs = require "verbs"

-- { tone =, verbs = }; open(name) gives an asset. A user's file, if there is one, has
-- lines WORD, tab, value, which win over slant's own.
return function(open, user)
  local files = { "negative.txt", "positive.txt", "phrases.txt" }
  return {
    tone = words.read(open, files, "modifiers.txt", rules, user),
    verbs = verbs.read(open),
  }
end

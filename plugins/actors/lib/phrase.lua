-- Words of names: how they are cut, in the gazetteer and in texts alike.
-- Letters beyond ASCII are the two-byte ones (Latin, Greek, Cyrillic), so that
-- curly quotes, dashes (three bytes) and the no-break space (C2 A0) end a word.

local phrase = {}

local WORD = "[%w\xC3-\xDF][%w\xC3-\xDF\x80-\xBF]*"

-- What may stand between two words of a name: spaces, also no-break ones,
-- hyphens, apostrophes and full stops.
local NEXT = "^([ \t\r\n'.\xC2\xA0\xE2\x80\x99\x90\x91-]+)()(" .. WORD .. ")()"

function phrase.words(name)
  local words = {}
  for word in name:gmatch(WORD) do
    words[#words + 1] = word
  end
  return words
end

-- Iterator over the places of the words with a capital.
function phrase.capitals(s)
  local words = s:gmatch("()(" .. WORD .. ")")
  return function()
    local at, word
    repeat
      at, word = words()
    until not at or word:find("^[%u\xC3-\xC5]")
    return at
  end
end

-- The word behind place `at` of s: what parts them, its place, the word, the
-- place behind it; nil when something else is there.
function phrase.next(s, at)
  return s:match(NEXT, at)
end

-- The same when only spaces part them.
function phrase.next_spaced(s, at)
  local start, word, stop = s:match("^[ \t\r\n\xC2\xA0]+()(" .. WORD .. ")()", at)
  return start, word, stop
end

-- The word before place `at`, when only spaces lie between.
function phrase.before(s, at)
  return s:sub(at > 25 and at - 25 or 1, at - 1):match("^.*%f[%a-]([%a-]+)[ \t\r\n\xC2\xA0]+$")
end

-- The place behind a possessive 's or ' at place `at`, or nil.
function phrase.possessive(s, at)
  return s:match("^'s?()%f[^%w']", at) or s:match("^\xE2\x80\x99s?()%f[^%w]", at)
end

return phrase

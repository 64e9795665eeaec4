-- inflect: the forms of an English word by rule. A form that does not exist
-- ("sadliest") costs nothing: no text has it.

local inflect = {}

local function ends(word, pattern)
  return word:find(pattern .. "$") ~= nil
end

-- The -s form of a noun or verb.
local function with_s(word)
  if ends(word, "[^aeiou]y") then
    return word:sub(1, -2) .. "ies"
  elseif ends(word, "s") or ends(word, "x") or ends(word, "z") or ends(word, "[cs]h") then
    return word .. "es"
  end
  return word .. "s"
end

local function with_ed(word)
  if ends(word, "e") then
    return word .. "d"
  elseif ends(word, "[^aeiou]y") then
    return word:sub(1, -2) .. "ied"
  end
  return word .. "ed"
end

local function with_ing(word)
  if ends(word, "ie") then
    return word:sub(1, -3) .. "ying"
  elseif ends(word, "[^eoy]e") then
    return word:sub(1, -2) .. "ing"
  end
  return word .. "ing"
end

local function with_ly(word)
  if ends(word, "[^aeiou]y") then
    return word:sub(1, -2) .. "ily"
  elseif ends(word, "ic") then
    return word .. "ally"
  elseif ends(word, "[^aeiou]le") then
    return word:sub(1, -2) .. "y"
  elseif ends(word, "ll") then
    return word .. "y"
  end
  return word .. "ly"
end

-- Comparative and superlative of a short word.
local function degrees(word)
  local stem = word
  if ends(word, "[^aeiou]y") then
    stem = word:sub(1, -2) .. "i"
  elseif ends(word, "e") then
    stem = word:sub(1, -2)
  elseif ends(word, "[^aeiou][aeiou][bdgmnpt]") then
    stem = word .. word:sub(-1)
  end
  return stem .. "er", stem .. "est"
end

local SHORT = 7 -- letters: longer adjectives take "more" and "most"

local rules = {
  w = function(word) return { word } end,
  n = function(word) return { word, with_s(word) } end,
  v = function(word)
    return { word, with_s(word), with_ed(word), with_ing(word) }
  end,
  d = function(word)
    local doubled = word .. word:sub(-1)
    return { word, with_s(word), doubled .. "ed", doubled .. "ing" }
  end,
  a = function(word)
    local forms = { word, with_ly(word) }
    if #word <= SHORT then
      forms[3], forms[4] = degrees(word)
    end
    return forms
  end,
}

-- Which word of a phrase changes: "gun down" the first, "peace talk" the last.
local function split(kind, phrase)
  if kind == "v" or kind == "d" then
    local word, rest = phrase:match("^(%S+)(.*)$")
    return "", word, rest
  end
  local before, word = phrase:match("^(.-)(%S+)$")
  return before, word, ""
end

-- The forms of a phrase (words separated by blanks), itself first; nil when
-- kind is none of w n v d a.
function inflect.forms(kind, phrase)
  local rule = rules[kind]
  if not rule then
    return nil
  end
  local before, word, after = split(kind, phrase)
  local forms = rule(word)
  for i, form in ipairs(forms) do
    forms[i] = before .. form .. after
  end
  return forms
end

-- A short vowel before the last consonant: `ban` gives `banned`. Where only one
-- of `focused` and `focussed` exists, the other costs nothing.
local function may_double(word)
  return ends(word, "[^aeiou][aeiou][bdgklmnprt]") or ends(word, "qu[aeiou][bdgklmnprt]")
end

-- All forms of a verb, or of a phrase that begins with one; irregular[lemma] is
-- a list of past forms.
function inflect.verb(phrase, irregular)
  local word, rest = phrase:match("^(%S+)(.*)$")
  local forms = { word, with_s(word), with_ing(word) }
  for _, past in ipairs(irregular[word] or { with_ed(word) }) do
    forms[#forms + 1] = past
  end
  if may_double(word) then
    forms[#forms + 1] = word .. word:sub(-1) .. "ed"
    forms[#forms + 1] = word .. word:sub(-1) .. "ing"
  end
  for i, form in ipairs(forms) do
    forms[i] = form .. rest
  end
  return forms
end

return inflect

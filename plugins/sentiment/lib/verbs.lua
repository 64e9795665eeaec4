-- verbs: assets/verbs.tsv as a lexicon of all forms of its verbs, with the
-- values attitude, agent, patient. Other plugins may use it: require this one,
-- then `require("verbs").read(open)`, open("verbs.tsv") giving the asset.

local lexicon = require "lexicon"
local text = require "text"

local verbs = {}

local function read_irregular(lines)
  local irregular = {}
  for line in lines:gmatch("[^\n]+") do
    local lemma, rest = line:match("^(%l+) (.+)$")
    if lemma then
      irregular[lemma] = {}
      for form in rest:gmatch("%S+") do
        table.insert(irregular[lemma], form)
      end
    end
  end
  return irregular
end

-- A short vowel before the last consonant: `ban` gives `banned`. Where only one
-- of `focused` and `focussed` exists, the other costs nothing.
local function may_double(word)
  return word:find("[^aeiou][aeiou][bdgklmnprt]$") or word:find("qu[aeiou][bdgklmnprt]$")
end

-- All forms of a verb, or of a phrase that begins with one; irregular[lemma] is
-- a list of past forms.
local function forms_of(phrase, irregular)
  local word, rest = phrase:match("^(%S+)(.*)$")
  local forms = text.forms("v", phrase)
  local past = irregular[word]
  for i = 1, past and #past or 0 do
    forms[i == 1 and 3 or #forms + 1] = past[i] .. rest
  end
  if may_double(word) then
    table.move(text.forms("d", phrase), 3, 4, #forms + 1, forms)
  end
  return forms
end

-- The lexicon; open(name) gives a file with :read("a").
function verbs.read(open)
  local irregular = read_irregular(open("irregular.txt"):read("a"))
  local list = lexicon.new()
  for line in open("verbs.tsv"):read("a"):gmatch("[^\n]+") do
    local verb, attitude, agent, patient, note =
      line:match("^([%a -]+)\t([%d.-]+)\t([%d.-]+)\t([%d.-]+)\t(.*)$")
    if verb then
      local values = { tonumber(attitude), tonumber(agent), tonumber(patient) }
      for _, form in ipairs(forms_of(verb, irregular)) do
        list:add(form, values, nil, note)
      end
    end
  end
  return list
end

return verbs

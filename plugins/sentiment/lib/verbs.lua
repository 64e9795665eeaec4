-- verbs: assets/verbs.tsv as a lexicon of all forms of its verbs, with the
-- values attitude, agent, patient. Other plugins may use it: require this one,
-- then `require("verbs").read(open)`, open("verbs.tsv") giving the asset.

local lexicon = require "lexicon"
local inflect = require "inflect"

local verbs = {}

local function read_irregular(text)
  local irregular = {}
  for line in text:gmatch("[^\n]+") do
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

-- The lexicon; open(name) gives a file with :read("a").
function verbs.read(open)
  local irregular = read_irregular(open("irregular.txt"):read("a"))
  local list = lexicon.new()
  for line in open("verbs.tsv"):read("a"):gmatch("[^\n]+") do
    local verb, attitude, agent, patient, note =
      line:match("^([%a -]+)\t([%d.-]+)\t([%d.-]+)\t([%d.-]+)\t(.*)$")
    if verb then
      local values = { tonumber(attitude), tonumber(agent), tonumber(patient) }
      for _, form in ipairs(inflect.verb(verb, irregular)) do
        list:add(form, values, nil, note)
      end
    end
  end
  return list
end

return verbs

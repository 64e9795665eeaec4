-- What is written in assets/: the frames of cues by their form, and the tagger
-- that turns a document into a string of kinds of words.
--
-- Each form has { lemma, shape (base s past participle ing), frames = { frame =
-- kind }, prepositions = { preposition = kind } }. The tags are `v` for a cue, `g`
-- for one in -ing, and those of words.tsv.

local match = require "match"
local forms = require("text").forms

local cues = {}

-- Calls each(form, shape) for the forms of `write(wrote,written)`. A past like
-- `planned` tells that the consonant doubles.
local function each_form(entry, each)
  local lemma, past, participle = entry:match("^(%a+)%((%a+),?(%a*)%)$")
  lemma = lemma or entry
  local doubles = past and past:find("(%a)%1ed$") and past:sub(1, -4) == lemma
  local regular = forms(doubles and "d" or "v", lemma)
  each(lemma, past == lemma and "past" or "base", lemma) -- news is told in the past
  each(regular[2], "s", lemma)
  each(past or regular[3], "past", lemma)
  if participle and participle ~= "" then
    each(participle, "participle", lemma)
  end
  each(regular[4], "ing", lemma)
end

-- What else is asked of words: q, a determiner that can be a subject of its own
-- ("many said"); b, a form of `be`.
local roles = {}
for word in ("many some most all both several few this another two other"):gmatch("%S+") do
  roles[word] = "q"
end
for word in ("is are was were be been being isn't aren't wasn't weren't am"):gmatch("%S+") do
  roles[word] = "b"
end

local function rows(ctx, name)
  local lines = ctx.assets:open(name):lines()
  return function()
    for line in lines do
      if line ~= "" and line:byte() ~= 35 then
        return line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
      end
    end
  end
end

local function add(cue, kind, frames)
  for frame in frames:gmatch("%S+") do
    local preposition = frame:match("^%+(%a+)$")
    if preposition then
      cue.prepositions[preposition] = cue.prepositions[preposition] or kind
    else
      cue.frames[frame] = cue.frames[frame] or kind
    end
  end
end

function cues.load(ctx)
  local by_form, tags = {}, {}
  for tag, _, words in rows(ctx, "words.tsv") do
    for word in words:gmatch("%S+") do
      tags[word] = tags[word] or tag
      if tag == "y" then -- Monday is no name
        tags[word:gsub("^%l", string.upper)] = tag
      end
    end
  end
  for kind, frames, verbs in rows(ctx, "cues.tsv") do
    for entry in verbs:gmatch("%S+") do
      each_form(entry, function(form, shape, lemma)
        local cue = by_form[form]
        if not cue then
          cue = { lemma = lemma, shape = shape, frames = {}, prepositions = {} }
          by_form[form] = cue
          if not tags[form] or tags[form] == "e" then
            tags[form] = shape == "ing" and "g" or "v"
          end
        end
        add(cue, kind, frames)
      end)
    end
  end
  return { cues = by_form, tagger = match.tagger(tags),
    grammar = match.grammar{ cues = by_form, words = match.tagger(roles) } }
end

return cues

-- The grammar of what is said (match.grammar), of what is written in assets/: the
-- frames of cues by their form, and the kinds of words.
--
-- Each form has { shape (base s past participle ing), frames = { frame = kind },
-- prepositions = { preposition = kind }, particle = a word without which the
-- frames do not hold }. The tags are `v` for a cue, `g` for one
-- in -ing, and those of words.tsv.

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
  each(lemma, past == lemma and "past" or "base") -- news is told in the past
  each(regular[2], "s")
  each(past or regular[3], "past")
  if participle and participle ~= "" then
    each(participle, "participle")
  end
  each(regular[4], "ing")
end

-- What else is asked of words, a bit each.
local roles = {
  -- forms of be
  { 1, "is are was were be been being isn't aren't wasn't weren't am" },
  -- determiners that can be subjects of their own: many said
  { 2, "many some most all both several few this another two other" },
  -- with which a source without a name begins: this source, critics
  { 4, [[the a an this that these those some many most several one two three four
    another other others his her their its my our no both all every each such
    critics people sources officials]] },
  { 8, "he his him" },
  { 64, "she her" },
  { 16, "it its" },
  { 32, "who which" }, -- for what is named before
  -- of which `it` speaks; a name with one of them is no person's
  { 128, [[corp corporation inc co company ltd plc group bank holdings trust firm
    agency airline authority board bureau bundesbank carrier chain commission
    committee council court department exchange fed federation foundation fund
    government institute institution insurer journal magazine maker manufacturer
    ministry newspaper office organisation organization paper parliament party
    poll producer publisher regulator report retailer securities statement store
    study subsidiary supplier survey treasury union unit university utility
    ag sa spa nv bv gmbh oy ab kk llc lp motors airlines airways industries
    international systems technologies partners brothers associates stores bancorp
    financial insurance petroleum oil energy electric steel chemical
    pharmaceuticals resources enterprises capital fund news times post tribune]] },
}

-- Words for a person, by the gender that they tell; b: none; o: neither, nor do
-- they speak for whom they are named by: critics of the president.
local persons = {
  m = [[mr sir lord king prince spokesman chairman congressman businessman father
    husband son brother man boy]],
  f = [[mrs ms miss lady queen princess spokeswoman chairwoman congresswoman
    businesswoman mother wife daughter sister woman girl]],
  b = [[official spokesperson analyst economist trader dealer broker banker lawyer
    minister secretary president director manager executive officer chief head
    leader governor mayor senator representative ambassador diplomat envoy adviser
    aide professor expert scientist researcher teacher student doctor judge author
    writer reporter editor source member partner farmer worker resident witness
    activist candidate commissioner prosecutor general commander strategist
    consultant specialist owner founder chancellor premier]],
  o = [[critic critics opponent opponents opposition rival rivals foe foes enemy
    enemies adversary adversaries detractor detractors dissident dissidents rebel
    rebels protester protesters victim victims supporter supporters backer backers
    fan fans ally allies friend friends neighbour neighbours neighbor neighbors]],
}

local function role_tagger()
  local bits, tags = {}, {}
  for _, role in ipairs(roles) do
    for word in role[2]:gmatch("%S+") do
      bits[word] = (bits[word] or 0) | role[1]
    end
  end
  for word, bit in pairs(bits) do
    tags[word] = string.char(bit)
  end
  return match.tagger(tags)
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

-- Of given names and words for persons: m, f, b or o.
local function gender_tagger(ctx)
  local class, tags = { male = "m", female = "f", given = "b" }, {}
  for name, words in ctx.assets:open("actors/given.tsv"):read():gmatch("([%a_]+)\t(%C+)") do
    for word in words:gmatch("[^|]+") do
      tags[word:lower()] = class[name]
    end
  end
  for gender, words in pairs(persons) do
    for word in words:gmatch("%S+") do
      tags[word] = gender
    end
  end
  return match.tagger(tags)
end

-- The kind by frame and by preposition of a line such as `that bare +for`, and
-- its particle: `@out`.
local function read_frames(text, kind)
  local frames, prepositions, particle = {}, {}, nil
  for mark, name in text:gmatch("([+@]?)(%a+)") do
    if mark == "+" then
      prepositions[name] = kind
    elseif mark == "@" then
      particle = name
    else
      frames[name] = kind
    end
  end
  return frames, prepositions, particle
end

-- Both; what an earlier line says stays.
local function united(kinds, more)
  local all = {}
  for name, kind in pairs(more) do
    all[name] = kind
  end
  for name, kind in pairs(kinds) do
    all[name] = kind
  end
  return all
end

-- The grammar. ctx: of setup.
function cues.grammar(ctx)
  local by_form, tags = {}, {}
  for tag, _, words in rows(ctx, "words.tsv") do
    for word in words:gmatch("%S+") do
      tags[word] = tags[word] or tag
      if tag == "y" then -- Monday is no name
        tags[word:gsub("^%l", string.upper)] = tag
      end
    end
  end
  for kind, text, verbs in rows(ctx, "cues.tsv") do
    local frames, prepositions, particle = read_frames(text, kind)
    for entry in verbs:gmatch("%S+") do
      each_form(entry, function(form, shape)
        local cue = by_form[form]
        if cue then
          cue.frames = united(cue.frames, frames)
          cue.prepositions = united(cue.prepositions, prepositions)
          cue.particle = cue.particle or particle
          return
        end
        by_form[form] = { shape = shape, frames = frames, prepositions = prepositions,
          particle = particle }
        if not tags[form] or tags[form] == "e" then
          tags[form] = shape == "ing" and "g" or "v"
        end
      end)
    end
  end
  return match.grammar{ tags = match.tagger(tags), cues = by_form, words = role_tagger(),
    genders = gender_tagger(ctx) }
end

return cues

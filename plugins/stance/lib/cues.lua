-- cues: the cues and word classes of assets/, by inflected form.
--
-- cues.new gives { word, tags } (a tagger, below). word[form] is a record: the forms
-- of a verb it can be (base, s, past, part, ing), `verb` if it is any verb, `cues`
-- (a list of verb cues), `noun` (a noun cue), `name` (a noun cue of frame l),
-- `adjectives` (a list of adjective cues), and a true field for each word class it
-- is in.

local match = require "match"
local forms = require("text").forms

local cues = {}

-- Classes of words.txt whose entries are verbs and get all their forms.
local verb_classes = {}
for class in ([[report factive deny accuse label control demand stop intend refuse support damage
    express lift meet plain plan abstain mull copula goes discuss caution suffer shrink thrive
    wage guilty]]):gmatch("%a+") do
  verb_classes[class] = true
end

local function record(words, form)
  local r = words[form]
  if not r then
    r = {}
    words[form] = r
  end
  return r
end

-- Calls each(form, shape) for the forms of a verb. After one vowel and one
-- consonant the doubled form is given too; it does no harm where it is none.
local function verb_forms(entry, each)
  local lemma, past, part = entry:match("^([%w-]+)%((%w+),?(%w*)%)")
  lemma = lemma or entry:match("^[%w-]+")
  local regular = forms("v", lemma)
  local doubles = lemma:find("[^aeiou][aeiou][bdgklmnprt]$") or lemma:find("[aeiou]l$")
  local doubled = doubles and forms("d", lemma) or regular
  each(lemma, "base")
  each(regular[2], "s")
  each(regular[4], "ing")
  each(doubled[4], "ing")
  for _, form in ipairs({ past or regular[3], past or doubled[3] }) do
    each(form, "past")
    each(past and part ~= "" and part or form, "part")
  end
end

-- Calls each(entry, head) for the entries below each "= ..." line.
local function entries(text, each)
  local head
  for line in text:gmatch("[^\n]+") do
    local h = line:match("^= (.+)$")
    if h then
      head = h
    elseif line:byte() ~= 35 then
      for entry in line:gmatch("%S+") do
        each(entry, head)
      end
    end
  end
end

-- "p:in,out_of" -> "p", { ["in"] = true, ... }, longest preposition in words
local function read_frame(frame)
  local kind, list = frame:match("^(%l):?(.*)$")
  local prepositions = {}
  for p in list:gmatch("[^,]+") do
    prepositions[p] = true
  end
  return kind, prepositions
end

local signs = { ["+"] = 1, ["-"] = -1 }

local function read_cue(lemma, head)
  local sign, strength, kind, frame = head:match("^(%S) (%S+) (%l+) (%S+)$")
  if not sign then
    error("a line of stance's assets is not understood: = " .. tostring(head))
  end
  local cue = {
    lemma = lemma, sign = signs[sign], strength = tonumber(strength), kind = kind,
  }
  cue.frame, cue.prepositions = read_frame(frame)
  return cue
end

-- Bits of the tags of sentences (match.tagger): whether a word stands in it without
-- which no rule finds anything; one by which it can speak of two actors whom it
-- does not name; one that can refer to others than those it names.
cues.TELLING, cues.SHARED, cues.REFERRING = 1, 2, 4

local function mark(bits, word, bit)
  bits[word] = (bits[word] or 0) | bit
end

local function add_verbs(words, bits, text)
  entries(text, function(entry, head)
    local cue = read_cue(entry:match("^[%w-]+"), head)
    cue.needs = entry:match("%+(%w+)$")
    verb_forms(entry, function(form, shape)
      local r = record(words, form)
      r.verb, r[shape] = true, true
      mark(bits, form, cues.TELLING)
      r.accuse_of = r.accuse_of or cue.frame == "a"
      r.cues = r.cues or {}
      if r.cues[#r.cues] ~= cue then
        r.cues[#r.cues + 1] = cue
      end
    end)
  end)
end

local function add_nouns(words, bits, text)
  entries(text, function(entry, head)
    local cue = read_cue(entry, head)
    local field = cue.frame == "l" and "name" or "noun"
    for _, form in ipairs(forms("n", entry)) do
      local r = record(words, form)
      r[field] = r[field] or cue
      mark(bits, form, cues.TELLING)
    end
  end)
end

local function add_adjectives(words, bits, text)
  entries(text, function(entry, head)
    local r = record(words, entry)
    r.adjectives = r.adjectives or {}
    r.adjectives[#r.adjectives + 1] = read_cue(entry, head)
    mark(bits, entry, cues.TELLING)
  end)
end

local telling = { neutral = true, abstain = true, deny = true, accuse = true, demand = true,
  guilty = true }

local function add_classes(words, bits, text)
  entries(text, function(entry, class)
    if not verb_classes[class] then
      local form = entry:gsub("_", " ")
      record(words, form)[class] = true
      if telling[class] then
        mark(bits, form, cues.TELLING)
      elseif class == "party" then
        mark(bits, form:match("%a+$"), cues.SHARED)
      end
      return
    end
    verb_forms(entry, function(form, shape)
      local r = record(words, form)
      r.verb, r[shape], r[class] = true, true, true
      if telling[class] then
        mark(bits, form, cues.TELLING)
      end
    end)
  end)
end

local shared = "two both bilateral mutual joint our their this these such"
local referring = "^he ^she ^it ^they ^his ^its ^both ^their two both countries we our"

local function tagger(bits)
  for word in shared:gmatch("%S+") do
    mark(bits, word, cues.SHARED)
  end
  for word in referring:gmatch("%S+") do
    mark(bits, word, cues.REFERRING)
  end
  for word, set in pairs(bits) do
    bits[word] = string.char(set)
  end
  return match.tagger(bits)
end

-- read(name) gives the text of an asset.
function cues.new(read)
  local words, bits = {}, {}
  add_verbs(words, bits, read("verbs.txt"))
  add_nouns(words, bits, read("nouns.txt"))
  add_adjectives(words, bits, read("adjectives.txt"))
  add_classes(words, bits, read("words.txt"))
  return { word = words, tags = tagger(bits) }
end

return cues

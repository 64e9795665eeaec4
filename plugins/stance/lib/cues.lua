-- cues: the cues and word classes of assets/, by inflected form.
--
-- cues.new gives { word, book }. word[form] is a record: the forms of a verb it can
-- be (base, s, past, part, ing), `verb` if it is any verb, `cues` (a list of verb
-- cues), `cue` (the first that is one without certain words behind it), `noun` (a noun
-- cue), `name` (a noun cue of frame l), `adjectives` (a list of adjective cues), and a
-- true field for each word class it is in: those of words.txt, some of lib/closed.lua,
-- and gerund: a long word in -ing. It is made when first asked for: a corpus needs few
-- of all forms. book (match.wordbook) knows all of them by number, with what tells
-- sentences apart that can hold no statement (book:encounters): the words in them, and
-- where these stand.

local closed = require "closed"
local match = require "match"

local cues = {}

-- Kinds of words without which no rule finds anything in a sentence, and by which it
-- can speak of two actors whom it does not name.
local TELLING, SHARED = "1", "2"

-- Classes of words.txt whose entries are verbs and get all their forms.
local verb_classes = {}
for class in ([[report factive deny accuse label control demand stop intend refuse support damage
    express lift meet plain plan abstain mull copula goes discuss caution suffer shrink thrive
    wage adopt withhold guilty seek settle suppose
    breach]]):gmatch("%a+") do
  verb_classes[class] = true
end

-- Where somebody must stand for a rule to find a statement (host/lua/grammar/
-- prospect.h has the letters): by frame of a cue, of its participles in passives;
-- what else nouns, adjectives and classes of words are for that.
local verb_kinds = { o = "n", a = "n", h = "nf", p = "t", s = "fp", g = "g", w = "x", c = "x",
  k = "x", e = "mf" }
local passive_kinds = { o = "b", a = "b", h = "b", g = "y" }
local noun_kinds = { t = "d", s = "s", j = "o", r = "r", i = "a", l = "lB" }
local class_kinds = {
  deny = "1n", label = "c", demand = "1q", goes = "m", caution = "e", copula = "C",
  abstain = "1e", neutral = "1k", guilty = "1v", accuse = "1",
  stop = "Z", fault = "B", weapon = "G", goodwill = "G", currency = "G", amount = "G",
  flow = "G", site = "G",
  friendly = "Q", hostile = "Q", damage = "Q", support = "Q", thrive = "Q", growth = "Q", low = "Q",
  express = "E",
}
local closed_kinds = {
  { "SP", closed.preposition }, { "S", closed.subordinator }, { "S", closed.have },
  { "SC", closed.be }, { "S", closed.be_do }, { "R", closed.adverb }, { "O", closed.possessive },
  { "Z", closed.negation }, { "D", closed.possessive },
}
local word_kinds = {
  S = "will would can could might shall should must", -- "may" is a month, too
  L = "of in from for at by", N = "he she they we i you", O = "it",
  D = "the a an this these those any some every each another such several many few other 's",
  T = "two both their our bilateral mutual joint", H = "this these such what each",
  [SHARED] = "two both bilateral mutual joint our their this these such",
}

local signs = { ["+"] = 1, ["-"] = -1 }
local BASE, S, PAST, PART, ING = 1, 2, 4, 8, 16 -- shapes of verbs, as book:find has them

-- "p:in,out_of" -> "p", { ["in"] = true, ... }, longest preposition in words
local function read_frame(frame)
  local kind, list = frame:match("^(%l):?(.*)$")
  local prepositions = {}
  for p in list:gmatch("[^,]+") do
    prepositions[p] = true
  end
  return kind, prepositions
end

-- What the words below "= SIGN STRENGTH KIND FRAME" are.
local function read_head(head)
  local sign, strength, kind, frame = head:match("^(%S) (%S+) (%l+) (%S+)$")
  if not sign then
    error("a line of stance's assets is not understood: = " .. head)
  end
  local h = { sign = signs[sign], strength = tonumber(strength), kind = kind }
  h.frame, h.prepositions = read_frame(frame)
  return h
end

local function cue_of(entry)
  local h = entry.head
  return {
    lemma = entry.lemma, sign = h.sign, strength = h.strength, kind = h.kind, frame = h.frame,
    prepositions = h.prepositions, needs = entry.needs,
  }
end

-- Calls each(entry, head) for the entries below each "= ..." line, of which
-- parse(text) makes the head.
local function entries(text, parse, each)
  local head
  for line in text:gmatch("[^\n]+") do
    local h = line:match("^= (.+)$")
    if h then
      head = parse(h)
    elseif line:byte() ~= 35 then
      for entry in line:gmatch("%S+") do
        each(entry, head)
      end
    end
  end
end

-- "take(took,taken)+place": lemma, past and participle if they do not follow the
-- rule, the word that must follow
local function read_verb(entry)
  local lemma, past, part = entry:match("^([%w-]+)%((%w+),?(%w*)%)")
  return lemma or entry:match("^[%w-]+"), past, part ~= "" and part or nil, entry:match("%+(%w+)$")
end

-- list: all entries, by the number under which the book has their forms. An entry
-- is { note, ... }, where note(record, entry) adds it to a form's record.

-- Whether a verb is a cue only with certain words behind it: "make peace", "cut exports".
local function is_idiom(cue)
  if cue.frame == "c" or cue.frame == "k" then
    return true
  end
  for p in pairs(cue.prepositions) do
    if not (cue.needs or p:find("_", 1, true)) then
      return false
    end
  end
  return cue.needs ~= nil or next(cue.prepositions) ~= nil
end

local function note_verb_cue(r, entry)
  r.verb, r.accuse_of = true, r.accuse_of or entry.head.frame == "a"
  r.cues = r.cues or {}
  r.cues[#r.cues + 1] = entry.cue
  r.cue = r.cue or not is_idiom(entry.cue) and entry.cue or nil
end

local function note_noun(r, entry)
  local field = entry.head.frame == "l" and "name" or "noun"
  r[field] = r[field] or entry.cue
end

local function note_adjective(r, entry)
  r.adjectives = r.adjectives or {}
  r.adjectives[#r.adjectives + 1] = entry.cue
end

local function note_class(r, entry)
  r.verb, r[entry.class] = entry.verb or r.verb, true
end

local function note_adverb(r, _, form)
  r.loose = r.loose or not closed.no_adverb[form]
end

local function note_gerund(r)
  r.gerund = true
end

-- A phrase may begin behind the last words of what a cue has for a preposition.
local function add_prepositions(book, head)
  for p in pairs(head.prepositions) do
    book:form(p:match("[^_]+$"), 0, "P")
  end
end

local function parser(book)
  return function(text)
    local head = read_head(text)
    add_prepositions(book, head)
    return head
  end
end

-- What a verb of a frame is, for a sentence to be read closely.
local function kinds_of_verb(lemma, head)
  local only = next(head.prepositions)
  if head.frame == "s" and only == "with" and not next(head.prepositions, only) then
    return "wp"
  elseif lemma == "provide" or lemma == "supply" then
    return verb_kinds[head.frame] .. "n" -- "provided Y with machine tools"
  end
  return verb_kinds[head.frame]
end

-- The words of which one must follow the verb, or nil: of "out_against" the first.
local function next_words(head, needs)
  if needs or head.frame ~= "p" then
    return needs and { [needs] = true }
  end
  local words = {}
  for p in pairs(head.prepositions) do
    words[p:match("^[^_]+")] = true
  end
  return words
end

local function add_verbs(book, list, text)
  entries(text, parser(book), function(word, head)
    local lemma, past, part, needs = read_verb(word)
    local kinds, passive = kinds_of_verb(lemma, head), passive_kinds[head.frame]
    local following = next_words(head, needs)
    list[#list + 1] = { note = note_verb_cue, lemma = lemma, head = head, needs = needs }
    if not following then
      book:verb(lemma, past, part, #list, TELLING .. kinds, passive)
      return
    end
    book:verb(lemma, past, part, #list, TELLING .. "W")
    for next_word in pairs(following) do
      local behind = " " .. next_word
      book:verb(lemma .. behind, past and past .. behind, part and part .. behind, 0, kinds,
        passive)
    end
  end)
end

local function add_nouns(book, list, text)
  entries(text, parser(book), function(word, head)
    list[#list + 1] = { note = note_noun, lemma = word, head = head }
    book:noun(word, #list, TELLING .. noun_kinds[head.frame] .. (head.sign < 0 and "B" or ""))
  end)
end

local function add_adjectives(book, list, text)
  entries(text, parser(book), function(word, head)
    list[#list + 1] = { note = note_adjective, lemma = word, head = head }
    book:form(word, #list, TELLING .. "j")
  end)
end

local function add_classes(book, list, text)
  entries(text, tostring, function(word, class)
    local entry = { note = note_class, class = class, verb = verb_classes[class] }
    list[#list + 1] = entry
    if entry.verb then
      local lemma, past, part = read_verb(word)
      book:verb(lemma, past, part, #list, class_kinds[class])
      return
    end
    local form = word:gsub("_", " ")
    book:form(form, #list, class_kinds[class])
    if class == "party" then
      book:form(form:match("%a+$"), 0, "T" .. SHARED)
    end
  end)
end

local function add_closed(book, list)
  for _, class in ipairs({ "opens", "loose", "ends", "border", "breaks" }) do
    list[#list + 1] = { note = note_class, class = class }
    for word in pairs(closed[class]) do
      book:form(word, #list)
    end
  end
  list[#list + 1] = { note = note_adverb }
  book:ending("ly", 5, #list)
  list[#list + 1] = { note = note_gerund }
  book:ending("ing", 6, #list)
  for _, set in ipairs(closed_kinds) do
    for word in pairs(set[2]) do
      book:form(word, 0, set[1])
    end
  end
  for kinds, words in pairs(word_kinds) do
    for word in words:gmatch("%S+") do
      book:form(word, 0, kinds)
    end
  end
end

-- The record of a form from what book:find gives.
local function record_of(list, form, ...)
  local r = {}
  for i = 1, select("#", ...), 2 do
    local number, of = select(i, ...)
    local entry = list[number]
    if entry.head and not entry.cue then
      entry.cue = cue_of(entry)
    end
    entry.note(r, entry, form)
    r.base, r.s = r.base or of & BASE ~= 0, r.s or of & S ~= 0
    r.past, r.part = r.past or of & PAST ~= 0, r.part or of & PART ~= 0
    r.ing = r.ing or of & ING ~= 0
  end
  r.opens = r.opens or r.verb or r.gerund
  return r
end

-- Records by form, each made when it is first asked for.
local function records(book, list)
  return setmetatable({}, { __index = function(known, form)
    local r = book:find(form) and record_of(list, form, book:find(form)) or nil
    known[form] = r
    return r
  end })
end

-- read(name) gives the text of an asset.
function cues.new(read)
  local book, list = match.wordbook(), {}
  add_verbs(book, list, read("verbs.txt"))
  add_nouns(book, list, read("nouns.txt"))
  add_adjectives(book, list, read("adjectives.txt"))
  add_classes(book, list, read("words.txt"))
  add_closed(book, list)
  return { word = records(book, list), book = book }
end

return cues

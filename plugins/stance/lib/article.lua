-- article: a document sentence by sentence. Only those are read closely that can
-- hold a statement (wordbook:encounters), in which two actors meet and somebody is
-- named where a cue wants him; the others cost next to nothing.

local appositions = require "appositions"
local groups = require "groups"
local noun_frames = require "noun_frames"
local speech = require "speech"
local subjects = require "subjects"
local tokens = require "tokens"
local verb_frames = require "verb_frames"

local article = {}

-- Sentence number k of encounters, as lib/tokens.lua has it; open: it begins inside
-- a quotation.
local function open_sentence(words, encounters, k, memory, open)
  local text, start = encounters:sentence(k)
  local s = tokens.scan(text, start, encounters:mentions(k), words, open)
  s.words, s.rows, s.seen = words.word, {}, {}
  groups.find(s)
  subjects.mark(s)
  for _, g in ipairs(s.groups) do
    if g.form == "finite" then
      subjects.of(s, g, "source", memory)
    end
  end
  speech.find(s, memory)
  return s
end

-- The first speaker with an actor in a sentence, as the voice of a quotation.
local function voice_in(s)
  for _, scope in ipairs(s.scopes) do
    if scope.actor then
      return { actor = scope.actor, name = scope.name, turn = scope.turn }
    end
  end
  return nil
end

-- Who speaks in a quotation over sentences first to last: who has the turn, else as
-- the one that closes it says, else the one that opens it; false: nobody. Pronouns
-- there stand for whom they would have stood for where the quotation was first looked
-- at.
local function voice_of(words, encounters, first, last)
  local memory = encounters:recall(true)
  local opening = open_sentence(words, encounters, first, memory, false)
  local turn = opening.scopes[1] and opening.scopes[1].turn
  return not turn and voice_in(open_sentence(words, encounters, last, memory, true))
    or voice_in(opening) or false
end

-- Reads a sentence with the voice of the quotation that it lies in, or none.
local function read(words, encounters, k, memory, voice, open)
  memory.voice = voice and voice.actor
  local s = open_sentence(words, encounters, k, memory, open)
  voice = voice or voice_in(s) or {}
  memory.voice, memory.voice_name = voice.actor, voice.name
  verb_frames.read(s, memory)
  noun_frames.read(s, memory)
  appositions.read(s, memory)
  return s
end

-- Calls each(s, memory) for every sentence of encounters that can hold a statement:
-- s as lib/tokens.lua has it, with s.rows; memory as lib/reference.lua has it.
function article.read(encounters, words, each)
  local voices = {} -- by the first sentence of a quotation
  for k, first, last in encounters.next, encounters do
    if first and voices[first] == nil then
      voices[first] = voice_of(words, encounters, first, last)
    end
    local memory, voice = encounters:recall(), voices[first]
    local open = first and (first < k or voice and voice.turn)
    each(read(words, encounters, k, memory, voice, open), memory)
  end
end

return article

-- article: a document sentence by sentence. Only sentences that can hold a
-- statement are read closely: those with two actors, or with one (or none) and
-- a pronoun, a quotation or "the two" to supply the other.

local cues = require "cues"
local groups = require "groups"
local noun_frames = require "noun_frames"
local reference = require "reference"
local speech = require "speech"
local subjects = require "subjects"
local tokens = require "tokens"
local verb_frames = require "verb_frames"

local article = {}

local SENTENCE_MAX = 2000 -- bytes; what is longer is a list or a table
local RUN_MAX = 12 -- sentences of one quotation that are looked through

-- Sentences with their mentions: { text, start, stop, mentions, actors }.
local function split(doc, mentions)
  local list, next_mention = {}, 1
  for _, span in doc:sentences() do
    local start, stop = span.start, span.stop
    local own, actors, seen, near = {}, {}, {}, 0
    while mentions[next_mention] and mentions[next_mention].start < stop do
      local m = mentions[next_mention]
      if m.start >= start and m.stop <= stop then
        own[#own + 1] = m
        near = near + (m.state and 1 or 0)
        if m.actor and not seen[m.actor] then
          seen[m.actor] = true
          actors[#actors + 1] = m.actor
        end
      end
      next_mention = next_mention + 1
    end
    list[#list + 1] = {
      span = span, start = start, stop = stop, mentions = own, actors = actors,
      close = #actors + near > 1 and stop - start <= SENTENCE_MAX,
    }
  end
  return list
end

-- Whether a sentence leaves a quotation open, given whether it began in one.
local function ends_open(text, open)
  for mark in text:gmatch('["\xE2]\x80?[\x9C\x9D]?') do
    if mark == '"' then
      open = not open
    elseif mark == "\xE2\x80\x9C" then
      open = true
    elseif mark == "\xE2\x80\x9D" then
      open = false
    end
  end
  return open
end

local function open_sentence(sentence, state, memory, open)
  local s = tokens.scan(sentence.span.text, sentence.start, sentence.mentions, state.word, open)
  s.words, s.rows, s.seen = state.word, {}, {}
  s.slice = function(from, to)
    local last = s.text:match("^[\x80-\xBF]*()", to - sentence.start + 1) - 1
    return s.text:sub(from - sentence.start + 1, last) -- items cut typographic marks
  end
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

-- The quotation that sentence k leaves open: { first, last } (sentences), nil
-- when it is not closed soon.
local function find_run(list, k)
  local open = true
  for i = k + 1, math.min(k + RUN_MAX, #list) do
    open = ends_open(list[i].span.text, open)
    if not open then
      return { first = k, last = i }
    end
  end
  return nil
end

-- Who speaks in it: the first speaker with an actor in the sentence that closes
-- it, else in the one that opens it.
local function find_voice(run, list, state, memory)
  if run.known then
    return
  end
  run.known = true
  for _, i in ipairs({ run.last, run.first }) do
    local s = open_sentence(list[i], state, memory, i ~= run.first)
    for _, scope in ipairs(s.scopes) do
      if scope.actor then
        run.actor, run.name = scope.actor, scope.name
        return
      end
    end
  end
end

local openings = { "^He ", "^She ", "^It ", "^They ", "^His ", "^Its ", "^Both ",
  "[Tt]he two ", " both ", "^The countries ", "^Their " }

-- Whether a sentence that names less than two actors may refer to others.
local function refers(text, run)
  if (run or text:find('["\xE2]')) and (text:find("%f[%a][Ww]e%f[%A]")
    or text:find("%f[%a][Oo]ur%f[%A]")) then
    return true
  end
  for _, opening in ipairs(openings) do
    if text:find(opening) then
      return true
    end
  end
  return false
end

-- Sets who speaks inside quotation marks of this sentence.
local function set_voice(s, memory, run)
  memory.voice, memory.voice_name = run and run.actor, run and run.name
  if memory.voice then
    return
  end
  for _, scope in ipairs(s.scopes) do
    if scope.actor then
      memory.voice, memory.voice_name = scope.actor, scope.name
      return
    end
  end
end

local function read(sentence, state, memory, run, inside)
  if run then
    find_voice(run, sentence.list, state, memory)
  end
  memory.voice = run and run.actor
  local s = open_sentence(sentence, state, memory, inside)
  set_voice(s, memory, run)
  verb_frames.read(s, memory)
  noun_frames.read(s, memory)
  return s
end

-- Calls each(sentence, s, memory) for every sentence that was read closely: s as
-- lib/tokens.lua has it, with s.rows.
function article.read(doc, mentions, state, each)
  local list = split(doc, mentions)
  local memory, run = {}, nil
  for k, sentence in ipairs(list) do
    local text = sentence.span.text
    local inside = run ~= nil
    if not run and text:find('["\xE2]') and ends_open(text, false) then
      run = find_run(list, k)
    end
    if sentence.close or (memory.pair and #text <= SENTENCE_MAX and refers(text, run)) then
      sentence.list = list
      each(sentence, cues.any(state, text) and read(sentence, state, memory, run, inside)
        or { n = 0, rows = {} }, memory)
    end
    if run and k >= run.last then
      run = nil
    end
    reference.remember(sentence, memory)
  end
end

return article

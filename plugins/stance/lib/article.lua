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

local none = {}

-- Takes into a sentence the mentions from number k on that lie in it, and the
-- actors named; returns the number of the first one behind.
local function take_mentions(sentence, mentions, k)
  local own, actors, seen, near = {}, {}, {}, 0
  repeat
    local m = mentions[k]
    if m.start >= sentence.start and m.stop <= sentence.stop then
      own[#own + 1] = m
      near = near + (m.state and 1 or 0)
      if m.actor and not seen[m.actor] then
        seen[m.actor] = true
        actors[#actors + 1] = m.actor
      end
    end
    k = k + 1
  until not mentions[k] or mentions[k].start >= sentence.stop
  sentence.mentions, sentence.actors = own, actors
  sentence.close = #actors + near > 1
  return k
end

-- Sentences with their mentions: { span, start, stop, mentions, actors, close }.
local function split(doc, mentions)
  local list, k = {}, 1
  for i, span in doc:sentences() do
    local sentence = { span = span, start = span.start, stop = span.stop, mentions = none,
      actors = none, close = false }
    if mentions[k] and mentions[k].start < sentence.stop then
      k = take_mentions(sentence, mentions, k)
    end
    list[i] = sentence
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

local openings = { He = true, She = true, It = true, They = true, His = true, Its = true,
  Both = true, Their = true }

-- Whether a sentence that names less than two actors may refer to others.
local function refers(text, run)
  return openings[text:match("^(%a+) ")] or text:find("[Tt]he two ")
    or text:find(" both ", 1, true) or text:find("^The countries ")
    or (run or text:find('["\xE2]')) and (text:find("%f[%a][Ww]e%f[%A]")
      or text:find("%f[%a][Oo]ur%f[%A]"))
end

-- Whether a second actor can be meant: by "he" or "it", or by a word for two.
local function may_mean_two(sentence, text, state, memory)
  local first = memory.person or memory.state
  for _, m in ipairs(sentence.mentions) do
    first = m.actor or m.state or first
  end
  return memory.person and memory.person ~= first or memory.state and memory.state ~= first
    or state.shared:any(text)
end

-- Whether a sentence can hold a statement.
local function can_state(sentence, text, state, memory, run)
  return cues.any(state, text) and (sentence.close or refers(text, run)
    and (run or may_mean_two(sentence, text, state, memory)))
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

-- Calls each(sentence, s, memory) for every sentence that two actors are named in
-- or that was read closely: s as lib/tokens.lua has it, with s.rows.
function article.read(doc, mentions, state, each)
  local list = split(doc, mentions)
  local whole, mark = doc.text, 0 -- the next mark that can be a quotation's
  local memory, run = {}, nil
  for k, sentence in ipairs(list) do
    local inside = run ~= nil
    if mark and mark <= sentence.start then
      mark = whole:find('["\xE2]', sentence.start + 1)
    end
    if not run and mark and mark <= sentence.stop and ends_open(sentence.span.text, false) then
      run = find_run(list, k)
    end
    if (sentence.close or memory.pair) and sentence.stop - sentence.start <= SENTENCE_MAX then
      sentence.list = list
      if can_state(sentence, sentence.span.text, state, memory, run) then
        each(sentence, read(sentence, state, memory, run, inside), memory)
      elseif sentence.close then
        each(sentence, { n = 0, rows = none }, memory)
      end
    end
    if run and k >= run.last then
      run = nil
    end
    reference.remember(sentence, memory)
  end
end

return article

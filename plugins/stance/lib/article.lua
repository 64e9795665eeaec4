-- article: a document sentence by sentence. Only sentences that can hold a
-- statement are read closely: those with two actors, or with one (or none) and
-- a pronoun, a quotation or "the two" to supply the other. The others cost next to
-- nothing: a byte of tags tells them apart.

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

-- An article is { doc, text, tags (of lib/cues.lua, a byte a sentence), sentences
-- (by number, those that were needed), run, from (see run_at) }, a sentence
-- { number, span, start, stop, mentions, actors, close }, close: it names two actors.

local function sentence_at(a, k)
  local sentence = a.sentences[k]
  if not sentence then
    local span = a.doc:sentence(k)
    sentence = { number = k, span = span, start = span.start, stop = span.stop, mentions = none,
      actors = none, close = false }
    a.sentences[k] = sentence
  end
  return sentence
end

-- Sets the actors of a sentence, if it has several mentions.
local function find_actors(sentence)
  if not sentence or #sentence.mentions < 2 then
    return
  end
  local actors, seen, near = {}, {}, 0
  for _, m in ipairs(sentence.mentions) do
    near = near + (m.state and 1 or 0)
    if m.actor and not seen[m.actor] then
      seen[m.actor] = true
      actors[#actors + 1] = m.actor
    end
  end
  sentence.actors, sentence.close = actors, #actors + near > 1
end

-- Gives the mentions, which are in order, to the sentences they lie in; returns the
-- number of the first of these.
local function place(a, mentions)
  local sentence, first
  for _, m in ipairs(mentions) do
    if not sentence or m.start >= sentence.stop then
      find_actors(sentence)
      local k = a.doc:sentence_at(m.start)
      sentence = k and sentence_at(a, k)
      first = first or k
    end
    if sentence and m.start >= sentence.start and m.stop <= sentence.stop then
      if sentence.mentions == none then
        sentence.mentions = { m }
      else
        sentence.mentions[#sentence.mentions + 1] = m
      end
    end
  end
  find_actors(sentence)
  return first or #a.tags + 1
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
local function find_run(a, k)
  local open = true
  for i = k + 1, math.min(k + RUN_MAX, #a.tags) do
    open = ends_open(sentence_at(a, i).span.text, open)
    if not open then
      return { first = k, last = i }
    end
  end
  return nil
end

-- The quotation over several sentences that sentence k begins or lies in, or nil.
-- Sentences are asked for in order: a.run is the last one found, a.from the byte
-- (from 1) behind which there may be others, nil at the end.
local function run_at(a, k)
  while a.from and not (a.run and k <= a.run.last) do
    local mark = a.text:find('["\xE2]', a.from)
    local i = mark and a.doc:sentence_at(mark - 1)
    a.from = i and mark
    if not i or i > k then
      break
    end
    local sentence = sentence_at(a, i)
    a.run = ends_open(sentence.span.text, false) and find_run(a, i) or nil
    a.from = (a.run and sentence_at(a, a.run.last) or sentence).stop + 1
  end
  local run = a.run
  return run and run.first <= k and k <= run.last and run or nil
end

-- Who speaks in it: the first speaker with an actor in the sentence that closes
-- it, else in the one that opens it.
local function find_voice(run, a, state, memory)
  if run.known then
    return
  end
  run.known = true
  for _, i in ipairs({ run.last, run.first }) do
    local s = open_sentence(sentence_at(a, i), state, memory, i ~= run.first)
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

-- Whether a sentence that names less than two actors may refer to others; one of
-- the words for it stands there (cues.REFERRING).
local function refers(text, run)
  return openings[text:match("^(%a+) ")] or text:find("[Tt]he two ")
    or text:find(" both ", 1, true) or text:find("^The countries ")
    or (run or text:find('["\xE2]')) and (text:find("%f[%a][Ww]e%f[%A]")
      or text:find("%f[%a][Oo]ur%f[%A]"))
end

-- Whether a second actor can be meant: by "he" or "it", or by a word for two.
local function may_mean_two(sentence, tags, memory)
  local first = memory.person or memory.state
  for _, m in ipairs(sentence and sentence.mentions or none) do
    first = m.actor or m.state or first
  end
  return memory.person and memory.person ~= first or memory.state and memory.state ~= first
    or tags & cues.SHARED ~= 0
end

-- Whether sentence k can hold a statement.
local function can_state(a, k, memory)
  local tags, sentence = a.tags:byte(k), a.sentences[k]
  if tags & cues.TELLING == 0 then
    return false
  elseif sentence and sentence.close then
    return true
  elseif tags & cues.REFERRING == 0 then
    return false
  end
  local run = run_at(a, k)
  return (run or may_mean_two(sentence, tags, memory))
    and refers(sentence_at(a, k).span.text, run)
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

local function read(a, sentence, state, memory)
  local run = run_at(a, sentence.number)
  if run then
    find_voice(run, a, state, memory)
  end
  memory.voice = run and run.actor
  local s = open_sentence(sentence, state, memory, run and run.first < sentence.number)
  set_voice(s, memory, run)
  verb_frames.read(s, memory)
  noun_frames.read(s, memory)
  return s
end

-- Calls each(sentence, s, memory) for every sentence that two actors are named in
-- or that was read closely: s as lib/tokens.lua has it, with s.rows.
function article.read(doc, mentions, state, each)
  local a = { doc = doc, text = doc.text, tags = state.tags:sentences(doc), sentences = {},
    from = 1 }
  local memory = {}
  for k = place(a, mentions), #a.tags do
    local sentence = a.sentences[k]
    if sentence and sentence.close or memory.pair then
      local able = can_state(a, k, memory)
      sentence = a.sentences[k]
      if sentence and sentence.stop - sentence.start <= SENTENCE_MAX then
        if able then
          each(sentence, read(a, sentence, state, memory), memory)
        elseif sentence.close then
          each(sentence, { n = 0, rows = none }, memory)
        end
      end
    end
    if sentence then
      reference.remember(sentence, a.text, memory)
    else
      memory.state = nil
    end
  end
end

return article

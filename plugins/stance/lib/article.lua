-- article: a document sentence by sentence. Only sentences that can hold a
-- statement are read closely: those with two actors, or with one (or none) and
-- a pronoun, a quotation or "the two" to supply the other; and of these those that
-- name somebody where a cue wants him. The others cost next to nothing: a byte
-- of tags and a look at the words tell them apart.

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

-- Mentions are a list by column, in the order of the text: start, stop (bytes),
-- kind, entity, actor, state (the one behind a place or an adjective that counts as
-- no actor by itself), names (its actor or state); article.read adds ahead (bytes
-- of the sentence before it).
--
-- An article is { doc, text, list (of mentions), first, last (by sentence: numbers
-- of its mentions), tags (of lib/cues.lua, a byte a sentence), sentences (by number,
-- those that were needed), run, from (see run_at) }, a sentence { number, span,
-- start, stop }, for each() also actors (the different ones it names).

local function sentence_at(a, k)
  local sentence = a.sentences[k]
  if not sentence then
    local span = a.doc:sentence(k)
    sentence = { number = k, span = span, start = span.start, stop = span.stop }
    a.sentences[k] = sentence
  end
  return sentence
end

-- The mentions of a list that lie in a sentence.
local function inside(list, numbers)
  local kept = {}
  for name, column in pairs(list) do
    kept[name] = {}
    local n = 0
    for i, k in ipairs(numbers) do
      n = n + (k > 0 and 1 or 0)
      kept[name][n] = k > 0 and column[i] or kept[name][n]
    end
  end
  return kept
end

-- Notes in which sentence each mention lies; those that lie in none do not count.
local function place(a, list)
  local numbers
  numbers, list.ahead = a.doc:sentences_at(list.start, list.stop)
  local lost = false
  for _, k in ipairs(numbers) do
    lost = lost or k == 0
  end
  a.list, a.first, a.last = lost and inside(list, numbers) or list, {}, {}
  local n = 0
  for _, k in ipairs(numbers) do
    if k > 0 then
      n = n + 1
      a.first[k] = a.first[k] or n
      a.last[k] = n
    end
  end
  return numbers[1] and a.doc:sentence_at(list.start[1]) or #a.tags + 1
end

-- The mentions of a sentence, as tables.
local function mentions_of(a, sentence)
  local list, found = a.list, {}
  for i = a.first[sentence.number] or 1, a.last[sentence.number] or 0 do
    local start, stop = list.start[i], list.stop[i]
    found[#found + 1] = {
      start = start, stop = stop, text = a.text:sub(start + 1, stop), kind = list.kind[i],
      entity = list.entity[i], actor = list.actor[i], state = list.state[i],
    }
  end
  return found
end

-- Whether a sentence names two actors.
local function is_close(a, k)
  local list, one, near = a.list, nil, 0
  for i = a.first[k] or 1, a.last[k] or 0 do
    local actor = list.actor[i]
    if actor and one and actor ~= one then
      return true
    end
    one = one or actor
    near = near + (list.state[i] and 1 or 0)
  end
  return near + (one and 1 or 0) > 1
end

-- The different actors that a sentence names.
local function actors_of(a, k)
  local actors = {}
  for i = a.first[k] or 1, a.last[k] or 0 do
    reference.add(actors, a.list.actor[i])
  end
  return actors
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

local function open_sentence(a, sentence, memory, open)
  local s = tokens.scan(sentence.span.text, sentence.start, mentions_of(a, sentence),
    a.cues, open)
  s.words, s.rows, s.seen = a.cues.word, {}, {}
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
-- Sentences are asked for in order: a.run is the last one found, a.from the next
-- sentence with quotation marks, nil: there is none.
local function run_at(a, k)
  while a.from and a.from <= k and not (a.run and k <= a.run.last) do
    local i = a.from
    a.run = ends_open(sentence_at(a, i).span.text, false) and find_run(a, i) or nil
    a.from = a.tags:find(cues.QUOTING, (a.run and a.run.last or i) + 1)
  end
  local run = a.run
  return run and run.first <= k and k <= run.last and run or nil
end

-- Who speaks in it: the first speaker with an actor in the sentence that closes
-- it, else in the one that opens it. Pronouns there stand for whom they would have
-- stood for where the quotation was first looked at (run.memory).
local function find_voice(run, a)
  if run.known then
    return
  end
  run.known = true
  for _, i in ipairs({ run.last, run.first }) do
    local s = open_sentence(a, sentence_at(a, i), run.memory, i ~= run.first)
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

-- Whether a sentence refers to others than those it names; one of the words for it
-- stands there (cues.REFERRING).
local function refers(text)
  return openings[text:match("^(%a+) ")] or text:find("[Tt]he two ")
    or text:find(" both ", 1, true) or text:find("^The countries ")
end

-- Whether the speaker of a quotation refers to himself.
local function refers_to_speaker(text)
  return text:find("%f[%a][Ww]e%f[%A]") or text:find("%f[%a][Oo]ur%f[%A]")
end

-- Whether a second actor can be meant: by "he" or "it", or by a word for two.
local function may_mean_two(a, k, memory)
  local first = memory.person or memory.state
  for i = a.last[k] or 0, a.first[k] or 1, -1 do
    if a.list.names[i] then
      first = a.list.names[i]
      break
    end
  end
  return memory.person and memory.person ~= first or memory.state and memory.state ~= first
    or a.tags:byte(k) & cues.SHARED ~= 0
end

-- Whether sentence k can hold a statement, close: it names two actors.
local function can_state(a, k, close, memory)
  local tags = a.tags:byte(k)
  if tags & cues.TELLING == 0 then
    return false
  elseif close then
    return true
  elseif tags & cues.REFERRING == 0 then
    return false
  end
  local text = sentence_at(a, k).span.text
  local others = refers(text)
  if not others and not refers_to_speaker(text) then
    return false
  end
  local run = run_at(a, k)
  return (run or may_mean_two(a, k, memory)) and (others or run or text:find('["\xE2]'))
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

local function read(a, sentence, run, memory)
  if run then
    find_voice(run, a)
  end
  memory.voice = run and run.actor
  local s = open_sentence(a, sentence, memory, run and run.first < sentence.number)
  set_voice(s, memory, run)
  verb_frames.read(s, memory)
  noun_frames.read(s, memory)
  return s
end

-- What sentence k says, as lib/tokens.lua has it, with s.rows; without anything
-- else when it can say nothing. nil: no two actors meet there.
local function look(a, k, memory, every)
  local close = is_close(a, k)
  local able = (close or memory.pair) and can_state(a, k, close, memory)
  local sentence = (able or close) and sentence_at(a, k)
  if not sentence or sentence.stop - sentence.start > SENTENCE_MAX then
    return nil
  end
  local run = able and run_at(a, k)
  if run and not run.memory then
    run.memory = { person = memory.person, state = memory.state, joined = memory.joined,
      pair = memory.pair }
  end
  if able and (every or a.cues.book:prospect(a.doc, k, a.list, a.first[k] or 1, a.last[k] or 0,
    run and run.first < k)) then
    return read(a, sentence, run, memory)
  end
  return close and { n = 0, rows = none } or nil
end

-- Calls each(sentence, s, memory) for every sentence that two actors are named in
-- or that was read closely: s as lib/tokens.lua has it, with s.rows. every: read
-- closely also what can hold no statement.
function article.read(doc, list, words, every, each)
  local a = { doc = doc, text = doc.text, tags = words.book:sentences(doc), cues = words,
    sentences = {} }
  local memory = {}
  a.from = a.tags:find(cues.QUOTING)
  for k = place(a, list), #a.tags do
    local first = a.first[k]
    local s = (first or memory.pair) and look(a, k, memory, every)
    if s then
      local sentence = a.sentences[k]
      sentence.actors = actors_of(a, k)
      each(sentence, s, memory)
    end
    if first then
      reference.remember(a.list, first, a.last[k], a.text, memory)
    else
      memory.state = nil
    end
  end
end

return article

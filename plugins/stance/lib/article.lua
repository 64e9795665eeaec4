-- article: a document sentence by sentence. Only sentences that can hold a
-- statement are read closely: those with two actors, or with one (or none) and
-- a pronoun, a quotation or "the two" to supply the other.

local groups = require "groups"
local nouns = require "nouns"
local reference = require "reference"
local speech = require "speech"
local subjects = require "subjects"
local tokens = require "tokens"
local verbs = require "verbs"

local article = {}

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
      close = #actors + near > 1,
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
    return s.text:sub(from - sentence.start + 1, to - sentence.start)
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

-- Who speaks in the quotation that sentence k leaves open: the first scope
-- with an actor in the sentence that closes it, else in k itself.
local function find_voice(list, k, state, memory)
  local open, last = true, nil
  for i = k + 1, math.min(k + RUN_MAX, #list) do
    open = ends_open(list[i].span.text, open)
    if not open then
      last = i
      break
    end
  end
  for _, i in ipairs({ last or k, k }) do
    local s = open_sentence(list[i], state, memory, i ~= k)
    for _, scope in ipairs(s.scopes) do
      if scope.actor then
        return { actor = scope.actor, name = scope.name, last = last or k }
      end
    end
  end
  return last and { last = last } or nil
end

local function says_more(text)
  return text:find('["\xE2]') or text:find("^H?[TSI]?he? ") or text:find("^They ")
    or text:find("^It") or text:find("^H[ei]") or text:find("^She ") or text:find("^Both ")
    or text:find("[Tt]he two ") or text:find(" both ")
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

local function read(s, memory)
  verbs.read(s, memory)
  nouns.read(s, memory)
end

-- Calls each(sentence, rows) for every sentence with two actors or a row.
function article.read(doc, mentions, state, each)
  local list = split(doc, mentions)
  local memory, open, run = {}, false, nil
  for k, sentence in ipairs(list) do
    local text = not sentence.close and sentence.span.text
    if run and k > run.last then
      run = nil
    end
    if sentence.close or run or (memory.pair and says_more(text)) then
      text = text or sentence.span.text
      local was_open = open and run ~= nil
      open = ends_open(text, was_open)
      if open and not run then
        run = find_voice(list, k, state, memory)
        open = run ~= nil
      end
      memory.voice = run and run.actor
      local s = open_sentence(sentence, state, memory, was_open)
      set_voice(s, memory, run)
      read(s, memory)
      each(sentence, s.rows)
    end
    reference.remember(sentence, memory)
  end
end

return article

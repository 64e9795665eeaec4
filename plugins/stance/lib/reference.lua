-- reference: whom pronouns and phrases like "the two countries" stand for.
--
-- memory: pair (two actors last named together), person and state (the actors
-- last named by a person's name, by another), voice (who speaks in a quotation).

local closed = require "closed"

local reference = {}

local function add(into, actor)
  for _, known in ipairs(into) do
    if known == actor then
      return
    end
  end
  into[#into + 1] = actor
end

local function add_pair(memory, into)
  if memory.pair then
    add(into, memory.pair[1])
    add(into, memory.pair[2])
  end
end

-- The actor of the mention nearest before item i that fits; of a verb's
-- subject if `subject`.
local function nearest(s, i, person, subject)
  for k = i - 1, 1, -1 do
    local m = s.mention[k]
    if m and m.actor and (m.kind == "person") == person
      and (not subject or s.group_of[k + 1]) then
      return m.actor
    end
  end
  return nil
end

local singular = { it = false, its = false, he = true, his = true, she = true, her = true }
local openers = { the = true, both = true, two = true, their = true }
local own = { we = true, our = true, us = true, i = true, my = true }

-- The actor of a pronoun at item i, or nil.
function reference.pronoun(s, i, memory)
  local w = s.word[i]
  if own[w] then
    return s.quoted[i] and memory.voice or nil
  end
  local person = singular[w]
  if person == nil then
    return nil
  end
  return (not closed.possessive[w] and nearest(s, i, person, true)) or nearest(s, i, person) or (person and memory.person) or (not person and memory.state)
    or nil
end

-- Actors of a phrase without mentions, items l to r, added to `into`.
function reference.read(s, l, r, role, memory, into)
  local w = s.word[l]
  if closed.pronoun[w] or (closed.possessive[w] and (role == "target" or s.info[r].official)) then
    if (w == "they" or w == "their") and memory.plural then
      add_pair(memory, into)
      return
    end
    local actor = reference.pronoun(s, l, memory)
    if actor then
      add(into, actor)
    end
    return
  end
  for i = l, r - 1 do
    if openers[s.word[i]] then
      local two = s.words[s.word[i] .. " " .. s.word[i + 1]]
      if two and two.party then
        add_pair(memory, into)
        return
      end
    end
  end
  if w == "the" and s.word[l + 1] == "two" and r <= l + 1 then
    add_pair(memory, into)
  end
end

local FRONT = 5 -- bytes before a name that begins a sentence: "The Kremlin"

-- Takes in the mentions of a sentence from `start` on. A state is what "it"
-- stands for afterwards only if the sentence begins with it.
function reference.remember(start, mentions, memory)
  local last
  memory.state = nil
  for i, m in ipairs(mentions) do
    if m.actor then
      if m.kind == "person" then
        memory.person = m.actor
      elseif i == 1 and m.start - start < FRONT then
        memory.state = m.actor
      end
      if last and last ~= m.actor then
        memory.pair = { last, m.actor }
      end
      last = m.actor
    end
  end
end

return reference

-- speech: which stretch of a sentence is said by whom.
--
-- A scope: from, to (items), actor (or nil), name, anonymous, denied, factive,
-- group (the verb), cue (its word), turn (of a transcript, in no marks).

local closed = require "closed"
local groups = require "groups"
local phrases = require "phrases"
local subjects = require "subjects"

local speech = {}

local anonymous = {
  officials = true, sources = true, analysts = true, experts = true, critics = true,
  reports = true, observers = true, diplomats = true, lawmakers = true, people = true,
  many = true, some = true, newspapers = true, media = true,
}
local turns = { but = true, though = true, although = true, ["while"] = true, whereas = true }

-- Where what is said from item i on ends; in a relative clause with its comma.
local function scope_end(s, g, i)
  local relative = g and closed.relative[g.subordinate]
  for k = i, s.n do
    if s.info[k].breaks then
      local w, behind = s.word[k], s.group_of[k + 1]
      if w == ";"
        or (w == "," and (relative or turns[s.word[k + 1]] or behind and behind.form == "ing"))
        or (w == "and" and behind and behind.form == "finite" and g and g.info.deny) then
        return k
      end
    end
  end
  return s.n
end

-- Whether nothing that could be said follows the group: a time, a place, the end.
local function nothing_follows(s, g)
  local k = g.last + 1
  for i = k, s.n do
    local h = s.group_of[i]
    if s.word[i] == "," then
      break
    elseif s.word[i] == "that" or (h and h.form == "finite") then
      return false
    end
  end
  while k <= s.n and (closed.time[s.word[k]] or s.word[k]:find("^%d")) do
    k = k + 1
  end
  local w = s.word[k]
  return not w or w == "," or w == ";" or (closed.preposition[w] and w ~= "that")
end

local function scope_of(s, g, phrase, from, to, cue)
  local name = phrases.name(s, phrase)
  local head = name and name:lower():match("(%a+)$")
  return {
    from = from, to = to, actor = phrase.actors[1], name = name, cue = cue,
    actors = phrase.actors, anonymous = #phrase.actors == 0 and anonymous[head] or nil,
    group = g,
    denied = g and g.info.deny or (g and g.negated and not g.info.see) or nil,
    factive = g and g.info.factive or nil,
  }
end

local function clause_start(s, j)
  for k = j, 1, -1 do
    if s.word[k] == ";" then
      return k + 1
    end
  end
  return 1
end

-- "..., S said" and '," said S', but not "X, of Y, said S was".
local function postposed(s, g, memory)
  local p = groups.before(s, g.first)
  if p < 1 then
    return nil
  end
  local w = s.word[p]
  if w == "," or s.word[g.first - 1] == '"' then
    local q = phrases.right(s, g.last + 1, s.n + 1, "source", memory)
    local h = s.group_of[q.last + 1]
    if q.last >= q.first and not g.aux and not (h and h.form == "finite") then
      return scope_of(s, g, q, clause_start(s, p), g.first - 1, s.word[g.main])
    end
    return nil
  end
  local phrase = phrases.left(s, g.first, "source", memory)
  if not phrase or not phrase.first then
    return nil
  end
  local b = phrase.first - 1
  while b >= 1 and s.info[b].loose do
    b = b - 1
  end
  local said_before = b > 1 and (s.groups[1].first < b or s.word[g.last + 1] == ",")
  if said_before and s.word[b] == "," and nothing_follows(s, g) then
    local aside = s.word[g.last + 1] == "," and s.group_of[g.last + 2]
    return scope_of(s, g, phrase, clause_start(s, b), aside and s.n or phrase.first - 1,
      s.word[g.main])
  end
  return nil
end

-- "said (that) ...", "told Y that ..."
local function preposed(s, g, memory)
  local phrase = subjects.of(s, g, "source", memory)
  if g.last >= s.n or (phrase.pronoun and s.quoted[g.main] and memory.voice) then
    return nil
  end
  return scope_of(s, g, phrase, g.last + 1, scope_end(s, g, g.last + 1), s.word[g.main])
end

-- "accused Y of ... and Z did": where the clause of Z begins behind item i, else `last`.
local function next_clause(s, i, last)
  for k = i, last do
    local g = s.word[k] == "and" and s.mention[k + 1] and s.group_of[k + 2]
    if g and g.form == "finite" then
      return k
    end
  end
  return last
end

-- "accused Y of ..."
local function accusing(s, g, memory)
  for i = g.last + 1, s.n do
    if s.word[i] == "of" then
      local doer = g.passive and { actors = {} } or subjects.of(s, g, "source", memory)
      return scope_of(s, g, doer, i + 1, next_clause(s, i + 1, scope_end(s, g, i + 1)),
        s.word[g.main])
    elseif s.group_of[i] and s.group_of[i] ~= g then
      return nil
    end
  end
  return nil
end

local function according(s, i, memory)
  local comma = i
  while comma <= s.n and s.word[comma] ~= "," do
    comma = comma + 1
  end
  local phrase = phrases.right(s, i + 2, comma, "source", memory)
  local from, to = clause_start(s, i), i - 1
  if i <= from then
    from, to = phrase.last + 1, scope_end(s, nil, phrase.last + 1)
  end
  return scope_of(s, nil, phrase, from, to, "according to")
end

-- "PUTIN: We agree", as transcripts have it: a name with which the sentence begins.
local function labelled(s, memory)
  if not s.mention[1] or s.word[2] ~= ":" then
    return nil
  end
  local scope = scope_of(s, nil, phrases.right(s, 1, 2, "source", memory), 3, s.n, ":")
  scope.turn = s.word[3] ~= '"'
  return scope
end

function speech.find(s, memory)
  local scopes = { labelled(s, memory) }
  for _, g in ipairs(s.groups) do
    if g.main and g.info.accuse_of then
      scopes[#scopes + 1] = accusing(s, g, memory)
    end
    local says = g.info.report or g.info.deny or g.info.accuse
    if g.main and says and not g.passive and g.form ~= "to" then
      scopes[#scopes + 1] = g.info.report and g.form == "finite" and postposed(s, g, memory)
        or preposed(s, g, memory)
    end
  end
  for i = 1, s.text:lower():find("according", 1, true) and s.n - 1 or 0 do
    if s.word[i] == "according" and s.word[i + 1] == "to" then
      scopes[#scopes + 1] = according(s, i, memory)
    end
  end
  s.scopes = scopes
end

-- Of two scopes around an item: the inner one, then the one whose speaker is
-- known, then the shorter one.
local function closer(a, b)
  if a.from ~= b.from then
    return a.from > b.from
  elseif (a.actor == nil) ~= (b.actor == nil) then
    return a.actor ~= nil
  end
  return a.to < b.to
end

-- The innermost scope that item i lies in, or who speaks in an open quotation.
function speech.at(s, i, memory)
  local best
  for _, scope in ipairs(s.scopes) do
    if scope.from <= i and i <= scope.to and (not best or closer(scope, best)) then
      best = scope
    end
  end
  if best then
    return best
  end
  if s.quoted[i] and memory.voice then
    return { actor = memory.voice, actors = { memory.voice }, name = memory.voice_name }
  end
  return nil
end

return speech

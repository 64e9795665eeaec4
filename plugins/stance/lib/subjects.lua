-- subjects: who does what a verb group says, also when the subject stands with
-- another group ("said ... and warned", "plans to visit", "..., becoming").

local closed = require "closed"
local groups = require "groups"
local phrases = require "phrases"

local subjects = {}

local nobody = { actors = {} }

local function main_before(s, g, fits)
  for k = g.number - 1, 1, -1 do
    local h = s.groups[k]
    if fits(h) then
      return h
    end
  end
  return nil
end

local function is_report(h)
  return h.info.report and h.form ~= "to"
end

local function is_matrix(h)
  return h.form == "finite" and not h.subordinate
end

local function is_ing(h)
  return h.form == "ing" or h.main ~= nil and h.info.ing and not h.passive
end

local function is_verb(h)
  return h.form == "finite" or h.form == "to"
end

local function any(h)
  return h.form ~= "bare part"
end

-- "China did this, a move that (likely to) ...": what the first group says; not in
-- "takes steps to".
local function deed(s, l, r)
  for i = r, math.max(l, 1), -1 do
    if s.info[i].deed then
      return not s.group_of[i - 1] and s.groups[1] or nil
    elseif s.word[i] == "," or s.group_of[i] then
      return nil
    end
  end
  return nil
end

-- Whether the attempt that group h speaks of is another's: "says attempts fail", "foiled
-- an attempt".
local function is_anothers(h)
  local cue = h.info.cue
  return h.info.report or h.info.lift or h.info.damage or cue and cue.sign < 0
end

-- "praised Germany's plan to help Y": whose plan it is, with the verb in group h and the
-- infinitive in group g; nil.
local function judged(s, h, g, memory)
  local cue = h.info.cue
  if not cue or cue.kind ~= "evaluation" or cue.frame ~= "o" or h.passive
    or h.last + 1 == g.first then
    return nil
  end
  local object = phrases.right(s, h.last + 1, g.first, "target", memory)
  local own = subjects.of(s, h, "source", memory).actors[1]
  return #object.actors > 0 and object.actors[1] ~= own and object or nil
end

-- Who the infinitive's doer is: the object of a verb like "urge", else the
-- doer of the governing group.
local function of_infinitive(s, g, role, memory)
  local gov = s.groups[g.number - 1]
  if not gov then
    return nobody
  end
  g.governor = gov
  if s.info[g.first - 1].attempt and is_anothers(gov) then
    g.controlled = true
    return nobody
  end
  local praised = judged(s, gov, g, memory)
  if praised then
    g.controlled = true
    return praised
  end
  local doing = deed(s, gov.last + 1, g.first - 1)
  if doing then
    g.controlled = gov.info.lift -- "blocked a move to impose sanctions"
    return subjects.of(s, doing, role, memory)
  end
  if gov.info.control and not gov.passive and gov.main then
    local on = s.word[gov.last + 1]
    local first = gov.last + ((on == "on" or on == "upon" or on == "for") and 2 or 1)
    local object = phrases.right(s, first, g.first, "target", memory)
    if #object.actors > 0 then
      g.controlled = true
      return object
    end
  elseif gov.info.control and gov.passive and not gov.info.likely then
    g.controlled = true
  end
  local p = subjects.of(s, gov, role, memory)
  g.controlled = g.controlled or gov.controlled -- "asked Y to act to help Z"
  return p
end

-- "signed a letter condemning", with the letter at item p: what it says in group g is
-- said by who does that of the last group before, and nobody who refuses or blocks it;
-- who votes against it says the opposite.
local function adopts(s, g, p, role, memory)
  local h = main_before(s, g, is_verb)
  g.governor = h
  local governor = h and h.governor
  if not h or h.negated or h.passive or governor and (governor.negated or governor.info.refuse) then
    return nobody
  end
  local doers = h.info.adopt and subjects.of(s, h, role, memory) or nobody
  g.opposed = s.word[h.last + 1] == "against"
  for i = h.last + (g.opposed and 2 or 1), p do
    if s.word[i] == "against" or s.word[i] == "on" then
      return nobody
    end
  end
  return doers
end

-- Whether an article stands between item p and a name before it, whose the noun is not
-- then: "Thailand watered down a statement".
local function has_article(s, p)
  for i = p, 2, -1 do
    if closed.article[s.word[i]] then
      return s.mention[i - 1] or not s.info[i - 1].ends
    elseif s.mention[i] or s.info[i].ends then
      return false
    end
  end
  return false
end

-- "troops marching", "weapons made": the participle belongs to the noun.
local function of_participle(s, g, role, memory)
  local p = groups.before(s, g.first)
  local w = s.word[p]
  if not w or w == "of" and s.word[p - 1] == "capable" then
    return nobody
  end
  if w == "," or closed.preposition[w] or closed.subordinator[w] or closed.coordinator[w]
    or s.group_of[p] then
    local twin = w == "but" and main_before(s, g, is_ing)
    if twin then -- "not refusing to ... but praising"
      local doers = subjects.of(s, twin, role, memory)
      g.governor, g.controlled = twin.governor, twin.controlled
      return doers
    end
    local h = (g.info.report and main_before(s, g, is_report))
      or ((w == "," or closed.subordinator[w]) and main_before(s, g, is_matrix))
      or main_before(s, g, any)
    g.governor = h
    if h and (w == "against" or w == "from") then
      g.controlled = true
    elseif h and not h.passive and (w == "for" or w == "of" and h.info.cue
      or w == "with" and h.info.accuse) then
      g.governor = nil
      local object = (h.info.cue or h.info.accuse) and h.last + 1
      return object and phrases.right(s, object, p, role, memory) or nobody
    end
    return h and subjects.of(s, h, role, memory) or nobody
  end
  if s.info[p].document and main_before(s, g, is_verb) then
    return adopts(s, g, p, role, memory)
  elseif s.info[p].document and has_article(s, p) then
    return nobody
  end
  return phrases.left(s, g.first, role, memory) or nobody
end

-- "will not defend or praise", "to meet and praise": a verb in its base form behind
-- "and" or "or" goes on with what stands before the verb of group h.
local function go_on(g, h)
  local info = g.info
  if g.aux or not g.main or not info.base or info.past then
    return
  elseif h.form == "to" then
    g.form, g.governor, g.controlled = "to", h.governor, h.controlled
  elseif h.modal or h.aux and h.main and h.info.base and not h.be and not h.have then
    g.modal, g.unreal, g.negated = h.modal, h.unreal, h.negated
  end
end

local function of_finite(s, g, role, memory)
  local p = phrases.left(s, g.first, role, memory)
  if p and #p.actors == 0 and p.last and s.info[p.last].document
    and closed.relative[s.word[p.last + 1]] then
    return adopts(s, g, p.last, role, memory)
  elseif p then
    local doing = #p.actors == 0 and p.last and g.number > 1 and s.word[p.first - 1] == ","
      and deed(s, p.first, p.last)
    return doing and subjects.of(s, doing, role, memory) or p
  end
  local b = groups.before(s, g.first)
  if b >= 1 and (closed.coordinator[s.word[b]] or s.word[b] == ",") then
    local apart = closed.coordinator[s.word[b]] and s.word[b - 1] == ","
    local h = apart and main_before(s, g, is_report) or main_before(s, g, is_verb)
    if h then
      p = subjects.of(s, h, role, memory)
      go_on(g, h)
    end
  end
  return p or nobody
end

-- The subject of group g in a role of phrases; never nil.
function subjects.of(s, g, role, memory)
  local slot = role == "source" and "doers" or "subject"
  if not g[slot] then
    g[slot] = nobody -- a circle ends here
    local how = g.form == "to" and of_infinitive or g.form == "ing" and not g.aux and of_participle
      or of_finite
    g[slot] = how(s, g, role, memory)
  end
  local p = g[slot]
  if p.speaker and memory.voice and #p.actors == 0 then
    p.actors[1] = memory.voice
  end
  return p
end

-- Whether "that" at i opens what somebody says: the verb before it is a verb
-- of saying.
local function says_that(s, i)
  for k = i - 1, 1, -1 do
    local g = s.group_of[k]
    if g then
      return g.info.report or g.info.deny or g.info.control
    end
  end
  return false
end

-- Whether the clause of group g is one of another, by the item at i: the word that
-- opens it, or nil; and whether it begins there at all.
local function clause_at(s, g, i)
  local w = s.word[i]
  if s.group_of[i] or w == ";" then
    local joined = s.group_of[i] and closed.coordinator[s.word[g.first - 1]]
    return joined and s.group_of[i].subordinate or nil, true
  elseif closed.clause[w] then
    return w, true
  elseif w == "that" then
    return not says_that(s, i) and w or nil, true
  end
  return nil, w == "," and not closed.clause[s.word[i + 1]]
end

-- Marks a finite group by the word that opens its clause.
local function mark_clause(s, g)
  local begins
  for i = g.first - 1, 1, -1 do
    if s.group_of[i] or s.info[i].breaks then
      g.subordinate, begins = clause_at(s, g, i)
      if begins then
        return
      end
    end
  end
end

-- Marks the groups of adverbial and relative clauses.
function subjects.mark(s)
  for _, g in ipairs(s.groups) do
    if g.form == "finite" then
      mark_clause(s, g)
    end
  end
end

return subjects

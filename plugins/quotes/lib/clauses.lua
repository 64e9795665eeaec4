-- Clauses over the tags of a document (words.tsv, cues.tsv): noun phrases to
-- the left and right of a place, and where a clause ends. Places are numbers of
-- items. d.t is the string of tags, d.u the same from right to left, so that
-- what stands before a place is a pattern too; Q is what stands in marks.

local clauses = {}

-- The place in u that mirrors place i of t.
local function mirror(t, i)
  return #t + 1 - i
end

-- The place in u behind further words of a noun phrase that look like verbs: a
-- press secretary, the newly elected president, "...," retired general X.
local function wider(d, at)
  local u = d.u
  return d:is_base(#d.t + 1 - at) and u:match("^v[Aa0'Ny]+[dr]*()", at)
    or u:match("^[evg]r*[Aa']*d()", at) or u:match("^e()[Q,%.\n]", at) or at
end

-- Where the noun phrase that ends at place `stop` begins, or nil.
function clauses.phrase_before(d, stop)
  local t, u = d.t, d.u
  local n = #t
  local at = mirror(t, stop)
  local start
  if u:find("^[vegNfy][dAa0'N]", at) then -- a noun that is a verb too: the report
    at = at + 1
    start = at
  end
  while true do
    local behind = u:match("^[Aa0'fNy]+()", at)
    if not behind and not start then
      return u:find("^d", at) and stop or nil -- many, this
    end
    behind = u:match("^[dr]*()", behind or at)
    behind = wider(d, behind)
    start = behind
    at = u:match("^[oi]()[Aa0'N]", behind) or u:match("^k()A", behind)
      or u:match("^t()a", behind)
    if not at then
      break
    end
  end
  return n + 2 - start
end

-- The noun phrase that begins at place `start` ends at the place returned.
function clauses.phrase_behind(d, start)
  local t = d.t
  local behind = t:match("^d*r?[Aa0'Nf]+()", start)
    or t:match("^d[veN]()[TtQ,%.\n]", start) or t:match("^d+()", start)
    or t:match("^[veN]()", start)
  if not behind then
    return nil
  end
  while true do
    local more = t:match("^[oi]d*[Aa0'N]+()", behind) or t:match("^kd*A[Aa0']*()", behind)
      or t:match("^[vegN]?[Aa0'N]+()", behind)
    if not more then
      return behind - 1
    end
    behind = more
  end
end

-- The subject of a verb at place `verb`: first and last place; nil: unknown.
-- Third, how: "pronoun", "relative" or "phrase".
function clauses.subject(d, verb)
  local t, u = d.t, d.u
  local at = mirror(t, verb - 1)
  at = u:match("^[rx]*()", at)
  local behind = u:match("^y+i?()[Aap]", at) or u:match("^m()[Aa0p]", at)
    or u:match("^%)[^%(]-%(()", at)
  at = behind or at
  local last = #t + 1 - at
  local tag = t:sub(last, last)
  if tag == "p" then
    return last, last, "pronoun"
  elseif tag == "q" then
    return last, last, "relative"
  elseif tag == "," then
    local comma = u:match("^,[^,;:%.\nQ]+(),", at)
    if not comma then
      return nil
    end
    local outer = #t + 1 - comma - 1
    local first = clauses.phrase_before(d, outer)
    if not first then
      return nil
    end
    return first, outer, "phrase"
  end
  local first = clauses.phrase_before(d, last)
  if first then
    return first, last, "phrase"
  end
end

-- The first place of the sentence that place i is in.
function clauses.sentence_start(d, i)
  local n = #d.t
  return n + 2 - (d.u:match("()[%.\n]", n + 2 - i) or n + 1)
end

-- The subject of the sentence up to place i: of its first finite verb.
function clauses.main_subject(d, i)
  local t = d.t
  local from = clauses.sentence_start(d, i)
  local verb = t:match("^[^xve%.\n]-()[xve]", from)
  while verb and verb < i do
    local first, last, how = clauses.subject(d, verb)
    if first and first >= from then
      return first, last, how
    end
    verb = t:match("^[^xve%.\n]-()[xve]", verb + 1)
  end
end

-- The subject of the last finite verb before place i of its sentence that has one.
function clauses.near_subject(d, i)
  local u, n = d.u, #d.t
  local from = clauses.sentence_start(d, i)
  local at = u:match("^[^%.\n]-()[xve]", n + 2 - i)
  while at and n + 1 - at >= from do
    local first, last, how = clauses.subject(d, n + 1 - at)
    if first and first >= from then
      return first, last, how
    end
    at = u:match("^[^%.\n]-()[xve]", at + 1)
  end
end

-- Where a clause that begins at place `from` ends (its last place).
function clauses.stop(d, from)
  local t, i = d.t, from
  while true do
    local at = t:match("^[^%.\n;,%)k]*()", i)
    local tag = t:sub(at, at)
    if tag == "," and not (t:find("^,r?[gC]", at) or t:find("^,[kb]r*v", at)
        or t:find("^,[kbs]d?[Aapa]+r*v", at))
      or tag == "k" and not (t:find("^kr*v[TQ]", at) or t:find("^kr*g", at))
      or tag == ")" and t:sub(from, at):find("(", 1, true) then
      i = at + 1
    else
      return at - 1
    end
  end
end

return clauses

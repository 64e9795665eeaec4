-- Statements: a cue, its source, and what is said, over the tags of a document.
--
-- A statement: { cue, cue_stop, first, last (of the source; nil: none), how, kind,
-- pieces = { { first, last }, ... } }, all places of items.

local clauses = require "clauses"

local statements = {}

local be = {}
for word in ("is are was were be been being isn't aren't wasn't weren't am"):gmatch("%S+") do
  be[word] = true
end

-- Whether a word that can be a cue is a noun or an adjective here.
local function is_noun(d, i, cue)
  local t = d.t
  local before = t:sub(i - 1, i - 1)
  if before == "d" and cue.shape == "past" then -- many said
    return not d.said[d:word(i - 1)]
  elseif before == "d" or before == "'" or before == "o" then
    return true
  end
  if (before == "i" or before == "0") and cue.shape ~= "ing" then
    return true
  end
  return (before == "a" or before == "f") and cue.shape == "base"
    and not d:word(i - 1):find("s$")
end

local function is_passive(d, i)
  local t = d.t
  local x = t:sub(i - 1, i - 1)
  local k = i - 1
  while x == "r" do
    k = k - 1
    x = t:sub(k, k)
  end
  return x == "x" and be[d:word(k)]
end

-- Behind a hearer, a time or a place; the same place when there is none.
local function over_hearer(d, at)
  local t = d.t
  local stop = t:match("^[mp]()", at) or clauses.phrase_behind(d, at)
  return stop and (t:match("^[mp]()", at) or stop + 1) or at
end

local function over_asides(d, at)
  local t = d.t
  while true do
    local behind = t:match("^r+()", at) or t:match("^i?d*y+0?()", at)
      or t:match("^id*[Aa0'N]+()", at) or t:match("^id*[vegf]+()[iT,Q:]", at)
      or t:match("^od*[Aa0'N]+()", at)
    if not behind then
      return at
    end
    at = behind
  end
end

-- Where the quotation at place i ends: its last place.
local function quotation_end(d, i)
  return d.t:match("^Q+()", i) - 1
end

-- Quotations that stand as sentences of their own behind the statement.
local function take_more(d, s, last)
  local t = d.t
  local at = t:match("^[^%.\n]*%.()Q", last + 1)
  while at do
    local stop = quotation_end(d, at)
    if not t:find("^[%.\n]", stop + 1) then
      break
    end
    s.pieces[#s.pieces + 1] = { at, stop }
    at = t:match("^%.()Q", stop + 1)
  end
  return s
end

-- What is said ahead of the words from place `before` on: a quotation or clause.
local function ahead(d, before)
  if not before then
    return nil
  end
  local t, u = d.t, d.u
  local from = clauses.sentence_start(d, before - 1)
  local stop = before - 1
  local tag = t:sub(stop, stop)
  if tag == "." and t:sub(stop - 1, stop - 1) == "Q" then -- "Why?" he asked
    stop, tag = stop - 1, "Q"
    from = clauses.sentence_start(d, stop)
  end
  if tag == "," or tag == "-" then
    stop = stop - 1
    tag = t:sub(stop, stop)
  elseif tag ~= "Q" and tag ~= "!" then
    return nil
  end
  if stop < from then
    return nil
  end
  if tag == "Q" then
    local start = #t + 2 - u:match("^Q+()", #t + 1 - stop)
    local lead = t:sub(from, start - 1)
    if lead == "" or lead:find("^[kb],?$") or lead:find(":$") or lead:find("[vg],?$") then
      return start, stop
    end
    return from, stop
  end
  return from, stop
end

-- `said X` behind what is said: first and last place of X, how, the place behind.
local function subject_behind(d, i, cue)
  local t = d.t
  if not cue.frames.inverted or cue.shape == "base"
    or not t:find("^[,Q!%-]", i - 1) and not t:find("^Q%.", i - 2) then
    return nil
  end
  if t:find("^p[,%.\nq%-]", i + 1) then
    return i + 1, i + 1, "pronoun", i + 2
  end
  local quoted = t:find("^[Q!]", i - 1) or t:find("^Q", i - 2)
  local stop = clauses.phrase_behind(d, i + 1)
  if stop and t:find(quoted and "^[^xve]" or "^[,%.\nq%-]", stop + 1) then
    return i + 1, stop, "inverted", stop + 1
  end
end

-- Whether a quotation stands before place i in its paragraph.
local function quoted_before(d, i)
  return d.u:find("^[^\nQ]*Q", #d.t + 2 - i)
end

-- `X said` behind what is said: first and last place of X, how; fourth, the place
-- behind the verb and what belongs to it. Nothing that is said may follow.
local function subject_ahead(d, i, cue)
  local t = d.t
  if t:find("^T", i + 1) then
    return nil
  end
  local behind = over_asides(d, cue.frames.hearer and over_hearer(d, i + 1) or i + 1)
  local ends = t:find("^[,%.\n!gs%-]", behind)
  if not ends and not quoted_before(d, i) then
    return nil
  end
  local first, last, how = clauses.subject(d, i)
  if not first or how == "relative" then
    return nil
  end
  local mark = t:match("^Q()", first - 1) or t:match("^Q()%.", first - 2)
  local quoted = mark and d:closes(mark - 1)
  if not quoted and not ends or mark ~= first and t:find("^,?[Q:]", behind) then
    return nil
  end
  return first, last, how, behind
end

-- Adds what goes on behind `..., he said, `: a quotation or the rest of a clause.
-- false: what stood ahead was not said after all.
local function go_on(d, s, quoted, behind)
  local t = d.t
  local more = t:match("^,()Q", behind) or t:match("^[:,]()Q", over_asides(d, behind))
    or s.how == "inverted" and t:match("^,[^,%.\nQ]-[,:]()Q", behind) -- said X, an aide, "..."
  if more then
    if not quoted and s.how ~= "inverted" then
      return false
    end
    s.pieces[2] = { more, quotation_end(d, more) }
    take_more(d, s, s.pieces[2][2])
  elseif quoted then
    take_more(d, s, behind - 1)
  elseif t:find("^,[^gC]", behind) and s.how ~= "inverted" then
    local to = clauses.stop(d, behind + 1)
    s.pieces[2] = to > behind + 1 and { behind + 1, to } or nil
  end
  return true
end

-- `X said` or `said X` behind or amid what is said.
local function postposed(d, i, cue)
  if not cue.frames.back then
    return nil
  end
  local start = i
  local first, last, how, behind = subject_behind(d, i, cue)
  if not first then
    first, last, how, behind = subject_ahead(d, i, cue)
    start = first
  end
  local from, stop = ahead(d, start)
  if not from then
    return nil
  end
  local s = { cue = i, cue_stop = i, first = first, last = last, how = how,
    kind = cue.frames.back, pieces = { { from, stop } } }
  return go_on(d, s, d.t:find("^Q", stop), behind) and s or nil
end

-- Whether a clause with a subject and a verb begins at place i.
local function is_clause(d, i)
  return d.t:find("^[pQ]", i) or d.t:find("^[dAa0']+Q", i)
    or d.t:find("^[dAa0'NfoikmrqQ,gy]-[xve]", i)
end

-- Whether a verb with an object says that somebody did it: not `to support X`,
-- `would reject X`, `without naming X`.
local function asserts(d, i, cue)
  local t = d.t
  local before = t:sub(i - 1, i - 1)
  if cue.shape == "base" then
    return before ~= "t" and before ~= "x" and before ~= "r" and before ~= "q"
  elseif cue.shape == "ing" then
    return before ~= "i" and before ~= "a" and before ~= "d"
  end
  return true
end

-- What follows the cue: kind, first and last place of it, the cue's last place.
local function complement(d, i, cue)
  local t = d.t
  local frames = cue.frames
  local r = t:match("^r*()", i + 1)
  if frames.out then
    r = d:word(r) == "out" and r + 1 or r
  end
  local prepositions = cue.prepositions
  local hearer = frames.hearer and over_hearer(d, r) or r
  local aside = over_asides(d, hearer)
  if frames.quote then
    local q = t:match("^[,:]?T?()Q", r) or t:match("^[,:]?T?()Q", hearer)
      or t:match("^[,:]?T?()Q", aside) or t:match("^,?()Q", aside)
      or t:match("^[^%.\n,;vQ]-:()Q", r) or t:match("^:%.()Q", aside)
      or t:match("^[:%.]\n()Q", aside) or t:match("^i[^,%.\nxQ]-,()Q", r)
    if q then
      local stop = quotation_end(d, q)
      if not d:closes(stop) and not t:find("^[,%.\n;%-%)]", stop + 1) then
        stop = math.max(stop, clauses.stop(d, stop + 1))
      end
      return frames.quote, q, stop, i, true
    end
    if t:find("^:", aside) and not t:find("^:[%.\n]", aside) then
      return frames.quote, aside + 1, clauses.stop(d, aside + 1), i
    end
  end
  local that = frames.that and (t:match("^()T", r) or t:match("^()T", hearer)
    or t:match("^()T", aside) or t:match("^,[^,%.\nxve]-,()T", aside)
    or frames.hearer and t:match("^[si][dAa0'Noi]-()T", hearer))
  if that then
    return frames.that, that, clauses.stop(d, that), i
  end
  local wh = frames.wh and (t:match("^()[hq]", r) or t:match("^()[hq]", hearer))
  if wh then
    return frames.wh, wh, clauses.stop(d, wh), i
  end
  local to = frames.to and (frames.to == "speech" or cue.shape ~= "base")
    and (t:match("^()x?t", r) or t:match("^()x?t", hearer))
  if to then
    return frames.to, to, clauses.stop(d, to), i
  end
  local word = t:find("^[oit]", r) and d:word(r)
  if word and prepositions[word] then
    return prepositions[word], r + 1, clauses.stop(d, r + 1), r
  end
  if frames.hearer and t:find("^[oi]", hearer) and prepositions[d:word(hearer)] then
    return prepositions[d:word(hearer)], hearer + 1, clauses.stop(d, hearer + 1), i
  end
  if frames.bare and t:find("^[dpAa0qhmNQsik]", aside) and is_clause(d, aside) then
    return frames.bare, aside, clauses.stop(d, aside), i
  end
  if frames.bare and hearer ~= r and t:find("^[dpAa0]", hearer) and is_clause(d, hearer) then
    return frames.bare, hearer, clauses.stop(d, hearer), i
  end
  if frames.thing and asserts(d, i, cue) and t:find("^[dAa0mpNQfvg]", r) then
    return frames.thing, r, clauses.stop(d, r), i
  end
end

-- Who the verb at place i has as its subject. before: the statement before it.
local function source_of(d, i, cue, before)
  local t = d.t
  local tag = t:sub(i - 1, i - 1)
  if cue.shape == "ing" and tag ~= "x" and not t:find("^xr", i - 2)
    and not t:find("^[Aap]", i - 1) then
    if before and before.first and before.cue >= clauses.sentence_start(d, i) then
      return before.first, before.last, before.how
    end
    return clauses.main_subject(d, i)
  elseif tag == "k" or t:find("^[kb]r", i - 2) or tag == "b" then
    return clauses.near_subject(d, i)
  elseif cue.shape == "base" and tag == "t" then
    return clauses.near_subject(d, i)
  end
  local first, last, how = clauses.subject(d, i)
  if not first then
    return clauses.main_subject(d, i)
  end
  return first, last, how
end

-- `was criticized by X`: X and where the subject stands.
local function read_passive(d, i, cue)
  local t = d.t
  local by = cue.frames.thing and t:find("^i", i + 1) and d:word(i + 1) == "by"
  local first, last = clauses.subject(d, i)
  local stop = by and first and (clauses.phrase_behind(d, i + 2))
  if not stop then
    return nil
  end
  return { cue = i, cue_stop = i, kind = cue.frames.thing, how = "phrase",
    first = i + 2, last = stop, pieces = { { first, last } } }
end

-- `Said X: "..."`, at the head of a sentence.
local function headed(d, i, cue)
  local t = d.t
  local stop = cue.frames.inverted and t:find("^[%.\n]?v[Aad]", i > 1 and i - 1 or i)
    and clauses.phrase_behind(d, i + 1)
  local q = stop and t:match("^:[%.\n]?()Q", stop + 1)
  if q then
    return { cue = i, cue_stop = i, first = i + 1, last = stop, how = "inverted",
      kind = cue.frames.inverted, pieces = { { q, quotation_end(d, q) } } }
  end
end

local function read_verb(d, i, cue, before)
  if is_noun(d, i, cue) then
    return nil
  end
  local s = headed(d, i, cue) or postposed(d, i, cue)
  if s then
    return s
  end
  if (cue.shape == "past" or cue.shape == "participle") and is_passive(d, i) then
    return read_passive(d, i, cue)
  end
  local kind, from, to, cue_stop, quoted = complement(d, i, cue)
  if not kind or from > to then
    return nil
  end
  s = { cue = i, cue_stop = cue_stop, kind = kind, pieces = { { from, to } } }
  s.first, s.last, s.how = source_of(d, i, cue, before)
  if quoted then
    take_more(d, s, to)
  end
  return s
end

-- `according to X`
local function read_according(d, i)
  local t = d.t
  local stop = t:find("^t", i + 1) and (clauses.phrase_behind(d, i + 2)
    or t:find("^[mp]", i + 2) and i + 2)
  if not stop then
    return nil
  end
  local s = { cue = i, cue_stop = i + 1, first = i + 2, last = stop, how = "phrase",
    kind = "speech" }
  local from = clauses.sentence_start(d, i)
  if from == i or t:find("^[kb]?,?C", from) then
    local comma = t:match("^[^,%.\nQ]-,()", stop) or t:match("^()[pQ]", stop + 1)
    if not comma then
      return nil
    end
    s.pieces = { { comma, clauses.stop(d, comma) } }
    return s
  end
  local to = t:sub(i - 1, i - 1) == "," and i - 2 or i - 1
  if to < from then
    return nil
  end
  s.pieces = { { from, to } }
  if t:find("^,", stop + 1) and t:sub(i - 1, i - 1) == "," then
    s.pieces[2] = { stop + 2, clauses.stop(d, stop + 2) }
  end
  return s
end

-- `Trump's claim that`
local function read_noun(d, i)
  local t, u = d.t, d.u
  local that = t:match("^N()T", i)
  if not that then
    return nil
  end
  local s = { cue = i, cue_stop = i, kind = "speech", how = "phrase",
    pieces = { { that, clauses.stop(d, that) } } }
  local owner = u:match("^[a]*()['d]", #t + 2 - i)
  if owner then
    local at = #t + 1 - owner
    if t:sub(at, at) == "'" then
      s.first, s.last = clauses.phrase_before(d, at - 1), at - 1
    elseif d:word(at):find("^[hti][eit][rs]") and d:word(at) ~= "this" then
      s.first, s.last, s.how = at, at, "pronoun"
    end
  end
  if not s.first then
    s.first, s.last, s.how = clauses.main_subject(d, i)
  end
  return s
end

-- All statements of a document. d: t, u (of clauses), cues and said (of cues),
-- d:word(i), the word of item i, d:closes(i), whether the quotation that ends
-- there ends with a full stop, a comma or the like.
function statements.find(d)
  local t = d.t
  local list = {}
  local i = t:find("[vgCN]")
  while i do
    local tag, s = t:sub(i, i)
    if tag == "C" then
      s = read_according(d, i)
    elseif tag == "N" then
      s = read_noun(d, i)
    elseif d.cues[d:word(i)] then
      s = read_verb(d, i, d.cues[d:word(i)], list[#list])
    end
    if s then
      list[#list + 1] = s
    end
    i = t:find("[vgCN]", i + 1)
  end
  return list
end

return statements

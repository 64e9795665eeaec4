-- One document: its quotations, its statements, and which belong together.

local marks = require "marks"
local speaker = require "speaker"

local reading = {}

-- The quotations of a document: { start, stop (bytes), first, last (items),
-- closed, ended (a full stop, comma or the like stands before the mark),
-- paragraph }, ascending; and the tags with Q for what stands in them.
local function quotations(doc, tags, items)
  local list = {}
  local text = doc.text
  local mark, typographic = text:find('"', 1, true), marks.typographic(text)
  if not mark and not typographic then
    return list, tags
  end
  local pieces, done = {}, 1
  local function take(q, number, at, s)
    local start, stop = at + q.start - 1, at + q.stop - 1
    local first, last = items:from(start), items:from(stop) - 1
    while last >= first and tags:find("^[%.\n]", last) and items:start(last) >= stop do
      last = last - 1
    end
    if last >= first then
      list[#list + 1] = { start = start, stop = stop, first = first, last = last,
        closed = q.closed, paragraph = number, paragraph_at = at,
        ended = not q.closed or s:sub(q.start, q.stop - 1):find("[%.,!%?;]%s*[^%w%s]*$") }
      pieces[#pieces + 1] = tags:sub(done, first - 1)
      pieces[#pieces + 1] = ("Q"):rep(last - first + 1)
      done = last + 1
    end
  end
  for number, paragraph in doc:paragraphs() do
    local at = paragraph.start
    if mark and mark <= at then
      mark = text:find('"', at + 1, true)
    end
    local straight = mark and mark <= paragraph.stop
    local s = (straight or typographic) and paragraph.text
    if straight or s and marks.typographic(s) then
      for _, q in ipairs(marks.find(s)) do
        take(q, number, at, s)
      end
    end
  end
  pieces[#pieces + 1] = tags:sub(done)
  return list, table.concat(pieces)
end

-- The number of the first quotation that ends at or behind item i.
local function quotation_from(list, i)
  local low, high = 1, #list + 1
  while low < high do
    local mid = (low + high) // 2
    if list[mid].last < i then
      low = mid + 1
    else
      high = mid
    end
  end
  return low
end

-- Whether a quotation goes to a piece rather than to the one it has: to the
-- shorter one, but to words rather than to thoughts.
local function closer(q, s, length)
  if not q.piece then
    return true
  elseif q.statement.kind ~= s.kind then
    return s.kind == "speech"
  end
  return length < q.length
end

local function give(list, pieces)
  for _, piece in ipairs(#list > 0 and pieces or {}) do
    local s, length = piece.statement, piece.last - piece.first
    local k = quotation_from(list, piece.first)
    while list[k] and list[k].last <= piece.last do
      local q = list[k]
      piece.quoted = true
      if q.first >= piece.first and closer(q, s, length) then
        q.piece, q.length, q.statement = piece, length, s
      end
      k = k + 1
    end
  end
end

-- The form of a quotation that no statement holds.
local function loose_form(q, text)
  local words = select(2, text:gsub("%w+", ""))
  if words < 4 then
    return "scare"
  end
  return text:find("^[^%w]*%u") and q.ended and "direct" or "mixed"
end

-- Who goes on speaking in a quotation without a cue: who spoke before in this
-- paragraph, or in the one before when this one is all quotation.
local function carried(q, before, t)
  if not before or not before.said then
    return nil
  elseif before.paragraph == q.paragraph then
    return q.stop - q.start > 30 and before.said or nil
  elseif q.paragraph == before.paragraph + 1 and (not before.closed
      or t:find("^Q+%.?\n", q.first) and (q.first == 1 or t:find("^\n", q.first - 1))) then
    return before.said
  end
end

-- Who stands before a colon that a quotation follows.
local function before_colon(q, d, items, r)
  local t, stop = d.t, q.first - 1
  while t:find("^[%.\n]", stop) do
    stop = stop - 1
  end
  if stop < 1 or t:byte(stop) ~= 58 then
    return nil
  end
  stop = stop - 1
  local first = d.clauses:phrase_before(stop)
  local last, how = stop, "phrase"
  if not first or first > d.clauses:sentence_start(stop) then
    first, last, how = d.clauses:main_subject(stop + 1)
  end
  return first and speaker.of(r, items:start(first), items:stop(last), how)
end

-- Who stands before a quotation that begins with a cue: Liu "noted that".
local function before_cue(q, d, items, r)
  local cue = d.cues[items:word(q.first)]
  if not cue or not cue.frames.that or not d.raw:find("^v[^vg,%.\n]-T", q.first) then
    return nil
  end
  local first, last, how = d.clauses:subject(q.first)
  return first and speaker.of(r, items:start(first), items:stop(last), how)
end

-- Who signs a quotation that is a paragraph of its own: `- Sanders.`, next line.
local function signed(q, r)
  local start, stop = r.text:match("^%.?%s*\n%s*[%-\xE2\x80\x93\x94]+ ?()%u[^\n,;:(.]*()",
    q.stop + 1)
  if start and r.text:sub(q.paragraph_at + 1, q.start):find("^%s*$") then
    return speaker.of(r, start - 1, stop - 1, "phrase")
  end
end

-- A function from the start of a mention to the end of its sentence; mentions
-- must come in the order of the text.
local function sentence_ends(t, items, size)
  local stop, at = 0, 0
  return function(byte)
    while byte >= stop do
      at = t:find("[%.\n]", (at or #t) + 1)
      stop = at and items:stop(at) or size + 1
    end
    return stop
  end
end

-- One row of the result, and `from`, its statement. s: that, or nil; who: the
-- speaker, or nil. Places are tables with start and stop.
local function row_of(at, form, s, who, content)
  return { at = at, form = form, kind = s and s.kind, cue = s and s.cue,
    from = s, statement = s and s.number, content_at = content,
    speaker = who and who.name, actor = who and who.actor, speaker_at = who }
end

-- A quotation, with the statement it is in, or with what stands around it.
local function read_quotation(d, items, r, q, before)
  local capital = r.text:find("^[^%w]*[%u%d]", q.start + 1)
  local own = before_cue(q, d, items, r)
  if own and own.name then
    q.said = own
    return row_of(q, "mixed", nil, own, q)
  end
  local s, piece = q.statement, q.piece
  if s then
    local whole = not d.t:sub(piece.first, piece.last):find("[^Q]") and capital
    q.said, piece.told = s.who, true
    return row_of(q, whole and "direct" or "mixed", s, s.who,
      { start = math.min(piece.start, q.start), stop = math.max(piece.stop, q.stop) })
  end
  local who = before_colon(q, d, items, r) or signed(q, r)
  if not who then
    who = carried(q, before, d.t) or nil
    q.statement = who and before.statement
  end
  local form = loose_form(q, r.text:sub(q.start + 1, q.stop))
  q.said = who
  return row_of(q, who and form == "scare" and "mixed" or form, q.statement, who, q)
end

-- Calls each(row) for all that is said in a document, ascending by place.
-- mentions: as the plugin actors gives them.
function reading.each(doc, words, mentions, each)
  local text = doc.text
  local tags, items = words.tagger:read(doc)
  local list, t = quotations(doc, tags, items)
  local d = { raw = tags, t = t, cues = words.cues, clauses = words.grammar:read(t, items) }
  local found, pieces = d.clauses:statements(list)
  give(list, pieces)
  local r = speaker.new(text, mentions, function(at)
    return t:byte(items:from(at)) == 81 -- Q
  end, sentence_ends(t, items, #text))
  for _, s in ipairs(found) do
    s.who = s.how and speaker.of(r, s.start, s.stop, s.how)
  end
  local rows = {}
  for i, q in ipairs(list) do
    rows[i] = read_quotation(d, items, r, q, list[i - 1])
  end
  for _, piece in ipairs(pieces) do
    local s = piece.statement
    if not piece.told then
      rows[#rows + 1] = row_of(piece, piece.quoted and "mixed" or "indirect", s, s.who, piece)
    end
  end
  table.sort(rows, function(a, b)
    return a.at.start < b.at.start
  end)
  for _, row in ipairs(rows) do
    each(row)
  end
end

return reading

-- quotes: what stands in quotation marks, and who says it. The speaker comes
-- from the words around a quotation; where they do not tell it is unknown, and
-- counted. Marks around a word or two that nobody says are scare quotes.

local frame = require "frame"
local marks = require "marks"
local speaker = require "speaker"

-- The text with quotations blanked out and plain spaces, byte for byte.
local function outside(text, list)
  local pieces, at = {}, 1
  for _, q in ipairs(list) do
    pieces[#pieces + 1] = text:sub(at, q.start - 1)
    pieces[#pieces + 1] = ("\1"):rep(q.stop - q.start)
    at = q.stop
  end
  pieces[#pieces + 1] = text:sub(at)
  return (table.concat(pieces):gsub("\xC2\xA0", "  "))
end

-- The starts of sentences that lie in no quotation.
local function starts_outside(p)
  local list, at = {}, 1
  for _, start in ipairs(p.starts) do
    while p.quotes[at] and p.quotes[at].stop <= start do
      at = at + 1
    end
    if not p.quotes[at] or start <= p.quotes[at].start then
      list[#list + 1] = start
    end
  end
  return list
end

-- Whether the sentence of q goes on behind its mark: `"Why?" Fan asked.`
local function goes_on(p, q, start)
  return p.text:find("^%s*%u", start)
    and p.outside:match("^%s*()", q.stop) >= start
    and not p.text:sub(q.start, q.stop - 1):find("%.[^%w]*$")
end

-- The stretch around q that no sentence end outside quotations parts from it.
-- breaks: of starts_outside; at: the last of them up to the quotation before.
-- Third, the last one up to q.
local function sentence_of(p, q, breaks, at)
  while breaks[at + 1] and breaks[at + 1] <= q.start do
    at = at + 1
  end
  local next = at + 1
  while breaks[next] and goes_on(p, q, breaks[next]) do
    next = next + 1
  end
  return breaks[at] or 1, breaks[next] or #p.text + 1, at
end

local function form_of(q, text, known)
  local words = select(2, text:gsub("%w+", ""))
  local sentence = text:find("^[^%w]*%u") and (text:find("[%.,!%?][^%w]*$")
    or not q.closed)
  if words >= 4 then
    return sentence and "direct" or "partial"
  elseif not known then
    return "scare"
  end
  return sentence and "direct" or "partial"
end

-- Whether nothing but quotations stands in the paragraph.
local function only_quotes(p)
  return not p.outside:find("%w")
end

-- Without words that tell: the one who speaks already in this paragraph, or in
-- the one before when this one is all quotation.
local function carried(r, p, q, previous)
  if previous then
    return #p.text:sub(q.start, q.stop - 1) > 30 and previous.who or nil
  end
  if r.open or only_quotes(p) then
    return r.last
  end
end

local function read_paragraph(r, p, emit)
  local previous, last
  local breaks, at = starts_outside(p), 0
  for _, q in ipairs(p.quotes) do
    local from, to
    from, to, at = sentence_of(p, q, breaks, at)
    local who, cue = speaker.find(r, p, q, from, to, r.cues)
    local told = who ~= nil
    who = who or carried(r, p, q, previous)
    local text = p.text:sub(q.start, q.stop - 1)
    local form = form_of(q, text, told)
    if form == "scare" then
      who, cue = nil, nil
    else
      previous, last = { who = who }, who
    end
    emit(p, q, form, who, told and cue or nil)
  end
  r.last, r.open = last, #p.quotes > 0 and not p.quotes[#p.quotes].closed
end

local function add_point(r, who)
  local points = r.points
  local person = who.person or who.name:find("^%u%l+$")
  if person and (#points == 0 or who.start > points[#points].start) then
    points[#points + 1] = { name = who.name, actor = who.actor, person = true,
      start = who.start, stop = who.stop, sentence = who.start }
  end
end

-- The last one said to have said something in a paragraph without quotations.
local function read_plain(r, p)
  local cues = frame.cues_in(r.cues, p.outside, 1, #p.outside)
  r.last, r.open = nil, false
  local cue = cues[#cues]
  if cue and cue.class == "say" then
    local start, stop = frame.subject(p.outside, 1, cue.start)
    local who = start and speaker.of(r, p, start, stop)
    r.last = who and who.person and who or nil
    if who then
      add_point(r, who)
    end
  end
end

-- Mentions that lie in [start, stop) of the text; `from` is where to begin.
local function slice(mentions, from, start, stop)
  local list = {}
  while mentions[from] and mentions[from].start < stop do
    if mentions[from].start >= start then
      list[#list + 1] = mentions[from]
    end
    from = from + 1
  end
  return list, from
end

-- The mentions outside quotations, which pronouns can stand for.
local function add_points(r, p)
  local sentence = 0
  for _, m in ipairs(p.mentions) do
    local at = m.start - p.base + 1
    while p.starts[sentence + 1] and p.starts[sentence + 1] <= at do
      sentence = sentence + 1
    end
    if p.outside:byte(at) ~= 1 then
      r.points[#r.points + 1] = { name = m.entity, actor = m.actor,
        person = m.kind == "person", start = m.start, stop = m.stop,
        sentence = p.base + (p.starts[sentence] or 0) }
    end
  end
end

local function mentions_of(doc)
  local result = doc:result("actors")
  local list = {}
  for i, m in ipairs(result and result.rows.mention or {}) do
    list[i] = { start = m.at.start, stop = m.at.stop, entity = m.entity,
      kind = m.kind, actor = m.actor }
  end
  return list
end

local function sentence_starts(doc)
  local starts = {}
  for i, sentence in doc:sentences() do
    starts[i] = sentence.start
  end
  return starts
end

local function read(doc, cues, emit)
  local r = { cues = cues, points = {}, full = {} }
  local mentions, starts = mentions_of(doc), sentence_starts(doc)
  local m, s = 1, 1
  for _, paragraph in doc:paragraphs() do
    local p = { text = paragraph.text, base = paragraph.start, starts = {} }
    p.quotes = marks.find(p.text)
    p.outside = outside(p.text, p.quotes)
    p.mentions, m = slice(mentions, m, paragraph.start, paragraph.stop)
    while starts[s] and starts[s] < paragraph.stop do
      p.starts[#p.starts + 1] = starts[s] - p.base + 1
      s = s + 1
    end
    add_points(r, p)
    if #p.quotes > 0 then
      read_paragraph(r, p, function(...)
        emit(...)
        local who = select(4, ...)
        if who then
          add_point(r, who)
        end
      end)
    else
      read_plain(r, p)
    end
  end
end

return {
  api = 1,
  name = "quotes",
  version = "1.0.0",
  summary = "Direct speech with its speaker; scare quotes apart",
  requires = { actors = ">=1" },
  languages = { "en" },

  results = {
    document = {
      quotes = { type = "integer", min = 0, unit = "quotations",
        doc = "quotations, scare quotes not counted" },
      unknown = { type = "integer", min = 0, unit = "quotations",
        doc = "those whose speaker the words around them do not tell",
        denominator = "quotes" },
      scare = { type = "integer", min = 0, unit = "quotations",
        doc = "words in marks that nobody is said to have said" },
    },
    rows = {
      quote = {
        at = { type = "span", doc = "the words with their marks" },
        form = { type = "string", doc = "direct (a sentence or more), partial "
          .. "(a part of one) or scare" },
        speaker = { type = "string", doc = "who says it, as best known",
          missing = "the words around it do not tell; all scare quotes" },
        actor = { type = "string", doc = "the state or bloc the speaker counts "
          .. "as", missing = "private persons, unknown states and speakers" },
        cue = { type = "string", doc = "the word that gives it to the speaker: "
          .. "said, told, according to",
          missing = "the speaker goes on from the quotation before" },
        speaker_at = { type = "span", doc = "where the speaker is named",
          missing = "as speaker" },
      },
    },
  },

  limits = { rows = 5000 },

  setup = function(ctx)
    return { cues = frame.cues(ctx) }
  end,

  document = function(doc, _, state)
    if not marks.any(doc.text) then
      return nil
    end
    local row = { quotes = 0, unknown = 0, scare = 0 }
    read(doc, state.cues, function(p, q, form, who, cue)
      if form == "scare" then
        row.scare = row.scare + 1
      else
        row.quotes = row.quotes + 1
        row.unknown = row.unknown + (who and 0 or 1)
      end
      doc:emit("quote", {
        at = doc:bytes(p.base + q.start - 1, p.base + q.stop - 1),
        form = form, speaker = who and who.name, actor = who and who.actor,
        cue = cue and cue.word,
        speaker_at = who and doc:bytes(who.start, who.stop),
      })
    end)
    if row.quotes + row.scare == 0 then
      return nil
    end
    return row
  end,
}

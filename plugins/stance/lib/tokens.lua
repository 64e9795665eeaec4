-- tokens: a sentence as a row of items: words, marks and the actors' mentions.
--
-- s.n items; for item i: s.word[i] (folded; "@" for a mention, `"` for a
-- quotation mark, "'s" for a possessive), s.start[i], s.stop[i] (offsets in
-- the document), s.info[i] (record of cues.lua), s.mention[i], s.quoted[i].

local tokens = {}

local nothing = {}

-- Typographic marks become plain ones of the same length in bytes; \1 is
-- padding that belongs to a word, \2 padding between words; \2 and \3 tell
-- opening marks from closing ones.
local plain = {
  ["\xE2\x80\x9C"] = '"\2\2', ["\xE2\x80\x9D"] = '"\3\2', ["\xE2\x80\x9E"] = '"\2\2',
  ["\xE2\x80\x98"] = "'\1\1", ["\xE2\x80\x99"] = "'\1\1",
  ["\xE2\x80\x89"] = "\2\2\2", ["\xE2\x80\xAF"] = "\2\2\2",
  ["\xE2\x80\x93"] = "-\1\1", ["\xE2\x80\x94"] = ";\2\2", ["\xE2\x80\xA6"] = ";\2\2",
}

-- What stands behind an apostrophe.
local endings = {
  s = "'s", t = "not", re = "are", ve = "have", ll = "will", d = "would", m = "am",
}

local function add(s, word, start, stop, info)
  local n = s.n + 1
  s.n = n
  s.word[n], s.start[n], s.stop[n] = word, start, stop
  s.info[n] = info or nothing
  s.quoted[n] = s.open
end

-- Adds the word at byte `from` of text; returns where it ends.
local function add_word(s, text, from, words)
  local form, to = text:match("^([%w\128-\255]+)()", from)
  local first = form:byte()
  if first >= 48 and first <= 57 then
    to = text:match("^%d[%d,.]*%d()", from) or to
    form = text:sub(from, to - 1)
  end
  form = form:lower()
  if text:byte(to) ~= 39 then
    add(s, form, s.base + from - 1, s.base + to - 1, words[form])
    return to
  end
  local tail, after = text:match("^'\1*(%a*)()", to)
  if tail == "t" and form:find("n$") then
    form = form == "won" and "will" or form == "can" and form or form:sub(1, -2)
  end
  add(s, form, s.base + from - 1, s.base + to - 1, words[form])
  if endings[tail] then
    add(s, endings[tail], s.base + to - 1, s.base + after - 1, words[endings[tail]])
    return after
  end
  if tail == "" and form:find("s$")  then
    add(s, "'s", s.base + to - 1, s.base + after - 1)
  end
  return after - #tail
end

-- By byte: what words are made of, and the marks that are items.
local is_word, marks = {}, {}
for b = 0, 255 do
  local c = string.char(b)
  is_word[b] = c:find("[%w\128-\255]") ~= nil
  marks[b] = c:find("[,;:()%-]") and c
end

local apart = { ex = true, pro = true, anti = true, post = true, non = true }

local function add_mention(s, text, mention, words)
  local to = mention.stop - s.base + 1
  if s.word[s.n] == "-" and apart[s.word[s.n - 1]]
    or s.word[s.n] == "former" and mention.kind ~= "person" then
    mention = { start = mention.start, stop = mention.stop, span = mention.span, kind = "people",
      entity = mention.entity }
  end
  add(s, "@", mention.start, mention.stop)
  s.mention[s.n] = mention
  local tail, after = text:match("^'\1*(s?)%f[^%w]()", to)
  if tail and (tail == "s" or text:find("s$", to - 1)) then
    add(s, "'s", s.base + to - 1, s.base + after - 1, words["'s"])
    return after
  end
  return to
end

-- text: the sentence; base: its offset; mentions: those that lie in it, by
-- start; words: of cues.lua.
-- open: whether it begins inside a quotation.
function tokens.scan(text, base, mentions, words, open)
  local s = {
    n = 0, base = base, word = {}, start = {}, stop = {}, info = { [0] = nothing },
    mention = {}, quoted = {},
    open = open, text = text,
  }
  if text:find("[\xC2\xE2]") then
    text = text:gsub("\xC2\xA0", "\2\2"):gsub("\xE2\x80[\x80-\xAF]", plain)
  end
  local at, size, next_mention = 1, #text, 1
  while at <= size do
    local mention = mentions[next_mention]
    local b = text:byte(at)
    if mention and base + at - 1 >= mention.start then
      at = add_mention(s, text, mention, words)
      next_mention = next_mention + 1
    elseif b == 34 then
      local kind = text:byte(at + 1)
      s.open = kind == 2 or (kind ~= 3 and not s.open)
      add(s, '"', base + at - 1, base + at)
      at = at + 1
    elseif is_word[b] then
      at = add_word(s, text, at, words)
    else
      if b == 45 and text:find("^%s", at + 1) then
        add(s, ";", base + at - 1, base + at)
      elseif marks[b] then
        add(s, marks[b], base + at - 1, base + at)
      end
      at = at + 1
    end
  end
  s.info[s.n + 1] = nothing
  return s
end

return tokens

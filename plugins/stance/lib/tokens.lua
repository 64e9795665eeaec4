-- tokens: a sentence as a row of items: words, marks and the actors' mentions.
--
-- s.n items; for item i: s.word[i] (folded; "@" for a mention, `"` for a
-- quotation mark, "'s" for a possessive), s.start[i], s.stop[i] (offsets in
-- the document), s.info[i] (record of cues.lua), s.mention[i], s.quoted[i]. s.known:
-- the items that have a record.

local tokens = {}

local apart = { ex = true, pro = true, anti = true, post = true, non = true }

-- Whether what stands before a mention at i says that he is no actor: "ex-".
local function is_apart(s, i, mention)
  local before = s.word[i - 1]
  return before == "-" and apart[s.word[i - 2]] or before == "former" and mention.kind ~= "person"
end

-- text: the sentence; base: its offset; mentions: those that lie in it, by
-- start; words: of cues.lua; open: whether it begins inside a quotation.
function tokens.scan(text, base, mentions, words, open)
  local s = words.book:items(text, base, mentions, words.word, open)
  s.base, s.text, s.mention = base, text, s.place
  for k, i in ipairs(s.named) do
    local m = mentions[k]
    if is_apart(s, i, m) then
      s.mention[i] = { start = m.start, stop = m.stop, text = m.text, kind = "people",
        entity = m.entity }
    end
  end
  return s
end

return tokens

-- Who is for or against whom in an article: triples of a sentence, two names and
-- a sign. Pairs come from who speaks (quotes) about whom or what (actors, and
-- nouns the article keeps coming back to), and from two names in one sentence;
-- the sign from stance.
local BETWEEN = 0.3 -- least probability of a stance between two names
local TOPIC = 3     -- times a noun stands in an article to be its topic
local TOPICS = 2    -- at most, the most frequent ones

-- The sentences as one text, and where each begins.
local function join(sents)
  local starts, at = {}, 0
  for i, s in ipairs(sents) do
    starts[i] = at
    at = at + #s + 1
  end
  return table.concat(sents, "\n"), starts
end

local function sentence_of(starts, byte)
  local low, high = 1, #starts
  while low < high do
    local mid = (low + high + 1) // 2
    if starts[mid] <= byte then low = mid else high = mid - 1 end
  end
  return low
end

local named = {person = true, organization = true, institution = true, state = true,
  bloc = true}
-- Of reported speech only these: states and offices stand in it for places and
-- jobs more often than for what is judged.
local judged = {person = true, organization = true}

local others = {he = true, him = true, his = true, she = true, her = true}

-- Nouns of an article that are no names: those behind `the`, a possessive or
-- `of`, in lower case, most frequent first.
local common = {}
for word in ([[president time year years people state country way day week month first
  last same new other house senate white right former nation party committee country
  federal united public political issue fact case question number end part
  statement interview group members officials reporters news story world with from
  that this have been will would their they which about after before were more
  over than when what could should also into some there while against under]]):gmatch("%S+") do
  common[word] = true
end

local function topics_of(text, title)
  local n, list = {}, {}
  for word in text:gmatch("%f[%a]%l%l%l%l%l*%f[%A]") do
    n[word] = (n[word] or 0) + 1
  end
  local in_title = (" " .. (title or ""):lower() .. " "):gsub("%W", " ")
  for word, times in pairs(n) do
    if times >= TOPIC and not common[word] and in_title:find(" " .. word .. " ", 1, true) then
      list[#list + 1] = word
    end
  end
  table.sort(list, function(a, b)
    if n[a] ~= n[b] then return n[a] > n[b] end
    return a < b
  end)
  return table.move(list, 1, math.min(#list, TOPICS), 1, {})
end

-- What stands in bytes [from, to) and is spoken of: names, `he` for the last person
-- before who does not speak, `the president`, and topics. quoted: in marks. Calls
-- each(name).
local function spoken_of(a, from, to, speaker, quoted, each)
  local last
  for _, m in ipairs(a.mentions) do
    if m.start >= to then break end
    if named[m.kind] then
      if m.start >= from and (judged[m.kind] or quoted and m.kind == "state") then
        each(m.entity)
      end
      if m.kind == "person" and m.entity ~= speaker and m.start < from then last = m end
    end
  end
  local words = a.text:sub(from + 1, to)
  if quoted and last and from - last.stop < 300 then
    for word in words:lower():gmatch("%f[%a]%a+") do
      if others[word] then
        each(last.entity)
        break
      end
    end
  end
  if a.president and (words:find("[Tt]he president%f[%A]")
      or words:find("[Tt]he administration")) then
    each(a.president)
  end
  for _, topic in ipairs(a.topics) do
    if words:find("%f[%a]" .. topic .. "%f[%A]") then each(topic) end
  end
end

-- The name of who speaks; nil when it is none.
local function speaker_of(a, q)
  local at = q.speaker_at
  if not at or not q.speaker then return nil end
  for _, m in ipairs(a.mentions) do
    if m.start >= at.start and m.stop <= at.stop + 1 and named[m.kind] then
      return m.entity
    end
  end
  local word = a.text:sub(at.start + 1, at.stop)
  if a.president and word:find("[Tt]he president$") then return a.president end
  return q.speaker:find("^%u") and q.speaker or nil
end

return function(item)
  local text, starts = join(item.sents)
  local a = {text = text, topics = topics_of(text, item.title),
    mentions = actors.of{text = text, date = item.date},
    president = actors.holder{state = "United States", office = "president",
      date = item.date}}
  local found, seen = {}, {}
  local function add(k, source, target, polarity)
    local key = k .. "\n" .. source .. "\n" .. target
    if source ~= target and not seen[key] then
      seen[key] = true
      found[#found + 1] = {sent = k - 1, source = source, target = target,
        polarity = polarity > 0 and "POS" or "NEG"}
    end
  end
  for _, q in ipairs(quotes.of{text = text, date = item.date}) do
    local source = q.form ~= "scare" and speaker_of(a, q)
    local at = q.content_at
    for k = sentence_of(starts, at.start), source and sentence_of(starts, at.stop - 1) or 0 do
      local from = math.max(at.start, starts[k])
      local to = math.min(at.stop, starts[k] + #item.sents[k])
      spoken_of(a, from, to, source, q.form == "direct", function(target)
        local answer = stance.toward{text = item.sents[k], source = source,
          target = target, prev = item.sents[k - 1], next = item.sents[k + 1]}
        add(k, source, target, answer.polarity or -1)
      end)
    end
  end
  local function ends_in(k, m)
    return m.stop <= starts[k] + #item.sents[k]
  end
  for i, m in ipairs(a.mentions) do
    local k = sentence_of(starts, m.start)
    for j = i + 1, #a.mentions do
      local other = a.mentions[j]
      if sentence_of(starts, other.start) ~= k then break end
      if named[m.kind] and named[other.kind] and m.entity ~= other.entity
        and m.stop <= other.start and ends_in(k, other) then
        local answer = stance.between{text = item.sents[k],
          a = {m.start - starts[k], m.stop - starts[k]},
          b = {other.start - starts[k], other.stop - starts[k]}}
        local sign, way = answer.label:match("^(%l+)_(%l+)$")
        if sign and (answer.probability or 1) >= BETWEEN then
          local from, to = m, other
          if way == "ba" then from, to = other, m end
          add(k, from.entity, to.entity, sign == "pos" and 1 or -1)
        end
      end
    end
  end
  return {triples = found}
end

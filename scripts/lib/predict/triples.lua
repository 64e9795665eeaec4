-- Who is for or against whom in an article: triples of a sentence, two names and
-- a sign. Pairs come from who speaks (quotes) about whom (actors), and from two
-- names in one sentence; the sign from stance.
local BETWEEN = 0.5 -- least probability of a stance between two names

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

local kinds = {person = true, organization = true, institution = true, state = true,
  bloc = true}

-- The named actors of each sentence, each at its first place.
local function names_by_sentence(mentions, starts)
  local list = {}
  for i = 1, #starts do list[i] = {} end
  for _, m in ipairs(mentions) do
    local there = list[sentence_of(starts, m.start)]
    if kinds[m.kind] and not there[m.entity] then
      there[m.entity] = m
      there[#there + 1] = m
    end
  end
  return list
end

return function(item)
  local text, starts = join(item.sents)
  local found, seen = {}, {}
  local function add(k, source, target, polarity)
    local key = k .. "\n" .. source .. "\n" .. target
    if source ~= target and not seen[key] and polarity then
      seen[key] = true
      found[#found + 1] = {sent = k - 1, source = source, target = target,
        polarity = polarity > 0 and "POS" or "NEG"}
    end
  end
  local names = names_by_sentence(actors.of{text = text, date = item.date}, starts)
  for _, q in ipairs(quotes.of{text = text, date = item.date}) do
    if q.speaker and q.form ~= "scare" then
      for k = sentence_of(starts, q.content_at.start), sentence_of(starts, q.content_at.stop - 1) do
        for _, m in ipairs(names[k]) do
          if m.start >= q.content_at.start and m.stop <= q.content_at.stop
            and m.entity ~= q.speaker then
            local answer = stance.toward{text = item.sents[k], source = q.speaker,
              target = m.entity, prev = item.sents[k - 1], next = item.sents[k + 1]}
            add(k, q.speaker, m.entity, answer.polarity)
          end
        end
      end
    end
  end
  for k, list in ipairs(names) do
    for i, a in ipairs(list) do
      for j = i + 1, #list do
        local b = list[j]
        local answer = stance.between{text = item.sents[k],
          a = {a.start - starts[k], a.stop - starts[k]},
          b = {b.start - starts[k], b.stop - starts[k]}}
        local sign, way = answer.label:match("^(%l+)_(%l+)$")
        if sign and (answer.probability or 1) >= BETWEEN then
          local from, to = a, b
          if way == "ba" then from, to = b, a end
          add(k, from.entity, to.entity, sign == "pos" and 1 or -1)
        end
      end
    end
  end
  return {triples = found}
end

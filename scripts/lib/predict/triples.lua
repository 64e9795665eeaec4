-- Who is for or against whom in an article: triples of a sentence, two names and
-- a sign. Pairs come from who speaks (quotes) of whom, and from two names in one
-- sentence, one of which may be a pronoun; the sign from stance. Targets of pairs are
-- those the article is about: it names them again, or in its title. What is quoted in
-- marks is taken to judge also whom the title names. What is only likely in a sentence
-- is taken when another of the article shows the same two.
local SURE = 0.25 -- least probability of a stance between two names
local LIKELY = 0.15 -- the same when the two are found elsewhere
local LEAN = 0.25 -- more speaks against than for: a score of good must exceed it
local OFTEN = 2   -- mentions
local MAIN = 3    -- mentions of whom the title names
local NEAR = 300  -- bytes from a name to a quotation in which `he` may mean it

-- States, ministries and offices stand for places and jobs more often than for who
-- judges or is judged.
local named = {person = true, organization = true, institution = true, state = true,
  bloc = true}
local judge = {person = true, organization = true}
local judged = {person = true, organization = true, state = true, people = true}

local pronoun = {he = true, him = true, his = true, she = true, her = true}

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

-- A function that tells whom the article is about.
local function subjects_of(a, title)
  local n = {}
  for _, m in ipairs(a.mentions) do n[m.entity] = (n[m.entity] or 0) + 1 end
  local words = " " .. (title or ""):lower():gsub("%W+", " ") .. " "
  return function(name)
    return (n[name] or 0) >= OFTEN
      or words:find(" " .. (name:lower():match("%w+$") or name) .. " ", 1, true) ~= nil
  end
end

-- Whom the title names who is named most in the article; nil when that is nobody.
local function main_of(a, title)
  local n, best = {}, nil
  local words = " " .. (title or ""):lower():gsub("%W+", " ") .. " "
  for _, m in ipairs(a.mentions) do
    local surname = m.entity:lower():match("%w+$") or m.entity
    if judge[m.kind] and words:find(" " .. surname .. " ", 1, true) then
      n[m.entity] = (n[m.entity] or 0) + 1
    end
  end
  for name, count in pairs(n) do
    if not best or count > n[best] or count == n[best] and name < best then best = name end
  end
  return best and n[best] >= MAIN and best or nil
end

-- The mentions, and the first `he` or `she` of each sentence as one of the person
-- named last.
local function with_pronouns(a, sents)
  local all, last, i = {}, nil, 1
  local function take(stop)
    while a.mentions[i] and a.mentions[i].start < stop do
      all[#all + 1] = a.mentions[i]
      if a.mentions[i].kind == "person" then last = a.mentions[i] end
      i = i + 1
    end
  end
  for k, s in ipairs(sents) do
    local from, to = s:find("%f[%a][HhSs]h?e%f[%A]")
    if from then
      take(a.starts[k] + from - 1)
      all[#all + 1] = last and {start = a.starts[k] + from - 1, stop = a.starts[k] + to,
        entity = last.entity, kind = "person"}
    end
    take(a.starts[k] + #s + 1)
  end
  return all
end

-- Who is spoken of in bytes [from, to): names, `he` in quotation marks for the last
-- person before them who does not speak, `the president`. Calls each(name).
local function spoken_of(a, from, to, speaker, quoted, each)
  local last
  for _, m in ipairs(a.mentions) do
    if m.start >= to then break end
    if judge[m.kind] and m.start >= from then each(m.entity) end
    if m.kind == "person" and m.entity ~= speaker and m.start < from then last = m end
  end
  local words = a.text:sub(from + 1, to)
  if quoted and last and from - last.stop < NEAR then
    for word in words:lower():gmatch("%f[%a]%a+") do
      if pronoun[word] then
        each(last.entity)
        break
      end
    end
  end
  if a.president and (words:find("[Tt]he president%f[%A]")
      or words:find("[Tt]he administration")) then
    each(a.president)
  end
end

-- The name of who speaks; nil when it is none of an actor.
local function speaker_of(a, q)
  local at = q.speaker_at
  if q.form == "scare" or not at or not q.speaker then return nil end
  local surname = q.speaker:match("%w+$")
  for _, m in ipairs(a.mentions) do
    if m.start >= at.start and m.stop <= at.stop + 1 and named[m.kind] then
      return m.entity
    end
  end
  if a.president and a.text:sub(at.start + 1, at.stop):find("[Tt]he president$") then
    return a.president
  end
  for _, m in ipairs(a.mentions) do
    if m.entity == q.speaker or surname and m.entity:find(surname .. "$") then
      return m.entity
    end
  end
end

-- Adds what speakers say of others.
local function add_said(a, item, add)
  for _, q in ipairs(quotes.of{text = a.text, date = item.date}) do
    local source, at = speaker_of(a, q), q.content_at
    for k = sentence_of(a.starts, at.start), source and sentence_of(a.starts, at.stop - 1) or 0 do
      local from = math.max(at.start, a.starts[k])
      local to = math.min(at.stop, a.starts[k] + #item.sents[k])
      local function about(target, likely)
        local answer = stance.toward{text = item.sents[k], source = source, target = target,
          prev = item.sents[k - 1], next = item.sents[k + 1]}
        add(k, source, target, answer.score - LEAN, likely)
      end
      spoken_of(a, from, to, source, q.form == "direct", about)
      if a.main then about(a.main, q.form == "indirect") end
    end
  end
end

-- The stances between mentions m and other, m first, of sentence k.
local function add_pair(a, item, k, m, other, add)
  local at = a.starts[k]
  local found = stance.between{text = item.sents[k], a = {m.start - at, m.stop - at},
    b = {other.start - at, other.stop - at}}.probabilities
  for _, label in ipairs{"pos_ab", "neg_ab", "pos_ba", "neg_ba"} do
    local from, to = m, other
    if label:find("ba$") then from, to = other, m end
    if found[label] >= LIKELY and judge[from.kind] and judged[to.kind]
      and a.is_subject(to.entity) then
      add(k, from.entity, to.entity, label:find("^pos") and 1 or -1, found[label] < SURE)
    end
  end
end

local function add_pairs(a, item, add)
  local mentions = with_pronouns(a, item.sents)
  for i, m in ipairs(mentions) do
    local k = sentence_of(a.starts, m.start)
    local stop = a.starts[k] + #item.sents[k]
    for j = i + 1, #mentions do
      local other = mentions[j]
      if other.stop > stop then break end
      if (judge[m.kind] or judge[other.kind]) and m.entity ~= other.entity
        and m.stop <= other.start then
        add_pair(a, item, k, m, other, add)
      end
    end
  end
end

-- A function that adds a triple, and one that gives them all: what is only likely is
-- among them if its two are in a sure one.
local function collector()
  local found, waiting, seen, paired = {}, {}, {}, {}
  local function add(k, source, target, score, likely)
    local pair = source .. "\n" .. target
    local key = k .. "\n" .. pair
    if likely then
      waiting[#waiting + 1] = {k, source, target, score}
    elseif source ~= target and not seen[key] then
      seen[key], paired[pair] = true, true
      found[#found + 1] = {sent = k - 1, source = source, target = target,
        polarity = score > 0 and "POS" or "NEG"}
    end
  end
  local function finish()
    for _, w in ipairs(waiting) do
      if paired[w[2] .. "\n" .. w[3]] then add(table.unpack(w)) end
    end
    return found
  end
  return add, finish
end

return function(item)
  local text, starts = join(item.sents)
  local a = {text = text, starts = starts, mentions = actors.of{text = text, date = item.date},
    president = actors.holder{state = "United States", office = "president",
      date = item.date}}
  a.main = main_of(a, item.title)
  a.is_subject = subjects_of(a, item.title)
  local add, finish = collector()
  add_said(a, item, add)
  add_pairs(a, item, add)
  return {triples = finish()}
end

-- appositions: what somebody is called beside his name: "Belarus, a close ally of
-- Russia,", "Russia's ally Belarus".

local closed = require "closed"
local phrases = require "phrases"
local reference = require "reference"
local statement = require "statement"

local appositions = {}

local belongs = { of = true, to = true, ["for"] = true }
local ends = { [","] = true, [";"] = true, ["."] = true, [")"] = true, ["-"] = true }
local place = { ["in"] = true, at = true, near = true, inside = true, outside = true }

-- Where the phrase of the noun at i begins.
local function first_of(s, i)
  local k = i
  while k > 1 and not (s.group_of[k - 1] or s.info[k - 1].ends or s.info[k - 1].border
      or s.word[k - 1] == '"') do
    k = k - 1
  end
  return k
end

-- Whether item i is none of a phrase that ends before it.
local function is_end(s, i)
  return i > s.n or ends[s.word[i]] or false
end

-- Who is named before the phrase that begins at `first`, parted by a comma; not where
-- something is: "In Syria, Russia's ally, ...".
local function named_before(s, first)
  local m = s.word[first - 1] == "," and s.mention[first - 2]
  if not m or place[s.word[first - 3]] then
    return {}
  end
  return { m.actor }
end

-- Who is named behind the noun at i: "ally X", "ally, X,".
local function named_behind(s, i, memory)
  if s.mention[i + 1] then
    return phrases.right(s, i + 1, s.n + 1, "source", memory).actors
  elseif s.word[i + 1] == "," and s.mention[i + 2] and is_end(s, i + 3) then
    return { s.mention[i + 2].actor }
  end
  return {}
end

local function read_label(s, i, cue, memory)
  local first = first_of(s, i)
  local whose = first < i and phrases.right(s, first, i, "target", memory).actors or {}
  local last = i
  if #whose == 0 and belongs[s.word[i + 1]] then
    local p = phrases.right(s, i + 2, s.n + 1, "target", memory)
    whose, last = p.actors, p.last
  end
  if #whose == 0 then
    return
  end
  local who = is_end(s, last + 1) and named_before(s, first) or {}
  if #who == 0 and last == i then
    who = named_behind(s, i, memory)
  end
  if reference.own[s.word[first]] then -- "our ally Y": who speaks calls him so
    statement.add_all(s, memory, whose, who, { cue = cue, at = i, word = s.word[i] })
    return
  end
  statement.add_all(s, memory, who, whose,
    { cue = cue, at = i, word = s.word[i], kind = "presupposed" })
end

function appositions.read(s, memory)
  for _, i in ipairs(s.known) do
    local cue = s.info[i].name
    if cue and not s.group_of[i] and not s.mention[i] and not closed.trade[s.word[i - 1]] then
      read_label(s, i, cue, memory)
    end
  end
end

return appositions

-- behind: what stands behind a verb group, as far as it belongs to it.

local phrases = require "phrases"

local behind = {}

behind.REACH = 12 -- items in which the phrases of a verb are looked for

-- Where the words that belong to group g end: the next group or clause.
function behind.stop(s, g)
  local next_group = s.groups[g.number + 1]
  return next_group and next_group.first or s.n + 1
end

-- The actors behind "by" in the reach of a passive, and whether there is a "by".
function behind.agent(s, g, memory)
  for i = g.last + 1, math.min(g.last + behind.REACH, behind.stop(s, g) - 1) do
    if s.word[i] == "by" then
      return phrases.right(s, i + 1, s.n + 1, "source", memory).actors, true
    end
  end
  return {}, false
end

-- Matches one of the frame's prepositions at i; the item behind it.
function behind.preposition(s, i, prepositions)
  while s.info[i].loose do
    i = i + 1
  end
  local w = s.word[i]
  if not w then
    return nil
  end
  local joined = w
  for k = i, math.min(i + 3, s.n) do
    if k > i then
      joined = joined .. "_" .. s.word[k]
    end
    if prepositions[joined] then
      return k + 1
    end
  end
  return nil
end

return behind

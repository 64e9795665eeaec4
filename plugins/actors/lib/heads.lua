-- Heads: the words behind a name that say what of a state is meant: offices,
-- ministries, troops.

local phrase = require "phrase"

local heads = {}

local role = { "role", role = true } -- as g.heads has it: classes, listed and as keys
local of_office = { staff = true, State = true, state = true, Defense = true,
  defense = true, Defence = true, Staff = true }

-- Reads the words of office behind place `at`: offices, ministries, troops.
-- What it returns holds the place behind the last of each class; nil: there are
-- none.
function heads.read(g, s, at)
  local _, _, follower = phrase.next(s, at)
  if not g.heads[follower] then
    return nil
  end
  local ends = { at = at, role = nil, group = nil, ministry = nil, act = nil, former = nil,
    word = nil, next = nil, words = 0 }
  local words, was_role = 0, false
  while words < 9 do
    local sep, start, word, stop = phrase.next(s, at)
    if not sep or #sep > 3 or sep:find("['\xE2]") then
      break
    end
    local head = g.heads[word]
    if not head and word == "of" and was_role then
      local _, office, behind = phrase.next_spaced(s, stop)
      if of_office[office] then
        head, stop = role, behind
      end
    end
    if not head then
      ends.next = sep ~= "-" and start or nil
      break
    end
    if word == "former" or word == "Former" then
      ends.former = true
    end
    was_role, ends.word = head.role, word
    for i = 1, #head do
      ends[head[i]] = stop
    end
    if s:byte(stop) == 46 and #word <= 5 then -- Lt. Gen.
      stop = stop + 1
      if ends.role == stop - 1 then
        ends.role = stop
      end
      sep = s:match("^ ()%u", stop)
      if not sep then
        stop = stop - 1
      end
    end
    at, words = stop, words + 1
  end
  ends.at, ends.words = at, words
  return words > 0 and ends or nil
end

return heads

-- clues: what a parsed sentence shows of two actors in it, by names for a model:
-- what stands before and behind them, the verbs between, who speaks, and what
-- the rules made of it.

local closed = require "closed"

local clues = {}

local NAME_MAX = 6 -- items of a name or noun phrase around an actor
local GROUPS = 3 -- verb groups between two actors that are told apart

local signs = { [1] = "+", [0] = "0", [-1] = "-" }

local function sign_of(info)
  local cue = info.cues and info.cues[1] or info.noun or info.name
    or info.adjectives and info.adjectives[1]
  return cue and signs[cue.sign] or ""
end

-- What a verb group says: "say", "do+P" (a passive of support), "beN", ...
local function of_group(g)
  return (g.info.report and "say" or not g.main and "be" or "do") .. sign_of(g.info)
    .. (g.passive and "P" or "") .. (g.negated and "N" or "") .. (g.unreal and "U" or "")
    .. (g.form == "finite" and "" or g.form)
end

local function is_capital(s, i)
  local first = s.text:byte(s.start[i] - s.base + 1)
  return first >= 65 and first <= 90 and i > 1
end

-- What item i is.
local function kind_of(s, i)
  local w = s.word[i]
  if not w then
    return "end"
  elseif s.group_of[i] then
    return of_group(s.group_of[i])
  elseif not w:find("%a") or closed.pronoun[w] or closed.preposition[w] or closed.coordinator[w]
    or closed.subordinator[w] then
    return w
  end
  return is_capital(s, i) and "Name" or "noun" .. sign_of(s.info[i])
end

-- The item before or behind an actor at i that is no part of his name.
local function beside(s, i, step)
  for _ = 1, NAME_MAX do
    i = i + step
    local w = s.word[i]
    if not w or s.group_of[i] or not (closed.determiner[w] or s.mention[i]
      or (w:find("%a") and is_capital(s, i))) then
      break
    end
  end
  return i
end

local function add_groups(s, i, k, add)
  local names = {}
  for _, g in ipairs(s.groups) do
    if g.first > i and g.last < k then
      local name = of_group(g)
      local by = s.word[g.last + 1] == "by" and "by" or ""
      add("between", name .. by)
      names[#names + 1] = name .. by
      if g.main then
        add("verb", s.word[g.main], #names)
      end
    end
  end
  add("verbs", table.concat(names, " ", 1, math.min(GROUPS, #names)))
  add("first", names[1] or "", kind_of(s, beside(s, i, 1)))
  add("last", names[#names] or "", kind_of(s, beside(s, k, -1)))
end

-- Who speaks: the first, the second, another; and about what.
local function add_speech(s, i, k, add)
  local first, second = s.mention[i].actor, s.mention[k].actor
  for _, scope in ipairs(s.scopes) do
    local who = scope.actor == first and 1 or scope.actor == second and 2 or 0
    local about = (scope.from <= i and i <= scope.to and "1" or "")
      .. (scope.from <= k and k <= scope.to and "2" or "")
    if about ~= "" then
      add("says", who, about, scope.denied and "N" or "")
    end
  end
  add("quoted", tostring(s.quoted[i]), tostring(s.quoted[k]))
end

-- A list of names for the actors at items i and k of a sentence, i < k, and the
-- rows that the rules made of it.
function clues.of(s, rows, i, k)
  local list = {}
  local function add(...)
    list[#list + 1] = table.concat({ ... }, " ")
  end
  local left, right = { beside(s, i, -1), beside(s, k, -1) }, { beside(s, i, 1), beside(s, k, 1) }
  for n = 1, 2 do
    add("before", n, kind_of(s, left[n]))
    add("behind", n, kind_of(s, right[n]))
    add("around", n, kind_of(s, left[n]), kind_of(s, right[n]))
    add("word before", n, s.word[left[n]] or "")
    add("word behind", n, s.word[right[n]] or "")
  end
  add("behind both", kind_of(s, right[1]), kind_of(s, right[2]))
  add("before both", kind_of(s, left[1]), kind_of(s, left[2]))
  add("inside", kind_of(s, right[1]), kind_of(s, left[2]))
  add("outside", kind_of(s, left[1]), kind_of(s, right[2]))
  add_groups(s, i, k, add)
  add_speech(s, i, k, add)
  for _, row in ipairs(rows) do
    local who = row.source == s.mention[i].actor and 1 or 2
    add("rule", who, row.polarity)
    add("rule", row.polarity, row.modality)
    add("rule", row.polarity, row.kind, who)
  end
  return list
end

return clues

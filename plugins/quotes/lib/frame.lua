-- The frame of a quotation: what stands before and behind it in its sentence,
-- and the search for who says it there.

local frame = {}

-- Words at which the subject of a verb cannot begin earlier.
local boundary = {}
for word in ([[that and but while as which who whom when where because although
  though after before since if whether than so or until unless with by of for
  to in on at from about over against during]]):gmatch("%S+") do
  boundary[word] = true
end
-- These may stand inside a subject: "a spokesman for the ministry".
local inner = { of = true, ["for"] = true, at = true, from = true, ["in"] = true,
  to = true, with = true, on = true, by = true, ["and"] = true, about = true,
  over = true, against = true, during = true, ["or"] = true }
-- Auxiliaries and adverbs between subject and verb.
local skipped = {}
for word in ([[has have had also later then repeatedly is was are were will
  would could may might can been once even again still reportedly recently
  previously earlier often simultaneously publicly privately famously just
  never first did does do not yesterday today today's]]):gmatch("%S+") do
  skipped[word] = true
end
local pronouns = { he = "person", she = "person", it = "group",
  He = "person", She = "person", It = "group", they = "none", They = "none", I = "none",
  we = "none", We = "none", you = "none", You = "none", That = "none", This = "none",
  who = "who" }

frame.pronouns = pronouns

-- Reads assets/cues.tsv: the class of each form, `one` word or `two`;
-- which are `inverted`, which a `noun` as well.
function frame.cues(ctx)
  local cues = { one = {}, two = {}, inverted = {}, noun = {} }
  for line in ctx.assets:open("cues.tsv"):lines() do
    local class, forms = line:match("^(%l+)\t(.*)$")
    if class then
      for form in forms:gmatch("[^|]+") do
        local first, second = form:match("^(%a+) (.+)$")
        if cues[class] then
          cues[class][form] = true
        elseif first then
          cues.two[first] = cues.two[first] or {}
          cues.two[first][second] = class
        else
          cues.one[form] = cues.one[form] or class
        end
      end
    end
  end
  return cues
end

-- All cues of t from `from` to before `to`: a list of { start, stop, class }.
function frame.cues_in(cues, t, from, to)
  local found = {}
  local at = from
  while at < to do
    local start, word, stop = t:match("%f[%a]()(%a+)()", at)
    if not start or start >= to then
      break
    end
    at = stop
    local class = cues.one[word]
    local second = cues.two[word]
    if second then
      for rest, of in pairs(second) do
        if t:sub(stop + 1, stop + #rest) == rest and not t:find("^%a", stop + 1 + #rest) then
          class, stop = of, stop + 1 + #rest
          at = stop
        end
      end
    end
    if class and t:byte(start - 1) ~= 45 then
      found[#found + 1] = { start = start, stop = stop, class = class, word = word }
    end
  end
  return found
end

-- Place behind the last byte of t[from, at) that is no space.
local function back_over_spaces(t, from, at)
  while at > from and t:find("^%s", at - 1) do
    at = at - 1
  end
  return at
end

-- The place behind the subject that stands before a verb at `at`: back over
-- spaces, auxiliaries and adverbs.
local function subject_end(t, from, at)
  while true do
    at = back_over_spaces(t, from, at)
    local start, word = t:sub(from, at - 1):match("()(%a+)$")
    if not word or not (skipped[word] or word:find("ly$") and #word > 4
        and word:find("^%l")) then
      return at
    end
    at = from + start - 1
  end
end

-- Where the noun phrase that ends at `stop` begins: behind punctuation, a
-- quotation or a word that starts a clause.
local function phrase_start(t, from, stop)
  local piece = t:sub(from, stop - 1)
  local cut = piece:match("^.*[,;:%(%)\1]()") or 1
  cut = math.max(cut, piece:match("^.*\xE2\x80[\x93\x94]()") or 1)
  local start = cut
  for word, behind in piece:sub(cut):gmatch("%f[%a](%a+)()") do
    if boundary[word] and not inner[word] then
      start = cut + behind - 1
    end
  end
  start = piece:match("^%s*()", start)
  return from + start - 1
end

-- The subject of the verb at `at`: from, to; nil when it cannot be told.
function frame.subject(t, from, at)
  local stop = subject_end(t, from, at)
  if stop <= from then
    return nil
  end
  if t:byte(stop - 1) == 44 then -- an apposition, or a phrase set off
    local inner_stop = stop - 1
    local piece = t:sub(from, inner_stop - 1)
    local comma = piece:match("^.*(),")
    if comma then
      local outer_stop = from + comma - 1
      return phrase_start(t, from, outer_stop), outer_stop,
        from + piece:match("^%s*()", comma + 1) - 1, inner_stop
    end
    stop = inner_stop
  end
  local start = phrase_start(t, from, stop)
  if start >= stop or t:sub(start, stop - 1):find("%f[%a]and$")
    or t:sub(start, stop - 1):find("%f[%a]or$") then
    return nil
  end
  return start, stop
end

-- Whether one comma, and no other before it, parts the verb at `at` from what
-- stands before: "The data are missing, said Osei".
function frame.set_off(t, from, at)
  local stop = back_over_spaces(t, from, at)
  return stop > from and t:byte(stop - 1) == 44
    and not t:sub(from, stop - 2):find("[,\1]")
end

-- The noun phrase that follows a verb: "said Hong Lei, a spokesman".
function frame.object(t, at, to)
  local start = t:match("^%s*()", at)
  local stop = t:match("^[^,;:%.%(%)\1]*()", start)
  if t:find("^%.", stop) and t:find("^%a%.?[%a ]", stop - 1)
    and t:sub(start, stop):find("%f[%a]%u%l?%l?%.$") then -- an initial, Mr.
    stop = t:match("^[^,;:%(%)\1]-()[,;:%(%)\1]", stop + 1)
      or t:match("^[^,;:%.%(%)\1]*()", stop + 1)
  end
  stop = math.min(stop, to)
  for pos, word in t:sub(start, stop - 1):gmatch("%f[%a]()(%a+)") do
    if pos > 1 and (boundary[word] and word ~= "of" and word ~= "for"
        or word == "Monday" or word == "Tuesday" or word == "Wednesday"
        or word == "Thursday" or word == "Friday" or word == "Saturday"
        or word == "Sunday" or word == "told" or word == "last" or word == "this") then
      stop = start + pos - 1
      break
    end
  end
  stop = back_over_spaces(t, start, stop)
  if stop <= start then
    return nil
  end
  return start, stop
end

return frame

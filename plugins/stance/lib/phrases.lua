-- phrases: noun phrases beside a position, and the actors they stand for.
--
-- A phrase is { actors = list of state-level actors, first, last = items,
-- person = whether it is one }. Roles: as "source" a phrase counts only when its
-- head can act for a state ("Russian officials", not "Russian gas"); as
-- "target" whatever belongs to an actor will do ("Russia's policies").

local borders = require "borders"
local closed = require "closed"
local groups = require "groups"
local reference = require "reference"

local phrases = {}

local glue = { ["-"] = true, ['"'] = true }
local origin = { of = true, ["in"] = true, from = true, ["for"] = true, at = true }
local belongs = { of = true, by = true, from = true }
local LIST_AHEAD = 4 -- words between "and" and the mention it adds
local HARMED = 8 -- words between "of" and "by" in "the killing of ... by"

local add_actor = reference.add
phrases.add_actor = add_actor

-- Whom a mention stands for in a phrase that belongs to him: also the state of
-- a mere place or adjective ("officials in Beijing", "Chinese policies").
local function actor_of(m)
  return m.actor or m.state
end
phrases.actor_of = actor_of

-- Items l to r without marks at the ends.
local function trim(s, l, r)
  while l <= r and (glue[s.word[l]] or s.word[l] == ",") do
    l = l + 1
  end
  while r >= l and (glue[s.word[r]] or s.word[r] == "," or s.word[r] == "'s") do
    r = r - 1
  end
  return l, r
end

local function mentions_in(s, l, r)
  local found
  for i = l, r do
    local m = s.mention[i]
    if m then
      found = found or {}
      found[#found + 1] = i
    end
  end
  return found
end

local function is_possessive(s, i)
  return s.word[i + 1] == "'s"
end

-- "China-Russia", "Sino-Russian"
local function joint(s, found)
  local last = found[#found]
  local other = found[#found - 1]
  return other and s.word[other + 1] == "-" and last == other + 2
    and actor_of(s.mention[other]) ~= actor_of(s.mention[last]) and other
end

-- "the States' plan", "the U.S. plan", but not "the Iraq war".
local function owns_or_describes(s, i)
  return groups.adjectival(s, i) or s.text:find("^['\xE2]", s.stop[i] - s.base + 1)
end

-- "the Paris attacks", "the Iraq war", "the Russia investigation", "presidential candidate
-- X": of a town that was attacked, of a state that something is about, and of a person
-- who is no state's, nobody is a target.
local function aims_at_nobody(s, found, r)
  local m, last = s.mention[found[1]], s.mention[r]
  local info = s.info[found[1] + 1]
  local head = info.noun
  if (m.kind == "place" or m.kind == "state" and not owns_or_describes(s, found[1]))
    and (info.topic or head and head.sign < 0 and head.kind == "act") then
    return true
  end
  return last and last.kind == "person" and not actor_of(last)
end

-- Whether who owns the noun at r suffers it: "Russia's defeat", but not "Russia's
-- arrest of a reporter", "Russia's failure to pay".
local function suffers(s, r)
  return s.info[r].harm and s.word[r + 1] ~= "of" and s.word[r + 1] ~= "to"
end

local function target_of(s, found, r, into)
  if aims_at_nobody(s, found, r) or suffers(s, r) then
    return
  end
  local other = joint(s, found)
  if other then
    add_actor(into, actor_of(s.mention[other]))
    add_actor(into, actor_of(s.mention[found[#found]]))
    return
  end
  local i = found[1]
  if is_possessive(s, i) and found[2] and found[#found] == r then
    i = found[#found]
  end
  add_actor(into, actor_of(s.mention[i]))
end

local function source_of(s, found, r, into)
  local n = #found
  while n > 1 and found[n] < r and not actor_of(s.mention[found[n]])
    and s.mention[found[n]].kind ~= "person" do
    n = n - 1 -- "Obama's top Asia adviser"
  end
  local i = found[n]
  local m = s.mention[i]
  if joint(s, found) and i ~= r then
    return
  end
  if i == r or s.info[r].official then
    local shares_head = (s.word[i + 1] == "and" or s.word[i + 1] == ",") and s.mention[i + 2]
    add_actor(into, m.actor or ((i < r or shares_head) and m.state))
  end
end

-- "opposition leader", "the party's chairman": who acts for no state.
local function is_partisan(s, l, r)
  for k = l, r - 1 do
    if s.info[k].partisan and not closed.governing[s.word[k - 1]] then
      return s.info[r].official
    end
  end
  return false
end

-- The last item of a phrase without the time behind it: "X last week".
local function without_time(s, l, r)
  local k = r
  while k > l and (closed.time[s.word[k]] or s.word[k] == "last" or s.word[k] == "this"
      or s.word[k] == "every") do
    k = k - 1
  end
  return s.mention[k] and k or r
end

-- The actors of one phrase without "and", from l to r, added to `into`.
local function read_segment(s, l, r, role, memory, into)
  l, r = trim(s, l, r)
  if l > r then
    return
  end
  r = without_time(s, l, r)
  local found = mentions_in(s, l, r)
  if not found then
    reference.read(s, l, r, role, memory, into)
    return
  end
  if s.info[r].dissident or is_partisan(s, l, r)
    or (s.info[r].private and not s.mention[found[#found]].actor) then
    return
  end
  if role == "source" then
    source_of(s, found, r, into)
  else
    target_of(s, found, r, into)
  end
end

-- Whether the list of names that begins at `first` goes on behind the "," or
-- "and" at k; a name before a verb begins a clause, unless "between" or the like
-- stands before the list.
local function list_goes_on(s, first, k, stop)
  local n = 0
  local inside = s.word[k] ~= "," and closed.preposition[s.word[first - 1]]
  for i = k + 1, stop - 1 do
    local w = s.word[i]
    if s.mention[i] then
      local last = i
      while s.word[last + 1] == "and" and s.mention[last + 2] do
        last = last + 2 -- "..., and X and Y are"
      end
      local g = s.group_of[last + 1]
      if g and g.form == "ing" and last == i and s.word[k] == "," then
        return false -- "X, Y working to"
      end
      return inside or not g or g.form ~= "finite" or last + 1 == stop
    end
    if closed.preposition[w] or closed.subordinator[w] or w == "," or s.group_of[i] then
      return false
    end
    n = n + (closed.coordinator[w] and 0 or 1)
    if n > LIST_AHEAD then
      return false
    end
  end
  return false
end

local function is_time(s, i)
  return not s.mention[i] and (closed.time[s.word[i]] or s.word[i] == "last" or s.word[i] == "this")
end

-- Notes where the name of a phrase stands, and whether it is a person's (private: who
-- counts as no actor): of the one who is named in it, else what items l to r say without
-- a time, articles and adverbs around it.
local function find_name(s, p, l, r)
  while l < r and is_time(s, r) do
    r = r - 1
  end
  while l < r and (closed.determiner[s.word[l]] or glue[s.word[l]] or s.word[l] == "'s"
    or s.info[l].loose) do
    l = l + 1
  end
  p.named, p.named_to, p.person = l, r, s.info[r].person or false
  for i = l, r do
    local m = s.mention[i]
    if m and m.kind == "person" then
      p.name, p.person, p.private = m.entity, reference.gender_of(m), not m.actor
      break
    end
  end
end

-- Who a phrase is, in words; nil when it has none.
function phrases.name(s, p)
  if not p.name and p.named then
    local from, to = s.start[p.named] - s.base, s.stop[p.named_to] - s.base
    local last = s.text:match("^[\x80-\xBF]*()", to + 1) - 1 -- items cut typographic marks
    p.name = s.text:sub(from + 1, last):gsub("%s+", " ")
  end
  return p.name
end

-- "the restrained, measured position": no name yet, and a plain word follows.
local function between_adjectives(s, first, k)
  local behind = s.word[k + 1]
  for i = first, k + 1 do
    if s.mention[i] then
      return false
    end
  end
  return behind and behind ~= '"' and k > first and k - first <= 3 and not s.group_of[k + 1]
    and not closed.determiner[behind] and not closed.preposition[behind]
    and not closed.subordinator[behind] and not closed.coordinator[behind]
    and not closed.possessive[behind] and not closed.pronoun[behind]
end

-- "A and B's allies": who is named first owns them, too, unless they are B itself.
-- l: where the stretch behind "and" begins; n: how many actors stand before it.
local function drop_owners(s, l, actors, n)
  local owner = s.mention[l] and s.word[l + 1] == "'s" and actor_of(s.mention[l])
  if n > 0 and owner and #actors > n and actors[#actors] ~= owner then
    table.move(actors, n + 1, #actors + n, 1)
  end
end

-- Who does the harm that is done to whom is named behind "of" at item k: "the killing of
-- a general by Israel".
local function harmed_by(s, k, stop, memory)
  for i = k + 1, math.min(k + HARMED, stop - 1) do
    if s.word[i] == "by" then
      return phrases.right(s, i + 1, stop, "target", memory)
    elseif s.group_of[i] or s.word[i] == "," then
      return nil
    end
  end
  return nil
end

-- Whether another phrase begins at item k: "sees Kurds battling the ...", "X his ...".
local function begins(s, k)
  local w, before = s.word[k], s.word[k - 1]
  if s.mention[k - 1] then
    return closed.article[w] or closed.possessive[w]
  end
  return closed.article[w] and before:sub(-3) == "ing" and #before > 5
end

-- The phrase that begins at i and ends before `stop`.
function phrases.right(s, i, stop, role, memory)
  local actors, first, k = {}, i, i
  local left = i
  while k < stop and not (s.group_of[k] or s.info[k].ends) and not (k > i and begins(s, k)) do
    local w = s.word[k]
    if (w == "," or w == "and" or w == "or" or w == "nor") and not between_adjectives(s, i, k) then
      read_segment(s, left, k - 1, role, memory, actors)
      if #actors == 0 or not list_goes_on(s, i, k, stop) then
        left = k
        break
      end
      left = k + 1
    end
    k = k + 1
  end
  if left < k then
    local n = #actors
    read_segment(s, left, k - 1, role, memory, actors)
    drop_owners(s, left, actors, n)
  end
  local p = { actors = actors, first = first, last = k - 1, -- and room for find_name:
    named = nil, named_to = nil, person = nil, name = nil, private = nil }
  if #actors == 0 and k < stop and k > i then
    local w = s.word[k]
    local head = s.info[k - 1]
    local of_official = head.official and origin[w] and not is_partisan(s, p.first, p.last)
    if head.harm and w == "of" and role == "target" then
      p.actors = (harmed_by(s, k, stop, memory) or p).actors
    elseif of_official or (role == "target" and belongs[w] and not (head.noun or head.dissident)
      and not closed.time[s.word[k + 1]]) then
      local inner = phrases.right(s, k + 1, stop, "target", memory)
      p.actors, p.last = inner.actors, inner.last
    elseif role == "target" and head.based and w == "in" then
      p.actors = phrases.right(s, k + 1, stop, role, memory).actors
    end
  end
  if p.last >= p.first then
    find_name(s, p, p.first, k - 1)
  end
  return p
end

-- Where the object of the verb that ends at `last` begins: behind "what it
-- called" or "what China sees as".
function phrases.object_at(s, last)
  local i = last + 1
  while s.word[i] == '"' do
    i = i + 1
  end
  if s.word[i] ~= "what" then
    return last + 1
  end
  for k = i + 1, i + 4 do
    local g = s.group_of[k]
    if g then
      return g.info.label and g.last + (s.word[g.last + 1] == "as" and 2 or 1) or last + 1
    end
  end
  return last + 1
end

local function actor_before(s, i)
  for k = i - 1, math.max(i - 3, 1), -1 do
    if s.mention[k] then
      return s.mention[k].actor
    end
  end
  return nil
end

-- Whether a mention is of a person, by name or office: "X's president".
local function is_person(s, m)
  local office = m.kind ~= "person" and s.words[m.text:match("%a*$"):lower()]
  return m.kind == "person" or office and office.person or false
end

-- Whom ", which" or ", who" at item j is about: the name right before it, if that can
-- be; nil. A ", that" goes on with what stands before the place: "attacks in Y, that".
local function antecedent(s, j)
  local m = s.mention[j - 2]
  if not m or not m.actor or s.word[j] == "that"
    or s.word[j] ~= "whom" and is_person(s, m) ~= (s.word[j] == "who") then
    return nil
  end
  return { actors = { m.actor }, first = j - 2, last = j - 2, named = j - 2, named_to = j - 2,
    person = reference.gender_of(m), name = m.kind == "person" and m.entity or nil }
end

-- The phrase for a person that ", who" at item j goes on with: "the president of X, who".
local function officer(s, j, role, memory)
  local p = s.word[j] == "who" and phrases.left(s, j - 1, role, memory)
  return p and p.person and p or nil
end

-- "X, which Y attacked": X, as the object of group g of the relative clause; nil.
function phrases.relative_object(s, g)
  for j = g.first - 1, 3, -1 do
    local w = s.word[j]
    if w == "which" or w == "whom" then
      return s.word[j - 1] == "," and antecedent(s, j) or nil
    elseif s.group_of[j] then
      return nil
    end
  end
  return nil
end

-- The phrase that ends before item v, a verb's subject; nil when there is none
-- to be seen.
function phrases.left(s, v, role, memory)
  local j = borders.before_time(s, groups.before(s, v))
  if j >= 1 and s.word[j] == "," then
    j = borders.before_aside(s, j)
  end
  if not j or j < 1 then
    return nil
  end
  if closed.relative[s.word[j]] then
    return s.word[j - 1] == "," and (antecedent(s, j) or officer(s, j, role, memory))
      or phrases.left(s, j, role, memory)
  end
  if closed.coordinator[s.word[j]] or s.group_of[j] then
    return nil
  end
  local b = borders.left(s, j)
  local infinitive = borders.infinitive(s, b)
  if infinitive then
    return phrases.left(s, infinitive, role, memory)
  end
  local l = borders.after_object(s, b, j) + 1
  while l < j and closed.coordinator[s.word[l]] do
    l = l + 1
  end
  l = borders.skip_time(s, l, j)
  if l > j then
    return nil
  end
  local p
  if closed.pronoun[s.word[j]] then
    p = {
      actors = {}, first = j, last = j, pronoun = true, person = reference.gender[s.word[j]],
      speaker = s.quoted[j] and reference.own[s.word[j]],
    }
    reference.read(s, j, j, role, memory, p.actors)
    p.name = p.actors[1]
  else
    p = phrases.right(s, l, j + 1, role, memory)
    p.first, p.last = l, j
  end
  if b >= 1 and s.word[b] == "whose" and s.info[j].official then
    add_actor(p.actors, actor_before(s, b))
  end
  return p
end

return phrases

-- noun_frames: statements whose cue is a noun, by the frames of assets/nouns.txt.

local closed = require "closed"
local doubt = require "doubt"
local groups = require "groups"
local phrases = require "phrases"
local reference = require "reference"
local speech = require "speech"
local statement = require "statement"
local subjects = require "subjects"

local noun_frames = {}

local REACH = 4        -- items between a noun and its preposition
local ADJECTIVES = 5   -- items before a noun that can belong to it
local EXAMPLES = 6     -- items before "including" that may come between
local CROWD = 4        -- more than these share something of no one in particular
local WAR = 0.9        -- strength from which a noun must be waged or launched
local PREDICATE = 4    -- items behind "be" in which a noun is described: "are at their best"
local no_verb = {}

local shows = {
  show = true, sign = true, gesture = true, expression = true, demonstration = true,
  act = true, statement = true, outpouring = true, display = true, vote = true, token = true,
  message = true,
}
local shared_words = { bilateral = true, mutual = true, our = true, their = true, joint = true }

-- Whether mention k belongs to the noun at i: possessive (of nothing else: "A's arms
-- and B's disputes"), adjective, right before it, or joined to one that does.
local function goes_with(s, k, i, next_one)
  if s.word[k + 1] == "'s" then
    return not next_one or next_one - k <= 3
  end
  return k == i - 1 or groups.adjectival(s, k) == "always"
    or (s.word[k - 1] == "-" and s.mention[k - 2]) or (next_one and next_one - k == 2)
end

-- "the two countries'"
local function is_party(s, k)
  local two = s.word[k - 2] and s.words[s.word[k - 2] .. " " .. s.word[k - 1]]
  return two and two.party
end

-- Where the phrase begins of which items from `first` on are a part: "a package of ...".
local function of_many(s, first)
  local many = s.word[first - 1] == "of" and s.info[first - 2] and s.info[first - 2].quantity
  return many and first - 2 or first
end

-- What stands before a noun in its phrase: mentions, a pronoun, adjectives.
local function read_before(s, i)
  local found = { mentions = {} }
  local k = i - 1
  while k >= 1 and k >= i - ADJECTIVES - 6 do
    local w = s.word[k]
    if s.mention[k] and not goes_with(s, k, i, found.mentions[1]) then
      break
    elseif s.mention[k] then
      table.insert(found.mentions, 1, k)
    elseif closed.possessive[w] then
      found.pronoun = k
      k = k - 1
      break
    elseif s.group_of[k] and (s.group_of[k].form == "finite" or s.group_of[k].form == "to")
      or closed.preposition[w] or closed.subordinator[w] or closed.pronoun[w]
      or w == ";" or w == ":" or w == "," or w == "(" or w == ")"
      or (s.mention[k + 1] and s.word[k + 1] ~= "'s" and not (w == "-" or w == "and")
        and not closed.adverb[w]) then
      break
    elseif w == "and" and k > 1
      and not (s.mention[k + 1] and (s.mention[k - 1] or s.word[k - 1] == "'s"))
      and not (s.info[k - 1].friendly or s.info[k - 1].hostile or #s.word[k - 1] > 5) then
      break
    elseif (w == "the" or w == "a" or w == "an") then
      k = k - 1
      break
    else
      found.friendly = found.friendly or s.info[k].friendly
      found.hostile = found.hostile or s.info[k].hostile
      found.shared = found.shared or shared_words[w]
      found.joint = found.joint or w == "joint" or w == "combined"
      found.none = found.none or (w == "no" and not s.quoted[k]) or w == "without"
      found.little = found.little or (w == "little" or w == "scant") and s.word[k - 1] ~= "a"
      found.pair = found.pair or (w == "'s" and is_party(s, k))
    end
    k = k - 1
  end
  found.first = of_many(s, k + 1)
  found.doubt = doubt.noun(s, k, i)
  found.growth = s.word[k] == "of" and s.info[k - 1] and s.info[k - 1].growth
  found.shared = found.shared or (found.pronoun and shared_words[s.word[found.pronoun]])
  return found
end

local function possessors(s, before, memory)
  local actors = {}
  for _, k in ipairs(before.mentions) do
    phrases.add_actor(actors, phrases.actor_of(s.mention[k]))
  end
  if before.pair and memory.pair then
    return memory.pair
  elseif #actors == 0 and before.pronoun then
    phrases.add_actor(actors, reference.pronoun(s, before.pronoun, memory))
  end
  return actors
end

-- The group that governs item i: the last one before it in its clause.
local function governor(s, i)
  for k = i - 1, 1, -1 do
    if s.group_of[k] then
      return s.group_of[k]
    elseif s.word[k] == ";" or (closed.subordinator[s.word[k]]
      and not closed.preposition[s.word[k]]) then
      return nil
    end
  end
  return nil
end

-- "..., including the presence of Y"
local function examples(s, i, memory)
  for k = i, math.min(i + EXAMPLES, s.n) do
    if s.word[k] == "including" then
      return phrases.right(s, k + 1, s.n + 1, "target", memory).actors
    elseif s.group_of[k] or s.mention[k] then
      break
    end
  end
  return {}
end

-- The actors behind one of the prepositions that follow item i, where it stands, and
-- where their phrase ends.
local function target_behind(s, i, prepositions, memory)
  for k = i + 1, math.min(i + REACH, s.n) do
    local w = s.word[k]
    if s.group_of[k] and not s.info[k].part or w == "," or w == ";"
      or closed.subordinator[w] and not prepositions[w] then
      return {}, k
    end
    if prepositions[w] and not closed.time[s.word[k + 1]] then
      local p = phrases.right(s, k + 1, s.n + 1, "target", memory)
      return #p.actors > 0 and p.actors or examples(s, p.last + 1, memory), k, p.last
    end
  end
  return {}, i
end

local function source_behind(s, i, from, memory)
  for k = i + 1, math.min(from + REACH, s.n) do
    local w = s.word[k]
    if w == "by" or w == "from" or w == "among" then
      return phrases.right(s, k + 1, s.n + 1, "source", memory).actors
    elseif s.group_of[k] and not (k < from and s.info[k].part) or w == "," or w == ";" then
      return {}
    end
  end
  return {}
end

local function without(list, others)
  local rest = {}
  for _, a in ipairs(list) do
    local hit = false
    for _, b in ipairs(others) do
      hit = hit or a == b
    end
    if not hit then
      rest[#rest + 1] = a
    end
  end
  return rest
end

-- Whether the phrase that begins at `first` is the object of g itself: no
-- preposition lies between.
local function direct(s, g, first)
  for i = g.last + 1, first - 1 do
    if closed.preposition[s.word[i]] then
      return false
    end
  end
  return true
end

-- "China lifted its ban on", "Hungary blocked EU aid to": what is owned is no
-- more, and the subject is who ended it. Criticised sanctions go on.
local function undone(s, g, before)
  local cue = g.info and g.info.cue
  return g.info and g.info.lift and (not cue or cue.frame ~= "o") and not g.passive
    and not g.controlled and direct(s, g, before.first)
end

local frames = {}

-- The first finite group behind item i, in its clause.
local function verb_behind(s, i)
  for k = i + 1, s.n do
    local g = s.group_of[k]
    if g and g.form == "finite" then
      return g
    elseif s.word[k] == "," or s.word[k] == ";" then
      return nil
    end
  end
  return nil
end

-- "sanctions on Russia would be imposed": they are not yet there.
local function to_come(s, i)
  local g = verb_behind(s, i)
  if not g or not g.passive or not g.modal or not (g.info.express or g.info.wage) then
    return nil
  end
  return g.unreal and "conditional" or "future"
end

-- "criticism from B" and "B's criticism" that A drew, met with, faced: B against A.
local function met(s, i, cue, before, g, memory)
  if not g.info.meet then
    return false
  end
  local from = source_behind(s, i, i, memory)
  if #from == 0 and #before.mentions > 0 and not g.passive and direct(s, g, before.first) then
    from = possessors(s, before, memory)
  end
  if #from == 0 then
    return false
  end
  statement.add_all(s, memory, from, subjects.of(s, g, "target", memory).actors,
    { cue = cue, at = i, word = s.word[i] })
  return true
end

-- "withheld aid from Y"
local function withheld(s, i, cue, g, memory)
  if not g.info.withhold or g.passive or cue.sign < 0 or s.word[i + 1] ~= "from" then
    return false
  end
  statement.add_all(s, memory, subjects.of(s, g, "source", memory).actors,
    phrases.right(s, i + 2, s.n + 1, "target", memory).actors,
    { cue = cue, at = i, word = s.word[i], group = g, sign = -cue.sign })
  return true
end

-- "the X-Y war", wherever it is.
local function between_two(s, i, before, cue)
  return #before.mentions == 2 and before.mentions[2] == i - 1 and before.mentions[1] == i - 3
    and s.word[i - 2] == "-" and cue.sign < 0 and cue.kind == "act" and not before.doubt
end

-- "gas deliveries to": only weapons are support.
local function is_trade(s, i, cue)
  local ships = cue.lemma == "delivery" or cue.lemma == "shipment" or cue.lemma == "sale"
  return ships and not s.info[i - 1].weapon
end

-- "the Vietnam war": it is about the only name before the noun at i.
local function is_bare(s, mentions, i)
  return #mentions == 1 and mentions[1] == i - 1 and not groups.adjectival(s, i - 1)
end

function frames.t(s, i, cue, memory)
  local before = read_before(s, i)
  local g = governor(s, i) or no_verb
  if between_two(s, i, before, cue) then
    local two = possessors(s, before, memory)
    statement.add_all(s, memory, two, two,
      { cue = cue, at = i, word = s.word[i], kind = "presupposed" })
    return
  end
  local targets, at = target_behind(s, i, cue.prepositions, memory)
  if g.info and (met(s, i, cue, before, g, memory) or withheld(s, i, cue, g, memory)) then
    return
  end
  if #targets == 0 or before.none or is_trade(s, i, cue) or (before.little and cue.sign < 0) then
    return
  end
  local sources = without(possessors(s, before, memory), targets)
  if cue.lemma == "war" and is_bare(s, before.mentions, i) then
    sources = {}
  end
  local sought = g.info and g.info.seek and direct(s, g, before.first) and "conditional"
  local sign = before.little and -cue.sign or cue.sign -- "little support for"
  local how = { cue = cue, at = i, word = s.word[i], kind = "presupposed", sign = sign,
    modality = before.doubt or sought or to_come(s, i), under = g }
  if #sources == 0 then
    sources = without(source_behind(s, i, at, memory), targets)
  end
  if #sources > 0 and undone(s, g, before) then
    sources = subjects.of(s, g, "source", memory).actors
    how = { cue = cue, at = i, word = s.word[i], group = g, sign = -cue.sign }
  end
  if #sources == 0 and #before.mentions == 0 and g.info then
    local shown = s.word[before.first - 1] == "of" and shows[s.word[before.first - 2]]
    local gives = g.info.lift or (direct(s, g, before.first)
      and (g.info.wage or cue.strength < WAR and (g.info.express or g.info.mull or
        (g.have and not g.main))))
    subjects.of(s, g, "source", memory)
    if not (gives or shown) or g.passive or g.controlled or (g.info.lift and g.info.cue) then
      return
    end
    sources = subjects.of(s, g, "source", memory).actors
    how = { cue = cue, at = i, word = s.word[i], group = not shown and g or nil }
    how.sign = g.info.lift and not shown and -sign or sign
  end
  statement.add_all(s, memory, sources, targets, how)
end

-- Both directions, or the speaker's alone when one of the two speaks.
local function add_shared(s, actors, how, memory)
  if #actors > CROWD then
    return
  end
  local scope = speech.at(s, how.at, memory)
  for _, a in ipairs(scope and scope.actors or {}) do
    local others = without(actors, { a })
    if #others < #actors and #scope.actors == 1 then
      statement.add_all(s, memory, { a }, others, how)
      return
    end
  end
  local doers = how.by and subjects.of(s, how.by, "source", memory).actors or {}
  local others = without(actors, doers)
  if #doers == 1 and #others < #actors then
    statement.add_all(s, memory, doers, others, how)
  elseif #others < #actors or not (how.by and how.by.form == "to") then -- a wish is one side's
    statement.add_all(s, memory, actors, actors, how)
  end
end

-- "relations have soured" has none, "relations have soured the mood" has.
local function has_object(s, g)
  local w = s.word[g.last + 1]
  return w and (s.mention[g.last + 1] or closed.determiner[w] or closed.possessive[w])
end

-- Whether the verb of group g says that there is no dispute any more: "to settle it"
-- says that there is one.
local function ends(info, g)
  return (info.damage or info.settle) and g.form == "finite" and not g.modal
end

-- What the verb of group g says of its subject: of "begin to fade" that it fades.
local function said_of(s, g)
  local to = s.groups[g.number + 1]
  return g.info.intend and to and to.form == "to" and to.first == g.last + 1 and to.info or g.info
end

-- "hit their lowest point", "are at a low ebb"
local function is_low(s, g)
  for k = g.last + 1, math.min(s.n, (g.be or g.info.thrive) and g.last + PREDICATE or 0) do
    if s.info[k].low then
      return true
    end
  end
  return false
end

-- The sign that verbs around a shared noun give it, or nil; and whether a verb
-- of its own says so.
local function sign_of(s, i, cue, before, g)
  local behind = verb_behind(s, i)
  local own = behind and (behind.passive or behind.info.thrive or not has_object(s, behind))
    and said_of(s, behind) or {}
  for k = behind and behind.be and behind.last + 1 or s.n + 1,
    math.min(s.n, (behind and behind.last or i) + PREDICATE) do
    before.friendly = before.friendly or s.info[k].friendly
    before.hostile = before.hostile or s.info[k].hostile
  end
  if own.discuss then
    return nil
  end
  local info = g and not g.passive and direct(s, g, before.first) and g.info or {}
  if cue.frame ~= "r" and cue.sign < 0 then -- a dispute that grows is one, one that ends none
    return not (ends(own, behind) or ends(info, g)) and -1 or nil
  elseif behind and is_low(s, behind) then
    return -1, true
  elseif info.support and (own.damage or s.info[i + 1].damage) then
    return nil -- "restoring ties severed by"
  end
  if own.damage or info.damage or before.hostile then
    return -1, own.damage
  elseif own.support or own.thrive or info.support or before.friendly or before.growth then
    return 1, own.support or own.thrive
  end
  return cue.frame ~= "r" and cue.sign or nil
end

-- "Russia and China issued a statement"
local function made_by_two(s, i, before, g, memory)
  return g and g.info.express and not g.passive and not s.word[i]:find("s$")
    and direct(s, g, before.first) and #subjects.of(s, g, "source", memory).actors == 2
end

-- "the X and Y pacts": each has its own, with whom is not said; of "X and Y's pact" and
-- the "X-Y pact" it is.
local function has_its_own(s, before)
  local n = #before.mentions
  local last, other = before.mentions[n], before.mentions[n - 1]
  return other and s.word[last - 1] == "and" and last - other == 2
    and s.word[last + 1] ~= "'s" and not (before.joint or before.shared)
end

-- Whether who has agreed on something does not keep it: "failed to honour the pact", "a
-- violation of the pact".
local function is_broken(s, g, first)
  local noun = s.word[first - 1] == "of" and s.info[first - 2]
  if noun and (noun.noun and noun.noun.sign < 0 or noun.fault) then
    return true
  elseif not g then
    return false
  end
  return g.info.breach or g.info.refuse or g.governor and g.governor.info.refuse
    or g.form == "to" and s.info[g.first - 1].unwilling
end

local function read_shared(s, i, cue, memory)
  local before = read_before(s, i)
  local g = governor(s, i)
  local sign, said = sign_of(s, i, cue, before, g)
  local behind = verb_behind(s, i)
  if not sign or s.word[i + 1] == "-" or before.none or (behind and behind.info.shrink)
    or has_its_own(s, before) or (sign > 0 and is_broken(s, g, before.first)) then
    return
  end
  if cue.frame == "j" and not before.joint and not made_by_two(s, i, before, g, memory) then
    return
  end
  local how = { cue = cue, at = i, word = s.word[i], sign = sign }
  local rules = g and not g.passive and (g.info.support or g.info.express or g.info.damage)
  how.by = rules and g or nil
  how.group = said and behind or how.by
  said = said or how.by or (g and not g.main)
  how.kind = not said and "presupposed" or nil
  local own = possessors(s, before, memory)
  local other, at, last = target_behind(s, i, { with = true, between = true, to = true }, memory)
  if last and s.info[last].firm then
    return
  elseif s.word[at] == "between" then
    add_shared(s, other, how, memory)
  elseif s.word[at] == "with" and #other > 0 then
    if #own == 0 and g and (g.info.support or g.info.express or g.info.damage or g.info.plain
      or g.be or g.have) then
      own = subjects.of(s, g, "source", memory).actors
    end
    statement.add_all(s, memory, own, other, how)
  elseif #own > 1 then
    add_shared(s, own, how, memory)
  elseif how.by and #subjects.of(s, g, "source", memory).actors > 1 then
    add_shared(s, subjects.of(s, g, "source", memory).actors, how, memory)
  elseif before.shared and cue.frame ~= "j" then
    add_shared(s, reference.shared(s, memory), how, memory)
  end
end

frames.s = read_shared
frames.r = read_shared
frames.j = read_shared

-- "at the invitation of X", "at X's invitation": X for whom the verb speaks of.
function frames.i(s, i, cue, memory)
  local hosts = possessors(s, read_before(s, i), memory)
  if #hosts == 0 and s.word[i + 1] == "of" then
    hosts = phrases.right(s, i + 2, s.n + 1, "source", memory).actors
  end
  local g = governor(s, i)
  local guests = g and subjects.of(s, g, "target", memory).actors or {}
  statement.add_all(s, memory, hosts, guests, { cue = cue, at = i, word = s.word[i], own = true })
  if g and g.info.goes and g.info.cue then
    statement.add_all(s, memory, guests, hosts,
      { cue = g.info.cue, at = g.main, word = s.word[g.main], group = g })
  end
end

-- "trade deficit", "support group": the noun only describes another.
local function describes(s, i)
  local w, info = s.word[i + 1], s.info[i + 1]
  return w and w:find("^%l") and not s.group_of[i + 1] and not closed.preposition[w]
    and not closed.subordinator[w] and not closed.coordinator[w] and not closed.adverb[w]
    and not closed.determiner[w] and not closed.possessive[w] and not closed.pronoun[w]
    and not (info.noun or info.kin or closed.time[w] or w:sub(-2) == "ly")
end

function noun_frames.read(s, memory)
  for _, i in ipairs(s.known) do
    local cue = s.info[i].noun
    if cue and not describes(s, i) and not s.group_of[i] and not s.mention[i] then
      frames[cue.frame](s, i, cue, memory)
    end
  end
end

return noun_frames

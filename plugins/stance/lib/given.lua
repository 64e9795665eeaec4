-- given: what is said between two places of a text that the caller names, of
-- whatever they are the names: the same rules as for actors found in a corpus.

local article = require "article"

local given = {}

-- A mention of an actor at bytes place[1] to place[2] (end exclusive).
local function mention(doc, place, actor)
  local span = doc:bytes(place[1], place[2])
  return { start = place[1], stop = place[2], span = span, entity = actor, kind = "person",
    actor = actor }
end

-- The statements between actors "a" and "b", each at its places.
local function read(doc, a, b, lexicon)
  local mentions = {}
  for actor, places in pairs({ a = a, b = b }) do
    for _, place in ipairs(places) do
      mentions[#mentions + 1] = mention(doc, place, actor)
    end
  end
  table.sort(mentions, function(x, y) return x.start < y.start end)
  local list = {}
  article.read(doc, mentions, lexicon, function(_, rows)
    table.move(rows, 1, #rows, #list + 1, list)
  end)
  return list
end

-- Of statements that are not denied and have a sign, the strongest; nil when
-- there is none. source: only those of this actor.
local function strongest(statements, source)
  local best
  for _, row in ipairs(statements) do
    if row.polarity ~= 0 and row.modality ~= "denied" and (not source or row.source == source)
      and (not best or math.abs(row.score) > math.abs(best.score)) then
      best = row
    end
  end
  return best
end

local function is_place(place, size)
  return type(place) == "table" and math.type(place[1]) == "integer"
    and math.type(place[2]) == "integer" and place[1] >= 0 and place[1] < place[2]
    and place[2] <= size
end

-- stance.between{ text=, a={from, to}, b={from, to} }: two places that do not
-- overlap, in bytes from 0, end exclusive. Answers { label=, score=, method= }:
-- label is neutral, pos_ab (a is for b), neg_ab, pos_ba or neg_ba.
function given.between(args, ctx, state)
  if type(args) ~= "table" or type(args.text) ~= "string"
    or not is_place(args.a, #args.text) or not is_place(args.b, #args.text)
    or args.a[1] < args.b[2] and args.b[1] < args.a[2] then
    error("stance.between needs a text and two places in it, in bytes: "
      .. 'stance.between{ text = "Paris praised Rome", a = {0, 5}, b = {14, 18} }')
  end
  local doc = ctx.read({ text = args.text })
  local row = strongest(read(doc, { args.a }, { args.b }, state.lexicon))
  if not row then
    return { label = "neutral", score = 0, method = "rule" }
  end
  return {
    label = (row.polarity > 0 and "pos_" or "neg_") .. (row.source == "a" and "ab" or "ba"),
    score = row.score, method = "rule",
  }
end

-- Places of a name in text; else of its last word, as persons are called.
local function places_of(s, name)
  local list = {}
  for _, form in ipairs({ name, name:match("(%u[^%s]+)$") }) do
    local at = 1
    while #list == 0 or at > 1 do
      local first, last = s:find(form, at, true)
      if not first then
        break
      end
      list[#list + 1] = { first - 1, last }
      at = last + 1
    end
  end
  return list
end

-- stance.toward{ text=, source=, target=, prev=, next= }: two names, and the
-- sentences around. Answers { polarity=, score=, method= }, polarity nil when
-- nothing tells.
function given.toward(args, ctx, state)
  for _, field in ipairs({ "text", "source", "target" }) do
    if type(args) ~= "table" or type(args[field]) ~= "string" then
      error("stance.toward needs text, source and target: stance.toward{ "
        .. 'text = "Paris praised Rome", source = "Paris", target = "Rome" }')
    end
  end
  local doc = ctx.read({ text = args.text })
  local row = strongest(read(doc, places_of(args.text, args.source),
    places_of(args.text, args.target), state.lexicon), "a")
  return row and { polarity = row.polarity, score = row.score, method = "rule" } or {}
end

return given

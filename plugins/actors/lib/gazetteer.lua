-- The gazetteer: what is written in assets/, for match.gazetteer, which finds
-- names by their words, in the case they have there; the first of two keeps one.

local match = require "match"

local gazetteer = {}

local files = { "exclusions", "persons", "states", "blocs", "institutions", "organizations",
  "languages", "heads", "given", "words" }

-- Before that day Moscow was the Soviet Union's.
local past = { state = "Russia", was = "Soviet Union", before = "1991-12-26" }

-- What match.gazetteer reads; folder: where a plugin has these assets.
local function texts(ctx, folder, own)
  local t = { own = own and own:read(), own_name = own and own.name, past = past }
  for _, name in ipairs(files) do
    t[name] = ctx.assets:open(folder .. name .. ".tsv"):read()
  end
  return t
end

-- In setup of this plugin, under whatever name it runs. own: names of the user's
-- (README.md has the form), which go first, or nil.
function gazetteer.load(ctx, own)
  return match.gazetteer(texts(ctx, "", own))
end

-- In setup of a plugin that requires this one: a function that gives the
-- gazetteer, which it makes when it is called first.
function gazetteer.later(ctx)
  local g
  local t = texts(ctx, "actors/")
  return function()
    g = g or match.gazetteer(t)
    return g
  end
end

-- The states with their names, adjectives and capitals, and given names, for
-- wordbook:encounters in a plugin that requires this one.
function gazetteer.states(ctx)
  local function read(name)
    return ctx.assets:open("actors/" .. name .. ".tsv"):read()
  end
  return match.gazetteer{ states = read("states"), given = read("given"), past = past }
end

-- The canonical name of the state or bloc that goes by this name, or of a person
-- the one that he or she counts as on a date (without one, in any office).
function gazetteer.canonical(g, name, date)
  return g:canonical(name, date)
end

return gazetteer

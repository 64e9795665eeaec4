-- Mentions of actors in the sentences of a document.

local mentions = {}

-- Kinds that count as actors of their own at a level; the others count as their
-- states and blocs.
local own = {
  state = {},
  institution = { institution = true, organization = true },
  person = { institution = true, organization = true, person = true },
}

local function options(date, level)
  return { date = date, own = own[level or "state"] }
end

-- A list of { start, stop (bytes), kind, entity, actor, sentence (a number) },
-- ascending. date: when the document was published, or nil.
function mentions.read(doc, g, date, level)
  return g:mentions(doc, options(date, level))
end

-- The same as rows for doc:emit; how many, and how many different actors.
function mentions.rows(doc, g, date, level)
  return g:rows(doc, options(date, level))
end

return mentions

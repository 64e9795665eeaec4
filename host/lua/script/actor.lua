-- The name under which results have an actor: their own, another that the plugin
-- `actors` knows, or a part of the name of just one person. Given the functions of corpus.c;
-- adds `actor` to them and returns them.
local host = ...

-- Names in the results, first those that share most sentences with another.
local function known_actors()
  local order = {}
  for _, row in ipairs(host.sql([[
      SELECT name, sum(n) AS n FROM (
        SELECT a AS name, count(*) AS n FROM stance_comention GROUP BY 1
        UNION ALL SELECT b, count(*) FROM stance_comention GROUP BY 1
        UNION ALL SELECT source, 0 FROM stance_statement GROUP BY 1
        UNION ALL SELECT target, 0 FROM stance_statement GROUP BY 1)
      GROUP BY 1 ORDER BY n DESC, name]])) do
    order[#order + 1] = row.name
  end
  return order
end

-- Of these the one that is spelt like it: itself, but for capitals, or else the
-- nearest; and whether it is itself.
local function nearest(name, order)
  local lower, of = {}, {}
  for i, other in ipairs(order) do
    lower[i] = other:lower()
    of[lower[i]] = of[lower[i]] or other
  end
  local same = of[name:lower()]
  if same then return same, true end
  local near = host.near(name:lower(), lower)
  return near and of[near], false
end

-- Persons of the texts who have this as a part of the name (Xi -> Xi Jinping):
-- those who count as an actor, most often named first, each with it; and how many
-- there are with the others.
local function persons(name)
  local ok, rows = pcall(host.sql, [[SELECT entity, actor, max(n) FROM (
      SELECT entity, actor, count(*) AS n FROM actors_mention
      WHERE kind = 'person' AND lower(entity) <> lower(?1)
        AND instr(lower(' ' || entity || ' '), lower(' ' || ?1 || ' ')) > 0
      GROUP BY 1, 2) GROUP BY 1 ORDER BY sum(n) DESC, 1]], name)
  local acting = {}
  for _, row in ipairs(ok and rows or {}) do
    if row.actor then acting[#acting + 1] = row end
  end
  return acting, ok and #rows or 0
end

-- By the plugin `actors`: PRC -> China.
local function canonical(name)
  local plugin = rawget(_G, "actors")
  if not plugin then return nil end
  for _, spelling in ipairs{name, name:upper()} do
    local ok, found = pcall(function() return plugin.canonical(spelling) end)
    if ok and found then return found end
  end
end

local function is_known(name)
  return #host.sql([[SELECT 1 FROM stance_comention WHERE ?1 IN (a, b) UNION ALL
    SELECT 1 FROM stance_statement WHERE ?1 IN (source, target) LIMIT 1]], name) > 0
end

function host.actor(name)
  if is_known(name) then return name end
  local found = canonical(name)
  if found then return found end
  local order = known_actors()
  local near, same = nearest(name, order)
  if same then return near end
  local who, n = persons(name)
  if n == 1 and #who == 1 and is_known(who[1].actor) then return who[1].actor end
  local lines = {("no actor is called `%s` in these texts"):format(name)}
  if #who > 0 then
    for i = 1, math.min(3, #who) do who[i] = who[i].entity end
    near = table.concat(who, "` or `", 1, math.min(3, #who))
  end
  if near then lines[1] = lines[1] .. ("; did you mean `%s`?"):format(near) end
  local most = {}
  for i = 1, math.min(8, #order) do most[i] = order[i] end
  if #most > 0 then lines[2] = "often named: " .. table.concat(most, ", ") end
  error(table.concat(lines, "\n"), 0)
end

return host

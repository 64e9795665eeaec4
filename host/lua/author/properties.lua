-- What must hold for every document: the plugin's own properties, and that
-- results do not depend on the company a document is in.
local lines = require "slant.lines"
local properties = {}

-- What a file of properties may use: nothing that reaches outside.
local function environment()
  local env = {}
  for _, name in ipairs{"assert", "error", "ipairs", "next", "pairs", "pcall", "select",
    "tonumber", "tostring", "type"} do
    env[name] = _G[name]
  end
  for _, name in ipairs{"math", "string", "table", "utf8", "text", "match", "stat", "json"} do
    env[name] = {}
    for key, value in pairs(_G[name]) do env[name][key] = value end
  end
  env.string.dump = nil
  return env
end

-- The named functions in tests/*.lua, by name.
function properties.read(files)
  local list = {}
  for _, file in ipairs(files) do
    local chunk, message = loadfile(file, "t", environment())
    if not chunk then stop(message) end
    local found = chunk()
    if type(found) ~= "table" then
      stop(file .. ": must return a table { [\"what holds\"] = function(doc, row, state) end }")
    end
    for name, holds in pairs(found) do
      if type(name) ~= "string" or type(holds) ~= "function" then
        stop(("%s: `%s` is not the name of a function"):format(file, tostring(name)))
      end
      list[#list + 1] = {name = name, holds = holds}
    end
  end
  table.sort(list, function(a, b) return a.name < b.name end)
  return list
end

-- The first document for which it does not hold, and why; and how many were
-- asked: those with a result.
local function counterexample(plugin, property)
  local asked = 0
  for doc in corpus.each() do
    local row, state = doc:result(plugin)
    if row then
      asked = asked + 1
      local fine, answer = pcall(property.holds, doc, row, state)
      if not fine then return asked, doc, tostring(answer) end
      if answer == false then return asked, doc, "is false" end
    end
  end
  return asked
end

function properties.check(plugin, list, report)
  for _, property in ipairs(list) do
    local asked, doc, why = counterexample(plugin, property)
    report(not doc, ("%s (%d with a result)"):format(property.name, asked),
      doc and {("%s: %s"):format(doc.key:gsub("^.*/tests/", ""), why)})
  end
end

-- What went wrong in reduce, if something did.
function properties.reduced(plugin, report)
  local row = corpus.sql("SELECT cause, message FROM aggregate WHERE plugin = ? AND state >= 4",
    plugin)[1]
  if not row then return end
  local wrong = {}
  for line in row.message:gmatch("[^\n]+") do wrong[#wrong + 1] = line end
  report(false, ("the corpus tables (%s)"):format(row.cause or "crashed"), wrong)
end

-- Every line of every document.
local function everything(plugin)
  local all, tables = {}, lines.tables(plugin)
  for doc in corpus.each() do
    local list = {}
    for _, line in ipairs(lines.of(doc, plugin, tables, true)) do list[#list + 1] = line.text end
    all[#all + 1] = {key = doc.key, text = table.concat(list, "\n")}
  end
  return all
end

-- Runs the plugin again, first on every other document, then on the rest: what
-- it kept from one document to the next differs then.
function properties.same_again(plugin, set, report)
  local before = everything(plugin)
  for rest = 1, 0, -1 do
    for _, state in ipairs{"ok", "empty"} do
      run(plugin, {retry = state, where = "id % 2 = " .. rest, set = set})
    end
  end
  local wrong
  for i, now in ipairs(everything(plugin)) do
    if now.text ~= before[i].text and not wrong then
      local differences = require "slant.differences"
      local function split(text)
        local list = {}
        for line in text:gmatch("[^\n]+") do list[#list + 1] = line end
        return list
      end
      wrong = {now.key:gsub("^.*/tests/", "") .. ":"}
      for _, d in ipairs(differences(split(before[i].text), split(now.text))) do
        wrong[#wrong + 1] = "  " .. d.sign .. " " .. d.text
      end
    end
  end
  report(not wrong, "the same results again, in other company", wrong)
end

-- The first row of a document whose span is not one; how many there are.
local function bad_span(doc, plugin, t, column)
  local prefix = column.name == "at" and "" or column.name .. "_"
  local all, n = doc.text, 0
  local function border(at) return at == #all or not all:find("^[\x80-\xbf]", at + 1) end
  for _, row in ipairs(corpus.sql(([[SELECT "%sstart" AS a, "%sstop" AS b FROM "%s%s"
    WHERE document = ? AND a IS NOT NULL]]):format(prefix, prefix, plugin,
    t.kind == "rows" and "_" .. t.name or ""), doc.id)) do
    n = n + 1
    if not (0 <= row.a and row.a <= row.b and row.b <= #all and border(row.a) and border(row.b))
    then
      return n, {("%s: %s %d-%d"):format(doc.key, column.name, row.a, row.b)}
    end
  end
  return n
end

-- Spans lie in the text, between characters.
function properties.offsets(plugin, report)
  local wrong, n, tables = nil, 0, lines.tables(plugin)
  for doc in corpus.each() do
    for _, t in ipairs(tables) do
      for _, column in ipairs(t.columns) do
        if column.type == "span" then
          local more, bad = bad_span(doc, plugin, t, column)
          n, wrong = n + more, wrong or bad
        end
      end
    end
  end
  report(not wrong, ("spans lie in the text, between characters (%d)"):format(n), wrong)
end

return properties

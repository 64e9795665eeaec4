-- What must hold for every document: the plugin's own properties, and that
-- results do not depend on the company a document is in.
local lines = require "slant.lines"
local alike = (require "slant.report")[3]
local properties = {}

-- The properties in tests/*.lua are a plugin of their own that requires the one
-- under test: they run in its sandbox, within its limits. %: the names of its
-- modules in order, what it requires and uses, CPU ms, wall ms, bytes, the plugin under test.
local plugin_text = [[
local list = {}
for _, file in ipairs(%s) do
  local found = require(file)
  if type(found) ~= "table" then
    error("lib/" .. file .. '.lua must return a table { ["what holds"] = '
      .. "function(doc, row, state) end }", 0)
  end
  for name, holds in pairs(found) do
    if type(name) ~= "string" or type(holds) ~= "function" then
      error(("lib/%%s.lua: `%%s` is not the name of a function"):format(file, tostring(name)), 0)
    end
    list[#list + 1] = {name = name, holds = holds}
  end
end
table.sort(list, function(a, b) return a.name < b.name end)

return {
  api = 1, name = "slant_test_properties", version = "1", summary = "what must hold",
  requires = %s,
  uses = %s,
  limits = {cpu = "%dms", wall = "%dms", memory = "%dKiB"},
  metadata = {"author", "language", "outlet", "published", "title", "translated", "url", "vars"},
  results = {
    rows = {broken = {property = "string", why = "string"}},
    corpus = {property = {name = "string"}},
  },
  document = function(doc)
    local row, state = doc:result(%q)
    if not row then return end
    for _, property in ipairs(list) do
      local fine, answer = pcall(property.holds, doc, row, state)
      if not fine or answer == false then
        local why = fine and "is false" or tostring(answer)
        doc:emit("broken", {property = property.name, why = why})
      end
    end
  end,
  reduce = {
    init = function() return {} end,
    step = function() end,
    merge = function(a) return a end,
    finish = function(_, ctx)
      for _, property in ipairs(list) do ctx:emit("property", {name = property.name}) end
    end,
  },
}
]]
local tester <const> = "slant_test_properties"

-- What properties need not require, on the first line of their file.
local prelude <const> = 'local text, match, stat, json = require "text", require "match", '
  .. 'require "stat", require "json" '

-- Writes that plugin into a folder, with the files as its modules. Each has
-- `tests_` before its name, so that none is a module of slant.
local function make(plugin, files, folder)
  local modules, requires, uses = {}, {[plugin] = ">=0"}, {}
  for i, file in ipairs(files) do
    modules[i] = "tests_" .. file:match("([^/]*)%.lua$"):lower():gsub("[^a-z0-9_]", "_")
    local from, to = assert(io.open(file)), assert(io.open(
      ("%s/lib/%s.lua"):format(folder, modules[i]), "w"))
    to:write(prelude, from:read("a"))
    from:close()
    to:close()
  end
  local manifest = json.decode(
    corpus.sql("SELECT manifest FROM config WHERE plugin = ? AND live", plugin)[1].manifest)
  for _, name in ipairs(manifest.requires) do requires[name] = ">=0" end
  for i, path in ipairs(manifest.uses) do uses[i] = path:match("[^/]*$") end
  local function list_of(t)
    local parts = {}
    for i, v in ipairs(t) do parts[i] = ("%q"):format(v) end
    for name, v in pairs(t) do
      if type(name) == "string" then parts[#parts + 1] = ("[%q] = %q"):format(name, v) end
    end
    return "{" .. table.concat(parts, ", ") .. "}"
  end
  local f = assert(io.open(folder .. "/init.lua", "w"))
  local limits = manifest.limits
  f:write(plugin_text:format(list_of(modules), list_of(requires), list_of(uses),
    limits.cpu * 1000 // 1, limits.wall * 1000 // 1, limits.memory // 1024, plugin))
  f:close()
end

-- A place in the copy of a file of properties is one in the file.
local function original(message)
  return (message:gsub("^" .. tester .. ": ", ""):gsub("lib/tests_", "tests/")
    :gsub(prelude:gsub("%p", "%%%0"), ""))
end

local function name_of(key) return (key:gsub("^.*/tests/", "")) end

-- The first document for which it does not hold, and why; and how many had been
-- asked then: those with a result.
local function verdict(plugin, name)
  local broken = corpus.sql(([[SELECT b.document AS id, d.key, b.why FROM "%s_broken" AS b
    JOIN documents AS d ON d.id = b.document WHERE b.property = ?
    ORDER BY b.document LIMIT 1]]):format(tester), name)[1]
  local asked = corpus.sql([[SELECT count(*) AS n FROM states AS s
    JOIN states AS t ON t.document = s.document AND t.plugin = ? AND t.state IN ('ok', 'empty')
    WHERE s.plugin = ? AND s.state = 'ok' AND s.current AND s.document <= ?]],
    tester, plugin, broken and broken.id or math.maxinteger)[1].n
  return asked, broken and {("%s: %s"):format(name_of(broken.key), original(broken.why))}
end

-- Documents on which a property came to no end, and which one it was.
local function unfinished()
  local wrong = {}
  for _, row in ipairs(corpus.sql([[SELECT d.key, s.state, s.cause, s.message, s.locals
    FROM states AS s JOIN documents AS d ON d.id = s.document
    WHERE s.plugin = ? AND s.current AND s.state NOT IN ('ok', 'empty', 'skipped')
    ORDER BY d.id]], tester)) do
    local property = (row.locals or ""):match('property = {[^\n]-name = "([^\n]*)"}')
    wrong[#wrong + 1] = {name = name_of(row.key), text = original(("%s%s(%s) %s"):format(
      property and property .. ": " or "", row.state, row.cause or "", row.message or ""))}
  end
  return alike(wrong)
end

-- files: tests/*.lua; folder: where the plugin that asks them is made.
function properties.check(plugin, set, files, folder, report)
  if #files == 0 then return end
  make(plugin, files, folder)
  local fine, message = pcall(run, tester, {set = set})
  if not fine then
    local text = original(tostring(message)):gsub("%s+$", "")
    stop(text:match("^init%.lua:%d+: ([^\n]*)") or text) -- what we raise has no place of theirs
  end
  local wrong = unfinished()
  if #wrong > 0 then report(false, "the properties end on every document", wrong) end
  for _, property in ipairs(corpus.sql(([[SELECT name FROM "%s_property"]]):format(tester))) do
    local asked, broken = verdict(plugin, property.name)
    local holds
    if asked > 0 then holds = not broken end
    report(holds, ("%s (%d with a result)"):format(property.name, asked), broken)
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

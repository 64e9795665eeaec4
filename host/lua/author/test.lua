-- `slant test`: golden files beside the documents in tests/, then properties.
-- ...: plugin, its folder, "accept" or "", settings, files, properties, where a
-- plugin that asks them may be made; settings, files and properties are lists
-- with a newline behind each.
local lines = require "slant.lines"
local differences = require "slant.differences"
local properties = require "slant.properties"
local report, failures = table.unpack((require "slant.report"))

local plugin, folder, accept = ...
local function list_of(text)
  local list = {}
  for line in text:gmatch("[^\n]+") do list[#list + 1] = line end
  return list
end
local settings, files, scripts =
  list_of(select(4, ...)), list_of(select(5, ...)), list_of((select(6, ...)))

local function read(path)
  local f = io.open(path)
  local text = f and f:read("a")
  if f then f:close() end
  return text
end

-- A golden file: the settings it begins with, and the lines after them.
local function golden_of(path)
  local text = read(path)
  local golden = {set = {}, there = text ~= nil}
  for line in (text or ""):gmatch("([^\n]*)\n") do
    local setting = #golden == 0 and line:match("^set (.+)")
    if setting then
      golden.set[#golden.set + 1] = setting
    elseif line ~= "" or #golden > 0 then
      golden[#golden + 1] = line
    end
  end
  return golden
end

-- {["plugin.option"] = value}; a value that names a file in the plugin's folder
-- is that file.
local function set_of(more)
  local set = {}
  for _, list in ipairs{settings, more} do
    for _, setting in ipairs(list) do
      local option, value = setting:match("^([^=]+)=(.*)$")
      if not option then stop("set " .. setting .. ": PLUGIN.OPTION=VALUE is wanted") end
      set[option] = read(folder .. "/" .. value) and folder .. "/" .. value or value
    end
  end
  return set
end

-- How a document is called in a golden file, wherever the folder lies.
local function name_of(uri) return uri:match("[^/]*$") end

-- The lines of all documents of one file; each knows its document. .failure: what
-- all of them ended in.
local function found_in(file)
  local list, tables = {}, lines.tables(plugin)
  for doc in corpus.each() do
    local uri = corpus.sql("SELECT uri FROM documents WHERE id = ?", doc.id)[1].uri
    if name_of(uri):gsub("#.*", "") == name_of(file) then
      list[#list + 1] = {text = "== " .. name_of(doc.key)}
      local of = lines.of(doc, plugin, tables)
      for _, line in ipairs(of) do
        line.doc = doc
        list[#list + 1] = line
      end
      local failure = of.state.message and of.state.text
      list.failure = (#list == #of + 1 or failure == list.failure) and failure
    end
  end
  return list
end

local function write(path, golden, list)
  local f = assert(io.open(path, "w"))
  for _, setting in ipairs(golden.set) do f:write("set ", setting, "\n") end
  if #golden.set > 0 then f:write("\n") end
  for _, line in ipairs(list) do f:write(line.text, "\n") end
  f:close()
end

-- Under which document line i stands.
local function heading(texts, i)
  for k = math.min(i, #texts), 1, -1 do
    if texts[k]:find("^== ") then return texts[k] end
  end
end

-- The span that a line of a golden file begins with, if it still fits the text.
local function span_in(text, doc)
  local start, stop = text:match("=(%d+)%-(%d+) \"")
  start, stop = tonumber(start), tonumber(stop)
  if start and doc and start <= stop and stop <= #doc.text then return start, stop end
end

-- What differs, with the place in the text under each line that has one.
local function explain(golden, list, texts)
  local wrong, said, docs = {}, nil, {}
  for i, line in ipairs(list) do
    local head = heading(texts, i)
    if head and line.doc then docs[head] = line.doc end
  end
  for _, d in ipairs(differences(golden, texts)) do
    local head = heading(d.sign == "-" and golden or texts, d.place)
    if head and head ~= said and head ~= d.text then wrong[#wrong + 1] = head end
    said = head
    wrong[#wrong + 1] = d.sign .. " " .. d.text
    local doc = docs[head]
    local start, stop = span_in(d.text, doc)
    if start then wrong[#wrong + 1] = "      " .. lines.shown(doc.text, start, stop) end
  end
  return wrong
end

-- A failure in full; the names of those that end in one that was shown are told
-- together, after all files.
local shown = {}
local function fail(name, failure, wrong)
  local before = shown[failure]
  if before then
    before[#before + 1] = name
    return
  end
  report(false, name, wrong)
  if failure then
    shown[failure] = {}
    shown[#shown + 1] = failure
  end
end

local function tell_rest()
  for _, failure in ipairs(shown) do
    local names = shown[failure]
    if #names > 0 then
      report(false, ("%d more end so: %s"):format(#names, failure), names)
    end
  end
end

local function compare(name, path, golden, list)
  local texts = {}
  for i, line in ipairs(list) do texts[i] = line.text end
  if accept == "accept" then
    write(path, golden, list)
    report(true, name .. ": written to " .. name_of(path))
  elseif not golden.there and #scripts > 0 then
    print("--    " .. name .. ": no golden file, properties only")
  elseif not golden.there then
    fail(name, list.failure, {"there is no " .. name_of(path) .. " to compare with; look at the",
      "results and keep them: slant test " .. plugin .. " --accept", table.unpack(texts)})
  else
    local wrong = explain(golden, list, texts)
    if #wrong > 0 then fail(name, list.failure, wrong) else report(true, name) end
  end
end

-- Files with the same settings are one run.
local groups, order = {}, {}
for _, file in ipairs(files) do
  local golden = golden_of(file .. ".golden")
  local key = table.concat(golden.set, "\n")
  if not groups[key] then
    groups[key] = {set = golden.set}
    order[#order + 1] = key
  end
  table.insert(groups[key], {file = file, golden = golden})
end
table.sort(order, function(a, b) return a > b end) -- the usual options come last

for _, key in ipairs(order) do
  run(plugin, {set = set_of(groups[key].set), defaults = true})
  for _, one in ipairs(groups[key]) do
    compare("tests/" .. name_of(one.file), one.file .. ".golden", one.golden, found_in(one.file))
  end
end

tell_rest()

local set = set_of{}
if order[#order] ~= "" then run(plugin, {set = set, defaults = true}) end
local list = lines.aggregate(plugin, lines.tables(plugin))
if #files > 0 and #list > 0 then
  local path = folder .. "/tests/aggregate.golden"
  compare("tests: the corpus tables", path, golden_of(path), list)
end
if #files > 0 then
  properties.reduced(plugin, report)
  properties.offsets(plugin, report)
  properties.same_again(plugin, set, report)
  properties.check(plugin, set, scripts, select(7, ...), report)
end
return failures()

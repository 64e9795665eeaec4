-- `slant check`: documents that are hard on a plugin, and its own text.
-- ...: plugin, its folder, "", settings, source files (a newline behind each),
-- names that plugin code has.
local globals = require "slant.globals"
local properties = require "slant.properties"
local report, failures = table.unpack((require "slant.report"))
local plugin, folder = ...

local set, known = {}, {}
for setting in select(4, ...):gmatch("[^\n]+") do
  local option, value = setting:match("^([^=]+)=(.*)$")
  set[option] = value
end
for name in select(6, ...):gmatch("[^\n]+") do known[name] = true end

local wrong = {}
for path in select(5, ...):gmatch("[^\n]+") do
  for _, use in ipairs(globals(path, path:sub(#folder + 2), known)) do
    wrong[#wrong + 1] = use
  end
end
report(#wrong == 0, "no undeclared globals", wrong)

local states = [[SELECT s.state, s.cause, s.message, s.place, s.cpu_us, f.source_line
  FROM states AS s LEFT JOIN failure AS f ON f.id = s.failure
  WHERE s.document = ? AND s.plugin = ? AND s.current]]
run(plugin, {set = set})
local shown = {} -- failure -> the first document that ended in it
local skipped, texts = 0, 0
for doc in corpus.each() do
  local row = corpus.sql(states, doc.id, plugin)[1] or {state = "owed", cpu_us = 0}
  local fine = row.state == "ok" or row.state == "empty" or row.state == "skipped"
  texts = texts + 1
  if row.state == "skipped" then skipped = skipped + 1 end
  local end_of = row.cause and ("%s (%s)"):format(row.state, row.cause) or row.state
  local failure = not fine and end_of .. ": " .. (row.message or "")
  local first = shown[failure]
  report(fine, fine and ("%-42s %s"):format(doc.key, end_of) or doc.key, not fine and {
    first and "as " .. first or failure,
    row.place and not first and ("%s: %s"):format(row.place, row.source_line or "") or nil})
  if failure and not first then shown[failure] = doc.key end
end
if skipped == texts then
  report(false, "something was tried", {"every text was skipped"})
end
properties.reduced(plugin, report)
properties.offsets(plugin, report)
properties.same_again(plugin, set, report)
return failures()

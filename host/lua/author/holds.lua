-- `slant test` over documents of the user's own corpus. ...: as of test.lua.
local properties = require "slant.properties"
local report, failures, alike = table.unpack((require "slant.report"))
local plugin = ...
local set, scripts = {}, {}

for setting in select(4, ...):gmatch("[^\n]+") do
  local option, value = setting:match("^([^=]+)=(.*)$")
  set[option] = value
end
for path in (select(6, ...)):gmatch("[^\n]+") do scripts[#scripts + 1] = path end
run(plugin, {set = set})

local wrong, n = {}, 0
for _, row in ipairs(corpus.sql([[SELECT d.key, s.state, s.cause, s.place, s.message
  FROM states AS s JOIN documents AS d ON d.id = s.document
  WHERE s.plugin = ? AND s.current ORDER BY d.id]], plugin)) do
  n = n + 1
  if row.state ~= "ok" and row.state ~= "empty" and row.state ~= "skipped" then
    wrong[#wrong + 1] = {name = row.key, text = ("%s(%s) %s%s"):format(row.state,
      row.cause or "", row.place and row.place .. ": " or "", row.message or "")}
  end
end
print(("-- %d document%s of your corpus"):format(n, n == 1 and "" or "s"))
report(#wrong == 0, "every document has an end", alike(wrong))
properties.reduced(plugin, report)
properties.offsets(plugin, report)
properties.same_again(plugin, set, report)
properties.check(plugin, set, scripts, select(7, ...), report)
return failures()

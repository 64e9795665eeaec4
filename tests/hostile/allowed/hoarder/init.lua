-- Asks a program, and then takes more memory than it may.
local proc = require "proc"

return {
  api = 1, name = "hoarder", version = "1", summary = "is answered, and piles up",
  limits = { memory = "32MiB" },
  permissions = { "exec:cat" },
  results = { document = { n = "integer" } },
  document = function(doc)
    local pile = {}
    local answer = proc.helper { "cat" }:ask(doc.key)
    for i = 1, 1000 do pile[i] = answer .. ("x"):rep(1000000) .. i end
    return { n = #pile }
  end,
}

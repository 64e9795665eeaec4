-- Requires a plugin with permissions, has none itself.
local http = require "http"

return {
  api = 1, name = "follower", version = "1", summary = "reads what another asked",
  requires = { asker = ">=1" },
  results = { document = { label = "string", error = "string" } },
  document = function(doc)
    local _, why = pcall(http.get, "http://127.0.0.1/")
    return { label = doc:result("asker").label, error = why }
  end,
}

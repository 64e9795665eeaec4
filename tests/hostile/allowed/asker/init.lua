-- Asks ../server.py about each document, and at its odd paths.
local http = require "http"
local json = require "json"
local async = require "async"

local server = "http://127.0.0.1:8766/"

local function ask(url, text)
  local answer = http.post(url, json.encode { text = text }, {
    headers = { ["Content-Type"] = "application/json" },
    timeout = 20,
  })
  return json.decode(answer.body), answer
end

return {
  api = 1, name = "asker", version = "1", summary = "asks a server",
  limits = { wall = "60s" },
  permissions = { "http:127.0.0.1:8766" },
  options = { path = { type = "string", default = "", doc = "to ask at" } },
  results = {
    document = {
      label = "string", twice = "string", type = "string", error = "string",
    },
  },
  document = function(doc, ctx)
    local url = server
    if ctx.options.path ~= "" then
      local seconds = { silent = 0.5, never = 0 }
      local _, why = pcall(http.get, url .. ctx.options.path,
        { timeout = seconds[ctx.options.path] or 60 })
      if type(why) == "table" then return { label = tostring(why.status) } end
      return { error = why }
    end
    local found, answer = ask(url, doc.text)
    local both = async.all {
      function() return ask(url, "one").label end,
      function() return ask(url, doc.text).label end,
    }
    local _, why = pcall(http.get, "http://127.0.0.1:1/")
    return {
      label = found.label, twice = table.concat(both, " "),
      type = answer.headers["content-type"], error = why,
    }
  end,
}

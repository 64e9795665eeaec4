-- labels: asks a model server on this machine which label each document gets.
-- README.md beside this file says how to try it and how to ask your own model.

local http = require "http"
local json = require "json"

local URL = "http://127.0.0.1:8765/label" -- the port is also in `permissions`

local function read_document(doc, ctx)
  local answer = http.post(URL, json.encode { model = ctx.options.model, text = doc.text }, {
    headers = { ["Content-Type"] = "application/json" },
  })
  if answer.status ~= 200 then
    error("the model server answers with status " .. answer.status .. ": " .. answer.body, 0)
  end
  local found = json.decode(answer.body)
  return { label = found.label, score = found.score }
end

return {
  api = 1,
  name = "labels",
  version = "1.0.0",
  summary = "An example: a label for each document, from a model server",
  on_request = true,
  permissions = { "http:127.0.0.1:8765" },
  limits = { wall = "120s" },

  options = {
    model = { type = "string", default = "words",
      doc = "which model the server is to use; another one, and all is asked anew" },
  },
  results = {
    document = {
      label = { type = "string", doc = "what the model says" },
      score = { type = "number", min = 0, max = 1, missing = "the model gives none",
        doc = "how sure it says it is; not validated" },
    },
  },

  document = read_document,
}

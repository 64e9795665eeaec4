-- Writes a sample of the corpus to a file of JSON lines. ...: path, how many.
local path, n = ...
local f = assert(io.open(path, "w"))
local taken = 0

for _, doc in ipairs(corpus.sample(tonumber(n))) do
  local record = {}
  for name, value in pairs(doc.vars) do
    if type(value) ~= "table" then record[name] = value end
  end
  record.id, record.title, record.outlet, record.author = doc.key, doc.title, doc.outlet, doc.author
  record.published, record.language, record.url = doc.published, doc.language, doc.url
  record.translated, record.text = doc.translated, doc.text
  f:write(json.encode(record), "\n")
  taken = taken + 1
end
assert(f:close())
return taken

-- quotes as the report reads them: "..." is direct speech; the word behind
-- `said` is the speaker; '...' is a scare quote.

return {
  api = 1, name = "quotes", version = "0.0.1", summary = "quotes for tests",
  measured = "On the quotes of tests: F1 0.5.",
  results = {
    document = { quotes = "integer", unknown = "integer", scare = "integer" },
    rows = {
      quote = {
        at = "span", form = "string", kind = "string", speaker = "string", actor = "string",
        cue = "string", speaker_at = "span", negated = "integer",
      },
    },
  },
  document = function(doc)
    local count = { quotes = 0, unknown = 0, scare = 0 }
    if doc.text:find("raise!", 1, true) then
      error("the fixture raises")
    end
    for start, stop in doc.text:gmatch('()"[^"]+"()') do
      local name, last = doc.text:match("^%s*said%s+(%a+)()", stop)
      count.quotes = count.quotes + 1
      count.unknown = count.unknown + (name and 0 or 1)
      doc:emit("quote", {
        at = doc:bytes(start - 1, stop - 1), form = "direct", kind = "speech", speaker = name,
        cue = name and "said",
        speaker_at = name and doc:bytes(last - 1 - #name, last - 1),
      })
    end
    for start, stop in doc.text:gmatch("()'%a+'()") do
      count.scare = count.scare + 1
      doc:emit("quote", { at = doc:bytes(start - 1, stop - 1), form = "scare" })
    end
    return count.quotes + count.scare > 0 and count or nil
  end,
}

-- stance as the report reads it, found by three words: `backs`, `condemns` and
-- `ignores` (neutral) between two names, `reportedly` before them (alleged).

local actors = { "China", "Russia", "Ukraine" }
local cues = { { "backs", 1 }, { "condemns", -1 }, { "ignores", 0 } }

-- The names in a sentence, in order, each once.
local function named(sentence)
  local found = {}
  for _, name in ipairs(actors) do
    local at = sentence:find(name, 1, true)
    if at then
      found[#found + 1] = { name = name, at = at }
    end
  end
  table.sort(found, function(a, b) return a.at < b.at end)
  return found
end

-- Who says so: Washington, or whom `said` names, or who `watches`, himself.
local function claimant(text, source)
  return text:find("reportedly", 1, true) and "Washington" or text:match("said (%a+)")
    or text:find("watches", 1, true) and source or nil
end

local function emit_statement(doc, sentence, names, cue)
  doc:emit("statement", {
    at = sentence, source = names[1].name, target = names[2].name,
    polarity = cue[2], score = cue[2] * 1.5, kind = "act", verb = cue[1],
    method = cue[2] == 0 and "model" or "rule",
    modality = sentence.text:find("reportedly", 1, true) and "alleged" or "asserted",
    via = claimant(sentence.text, names[1].name),
  })
end

-- Returns how many pairs.
local function emit_comentions(doc, sentence, names)
  for i = 1, #names do
    for j = i + 1, #names do
      local a, b = names[i].name, names[j].name
      doc:emit("comention", { at = sentence, a = a < b and a or b, b = a < b and b or a })
    end
  end
  return #names * (#names - 1) // 2
end

return {
  api = 1, name = "stance", version = "0.0.1", summary = "a stance for tests",
  results = {
    document = {
      statements = { type = "integer", unit = "statements" }, comentions = "integer",
    },
    rows = {
      statement = {
        at = "span", source = "string", target = "string", polarity = "integer",
        score = "number", kind = "string", modality = "string", via = "string",
        verb = "string", method = "string",
      },
      comention = { at = "span", a = "string", b = "string" },
    },
  },
  options = {
    only = { type = "string", default = "", doc = "one cue, or all; folders do not count" },
  },
  document = function(doc, ctx)
    local n, comentions = 0, 0
    for _, sentence in doc:sentences() do
      local names = named(sentence.text)
      comentions = comentions + emit_comentions(doc, sentence.span, names)
      for _, cue in ipairs(cues) do
        local only = ctx.options.only:match("[^/]*$")
        local wanted = only == "" or only == cue[1]
        if wanted and names[2] and sentence.text:find(cue[1], 1, true) then
          emit_statement(doc, sentence.span, names, cue)
          n = n + 1
        end
      end
    end
    return comentions > 0 and { statements = n, comentions = comentions } or nil
  end,
}

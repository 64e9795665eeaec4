-- sentiment as the report reads it: `good` is 2, `bad` is -2.

local function valence_of(sentence)
  local _, good = sentence:gsub("good", "")
  local _, bad = sentence:gsub("bad", "")
  if good + bad > 0 then
    return (good - bad) * 2 / (good + bad), "good " .. good .. "; bad " .. bad
  end
end

return {
  api = 1, name = "sentiment", version = "0.0.1", summary = "a tone for tests",
  measured = "On the sentences of tests: r 0.5.",
  languages = { "en" },
  results = {
    document = {
      mean = { type = "number", min = -4, max = 4, unit = "valence",
        missing = "no sentence with evidence" },
      sentences = "integer", evidence = "integer", share = "number",
    },
    rows = { sentence = { at = "span", valence = "number", words = "string" } },
  },
  document = function(doc)
    local sum, evidence, sentences = 0, 0, 0
    for _, sentence in doc:sentences() do
      local valence, words = valence_of(sentence.text)
      sentences = sentences + 1
      if valence then
        sum, evidence = sum + valence, evidence + 1
        doc:emit("sentence", { at = sentence.span, valence = valence, words = words })
      end
    end
    return {
      mean = evidence > 0 and sum / evidence or nil, sentences = sentences,
      evidence = evidence, share = sentences > 0 and evidence / sentences or 0,
    }
  end,
}

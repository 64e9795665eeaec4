-- Runs programs. A document's key says what it does.
local proc = require "proc"
local async = require "async"

local function length(text)
  return proc.helper { "python3", "-u", "assets/length.py" }:ask(text)
end

-- What a helper that talks too much answers to a word, and what to the next one.
local function talk(word)
  local helper = proc.helper { "python3", "-u", "assets/length.py", word }
  local _, answer = pcall(helper.ask, helper, word)
  async.sleep(3) -- what it writes later is there by then
  local _, next_one = pcall(helper.ask, helper, "next")
  return answer .. "; " .. next_one
end

local acts = {
  helper = length,
  run = function(text)
    return proc.run { "cat", input = text }.output == text and "same" or "other"
  end,
  status = function() return proc.run { "false" }.status end,
  none = function() return proc.run { "no-such-program" } end,
  forbidden = function() return proc.run { "sh", "-c", "true" } end,
  path = function() return proc.run { "/bin/cat" } end,
  late = function()
    local _, why = async.timeout(0.2, function() return proc.run { "sleep", "100" } end)
    return why
  end,
  flood = function() return proc.run { "yes" } end,
  dying = function() return length("die") end,
  after = function() -- asks that are given up keep the order of answers
    async.timeout(0.01, function() return length("slow") end)
    return length("12345")
  end,
  file = function() return proc.run { "touch", "made-by-a-plugin" }.status end,
  talktwice = function() return talk("twice") end,
  talkrest = function() return talk("rest") end,
  talklater = function() return talk("later") end,
  lines = function() return length("a\nb") end,
}

return {
  api = 1, name = "runner", version = "1", summary = "runs programs",
  limits = { wall = "60s" },
  permissions = {
    "exec:python3", "exec:cat", "exec:false", "exec:no-such-program",
    "exec:sleep", "exec:yes", "exec:touch",
  },
  results = { document = { said = "string" } },
  document = function(doc)
    local _, said = pcall(acts[doc.key:gsub("%d", "")], doc.text)
    return { said = tostring(said) }
  end,
}

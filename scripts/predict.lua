-- Answers the lines of a rated data set, so that others can measure slant:
-- lines of JSON in, a line {"id": ..., ...} out for each. One task is one file
-- of lib/predict/: it returns a function from a line to its answer.
local USAGE = [[usage: slant script predict TASK <in.jsonl >out.jsonl
  TASK    nyt: {"text"} -> {"score", "label"}, the tone of a sentence
          mtsc: {"text", "target", "more"} -> {"label"}, towards a target
          attr: {"text"} -> {"attr"}, who says what, as bytes of the text
          dse: {"text", "a", "b"} -> {"label"}, who of two is for or against whom
          stance: {"text", "prev", "next", "source", "target"} -> {"polarity"}
          triples: {"sents", "title", "date"} -> {"triples"}, who is for or
          against whom, in which sentence]]

local name = arg[1]
if #arg ~= 1 or not name:find("^%l+$") then stop(USAGE) end
if not package.searchpath("predict." .. name, package.path) then
  stop(("there is no task `%s`\n%s"):format(name, USAGE))
end
local predict = require("predict." .. name)

local number = 0
for line in io.lines() do
  number = number + 1
  local ok, item = pcall(json.decode, line)
  if not ok or type(item) ~= "table" or type(item.text) ~= "string" and not item.sents then
    stop(("line %d is no JSON object with a text"):format(number))
  end
  local answer = predict(item)
  answer.id = item.id
  print(json.encode(answer))
end

-- The names that plugin code can use: keep in step with host/lua/state/sandbox.c.
std = "none"
max_line_length = 100

local base = {
  "assert", "error", "getmetatable", "ipairs", "math", "next", "pairs",
  "pcall", "rawequal", "rawget", "rawlen", "rawset", "require", "select",
  "setmetatable", "string", "table", "tonumber", "tostring", "type", "utf8",
  "_VERSION",
}

read_globals = base
-- Names of host/lua/script/api.c, and of bundled plugins with exports.
files["scripts"] = {
  std = "lua54",
  read_globals = { "chart", "corpus", "json", "lexicon", "match", "model", "run",
    "show", "stat", "stop", "text", "actors", "quotes", "sentiment", "stance" },
}
files["plugins/sentiment/train.lua"] = files["scripts"]
files["plugins/stance/train.lua"] = files["scripts"]
files["tests/gold"] = files["scripts"]
files["host/lua/script"] = { std = "lua54" }
files["host/lua/author"] = files["scripts"]
exclude_files = { "tests/plugin/fixtures", "tests/hostile" }

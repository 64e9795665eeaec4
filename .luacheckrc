-- The names that plugin code can use: keep in step with host/lua/sandbox.c.
std = "none"
max_line_length = 100

local base = {
  "assert", "error", "getmetatable", "ipairs", "math", "next", "pairs",
  "pcall", "rawequal", "rawget", "rawlen", "rawset", "require", "select",
  "setmetatable", "string", "table", "tonumber", "tostring", "type", "utf8",
  "_VERSION",
}

read_globals = base
files["host"] = { std = "lua54" }
files["scripts"] = { std = "lua54" }
exclude_files = { "tests/plugin/fixtures", "tests/hostile" }

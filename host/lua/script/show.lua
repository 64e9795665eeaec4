-- The global `show`: any value as text for people. Given what screen.c gives
-- and `chart`; returns the function.
local screen = ...
local chart = screen.chart

local ITEMS, DEPTH, ROWS, BYTES = 50, 4, 20, 4000

local function quoted(text)
  local cut = text
  if #cut > BYTES then
    cut = cut:sub(1, utf8.offset(cut, 0, BYTES + 1) - 1)
  end
  cut = cut:gsub('[\\"]', "\\%0"):gsub("\n", "\\n"):gsub("\r", "\\r"):gsub("\t", "\\t")
  cut = '"' .. (screen.cut(cut, #cut * 2)) .. '"'
  return #text > BYTES and ("%s... (%d bytes)"):format(cut, #text) or cut
end

-- Numbers, then strings, then the rest.
local function before(a, b)
  local ta, tb = type(a), type(b)
  if ta ~= tb then
    if ta == "number" or tb == "number" then return ta == "number" end
    if ta == "string" or tb == "string" then return ta == "string" end
    return ta < tb
  end
  if ta == "number" or ta == "string" then return a < b end
  return tostring(a) < tostring(b)
end

local function keys_of(t)
  local keys, n = {}, #t
  for key in next, t do
    local item = math.type(key) == "integer" and key >= 1 and key <= n
    if not item then keys[#keys + 1] = key end
  end
  table.sort(keys, before)
  return keys
end

-- A list of rows with plain values, as from corpus.sql?
local function is_rows(t)
  if #t == 0 then return false end
  for i = 1, #t do
    local row = t[i]
    if type(row) ~= "table" or getmetatable(row) or next(row) == nil then return false end
    for key, value in next, row do
      if type(key) ~= "string" or type(value) == "table" or type(value) == "function" then
        return false
      end
    end
  end
  return true
end

local function name_of(key)
  if type(key) == "string" and key:match("^[%a_][%w_]*$") then return key end
  if type(key) == "string" then return "[" .. quoted(key) .. "]" end
  return "[" .. tostring(key) .. "]"
end

local describe

-- The fields as texts; too many are counted.
local function fields(t, depth, path)
  local parts, keys = {}, keys_of(t)
  for i = 1, math.min(#t, ITEMS) do parts[i] = describe(t[i], depth + 1, path) end
  if #t > ITEMS then parts[#parts + 1] = ("... %d more"):format(#t - ITEMS) end
  for i, key in ipairs(keys) do
    if i > ITEMS then
      parts[#parts + 1] = ("... %d more fields"):format(#keys - ITEMS)
      break
    end
    parts[#parts + 1] = name_of(key) .. " = " .. describe(t[key], depth + 1, path)
  end
  return parts
end

local function describe_table(t, depth, path)
  if path[t] then return "(itself)" end
  if next(t) == nil then return "{}" end
  if depth >= DEPTH then return "{...}" end
  path[t] = true
  local parts = fields(t, depth, path)
  path[t] = nil
  local line = "{" .. table.concat(parts, ", ") .. "}"
  if screen.width(line) + depth * 2 <= screen.columns and not line:find("\n") then
    return line
  end
  local indent = ("  "):rep(depth + 1)
  return "{\n" .. indent .. table.concat(parts, ",\n" .. indent) .. "\n" ..
    ("  "):rep(depth) .. "}"
end

function describe(value, depth, path)
  local kind = type(value)
  if kind == "string" then return quoted(value) end
  if kind ~= "table" then return (screen.cut(tostring(value), 1000)) end
  local mt = getmetatable(value)
  if type(mt) == "table" and mt.__tostring then return tostring(value) end
  return describe_table(value, depth, path)
end

return function(value)
  if type(value) == "table" and not getmetatable(value) and is_rows(value) then
    return tostring(chart.table(value, {limit = ROWS}))
  end
  return describe(value, 0, {})
end

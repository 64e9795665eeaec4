-- Names that a plugin's code takes from outside its locals, read out of Lua
-- 5.4's own compiled form: GETTABUP and SETTABUP on _ENV.
local OP_GETTABUP, OP_SETTABUP, OP_ABSENT_LINE = 11, 15, -128
local HEADER = 4 + 1 + 1 + 6 + 3 + 8 + 8 -- signature, versions, sizes, samples

-- A reader of a dumped function.
local function reader(dump)
  local at = HEADER + 1
  local r = {}

  function r.byte()
    at = at + 1
    return dump:byte(at - 1)
  end

  function r.size()
    local n = 0
    repeat
      local b = r.byte()
      n = n << 7 | b & 0x7f
    until b & 0x80 ~= 0
    return n
  end

  function r.text()
    local n = r.size()
    if n == 0 then return nil end
    at = at + n - 1
    return dump:sub(at - n + 1, at - 1)
  end

  function r.skip(n) at = at + n end

  function r.word()
    at = at + 4
    return (("<I4"):unpack(dump, at - 4))
  end

  return r
end

local function constant(r)
  local kind = r.byte()
  if kind == 3 or kind == 19 then -- integer, float
    r.skip(8)
  elseif kind == 4 or kind == 20 then -- strings
    return r.text()
  end
  return false
end

local function list(r, f)
  local t = {}
  for i = 0, r.size() - 1 do t[i] = f(r) end
  return t
end

local function signed(r)
  local b = r.byte()
  return b < 128 and b or b - 256
end

-- The line of each instruction.
local function lines_of(first, deltas, absolute)
  local lines, line = {}, first
  for pc = 0, #deltas do
    if deltas[pc] then
      line = deltas[pc] == OP_ABSENT_LINE and absolute[pc] or line + deltas[pc]
      lines[pc] = line
    end
  end
  return lines
end

local function each_use(f, use)
  for pc, word in pairs(f.code) do
    local op, a, b, c = word & 0x7f, word >> 7 & 0xff, word >> 16 & 0xff, word >> 24 & 0xff
    if op == OP_GETTABUP and f.upvalues[b] == "_ENV" then
      use("reads", f.constants[c], f.lines[pc])
    elseif op == OP_SETTABUP and f.upvalues[a] == "_ENV" then
      use("assigns", f.constants[b], f.lines[pc])
    end
  end
end

local function read_function(r, use)
  local f = {}
  r.text()
  local first = r.size()
  r.size()
  r.skip(3)
  f.code = list(r, r.word)
  f.constants = list(r, constant)
  list(r, function() r.skip(3) end)
  list(r, function() read_function(r, use) end)
  local deltas, absolute = list(r, signed), {}
  list(r, function()
    local pc = r.size()
    absolute[pc] = r.size()
  end)
  f.lines = lines_of(first, deltas, absolute)
  list(r, function()
    r.text()
    r.size()
    r.size()
  end)
  f.upvalues = list(r, r.text)
  each_use(f, use)
end

-- Uses of names that are not in `known`, as lines "init.lua:12 reads `x`".
return function(path, name, known)
  local chunk, message = loadfile(path, "t")
  if not chunk then return {message} end
  local found, said = {}, {}
  local r = reader(string.dump(chunk))
  r.byte() -- upvalues of the chunk
  read_function(r, function(does, global, line)
    local text = ("%s:%d %s `%s`"):format(name, line or 0, does, global)
    if (does == "assigns" or not known[global]) and not said[text] then
      said[text] = true
      found[#found + 1] = {line = line or 0, text = text}
    end
  end)
  table.sort(found, function(a, b)
    return a.line < b.line or a.line == b.line and a.text < b.text
  end)
  for i, use in ipairs(found) do found[i] = use.text end
  return found
end

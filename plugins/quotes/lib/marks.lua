-- Quotation marks, paired by their role: straight, curly, guillemets, low-high.
-- A quotation ends with its paragraph at the latest.

local marks = {}

local CLOSER = {
  ["\xE2\x80\x9C"] = { ["\xE2\x80\x9D"] = true, ['"'] = true },
  ["\xE2\x80\x9D"] = { ["\xE2\x80\x9D"] = true, ['"'] = true },
  ["\xE2\x80\x9E"] = { ["\xE2\x80\x9C"] = true, ["\xE2\x80\x9D"] = true },
  ['"'] = { ['"'] = true, ["\xE2\x80\x9D"] = true },
  ["\xC2\xAB"] = { ["\xC2\xBB"] = true },
  ["\xC2\xBB"] = { ["\xC2\xAB"] = true },
  ["''"] = { ["''"] = true },
  ["``"] = { ["''"] = true, ['"'] = true },
  ["\xE2\x80\x98"] = { ["\xE2\x80\x99"] = true },
}
local FIRST = '["\xE2\xC2\'`]'
local PATTERNS = { '^"', "^\xE2\x80[\x98\x99\x9C-\x9E]", "^\xC2[\xAB\xBB]", "^''",
  "^``" }

-- Whether a text has marks other than straight ones.
function marks.typographic(s)
  return s:find("\xE2\x80[\x98\x9C-\x9E]") or s:find("''", 1, true) or s:find("\xC2[\xAB\xBB]")
end

-- The mark at or behind `at`: its place, itself.
local function next_mark(s, at)
  local i = s:find(FIRST, at)
  while i do
    for _, pattern in ipairs(PATTERNS) do
      local mark = s:match(pattern, i)
      if mark then
        return i, mark
      end
    end
    i = s:find(FIRST, i + 1)
  end
end

-- By what stands around it, a mark can begin or end words.
local function begins(s, at, mark)
  return s:find("^[^%s%.,;:!%?%)]", at + #mark)
    and (at == 1 or s:find("^[%s%(%[{\xA0\x94\x93\x98-]", at - 1) ~= nil)
end

local function ends(s, at, mark)
  return not s:find("^[%w]", at + #mark) or at > 1 and s:find("^[%.,!%?;]", at - 1)
end

local function trimmed(s)
  return #(s:match("^(.-)[%s]*$")) + 1
end

-- A single quote is an apostrophe more often than not: only pairs that hold
-- two words or more, and end where a word ends, are quotations.
local function single(s, from)
  local at = from
  while true do
    local i = s:find("\xE2\x80\x99", at, true)
    if not i then
      return nil
    end
    if not s:find("^%w", i + 3) and not s:find("^%l", i + 3) then
      if s:sub(from, i - 1):find("%s") and s:find("^[%.,!%?%w]", i - 1)
        and not s:find("^s", i - 1) then
        return i + 3
      end
    end
    at = i + 3
  end
end

-- The quotations of paragraph s: a list of { start, stop, closed }, places in s,
-- marks included, stop behind the last byte.
function marks.find(s)
  local list = {}
  local open, opener
  local at = 1
  while true do
    local i, mark = next_mark(s, at)
    if not i then
      break
    end
    at = i + #mark
    if not open then
      if mark == "\xE2\x80\x98" then
        local stop = begins(s, i, mark) and single(s, at)
        if stop then
          list[#list + 1] = { start = i, stop = stop, closed = true }
          at = stop
        end
      elseif mark ~= "\xE2\x80\x99" and CLOSER[mark]
        and (begins(s, i, mark) or mark == "\xE2\x80\x9C" or i == 1) then
        open, opener = i, mark
      end
    elseif CLOSER[opener][mark] and (mark ~= '"' or ends(s, i, mark))
      or mark == opener and mark == "\xE2\x80\x9C" and ends(s, i, mark)
        and not begins(s, i, mark) then
      list[#list + 1] = { start = open, stop = at, closed = true }
      open = nil
    elseif mark == opener and begins(s, i, mark) then
      open = i -- the one before was never closed
    end
  end
  if open then
    list[#list + 1] = { start = open, stop = trimmed(s), closed = false }
  end
  return list
end

return marks

-- The global `show`: any value as text for people. Given what screen.c gives;
-- returns the function. Takes what it needs of the library now, so that a
-- user's changes to it do no harm here.
local screen = ...
local fit, columns_of = screen.cut, screen.width
local width, colour, ascii = screen.columns, screen.colour, screen.ascii

local byte, find, format, gsub, match, rep, sub = string.byte, string.find,
  string.format, string.gsub, string.match, string.rep, string.sub
local concat, sort, table_move = table.concat, table.sort, table.move
local metatable_of, getinfo = debug.getmetatable, debug.getinfo
local math_type, utf8_len = math.type, utf8.len
local next, pairs, pcall, rawget, rawlen, tostring, type = next, pairs, pcall,
  rawget, rawlen, tostring, type

local DEPTH = 4 -- of tables in tables
local FIELDS = 40 -- lines of a table, rows of a list of rows
local MANY = 1000 -- fields that are all put in order
local ITEMS = 200 -- of a list of short values
local TEXT = 60 -- columns of a string in a table
local SHORT = 24 -- columns of a value that shares its line with others
local NARROW = 12 -- a column of rows is not made narrower
local PATHS = { key = true, uri = true, folder = true }
local MORE, MORE_COLUMNS, DASH = "…", 1, "–"
if ascii then
  MORE, MORE_COLUMNS, DASH = "...", 3, "-"
end

local function thousands(n)
  local text = rep(" ", -#tostring(n) % 3) .. tostring(n)
  return (gsub(gsub(text, "(...)", ",%1"), "^[, ]+", ""))
end

-- A remark of ours, between values of the user's.
local function remark(text)
  return colour and "\27[2m" .. text .. "\27[0m" or text
end

local escapes = { ["\n"] = "\\n", ["\t"] = "\\t", ["\r"] = "\\r",
  ["\""] = "\\\"", ["\\"] = "\\\\" }

local function escaped(c)
  return escapes[c] or format("\\x%02x", byte(c))
end

local function quoted(s, columns)
  local last = columns * 4 -- bytes that can be shown at most
  while last < #s and find(sub(s, last + 1, last + 1), "[\128-\191]") do
    last = last - 1
  end
  local text = gsub(sub(s, 1, last), "[\0-\31\127\"\\]", escaped)
  if not utf8_len(s) then
    text = gsub(text, "[\128-\255]", escaped)
  end
  local all, used = fit(text, columns - 2)
  if last >= #s and used == columns_of(text) then
    return "\"" .. all .. "\""
  end
  local note = " (" .. thousands(#s) .. " bytes)"
  local shown = fit(text, columns - 2 - MORE_COLUMNS - #note)
  return "\"" .. gsub(shown, "\\+$", "") .. MORE .. "\"" .. note
end

local function meta(v, name)
  local mt = metatable_of(v)
  return type(mt) == "table" and rawget(mt, name) or nil
end

local function of_function(f)
  local info = getinfo(f, "S")
  if info.what == "C" or info.source == "=[slant]" then
    return "function (built in)"
  elseif sub(info.source, 1, 1) == "@" then
    return format("function (%s, line %d)", info.short_src, info.linedefined)
  end
  return "function (typed)"
end

-- Everything that is not a table to be opened, on one line.
local function plain(v, columns)
  local kind = type(v)
  if kind == "string" then
    return quoted(v, columns)
  elseif kind == "nil" or kind == "number" or kind == "boolean" then
    return tostring(v)
  elseif meta(v, "__tostring") then
    local ok, text = pcall(tostring, v)
    return (fit(ok and text or "(its __tostring fails)", columns))
  elseif kind == "function" then
    return of_function(v)
  end
  local name = meta(v, "__name")
  return type(name) == "string" and name or kind
end

local function opens(v)
  return type(v) == "table" and not meta(v, "__tostring")
end

local ranks = { number = 1, string = 2, boolean = 3 }

local function before(a, b)
  local kind = type(a)
  if kind ~= type(b) then
    return (ranks[kind] or 4) < (ranks[type(b)] or 4)
  elseif kind == "number" or kind == "string" then
    return a < b
  end
  return kind == "boolean" and a and not b
end

-- t as a plain table: itself, or what its __pairs lists.
local function listed(t)
  if not meta(t, "__pairs") then
    return t
  end
  local copy = {}
  local ok = pcall(function()
    for k, v in pairs(t) do
      copy[k] = v
    end
  end)
  return ok and copy or t
end

-- Puts a key into a sorted list, out of which the last one falls.
local function displace(keys, key)
  local i = #keys
  while i > 1 and before(key, keys[i - 1]) do
    keys[i] = keys[i - 1]
    i = i - 1
  end
  keys[i] = key
end

-- The length of the list in t, its other keys in order, and how many they are:
-- of very many only the first ones are given, in a time that can be waited for.
local function keys_of(t)
  local n, keys, total = rawlen(t), {}, 0
  for k in next, t do
    if not (math_type(k) == "integer" and k >= 1 and k <= n) then
      total = total + 1
      if total <= MANY then
        keys[total] = k
      elseif before(k, keys[#keys]) then
        displace(keys, k)
      end
      if total == MANY then
        sort(keys, before)
        keys = table_move(keys, 1, FIELDS, 1, {})
      end
    end
  end
  if total < MANY then
    sort(keys, before)
  end
  return n, keys, total
end

local reserved = {}
for word in ("and break do else elseif end false for function goto if in "
    .. "local nil not or repeat return then true until while"):gmatch("%a+") do
  reserved[word] = true
end

local function label(key)
  if type(key) == "string" and match(key, "^[%a_][%w_]*$")
    and not reserved[key] then
    return key .. " = "
  end
  return "[" .. plain(key, TEXT) .. "] = "
end

-- v on one line of at most `room` columns, or nil. open: the tables around it.
local function flat(v, room, open)
  if not opens(v) then
    local text = plain(v, #open == 0 and width or TEXT)
    return columns_of(text) <= room and text or nil
  elseif open[v] then
    return "{itself}"
  end
  local t = listed(v)
  local n, keys, total = keys_of(t)
  if n == 0 and #keys == 0 then
    return "{}"
  elseif #open >= DEPTH then
    return "{" .. MORE .. "}"
  elseif (n + total) * 3 > room then
    return nil
  end
  local parts, left, fits = {}, room - 2, true
  local function put(name, item)
    local text = fits and flat(item, left - #name, open)
    fits = text and true or false
    if fits then
      parts[#parts + 1] = name .. text
      left = left - columns_of(name .. text) - 2
    end
  end
  open[v], open[#open + 1] = true, v
  for i = 1, n do
    put("", rawget(t, i))
  end
  for i = 1, #keys do
    put(label(keys[i]), rawget(t, keys[i]))
  end
  open[v], open[#open] = nil, nil
  return fits and "{" .. concat(parts, ", ") .. "}" or nil
end

-- ---- a list of rows

local function is_row(v)
  return opens(v) and not metatable_of(v) and rawlen(v) == 0
end

-- The names of the columns if t is a list of rows of plain values: those of
-- t.columns, which queries add, else all, in order.
local function row_columns(t, n, keys)
  local given = rawget(t, "columns")
  local names, seen = type(given) == "table" and given or {}, {}
  if names ~= given and (#keys > 0 or n == 0) then
    return nil
  end
  for i = 1, n do
    local row = rawget(t, i)
    if not is_row(row) then
      return nil
    end
    for k, v in next, row do
      if type(k) ~= "string" or opens(v) then
        return nil
      elseif names ~= given and not seen[k] then
        seen[k] = true
        names[#names + 1] = k
      end
    end
  end
  if names ~= given then
    sort(names)
  end
  return #names > 0 and names or nil
end

local function cell_of(v)
  if v == nil then
    return DASH
  elseif math_type(v) == "float" then
    return format("%.6g", v)
  end
  return (fit(type(v) == "string" and v or plain(v, TEXT), 4 * TEXT))
end

-- The widths of the first n columns, the widest made narrower until all stand
-- side by side; nil if they cannot.
local function side_by_side(widths, n)
  local own, total = {}, 2 * (n - 1)
  for i = 1, n do
    own[i] = widths[i] <= TEXT and widths[i] or TEXT
    total = total + own[i]
  end
  while total > width do
    local widest = 1
    for i = 2, n do
      widest = own[i] >= own[widest] and i or widest
    end
    if own[widest] <= NARROW and n > 1 then
      return nil
    end
    own[widest], total = own[widest] - 1, total - 1
  end
  return own
end

-- ends: the columns whose end says more than their beginning, by name.
local function line_of(cells, names, widths, right, ends)
  local parts = {}
  for i = 1, #widths do
    local tail = ends[names[i]]
    local text, used = fit(cells[i], widths[i], tail)
    if used < columns_of(cells[i]) then
      text, used = fit(cells[i], widths[i] - MORE_COLUMNS, tail)
      text, used = tail and MORE .. text or text .. MORE, used + MORE_COLUMNS
    end
    local pad = rep(" ", widths[i] - used)
    parts[i] = (right[i] or names[i] == "left") and pad .. text or text .. pad
  end
  return (gsub(concat(parts, "  "), " +$", ""))
end

-- The cells of the first `shown` rows, the width of each column, and whether
-- it has numbers only.
local function cells_of(t, shown, names)
  local cells, widths, right = {}, {}, {}
  for c = 1, #names do
    widths[c] = columns_of(names[c])
  end
  for r = 1, shown do
    local row = {}
    for c = 1, #names do
      local v = rawget(rawget(t, r), names[c])
      row[c] = cell_of(v)
      local used = columns_of(row[c])
      widths[c] = used > widths[c] and used or widths[c]
      if v ~= nil and right[c] ~= false then
        right[c] = type(v) == "number"
      end
    end
    cells[r] = row
  end
  return cells, widths, right
end

local function wrapped(text)
  local used = 0
  local lines = gsub(text, "(%S+) ?", function(word)
    used = used + columns_of(word) + 1
    if used <= width + 1 then
      return nil
    end
    used = columns_of(word) + 3
    return "\n  " .. word .. " "
  end)
  return (gsub(lines, " \n", "\n"))
end

-- Fields of a list of rows that are about it, or are shown as its notes.
local beside = { all = true, columns = true, notes = true, tail = true }

-- What the table does not show: rows, columns, other fields of t.
local function remarks(lines, t, n, shown, keys, names, across)
  if n == 0 then
    lines[#lines + 1] = remark("no rows")
  elseif shown < n then
    lines[#lines + 1] = remark(format("%s %s more of %s rows", MORE,
      thousands(n - shown), thousands(n)))
  end
  if across < #names then
    local text = format("%s more columns: %s", MORE,
      concat(names, ", ", across + 1))
    lines[#lines + 1] = remark(wrapped(text))
  end
  local notes = rawget(t, "notes")
  for i = 1, type(notes) == "table" and #notes or 0 do
    lines[#lines + 1] = remark(wrapped(tostring(notes[i])))
  end
  for i = 1, #keys do
    if not beside[keys[i]] then
      local text = label(keys[i]) .. (flat(rawget(t, keys[i]), TEXT, {}) or MORE)
      lines[#lines + 1] = remark(text)
    end
  end
end

local function table_of_rows(t, n, keys, names)
  local shown, across = n <= FIELDS and n or FIELDS, #names
  local cells, wanted, right = cells_of(t, shown, names)
  local widths = side_by_side(wanted, across)
  while not widths do
    across = across - 1
    widths = side_by_side(wanted, across)
  end
  local ends = rawget(t, "tail") or PATHS
  local head = line_of(names, names, widths, right, PATHS)
  local lines = { colour and "\27[1m" .. head .. "\27[0m" or head }
  for r = 1, shown do
    lines[r + 1] = line_of(cells[r], names, widths, right, ends)
  end
  remarks(lines, t, n, shown, keys, names, across)
  return concat(lines, "\n")
end

-- ---- a table over several lines

local render

-- A list of short values, many a line; nil if some are long.
local function filled(t, n, indent, open)
  local lines, line, left = {}, "", 0
  local shown = n <= ITEMS and n or ITEMS
  for i = 1, shown do
    local item = rawget(t, i)
    local text = not opens(item) and flat(item, SHORT, open)
    if not text then
      return nil
    end
    local used = columns_of(text) + 2
    if used > left then
      lines[#lines + 1] = line
      line, left = rep(" ", indent), width - indent
    end
    line, left = line .. text .. ", ", left - used
  end
  lines[#lines + 1] = line
  return gsub(sub(concat(lines, "\n"), 2), " +\n", "\n"), shown
end

local function block(v, indent, open)
  local t = listed(v)
  local n, keys, total = keys_of(t)
  local margin, lines, left = rep(" ", indent + 2), {}, FIELDS
  open[v], open[#open + 1] = true, v
  local list, shown = filled(t, n, indent + 2, open)
  if n > 0 and list then
    lines[1] = gsub(list, ", $", ",")
  else
    shown = n <= left and n or left
    for i = 1, shown do
      lines[i] = margin .. render(rawget(t, i), indent + 2, "", open) .. ","
    end
    left = left - shown
  end
  local fields = #keys <= left and #keys or left
  for i = 1, fields do
    local name = label(keys[i])
    local text = render(rawget(t, keys[i]), indent + 2, name, open)
    local comma = find(text, "^\n") and "" or ","
    lines[#lines + 1] = margin .. gsub(name .. text, " \n", "\n", 1) .. comma
  end
  open[v], open[#open] = nil, nil
  local hidden = n - shown + total - fields
  if hidden > 0 then
    lines[#lines + 1] = margin .. remark(MORE .. " " .. thousands(hidden)
      .. " more of " .. thousands(n + total))
  end
  return "{\n" .. concat(lines, "\n") .. "\n" .. rep(" ", indent) .. "}"
end

-- A list of rows in a field: a table below the field's name; else nil.
local function rows_below(v, indent)
  local n, keys = keys_of(v)
  local names = n > 1 and row_columns(v, n, keys)
  if not names then
    return nil
  end
  local margin, all = "\n" .. rep(" ", indent + 2), width
  width = width - indent - 2
  local text = table_of_rows(v, n, keys, names)
  width = all
  return margin .. gsub(text, "\n", margin)
end

-- name: what stands before v on its line.
function render(v, indent, name, open)
  local room = width - indent - columns_of(name) - 1
  return flat(v, room, open)
    or (opens(v) and name ~= "" and rows_below(v, indent))
    or (opens(v) and block(v, indent, open))
    or plain(v, room > NARROW and room or NARROW)
end

-- A chart, a document: what its __tostring says, also over several lines.
local function own_text(v)
  local ok, text = pcall(tostring, v)
  if not ok then
    return plain(v, width)
  end
  return (gsub(text, "[^\n]+", function(line)
    return (fit(line, #line))
  end))
end

return function(v)
  width = screen.columns
  if type(v) == "string" then
    return quoted(v, width * 10)
  elseif type(v) ~= "number" and meta(v, "__tostring") then
    return own_text(v)
  elseif opens(v) then
    local t = listed(v)
    local n, keys = keys_of(t)
    local names = row_columns(t, n, keys)
    if names then
      return table_of_rows(t, n, keys, names)
    end
  end
  return render(v, 0, "", {})
end

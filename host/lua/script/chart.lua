-- The global `chart`: plain text for a screen. Given the functions and facts of
-- screen.c; returns the table.
local screen = ...
local chart = {}

local MARKS = screen.ascii and {"o", "x", "+", "#"} or {"●", "○", "▲", "■"}
local BOTH = screen.ascii and "*" or "◆"
local DASH = screen.ascii and "-" or "–"
local MORE = screen.ascii and ".." or "…"
local NARROW = 16 -- columns of a table that are never cut
local NAMED = 8 -- periods without a value
local LINE = screen.ascii and "|" or "│"
local BAR = screen.ascii and {full = "#"} or
  {full = "█", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

-- A chart prints itself: print(chart.bar(rows)), or its value in the REPL.
local Chart = {__name = "chart"}
function Chart.__tostring(self) return self.text end
function Chart.__concat(a, b) return tostring(a) .. tostring(b) end

local function made(lines, title)
  if title then table.insert(lines, 1, title) end
  return setmetatable({text = table.concat(lines, "\n")}, Chart)
end

local function pad(text, width, right)
  local fill = (" "):rep(width - screen.width(text))
  return right and fill .. text or text .. fill
end

-- A value as people read it: no evidence is a dash, never 0.
local function plain(value)
  if value == nil then return DASH end
  if math.type(value) == "float" then
    if value ~= value or math.abs(value) >= 1e15 then return ("%.6g"):format(value) end
    if value == math.floor(value) then return ("%.1f"):format(value) end
    return (("%.4f"):format(value):gsub("(%..-)0+$", "%1"):gsub("%.$", ".0"))
  end
  return (screen.cut(tostring(value), 1000))
end

local function check_rows(name, rows)
  if type(rows) ~= "table" then
    error(name .. ": a list of rows is wanted, not a " .. type(rows))
  end
  return rows
end

local function check_options(name, given)
  if given ~= nil and type(given) ~= "table" then
    error(name .. ": options are a table, as in {title = \"War\"}, not a " .. type(given))
  end
  return given or {}
end

-- ---- table ----

local function columns_of(rows, given)
  if given then return given end
  if rows.columns then return rows.columns end
  local seen, columns = {}, {}
  for _, row in ipairs(rows) do
    for key in pairs(row) do
      if not seen[key] then
        seen[key] = true
        columns[#columns + 1] = key
      end
    end
  end
  table.sort(columns, function(a, b) return tostring(a) < tostring(b) end)
  return columns
end

-- Takes columns off the widest until a line fits; what is narrow stays whole.
local function squeeze(widths, room)
  local all = 0
  for _, width in ipairs(widths) do all = all + width + 2 end
  while all - 2 > room do
    local widest = 1
    for i, width in ipairs(widths) do
      if width > widths[widest] then widest = i end
    end
    if widths[widest] <= NARROW then return end
    widths[widest] = widths[widest] - 1
    all = all - 1
  end
end

-- A text that is cut says so.
local function shorten(text, width, end_first)
  if screen.width(text) <= width then return (screen.cut(text, width)) end
  local cut = screen.cut(text, width - screen.width(MORE), end_first)
  return end_first and MORE .. cut or cut .. MORE
end

-- tail: names of columns whose end matters more than their beginning.
function chart.table(rows, given)
  local o = check_options("chart.table", given)
  local columns = columns_of(check_rows("chart.table", rows), o.columns)
  local shown = math.min(#rows, o.limit or #rows)
  local cells, widths, numbers = {}, {}, {}
  for i, column in ipairs(columns) do
    widths[i], numbers[i] = screen.width(tostring(column)), true
    for k = 1, shown do
      local value = rows[k][column]
      local text = plain(value)
      cells[k] = cells[k] or {}
      cells[k][i] = text
      widths[i] = math.max(widths[i], screen.width(text))
      numbers[i] = numbers[i] and (value == nil or type(value) == "number")
    end
  end
  squeeze(widths, o.width or screen.columns)
  local lines, tail = {}, o.tail or rows.tail or {}
  local function add(texts)
    local line = {}
    for i, text in ipairs(texts) do
      local end_first = tail[columns[i]]
      line[i] = pad(shorten(text, widths[i], end_first), widths[i], numbers[i] or end_first)
    end
    lines[#lines + 1] = (table.concat(line, "  "):gsub(" +$", ""))
  end
  local head = {}
  for i, column in ipairs(columns) do head[i] = tostring(column) end
  add(head)
  for k = 1, shown do add(cells[k]) end
  if shown < #rows then
    lines[#lines + 1] = ("... %d more rows"):format(#rows - shown)
  end
  return made(lines, o.title)
end

-- ---- text ----

-- Text in lines of the screen's width, each indented.
function chart.wrap(text, indent)
  local left = (" "):rep(indent or 0)
  local room = math.max(20, screen.columns - #left)
  local lines, line, used = {}, {}, 0
  for word in tostring(text):gmatch("%S+") do
    word = screen.cut(word, 10000)
    local width = screen.width(word)
    if used > 0 and used + 1 + width > room then
      lines[#lines + 1] = left .. table.concat(line, " ")
      line, used = {}, 0
    end
    line[#line + 1] = word
    used = used + width + (used > 0 and 1 or 0)
  end
  lines[#lines + 1] = left .. table.concat(line, " ")
  return made(lines)
end

-- ---- bar ----

-- Label and value of a row: by name, or its first and second field.
local function pair_of(row, o)
  local label, value = row[o.label or "label"], row[o.value or "value"]
  if label == nil then label = row[1] end
  if value == nil and not o.value then value = row[2] end
  return label == nil and DASH or tostring(label), value
end

-- A name that no row has is a mistake, of which the chart would be but dashes.
local function check_names(name, rows, names)
  for _, key in pairs(names) do
    local found = #rows == 0
    for _, column in ipairs(rows.all or rows.columns or {}) do found = found or column == key end
    for _, row in ipairs(rows) do found = found or row[key] ~= nil end
    if not found then
      error(("%s: no row has `%s`"):format(name, tostring(key)))
    end
  end
end

local function bar_of(part, room)
  local eighths = math.floor(part * room * 8 + 0.5)
  if screen.ascii then return BAR.full:rep(eighths // 8) end
  return BAR.full:rep(eighths // 8) .. (BAR[eighths % 8] or "")
end

-- On both sides of a line, `left` columns before it, when a value is below 0.
local function signed_bar(part, room, left)
  local n = part < 0 and math.floor(-part * room + 0.5) or 0
  return (" "):rep(left - n) .. BAR.full:rep(n) .. LINE
    .. (part > 0 and bar_of(part, room) or "")
end

function chart.bar(rows, given)
  local o = check_options("chart.bar", given)
  local list, most, least, labels, values = {}, 0, 0, 0, 0
  check_names("chart.bar", check_rows("chart.bar", rows), {o.label, o.value})
  for i, row in ipairs(rows) do
    local label, value = pair_of(row, o)
    if value ~= nil and type(value) ~= "number" then
      error(("chart.bar: the value of row %d is a %s"):format(i, type(value)))
    end
    if value and (value ~= value or math.abs(value) == math.huge) then
      error(("chart.bar: the value of row %d is no length"):format(i))
    end
    label = (screen.cut(label, screen.columns // 3))
    list[i] = {label = label, value = value, text = plain(value)}
    most, least = math.max(most, value or 0), math.min(least, value or 0)
    labels = math.max(labels, screen.width(label))
    values = math.max(values, screen.width(list[i].text))
  end
  local room = math.max(10, (o.width or screen.columns) - labels - values - 2
    - (least < 0 and 2 or 0))
  local scale, lines = most - least, {}
  local left = least < 0 and math.floor(-least / scale * room + 0.5)
  for i, row in ipairs(list) do
    local part = row.value and scale > 0 and row.value / scale
    local bar = not part and "" or left and signed_bar(part, room, left) or bar_of(part, room)
    lines[i] = (("%s %s %s"):format(pad(row.label, labels),
      pad(row.text, values, true), bar):gsub(" +$", ""))
  end
  return made(lines, o.title)
end

-- ---- dots and lines ----

-- A period as a number: the year, or the months since year 0; and its kind.
local function ordinal(period)
  local year = math.tointeger(tonumber(period))
  if year then return year, "year" end
  local y, m = tostring(period):match("^(%d%d%d%d)%-(%d%d)$")
  if y then return tonumber(y) * 12 + tonumber(m) - 1, "month" end
  return nil, "other"
end

local function name_of(number, kind)
  if kind == "year" then return number end
  return ("%04d-%02d"):format(number // 12, number % 12 + 1)
end

-- The periods from first to last; years or months without a point are there, as
-- gaps.
local function periods_of(points)
  local given, first, last, kind = {}, math.huge, -math.huge, nil
  for i, point in ipairs(points) do
    given[i] = point.period == nil and point[1] or point.period
    local number, of = ordinal(given[i])
    kind = (kind == nil or kind == of) and of or "other"
    first, last = math.min(first, number or 0), math.max(last, number or 0)
  end
  if kind == "other" or #given == 0 or last - first > 1000 then return given end
  local periods = {}
  for number = first, last do periods[#periods + 1] = name_of(number, kind) end
  return periods
end

-- values[series][period as text], the ends of the scale, whether all are integers
local function values_of(points, series)
  local values, most, least, whole = {}, 0, 0, true
  for s, key in ipairs(series) do
    values[s] = {}
    for _, point in ipairs(points) do
      local period = point.period == nil and point[1] or point.period
      local value = point[key]
      if value ~= nil and (value ~= value or math.abs(value) == math.huge) then
        error("chart: a value is no place on a scale: " .. tostring(value))
      end
      if value ~= nil then
        values[s][tostring(period)] = value
        most, least = math.max(most, value), math.min(least, value)
        whole = whole and math.type(value) == "integer"
      end
    end
  end
  return values, most, least, whole
end

local function new_grid(height, width)
  local grid = {}
  for y = 0, height do
    grid[y] = {}
    for x = 1, width do grid[y][x] = " " end
  end
  return grid
end

local function put(grid, x, y, mark, own)
  local there = grid[y][x]
  if own and there ~= " " and there ~= mark and there ~= "·" then mark = BOTH end
  if own or there == " " then grid[y][x] = mark end
end

-- Small dots between two neighbours.
local function connect(grid, x1, y1, x2, y2)
  for x = x1 + 1, x2 - 1 do
    local y = y1 + (y2 - y1) * (x - x1) / (x2 - x1)
    put(grid, x, math.floor(y + 0.5), screen.ascii and "." or "·")
  end
end

-- The column of period i, from 1; with many periods some share one.
local function column(i, step) return math.floor((i - 1) * step) + 1 end

local function axis(periods, step, left)
  local line, at = {}, 0
  for i, period in ipairs(periods) do
    local text = tostring(period)
    local x = column(i, step) - 1
    if x >= at then
      line[#line + 1] = (" "):rep(x - at) .. text
      at = x + screen.width(text) + 1
      line[#line + 1] = " "
    end
  end
  return (" "):rep(left + 2) .. (table.concat(line):gsub(" +$", ""))
end

local function gaps(periods, values)
  local missing = {}
  for _, period in ipairs(periods) do
    local any = false
    for _, of in ipairs(values) do any = any or of[tostring(period)] ~= nil end
    if not any then missing[#missing + 1] = tostring(period) end
  end
  local n = #missing
  if n > NAMED then
    missing = table.move(missing, 1, NAMED, 1, {})
    missing[NAMED + 1] = ("and %d more"):format(n - NAMED)
  end
  return missing
end

local function legend(o, series)
  local names = {}
  for s, key in ipairs(series) do
    names[s] = MARKS[s] .. " " .. tostring(o.names and o.names[s] or key)
  end
  if #names > 1 then names[#names + 1] = BOTH .. " several" end
  return table.concat(names, "   ")
end

local function plot(name, points, given, connected)
  local o = check_options(name, given)
  local series = o.series or {check_rows(name, points)[1] and
    points[1].value ~= nil and "value" or 2}
  if #series > #MARKS then error(name .. ": at most " .. #MARKS .. " series") end
  local periods = periods_of(points)
  local values, most, least, whole = values_of(points, series)
  local height = o.height or 8
  if most == least then most = least + 1 end
  if whole then height = math.min(height, most - least) end
  local top, bottom = plain(most), plain(least)
  local left = math.max(screen.width(top), screen.width(bottom))
  local room = (o.width or screen.columns) - left - 2
  local n = math.max(1, #periods)
  local step = n <= room and math.min(6, room // n) or room / n
  local grid = new_grid(height, column(n + 1, step))
  for s, of in ipairs(values) do
    local before
    for i, period in ipairs(periods) do
      local value = of[tostring(period)]
      local x = column(i, step)
      local y = value and math.floor((value - least) / (most - least) * height + 0.5)
      if y then
        put(grid, x, y, MARKS[s], true)
        if connected and before then connect(grid, column(i - 1, step), before, x, y) end
      end
      before = y
    end
  end
  local lines = {}
  for y = height, 0, -1 do
    local label = y == height and top or y == 0 and bottom or ""
    lines[#lines + 1] = (pad(label, left, true) .. " " ..
      LINE .. table.concat(grid[y])):gsub(" +$", "")
  end
  lines[#lines + 1] = axis(periods, step, left)
  if o.series then lines[#lines + 1] = legend(o, series) end
  local missing = gaps(periods, values)
  if #missing > 0 then
    lines[#lines + 1] = "no value: " .. table.concat(missing, ", ")
  end
  return made(lines, o.title)
end

function chart.dots(points, given) return plot("chart.dots", points, given, false) end

function chart.line(points, given) return plot("chart.line", points, given, true) end

return chart

-- What a plugin made of a document, as lines that can be compared: the state,
-- the document's row, and a line for each other row, with the text of its spans.
local lines = {}

-- The plugin's result tables, as the corpus has them.
function lines.tables(plugin)
  local rows = corpus.sql("SELECT manifest FROM config WHERE plugin = ? AND live", plugin)
  return rows[1] and json.decode(rows[1].manifest).tables or {}
end

-- A line of a list: its text, and the first stretch it stands on.
local function line_of(kind, row, columns, text, exact)
  local parts, start, stop = {kind}, nil, nil
  for _, column in ipairs(columns) do
    local name, value = column.name, row[column.name]
    if column.type == "span" then
      local prefix = name == "at" and "" or name .. "_"
      local from, to = row[prefix .. "start"], row[prefix .. "stop"]
      if from then
        if not start or name == "at" then start, stop = from, to end
        value = ("%d-%d %s"):format(from, to, json.encode(text:sub(from + 1, to)))
      end
    elseif column.type == "boolean" and value then
      value = value == 1 and "true" or "false"
    elseif math.type(value) == "float" and not exact then
      value = ("%.6g"):format(value)
    elseif value ~= nil then
      value = json.encode(value)
    end
    if value ~= nil then parts[#parts + 1] = name .. "=" .. value end
  end
  return {text = table.concat(parts, " "), start = start, stop = stop}
end

local function state_of(id, plugin)
  local row = corpus.sql("SELECT state, cause, place, message FROM states "
    .. "WHERE document = ? AND plugin = ? AND current", id, plugin)[1]
  if not row then return {state = "owed", text = "owed"} end
  row.text = row.state .. (row.cause and "(" .. row.cause .. ")" or "")
  if row.message then
    row.text = row.text .. " " .. (row.place and row.place .. ": " or "") .. row.message
  end
  return row
end

-- The lines of one document; .state is how its pair ended. Numbers have six
-- digits unless all are wanted.
function lines.of(doc, plugin, tables, exact)
  local state = state_of(doc.id, plugin)
  local list = {state = state, {text = state.text}}
  for _, t in ipairs(tables) do
    local rows = t.kind == "rows"
    if t.kind == "document" or rows then
      local found = corpus.sql(('SELECT * FROM "%s" WHERE document = ?%s'):format(
        rows and plugin .. "_" .. t.name or plugin, rows and " ORDER BY 2" or ""), doc.id)
      for _, row in ipairs(found) do
        list[#list + 1] = line_of(rows and t.name or "document", row, t.columns, doc.text, exact)
      end
    end
  end
  return list
end

-- The lines of the plugin's corpus tables.
function lines.aggregate(plugin, tables)
  local list = {}
  for _, t in ipairs(tables) do
    if t.kind == "corpus" then
      for _, row in ipairs(corpus.sql(('SELECT * FROM "%s_%s"'):format(plugin, t.name))) do
        list[#list + 1] = line_of(t.name, row, t.columns, "")
      end
    end
  end
  return list
end

-- The line of the text around a stretch, with the stretch in >> <<.
function lines.shown(text, start, stop)
  local function clean(s) return (s:gsub("%s+", " ")) end
  local left, right = math.max(0, start - 40), math.min(#text, stop + 40)
  while left > 0 and text:find("^[\x80-\xbf]", left + 1) do left = left - 1 end
  while right < #text and text:find("^[\x80-\xbf]", right + 1) do right = right + 1 end
  local line = clean(text:sub(left + 1, start)) .. ">>" .. clean(text:sub(start + 1, stop)) .. "<<"
    .. clean(text:sub(stop + 1, right))
  return (line:gsub("%s$", ""))
end

return lines

-- Arguments of scripts: words, and name=value for names that are known.
local arguments = {}

-- arguments.read(arg, {"where"}, usage, 2) -> {"China", "Russia", where = "..."}
function arguments.read(given, names, usage, words)
  local known, out = {}, {}
  for _, name in ipairs(names) do known[name] = true end
  for _, word in ipairs(given) do
    local name, value = word:match("^([%a_]+)=(.*)$")
    if name and known[name] then
      out[name] = value
    elseif name and words then
      stop(("%s: there is no such setting; there are %s\n%s"):format(
        word, table.concat(names, "=, ") .. "=", usage))
    else
      out[#out + 1] = word
    end
  end
  if words and #out ~= words then stop(usage) end
  return out
end

-- A whole number among the settings, or the default.
function arguments.number(given, name, default)
  if given[name] == nil then return default end
  local n = math.tointeger(tonumber(given[name]))
  if not n or n < 0 then
    stop(("%s=%s: a whole number is wanted"):format(name, given[name]))
  end
  return n
end

-- The condition where=, which must be good SQL, or nil.
function arguments.where(given)
  corpus.count() -- when there is no corpus, that is what is wrong
  local ok, message = pcall(corpus.count, given.where)
  if not ok then stop((tostring(message):gsub("^.-:%d+: ", ""))) end
  return given.where
end

return arguments

-- Attributions: source, cue and content of each statement, as bytes of the text.
local function pair(at)
  return {at.start, at.stop}
end

return function(item)
  local list, by_number = {}, {}
  for _, q in ipairs(quotes.of{text = item.text}) do
    local a = by_number[q.statement]
    if not a and q.form ~= "scare" then
      a = {source = {}, cue = {}, content = {}, seen = {}}
      if q.speaker_at then a.source[1] = pair(q.speaker_at) end
      if q.cue_at then a.cue[1] = pair(q.cue_at) end
      if q.statement then by_number[q.statement] = a end
      list[#list + 1] = a
    end
    local at = q.content_at
    if a and not a.seen[at.start] then
      a.seen[at.start] = true
      a.content[#a.content + 1] = pair(at)
    end
  end
  for _, a in ipairs(list) do a.seen = nil end
  return {unit = "byte", attr = list}
end

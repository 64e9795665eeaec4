-- The tone of a sentence towards a target in it.
return function(item)
  local others = {}
  for i, m in ipairs(item.more or {}) do others[i] = {m.bfrom, m.bto} end
  local answer = sentiment.toward{text = item.text, from = item.target.bfrom,
    to = item.target.bto, others = others}
  return {label = answer.label}
end

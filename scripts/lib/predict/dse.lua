-- Who is for or against whom, of two names in a sentence.
return function(item)
  local a, b = item.a, item.b
  local answer = stance.between{text = item.text, a = {a.bfrom, a.bto}, b = {b.bfrom, b.bto}}
  return {label = answer.label}
end

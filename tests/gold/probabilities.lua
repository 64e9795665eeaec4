-- For stance.py: the label and the probabilities of lines of dse.
for line in io.lines() do
  local item = json.decode(line)
  local answer = stance.between{text = item.text, a = {item.a.bfrom, item.a.bto},
    b = {item.b.bfrom, item.b.bto}}
  print(json.encode{id = item.id, label = answer.label, probabilities = answer.probabilities})
end

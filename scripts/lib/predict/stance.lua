-- Whether source is for or against target, in a sentence with its neighbours.
return function(item)
  local answer = stance.toward{text = item.text, source = item.source, target = item.target,
    prev = item.prev, next = item.next}
  return {polarity = (answer.polarity or -1) > 0 and "POS" or "NEG"}
end

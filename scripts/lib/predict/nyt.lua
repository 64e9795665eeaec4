-- The tone of a sentence: score from -1 to 1, and the label.
return function(item)
  local answer = sentiment.of{text = item.text}
  return {score = answer.valence or 0, label = answer.label or "neu"}
end

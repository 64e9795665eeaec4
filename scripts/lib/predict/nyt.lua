-- The tone of a sentence: score from -4 to 4, and the label.
local NEUTRAL = 0.5 -- a valence this near to 0 is neutral

return function(item)
  local score = sentiment.of{text = item.text}.valence or 0
  local label = score > NEUTRAL and "pos" or score < -NEUTRAL and "neg" or "neu"
  return {score = score, label = label}
end

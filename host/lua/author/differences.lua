-- The differences of two lists of strings, as a list of {sign, place, text}:
-- "-" stands in `old` alone (place: its number there), "+" in `new` alone.
local CELLS_MAX = 4000000

-- longest[i][j]: of the longest common part of old[i..] and new[j..].
local function longest_common(old, new, from, old_end, new_end)
  local longest = {}
  for i = old_end + 1, from, -1 do
    longest[i] = {}
    for j = new_end + 1, from, -1 do
      if i > old_end or j > new_end then
        longest[i][j] = 0
      elseif old[i] == new[j] then
        longest[i][j] = longest[i + 1][j + 1] + 1
      else
        longest[i][j] = math.max(longest[i + 1][j], longest[i][j + 1])
      end
    end
  end
  return longest
end

return function(old, new)
  local from, old_end, new_end, found = 1, #old, #new, {}
  while from <= old_end and from <= new_end and old[from] == new[from] do from = from + 1 end
  while old_end >= from and new_end >= from and old[old_end] == new[new_end] do
    old_end, new_end = old_end - 1, new_end - 1
  end
  local i, j = from, from
  local small = (old_end - from + 2) * (new_end - from + 2) <= CELLS_MAX
  local longest = small and longest_common(old, new, from, old_end, new_end)
  while i <= old_end or j <= new_end do
    if i <= old_end and j <= new_end and old[i] == new[j] then
      i, j = i + 1, j + 1
    elseif i <= old_end and (j > new_end or not small or longest[i + 1][j] >= longest[i][j + 1])
    then
      found[#found + 1] = {sign = "-", place = i, text = old[i]}
      i = i + 1
    else
      found[#found + 1] = {sign = "+", place = j, text = new[j]}
      j = j + 1
    end
  end
  return found
end

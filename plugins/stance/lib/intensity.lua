-- intensity: assets/intensity.tsv, how much a cue weighs.

local intensity = {}

local function key_of(lemma, kind, strength)
  return lemma .. " " .. kind .. " " .. strength
end

-- text: of the asset. A table for intensity.of.
function intensity.new(text)
  local scale = {}
  for line in text:gmatch("[^\n]+") do
    local lemma, kind, strength, good, bad =
      line:match("^(%S+)\t(%l+)\t([%d.]+)\t([%d.]*)\t(-?[%d.]*)$")
    if lemma and lemma ~= "#" then
      local key = key_of(lemma, kind, tonumber(strength))
      scale[key] = { [1] = tonumber(good), [-1] = tonumber(bad) }
    end
  end
  return scale
end

-- -10 to 10 for a cue used with a sign; 0 for a declared neutrality.
function intensity.of(scale, cue, kind, sign)
  if sign == 0 then
    return 0
  end
  kind = kind == "presupposed" and cue.kind or kind
  local own = scale[key_of(cue.lemma, kind, cue.strength)]
  return own and own[sign] or scale[key_of("*", kind, cue.strength)][sign]
end

return intensity

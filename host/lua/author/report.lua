-- Verdict lines: `ok    NAME` or `FAIL  NAME` with what is wrong below.
local failures = 0

local function report(fine, name, wrong)
  print((fine and "ok    " or "FAIL  ") .. name)
  for i, line in ipairs(wrong or {}) do
    if i > 20 then
      print(("      and %d more"):format(#wrong - 20))
      break
    end
    print("      " .. line)
  end
  if not fine then failures = failures + 1 end
end

return {report, function() return failures end}

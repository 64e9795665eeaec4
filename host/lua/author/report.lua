-- Verdict lines: `ok    NAME` or `FAIL  NAME` with what is wrong below; `--` when
-- nothing could be asked.
local failures = 0

-- A plugin's words on one line, on which no control speaks to the terminal.
local function plain(text)
  return (text:gsub("%c", " "):gsub("\xc2[\x80-\x9f]", " "))
end

-- fine: true, false or nil (not asked).
local function report(fine, name, wrong)
  print((fine and "ok    " or fine == nil and "--    " or "FAIL  ") .. plain(name))
  for i, line in ipairs(wrong or {}) do
    if i > 20 then
      print(("      and %d more"):format(#wrong - 20))
      break
    end
    print("      " .. plain(line))
  end
  if fine == false then failures = failures + 1 end
end

-- Documents that end alike, as lines: the first of each kind with its text, and
-- how many more. list: {name =, text =}.
local function alike(list)
  local groups, wrong = {}, {}
  for _, one in ipairs(list) do
    local group = groups[one.text]
    if not group then
      group = {first = one.name, more = -1}
      groups[one.text] = group
      groups[#groups + 1] = one.text
    end
    group.more = group.more + 1
  end
  for _, text in ipairs(groups) do
    local group = groups[text]
    wrong[#wrong + 1] = group.first .. ": " .. text
    if group.more > 0 then
      wrong[#wrong + 1] = ("  and %d more document%s"):format(group.more,
        group.more == 1 and "" or "s")
    end
  end
  return wrong
end

return {report, function() return failures end, alike}

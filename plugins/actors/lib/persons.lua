-- Persons: names that the gazetteer does not have, and later mentions by
-- surname alone.

local persons = {}

-- Words with capitals that begin or end no name.
local never = {}
for word in ([[January February March April May June July August September
  October November December Monday Tuesday Wednesday Thursday Friday Saturday
  Sunday The A An In On At By For From To Of And But Or If As It He She They We
  You I His Her Their Our My This That These Those When While After Before
  Since Until Although Though Because What Who Why How Where Which There Here
  Not No Yes So Also Both All Many Most Some Such Then Now Today Last Next
  World War Day Union Party State States Street University Court Committee
  Council Commission Department Ministry Office Agency News Press Bank Group
  Company Corp Inc Ltd Co Plc Republic Democratic National International
  Federal General Assembly Security Army Force Forces Air Navy Minister
  President Prime Foreign Defense Defence Secretary Chief Square Palace Sea
  Ocean River Island Islands Province Region City County North South East West
  Northern Southern Eastern Western Central New Great Old Saint Summit
  Conference Agreement Treaty Act Bill Olympics Games Cup Road Belt Communist
  Liberal Labour Conservative Republican Republicans Democrats Democrat Cold
  Special Operation Patriotic Peace Mission Center Centre Institute College
  School Post Times Journal Herald Tribune Daily Weekly Reuters Interfax
  Xinhua Tass TASS Novosti Bloomberg]]):gmatch("%S+") do
  never[word] = true
end
persons.never = never

persons.particles = { de = true, van = true, von = true, der = true, bin = true,
  al = true, el = true, da = true, dos = true, di = true, ibn = true, du = true,
  la = true, le = true, den = true, ter = true }

-- The part of a name by which the person is mentioned later.
-- first, last: of its n words.
function persons.surname(g, n, first, last, state)
  local family_first = state == "China" or state == "Taiwan"
    or state == "North Korea" or state == "South Korea" or state == "Vietnam"
  if g.family_first[first] and (family_first or not g.given[first])
    or family_first and n == 2 and not g.given[first] then
    return first
  end
  return last
end

-- Whether what stands behind a name says what the person is: ", a spokesman
-- for", ", the Kremlin's foreign policy adviser,". The stretch of it.
function persons.description(g, s, stop)
  local from, text, to = s:match("^, ()([^,;:\"\xE2]+)()", stop)
  if not text or #text > 120 then
    local rest, behind = s:match("^, ()([^,;:\"]+)", stop)
    if not rest or #behind > 120 then
      return nil
    end
    from, text, to = rest, behind, rest + #behind
  end
  local role
  for word in text:gmatch("%a+") do
    local head = g.heads[word]
    if head and head.role then
      role = true
      break
    end
    if word == "who" or word == "said" or word == "told" then
      return nil
    end
  end
  return role and from, to
end

return persons

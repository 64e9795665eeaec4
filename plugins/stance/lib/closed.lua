-- closed: the closed classes of English words, as sets.

local function set(words)
  local s = {}
  for w in words:gmatch("%S+") do
    s[w] = true
  end
  return s
end

local classes = {
  be = set "be is are was were am been being",
  have = set "have has had having",
  be_do = set "do does did",
  modal = set "will would can could may might shall should must",
  unreal = set "would could may might",
  negation = set "not never no neither nor hardly scarcely barely without",
  adverb = set [[also still yet already ever once again further now then just even only
    often always repeatedly since long soon so far never not all both together jointly
    simultaneously more most less too very quite rather almost nearly today first finally
    indeed instead later ago here there otherwise longer no nor once recently]],
  no_adverb = set [[assembly family ally reply supply rally bully anomaly monopoly apply rely
    imply comply multiply july italy]],
  determiner = set [[the a an this that these those any some every each another such no
    all both several many few other more most]],
  article = set "a an the",
  possessive = set "its his her their our my your whose",
  preposition = set [[of in on at to for from with by against over about between among toward
    towards into onto upon under behind through during after before since until within
    without amid despite via as than like near across around following including regarding
    concerning except beyond alongside given]],
  subordinator = set [[while although though because since as when whenever where if unless
    until after before whether once whereas so that which who whom whose what how why
    despite]],
  coordinator = set "and or but nor",
  relative = set "which who that",
  pronoun = set "he she it they we i you",
  time = set [[monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december jan feb aug sept oct
    nov dec week month year yesterday today morning evening night]],
}

classes.auxiliary = {}
for _, class in ipairs({ "be", "have", "be_do", "modal" }) do
  for w in pairs(classes[class]) do
    classes.auxiliary[w] = true
  end
end

return classes

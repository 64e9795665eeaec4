-- closed: the closed classes of English words, as sets. Those by which rules walk
-- over the items of a sentence stand in their records, too (lib/cues.lua).

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
    without amid despite via as than like near across around inside outside following including
    regarding concerning except beyond alongside given]],
  subordinator = set [[while although though because since as when whenever where if unless
    until after before whether once whereas so that which who whom whose what how why
    despite]],
  coordinator = set "and or but nor",
  relative = set "which who whom that",
  clause = set [[while although though because since as when if unless after before until
    whereas whether which who whom once]],
  pronoun = set "he she it they we i you",
  governing = set "communist ruling governing", -- parties that act for their state
  trade = set "trade trading", -- partners in it are no allies
  time = set [[monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december jan feb aug sept oct
    nov dec week month year yesterday today tomorrow tonight overnight
    morning evening night]],
}

-- The words of some classes, and more.
local function union(names, more)
  local all = set(more)
  for name in names:gmatch("%S+") do
    for w in pairs(classes[name]) do
      all[w] = true
    end
  end
  return all
end

classes.auxiliary = union("be have be_do modal", "")

-- Classes in the records of lib/cues.lua: what a verb group can begin with beside
-- verbs, what may stand anywhere, what a phrase ends before, where one can begin
-- behind, and where a clause can begin or end.
classes.opens = union("auxiliary", "to")
classes.loose = union("adverb", '"')
classes.ends = union("preposition subordinator pronoun", ": ; ( )")
classes.ends.it = nil
classes.border = union("subordinator", ": ; ( ) , and but nor as since after before until")
classes.breaks = union("clause", "; , and that")

return classes

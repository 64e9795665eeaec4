scripts/predict.lua answers the lines of rated data sets.
$ printf '%s\n' '{"id": "a", "text": "The talks were a disaster."}' '{"id": 2, "text": "The ferry leaves at noon."}' >in.jsonl
$ slant script predict nyt <in.jsonl | sed 's/"score":-[0-9.]*/"score":-N/'
{"id":"a","label":"neg","score":-N}
{"id":2,"label":"neu","score":0}
# Towards a target: bytes of the text.
$ printf '%s\n' '{"id": 1, "text": "“No,” said the mayor, who lied and stole.", "target": {"bfrom": 15, "bto": 24}}' >at.jsonl
$ slant script predict mtsc <at.jsonl
{"id":1,"label":"neg"}
# Two names, and a source and a target.
$ printf '%s\n' '{"id": 1, "text": "Moscow was condemned by Paris.", "a": {"bfrom": 0, "bto": 6}, "b": {"bfrom": 24, "bto": 29}}' >pair.jsonl
$ slant script predict dse <pair.jsonl
{"id":1,"label":"neg_ba"}
$ printf '%s\n' '{"id": 1, "text": "Paris praised Rome.", "source": "Paris", "target": "Rome", "prev": "", "next": ""}' >given.jsonl
$ slant script predict stance <given.jsonl
{"id":1,"polarity":"POS"}
$ cat >between.lua <<'EOF'
> local r = stance.between{text = "Moscow was condemned by Paris.", a = {24, 29}, b = {0, 6}}
> print(r.label, r.probabilities.neg_ab > 0.3, r.statements[1].label, r.statements[1].verb)
> local function said(of) return stance.toward{text = "Paris praised the sun and condemned the Republicans.",
>   source = "Paris", target = of}.score end
> print(said("Republican Party") == said("Republicans"), said("The Party") == said("Republicans"),
>   said("") == said("<someone>"))
> print((select(2, pcall(stance.between, {text = "Paris", a = {0, 5}, b = {3, 9}})):match("stance.between needs[^,]*")))
> print((select(2, pcall(stance.toward, {text = "Paris"})):match("stance.toward needs[^:]*")))
> EOF
$ slant script between.lua
neg_ab	true	neg_ab	condemned
true	false	true
stance.between needs a text and two places in it
stance.toward needs text, source and target
# Who does it counts, by the subject or by "by"; and whether it was done.
$ cat >done.lua <<'EOF'
> local function more(text) -- than by somebody who is not there
>   local function said(by) return stance.toward{text = text, source = by, target = "Rome"}.score end
>   local most = said("Paris") - said("Oslo")
>   return most > 0.1 and "for" or most < -0.1 and "against" or "nothing"
> end
> for _, text in ipairs{"Paris thanked Rome.", "Rome was thanked by Paris.", "Paris did not thank Rome.",
>   "Paris scolded Rome.", "Rome was scolded by Paris.", "Rome thanked Paris.", "Paris saw Rome."} do
>   print(more(text), text)
> end
> EOF
$ slant script done.lua
for	Paris thanked Rome.
for	Rome was thanked by Paris.
against	Paris did not thank Rome.
against	Paris scolded Rome.
against	Rome was scolded by Paris.
nothing	Rome thanked Paris.
nothing	Paris saw Rome.
$ printf '%s\n' '{"id": 1, "text": "Ann Lee said that it rained."}' | slant script predict attr
{"attr":[{"content":[[13,27]],"cue":[[8,12]],"source":[[0,7]]}],"id":1,"unit":"byte"}
# Of an article: what somebody says there is about whom the title names, if it says elsewhere
# that he judges him.
$ echo '{"id": 1, "title": "Obama and the plan", "date": "2014-05-01", "sents": ["Barack Obama spoke in May.", "Senator Mitch McConnell condemned Barack Obama.", "Mitch McConnell said that the plan was a terrible mistake.", "It rained on Barack Obama."]}' >article.jsonl
$ slant script predict triples <article.jsonl
{"id":1,"triples":[{"polarity":"NEG","sent":1,"source":"Mitch McConnell","target":"Barack Obama"},{"polarity":"NEG","sent":2,"source":"Mitch McConnell","target":"Barack Obama"}]}
$ sed 's/condemned/met/' article.jsonl | slant script predict triples
{"id":1,"triples":{}}
$ slant script predict knitting <in.jsonl
slant: error: there is no task `knitting`
...
? 2

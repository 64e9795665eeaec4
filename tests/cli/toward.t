Tone towards actors: plugins/toward. It runs when it is named, and what it needs
with it.
$ slant load -q $SAMPLES/../../../plugins/toward/tests/quarrel.txt
$ slant run -q && slant sql --json "SELECT count(*) AS n FROM states WHERE plugin = 'toward'"
[
 {"n": 0}
]
$ slant run -q toward
$ slant sql --json "SELECT name, label, name_at_evidence AS mention FROM toward_actor_evidence ORDER BY n"
[
 {"name": "Russia", "label": "neg", "mention": "Russian troops"},
...
 {"name": "Norway", "label": "pos", "mention": "Norway"}
]
$ slant sql --json "SELECT DISTINCT evidence FROM toward_actor_evidence WHERE name = 'Norway'"
[
 {"evidence": "France and Germany warmly welcomed the generous offer of\nNorway."}
]
$ slant sql --json "SELECT read = neg + neu + pos AS whole, read = (SELECT count(*) FROM toward_actor) AS rows,
> abs(mean - (SELECT avg(tone) FROM toward_actor)) < 1e-6 AS average FROM toward"
[
 {"whole": 1, "rows": 1, "average": 1}
]
# Words of a closed class are no evidence; without any there is no row, so no tone.
$ printf '%s\n' '{"id": "there", "language": "en", "text": "China is there, and so is he."}' >there.jsonl
$ slant load -q -c there.slant there.jsonl && slant run -q -c there.slant toward
$ slant sql --json -c there.slant "SELECT mean, read, (SELECT count(*) FROM toward_actor) AS rows FROM toward"
[
 {"mean": null, "read": 0, "rows": 0}
]
# The words and the rest add up: to more than 0 where good is likelier than bad.
$ cat >sum.lua <<'EOF'
> for _, row in ipairs(corpus.sql("SELECT name, tone, words FROM toward_actor")) do
>   local sum = 0
>   for score in row.words:gmatch("(%S+)%f[;\0]") do sum = sum + tonumber(score) end
>   if row.tone * sum < 0 then print(row.name, row.tone, sum) end
> end
> EOF
$ slant script sum.lua
# In the report each tone opens its own sentences.
$ slant report -q -o t.html --sentences 1 && python3 "$SAMPLES/../../cli/report_commands.py" t.html
asked again: good, passages, places, sentences, sentences with evidence
$ grep -m 1 -A 12 '<bdi>Norway</bdi></th><td class="n">' t.html | grep -o 'summary>[a-z][^<]*\|none">[^<]*'
summary>good 1
none">neither 0
none">bad 0
$ grep -o '<li><a href="#toward">[^<]*' t.html
<li><a href="#toward">Tone towards actors
# By year and by outlet, with the mean over the sentences and each actor marked.
$ for i in 1 2 3 4 5 6 7 8 9 10 11; do printf '{"id": "y%d", "language": "en", "date": "2015-0%d", "outlet": "Post", "text": "%s Norway was warmly praised. China was brutally attacked."}\n' $i $((i % 9 + 1)) "$(printf "w$i%s " a b c d e f g h i)"; done >years.jsonl
$ printf '{"id": "z", "language": "en", "date": "2016", "text": "Norway was brutally attacked."}\n' >>years.jsonl
$ slant load -q -c y.slant years.jsonl && slant run -q -c y.slant toward
$ slant report -c y.slant | sed -n '/^Tone towards actors by/,/^Terms/p'
Tone towards actors by year of publication
actor   year  sentences  good  neither  bad  documents  clusters  mean of sentences
Norway  2015         11    11        0    0         11        11  +0.804 (+0.776 to +0.832)
Norway  2016          1     0        0    1          1         1  -0.80
China   2015         11     0        0   11         11        11  -0.803 (-0.803 to -0.803)

Tone towards actors by outlet
actor   outlet       sentences  good  neither  bad  documents  clusters  mean of sentences
Norway  Post                11    11        0    0         11        11  +0.804 (+0.776 to +0.832)
Norway  (no outlet)          1     0        0    1          1         1  -0.80
China   Post                11     0        0   11         11        11  -0.803 (-0.803 to -0.803)

Terms
$ slant sql -c y.slant "SELECT printf('%+.3f', avg(tone)) AS mean FROM toward_actor WHERE name = 'Norway' AND document < 12" --csv
mean
'+0.804
$ slant report -q -c y.slant -o y.html --sentences 1 && python3 "$SAMPLES/../../cli/report_commands.py" y.html
asked again: bad, documents, good, places, sentences
$ grep -o '<mark>[^<]*</mark> was [a-z]* [a-z]*' y.html | sort -u
<mark>China</mark> was brutally attacked
<mark>Norway</mark> was brutally attacked
<mark>Norway</mark> was warmly praised
# It says how far to trust it.
$ slant report | grep -c 'F1 0.71 towards'
[1-9] (re)
# Required by another plugin it runs with that one; a setting for it asks to name it.
$ slant new mine -q && sed -i 's/summary = /requires = { toward = ">=1" }, summary = /' mine/init.lua
$ slant run ./mine 2>&1 | grep -c toward
1
$ slant plugins | grep -c 'runs when it is named: slant run toward'
1
# What wordbook:encounters takes of a plugin is its own, and of the text.
$ cat > kept.lua <<'EOF'
> local book = require("match").wordbook()
> for doc in corpus.each() do
>   local met = book:encounters(doc, "actors", {})
>   doc:result("toward")
>   print(met:mentions(1)[1].actor, select(2, pcall(book.encounters, book, "", "actors", {})))
> end
> EOF
$ slant script kept.lua
Russia	a row `mention` of actors is no stretch of the text
# Where there is no room for all, those named most are shown, though by name.
$ text=$(for who in Albania Brazil Chile Denmark Egypt Finland Greece Hungary India Japan Ukraine Ukraine; do printf '%s was warmly praised. ' $who; done)
$ printf '{"id": "many", "language": "en", "text": "%s"}\n' "$text" >many.jsonl
$ slant load -q -c many.slant many.jsonl && slant run -q -c many.slant toward
$ slant report -c many.slant | sed -n '/^actor .* clusters$/,/^$/p' | sed 's/  *1 .*//'
actor    sentences  good  neither  bad  documents  clusters
Albania
Brazil
Chile
Denmark
Egypt
Finland
Greece
Hungary
India
Ukraine          2     2        0    0
Shown are the 10 actors with most sentences, of 11.


Conditions and values to group by are one whole SQL expression each.

$ cat >news.jsonl <<'END'
> {"id":"a","outlet":"Mail","date":"2019-02-04","text":"China and Russia met.","wave":"2","note":"1"}
> {"id":"b","outlet":"Ledger","date":"2023-03-21","text":"China waited.","wave":"3","note":"0"}
> {"id":"c","text":"Russia waited."}
> END
$ slant load -q news.jsonl
$ cat >ask <<'END'
> slant freq -q -n 1 --where "$1" 2>&1 | cut -c1-150
> END
# What begins in it ends in it; else the place, and what to write.
$ sh ask "year) OR (1"
slant: error: condition `year) OR (1`: the ) at character 5 ends nothing: a ( is missing before it, or it is one too many
$ sh ask "'é' = (year"
slant: error: condition `'é' = (year`: the ( at character 7 has no end: a ) is missing
$ sh ask "outlet = 'L'Express'"
slant: error: condition `outlet = 'L'Express'`: the text that begins at character 20 has no end: a ' is missing, and a ' in a text is written twice: '
$ sh ask '"year = 2019'
slant: error: condition `"year = 2019`: the name that begins at character 1 has no end: a " is missing
$ sh ask "year /* = 2019"
slant: error: condition `year /* = 2019`: the comment that begins at character 6 has no end: a */ is missing
$ sh ask "year = 2019;"
slant: error: condition `year = 2019;`: the ; at character 12 is one too many: this is one expression, not a statement
$ sh ask "year = ?"
slant: error: condition `year = ?`: the ? at character 8 stands for a value that nobody gives: write the value itself
$ sh ask " -- year"
slant: error: condition ` -- year`: there is nothing in it; wanted is an expression, such as year >= 2020
$ sh ask "SELECT 1"
slant: error: condition `SELECT 1`: character 1: near "SELECT": syntax error; wanted is one expression, such as year = 2022 AND outlet = 'Reuters'
$ sh ask "year, month"
slant: error: condition `year, month`: one expression is wanted, not a list: values are joined by ||, conditions by AND
$ sh ask "year = 2019 && wave"
slant: error: condition `year = 2019 && wave`: character 14: near "&": syntax error; wanted is one expression, such as year = 2022 AND outlet = 'Reute
# What is whole may hold any of these.
$ sh ask "outlet <> ')''(;?' /* ( */ AND \"year\" = (2019) -- )"
word  frequency  rank  docfreq  per_million
and           1     1        1       250000
# A text is neither true nor false; a number is, also one that is a text.
$ sh ask outlet
slant: error: condition `outlet`: it is the text `Mail`, neither true nor false: compare it, as in ... = 'Mail'
$ sh ask "note"
word  frequency  rank  docfreq  per_million
and           1     1        1       250000
# So it is behind NOT, AND and OR; what belongs to BETWEEN, IN, IS stands.
$ sh ask "NOT outlet"
slant: error: condition `NOT outlet`: it is the text `Mail`, neither true nor false: compare it, as in ... = 'Mail'
$ sh ask "outlet = 'Mail' OR 'Ledger'"
slant: error: condition `outlet = 'Mail' OR 'Ledger'`: it is the text `Ledger`, neither true nor false: compare it, as in ... = 'Ledger'
$ sh ask "year > 2000 AND (year < 2020 OR (\"outlet\"))"
slant: error: condition `year > 2000 AND (year < 2020 OR ("outlet"))`: it is the text `Mail`, neither true nor false: compare it, as in ... = 'Mail'
$ sh ask "published BETWEEN '2018' AND '2020' AND outlet IS NOT 'x' AND outlet NOT IN ('y') AND NOT (year = 0) AND note" | tail -1
and           1     1        1       250000
$ sh ask "id IN (SELECT d.id FROM documents AS d WHERE d.note AND d.outlet IS NOT NULL) /* AND 'x' */" | tail -1
and           1     1        1       250000
$ slant remove --where "wave) OR (1"
slant: error: condition `wave) OR (1`: the ) at character 5 ends nothing: a ( is missing before it, or it is one too many
? 2
$ slant remove --where outlet
slant: error: condition `outlet`: it is the text `Mail`, neither true nor false: compare it, as in ... = 'Mail'
? 2
$ slant keyness --target outlet
slant: error: condition `outlet`: it is the text `Mail`, neither true nor false: compare it, as in ... = 'Mail'
? 2
$ slant keyness --target "year) OR (1" --reference "year = 2019"
slant: error: condition `year) OR (1`: the ) at character 5 ends nothing: a ( is missing before it, or it is one too many
? 2
$ slant find china --where "year) OR (1"
slant: error: condition `year) OR (1`: the ) at character 5 ends nothing: a ( is missing before it, or it is one too many
? 2
$ slant freq --where "year = 2019" --where "wave = 2"
slant: error: --where stands twice; give one: --where "(year = 2019) AND (wave = 2)"
? 2
# Of a name that is not there: first what was meant, then what there is.
$ sh ask "yeer = 2019"
slant: error: condition `yeer = 2019`: no such column: yeer; did you mean `year`?; there are id, key, uri, outlet, title, author, published, year, mon
$ sh ask "outlet = Mail"
slant: error: condition `outlet = Mail`: no such column: Mail; a value that is text stands in single quotes: 'Mail'; there are id, key, uri, outlet, t
$ for name in source headline body; do sh ask "$name = 'Mail'" | cut -d';' -f 1-2; done
slant: error: condition `source = 'Mail'`: no such column: source; did you mean `outlet`?
slant: error: condition `headline = 'Mail'`: no such column: headline; did you mean `title`?
slant: error: condition `body = 'Mail'`: no such column: body; did you mean `text`?
$ slant sql "SELECT d.headline FROM documents AS d"
slant: error: no such column: d.headline; did you mean `title`?
? 2
$ slant sql "SELECT count(*) FROM documents WHERE ouftlet = 1"
slant: error: no such column: ouftlet; did you mean `outlet`?
? 2
# Groups.
$ slant freq --by "count(*)"
slant: error: by `count(*)`: misuse of aggregate function count()
? 2
$ slant freq --by "year)"
slant: error: by `year)`: the ) at character 5 ends nothing: a ( is missing before it, or it is one too many
? 2
$ slant freq -q -n 1 --by decade
decade  word    frequency  rank  docfreq  per_million
2010s   and             1     1        1       250000
2020s   china           1     1        1       500000
(none)  russia          1     1        1       500000
# The column of groups has the name that was asked for, groups without one last.
$ printf 'category,entry\nstate,china\nstate,russia\n' >states.csv
$ slant dictionary states.csv -q --by decade
decade  category  hits  documents  of_documents  tokens  per_million  shared
2010s   state        2          1             1       4       500000       0
2020s   state        1          1             1       2       500000       0
(none)  state        1          1             1       2       500000       0
$ slant dictionary --columns --by outlet --csv | head -2
column,unit,definition
outlet,,the group of documents; none: it is not known
$ echo 'for _, r in ipairs(corpus.frequency("china", {by = "decade"})) do print(r.decade, r.frequency) end' >decades.lua
$ slant script decades.lua
2010s	1
2020s	1
nil	0
$ echo 'corpus.frequency("china", {where = "year) OR (1"})' >bad.lua
$ slant script bad.lua
slant: error: bad.lua:1: condition `year) OR (1`: the ) at character 5 ends nothing: a ( is missing before it, or it is one too many
  |  corpus.frequency("china", {where = "year) OR (1"})
? 2
# A condition that holds for no document is not as none.
$ slant run frequency --where "length(outlet) = 1" 2>&1 | sed 's/; [0-9.]* s$//'
slant: warning: no document fulfils --where "length(outlet) = 1": nothing is done
# Values that no document has are named, with the nearest that some have.
$ slant freq --where "outlet = 'Legder' AND year = 2020"
slant: no document has outlet = 'Legder'; the nearest: 'Ledger', 'Mail'
slant: no document has year = 2020; the nearest: 2019, 2023
slant: 0 documents with 0 tokens (rule slant)
word  frequency  rank  docfreq  per_million
$ slant kwic china --where "outlet IN ('Mail', 'daily mail') AND year == 2023 AND author = 'Ann'"
slant: no document has outlet = 'daily mail'; the nearest: 'Mail', 'Ledger'
slant: no document has author = 'Ann', or any value in it
slant: 0 hits in 0 documents
$ slant find china --where "[wave] = '9' AND text = 'x' AND lower(outlet) = 'y' AND year = month" | wc -l
slant: no document has wave = '9'; the nearest: '2', '3'
slant: 0 documents with a term, 0 shown
0
$ slant keyness --target "outlet = 'mail'"
slant: no document has outlet = 'mail'; the nearest: 'Mail', 'Ledger'
slant: error: outlet = 'mail': no documents with words
? 2
$ printf 'category,entry\ntalk,china\n' > talk.csv; slant dictionary talk.csv --where "outlet = 'Maill'" 2>&1 | grep nearest
slant: no document has outlet = 'Maill'; the nearest: 'Mail', 'Ledger'
# All are there, not together.
$ slant freq -n 1 --where "outlet = 'Mail' AND year = 2023" 2>&1 >/dev/null
slant: 0 documents with 0 tokens (rule slant)

A user's own Lua over the corpus.
$ slant load -q "$SAMPLES" 2>/dev/null
? 1
$ slant run -q frequency
$ cat > count.lua <<'EOF'
> print(corpus.count(), #arg, arg[1], ...)
> for doc in corpus.each{where = "year = 2025", limit = 1} do
>   print(doc.title, doc.year, doc.outlet, #doc)
> end
> local hits = corpus.kwic("no limits")
> print(hits.n, hits.documents, hits[1].hit)
> EOF
$ slant script count.lua one 'two words'
48	2	one	one	two words
Security Council adopts US text that blames nobody	2025	Meridian Wire	122
3	2	no limits
# A table, a chart, the same bytes in a pipe and with any -j.
$ cat > chart.lua <<'EOF'
> local rows = corpus.sql("SELECT year AS label, count(*) AS value FROM documents GROUP BY 1")
> print(chart.table(corpus.frequency("china", {where = "year < 2018", by = "year"})))
> print(chart.bar(rows, {title = "texts by year"}))
> print(chart.dots{{2015, 3}, {2016, 1}, {2019, 2}})
> for _, of in ipairs{corpus.frequency{match = "china", by = "year"}, corpus.frequency("china", {by = "year"})} do
>   print(math.type(of[1].year), of[1].year, of[1].word)
> end
> print(select(2, pcall(chart.bar, rows, {label = "yeer"})))
> print(select(2, pcall(chart.bar, rows, "year")))
> EOF
$ slant script chart.lua > a; slant script -j 3 chart.lua | cat > b; cmp a b; cat a
year  word   frequency  documents  of_documents  tokens  per_million
2015  china          7          3             3     375   18666.6667
2016  china          7          3             3     353   19830.0283
2017  china          4          3             4     408    9803.9216
texts by year
–    15 ████████████████████████████████████████████████████████████████████████
2015  3 ██████████████▍
2016  3 ██████████████▍
2017  4 ███████████████████▎
2018  2 █████████▋
2019  2 █████████▋
2020  2 █████████▋
2021  3 ██████████████▍
2022  5 ████████████████████████
2023  3 ██████████████▍
2024  4 ███████████████████▎
2025  2 █████████▋
3 │●
  │                        ●
  │      ●
0 │
   2015  2016  2017  2018  2019
no value: 2017, 2018
integer	2015	china
integer	2015	china
chart.lua:8: chart.bar: no row has `yeer`
chart.lua:9: chart.bar: options are a table, as in {title = "War"}, not a string
$ LC_ALL=C slant script chart.lua | tail -9 | head -5
  |                        o
  |      o
0 |
   2015  2016  2017  2018  2019
no value: 2017, 2018
# Errors: the place, the line, what to do.
$ printf 'local rows = corpus.sql("SELECT titel FROM documents")\n' > bad.lua; slant script bad.lua
slant: error: bad.lua:1: no such column: titel; did you mean `title`?
  |  local rows = corpus.sql("SELECT titel FROM documents")
? 2
$ printf '\nlocal x = = 1\n' > bad.lua; slant script bad.lua
slant: error: bad.lua:2: unexpected symbol near '='
  |  local x = = 1
? 1
$ printf 'local function f(d)\n  return d.title.text\nend\nf(corpus.get(5))\n' > bad.lua; slant script bad.lua
slant: error: bad.lua:2: attempt to index a nil value (field 'title')
  |  return d.title.text
  called from bad.lua:4
? 1
$ printf 'corpus.cuont()\n' > bad.lua; slant script bad.lua
slant: error: bad.lua:1: attempt to call a nil value (field 'cuont')
  |  corpus.cuont()
  did you mean `count`?
? 1
$ printf 'stop("give a year")\n' > bad.lua; slant script bad.lua
slant: error: give a year
? 2
$ slant script
slant: error: a Lua file is missing (see --help)
? 2
$ slant script nowhere.lua
slant: error: nowhere.lua: no such file, and no bundled script of this name (slant script --help names them)
? 2
$ slant script count.lua -c nowhere.slant
slant: error: there is no corpus nowhere.slant; make one with `slant load FILE...` or name another with -c FILE
? 3
# The corpus is only read; runs are children.
$ printf 'corpus.sql("DELETE FROM meta")\n' > bad.lua; slant script bad.lua
slant: error: bad.lua:1: only SELECT over the corpus is allowed here: not authorized
  |  corpus.sql("DELETE FROM meta")
? 2
$ cat > run.lua <<'EOF'
> local doc = corpus.get(1)
> print(run("frequency", {where = "year = 2015", retry = "ok"}), doc.year)
> print(doc:result("frequency").tokens, #doc)
> EOF
$ slant script run.lua; ls corpus.slant*
slant: frequency 1.2.0: 3 ok
slant: 3 results on 3 documents; .* (re)
true	2021
143	143
corpus.slant
$ printf 'run("frequnecy")\n' > bad.lua; slant script bad.lua
slant: error: there is no plugin `frequnecy`; did you mean `frequency`?
slant: error: bad.lua:1: run: `slant run` ended with status 2
  |  run("frequnecy")
? 2
# What plugins export runs in their sandbox, under their limits.
$ export SLANT_PLUGINS=$SAMPLES/../../plugin/fixtures/scripts
$ echo 'print(actors.canonical("PRC"), #actors.of(corpus.get(1)))' | slant script -
China	2
$ echo 'print(pcall(actors.forever)) print(pcall(actors.hog)) print(actors.canonical "PRC")' | slant script -
false	plugin actors: init.lua:28: took more than 0.1 s of CPU time
false	plugin actors: init.lua:25: more than 12 MiB of memory in use
China
$ echo 'actors.stuck()' | slant script -
slant: error: input:1: plugin actors: init.lua:27: took more than 0.1 s of CPU time
? 1
$ unset SLANT_PLUGINS
# From standard input.
$ echo 'print(corpus.count(), ...)' | slant script - x
48	x
$ echo 'print(nothing.at.all)' | slant script -
slant: error: input:1: attempt to index a nil value (global 'nothing')
? 1
# A reader that has enough ends the script without a word.
$ printf 'for i = 1, 1e6 do print(i) end\n' > many.lua; slant script many.lua | head -1
1
$ slant script count.lua > /dev/full
slant: error: standard output: writing failed
? 3
$ printf 'while true do end\n' > loop.lua; timeout -s INT 1 slant script loop.lua
slant: error: interrupted
? 124
# Rows as a table, as help says.
$ echo 'print(show(corpus.sql("SELECT 1 AS a, 2 AS b")))' | slant script -
a  b
1  2

Who answered what, where the gaps are, and failures told once.
$ mkdir -p p/picky && cat > p/picky/init.lua <<'LUA'
> local function weigh(word)
>   local huge = ("x"):rep(50000000)
>   local entry = { term = word.text, zeta = {}, alpha = "a\nb", 1, 2.5, true }
>   local many = {}
>   for i = 1, 2000 do many[i] = i end
>   return entry.weight.here + #huge + #many
> end
> return { api = 1, name = "picky", version = "1", summary = "fails on some",
>   results = { document = { n = "integer" } },
>   options = {
>     least = { type = "integer", default = 3, doc = "at least so many" },
>     words = { type = "list", of = "string", default = { "a", "b" }, doc = "words" },
>     names = { type = "file", doc = "a list of names" } },
>   document = function(doc)
>     local word = doc:span(1, 1)
>     if doc.id % 3 == 0 then return { n = weigh(word) } end
>     if doc.id == 4 then return nil end
>     return { n = 1 }
>   end }
> LUA
$ for i in 1 2 3 4 5 6; do printf '{"id": "a%d", "outlet": "%s", "published": "201%d", "text": "Some words."}\n' \
>   $i "$([ $i -lt 4 ] && echo Gull || echo Herald)" $i; done > made.jsonl
$ slant load -q made.jsonl
$ slant status
slant: no plugin has run on this corpus yet: `slant run`
$ slant status --json -q
[]
$ slant run -q ./p/picky 2>/dev/null
? 1
$ slant status
plugin  state   cause  documents
picky   empty                  1
picky   failed  error          2
picky   ok                     3

documents answered (ok or empty), by outlet
outlet  documents  picky
Gull            3      2
Herald          3      2

documents answered (ok or empty), by year
year  documents  picky
2011          1      1
2012          1      1
2013          1      0
2014          1      1
2015          1      1
2016          1      0

picky failed (error): 2 documents; the first: slant why 3 picky
  attempt to index a nil value (field 'weight')
  init.lua:6:   return entry.weight.here + #huge + #many
    stack traceback:
     init.lua:6: in upvalue 'weigh'
     init.lua:16: in function <init.lua:14>
     [C]: in ?
    in init.lua:6
      word = span 0-4
      huge = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..." (50000000 bytes)
      entry = {1, 2.5, true, alpha = "a b", ...}
      many = a table of more than 1000 fields
    in init.lua:16
      doc = doc
      word = span 0-4
$ slant status --by outlet --csv
outlet,documents,picky
Gull,3,2
Herald,3,2
$ slant status --by "year > 2013" --csv
year > 2013,documents,picky
0,3,2
1,3,2
$ slant status --by outlt
slant: error: by `outlt`: no such column: outlt; did you mean `outlet`?; there are id, key, uri, outlet, title, author, published, year, month, precision, basis, language, url, retrieved, translated, cluster, tokens, bytes, kept, replaced, vars, text
? 2
$ slant status --json
[
 {"plugin": "picky", "state": "empty", "cause": null, "documents": 1},
 {"plugin": "picky", "state": "failed", "cause": "error", "documents": 2},
 {"plugin": "picky", "state": "ok", "cause": null, "documents": 3}
]
$ slant sql "SELECT document, locals LIKE '%huge%' AS there, length(locals) < 1100 AS short FROM states WHERE locals IS NOT NULL"
document  there  short
       3      1      1
       6      1      1
# Plugins: why each is there or not, and what its options are.
$ mkdir -p q/picky q/broken && cp p/picky/init.lua q/picky/ && echo 'return {' > q/broken/init.lua
$ slant plugins --plugins p --plugins q --csv | cut -d, -f1-4 | grep -v bundled
plugin,version,state,because
broken,,disabled,"init.lua:2: unexpected symbol near <eof>
    ",,,$HERE/q/broken
labels,1.0.0,disabled,it asks for http:127.0.0.1:8765: grant that with --allow labels
picky,1,enabled,it lies in p
toward,1.2.0,enabled,runs when it is named: slant run toward
picky,1,disabled,$HERE/p/picky is found first
$ echo China > names.txt
$ slant plugins picky --plugins p --set picky.least=5 --set picky.names=names.txt
plugin  version  state    because       summary
picky   1        enabled  it lies in p  fails on some

option       value      origin         type            doc
picky.least  5          --set          integer         at least so many
picky.names  names.txt  --set, a file  file            a list of names
picky.words  ["a","b"]  default        list of string  words
$ slant plugins picky --plugins p --set picky.leest=5
slant: error: init.lua: picky: unknown option `leest`; did you mean `least`?
? 2
$ slant plugins picky --plugins p --set picky.far_from_all=5
slant: error: init.lua: picky: unknown option `far_from_all`; known: least, names, words
? 2
# Where nothing failed it says so.
$ slant load -q -c well.slant made.jsonl && slant run -q -c well.slant frequency && slant status -c well.slant --failures
slant: no failures

The author's round: a new plugin works, is tested, checked and run.
$ slant new terms
slant: terms is a plugin that works; change init.lua, then:
slant:   slant test ./terms
slant:   slant check ./terms
slant:   slant run ./terms
$ (cd terms && find . -type f | sort)
./.luarc.json
./.types/async.lua
./.types/det.lua
./.types/http.lua
./.types/json.lua
./.types/lexicon.lua
./.types/log.lua
./.types/match.lua
./.types/model.lua
./.types/proc.lua
./.types/slant.lua
./.types/stat.lua
./.types/text.lua
./init.lua
./tests/aggregate.golden
./tests/example.txt
./tests/example.txt.golden
./tests/properties.lua
$ slant test ./terms
ok    tests/example.txt
ok    tests: the corpus tables
ok    spans lie in the text, between characters (3)
ok    the same results again, in other company
ok    a hit is where the text says so (1 with a result)
ok    hits is the number of rows (1 with a result)
$ slant load -q "$SAMPLES" 2>/dev/null
? 1
$ slant run -q ./terms && slant sql "SELECT * FROM terms_term"
n  documents  hits  term
1          2     3  crisis
2          2     3  no limits
# With a corpus in this folder the properties are asked of it, too.
$ slant test ./terms | tail -n 6
-- 48 documents of your corpus
ok    every document has an end
ok    spans lie in the text, between characters (6)
ok    the same results again, in other company
ok    a hit is where the text says so (4 with a result)
ok    hits is the number of rows (4 with a result)
# A difference shows its place; options stand at the top of a golden file.
$ sed -i '1i set terms.terms=harbour' terms/tests/example.txt.golden
$ slant test ./terms -c none.slant | sed -n '1,13p'
FAIL  tests/example.txt
      == example.txt
      - document hits=3
      - hit at=37-43 "crisis" term="crisis"
            Harbour budget The mayor spoke of a >>crisis<< on Monday. Others saw no crisis at all.
      - hit at=69-75 "crisis" term="crisis"
            ke of a crisis on Monday. Others saw no >>crisis<< at all. There are no limits to what th
      - hit at=95-104 "no limits" term="no limits"
            Others saw no crisis at all. There are >>no limits<< to what the harbour may borrow, she sai
      + document hits=1
      + hit at=117-124 "harbour" term="harbour"
            t all. There are no limits to what the >>harbour<< may borrow, she said.
ok    tests: the corpus tables
$ slant test ./terms -c none.slant --accept | sed -n 1p
ok    tests/example.txt: written to example.txt.golden
$ cat terms/tests/example.txt.golden
set terms.terms=harbour

== example.txt
ok
document hits=1
hit at=117-124 "harbour" term="harbour"
# A false property names a document; what properties call cannot reach files.
$ echo 'return { ["never more than two hits"] = function(_, row) return row.hits < 3 end,
> ["reads the password"] = function() return io.open("/etc/passwd") end }' > terms/tests/properties.lua
$ slant test ./terms -c none.slant | tail -n 4
FAIL  never more than two hits (1 with a result)
      example.txt: is false
FAIL  reads the password (1 with a result)
      example.txt: tests/properties.lua:2: `io` is not for plugins: files come by .* (re)
# Properties have the plugin's limits, and cannot swallow them.
$ sed -i 's/  version/  limits = { cpu = "200ms", memory = "32MiB" }, version/' terms/init.lua
$ cat > terms/tests/properties.lua <<'LUA'
> return { ["ends"] = function() while true do pcall(string.rep, "x", 1 << 20) end end }
> LUA
$ slant test ./terms -c none.slant | tail -n 3
FAIL  the properties end on every document
      example.txt: ends: limit(cpu) took more than 0.2 s of CPU time
--    ends (0 with a result)
$ sed -i 's/200ms/5s/' terms/init.lua
$ cat > terms/tests/properties.lua <<'LUA'
> return { ["fits"] = function() local t = {} while true do t[#t + 1] = ("x"):rep(1 << 20) .. #t end end }
> LUA
$ slant test ./terms -c none.slant | tail -n 3
FAIL  the properties end on every document
      example.txt: fits: limit\(memory\) .* (re)
--    fits (0 with a result)
$ echo 'error("x" .. nil)' > terms/tests/properties.lua
$ slant test ./terms -c none.slant >/dev/null
slant: error: tests/properties.lua:1: attempt to concatenate a nil value
    error("x" .. nil)
? 2
$ echo 'return 7' > terms/tests/properties.lua
$ slant test ./terms -c none.slant >/dev/null
slant: error: tests/properties.lua must return a table { ["what holds"] = function(doc, row, state) end }
? 2
# Results that depend on the documents before are found.
$ slant new keeps -q && cat > keeps/init.lua <<'LUA'
> local seen = 0
> return { api = 1, name = "keeps", version = "1", summary = "counts calls",
>   results = { document = { n = "integer" } },
>   document = function(doc) seen = seen + 1 return { n = seen } end }
> LUA
$ printf '{"id": "%s", "text": "One text."}\n' a b c > keeps/tests/three.jsonl
$ rm keeps/tests/example.txt* keeps/tests/aggregate.golden keeps/tests/properties.lua
$ slant test ./keeps -c none.slant -j 1 --accept
ok    tests/three.jsonl: written to three.jsonl.golden
ok    spans lie in the text, between characters (0)
FAIL  the same results again, in other company
      b:
        - document n=2
        + document n=1
? 1
$ slant new terms
slant: error: terms is there already
? 2
$ slant new mine/terms
slant: error: mine/terms: there is no such folder to make it in
? 2
$ slant new frequency -q 2>&1 | sed 's/ in [^:]*:/ in FOLDER:/'
slant: warning: there is a plugin frequency in FOLDER: the one found first hides the other, and its results replace those of the other
$ slant new Terms
slant: error: Terms: a name is made of a-z, 0-9 and _, begins with a letter and has at most 48 bytes
? 2
$ slant test trems --plugins .
slant: error: there is no plugin trems; did you mean terms?
? 2
$ slant run --plugins terms terms
slant: error: --plugins terms: it is a plugin itself; name the folder that holds it
? 2
$ slant test ./nowhere
slant: error: ./nowhere: no such folder
? 2
# A plugin that asks for a permission is refused in words of its own, and tried
# when that is granted.
$ mkdir -p shout/tests && cat > shout/init.lua <<'LUA'
> local proc = require "proc"
> return { api = 1, name = "shout", version = "1", summary = "asks a program",
>   permissions = { "exec:tr" }, results = { document = { said = "string" } },
>   document = function(doc)
>     return { said = proc.run({ "tr", "a-z", "A-Z", input = doc.text }).output }
>   end }
> LUA
$ echo "A text." > shout/tests/text.txt
$ echo 'return { ["is loud"] = function(doc, row) return row.said == doc.text:upper() end }' > shout/tests/loud.lua
$ slant plugins ./shout --csv | cut -d, -f1-4
plugin,version,state,because
shout,1,disabled,it asks for exec:tr: grant that with --allow shout
$ slant test ./shout -c none.slant
slant: error: shout: it asks for exec:tr: grant that with --allow shout
? 2
$ slant check ./shout 2>&1 | tail -n 1
slant: error: shout: it asks for exec:tr: grant that with --allow shout
$ slant test ./shout -c none.slant --allow shout --accept | sed -n '1p;$p'
ok    tests/text.txt: written to text.txt.golden
ok    is loud (1 with a result)
$ slant check ./shout --allow shout | sed -n '1p;$p'
ok    no undeclared globals
ok    the same results again, in other company
# A failure that many documents end in is shown once, and counted.
$ mkdir -p broken/tests; for i in 1 2 3; do printf 'Text %d.\n' $i > broken/tests/$i.txt; printf '== %d.txt\nok\ndocument n=1\n' $i > broken/tests/$i.txt.golden; done
$ cat > broken/init.lua <<'LUA'
> return { api = 1, name = "broken", version = "1", summary = "fails",
>   results = { document = { n = "integer" } },
>   document = function(doc) error(doc.text:find("3") and "three" or "boom", 0) end }
> LUA
$ cp broken/tests/1.txt broken/tests/4.txt; slant load -q -c broken.slant broken/tests/*.txt
$ slant test ./broken -c broken.slant
FAIL  tests/1.txt
      == 1.txt
      - ok
      - document n=1
      + failed(error) init.lua:3: boom
FAIL  tests/3.txt
      == 3.txt
      - ok
      - document n=1
      + failed(error) init.lua:3: three
FAIL  2 more end so: failed(error) init.lua:3: boom
      tests/2.txt
      tests/4.txt
ok    spans lie in the text, between characters (0)
ok    the same results again, in other company
-- 4 documents of your corpus
FAIL  every document has an end
      broken/tests/2.txt: failed(error) init.lua:3: boom
        and 2 more documents
      broken/tests/3.txt: failed(error) init.lua:3: three
ok    spans lie in the text, between characters (0)
ok    the same results again, in other company
? 1
$ slant check ./broken -c none.slant | sed -n '2,6p'
FAIL  no words at all
      failed (error): boom
      init.lua:3: document = function(doc) error(doc.text:find("3") and "three" or "boom", 0) end }
FAIL  one letter
      as no words at all

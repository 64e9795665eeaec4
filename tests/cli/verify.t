run --verify computes stored results a second time and stores nothing.
$ mkdir -p p/honest p/odd && cat > p/honest/init.lua <<'LUA'
> return { api = 1, name = "honest", version = "1", summary = "counts",
>   results = { document = { n = "integer" }, rows = { hit = { word = "string", at = "span" } } },
>   document = function(doc)
>     if doc.key == "a3" then return nil end
>     for _, token in doc:tokens() do doc:emit("hit", { word = token.type, at = token.span }) end
>     return { n = #doc }
>   end }
> LUA
$ cat > p/odd/init.lua <<'LUA'
> local calls = 0
> return { api = 1, name = "odd", version = "1", summary = "depends on company",
>   results = { rows = { hit = { call = "integer" } } },
>   document = function(doc) calls = calls + 1 doc:emit("hit", { call = calls }) end }
> LUA
$ for i in $(seq 30); do printf '{"id": "a%d", "text": "Some %d words."}\n' $i $i; done > made.jsonl
$ slant load -q made.jsonl
$ slant run --plugins p honest --verify
slant: nothing is stored yet that could be verified
$ slant run -q --plugins p honest odd
$ slant run --plugins p honest --verify
slant: honest 1: 29 ok, 1 empty
slant: 30 results of 30 documents done again, all the same byte for byte; [0-9.]+ s (re)
$ slant run --plugins p honest --verify --sample 7 2>&1 | tail -n 1
slant: 7 results of 7 documents done again, all the same byte for byte; [0-9.]+ s (re)
$ slant run --plugins p odd --verify
slant: warning: odd: failed\(verify\) on document [0-9]+ \(a[0-9]+\): rows of table odd_hit are not as stored (re)
...
slant: 30 results of 30 documents done again, NOT all the same; [0-9.]+ s (re)
? 1
# What differed is not stored: everything is still as it was.
$ slant sql "SELECT state, count(*) FROM states WHERE plugin = 'odd' GROUP BY 1" --csv | tr -d '\r'
state,count(*)
ok,30
# Corpus tables are made again from the stored results.
$ mkdir p/sums && cat > p/sums/init.lua <<'LUA'
> return { api = 1, name = "sums", version = "1", summary = "adds up",
>   results = { document = { n = "integer" }, corpus = { all = { n = "integer", half = "number" } } },
>   document = function(doc) return { n = #doc } end,
>   reduce = { init = function() return { n = 0 } end,
>     step = function(acc, doc, result) acc.n = acc.n + result.n end,
>     merge = function(a, b) a.n = a.n + b.n end,
>     finish = function(acc, ctx) ctx:emit("all", { n = acc.n, half = acc.n / 2 }) end } }
> LUA
$ slant run -q --plugins p sums
$ slant run -q --plugins p sums --verify
$ python3 -c 'import sqlite3; d = sqlite3.connect("corpus.slant"); d.execute("UPDATE sums_all SET n = n + 1000"); d.commit()'
$ slant run --plugins p sums --verify
slant: warning: sums: the aggregate failed(verify): rows of table sums_all are not as stored
slant: sums 1: 30 ok
slant: warning: sums: the aggregate failed: rows of table sums_all are not as stored
slant: 30 results of 30 documents done again, NOT all the same; [0-9.]+ s (re)
? 1
$ python3 -c 'import sqlite3; d = sqlite3.connect("corpus.slant"); d.execute("UPDATE partial SET data = zeroblob(1)"); d.commit()'
$ slant run -q --plugins p sums --verify 2>&1 | tail -n 1
slant: warning: sums: the aggregate failed: reduce does not come to what is stored of documents 0 to 1023
$ slant run --plugins p odd --sample 3
slant: error: --sample is for --verify
? 2
$ slant run --plugins p odd --verify --retry ok
slant: error: --verify does not go with --dry-run or --retry
? 2
# Who writes to the corpus meanwhile makes no result differ; the plugin waits
# for it.
$ mkdir p/held && cat > p/held/init.lua <<'LUA'
> local proc = require "proc"
> return { api = 1, name = "held", version = "1", summary = "waits for a file",
>   permissions = { "exec:sh" }, results = { document = { n = "integer" } },
>   document = function(doc)
>     proc.run{ "sh", "-c", "until [ -e ../../go ]; do sleep 0.02; done" }
>     return { n = #doc }
>   end }
> LUA
$ touch go; slant run -q --plugins p held --allow held
$ rm go; slant run --plugins p held --allow held --verify --events ev >said 2>&1 &
$ until grep -qs begin ev; do sleep 0.02; done
$ sed 's/words/other words/' made.jsonl >made.new; mv made.new made.jsonl; slant load -q made.jsonl
$ touch go; wait; cat said
slant: held may use exec:sh
slant: error: $HERE/corpus.slant was written to while it was verified; try again when nobody does

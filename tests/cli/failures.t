Failures of a plugin are told by kind, and a run can stop at them.
$ mkdir -p p/picky && cat > p/picky/init.lua <<'LUA'
> return { api = 1, name = "picky", version = "1", summary = "likes nothing",
>   results = { document = { n = "integer" } },
>   document = function(doc) error("not " .. doc.key) end }
> LUA
$ for i in $(seq 30); do printf '{"id": "a%d", "text": "Some %d words."}\n' $i $i; done > made.jsonl
$ slant load -q made.jsonl
$ slant run -q -j 1 --plugins p picky 2>&1 | tail -n 1
slant: warning: picky: 10 failures of still other kinds, see table states
$ slant run -q -j 2 --plugins p picky --retry failed --fail-fast 2>&1 | tail -n 1
slant: warning: stopped after 1 failure; what is done is kept, `slant run` again goes on
$ slant run -j 2 --plugins p picky --retry failed --max-failures 5 2>&1 | tail -n 2
slant: 5 results on 30 documents; [0-9.]+ s (re)
slant: warning: stopped after 5 failures; what is done is kept, `slant run` again goes on
$ slant run --plugins p picky --max-failures none
slant: error: --max-failures none: a number from 1 on is wanted
? 2
$ mkdir -p more/sums; export SLANT_PLUGINS=more
$ cat >more/sums/init.lua <<'EOS'
> return { api = 1, name = "sums", version = "1", summary = "fails in reduce",
>   results = { document = { n = "integer" }, corpus = { all = { n = "integer" } } },
>   document = function() return { n = 1 } end,
>   reduce = { init = function() return { n = 0 } end,
>     step = function(acc, doc, result)
>       acc.n = acc.n + result.m
>     end,
>     merge = function() end, finish = function() end } }
> EOS
$ printf '{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n' >two.jsonl
$ slant load -q -c two.slant two.jsonl
$ slant run -q -c two.slant sums 2>messages
? 1
$ slant status --failures -c two.slant

sums: its corpus tables failed (error)
    attempt to perform arithmetic on a nil value (field 'm')
    on document 1
    init.lua:6:   acc.n = acc.n + result.m
    stack traceback:
     init.lua:6: in function <init.lua:5>
     [C]: in ?
    in init.lua:6
      acc = {n = 0}
      doc = doc
      result = {n = 1}
# A failed aggregate is not made again until that is asked for, and is no
# failed document; but it is a failure, at which a run can stop.
$ slant run -c two.slant sums
slant: sums 1: nothing owed
slant: 0 results on 2 documents; [0-9.]+ s (re)
$ slant run -q -c two.slant sums --retry failed 2>&1 | tail -n 1
slant: warning: sums: the aggregate failed: attempt to perform arithmetic on a nil value (field 'm')
$ slant run -q -c two.slant sums --retry failed --fail-fast --events events 2>&1 | tail -n 1
slant: warning: stopped after 1 failure; what is done is kept, `slant run` again goes on
$ sed 's/"seconds":[0-9.]*/"seconds":0/' events | tail -n 2
{"event":"aggregate","seconds":0,"plugin":"sums","state":"failed","document":1,"cause":"error","message":"attempt to perform arithmetic on a nil value (field 'm')","place":"init.lua:6","source_line":"acc.n = acc.n + result.m"}
{"event":"end","seconds":0,"results":0,"failed":1,"interrupted":false}
# What never ends costs its limit on every document: the first one says so.
$ mkdir -p more/loop
$ cat >more/loop/init.lua <<'EOS'
> return { api = 1, name = "loop", version = "1", summary = "never ends", limits = { cpu = "20ms" },
>   results = { document = { n = "integer" } }, document = function() while true do end end }
> EOS
$ slant run -q -c two.slant loop 2>&1 | grep 'owed'
slant: warning:   if it is so on all 2 documents that are owed, they take at least [0-9.]+ s of CPU time; --fail-fast stops at the first failure, --max-failures N after N (re)
$ slant run -q -c two.slant loop --retry limit --fail-fast 2>&1 | grep -c 'owed'
0
? 1

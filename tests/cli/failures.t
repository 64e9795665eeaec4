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
$ slant run -q -j 1 --plugins p picky --retry failed --fail-fast 2>&1 | tail -n 1
slant: warning: stopped after [0-9]+ failures?; what is done is kept, `slant run` again goes on (re)
$ slant run --plugins p picky --max-failures none
slant: error: --max-failures none: a number from 1 on is wanted
? 2

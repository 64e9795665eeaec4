Texts that are hard on a plugin: each says how it ended.
$ slant new -q terms
$ slant check ./terms | sed -n '1p;4p;$p'
ok    no undeclared globals
ok    10 MB of sentences .* (re)
ok    the same results again, in other company
$ mkdir keeps && cat > keeps/init.lua <<'LUA'
> return { api = 1, name = "keeps", version = "1", summary = "is bad",
>   results = { document = { n = "integer" } },
>   document = function(doc)
>     local word = doc.text:match("%a+")
>     if #doc.text > 900000 then while true do end end
>     if doc.key == "one letter" then counter = 1 end
>     return { n = #word + (unknown_name or 0) } end,
>   limits = { cpu = 0.01 } }
> LUA
$ slant check ./keeps | sed -n '1,9p'
FAIL  no undeclared globals
      init.lua:6 assigns `counter`
      init.lua:7 reads `unknown_name`
FAIL  no words at all
      failed (error): attempt to get length of a nil value (local 'word')
      init.lua:7: return { n = #word + (unknown_name or 0) } end,
FAIL  one letter
      failed (error): assignment to `counter`: variables must be local
      init.lua:6: if doc.key == "one letter" then counter = 1 end
$ mkdir sums && cat > sums/init.lua <<'LUA'
> return { api = 1, name = "sums", version = "1", summary = "fails in reduce",
>   results = { document = { n = "integer" }, corpus = { all = { n = "integer" } } },
>   document = function() return { n = 1 } end,
>   reduce = { init = function() return {} end,
>     step = function(acc, _, result) acc.n = acc.n + result.n end,
>     merge = function() end, finish = function() end } }
> LUA
$ slant check ./sums | sed -n '/corpus/,/arith/p'
FAIL  the corpus tables (error)
      attempt to perform arithmetic on a nil value (field 'n')
# One that never comes to read anything has passed nothing.
$ mkdir idle && cat > idle/init.lua <<'LUA'
> return { api = 1, name = "idle", version = "1", summary = "waits for a date of 1900",
>   metadata = { "published" }, results = { document = { n = "integer" } },
>   document = function(doc, ctx)
>     if doc.published ~= "1900" then ctx.skip("date") end
>     return { n = 1 } end }
> LUA
$ slant check ./idle | grep -A 1 FAIL
FAIL  something was tried
      every text was skipped
# Who has seen enough (head) ends it silently; nothing is left behind.
$ mkdir tmp; TMPDIR=$PWD/tmp slant check ./sums | head -n 0; echo "${PIPESTATUS[0]}"; ls tmp
141
$ TMPDIR=$PWD/tmp slant check ./sums >/dev/full; ls tmp
slant: error: standard output: writing failed
# A temporary folder that is too small is named, with the mend.
$ for kib in 1000 16000; do (trap '' XFSZ; ulimit -f $kib; TMPDIR=tmp slant check ./sums 2>&1 | sed 's/.*; where/where/'; echo "${PIPESTATUS[0]}"); done
where $TMPDIR (tmp) is too small, name another folder in it
3
where $TMPDIR (tmp) is too small, name another folder in it
3
$ ls tmp; TMPDIR=nowhere slant check ./sums
slant: error: nowhere: no temporary folder can be made: No such file or directory; name another folder in $TMPDIR
? 3
$ mkfifo pipe; exec 8<>pipe 9>pipe 8>&-
$ slant plugins >&9; echo $?
141
$ slant load -q "$SAMPLES" 2>/dev/null; slant run --dry-run >&9; echo $?
141
$ printf '.plugins\nprint(1)\n' | slant repl >&9; echo $?; exec 9>&-
141

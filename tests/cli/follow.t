What a run does, line by line; where its time goes; what is in flight.
$ mkdir -p p/busy && cat > p/busy/init.lua <<'LUA'
> local function spin(n)
>   local s = 0
>   for i = 1, n do s = s + i % 7 end
>   return s
> end
> return { api = 1, name = "busy", version = "1", summary = "takes time",
>   limits = { cpu = 30 },
>   results = { document = { n = "integer" } },
>   document = function(doc)
>     if doc.key == "long" then while true do spin(1000) end end
>     if doc.key == "bad" then error("no good") end
>     spin(3000000)
>     return { n = #("x"):rep(3000000):gsub("x", "yy") }
>   end }
> LUA
$ printf '{"id": "%s", "text": "Some words."}\n' a bad c > made.jsonl
$ slant load -q made.jsonl
$ slant run -q -j 1 ./p/busy --events events.jsonl --profile stacks.txt 2>/dev/null
? 1
$ sed -E 's/"(seconds|cpu_us|wall_us)":[0-9.]+/"\1":0/g' events.jsonl
{"event":"begin","seconds":0,"documents":3,"pairs":3,"plugins":[{"name":"busy","version":"1"}]}
{"event":"result","seconds":0,"document":1,"plugin":"busy","state":"ok","rows":1,"cpu_us":0,"wall_us":0}
{"event":"result","seconds":0,"document":2,"plugin":"busy","state":"failed","cause":"error","message":"no good","place":"init.lua:11","source_line":"if doc.key == \"bad\" then error(\"no good\") end","rows":0,"cpu_us":0,"wall_us":0}
{"event":"result","seconds":0,"document":3,"plugin":"busy","state":"ok","rows":1,"cpu_us":0,"wall_us":0}
{"event":"end","seconds":0,"results":3,"failed":1,"interrupted":false}
$ grep -c '^busy;document;init.lua:12;init.lua:3 [0-9]*$' stacks.txt
1
$ grep -c '^busy;document;init.lua:13;gsub() [0-9]*$' stacks.txt
1
# Without a screen it runs all the same.
$ slant run --retry ok ./p/busy <&- >&- 2>&-
$ slant sql 'SELECT 1' >&-
slant: error: writing the results: Bad file descriptor
? 3
# A file that cannot be written does not stop the run, and is said.
$ slant run -q --retry ok ./p/busy --events /dev/full
slant: warning: /dev/full: No space left on device; no more events are written, the run goes on
slant: error: /dev/full: No space left on device; the events are not complete, the results are stored
? 3
$ slant run -q --retry ok ./p/busy --profile /dev/full
slant: error: /dev/full: the profile could not be written; the results are stored
? 3
$ slant run -q ./p/busy --events corpus.slant
slant: error: --events corpus.slant is the corpus itself; name another file
? 2
$ ln -s corpus.slant link; slant run -q ./p/busy --profile link
slant: error: --profile link is the corpus itself; name another file
? 2
$ slant run -q ./p/busy --events corpus.slant-wal
slant: error: --events corpus.slant-wal is the corpus itself; name another file
? 2
$ slant run -q ./p/busy --events no/such/folder/x
slant: error: no/such/folder/x: No such file or directory
? 2
$ slant sql "SELECT state, count(*) AS documents FROM states GROUP BY 1"
state   documents
failed          1
ok              2
# SIGUSR1 tells what is in flight; Ctrl-C ends it.
$ echo '{"id": "long", "text": "Some words."}' > long.jsonl && slant load -q long.jsonl
$ slant run -q ./p/busy 2> said & run=$!
> until grep -q SigCgt:.*[2367abef].. /proc/$run/status; do sleep 0.1; done
> for i in $(seq 300); do kill -USR1 $run; sleep 0.2; grep -q "at init" said && break; done
> kill -INT $run; sleep 0.3; kill -INT $run; wait $run; echo $?
> grep -m 1 -o "busy on document.*at init.*" said
4
busy on document 4 for [0-9.]+ s, at init.lua:[0-9]+ (re)

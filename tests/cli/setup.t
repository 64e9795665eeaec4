A plugin that cannot be set up is told once and left out: nothing is stored of
it, so that what earlier runs have made stays; the others go on.
$ mkdir -p p/pick p/needs; export SLANT_PLUGINS=p
$ cat >p/pick/init.lua <<'EOS'
> return { api = 1, name = "pick", version = "1", summary = "picks words",
>   options = { word = { type = "string", default = "good", doc = "to pick" },
>     by = { type = "list", of = "string", default = {}, doc = "nothing" } },
>   results = { document = { n = "integer" }, corpus = { all = { n = "integer" } } },
>   setup = function(ctx)
>     if ctx.options.word == "bad" then error("no word `bad`; --set pick.word=good") end
>   end,
>   document = function(doc) return { n = #doc } end,
>   reduce = { init = function() return { n = 0 } end,
>     step = function(acc, doc, result) acc.n = acc.n + result.n end,
>     merge = function(a, b) a.n = a.n + b.n end,
>     finish = function(acc, ctx) ctx:emit("all", { n = acc.n }) end } }
> EOS
$ cat >p/needs/init.lua <<'EOS'
> return { api = 1, name = "needs", version = "1", summary = "needs it",
>   requires = { pick = ">=1" }, results = { document = { n = "integer" } },
>   document = function(doc) return { n = doc:result("pick").n } end }
> EOS
$ for i in 1 2 3; do printf '{"id": "a%d", "text": "Some words."}\n' $i; done >made.jsonl
$ slant load -q made.jsonl && slant run -q needs
$ slant run -j 2 needs frequency --set pick.word=bad --events events
slant: warning: pick: cannot be set up: no word `bad`; --set pick.word=good
  init.lua:6:   if ctx.options.word == "bad" then error("no word `bad`; --set pick.word=good") end
slant: warning:   stack traceback:
slant: warning:     [C]: in function 'error'
slant: warning:     init.lua:6: in function <init.lua:5>
slant: warning:     [C]: in ?
slant: warning:   in init.lua:6
slant: warning:     ctx = {assets = {...}, options = {...}, plugin = {...}}
slant: error: needs: cannot be set up: requires `pick`, which cannot be
slant: frequency 1.2.0: 3 ok, aggregates renewed
slant: pick 1: left out, what is stored of it stays
slant: needs 1: left out, what is stored of it stays
slant: 3 results on 3 documents; [0-9.]+ s (re)
? 2
$ grep -o '"event":"setup",.*"state":"[a-z]*"' events | sed 's/"seconds":[0-9.]*,//'
"event":"setup","plugin":"pick","state":"failed"
"event":"setup","plugin":"needs","state":"skipped"
$ slant status --csv | tr -d '\r'
plugin,state,cause,documents
frequency,ok,,3
needs,ok,,3
pick,ok,,3
$ slant sql "SELECT n FROM pick_all" --csv | tr -d '\r'
n
6
$ slant sql "SELECT plugin, live, count(*) FROM config GROUP BY 1, 2" --csv | tr -d '\r'
plugin,live,count(*)
frequency,1,1
needs,1,1
pick,1,1
# So nothing is owed to the run that goes back to what worked, and all is to one
# with another option.
$ slant run needs | tail -n 1
slant: pick 1: nothing owed
slant: needs 1: nothing owed
slant: 0 results on 3 documents; [0-9.]+ s (re)
$ slant run needs --set pick.word=better 2>&1 | grep ok
slant: pick 1: 3 ok, aggregates renewed
slant: needs 1: 3 ok
# Nor do tables go whose columns change, before the plugin works.
$ sed -i 's/== "bad"/~= ""/; s/document = { n/document = { m = "integer", n/' p/pick/init.lua
$ slant run -q pick 2>/dev/null
? 2
$ slant sql "SELECT count(*), (SELECT n FROM pick_all) FROM pick" --csv | tail -n 1 | tr -d '\r'
3,6
$ sed -i 's/~= ""/== "bad"/' p/pick/init.lua
$ slant run pick 2>&1 | grep table
slant: table pick is made anew: its columns have changed
# Not asked for by name: a run that did the rest. What is owed is told.
$ slant load -q -c new.slant made.jsonl
$ slant run -q -c new.slant --set pick.word=bad 2>/dev/null
? 1
$ slant status -c new.slant --csv | tr -d '\r' | grep -E 'pick|needs'
needs,owed,,3
pick,owed,,3
$ slant status --failures -c new.slant

needs: cannot be set up
    requires `pick`, which cannot be

pick: cannot be set up
    no word `bad`; --set pick.word=good
    init.lua:6:   if ctx.options.word == "bad" then error("no word `bad`; --set pick.word=good") end
    stack traceback:
     [C]: in function 'error'
     init.lua:6: in function <init.lua:5>
     [C]: in ?
    in init.lua:6
      ctx = {assets = {...}, options = {...}, plugin = {...}}
$ slant run -q -c new.slant && slant status --failures -c new.slant
slant: no failures
# An option that only setup can judge.
$ slant run sentiment --set sentiment.method=vader 2>&1 | head -n 1
slant: error: sentiment: cannot be set up: sentiment.method=vader needs a word list: --set sentiment.lexicon=FILE

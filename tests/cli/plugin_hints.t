What is asked for and is not there: the nearest name, in plugins as in scripts.

$ mkdir -p mine/opener
$ cat >mine/opener/init.lua <<'END'
> return { api = 1, name = "opener", version = "1.0.0", summary = "opens an option",
>   options = { lexicon = { type = "file", doc = "a list" } },
>   results = { document = { n = { type = "integer", doc = "one" } } },
>   setup = function(ctx) return { list = ctx.assets:open(ctx.options.lexicon) } end,
>   document = function() return { n = 1 } end }
> END
$ printf 'text\nA harbour.\n' >a.csv
$ slant load -q a.csv
$ printf 'good\t1\n' >list.txt
$ slant run -q --plugins mine opener --set opener.lexicon=list.txt 2>&1 | head -n 2
slant: error: opener: cannot be set up: bad argument #1 to 'open' (the name of a file in assets/; an option of type asset or file is open already: ctx.options.NAME:read())
  init.lua:4:   setup = function(ctx) return { list = ctx.assets:open(ctx.options.lexicon) } end,
# Fields of modules, ctx, options and of what setup returned.
$ mkdir -p mine/typo
$ typo() {
> cat >mine/typo/init.lua <<END
> local match = require "match"
> return { api = 1, name = "typo", version = "1.0.0", summary = "misspells",
>   options = { terms = { type = "list", of = "string", default = { "oil" }, doc = "terms" },
>     most = { type = "integer", doc = "none unless it is said" } },
>   results = { document = { n = { type = "integer", doc = "one" } } },
>   setup = function(ctx) return { set = match.set(ctx.options.terms), most = ctx.options.most } end,
>   document = function(doc, ctx, state)
>     $1
>     return { n = 1 }
>   end }
> END
> slant run --plugins mine typo --retry failed 2>&1 | grep 'on document\|state =\|ctx ='
> }
$ typo 'local s = match.sets(ctx.options.terms)'
slant: warning: typo: failed(error) on document 1 (a.csv#L2): match has no `sets`; did you mean `set`?
slant: warning:     ctx = {assets = {...}, options = {...}, plugin = {...}}
slant: warning:     state = {set = userdata}
$ typo 'local t = ctx.option.terms'
slant: warning: typo: failed(error) on document 1 (a.csv#L2): ctx has no `option`; did you mean `options`?
slant: warning:     ctx = {assets = {...}, options = {...}, plugin = {...}}
slant: warning:     state = {set = userdata}
$ typo 'local t = match.set(ctx.options.term)'
slant: warning: typo: failed(error) on document 1 (a.csv#L2): ctx.options has no `term`; did you mean `terms`?
slant: warning:     ctx = {assets = {...}, options = {...}, plugin = {...}}
slant: warning:     state = {set = userdata}
$ typo 'for n in state.sett:each(doc) do print(n) end'
slant: warning: typo: failed(error) on document 1 (a.csv#L2): attempt to index a nil value (field 'sett'); did you mean `state.set`?
slant: warning:     ctx = {assets = {...}, options = {...}, plugin = {...}}
slant: warning:     state = {set = userdata}
$ typo 'state.se()'
slant: warning: typo: failed(error) on document 1 (a.csv#L2): attempt to call a nil value (field 'se'); did you mean `state.set`?
slant: warning:     ctx = {assets = {...}, options = {...}, plugin = {...}}
slant: warning:     state = {set = userdata}
$ typo 'ctx.options.terms = nil'
slant: warning: typo: failed(error) on document 1 (a.csv#L2): this table cannot be changed
slant: warning:     ctx = {assets = {...}, options = {...}, plugin = {...}}
slant: warning:     state = {set = userdata}
# What is declared and not set is nil, and so is what is not in a table of the plugin's.
$ typo 'assert(ctx.options.most == nil and state.most == nil and state.none == nil)'
? 1
# Fields of the tables that functions take.
$ asks() {
> mkdir -p mine/asks; cat >mine/asks/init.lua <<END
> local http, proc = require "http", require "proc"
> return { api = 1, name = "asks", version = "1.0.0", summary = "misspells",
>   permissions = { "exec:cat", "http:127.0.0.1:9" },
>   results = { document = { n = { type = "integer", doc = "one" } } },
>   document = function(doc) $1 return { n = 1 } end }
> END
> slant run --plugins mine asks --allow asks 2>&1 | grep 'on document'
> }
$ asks 'proc.run{"cat", inputt = "x"}'
slant: warning: asks: failed(error) on document 1 (a.csv#L2): bad argument #1 to 'run' (there is no field `inputt`; did you mean `input`?)
$ asks 'proc.helper{"cat", input = "x"}:ask("line")'
slant: warning: asks: failed(error) on document 1 (a.csv#L2): bad argument #1 to 'helper' (there is no field `input`)
$ asks 'http.get("http://127.0.0.1:9/", { timeuot = 1 })'
slant: warning: asks: failed(error) on document 1 (a.csv#L2): bad argument #2 to 'get' (there is no field `timeuot`; did you mean `timeout`?)
$ asks 'http.post("http://127.0.0.1:9/", "body", { header = {} })'
slant: warning: asks: failed(error) on document 1 (a.csv#L2): bad argument #3 to 'post' (there is no field `header`; did you mean `headers`?)
# What is behind a NUL is not cut off in silence.
$ asks 'proc.run{"cat", "a\0b"}'
slant: warning: asks: failed(error) on document 1 (a.csv#L2): argument 1 of a command has a NUL
$ asks 'http.get("http://127.0.0.1:9/\0", { headers = {} })'
slant: warning: asks: failed(error) on document 1 (a.csv#L2): a URL or header has no NUL
$ asks 'http.get("http://127.0.0.1:9/", { headers = { a = "b\0c" } })'
slant: warning: asks: failed(error) on document 1 (a.csv#L2): a URL or header has no NUL
$ asks 'assert(proc.run{"cat", input = doc.text}.output == doc.text)'
? 1

What no corpus could take costs its plugin alone.

$ mkdir -p mine/many mine/latin mine/twice mine/fine
$ cat >mine/many/init.lua <<'END'
> local columns = {}
> for i = 1, 3000 do columns["c" .. i] = { type = "integer", doc = "a number" } end
> return { api = 1, name = "many", version = "1.0.0", summary = "many columns",
>   results = { document = columns }, document = function() return nil end }
> END
$ cat >mine/latin/init.lua <<'END'
> return { api = 1, name = "latin", version = "1.0.0", summary = "\255",
>   results = { document = { n = { type = "integer", doc = "one" } } },
>   document = function() return { n = 1 } end }
> END
$ cat >mine/twice/init.lua <<'END'
> return { api = 1, name = "twice", version = "1.0.0", summary = "one name twice",
>   results = { rows = { hit = { at = "span" }, hit_evidence = { at = "span" } } },
>   document = function() return nil end }
> END
$ cat >mine/fine/init.lua <<'END'
> return { api = 1, name = "fine", version = "1.0.0", summary = "one",
>   results = { document = { n = { type = "integer", doc = "one" } } },
>   document = function() return { n = 1 } end }
> END
$ printf 'text\nA harbour.\n' >a.csv
$ slant load -q a.csv
$ slant run -q --plugins mine
slant: warning: latin: init.lua: a text that it returns is not UTF-8
slant: warning: many: init.lua: plugin many: table many: too many columns
slant: warning: twice: init.lua: plugin twice: two tables or views would be called `twice_hit_evidence`
? 1
$ slant sql --csv 'SELECT document, n FROM fine'
document,n
1,1
$ slant plugins --plugins mine --csv | grep mine/ | cut -d, -f1,3-4
fine,enabled,it lies in mine
latin,disabled,init.lua: a text that it returns is not UTF-8
many,disabled,init.lua: plugin many: table many: too many columns
twice,disabled,init.lua: plugin twice: two tables or views would be called `twice_hit_evidence`
$ slant run -q --plugins mine --allow many
slant: error: --allow many: init.lua: plugin many: table many: too many columns
? 2

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

Options of a plugin that are many, long or wrong.
$ mkdir -p p/many p/some; export SLANT_PLUGINS=p
$ cat >p/many/init.lua <<'EOS'
> local options = {}
> for i = 1, 400 do options["o" .. i] = { type = "integer", default = i, doc = "one of many" } end
> return { api = 1, name = "many", version = "1", summary = "has many", options = options,
>   results = { document = { n = "integer" } },
>   document = function(doc, ctx) return { n = ctx.options.o400 + ctx.options.o99 } end }
> EOS
$ cat >p/some/init.lua <<'EOS'
> return { api = 1, name = "some", version = "1", summary = "has some",
>   options = { word = { type = "string", default = "x", doc = "a word" },
>     list = { type = "list", of = "string", default = {}, doc = "words" },
>     file = { type = "file", doc = "a file" } },
>   results = { document = { n = "integer" } },
>   document = function(doc, ctx) return { n = #ctx.options.word } end }
> EOS
$ printf '{"id": "a", "text": "One."}\n' >a.jsonl; slant load -q a.jsonl
$ slant run -q many --set many.o99=1 --set many.o400=1; slant sql --csv 'SELECT n FROM many'
n
2
$ slant run -q many --set many.p400=1
slant: error: init.lua: many: unknown option `p400`; did you mean `o400`?
? 2
# A long value is not told as a whole.
$ slant run -q some --set some.word="$(printf 'long%.0s' {1..60})"; slant run some 2>&1 | head -n 1
slant: as in the last run: some.word=... (else --set, or --defaults)
# What is no text is the setting's mistake, not the plugin's.
$ slant run -q some --set some.word=$'\xff'
slant: error: some.word: is no UTF-8 text
? 2
$ slant run -q some --set some.list=$'a,\xff'
slant: error: some.list: is no UTF-8 text
? 2
# A part of a file is not taken for the file.
$ truncate -s 257M large; slant run -q some --set some.file=large
slant: error: some.file: `$HERE/large` cannot be read, or is no regular file of at most 256 MiB
? 2
$ mkdir p/some/assets; mv large p/some/assets; slant run -q some
slant: error: some: a file in lib/ or assets/ cannot be read, or is no regular file of the plugin's folder of at most 256 MiB
? 2

Weighted lists over whole documents: lexicon:score.
$ printf '%s\n' '{"id": "a", "language": "en", "text": "A no-limits pact. Good, very good. Bad cease-fire; the pact has no limits."}' >a.jsonl
$ slant load -q a.jsonl
$ cat >score.lua <<'EOS'
> local list = lexicon.read("entry\tvalue\tnote\ngood\t2\nno limits\t1.5\tphrase\nbad\t-2\ncease fire\t1\n", "tsv")
> local function show()
>   local s = list:score(corpus.get(1))
>   print(s.sum, s.positive, s.negative, s.hits, s.tokens)
> end
> show()
> list:add("pact", 10)
> show()
> for _, hit in ipairs(select(2, list:read("There are no limits."))) do
>   print(hit.start, hit.stop, hit.score, hit.note)
> end
> print(pcall(lexicon.read, "entry\tvalue\ngood\tmany\n", "tsv"))
> print(pcall(model.load, "no model", {}))
> EOS
$ slant script score.lua
6.0	8.0	-2.0	6	13
26.0	28.0	-2.0	8	13
10	19	1.5	phrase
false	line 2: `many` is no number; columns are separated by tabs
false	model.load: this is no model, or not a whole one
# What a list learned of a corpus's types counts as its plugin's memory: here of
# 80,000, twice and 20 times.

$ mkdir -p p/lists
$ cat >p/lists/init.lua <<'EOS'
> local lexicon = require "lexicon"
> return {
>   api = 1, name = "lists", version = "1", summary = "keeps lists",
>   results = { document = { n = "integer" } },
>   metadata = { "vars" }, limits = { memory = "8MiB" },
>   document = function(doc)
>     local keep = {}
>     for i = 1, doc.vars.lists do
>       keep[i] = lexicon.new()
>       keep[i]:score(doc)
>     end
>     return { n = #keep }
>   end,
> }
> EOS
$ printf '{"id": "b", "lists": 2, "text": "%s"}\n' "$(seq -f 'w%.0f' -s ' ' 80000)" >b.jsonl
$ sed 's/"b", "lists": 2/"c", "lists": 20/' b.jsonl >c.jsonl
$ slant load -q -c many.slant b.jsonl c.jsonl
$ slant run -q -c many.slant --plugins p lists 2>messages
? 1
$ slant sql -c many.slant --csv "SELECT document, state, cause FROM states"
document,state,cause
1,ok,
2,limit,memory

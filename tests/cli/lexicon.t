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

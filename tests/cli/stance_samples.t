The scripts over the samples, with the plugins that come with slant. What they
find is tested with the plugins; here, that counts are the same everywhere.
$ slant load -q "$SAMPLES" 2>/dev/null
? 1
$ slant run -q stance
$ slant script stance_between NATO PRC limit=1
NATO and China: [0-9]+ texts? mentions? both in [0-9]+ sentences?, of 48 texts (re)
...
$ slant script stance_over_time China Russia | head -1
China and Russia by year: .* mention both in a sentence, [0-9]+ dated, [0-9]+ without a date (re)
$ slant script stance_between Chna Russia
slant: error: no actor is called `Chna` in these texts; did you mean `China`?
often named: .* (re)
? 2
# The corpus table stance_pair and the scripts count alike, pair by pair.
$ cat > same.lua <<'EOF'
> package.path = os.getenv("SAMPLES") .. "/../../../scripts/lib/?.lua;" .. package.path
> local evidence = require "evidence"
> local names = {n_for = 1, n_neutral = 0, n_against = -1, n_alleged = "alleged",
>   n_comentions = "comentions", n_abstained = "abstained", n_documents = "documents",
>   n_clusters = "clusters"}
> local pairs_seen, other = 0, 0
> for _, pair in ipairs(corpus.sql("SELECT * FROM stance_pair")) do
>   local all = evidence.sum(evidence.of(pair.source, pair.target), pair.source)
>   local rows = corpus.stance{source = pair.source, target = pair.target}
>   pairs_seen = pairs_seen + 1
>   for column, key in pairs(names) do
>     if pair[column] ~= all[key] or rows[1][column] ~= all[key] then
>       other = other + 1
>       print(pair.source, pair.target, column, pair[column], all[key])
>     end
>   end
> end
> print(pairs_seen > 50, other)
> EOF
$ slant script same.lua
true	0
# The same bytes with any -j; each number leads to its sentences.
$ slant script stance_between China Russia limit=0 > a; slant script -j 4 stance_between China Russia limit=0 > b; cmp a b
$ slant script stance_between Russia China limit=0 | grep -c 'bytes [0-9]*-[0-9]*:'
[1-9][0-9]* (re)

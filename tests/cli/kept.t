What --set said stays in force in a corpus: each later run uses it and says so,
until --set says otherwise or --defaults goes back.
$ slant load -q $SAMPLES/northgate-dispatch
$ slant run -q frequency --set frequency.minimum=5
$ slant run frequency
slant: as in the last run: frequency.minimum=5 (else --set, or --defaults)
slant: frequency 1.2.0: nothing owed
slant: 0 results on 7 documents; [0-9.]+ s (re)
$ slant run --dry-run 2>&1 >owed
slant: as in the last run: frequency.minimum=5 (else --set, or --defaults)
$ slant plugins frequency | grep -o 'minimum .*  integer'
minimum  5      corpus   integer
$ slant plugins frequency --set frequency.minimum=4 | grep -o 'minimum .*  integer'
minimum  4      --set    integer
# The other options stay; one that has its default again is as if never set.
$ slant run -q frequency --set frequency.most=20
$ slant run frequency --dry-run 2>&1 >owed
slant: as in the last run: frequency.minimum=5 frequency.most=20 (else --set, or --defaults)
$ slant run -q frequency --set frequency.minimum=1
$ slant run frequency --dry-run 2>&1 >owed
slant: as in the last run: frequency.most=20 (else --set, or --defaults)
# --defaults is for the plugins named, or for all, and lasts.
$ slant run -q sentiment --set "sentiment.toward=New York,Rome" --set sentiment.method=rules
$ slant run -q sentiment --defaults --dry-run 2>&1 >owed
$ slant run --dry-run 2>&1 >owed
slant: as in the last run: frequency.most=20 sentiment.method=rules 'sentiment.toward=New York,Rome' (else --set, or --defaults)
$ slant run -q frequency --defaults && slant run --dry-run 2>&1 >owed
slant: as in the last run: sentiment.method=rules 'sentiment.toward=New York,Rome' (else --set, or --defaults)
$ slant run -q --defaults && slant run --dry-run 2>&1 >owed
# Numbers keep all their digits, so that nothing is computed again.
$ slant run -q stance --set stance.threshold=0.6000000000000001
$ slant run stance 2>&1 | grep -E 'last|stance '
slant: as in the last run: stance.threshold=0.6000000000000001 (else --set, or --defaults)
slant: stance 1.5.0: nothing owed
# Of a plugin that is only required, too, and --defaults leaves that alone.
$ slant run -q actors --set actors.level=person
$ slant run --defaults stance --dry-run 2>&1 >owed
slant: as in the last run: actors.level=person (else --set, or --defaults)
# Results of another name have their own.
$ slant run -q frequency --as often --set frequency.minimum=3
$ slant run frequency --as often 2>&1 | grep -E 'last|often'
slant: as in the last run: frequency.minimum=3 (else --set, or --defaults)
slant: often 1.2.0: nothing owed
$ slant run frequency --dry-run 2>&1 >owed
# slant load --run is such a run, too, and takes --set.
$ printf 'One more good word.' >more.txt
$ slant load more.txt --run --set frequency.most=30 2>&1 | grep -E 'last|freq'
slant: as in the last run: actors.level=person stance.threshold=0.6000000000000001 (else --set, or --defaults)
slant: frequency 1.2.0: 8 ok, aggregates renewed
$ rm more.txt; slant remove -q more.txt && slant load -q $SAMPLES/northgate-dispatch --run --defaults
$ slant run --dry-run 2>&1 >owed
# A file is kept by its path, from wherever the run is; one that is gone costs
# its plugin alone.
$ printf 'good\t2\n' >'my words.tsv'
$ slant run -q sentiment --set "sentiment.lexicon=my words.tsv"
$ mkdir away; (cd away; slant run -c ../corpus.slant sentiment 2>&1) | sed "s|$PWD|.|g" | head -n 2
slant: as in the last run: 'sentiment.lexicon=./my words.tsv' (else --set, or --defaults)
slant: sentiment 2.6.0: nothing owed
$ printf 'good\t3\n' >'my words.tsv'; slant run sentiment 2>&1 | grep ' ok'
slant: sentiment 2.6.0: 7 ok, aggregates renewed
$ rm 'my words.tsv'; slant run -q sentiment 2>error
? 2
$ sed "s|$PWD|.|g" error
slant: error: sentiment: sentiment.lexicon: there is no file `./my words.tsv` (kept from the last run: --set sentiment.lexicon=VALUE, or --defaults)
$ slant run -q frequency sentiment --defaults
# Exports in scripts and the REPL are the plugin's as it was run.
$ printf 'Harbour Guild\tthe Guild\torganization\tHarbour Guild\n' >guild.tsv
$ slant run -q actors --set actors.names=guild.tsv
$ echo 'print(actors.canonical("the Guild"))' >guild.lua; slant script guild.lua; slant repl <guild.lua
Harbour Guild
Harbour Guild
$ slant run -q actors --defaults; slant script guild.lua; rm guild.*
nil
# So are the plugins that run() can run there.
$ mkdir -p p/need; cat >p/need/init.lua <<'EOS'
> return { api = 1, name = "need", version = "1", summary = "needs a word",
>   options = { word = { type = "string", required = true, doc = "to need" } },
>   results = { document = { n = "integer" } }, document = function() return { n = 1 } end }
> EOS
$ echo .plugins | slant repl --plugins p | grep need
  need              option `word` is required: --set need.word=VALUE
$ slant run -q --plugins p need --set need.word=yes; echo .plugins | slant repl --plugins p | grep need
  need 1            needs a word
# What could not be set up is not kept.
$ slant load -q -c new.slant $SAMPLES/northgate-dispatch
$ slant run -q -c new.slant sentiment --set sentiment.method=vader 2>error
? 2
$ slant run -q -c new.slant sentiment
# An option that the plugin has no more, and one that an older slant has stored,
# which did not write down what was set.
$ mkdir -p p/pick; cat >p/pick/init.lua <<'EOS'
> return { api = 1, name = "pick", version = "1", summary = "picks words",
>   options = { word = { type = "string", default = "good", doc = "to pick" },
>     loud = { type = "list", of = "number", default = {}, doc = "nothing" } },
>   results = { document = { n = "integer" } },
>   document = function(doc, ctx) return { n = #ctx.options.word } end }
> EOS
$ export SLANT_PLUGINS=p; slant run -q pick --set pick.word=better --set pick.loud=1,0.25
$ python3 -c 'import sqlite3; c = sqlite3.connect("corpus.slant"); c.execute("UPDATE config SET manifest = json_remove(manifest, \"$.set\")"); c.commit()'
$ slant run pick 2>&1 | head -n 2
slant: as in the last run: pick.loud=1.0,0.25 pick.word=better (else --set, or --defaults)
slant: pick 1: nothing owed
$ sed -i 's/word/term/' p/pick/init.lua; slant run -q pick
slant: error: pick: there is no option `word` any more, which the last run has set: --defaults leaves it out
? 2
# A stored manifest that is damaged costs its plugin's options, and nothing else.
$ unset SLANT_PLUGINS; slant load -q -c hurt.slant $SAMPLES/northgate-dispatch
$ slant run -q -c hurt.slant frequency --set frequency.minimum=5
$ hurt() { python3 -c 'import sqlite3, sys; c = sqlite3.connect("hurt.slant"); c.execute("UPDATE config SET manifest = " + sys.argv[1]); c.commit()' "$1"; }
$ hurt "json_remove(manifest, '$.folder')"; slant run -c hurt.slant frequency 2>&1 | grep -E 'last|freq.*:'
slant: as in the last run: frequency.minimum=5 (else --set, or --defaults)
slant: frequency 1.2.0: nothing owed
$ printf 'More.\n' >more.txt; slant load -q -c hurt.slant more.txt; hurt "'garbage'"
$ slant status -q -c hurt.slant | head -n 2
plugin     state  cause  documents
frequency  ok                    7
$ slant run -c hurt.slant frequency 2>&1 | grep -E 'last|freq.*:'
slant: frequency 1.2.0: 8 ok, aggregates renewed

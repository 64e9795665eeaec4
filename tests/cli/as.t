run --as keeps a second configuration of a plugin in tables of its own.
$ slant load -q $SAMPLES/northgate-dispatch
$ slant run -q frequency
$ slant run -q frequency --as often --set frequency.minimum=5
$ slant run frequency 2>&1 | head -n 1
slant: frequency 1.2.0: nothing owed
$ slant sql "SELECT plugin, count(*) > 2 AS several FROM states GROUP BY 1" --csv | tr -d '\r'
plugin,several
frequency,1
often,1
$ slant sql "SELECT (SELECT count(*) FROM often_by) < (SELECT count(*) FROM frequency_by) AS fewer" --csv | tr -d '\r'
fewer
1
# actors finds its own data under any name.
$ slant run -q actors --as persons --set actors.level=person
$ slant sql "SELECT count(*) > 0 AS named FROM persons_mention" --csv | tr -d '\r'
named
1
# Whose results they are is told, and another plugin does not replace them.
$ slant why 1 often | grep ^plugin
plugin     often 1.2.0 (frequency --as often)
$ slant run sentiment --as often
slant: error: sentiment: the corpus has results of plugin frequency as `often`: take another name with --as, or take those out with slant remove --plugin often
? 2
$ mkdir -p p/often && cat > p/often/init.lua <<'LUA'
> return { api = 1, name = "often", version = "1", summary = "another one",
>   results = { document = { n = "integer" } }, document = function() return { n = 1 } end }
> LUA
$ slant run -q --plugins p often
slant: error: often: the corpus has results of plugin frequency as `often`: take another name with --as, or take those out with slant remove --plugin often
? 2
$ slant run -q frequency --as often --set frequency.minimum=6
$ slant run frequency sentiment --as both
slant: error: --as both: name the one plugin that it is for
? 2
$ slant run frequency --as stance
slant: error: --as stance: another plugin has this name
? 2
$ slant run frequency --as documents
slant: error: --as documents: the corpus file has a table of this name
? 2
$ slant run frequency --as "Two words"
slant: error: --as Two words: a name is made of a-z, 0-9 and _, begins with a letter and has at most 48 bytes
? 2
# It is brought up to date by its name alone, with the options it has; what names
# no plugin tells of it.
$ printf 'One more good word.' >more.txt; slant load -q more.txt
$ slant run 2>&1 | tail -n 1
slant: persons owes 1 document: slant run persons
$ slant run --dry-run 2>&1 >owed
slant: often owes 1 document: slant run often
slant: persons owes 1 document: slant run persons
$ slant status 2>&1 >counts | grep often
slant: often owes 1 document: slant run often
$ slant run often 2>&1 | head -n 2
slant: as in the last run: frequency.minimum=6 (else --set, or --defaults)
slant: often 1.2.0: 1 ok, aggregates renewed
$ slant run often --set often.minimum=7 2>&1 | grep 'ok'
slant: often 1.2.0: 8 ok, aggregates renewed
$ slant run often 2>&1 | head -n 2
slant: as in the last run: frequency.minimum=7 (else --set, or --defaults)
slant: often 1.2.0: nothing owed
$ slant run --dry-run 2>&1 >owed
slant: persons owes 1 document: slant run persons
$ slant run often frequency
slant: error: often: results of plugin frequency --as another name have a run of their own: slant run often
? 2
# What could not be set up leaves nothing behind.
$ slant run -q sentiment --as vader --set sentiment.method=vader 2>error
? 2
$ slant sql "SELECT count(*) FROM config WHERE plugin = 'vader'" --csv | tail -n 1 | tr -d '\r'
0
$ slant sql "SELECT count(*) FROM sqlite_schema WHERE name GLOB 'vader*'" --csv | tail -n 1 | tr -d '\r'
0

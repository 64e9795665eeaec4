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
$ slant run frequency sentiment --as both
slant: error: --as both: name the one plugin that it is for
? 2
$ slant run frequency --as stance
slant: error: --as stance: another plugin has this name
? 2
$ slant run frequency --as documents
slant: error: --as documents: a table has this name
? 2
$ slant run frequency --as "Two words"
slant: error: --as Two words: a name matches [a-z][a-z0-9_]*
? 2

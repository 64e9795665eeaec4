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
slant: error: --as documents: a table has this name
? 2
$ slant run frequency --as "Two words"
slant: error: --as Two words: a name matches [a-z][a-z0-9_]*
? 2

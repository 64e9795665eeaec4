remove --plugin takes out all that a plugin found, and nothing else.
$ slant load -q $SAMPLES/northgate-dispatch
$ held() { slant sql --csv "SELECT 'config', plugin, count(*) FROM config GROUP BY 2 UNION ALL SELECT 'state', plugin, count(*) FROM state GROUP BY 2 UNION ALL SELECT 'aggregate', plugin, count(*) FROM aggregate GROUP BY 2 UNION ALL SELECT 'partial', '', count(*) FROM partial UNION ALL SELECT 'columns', '', count(*) FROM columns UNION ALL SELECT type, name, 1 FROM sqlite_schema WHERE sql IS NOT NULL" | sort; }
$ slant run -q sentiment
$ held > before
$ mkdir -p p/tried && cat > p/tried/init.lua <<'LUA'
> return { api = 1, name = "tried", version = "1", summary = "an experiment",
>   results = { document = { n = "integer" }, rows = { hit = { at = "span" } } },
>   document = function(doc)
>     if doc.id > 2 then error("no more") end
>     doc:emit("hit", { at = doc:span(1, 1) })
>     return { n = 1 }
>   end }
> LUA
$ slant run -q frequency --as often --set frequency.minimum=5
$ slant run -q frequency --as often --set frequency.minimum=6
$ slant run -q --plugins p tried 2>messages
? 1
$ rm -r p
$ slant remove --plugin often
slant: removed all results of often: tables often, often_by, often_group, often_term
$ slant remove --plugin tried
slant: removed all results of tried: tables tried, tried_hit
$ held | cmp before -
$ slant status --csv | cut -d, -f1 | sort -u
plugin
sentiment
$ slant sql "SELECT count(*) AS n FROM failure" --csv | tail -n 1 | tr -d '\r'
0
# What runs again makes it anew.
$ slant run -q frequency --as often && slant sql "SELECT count(*) > 0 AS any FROM often_term" --csv | tail -n 1 | tr -d '\r'
1
$ slant remove --plugin offen
slant: error: no plugin offen has run on this corpus; there is often, sentiment (`slant run` runs the others)
? 2
$ slant remove --plugin often --where 1
slant: error: one --plugin, and no documents with it
? 2
$ slant remove vostok --plugin often
slant: error: one --plugin, and no documents with it
? 2
$ slant remove
slant: error: a document (id, key or file name) is missing (see --help)
? 2

run --where takes only documents for which it holds; none: it does nothing.
$ slant load -q $SAMPLES/northgate-dispatch
$ slant run -q frequency sentiment
$ kept() { for t in config state aggregate sentiment; do slant sql --csv "SELECT * FROM $t"; done > $1; }
$ kept before
$ slant run sentiment --where "year=1900" --set sentiment.method=rules
slant: no document has year = 1900; the nearest: 2015, 2022, 2023
slant: warning: no document fulfils --where "year=1900": nothing is done
$ slant run sentiment --where "year=1900" --retry ok
slant: no document has year = 1900; the nearest: 2015, 2022, 2023
slant: warning: no document fulfils --where "year=1900": nothing is done
$ slant run -q --where "year=1900" --verify
slant: warning: no document fulfils --where "year=1900": nothing is done
$ slant run --where "year=1900" --dry-run sentiment --csv | tr -d '\r'
slant: no document has year = 1900; the nearest: 2015, 2022, 2023
slant: warning: no document fulfils --where "year=1900": nothing is done
plugin,version,owed,never_run,changed,again
sentiment,2.6.0,0,0,0,0
$ slant run frequency --as often --where "year=1900"
slant: no document has year = 1900; the nearest: 2015, 2022, 2023
slant: warning: no document fulfils --where "year=1900": nothing is done
$ kept after
$ cmp before after
# The same in Lua, and of what does hold.
$ echo 'print(run("sentiment", {where = "year = 1900", retry = "ok"}))' > none.lua
$ slant script none.lua
slant: no document has year = 1900; the nearest: 2015, 2022, 2023
slant: warning: no document fulfils --where "year = 1900": nothing is done
true
$ slant run sentiment --where "id = 1" --retry ok 2>&1 | head -n 1
slant: sentiment 2.6.0: 1 ok

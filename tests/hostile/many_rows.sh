#!/usr/bin/env bash
# Pairs with more bytes of rows than are stored at once, between pairs with few
# rows, with words alone and with nothing: each row is stored once, as it was.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p plugins/verbose
cat >plugins/verbose/init.lua <<'LUA'
return { api = 1, name = "verbose", version = "1", summary = "says much of some",
  results = { rows = { hit = { text = "string", number = "integer" } } },
  document = function(doc, ctx)
    if doc.id % 7 == 0 then
      ctx.skip("seven" .. doc.id)
    end
    local n = doc.id % 5 == 0 and doc.id % 35 * 100 or doc.id % 5 - 1
    for i = 1, n do
      doc:emit("hit", { text = ("%d of %d;"):format(i, doc.id):rep(12), number = i })
    end
  end }
LUA
export SLANT_PLUGINS=$PWD/plugins

# asked CORPUS SQL VALUE
asked() {
    local now
    now=$(ask "$1" "$2" | sed -n 2p | tr -d '\r"')
    [ "$now" = "$3" ] || fail "$2 is '$now', not '$3'"
}

make_jsonl 200 made.jsonl
quietly "$SLANT" load -c corpus.slant made.jsonl || fail load
for j in 1 2; do
    cp corpus.slant "j$j.slant"
    quietly "$SLANT" run -c "j$j.slant" -j "$j" verbose || fail "run -j $j"
    dump "j$j.slant" >"j$j.dump"
    asked "j$j.slant" "SELECT count(*) FROM verbose_hit WHERE document % 5 = 0" 60000
    asked "j$j.slant" "SELECT count(*) FROM verbose_hit WHERE document % 5 > 0" 206
    asked "j$j.slant" "SELECT count(*) FROM verbose_hit WHERE n <> number OR
        text <> replace(hex(zeroblob(6)), '0', n || ' of ' || document || ';')" 0
    asked "j$j.slant" "SELECT count(*) FROM states WHERE state = 'skipped' AND
        cause = 'seven' || document" 28
    asked "j$j.slant" "SELECT count(*) FROM states WHERE state = 'empty'" 34
done
same j1.dump j2.dump

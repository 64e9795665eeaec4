#!/usr/bin/env bash
# Of several blocks whose reduce fails the first one's failure is stored, also
# when another one is there before it.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
mkdir -p plugins/picky
cat >plugins/picky/init.lua <<'END'
return { api = 1, name = "picky", version = "1", summary = "fails in reduce",
  results = { document = { n = "integer" }, corpus = { all = { n = "integer" } } },
  document = function() return { n = 1 } end,
  reduce = { init = function() return { n = 0 } end,
    step = function(acc, doc)
      if doc.key == "a1" then for i = 1, 3e7 do acc.n = i end end
      error("not " .. doc.key)
    end,
    merge = function() end, finish = function() end } }
END
make_jsonl 3000 made.jsonl
quietly "$SLANT" load -c c.slant made.jsonl || fail "load"
behind "$SLANT" run -c c.slant -j 4 --plugins plugins picky
wait_status "$pid" 1
[ "$(ask c.slant "SELECT message LIKE '%not a1%on document 1%' FROM aggregate" |
    sed -n 2p | tr -d '\r')" = 1 ] || fail "$(ask c.slant "SELECT message FROM aggregate")"

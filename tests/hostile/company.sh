#!/usr/bin/env bash
# A plugin that keeps what it made of each document: one that finds the state
# full is run again in a new one, so that its end does not depend on company.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# plugin NAME WAIT: 1 MiB of each document stays, of the 61st 100 MiB; the
# aggregate needs two thirds of what there is.
plugin() {
    mkdir -p "plugins/$1"
    cat >"plugins/$1/init.lua" <<END
local async = require "async"
local kept = {}
return { api = 1, name = "$1", version = "1", summary = "keeps",
  limits = { cpu = "5s", memory = "32MiB" },
  results = { document = { n = "integer" }, corpus = { all = { n = "integer" } } },
  document = function(doc)
    $2
    local size = doc.key == "a61" and 100 or 1
    for i = 1, size do kept[#kept + 1] = ("x"):rep(2^20 - 100) .. doc.key .. i end
    $2
    return { n = #doc }
  end,
  reduce = {
    init = function()
      for i = 1, 16 do kept[#kept + 1] = ("y"):rep(2^20) .. i end
      return { n = 0 }
    end,
    step = function(acc, _, result) acc.n = acc.n + result.n end,
    merge = function(a, b) a.n = a.n + b.n end,
    finish = function(acc, ctx) ctx:emit("all", acc) end,
  },
}
END
}

plugin keeps ""
plugin waits "async.sleep(0.001)"
make_jsonl 100 made.jsonl
quietly "$SLANT" load -c made.slant made.jsonl || fail "load"
for j in 1 3; do
    cp made.slant "$j.slant"
    behind timeout 100 "$SLANT" run -c "$j.slant" -j "$j" --plugins plugins keeps waits
    wait_status "$pid" 1
    dump "$j.slant" >"$j.dump"
    same 1.dump "$j.dump"
done
for name in keeps waits; do
    said=$(ask 1.slant "SELECT state, cause, count(*), max(place) FROM states
        WHERE plugin = '$name' GROUP BY 1, 2 ORDER BY 3" | tr -d '\r' | tail -n +2)
    [ "$said" = $'limit,memory,1,init.lua:9\nok,,99,' ] || fail "$name: $said"
    [ "$(ask 1.slant "SELECT n > 0 FROM [${name}_all]" |
        tr -d '\r' | tail -n +2)" = 1 ] || fail "the aggregate of $name"
done
echo "the same for 1 and 3 workers"

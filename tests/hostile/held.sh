#!/usr/bin/env bash
# What a plugin makes a worker hold outside of its state counts as its memory:
# rows of documents that wait, of documents that others wait on, of an aggregate;
# timers. Nobody is blamed for the rows of others.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
[ -n "${PEAK-}" ] || { echo "memory is not measured here"; exit 77; }
cap=32  # MiB, of each plugin
room=64 # MiB a process has besides: 16 of it are for what no plugin has

# plugin NAME REST: `big(to, n)` emits n MiB of rows; one string, so that the
# state itself stays small.
plugin() {
    mkdir -p "plugins/$1"
    cat >"plugins/$1/init.lua" <<END
local async = require "async"
local text = ("x"):rep(2^18)
local function big(to, n)
  for i = 1, 4 * n do to:emit("hit", { t = text }) end
end
return { api = 1, name = "$1", version = "1", summary = "holds",
  limits = { cpu = "20s", memory = "${cap}MiB", wall = "60s", rows = 100000 },
  results = { document = { n = "integer" }, rows = { hit = { t = "string" } },
    corpus = { all = { t = "string" } } },
  $2
}
END
}

# check NAME COUNT [PLUGIN...]: all documents end ok, without too much memory.
check() {
    local name=$1 count=$2 status=0 peak said
    shift 2
    rm -f c.slant*
    cp made.slant c.slant
    quietly timeout 100 "$PEAK" peak "$SLANT" run -c c.slant -j 2 --plugins plugins "$@" ||
        status=$?
    peak=$(($(cat peak) / 1024))
    echo "$name: at most $peak MiB"
    [ "$status" = 0 ] || { tail -5 log >&2; fail "$name: ended with $status"; }
    said=$(ask c.slant "SELECT state, count(*) FROM states GROUP BY 1" | tr -d '\r' | tail -n +2)
    [ "$said" = "ok,$((count * 14))" ] || fail "$name: $said"
    [ "$peak" -le $((count * cap + room)) ] ||
        fail "$name: a process had $peak MiB, with $count plugins of $cap MiB"
}

plugin waits 'document = function(doc)
    async.sleep(0.001)
    big(doc, 8)
    async.sleep(0.1)
    return { n = 1 }
  end'
plugin first 'document = function(doc) big(doc, 8) return { n = 1 } end'
plugin second 'requires = { first = ">=1" },
  document = function(doc) async.sleep(0.05) return { n = 1 } end'
plugin sums 'document = function() return { n = 1 } end,
  reduce = { init = function() return {} end, step = function() end,
    merge = function() end, finish = function(_, ctx)
      for i = 1, 800 do ctx:emit("all", { t = text }) end
    end }'
plugin timers 'document = function()
    local all = {}
    for i = 1, 1000 do all[i] = function() async.sleep(0.2) end end
    async.all(all)
    return { n = 1 }
  end'
plugin reads 'permissions = { "exec:head" },
  document = function()
    local out = require("proc").run{ "head", "-c", "9000000", "/dev/zero" }
    return { n = #out.output }
  end'
plugin asks 'permissions = { "exec:sh" },
  document = function(doc)
    local helper = require("proc").helper{ "sh", "-c", [[while read -r line; do
      head -c 8000000 /dev/zero | tr "\\000" x; echo; done]], "x", doc.key }
    local n = #helper:ask("go")
    async.sleep(0.3)
    return { n = n }
  end'
plugin texts 'document = function(doc)
    async.sleep(0.05)
    local words, sentences = 0, 0
    for _ in doc:tokens() do words = words + 1 end
    for _ in doc:sentences() do sentences = sentences + 1 end
    async.sleep(0.05)
    return { n = words }
  end'
make_jsonl 14 made.jsonl
quietly "$SLANT" load -c made.slant made.jsonl || fail "load"
check rows 1 waits
check "rows of required ones" 2 first second
check timers 1 timers
check "output of programs" 1 reads --allow reads
check "answers of helpers" 1 asks --allow asks
awk 'BEGIN {
    for (k = 0; k < 1000; k++) words = words "w" k " said" (k % 9 ? " " : ". ")
    for (i = 1; i <= 14; i++) {
        printf "{\"id\": \"b%d\", \"text\": \"", i
        for (k = 0; k < 500; k++) printf "%s", words
        print "\"}"
    }
}' >large.jsonl
mv made.slant small.slant
quietly "$SLANT" load -c made.slant large.jsonl || fail "load"
check "large texts" 1 texts
mv small.slant made.slant
check "rows of an aggregate" 1 sums
[ "$(ask c.slant "SELECT sum(length(t)) FROM sums_all" | tr -d '\r' | tail -n +2)" = \
    $((800 * 2**18)) ] || fail "the aggregate is not whole"

# Documents that all wait before they hold much: each begins again at most once,
# and no worker ends.
plugin late 'document = function(doc)
    async.sleep(0.01)
    big(doc, 6)
    async.sleep(0.01)
    return { n = 1 }
  end'
check "rows after waiting" 1 late --events events
grep -q worker_lost events && fail "rows after waiting: $(grep worker_lost events)"

# A state that is full is replaced while another document still waits with rows
# that its plugin had stored.
plugin third 'document = function(doc)
    local pile = {}
    if doc.key == "a1" then big(doc, 3) end
    if doc.key == "a3" then async.sleep(1.5) end
    for i = 1, doc.key == "a2" and 1000 or 1 do pile[i] = text .. i end
    return { n = 1 }
  end'
plugin fourth 'requires = { third = ">=1" },
  document = function() async.sleep(0.5) return { n = 1 } end'
rm -f c.slant*
cp made.slant c.slant
quietly "$SLANT" run -c c.slant --plugins plugins third --where "key = 'a1'" || fail "third"
quietly "$SLANT" run -c c.slant -j 1 --plugins plugins --events events third fourth \
    --where "key IN ('a1', 'a2', 'a3')"
grep -q worker_lost events && fail "stored rows: $(grep worker_lost events)"
[ "$(ask c.slant "SELECT key, s.plugin, state FROM states s JOIN documents ON id = document
    WHERE state <> 'ok' ORDER BY 2" | tail -n +2 | tr -d '\r' | tr '\n' ' ')" = \
    "a2,fourth,skipped a2,third,limit " ] || fail "stored rows: $(ask c.slant "SELECT * FROM states")"

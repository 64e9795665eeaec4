#!/usr/bin/env bash
# Signals at any time: who asks by SIGUSR1 ends nothing, and Ctrl-C or a closed
# terminal leaves the corpus one file, also while plugins are still looked for
# and while --where is asked.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
mkdir -p plugins/waits plugins/runs
cat >plugins/waits/init.lua <<'END'
local sum = 0
for i = 1, 3e7 do sum = sum + i end -- long to load
return { api = 1, name = "waits", version = "1", summary = "takes time",
  results = { document = { n = "integer" } },
  document = function() return { n = 1 } end }
END
cat >plugins/runs/init.lua <<'END'
local async = require "async"
return { api = 1, name = "runs", version = "1", summary = "a wave of its own",
  permissions = { "exec:true" }, results = { document = { n = "integer" } },
  document = function() async.sleep(0.2) return { n = 1 } end }
END
make_jsonl 60 made.jsonl
quietly "$SLANT" load -c c.slant made.jsonl || fail "load"

# searching: until a worker of the run behind is there.
searching() {
    until pgrep -P "$pid" >/dev/null; do
        kill -0 "$pid" 2>/dev/null || fail "it ended: $(tail -3 log)"
        sleep 0.01
    done
}

one_file() {
    [ "$(echo c.slant*)" = c.slant ] || fail "$1 left $(echo c.slant*)"
}

for signal in INT TERM HUP; do
    behind "$SLANT" run -c c.slant --plugins plugins waits
    searching
    kill "-$signal" "$pid"
    wait_status "$pid" 4
    one_file "$signal"
    behind "$SLANT" run -c c.slant --plugins plugins frequency --where \
        "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n)"
    until [ -e c.slant-wal ]; do :; done # at once: it may not select yet
    kill "-$signal" "$pid"
    wait_status "$pid" 4
    one_file "$signal while it selects"
done
[ "$(ask c.slant "SELECT count(*) FROM states WHERE plugin = 'frequency'" |
    sed -n 2p | tr -d '\r')" = 0 ] || fail "what was being selected ran"

behind "$SLANT" run -c c.slant --plugins plugins waits runs --allow runs
searching
while kill -USR1 "$pid" 2>/dev/null; do sleep 0.02; done
wait_status "$pid" 0
grep -q 'runs on document .*, waiting at init.lua:4 (sleep)' log ||
    fail "it did not say what is in flight"
one_file USR1
# Nor before, when the run is part of a load.
make_jsonl 5000 more.jsonl
behind "$SLANT" load -c c.slant --run more.jsonl
searching
kill -USR1 "$pid"
wait_status "$pid" 0

# Under nohup nobody's terminal is its own.
behind nohup "$SLANT" run -c c.slant --plugins plugins waits --retry ok
searching
kill -HUP "$pid"
wait_status "$pid" 0

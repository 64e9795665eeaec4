#!/usr/bin/env bash
# slant check and slant test leave no folder behind: not when they are
# interrupted, nor when what they try kills them.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
mkdir -p tmp plugins/endless/tests
export TMPDIR=$work/tmp
cat >plugins/endless/init.lua <<'END'
return { api = 1, name = "endless", version = "1", summary = "takes its time",
  limits = { cpu = "1s" }, results = { document = { n = "integer" } },
  document = function() while true do end end }
END
echo "Some words." >plugins/endless/tests/a.txt
touch plugins/endless/tests/a.txt.golden

# none WHEN: neither a folder nor a run in it
none() {
    [ -z "$(ls tmp)" ] || fail "$1 left $(ls tmp)"
    for ((i = 0; i < 100; i++)); do
        pgrep -f "$work/tmp/slant-trial" >/dev/null || return 0
        sleep 0.1
    done
    fail "$1: a run goes on: $(pgrep -af "$work/tmp/slant-trial")"
}

for verb in check test; do
    for signal in INT TERM HUP KILL; do
        # a background process of a script ignores SIGINT
        behind python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])' "$SLANT" "$verb" plugins/endless
        until pgrep -f "run -c $work/tmp/slant-trial" >/dev/null; do
            kill -0 "$pid" 2>/dev/null || fail "it ended: $(tail -3 log)"
            sleep 0.02
        done
        if [ "$signal" = KILL ]; then # of the process at work
            kill -KILL "$(pgrep -P "$pid")"
            wait_status "$pid" 137
        else
            kill "-$signal" "$pid"
            wait_status "$pid" 4
        fi
        none "$verb after $signal"
    done
done
[ "$(grep -c '^slant: error: interrupted$' log)" = 6 ] || fail "it did not say so: $(cat log)"

# A script's run ends with the script.
make_jsonl 400 made.jsonl
quietly "$SLANT" load -c s.slant made.jsonl || fail "load"
echo 'run("endless")' >s.lua
for signal in TERM KILL; do
    behind "$SLANT" script s.lua -c "$work/s.slant" --plugins plugins
    until pgrep -f "run -c $work/s.slant" >/dev/null; do sleep 0.02; done
    kill "-$signal" "$pid"
    wait "$pid"
    for ((i = 0; i < 200; i++)); do
        pgrep -f "run -c $work/s.slant" >/dev/null || break
        sleep 0.1
    done
    [ $i -lt 200 ] || fail "a run outlived its script"
done
echo "no folder, no run is left"

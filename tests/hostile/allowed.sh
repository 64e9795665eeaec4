#!/usr/bin/env bash
# Plugins with permissions: only granted ones run, and only do what they named.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
command -v python3 >/dev/null || { echo "no python3: not tried"; exit 77; }

cp -r "$here/allowed" .
python3 allowed/server.py >port 2>server.log &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
until [ -s port ]; do sleep 0.05; done
port=$(cat port)
sed -i "s/8766/$port/" allowed/asker/init.lua
run=("$SLANT" run -c c.slant --plugins allowed)

# line SQL: its one row, without the header.
line() { ask c.slant "$1" | sed -n 2p | tr -d '\r"'; }

# says WANTED COMMAND...: ends 2 with these words.
says() {
    local wanted=$1 status=0
    shift
    "$@" >words 2>&1 || status=$?
    [ "$status" = 2 ] || fail "$* ended with $status"
    grep -qF -- "$wanted" words || { cat words >&2; fail "$* does not say: $wanted"; }
}

make_jsonl 200 made.jsonl
quietly "$SLANT" load -c c.slant made.jsonl || fail "load"

says "asker: it asks for http:127.0.0.1:$port: grant that with --allow asker" \
    "${run[@]}" asker
says "grant that with --allow asker" "${run[@]}" follower
says '--allow follower: requires' "${run[@]}" follower --allow follower
[ "$(line "SELECT count(*) FROM states")" = 0 ] || fail "something ran"

quietly "${run[@]}" -j 1 follower --allow asker || fail "run follower"
[ "$(line "SELECT count(*), sum(label IN ('long', 'short')), count(DISTINCT twice),
     min(type) FROM asker")" = 200,200,1,application/json ] || fail "asker: $(line "SELECT * FROM asker")"
line "SELECT DISTINCT error FROM asker" | grep -q 'http://127.0.0.1:1/` is not permitted' ||
    fail "another port was asked"
line "SELECT DISTINCT error FROM follower" | grep -q 'is not permitted' ||
    fail "a plugin without permission asked"
[ "$(line "SELECT count(*) FROM follower f JOIN asker a USING (document)
     WHERE f.label = a.label")" = 200 ] || fail "follower read other labels"

# What a server can do to us.
while read -r path wanted; do
    quietly "${run[@]}" asker --allow asker --where "id <= 3" --set "asker.path=$path" ||
        fail "run with $path"
    line "SELECT coalesce(label, error) FROM asker WHERE document = 1" |
        grep -q "$wanted" || fail "$path: $(line "SELECT * FROM asker WHERE document = 1")"
done <<'END'
elsewhere 302
huge over 16 MiB
silent no answer: .*timed out
garbage no answer
never bad argument #2 .*timeout: more than 0
END

# Programs.
for key in helper helper2 run status none forbidden path late flood dying \
    after after2 file lines talktwice talkrest talklater helper3; do
    printf '{"id": "%s", "text": "Twelve bytes"}\n' "$key"
done >acts.jsonl
rm -f c.slant
quietly "$SLANT" load -c c.slant acts.jsonl || fail "load"
quietly timeout 60 "${run[@]}" runner --allow runner || fail "run runner"
while read -r key wanted; do
    line "SELECT said FROM runner JOIN documents ON document = id WHERE key = '$key'" |
        grep -q "$wanted" ||
        fail "$key: $(line "SELECT said FROM runner JOIN documents ON document = id
              WHERE key = '$key'")"
done <<'END'
helper ^12$
helper2 ^12$
helper3 ^12$
run ^same$
status ^1$
none there is no program `no-such-program` on PATH
forbidden `sh` is not permitted
path `/bin/cat` is not permitted
late ^timeout$
flood more than 16 MiB
dying ended with status 3
after ^5$
after2 ^5$
talktwice wrote more than one line.*; .*wrote more than one line
talkrest wrote more than one line.*; .*wrote more than one line
talklater \(^5\|wrote more than one line.*\); .*wrote more than one line
lines a line has no line end
END
if ! "$SLANT" info -c c.slant | grep -q 'no Landlock'; then
    [ ! -e allowed/runner/made-by-a-plugin ] || fail "a program wrote a file"
fi

# A helper's state ends while it answers.
quietly timeout 60 "${run[@]}" hoarder --allow hoarder
[ "$(line "SELECT count(*), sum(state = 'limit' AND cause = 'memory') FROM states
    WHERE plugin = 'hoarder'")" = 18,18 ] || fail "hoarder: $(line "SELECT * FROM states WHERE plugin = 'hoarder'")"

# Programs end with their worker.
printf '{"id": "late", "text": "Twelve bytes"}\n' >late.jsonl
sed -i "s/async.timeout(0.2,/async.timeout(20,/; s/\"100\"/\"9$$\"/" allowed/runner/init.lua
rm -f c.slant
quietly "$SLANT" load -c c.slant late.jsonl
behind "${run[@]}" runner --allow runner
until pgrep -f "sleep 9$$" >/dev/null; do sleep 0.05; done
kill -INT "$pid"
wait_status "$pid" 4
for ((i = 0; i < 100; i++)); do
    pgrep -f "sleep 9$$" >/dev/null || break
    sleep 0.1
done
[ "$i" -lt 100 ] || fail "a program outlived its worker"
"$SLANT" --program "$PPID" touch outlived # as when the worker is gone by then
[ ! -e outlived ] || fail "a program began after its worker's end"

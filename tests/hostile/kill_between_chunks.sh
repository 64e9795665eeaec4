#!/usr/bin/env bash
# A decoder that has sent a part of a file is killed with signal 9. The one in
# its place has seen nothing of the files before; all the same it goes on where
# the other ended. The file has more than two chunks of 6 MB, and is read when
# its decoder knows more than 65,535 types: their numbers take more room.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

[ -r /proc/self/io ] || { echo "skipped: no /proc/PID/io"; exit 77; }
documents=60000
mkdir press
seq -f 'w%.0f' 70000 | tr '\n' ' ' | sed 's/.*/{"id": "a", "text": "&"}\n/' >press/a.jsonl
seq "$documents" | awk 'BEGIN { print "id,text" } { print $1 ",v" $1 }' >press/b.csv
quietly "$SLANT" load -c whole.slant -j 1 press || fail "load"

# kill_within PID: its worker, when that has sent a.jsonl and one chunk of b.csv.
kill_within() {
    local worker sent
    while kill -0 "$1" 2>/dev/null; do
        worker=$(pgrep -P "$1")
        sent=$(sed -n 's/^wchar: //p' "/proc/${worker:-0}/io" 2>/dev/null)
        if [ "${sent:-0}" -gt 7000000 ]; then
            [ "$sent" -lt 13000000 ] && kill -9 "$worker" && killed=1
            return
        fi
    done
}

killed=
for _ in 1 2 3 4 5; do
    rm -f k.slant
    behind "$SLANT" load -c k.slant -j 1 press
    # shellcheck disable=SC2154 # behind sets it
    kill_within "$pid"
    wait_status "$pid" 0
    [ -z "$killed" ] || break
done
[ -n "$killed" ] || fail "no worker could be killed between its chunks"
[ "$(ask k.slant "SELECT count(*) FROM documents" | tail -1 | tr -d '\r')" = $((documents + 1)) ] ||
    fail "documents are missing, or there twice"
dump whole.slant >whole.dump
dump k.slant >killed.dump
same whole.dump killed.dump

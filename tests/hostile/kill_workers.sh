#!/usr/bin/env bash
# Workers killed with signal 9 are replaced; the run ends right, nothing is
# missing or double, nothing is marked crashed. $KILLS kills of each kind.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
kills=${KILLS:-${SLANT_TEST_LONG:+125}}
kills=${kills:-6}

make_jsonl 4000 made.jsonl
quietly "$SLANT" load -c whole.slant made.jsonl || fail "load"
quietly "$SLANT" run -c whole.slant "${plugins[@]}" || fail "run"
dump whole.slant >whole.dump

# kill_while PID: a random worker of the process, again and again.
kill_while() {
    local done=0 victim
    while [ "$done" -lt "$kills" ] && kill -0 "$1" 2>/dev/null; do
        sleep "0.0$((RANDOM % 9 + 1))"
        victim=$(pgrep -P "$1" | shuf -n 1)
        [ -n "$victim" ] && kill -9 "$victim" 2>/dev/null && done=$((done + 1))
    done
    killed=$((killed + done))
}

killed=0
while [ "$killed" -lt "$kills" ]; do
    rm -f k.slant
    behind "$SLANT" load -c k.slant -j 2 made.jsonl
    kill_while "$pid"
    wait_status "$pid" 0
done
loads=$killed
killed=0
while [ "$killed" -lt "$kills" ]; do
    rm -f r.slant
    cp k.slant r.slant
    behind "$SLANT" run -c r.slant -j 2 "${plugins[@]}"
    kill_while "$pid"
    wait_status "$pid" 0
done
dump r.slant >killed.dump
same whole.dump killed.dump
echo "$loads workers killed while loading, $killed while running"

#!/usr/bin/env bash
# The coordinator killed with signal 9 at any moment: what was acknowledged
# stays, and calling again comes to the same bytes. $KILLS kills of each verb.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
kills=${KILLS:-${SLANT_TEST_LONG:+125}}
kills=${kills:-6}

make_jsonl 4000 made.jsonl
quietly "$SLANT" load -c whole.slant made.jsonl || fail "load"
quietly "$SLANT" run -c whole.slant "${plugins[@]}" || fail "run"
dump whole.slant >whole.dump

documents() {
    "$SLANT" sql -c k.slant --csv "SELECT count(*) FROM documents" 2>/dev/null |
        sed -n 2p | tr -d '\r'
}

# killed_at MS COMMAND...: started, and killed after so many milliseconds; its
# workers end, too.
killed_at() {
    local ms=$1 worker workers
    shift
    behind "$@"
    sleep "$(printf '0.%03d' "$ms")"
    workers=$(pgrep -P "$pid")
    kill -9 "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    for worker in $workers; do
        for ((i = 0; i < 100; i++)); do
            grep -q . "/proc/$worker/cmdline" 2>/dev/null || break
            sleep 0.1
        done
        [ "$i" -lt 100 ] || fail "worker $worker outlived its parent"
        orphans=$((orphans + 1))
    done
}

before=0 orphans=0
for _ in $(seq "$kills"); do
    killed_at $((RANDOM % 120 + 10)) "$SLANT" load -c k.slant -j 2 made.jsonl
    [ -s k.slant ] || continue
    now=$(documents)
    [ "${now:-0}" -ge "$before" ] || fail "$before documents became ${now:-none}"
    before=${now:-0}
done
quietly "$SLANT" load -c k.slant -j 2 made.jsonl || fail "load after the kills"
for _ in $(seq "$kills"); do
    killed_at $((RANDOM % 400 + 10)) "$SLANT" run -c k.slant -j 2 "${plugins[@]}"
done
quietly "$SLANT" run -c k.slant -j 2 "${plugins[@]}" || fail "run after the kills"
dump k.slant >killed.dump
same whole.dump killed.dump
echo "$kills kills of load, $kills of run: same bytes, nothing lost," \
    "$orphans orphaned workers gone"

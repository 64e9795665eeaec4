#!/usr/bin/env bash
# A second writer is told who holds the corpus; readers go on, and runs that
# store nothing are readers.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

make_jsonl 2000 made.jsonl
quietly "$SLANT" load -c b.slant made.jsonl || fail "load"
behind "$SLANT" run -c b.slant slow --set slow.rounds=200000 --events events
wait_result events
"$SLANT" load -c b.slant made.jsonl 2>second
[ $? = 75 ] || fail "a second writer was not refused"
grep -q "$pid" second || fail "the holder is not named: $(cat second)"
"$SLANT" kwic -c b.slant partnership >/dev/null 2>&1 || fail "readers must go on"
quietly "$SLANT" run -c b.slant slow --dry-run || fail "--dry-run must go on"
quietly "$SLANT" run -c b.slant slow --set slow.rounds=200000 --verify --sample 1 ||
    fail "--verify must go on"
kill -INT "$pid"
wait_status "$pid" 4
echo "busy: $(cat second)"

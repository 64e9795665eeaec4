#!/usr/bin/env bash
# A disk that is full (here: a limit on the size of files): exit 3, a message,
# a corpus that is whole, and the rest is done when there is room.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

make_jsonl 4000 made.jsonl
quietly "$SLANT" load -c whole.slant made.jsonl || fail "load"
quietly "$SLANT" run -c whole.slant frequency || fail "run"
dump whole.slant >whole.dump
size=$(($(wc -c <whole.slant) / 1024))

# limited KIB COMMAND...
limited() {
    (
        trap '' XFSZ
        ulimit -f "$1"
        shift
        "$@" >>"$work/log" 2>&1
    )
}

limited $((size / 3)) "$SLANT" load -c f.slant -j 2 made.jsonl
status=$?
[ $status = 3 ] || fail "a load on a full disk ended with $status"
grep -qi "full\|disk\|large" log || fail "the message does not say that the disk is full"
"$SLANT" sql -c f.slant "SELECT count(*) FROM documents" >/dev/null || fail "the corpus is broken"
quietly "$SLANT" load -c f.slant -j 2 made.jsonl || fail "load with room"
limited 100 "$SLANT" run -c f.slant frequency
status=$?
[ $status = 3 ] || fail "a run on a full disk ended with $status"
quietly "$SLANT" run -c f.slant frequency || fail "run with room"
dump f.slant >f.dump
same whole.dump f.dump
echo "full disk: told, nothing lost"

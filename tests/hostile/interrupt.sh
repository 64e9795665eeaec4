#!/usr/bin/env bash
# Ctrl-C keeps what is done and exits 4; the next call does the rest. The corpus is
# one file then, whenever it came.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

make_jsonl 3000 made.jsonl
quietly "$SLANT" load -c c.slant made.jsonl || fail "load"
behind "$SLANT" run -c c.slant slow --set slow.rounds=100000 --events events
wait_result events
kill -INT "$pid"
wait_status "$pid" 4
grep -q 'finishing .*; Ctrl-C again stops at once' log || fail "it does not say what it waits for"
done=$("$SLANT" sql -c c.slant --csv "SELECT count(*) FROM states" | sed -n 2p | tr -d '\r')
[ "$done" -gt 0 ] || fail "nothing was kept"
[ "$done" -lt 3000 ] || fail "the run was over before it was interrupted"
owed=$("$SLANT" run -c c.slant slow --set slow.rounds=100000 --dry-run --csv 2>/dev/null |
    sed -n 2p | cut -d, -f3)
[ $((done + owed)) = 3000 ] || fail "$done done and $owed owed are not 3000"
echo "interrupted after $done of 3000 documents, $owed owed"

# A load whose workers are gone counts what came: that is not lost, or at the
# second time is as if it had not come.
make_jsonl 20000 many.jsonl
for times in 1 2; do
    rm -f many.slant*
    behind "$SLANT" load -c many.slant many.jsonl
    until pgrep -P "$pid" >/dev/null || ! kill -0 "$pid" 2>/dev/null; do :; done
    while pgrep -P "$pid" >/dev/null; do :; done
    for ((i = 0; i < times; i++)); do kill -TERM "$pid" 2>/dev/null; done
    wait_status "$pid" 0 4
    [ "$(echo many.slant*)" = many.slant ] || fail "more than one file: $(echo many.slant*)"
    quietly "$SLANT" load -c many.slant many.jsonl || fail "the next load"
    [ "$(ask many.slant "SELECT count(*) FROM documents" | sed -n 2p | tr -d '\r')" = 20000 ] ||
        fail "documents were lost"
done

#!/usr/bin/env bash
# The same corpus, plugins and options give the same bytes for any -j.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

articles=1500 lines=10000
[ -n "${PEAK-}" ] || articles=300 lines=2000 # sanitizers are slow
make_jsonl "$articles" made.jsonl
for j in 1 2 4; do
    quietly "$SLANT" load -c "j$j.slant" -j "$j" "$samples" made.jsonl
    [ $? -le 1 ] || fail "load -j $j"
    quietly "$SLANT" run -c "j$j.slant" -j "$j" --set slow.rounds=200 ||
        fail "run -j $j"
    dump "j$j.slant" >"j$j.dump" || fail "dump -j $j"
done
[ "$(wc -l <j1.dump)" -gt "$lines" ] || fail "the dump holds too little"
same j1.dump j2.dump
same j1.dump j4.dump

# Loading and running again changes nothing.
quietly "$SLANT" load -c j2.slant -j 2 "$samples" made.jsonl
quietly "$SLANT" run -c j2.slant -j 2 --set slow.rounds=200 || fail "run again"
dump j2.slant >again.dump
same j1.dump again.dump
[ -e j2.slant-wal ] && fail "a -wal lies beside the corpus at rest"
echo "same bytes for -j 1, 2, 4: $(wc -c <j1.dump) bytes of dump"

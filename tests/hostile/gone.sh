#!/usr/bin/env bash
# A corpus that is removed or replaced while a run writes it: the run says so.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# begins: a run that has stored something.
begins() {
    rm -rf folder && mkdir folder
    cp c.slant folder/
    behind "$SLANT" run -c folder/c.slant -j 2 slow --set slow.rounds=20000 --events events
    wait_result events
}

ends() {
    wait_status "$pid" 3
    tail -1 log | grep -q 'error: .*folder/c.slant was removed, replaced or renamed' ||
        fail "after $1: $(tail -1 log)"
    : >events
}

make_jsonl 3000 made.jsonl
quietly "$SLANT" load -c c.slant made.jsonl || fail "load"
begins
rm -r folder
ends "rm"
begins
cp c.slant folder/other && mv folder/other folder/c.slant
ends "mv"

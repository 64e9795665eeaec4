#!/usr/bin/env bash
# The k-th allocation of every process fails, for k = 1, 2, 3, 5, 8 ...: whatever
# ends, ends by itself, and calling again comes to the same bytes.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
[ -n "${SCARCE-}" ] || { echo "sanitizers have an allocator of their own"; exit 77; }

make_jsonl 40 made.jsonl
quietly "$SLANT" load -c whole.slant made.jsonl || fail "load"
quietly "$SLANT" run -c whole.slant frequency sentiment || fail "run"
dump whole.slant >whole.dump

# scarce COMMAND...: where allocation $at fails. A message is owed only when the
# host itself speaks; libraries may abort.
scarce() {
    local status=0
    SCARCE_AT=$at LD_PRELOAD=$SCARCE timeout -k 1 60 "$@" >>log 2>&1 || status=$?
    [ "$status" != 124 ] || fail "$* hangs when allocation $at fails"
    [ "$status" != 139 ] || fail "$* ends by a wrong access when allocation $at fails"
}

last=200000
[ -z "${SLANT_TEST_LONG-}" ] || last=3000000
at=1 before=1 n=0
while [ "$at" -lt "$last" ]; do
    rm -f c.slant*
    scarce "$SLANT" load -q -c c.slant -j 1 made.jsonl
    quietly "$SLANT" load -q -c c.slant made.jsonl || fail "load after allocation $at failed"
    scarce "$SLANT" run -q -c c.slant -j 1 frequency sentiment
    quietly "$SLANT" run -q -c c.slant frequency sentiment --retry failed --retry limit \
        --retry crashed || fail "run after allocation $at failed"
    dump c.slant >scarce.dump
    same whole.dump scarce.dump
    next=$((at + before))
    before=$at at=$next n=$((n + 1))
done
echo "$n allocations failed"

#!/usr/bin/env bash
# The coordinator killed with signal 9 at points spread over all it writes, in
# the middle of a write, while it loads, while it runs, and while it reduces
# alone; and once more while it makes up for that. Its workers end, and calling
# again comes to the same bytes. $POINTS points of each.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
[ -n "${FELL-}" ] || { echo "sanitizers do not let it be preloaded"; exit 77; }
points=${POINTS:-${SLANT_TEST_LONG:+85}}
points=${points:-3}

# killed_at CALL COMMAND...: in a session of its own, of which nobody is left.
killed_at() {
    local call=$1 i
    shift
    setsid env FELL_AT="$call" LD_PRELOAD="$FELL" "$@" >>"$work/log" 2>&1 &
    pid=$!
    wait "$pid" 2>/dev/null
    case $? in
    137) hits=$((hits + 1)) ;;
    0) ;; # it had less to say this time
    *) fail "$* killed in call $call" ;;
    esac
    for ((i = 0; i < 100; i++)); do
        pgrep -s "$pid" >/dev/null || return 0
        sleep 0.05
    done
    fail "a worker outlived $*, killed in call $call"
}

# begin FROM: k.slant is a copy of FROM.slant, or not there.
begin() {
    rm -f k.slant k.slant-*
    [ ! -e "$1.slant" ] || cp "$1.slant" k.slant
}

# killed_over FROM COMMAND...: from its first call to its last.
killed_over() {
    local from=$1 calls call k hits=0
    shift
    begin "$from"
    FELL_AT=0 FELL_LOG=calls LD_PRELOAD=$FELL quietly "$@" || fail "$*"
    calls=$(cat calls)
    dump k.slant >whole.dump
    for ((k = 0; k < points; k++)); do
        begin "$from"
        call=$((1 + k * calls / points))
        killed_at "$call" "$@"
        killed_at $((1 + call / 2)) "$@"
        quietly "$@" || fail "$* after a kill"
        dump k.slant >killed.dump
        same whole.dump killed.dump
    done
    echo "$hits kills in $calls calls: slant ${*:2}"
}

make_jsonl 1500 made.jsonl
killed_over nothing "$SLANT" load -c k.slant -j 2 made.jsonl
cp k.slant loaded.slant
killed_over loaded "$SLANT" run -c k.slant -j 2 "${plugins[@]}"
cp k.slant ran.slant
# Blocks that have lost a document are reduced anew.
quietly "$SLANT" remove -c ran.slant a10 a1200 || fail "remove"
killed_over ran "$SLANT" run -c k.slant -j 2 "${plugins[@]}"

#!/usr/bin/env bash
# Input that is too much in one way: a line over the limit (in the long form
# 200 MB), tiny records (a million), 100,000 columns, a file that grows while it
# is read. Memory stays flat, the rest is loaded, and what is left out is said.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

long=70000000 many=100000
[ -z "${SLANT_TEST_LONG-}" ] || long=200000000 many=1000000
[ -n "${PEAK-}" ] || long=70000000 many=20000 # sanitizers are slow

# load_within MIB CORPUS STATUS ARG...: no process of it takes more memory.
load_within() {
    local mib=$1 corpus=$2 status=$3
    shift 3
    ${PEAK:+"$PEAK" peak} "$SLANT" load -q -c "$corpus" "$@" 2>>"$work/log"
    [ $? = "$status" ] || fail "load $* did not end with $status: $(tail -3 "$work/log")"
    [ -z "${PEAK-}" ] || [ "$(cat peak)" -lt $((mib * 1024)) ] ||
        fail "load $* took $(cat peak) KiB"
    echo "load $*: $(cat peak 2>/dev/null) KiB"
}

# asked CORPUS SQL VALUE
asked() {
    local now
    now=$(ask "$1" "$2" | sed -n 2p | tr -d '\r"')
    [ "$now" = "$3" ] || fail "$2 is '$now', not '$3'"
}

{
    echo '{"id":"before","text":"The line before."}'
    printf '{"id":"long","text":"'
    head -c "$long" /dev/zero | tr '\0' 'a'
    echo '"}'
    echo '{"id":"behind","text":"The line behind."}'
} >long.jsonl
load_within 256 long.slant 1 long.jsonl
asked long.slant "SELECT group_concat(key) FROM documents" before,behind
asked long.slant "SELECT uri || ' ' || reason FROM load_log" "long.jsonl#L2 too-long"
rm long.jsonl long.slant

awk -v n="$many" 'BEGIN { for (i = 0; i < n; i++) print "{\"t\":\"" i "\"}" }' >tiny.jsonl
load_within 512 tiny.slant 0 tiny.jsonl --map t=title
asked tiny.slant "SELECT count(*) FROM documents" "$many"
rm tiny.jsonl tiny.slant

awk 'BEGIN {
    printf "text"; for (i = 1; i < 100000; i++) printf ",c%d", i; print ""
    printf "A row."; for (i = 1; i < 100000; i++) printf ",%d", i; print ""
    print "A short row."
}' >wide.csv
load_within 256 wide.slant 0 wide.csv
asked wide.slant "SELECT count(*) FROM documents" 2
asked wide.slant "SELECT reason FROM load_log" ragged-row
load_within 256 narrow.slant 1 wide.csv --max columns=99999
asked narrow.slant "SELECT reason FROM load_log" too-long

# It grows all the while: what is read is whole lines, and it ends.
: >growing.jsonl
(i=0; while [ ! -e enough ]; do
    i=$((i + 1)); echo "{\"id\":\"$i\",\"text\":\"Line $i.\"}" >>growing.jsonl
    [ $((i % 100)) != 0 ] || sleep 0.05 # not faster than it is loaded
done) &
grower=$!
until [ -s growing.jsonl ]; do sleep 0.05; done
"$SLANT" load -q -c grow.slant growing.jsonl 2>>"$work/log"
status=$?
touch enough
wait "$grower"
[ "$status" -le 1 ] || fail "the growing file: status $status"
[ "$(ask grow.slant "SELECT count(*) FROM documents" | sed -n 2p | tr -d '\r')" -gt 0 ] ||
    fail "nothing of the growing file was loaded"
load_within 256 grow.slant 0 growing.jsonl
asked grow.slant "SELECT count(*) FROM documents" "$(wc -l <growing.jsonl)"
echo "a line of $long bytes, $many records, 100,000 columns, a growing file"

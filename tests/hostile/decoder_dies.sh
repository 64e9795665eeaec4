#!/usr/bin/env bash
# A file that its decoder dies of is given up and named, the others are loaded,
# and the corpus is the same for any number of workers. Death is played: each
# worker that has the file open is ended as by a mistake of its own.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

command -v bzip2 >/dev/null || { echo "skipped: no bzip2"; exit 77; }
mkdir press
make_jsonl 3000 many.jsonl
for part in a b y z; do # a remark at the end, behind which that of m must come
    sed "s/\"id\": \"/&$part/; s/\"text\": \"/&Part $part. /; \$a{}" many.jsonl |
        bzip2 -1 >"press/$part.jsonl.bz2"
done
bzip2 -1 <many.jsonl >once.bz2
for _ in {1..25}; do cat once.bz2; done >press/m.txt.bz2 # slow to unpack: seconds

# end_decoders PID: those of its workers that have m.txt.bz2 open, until it ends.
end_decoders() {
    local worker
    while kill -0 "$1" 2>/dev/null; do
        for worker in $(pgrep -P "$1"); do
            [ -z "$(find "/proc/$worker/fd" -lname '*m.txt.bz2' 2>/dev/null)" ] ||
                kill -SEGV "$worker" 2>/dev/null
        done
        sleep 0.02
    done
}

for workers in 1 3; do
    behind "$SLANT" load -c $workers.slant -j $workers press
    # shellcheck disable=SC2154 # behind sets it
    end_decoders "$pid"
    wait_status "$pid" 1
    dump $workers.slant >$workers.dump
    ask $workers.slant "SELECT uri, reason, detail FROM load_log" >notes
    [ "$(grep -c 'm\.txt\.bz2,crashed' notes)" = 1 ] || fail "notes: $(cat notes)"
    cat notes >>$workers.dump
    [ "$(ask $workers.slant "SELECT count(*) FROM documents" | tail -1 | tr -d '\r')" = 12000 ] ||
        fail "the others are not all there"
done
same 1.dump 3.dump
grep -q 'm.txt.bz2 cannot be decoded' log || fail "nothing was said: $(cat log)"

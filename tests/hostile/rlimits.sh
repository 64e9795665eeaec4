#!/usr/bin/env bash
# What the kernel holds a worker to while a plugin runs in it.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# plugin NAME PERMISSIONS
plugin() {
    mkdir -p "plugins/$1"
    cat >"plugins/$1/init.lua" <<END
local async = require "async"
return { api = 1, name = "$1", version = "1", summary = "waits", permissions = { $2 },
  limits = { memory = "32MiB" }, results = { document = { n = "integer" } },
  document = function() print("runs now") async.sleep(600) return { n = 1 } end }
END
}

# limit PROCESS NAME: the highest that it may have.
limit() { sed -n "s/^Max $2  *[^ ]*  *\([^ ]*\).*/\1/p" "/proc/$1/limits"; }

# check FILE-SIZE OPEN-FILES DATA-SIZE PLUGIN...: of its worker.
check() {
    local child got wanted="$1 $2 $3"
    shift 3
    rm -f log
    behind "$SLANT" run -c c.slant -j 1 --plugins plugins "$@"
    until grep -qs "runs now" log; do
        kill -0 "$pid" 2>/dev/null || fail "$1: $(tail -3 log)"
        sleep 0.05
    done
    child=$(cat "/proc/$pid/task/$pid/children")
    child=${child%% *}
    got="$(limit "$child" "file size") $(limit "$child" "open files") $(limit "$child" "data size")"
    [ "$got" = "$wanted" ] || fail "$1: $got, wanted $wanted"
    [ "$(limit "$child" "core file size")" = 0 ] || fail "$1 leaves core files"
    [ "$(cat "/proc/$child/oom_score_adj")" -gt "$(cat "/proc/$pid/oom_score_adj")" ] ||
        fail "$1: the coordinator would die first"
    kill -INT "$pid"
    wait_status "$pid" 4
}

plugin plain ''
plugin asks '"http:127.0.0.1:9"'
plugin runs '"exec:true"'
make_jsonl 1 made.jsonl
quietly "$SLANT" load -c c.slant made.jsonl || fail "load"
files=$(limit $$ "open files")
all=$(limit $$ "data size")
data=$((32 * 2**20 + 2**31))
[ -n "${PEAK-}" ] || data=$all # sanitizers have more
check 0 64 "$data" plain
check 0 "$files" "$data" asks --allow asks
check "$(limit $$ "file size")" "$files" "$all" runs --allow runs

# Where there is no room for all workers, those there do it all.
for ((i = 1; i <= 12; i++)); do make_jsonl $((100 + i)) "many$i.jsonl"; done
for files in 32 "$files"; do
    (
        ulimit -n "$files"
        quietly "$SLANT" load -c "few$files.slant" -j 12 many*.jsonl || fail "load with $files files"
        quietly "$SLANT" run -c "few$files.slant" -j 12 frequency || fail "run with $files files: $(tail -3 log)"
    ) || exit 1
    dump "few$files.slant" >"few$files.dump"
done
same few32.dump "few$files.dump"
echo "held to its limits"

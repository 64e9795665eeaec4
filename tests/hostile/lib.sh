# lib.sh: what the hostile tests share. $SLANT is the program; each test runs
# in a fresh folder that is removed at its end.
# shellcheck shell=bash
set -u

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC2034 # for the tests
samples=$here/../corpus/articles
work=$(mktemp -d "${TMPDIR:-/tmp}/slant-test.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export SLANT_PLUGINS=$here/plugins
unset SLANT_CORPUS

# What tests that run many times run; in the long form every plugin.
# shellcheck disable=SC2034 # for the tests
plugins=(frequency slow)
# shellcheck disable=SC2034
[ -z "${SLANT_TEST_LONG-}" ] || plugins=()

fail() {
    echo "not so: $*" >&2
    exit 1
}

# say_quietly COMMAND...: its messages only matter when something is wrong.
quietly() {
    "$@" >>"$work/log" 2>&1
}

# behind COMMAND...: the same in the background; its process is $pid.
behind() {
    "$@" >>"$work/log" 2>&1 &
    pid=$!
}

# ask CORPUS SQL: the rows as CSV; the test ends if that fails.
ask() {
    "$SLANT" sql -c "$1" --csv "$2" || fail "sql -c $1: $2"
}

# dump CORPUS: everything that must be the same, as text: documents, types,
# states without costs, every result table and aggregate.
dump() {
    local table columns
    ask "$1" "SELECT * FROM documents ORDER BY id"
    ask "$1" "SELECT id, hex(content), hex(body) FROM meta ORDER BY id"
    ask "$1" "SELECT id, hex(data) FROM stream ORDER BY id"
    ask "$1" "SELECT * FROM removed ORDER BY document, start"
    ask "$1" "SELECT * FROM types ORDER BY id"
    ask "$1" "SELECT document, plugin, state, cause, message, place, current
              FROM states ORDER BY plugin, document"
    ask "$1" "SELECT plugin, state, documents, hex(key) FROM aggregate ORDER BY plugin"
    ask "$1" "SELECT plugin, block, hex(p.key), hex(data) FROM partial AS p
              JOIN config AS c ON c.id = config WHERE live ORDER BY p.rowid"
    ask "$1" "SELECT [table], count(*) FROM columns GROUP BY 1 ORDER BY 1" |
        tail -n +2 | tr -d '\r' >"$work/tables"
    while IFS=, read -r table columns; do
        ask "$1" "SELECT * FROM [$table] ORDER BY $(seq -s, 1 "$columns")"
    done <"$work/tables"
}

# make_jsonl N FILE: N small articles of varied words, by a fixed rule.
make_jsonl() {
    awk -v n="$1" 'BEGIN {
        split("China Russia Moscow Beijing trade gas deal summit visit parade " \
              "partnership sanctions border exercise treaty minister said that " \
              "the of and in on with for new joint military economic talks", w, " ")
        seed = 7
        for (i = 1; i <= n; i++) {
            text = ""
            for (k = 0; k < 60 + i % 40; k++) {
                seed = (seed * 1103515245 + 12345) % 2147483648
                r = int(seed / 65536)
                word = r % 50 == 0 ? "name" r % 3000 : w[r % 33 + 1]
                text = text word (k % 12 == 11 ? ". " : " ")
            }
            if (i % 10 == 3) # what an outlet repeats is taken out
                text = text "\\n\\nYou can read all that Outlet 3 has written of " \
                       "summits and of talks on its pages."
            printf "{\"id\": \"a%d\", \"title\": \"Article %d\", \"date\": \"%d-%02d-01\", " \
                   "\"outlet\": \"Outlet %d\", \"section\": \"s%d\", \"text\": \"%s\"}\n", \
                   i, i, 2015 + i % 11, 1 + i % 12, i % 5, i % 3, text
        }
    }' >"$2"
}

# wait_result FILE: waits until the run behind, with `--events FILE`, has a
# first result.
wait_result() {
    until grep -q '"event":"result"' "$1" 2>/dev/null; do
        kill -0 "$pid" 2>/dev/null || fail "no result: $(tail -5 "$work/log")"
        sleep 0.05
    done
}

# wait_status PID WANTED...: the process ends with one of these.
wait_status() {
    local pid=$1 status wanted
    shift
    wait "$pid"
    status=$?
    for wanted in "$@"; do
        [ "$status" = "$wanted" ] && return 0
    done
    cat "$work/log" >&2
    fail "exit status $status, wanted one of: $*"
}

# same FILE FILE: byte for byte.
same() {
    cmp -s "$1" "$2" && return 0
    diff "$1" "$2" | head -20 >&2
    fail "$1 and $2 differ"
}

#!/usr/bin/env bash
# attacks.sh CATEGORY: see attacks/README.md. $PEAK runs a command and writes the
# largest memory of its processes, in KiB, to a file; without it (sanitizers)
# memory is not checked and time limits are met earlier.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
category=$1
list=$here/attacks/$category.attacks
memory_cap=32  # MiB, of each plugin
memory_base=48 # MiB a process has besides: its connection, other plugins
export TMPDIR=$work/tmp
mkdir plugins tmp

# corpus FILE WORD: six articles; the third one holds WORD.
corpus() {
    for i in 1 2 3 4 5 6; do
        printf '{"id": "a%d", "title": "T", "text": "Article %d says some words. %s. China and Russia met."}\n' \
            "$i" "$i" "$([ "$i" = 3 ] && echo "$2")"
    done >made.jsonl
    quietly "$SLANT" load -c "$1" made.jsonl || fail "load"
}

# The bodies as plugins/NAME/init.lua, what is expected as lines NAME STATE.
split_bodies() {
    awk -v whole="${1-}" '
        function finish() {
            if (!file)
                return
            if (!whole)
                print "    end\n    doc:emit(\"hit\", { n = #doc, t = doc.key })\n" \
                      "    return { n = #doc }\n  end,\n}" >file
            close(file)
        }
        /^--- / {
            finish()
            name = substr($2, 1, length($2) - 1)
            expected = $0
            sub(/^--- [^ ]* /, "", expected)
            print name " " expected
            system("mkdir -p plugins/" name)
            file = "plugins/" name "/init.lua"
            if (!whole)
                print "return {\n  api = 1, name = \"" name "\", version = \"1\"," \
                      " summary = \"an attack\",\n  limits = { cpu = \"100ms\"," \
                      " memory = \"32MiB\", rows = 1000 },\n  results = {" \
                      " document = { n = { type = \"integer\", min = 0 }, x = \"number\" },\n" \
                      "    rows = { hit = { n = \"integer\", t = \"string\", at = \"span\",\n" \
                      "      u = \"string\", v = \"string\", w = \"string\", x = \"string\"," \
                      " y = \"string\", z = \"string\" } } },\n" \
                      "  document = function(doc, ctx)\n" \
                      "    if doc.text:find(\"attackmarker\", 1, true) then" >file
            next
        }
        { print >file }
        END { finish() }' "$list" | sort
}

# run CORPUS [NAME...]: the plugins on every article; it must end by itself.
run() {
    local status=0 corpus=$1 seconds=100
    shift
    [ -n "${PEAK-}" ] || seconds=250
    quietly timeout -k 1 "$seconds" ${PEAK:+"$PEAK" peak} \
        "$SLANT" run -c "$corpus" -j 2 --plugins plugins "$@" || status=$?
    [ "$status" -le 1 ] || { tail -5 log && fail "run of $corpus ended with $status"; }
}

# rows CORPUS: what the plugins found in all articles but the third.
rows() {
    while read -r name _; do
        ask "$1" "SELECT * FROM [$name] WHERE document <> 3"
        ask "$1" "SELECT * FROM [${name}_hit] WHERE document <> 3"
    done <expected
    ask "$1" "SELECT document, plugin, state, cause FROM states
              WHERE document <> 3 ORDER BY plugin, document"
}

check_bodies() {
    local name wanted got wrong=() names
    split_bodies >expected
    mapfile -t names < <(cut -d' ' -f1 expected)
    corpus calm.slant peacefulword
    run calm.slant "${names[@]}"
    ask calm.slant "SELECT DISTINCT state FROM states" | tail -n +2 | tr -d '\r' >states
    [ "$(cat states)" = ok ] || fail "without the marker: $(cat states)"
    corpus attacked.slant attackmarker
    ls -A >before
    run attacked.slant "${names[@]}"
    ls -A >after
    ask attacked.slant "SELECT plugin || ' ' || state || coalesce('(' || cause || ')', '') AS pair
        FROM states WHERE document = 3" | tr -d '\r' >got
    while read -r name wanted; do
        got=$(sed -n "s/^$name //p" got)
        # Which limit a slow machine meets first cannot be foretold.
        [[ -n ${PEAK-} && $wanted != *limit* ]] || wanted+="|limit(cpu)"
        [[ -n $got && "|$wanted|" == *"|$got|"* ]] ||
            wrong+=("$name ended as ${got:-nothing}, not $wanted")
    done <expected
    [ ${#wrong[@]} = 0 ] || fail "$(printf '%s\n' "${wrong[@]}")"
    rows calm.slant >calm.rows
    rows attacked.slant >attacked.rows
    same calm.rows attacked.rows
    diff before <(grep -vxE 'after|attacked\.slant-(wal|shm)' after) >&2 || fail "a file appeared"
    [ -z "$(ls -A tmp)" ] || fail "files in TMPDIR: $(ls -A tmp)"
}

check_plugins() {
    split_bodies whole >expected
    corpus calm.slant peacefulword
    run calm.slant
    "$SLANT" plugins -c calm.slant --plugins plugins --csv 2>&1 | tr -d '\r' >said
    cat log >>said
    while read -r name wanted; do
        # on a busy machine time may be up before memory or CPU time
        grep -- "$name" said | grep -qi -- "$wanted\|took longer" ||
            fail "$name is not refused for \`$wanted\`: $(grep -- "$name" said)"
    done <expected
    ask calm.slant "SELECT count(*) FROM states WHERE plugin = 'frequency' AND state = 'ok'" |
        grep -q '^6' || fail "other plugins did not run"
}

if [ "$category" = load ]; then
    check_plugins
else
    check_bodies
fi
if [ -n "${PEAK-}" ] && [ "$category" != load ]; then
    peak=$(($(cat peak) / 1024))
    [ "$peak" -le $((memory_cap + memory_base)) ] ||
        fail "a process had $peak MiB, with plugins of $memory_cap MiB"
fi
echo "$(wc -l <expected) attacks, ${peak:+at most $peak MiB, }all contained"

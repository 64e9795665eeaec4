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

# corpus FILE WORD [N]: six or N articles; the third one holds WORD.
corpus() {
    awk -v n="${3-6}" -v word="$2" 'BEGIN {
        for (i = 1; i <= n; i++)
            printf "{\"id\": \"a%d\", \"title\": \"T\", \"text\": \"Article %d says " \
                   "some words. %s. China and Russia met.\"}\n", i, i, i == 3 ? word : ""
    }' >made.jsonl
    quietly "$SLANT" load -c "$1" made.jsonl || fail "load"
}

# The list's bodies become plugins/NAME/init.lua, between what `around NAME` prints
# before and, with a second argument, behind; `NAME WHAT IS EXPECTED` as lines.
split_bodies() {
    local name
    awk '
        /^--- / {
            name = substr($2, 1, length($2) - 1)
            expected = $0
            sub(/^--- [^ ]* /, "", expected)
            print name " " expected
            system("mkdir -p plugins/" name)
            body = "plugins/" name "/body"
            next
        }
        { print >body }' "$list" | sort
    for name in plugins/*/body; do
        name=$(basename "$(dirname "$name")")
        { around "$name"; cat "plugins/$name/body"; around "$name" behind; } \
            >"plugins/$name/init.lua"
        rm "plugins/$name/body"
    done
}

# A body in document(), which runs when the text holds the marker.
around_document() {
    if (($# == 1)); then
        cat <<LUA
return {
  api = 1, name = "$1", version = "1", summary = "an attack",
  limits = { cpu = "100ms", memory = "32MiB", rows = 1000 },
  results = { document = { n = { type = "integer", min = 0 }, x = "number" },
    rows = { hit = { n = "integer", t = "string", at = "span",
      u = "string", v = "string", w = "string", x = "string", y = "string", z = "string" } } },
  document = function(doc, ctx)
    if doc.text:find("attackmarker", 1, true) then
LUA
    else
        cat <<'LUA'
    end
    doc:emit("hit", { n = #doc, t = doc.key })
    return { n = #doc }
  end,
}
LUA
    fi
}

# A body in setup() or a function of reduce, called `attack` there. A block in
# which the marker was seen says so in acc.marked; setup and init see no text, so
# there an option is the marker.
around_phase() {
    if (($# == 1)); then
        cat <<LUA
local async, http, proc, json = require "async", require "http", require "proc", require "json"
local log, stat = require "log", require "stat"
local function attack(a, b)
  local acc, doc, ctx = a, b, b or a
LUA
    else
        cat <<LUA
end
return {
  api = 1, name = "$1", version = "1", summary = "an attack",
  limits = { cpu = "20ms", memory = "32MiB", rows = 1000 },
  options = { attack = { type = "boolean", default = false, doc = "the marker" } },
  results = { document = { n = "integer" }, corpus = { all = { n = "integer", t = "string" } } },
  setup = function(ctx)
    if "$category" == "setup" and ctx.options.attack then return attack(ctx) end
    return {}
  end,
  document = function(doc) return { n = #doc.text } end,
  reduce = {
    init = function(ctx)
      if "$category" == "init" and ctx.options.attack then return attack(ctx) end
      return { n = 0 }
    end,
    step = function(acc, doc, result)
      local marked = doc.text:find("attackmarker", 1, true)
      acc.n, acc.marked = acc.n + result.n, acc.marked or marked
      if "$category" == "step" and marked then return attack(acc, doc) end
    end,
    merge = function(a, b)
      a.n, a.marked = a.n + b.n, a.marked or b.marked
      if "$category" == "merge" and a.marked then return attack(a, b) end
    end,
    finish = function(acc, ctx)
      if "$category" == "finish" and acc.marked then attack(acc, ctx) end
      ctx:emit("all", { n = acc.n, t = "sum" })
    end,
  },
}
LUA
    fi
}

# A body that is a whole init.lua.
around_load() { :; }

# run CORPUS [NAME...]: the plugins on every article; it must end by itself.
run() {
    local status=0 corpus=$1 seconds=100
    shift
    [ -n "${PEAK-}" ] || seconds=250
    quietly timeout -k 1 "$seconds" ${PEAK:+"$PEAK" peak} \
        "$SLANT" run -c "$corpus" -j 2 --plugins plugins "$@" || status=$?
    [ "$category" != setup ] || [ "$status" != 2 ] || status=1 # asked for by name
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
    local names
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
    check_expected
    rows calm.slant >calm.rows
    rows attacked.slant >attacked.rows
    same calm.rows attacked.rows
}

# What must hold of the third article, or of the plugin as a whole: lines
# `NAME STATE(CAUSE)` in file got, and the run's traces.
check_expected() {
    local name wanted got wrong=()
    while read -r name wanted; do
        got=$(sed -n "s/^$name //p" got)
        # Which limit a slow machine meets first cannot be foretold.
        [[ -n ${PEAK-} && $wanted != *limit* ]] || wanted+="|limit(cpu)"
        [[ -n $got && "|$wanted|" == *"|$got|"* ]] ||
            wrong+=("$name ended as ${got:-nothing}, not $wanted")
    done <expected
    [ ${#wrong[@]} = 0 ] || fail "$(printf '%s\n' "${wrong[@]}")"
    diff before <(grep -vxE 'after|attacked\.slant-(wal|shm)' after) >&2 || fail "a file appeared"
    [ -z "$(ls -A tmp)" ] || fail "files in TMPDIR: $(ls -A tmp)"
}

check_plugins() {
    split_bodies >expected
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

# How each plugin ended, as lines NAME STATE(CAUSE): its setup where that failed,
# else its aggregate.
standing() {
    sed -n '/"event":"\(setup\|aggregate\)"/ {
        s/.*"plugin":"\([a-z0-9_]*\)","state":"\([a-z]*\)"\(.*\)/\1 \2\3/
        s/,"document":[0-9]*//
        s/,"cause":"\([a-z]*\)".*/(\1)/
        s/[,}].*//
        p
    }' events
}

# What must not change: rows of documents, and all of the plugin beside them.
rows_of_phase() {
    ask "$1" "SELECT * FROM aside_all"
    while read -r name _; do
        [ "$category" = setup ] || ask "$1" "SELECT * FROM [$name] WHERE document <> 3"
    done <expected
}

check_phase() {
    local name names set=()
    split_bodies >expected
    mkdir plugins/aside
    { around aside; around aside behind; } >plugins/aside/init.lua
    mapfile -t names < <(cut -d' ' -f1 expected)
    corpus calm.slant peacefulword 1030
    run calm.slant aside "${names[@]}" --events events
    standing | cut -d' ' -f2 | sort -u >states
    [ "$(cat states)" = ok ] || fail "without the marker: $(cat states)"
    corpus attacked.slant attackmarker 1030
    ls -A >before
    for name in "${names[@]}"; do
        set+=(--set "$name.attack=true")
    done
    run attacked.slant aside "${names[@]}" --events events "${set[@]}"
    ls -A >after
    standing | sort -u >got
    check_expected
    [ "$(ask attacked.slant "SELECT count(*) FROM states WHERE state <> 'ok'" | tail -n +2 |
        tr -d '\r')" = 0 ] || fail "a plugin that cannot be set up has states"
    rows_of_phase calm.slant >calm.rows
    rows_of_phase attacked.slant >attacked.rows
    same calm.rows attacked.rows
}

case $category in
load) around() { around_load "$@"; } && check_plugins ;;
setup | init | step | merge | finish) around() { around_phase "$@"; } && check_phase ;;
*) around() { around_document "$@"; } && check_bodies ;;
esac
[ -z "$(find . -name made)" ] || fail "a plugin made a file"
if [ -n "${PEAK-}" ] && [ "$category" != load ]; then
    peak=$(($(cat peak) / 1024))
    [ "$peak" -le $((memory_cap + memory_base)) ] ||
        fail "a process had $peak MiB, with plugins of $memory_cap MiB"
fi
echo "$(wc -l <expected) attacks, ${peak:+at most $peak MiB, }all contained"

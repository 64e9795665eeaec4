#!/usr/bin/env bash
# The k-th allocation of every process fails: whatever ends, ends by itself, and
# calling again comes to the same bytes. k = 1, 2, 3, 5, 8 ... with the bundled
# plugins; every k to the last allocation of a small corpus and plugin, or, but in
# the long form, every $STEP-th.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
[ -n "${SCARCE-}" ] || { echo "sanitizers have an allocator of their own"; exit 77; }
step=${STEP:-${SLANT_TEST_LONG:+1}}
step=${step:-250}

# scarce COMMAND...: where allocation $at fails; `told` has a byte for each process
# in which one did. A message is owed only when the host itself speaks; libraries
# may abort.
scarce() {
    local status=0
    rm -f told
    timeout -k 1 60 env SCARCE_AT="$at" SCARCE_TOLD="$work/told" LD_PRELOAD="$SCARCE" \
        "$@" >>log 2>&1 || status=$?
    [ "$status" != 124 ] || fail "$* hangs when allocation $at fails"
    [ "$status" != 139 ] || fail "$* ends by a wrong access when allocation $at fails"
}

retry=(--retry failed --retry limit --retry crashed)

# ---- ever further apart

far_apart() {
    local last=200000 before=1 next n=0
    [ -z "${SLANT_TEST_LONG-}" ] || last=3000000
    make_jsonl 40 made.jsonl
    quietly "$SLANT" load -c whole.slant made.jsonl || fail "load"
    quietly "$SLANT" run -c whole.slant frequency sentiment || fail "run"
    dump whole.slant >whole.dump
    at=1
    while [ "$at" -lt "$last" ]; do
        rm -f c.slant*
        scarce "$SLANT" load -q -c c.slant -j 1 made.jsonl
        quietly "$SLANT" load -q -c c.slant made.jsonl || fail "load after allocation $at failed"
        scarce "$SLANT" run -q -c c.slant -j 1 frequency sentiment
        quietly "$SLANT" run -q -c c.slant frequency sentiment "${retry[@]}" ||
            fail "run after allocation $at failed"
        dump c.slant >scarce.dump
        same whole.dump scarce.dump
        next=$((at + before))
        before=$at at=$next n=$((n + 1))
    done
    echo "$n allocations failed, up to number $before"
}

# ---- every one

small_plugin() {
    mkdir -p mine/small
    cat >mine/small/init.lua <<'LUA'
return {
  api = 1, name = "small", version = "1", summary = "a row of each kind",
  results = {
    document = { n = "integer" },
    rows = { first = { at = "span" } },
    corpus = { all = { n = "integer" } },
  },
  document = function(doc)
    doc:emit("first", { at = doc:span(1, 1) })
    return { n = #doc }
  end,
  reduce = {
    init = function() return { n = 0 } end,
    step = function(acc, _, result) acc.n = acc.n + result.n end,
    merge = function(a, b) a.n = a.n + b.n end,
    finish = function(acc, ctx) ctx:emit("all", acc) end,
  },
}
LUA
}

# What the small corpus FILE holds, by one query: `run` also asks for results.
small_dump() {
    local query="SELECT id, key, text, hex(data) FROM documents JOIN stream USING (id)
        UNION ALL SELECT id, form, frequency, docfreq FROM types"
    [ "$2" != run ] || query+=" UNION ALL SELECT document, plugin, state, cause FROM states
        UNION ALL SELECT document, small.n, start, stop FROM small JOIN small_first USING (document)
        UNION ALL SELECT n, 'all', NULL, NULL FROM small_all
        UNION ALL SELECT documents, plugin, state, hex(key) FROM aggregate"
    ask "$1" "$query ORDER BY 1, 2"
}

# every WHAT COMMAND... -- AGAIN...: each allocation of a command on c.slant,
# which is a copy of before.slant; what it comes to is what `small_dump WHAT` says.
every() {
    local what=$1 command=() n=0
    shift
    while [ "$1" != -- ]; do
        command+=("$1")
        shift
    done
    shift
    at=1
    while :; do
        rm -f c.slant*
        [ "$what" = load ] || cp before.slant c.slant
        scarce "${command[@]}"
        [ -s told ] || break
        quietly "$@" || fail "$* after allocation $at failed"
        small_dump c.slant "$what" >scarce.dump
        same "$what.dump" scarce.dump
        at=$((at + step)) n=$((n + 1))
    done
    echo "$what: $n of $at allocations failed"
}

one_by_one() {
    small_plugin
    printf '{"id": "a", "desk": "home", "text": "Some words of a text."}\n' >small.jsonl
    quietly "$SLANT" load -c before.slant small.jsonl || fail "load"
    cp before.slant after.slant
    quietly "$SLANT" run -c after.slant ./mine/small || fail "run"
    small_dump before.slant load >load.dump
    small_dump after.slant run >run.dump
    every load "$SLANT" load -q -c c.slant -j 1 small.jsonl -- \
        "$SLANT" load -q -c c.slant small.jsonl
    every run "$SLANT" run -q -c c.slant -j 1 ./mine/small -- \
        "$SLANT" run -q -c c.slant -j 1 ./mine/small "${retry[@]}"
}

far_apart
one_by_one

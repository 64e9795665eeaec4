#!/usr/bin/env bash
# Signal 9 for workers while a plugin reduces: its corpus tables come to the same
# bytes. $KILLS kills.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
kills=${KILLS:-${SLANT_TEST_LONG:+125}}
kills=${kills:-4}

mkdir -p mine/slow_sum
cat >mine/slow_sum/init.lua <<'LUA'
return {
  api = 1, name = "slow_sum", version = "1", summary = "reduces for a while",
  results = {
    document = { n = "integer" },
    corpus = { all = { documents = "integer", sum = "integer" } },
  },
  document = function(doc) return { n = #doc } end,
  reduce = {
    init = function() return { documents = 0, sum = 0 } end,
    step = function(acc, _, result)
      for i = 1, 2000 do acc.sum = (acc.sum * 3 + i * result.n) % 1000003 end
      acc.documents = acc.documents + 1
    end,
    merge = function(a, b)
      a.documents, a.sum = a.documents + b.documents, (a.sum * 7 + b.sum) % 1000003
    end,
    finish = function(acc, ctx) ctx:emit("all", acc) end,
  },
}
LUA
reduce=("$SLANT" run -j 2 --plugins mine slow_sum -c)

make_jsonl 2500 made.jsonl
quietly "$SLANT" load -c made.slant made.jsonl || fail "load"
cp made.slant whole.slant
quietly "${reduce[@]}" whole.slant || fail "run"
dump whole.slant >whole.dump

behind "${reduce[@]}" made.slant
for _ in $(seq "$kills"); do
    # Long enough for a block now and then: of 40 workers in turn that come to
    # nothing, a run says so and ends.
    sleep "$(printf '0.%03d' $((RANDOM % 400 + 20)))"
    pkill -9 -P "$pid" 2>/dev/null
done
# Killed by somebody else, a worker's plugin is not blamed.
wait "$pid" || fail "a run whose workers were killed"
quietly "${reduce[@]}" made.slant || fail "run after the kills"
dump made.slant >killed.dump
same whole.dump killed.dump
echo "$kills kills of workers: same bytes"

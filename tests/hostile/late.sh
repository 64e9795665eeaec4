#!/usr/bin/env bash
# Wall-clock limits: a pair's own time counts, not that of others in its worker;
# who waits too long ends there, alone; of each the place is known.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# plugin NAME LIMITS BODY
plugin() {
    mkdir -p "plugins/$1"
    cat >"plugins/$1/init.lua" <<END
local async = require "async"
local function spin(n) local x = 0 for i = 1, n do x = x + i % 7 end return x end
return { api = 1, name = "$1", version = "1", summary = "takes its time",
  limits = { $2 }, results = { document = { n = "integer" } },
  document = function(doc)
    $3
    return { n = 1 }
  end,
}
END
}

# lines SQL: its rows, without the header.
lines() { ask c.slant "$1" | tail -n +2 | tr -d '\r"'; }

# run PLUGIN N: on N documents, in one worker.
run() {
    rm -f c.slant* events
    make_jsonl "$2" made.jsonl
    quietly "$SLANT" load -c c.slant made.jsonl || fail "load"
    quietly timeout 100 "$SLANT" run -c c.slant -j 1 --plugins plugins --events events "$1"
}

# children PROCESS
children() { cat "/proc/$1/task/$1/children" 2>/dev/null; }

# strike SIGNAL N: sends it to N workers of the run, one after the other, each when
# it has run for a while.
strike() {
    local n=0 child last=""
    while [ "$n" -lt "$2" ] && kill -0 "$pid" 2>/dev/null; do
        for child in $(children "$pid"); do
            [ "$child" = "$last" ] && continue
            sleep 1
            kill "-$1" "$child" 2>/dev/null && last=$child n=$((n + 1))
        done
        sleep 0.1
    done
}

# 64 wait together, and then each computes: the last one is not late.
plugin queued 'wall = "1s", cpu = "20s"' 'async.sleep(0.05) spin(4000000)'
run queued 64 || fail "queued: $(tail -3 log)"
[ "$(lines "SELECT state, count(*) FROM states GROUP BY 1")" = ok,64 ] || fail "queued"

# One hangs; it costs the others nothing.
plugin hangs 'wall = "2s"' 'if doc.key == "a7" then
      async.all{function() async.sleep(0.01) end, function()
        async.sleep(3000)
      end}
    end
    async.sleep(0.2)'
run hangs 40
[ $? = 1 ] || fail "hangs: $(tail -3 log)"
grep -q worker_lost events && fail "a worker ended: $(grep worker_lost events)"
[ "$(lines "SELECT state, cause, count(*), s.message, s.place, source_line, wall_us >= 2000000
    FROM states s LEFT JOIN failure f ON f.id = failure WHERE state <> 'ok'")" = \
    "limit,wall,1,took more than 2 s,init.lua:8,async.sleep(3000),1" ] || fail "hangs: $(lines "SELECT * FROM states WHERE state <> 'ok'")"
[ "$(lines "SELECT count(*) FROM states WHERE state = 'ok'")" = 39 ] || fail "beside one that hangs"

# One computes for too long, within its CPU limit.
plugin computes 'wall = "300ms", cpu = "50s"' 'if doc.key == "a2" then
      while true do
        pcall(spin, 1e9)
      end
    end'
run computes 3
[ $? = 1 ] || fail "computes: $(tail -3 log)"
grep -q worker_lost events && fail "a worker ended: $(grep worker_lost events)"
[ "$(lines "SELECT state, cause, message, place, cpu_us > 0 FROM states WHERE state <> 'ok'")" = \
    "limit,wall,took more than 0.3 s,init.lua:8,1" ] || fail "computes: $(lines "SELECT * FROM states")"

# What ends from outside: the record has the last place and the cost.
plugin spins 'wall = "4s", cpu = "100s"' 'if doc.key == "a2" then spin(1e12) end'
for signal in ABRT STOP; do
    rm -f c.slant* events
    make_jsonl 3 made.jsonl
    quietly "$SLANT" load -c c.slant made.jsonl || fail "load"
    behind timeout 100 "$SLANT" run -c c.slant -j 1 --plugins plugins --events events spins
    until children "$pid" | grep -q .; do sleep 0.05; done
    pid=$(children "$pid") # of timeout
    pid=${pid%% *}
    strike "$signal" "$([ $signal = ABRT ] && echo 2 || echo 1)"
    wait
    [ "$(lines "SELECT state, coalesce(cause, ''), s.place, substr(source_line, 1, 14), cpu_us > 0, wall_us > 500000
        FROM states s JOIN failure f ON f.id = failure")" = \
        "$([ $signal = ABRT ] && echo crashed, || echo limit,wall),init.lua:2,local function,1,1" ] ||
        fail "$signal: $(lines "SELECT * FROM states"; tail -3 log)"
    [ "$(lines "SELECT count(*) FROM states WHERE state = 'ok'")" = 2 ] || fail "$signal: others"
done
grep -q worker_lost events && fail "a worker that was ended for a late pair is no news"
echo "late ones alone, with place and cost"

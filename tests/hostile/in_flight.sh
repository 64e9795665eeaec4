#!/usr/bin/env bash
# 64 documents wait at the same time in one worker, however few there are: each
# waits until all of them are there.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
mkdir -p plugins/meets
cat >plugins/meets/init.lua <<'END'
local async = require "async"
local here = 0
return { api = 1, name = "meets", version = "1", summary = "waits for all",
  limits = { wall = "15s" },
  results = { document = { n = "integer" } },
  document = function()
    here = here + 1
    while here < 64 do async.sleep(0.02) end
    return { n = 1 }
  end,
}
END
make_jsonl 64 made.jsonl
quietly "$SLANT" load -c c.slant made.jsonl || fail "load"
quietly timeout 90 "$SLANT" run -c c.slant -j 1 --plugins plugins meets ||
    fail "not 64 at once: $(tail -3 log)"
echo "64 at once"

#!/usr/bin/env bash
# A program of a plugin kills the worker that runs it: the pair is to blame, not
# the run.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
mkdir -p plugins/kills
cat >plugins/kills/init.lua <<'END'
local proc = require "proc"
return { api = 1, name = "kills", version = "1", summary = "kills who runs it",
  permissions = { "exec:sh" },
  results = { document = { n = "integer" } },
  document = function(doc)
    proc.run{"sh", "-c", doc.key:find("^bad") and "kill -9 $PPID; sleep 9" or ":"}
    return { n = 1 }
  end,
}
END
for ((i = 0; i < 40; i++)); do
    printf '{"id": "%s%d", "text": "Some words"}\n' "$([ $((i % 2)) = 1 ] || echo bad)" "$i"
done >docs.jsonl
quietly "$SLANT" load -c c.slant docs.jsonl || fail "load"
behind timeout 60 "$SLANT" run -c c.slant -j 2 --plugins plugins kills --allow kills
wait_status "$pid" 1
said=$(ask c.slant "SELECT state, message, count(*), sum(key LIKE 'bad%')
    FROM states JOIN documents ON id = document GROUP BY 1, 2" | tail -n +2 | tr -d '\r')
[ "$said" = "crashed,ended by signal 9 (Killed),20,20
ok,,20,0" ] || fail "$said"

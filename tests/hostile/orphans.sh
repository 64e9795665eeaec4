#!/usr/bin/env bash
# What a plugin's program has started does not outlive it: when it ends, when
# nobody waits for it any more, when its worker is killed, or the run.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
mkdir -p plugins/leaves
cat >plugins/leaves/init.lua <<END
local async, proc = require "async", require "proc"
local function leave(rest)
  return proc.run{"sh", "-c", "trap '' TERM INT HUP; sleep 7$$ >/dev/null 2>&1 & " .. rest}.output
end
return { api = 1, name = "leaves", version = "1", summary = "leaves programs",
  permissions = { "exec:sh" }, limits = { wall = "2s" },
  results = { document = { said = "string" } },
  document = function(doc)
    if doc.key == "ends" then return { said = leave("echo here") } end
    if doc.key == "apart" then -- out of its group, with its output open
      return { said = proc.run{"sh", "-c", [[setsid sleep 8$$ &
        until ps -o args= -p \$! | grep -q ^sleep; do :; done; echo here]]}.output }
    end
    if doc.key == "late" then
      async.timeout(0.3, function() leave("wait") end)
      return { said = "late" }
    end
    leave("wait")
  end,
}
END

# none WHEN
none() {
    for ((i = 0; i < 50; i++)); do
        pgrep -f "sleep 7$$" >/dev/null || return 0
        sleep 0.1
    done
    pkill -f "sleep 7$$"
    fail "a program outlived $1"
}

for key in ends late hangs; do
    printf '{"id": "%s", "text": "Some words"}\n' "$key" >doc.jsonl
    rm -f c.slant
    quietly "$SLANT" load -c c.slant doc.jsonl || fail "load"
    quietly timeout 60 "$SLANT" run -c c.slant --plugins plugins leaves --allow leaves
    [ $? -le 1 ] || fail "run of $key: $(tail -3 log)"
    said=$(ask c.slant "SELECT state, cause FROM states" | tail -n +2 | tr -d '\r')
    [ "$said" = "$([ "$key" = hangs ] && echo limit,wall || echo ok,)" ] || fail "$key: $said"
    [ "$key" != hangs ] || [ "$(ask c.slant "SELECT message, wall_us >= 2000000 FROM states" |
        tail -n +2 | tr -d '\r')" = "took more than 2 s,1" ] || fail "the record of a late pair"
    none "$key"
done

# One that has left its program's group, but keeps its output open, is not
# waited for.
sed -i 's/"2s"/"60s"/' plugins/leaves/init.lua
printf '{"id": "apart", "text": "Some words"}\n' >doc.jsonl
rm -f c.slant
quietly "$SLANT" load -c c.slant doc.jsonl || fail "load"
quietly "$SLANT" run -c c.slant --plugins plugins leaves --allow leaves
apart=$(pgrep -f "sleep 8$$") || fail "it was not apart"
kill "$apart"
[ "$(ask c.slant "SELECT state FROM states JOIN leaves USING (document)
    WHERE said = 'here' || char(10)" | tail -n +2 | tr -d '\r')" = ok ] ||
    fail "apart: $(ask c.slant "SELECT * FROM states")"

# The run ends, however that may be, while programs run.
printf '{"id": "hangs", "text": "Some words"}\n' >doc.jsonl
rm -f c.slant
quietly "$SLANT" load -c c.slant doc.jsonl || fail "load"
for signal in KILL HUP TERM; do
    behind "$SLANT" run -c c.slant --plugins plugins leaves --allow leaves --retry limit
    until pgrep -f "sleep 7$$" >/dev/null; do sleep 0.02; done
    kill "-$signal" "$pid"
    wait_status "$pid" "$([ "$signal" = KILL ] && echo 137 || echo 4)"
    none "a run ended by $signal"
done
echo "none is left"

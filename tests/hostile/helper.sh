#!/usr/bin/env bash
# A helper program that does not answer is its asker's trouble, not that of the
# documents whose questions wait behind.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# plugin NAME WALL PROGRAM: asks the shell program about each document.
plugin() {
    mkdir -p "plugins/$1"
    cat >"plugins/$1/init.lua" <<END
local proc = require "proc"
return { api = 1, name = "$1", version = "1", summary = "asks a program",
  permissions = { "exec:sh" }, limits = { wall = "$2" },
  results = { document = { said = "string" } },
  document = function(doc)
    return { said = proc.helper{"sh", "-c", [[$3]]}:ask(doc.key) }
  end,
}
END
}

# ends PLUGIN WANTED: how its documents end, and how many so.
ends() {
    quietly timeout 60 "$SLANT" run -c c.slant -j 1 --plugins plugins "$1" --allow "$1"
    [ $? -le 1 ] || fail "run $1: $(tail -3 log)"
    local said
    said=$(ask c.slant "SELECT state, cause, coalesce(message, ''), count(*) FROM states
        WHERE plugin = '$1' GROUP BY 1, 2, 3 ORDER BY 4" | tail -n +2 | tr -d '\r')
    [ "$said" = "$2" ] || fail "$1: $said"
}

# shellcheck disable=SC2016 # the program's own variables
plugin hangs 1s 'while read a; do case $a in *bad*) sleep 9'$$';; esac; echo $a; done'
# shellcheck disable=SC2016
plugin takes 1s 'while read a; do sleep 0.05; echo $a; done'
plugin closes 20s 'exec >&-; sleep 9'$$
for ((i = 0; i < 30; i++)); do
    printf '{"id": "%s%d", "text": "Some words"}\n' "$([ $((i)) = 3 ] && echo bad)" "$i"
done >docs.jsonl
quietly "$SLANT" load -c c.slant docs.jsonl || fail "load"

ends hangs 'limit,wall,took more than 1 s,1
ok,,,29'
ends takes 'ok,,,30'
[ "$(ask c.slant "SELECT count(*) FROM takes JOIN documents ON id = document
    WHERE said <> key" | tail -n +2 | tr -d '\r')" = 0 ] || fail "another's answer"
# What is written before the first question passes for no answer.
early='failed,error,"the helper program wrote a line before it had read one, which would pass for the answer to it"'
# shellcheck disable=SC2016
plugin greets 20s 'echo ready; while read a; do echo $a; done'
# shellcheck disable=SC2016
plugin wakes 20s 'sleep 0.4; echo ready; read a; echo $a; cat'
ends greets "$early,30"
ends wakes "$early,30"
# A filter echoes what it has: it does not wait for the line's end.
plugin filters 20s 'exec cat'
ends filters 'ok,,,30'
rm c.slant
head -n 1 docs.jsonl >one.jsonl
quietly "$SLANT" load -c c.slant one.jsonl || fail "load"
ends closes 'failed,error,the helper program closed its output,1'
! pgrep -f "sleep 9$$" >/dev/null || fail "a program outlived its worker"

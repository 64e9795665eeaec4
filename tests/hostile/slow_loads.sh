#!/usr/bin/env bash
# The time in which a plugin must be loaded is its own: many that use up their
# CPU limit there leave the others theirs.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

for ((i = 10; i < 27; i++)); do
    mkdir -p "plugins/loop$i"
    echo 'while true do end' >"plugins/loop$i/init.lua"
done
"$SLANT" plugins --plugins plugins >said 2>&1
[ "$(grep -c '^loop.* disabled  init.lua:1: took more than 1 s of CPU time' said)" = 17 ] ||
    fail "those that loop: $(cat said)"
[ "$(grep -c '^[a-z]* .* enabled  *bundled' said)" = 5 ] || fail "the bundled ones: $(cat said)"
echo "each had its time"

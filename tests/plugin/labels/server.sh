#!/usr/bin/env bash
# The plugin asks its model server as README.md says, with 64 documents of a
# worker in flight: the server answers nobody before so many have asked.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
slant=${SLANT:-slant}
plugin=$here/../../../plugins/labels
command -v python3 >/dev/null || { echo "no python3: not tried"; exit 77; }
work=$(mktemp -d)
server=
few=
trap 'kill "$server" "$few" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

python3 "$plugin/server.py" 0 --batch 64 --wait 10 >port &
server=$!
until [ -s port ]; do sleep 0.05; done
cp -r "$plugin" labels # its own port may be taken here
sed -i "s/8765/$(cat port)/" labels/init.lua

topics=("missile troops trade" "tariff tariffs talks" "summit visit" "rain and wind")
for ((i = 0; i < 192; i++)); do
    printf '{"id": "a%d", "text": "It is about %s."}\n' "$i" "${topics[i % 4]}"
done >made.jsonl
"$slant" load -q -c c.slant made.jsonl

status=0
"$slant" run -q -c c.slant ./labels 2>said || status=$?
[ "$status" = 2 ] && grep -q -- '--allow labels' said || { cat said; exit 1; }
"$slant" run -q -c c.slant -j 1 ./labels --allow labels
diff - <("$slant" sql -c c.slant --csv \
    "SELECT label, round(score, 3) score, count(*) n FROM labels GROUP BY 1, 2" | tr -d '\r') <<'ROWS'
label,score,n
diplomacy,1.0,48
other,,48
security,0.667,48
trade,0.667,48
ROWS
python3 - "$(cat port)" <<'COUNTS'
import json
import sys
import urllib.request

with urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/") as answer:
    did = json.load(answer)
assert (did["asked"], did["most"]) == (192, 64), did
print(did)
COUNTS

# A server that says no is a failure with its words.
status=0
"$slant" run -q -c c.slant ./labels --allow labels --set labels.model=else 2>said || status=$?
[ "$status" = 1 ] && grep -q 'status 404: .*there is no /label of else' said || { cat said; exit 1; }

# Fewer at once for a server that takes no more; one that is late says so.
sed -i 's/limits = {/limits = { waiting = 8,/' labels/init.lua
python3 "$plugin/server.py" 0 --batch 8 --wait 10 >few &
few=$!
until [ -s few ]; do sleep 0.05; done
mkdir few.d && cp -r labels few.d/labels && sed -i "s/$(cat port)/$(cat few)/" few.d/labels/init.lua
"$slant" run -q -c c.slant -j 1 few.d/labels --allow labels --defaults
python3 - "$(cat few)" <<'COUNTS'
import json
import sys
import urllib.request

with urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/") as answer:
    did = json.load(answer)
assert (did["asked"], did["most"]) == (192, 8), did
COUNTS
sed -i 's/  headers = {/  timeout = 0.2, headers = {/' labels/init.lua
"$slant" run -q -c c.slant -j 1 --where "id = 1" ./labels --allow labels 2>said && exit 1
grep -q 'no answer: .*; up to 8 documents of each worker ask at once: limits = { waiting = N }' said ||
    { cat said; exit 1; }

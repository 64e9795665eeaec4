#!/usr/bin/env bash
# The models are made from data of the right form, the same bytes each time, and
# tell the signs they were shown.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
slant=${SLANT:-slant}
plugin=$here/../../../plugins/stance
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# line TEXT A B LABEL FOLD: a pair of names in a text, and what is said of a target
line() {
    local text=$1 a=$2 b=$3 label=$4 fold=$5 before_a before_b
    before_a=${text%%"$a"*} before_b=${text%%"$b"*}
    printf '{"text": "%s", "a": {"bfrom": %d, "bto": %d}, "b": {"bfrom": %d, "bto": %d}, ' \
        "$text" ${#before_a} $((${#before_a} + ${#a})) ${#before_b} $((${#before_b} + ${#b}))
    printf '"target": {"bfrom": %d, "bto": %d}, "fold": %d, "gold": {"label": "%s"}}\n' \
        ${#before_b} $((${#before_b} + ${#b})) "$fold" "$label"
}

for fold in 0 1 2 3 4 5 6 7 8 9; do
    for day in Monday Tuesday; do
        line "On $day Rome praised the friendly plan of Bonn." Rome Bonn pos_ab $fold
        line "On $day Rome was praised by its friends in Bonn." Rome Bonn pos_ba $fold
        line "On $day Rome attacked the cruel plan of Bonn." Rome Bonn neg_ab $fold
        line "On $day Rome was attacked by cruel Bonn." Rome Bonn neg_ba $fold
        line "On $day Rome met Bonn. It rained." Rome Bonn neutral $fold
    done
done >"$work/dse.dev.jsonl"
sed -e 's/"pos_.."/"pos"/; s/"neg_.."/"neg"/; s/"neutral"/"neu"/' "$work/dse.dev.jsonl" >"$work/mtsc.dev.jsonl"
for fold in 0 1 2 3 4 5 6 7 8 9; do
    echo "{\"text\": \"A friendly plan.\", \"fold\": $fold, \"gold\": {\"valence\": 2}}"
    echo "{\"text\": \"A cruel plan.\", \"fold\": $fold, \"gold\": {\"valence\": -2}}"
done >"$work/nyt.dev.jsonl"

mkdir "$work/once" "$work/again"
"$slant" script "$plugin/train.lua" "$work" "$work/once"
"$slant" script "$plugin/train.lua" "$work" "$work/again"
for file in sign.model direction.model toward.model answer.tsv; do
    [ -s "$work/once/$file" ]
    cmp "$work/once/$file" "$work/again/$file"
done
cat >"$work/ask.lua" <<'END'
local function read(name) return assert(io.open(arg[1] .. "/" .. name, "rb")):read("a") end
local toward = model.load(read("toward.model"))
local function sign(text) return toward:score{text = text}.pos > 0.5 and "+" or "-" end
print(sign("A friendly plan.") .. sign("A cruel plan."))
END
[ "$("$slant" script "$work/ask.lua" "$work/once")" = "+-" ]
echo "$(wc -l <"$work/dse.dev.jsonl") pairs"

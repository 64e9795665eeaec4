#!/usr/bin/env bash
# The same rows for any number of workers; each row's bytes lie in a sentence.
set -euo pipefail
slant=${SLANT:-slant}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for j in 1 4; do
    "$slant" load -q -c "$work/$j.slant" "$SLANT_CORPUS_DIR/articles" || [ $? -eq 1 ]
    "$slant" run -q -c "$work/$j.slant" -j $j stance
    for table in stance stance_statement stance_comention stance_pair stance_timeline; do
        "$slant" sql -c "$work/$j.slant" --csv "SELECT * FROM $table"
    done >"$work/$j.csv"
done
cmp "$work/1.csv" "$work/4.csv"
lines=$(wc -l <"$work/1.csv")
[ "$lines" -gt 200 ] || { echo "only $lines lines"; exit 1; }
"$slant" sql -c "$work/1.slant" --csv "SELECT count(*) FROM stance_statement s
    JOIN documents d ON d.id = s.document
    WHERE s.stop <= s.start OR s.stop > length(CAST(d.text AS BLOB))" | tail -1 | tr -d '\r' | grep -qx 0
echo "$lines lines"

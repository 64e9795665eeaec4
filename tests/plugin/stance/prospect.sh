#!/usr/bin/env bash
# Sentences are left out that can hold no statement: the rules find the same in
# them when all are read closely, which a threshold below 1 asks for.
# shellcheck source=sentences.inc
. "$(dirname "$0")/sentences.inc"

"$slant" load -q -c "$work/c.slant" "$work/in.jsonl" "$SLANT_CORPUS_DIR/articles" || [ $? -eq 1 ]
for threshold in 1 0.999999; do
    "$slant" run -q -c "$work/c.slant" --set stance.threshold=$threshold stance
    "$slant" sql -c "$work/c.slant" --csv "SELECT * FROM stance_statement WHERE method = 'rule'" \
        >"$work/$threshold.csv"
done
diff "$work/0.999999.csv" "$work/1.csv"
lines=$(wc -l <"$work/1.csv")
[ "$lines" -gt 200 ] || { echo "only $lines lines"; exit 1; }
echo "$lines lines"

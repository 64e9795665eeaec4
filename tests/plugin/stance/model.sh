#!/usr/bin/env bash
# Rows of the model: where no rule fits, only above the threshold, and marked.
set -euo pipefail
slant=${SLANT:-slant}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

count() {
    "$slant" sql -c "$work/c.slant" --csv "SELECT count(*) FROM stance_statement WHERE $1" |
        tail -1 | tr -d '\r'
}
"$slant" load -q -c "$work/c.slant" "$SLANT_CORPUS_DIR/articles" || [ $? -eq 1 ]
"$slant" run -q -c "$work/c.slant" --set stance.threshold=1 stance
[ "$(count "method = 'rule'")" -gt 50 ]
[ "$(count "method <> 'rule' OR cue_start IS NULL OR intensity IS NULL")" -eq 0 ]
rules=$(count "method = 'rule'")
"$slant" run -q -c "$work/c.slant" --set stance.threshold=0.6 stance
[ "$(count "method = 'rule'")" -eq "$rules" ]
[ "$(count "method = 'model'")" -gt 0 ]
[ "$(count "method = 'model' AND (abs(score) < 0.6 OR cue_start IS NOT NULL)")" -eq 0 ]
# Of a sentence either the rules speak or the model.
[ "$(count "method = 'model' AND EXISTS (SELECT 1 FROM stance_statement r WHERE r.method = 'rule'
    AND r.document = stance_statement.document AND r.start = stance_statement.start)")" -eq 0 ]
# The cue stands in the sentence; a sign and its weight agree.
[ "$(count "cue_start < start OR cue_stop > stop OR cue_stop <= cue_start")" -eq 0 ]
[ "$(count "intensity * polarity < 0 OR abs(intensity) > 10")" -eq 0 ]

#!/usr/bin/env bash
# Each sentence of sentences.txt gives just the rows that stand below it.
#   sentences.sh            prints a diff on failure
#   sentences.sh --update   takes over what came out
# shellcheck source=sentences.inc
. "$(dirname "$0")/sentences.inc"

"$slant" load -q -c "$work/c.slant" "$work/in.jsonl"
"$slant" run -q -c "$work/c.slant" stance
"$slant" sql -c "$work/c.slant" --csv "SELECT line FROM (
    SELECT id AS document, 0 AS part, text AS line FROM documents
    UNION ALL
    SELECT document, 1, '    ' || source || ' > ' || target || ' ' ||
        CASE polarity WHEN 1 THEN '+' WHEN 0 THEN '0' ELSE '-' END || ' ' ||
        kind || ' ' || modality || coalesce(' via ' || via, '') || ': ' || verb
    FROM stance_statement) ORDER BY document, part, line" |
    tail -n +2 | tr -d '\r' | sed '/^"/ { s/^"//; s/"$//; s/""/"/g }' >"$work/out"
grep -v '^#' "$here/sentences.txt" | grep . >"$work/expected"
if [ "${1:-}" = --update ]; then
    awk -v out="$work/out" '/^#/ || /^$/ { print; next }
        /^ / { next }
        { if (!more) { getline line <out } print line
          while ((more = (getline line <out)) > 0 && line ~ /^ /) print line }
    ' "$here/sentences.txt" >"$work/new"
    cp "$work/new" "$here/sentences.txt"
    exit
fi
diff -u "$work/expected" "$work/out"
echo "$(grep -c '^[^ ]' "$work/expected") sentences, $(grep -c '^ ' "$work/expected") rows"

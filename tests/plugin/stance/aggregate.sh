#!/usr/bin/env bash
# Counts by pair and by period, by hand.
set -euo pipefail
slant=${SLANT:-slant}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/in.jsonl" <<'END'
{"id": "a", "date": "2022-03-01", "language": "en", "text": "France criticised Russia. France and Russia talked. Russia denied that it had attacked France."}
{"id": "b", "date": "2022-03-02", "language": "en", "text": "France criticised Russia. France and Russia talked. Russia denied that it had attacked France."}
{"id": "c", "date": "2023-05-01", "language": "en", "text": "France praised Russia. Japan said that France had armed Russia."}
{"id": "e", "language": "en", "text": "Poland said it respected the courage of the Chilean people."}
{"id": "d", "language": "en", "text": "France is neutral on Russia."}
END
"$slant" load -q -c "$work/c.slant" "$work/in.jsonl"
"$slant" run -q -c "$work/c.slant" stance
columns="n_for, n_neutral, n_against, n_alleged, n_documents, n_clusters, n_comentions, n_abstained"
"$slant" sql -c "$work/c.slant" --csv "SELECT 'pair' AS what, $columns FROM stance_pair
    WHERE source = 'France' AND target = 'Russia'
    UNION ALL SELECT coalesce(period, 'undated'), $columns FROM stance_timeline
    WHERE source = 'France' AND target = 'Russia'
    UNION ALL SELECT 'back', $columns FROM stance_pair
    WHERE source = 'Russia' AND target = 'France'
    UNION ALL SELECT 'people', $columns FROM stance_pair
    WHERE source = 'Poland' AND target = 'Chile' ORDER BY what" | tail -n +2 | tr -d '\r' >"$work/out"
cat >"$work/expected" <<'END'
2022,0,0,2,0,2,1,6,4
2023,1,0,0,1,1,1,2,0
back,0,0,0,0,0,0,9,7
pair,1,1,2,1,4,3,9,4
people,1,0,0,0,1,1,1,0
undated,0,1,0,0,1,1,1,0
END
diff "$work/expected" "$work/out"

#!/usr/bin/env bash
# No heap of words, cues, names and marks makes the plugin fail.
set -euo pipefail
slant=${SLANT:-slant}
assets=$(cd "$(dirname "$0")/../../../plugins/stance/assets" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat "$assets"/*.txt | awk '
    /^[#=]/ { next }
    { for (i = 1; i <= NF; i++) { w = $i; sub(/[(+].*/, "", w); sub(/_/, " ", w); words[n++] = w } }
    END {
        srand(7)
        split("s;ed;ing;;", ends, ";")
        f = split("the a of in on to with by and or but that which who as if not no never will " \
            "would has have was is be been he it they we his its their our what said told " \
            ", , , ; : ( ) - \342\200\234 \342\200\235 \342\200\231s \342\200\224 \\\" \\\" . . including according", small, " ")
        m = split("China Russia Beijing Moscow Putin Xi Ukraine NATO Western Chinese Russian " \
            "U.S. Zelensky Washington officials leaders", names, " ")
        for (d = 1; d <= 1500; d++) {
            text = ""
            for (k = 3 + int(rand() * 150); k > 0; k--) {
                r = rand()
                if (r < 0.45) text = text small[1 + int(rand() * f)] " "
                else if (r < 0.65) text = text names[1 + int(rand() * m)] " "
                else text = text words[int(rand() * n)] ends[1 + int(rand() * 4)] " "
            }
            printf "{\"id\": \"%d\", \"language\": \"en\", \"text\": \"%s.\"}\n", d, text
        }
    }' >"$work/in.jsonl"
"$slant" load -q -c "$work/c.slant" "$work/in.jsonl"
"$slant" run -q -c "$work/c.slant" stance
count() {
    "$slant" sql -c "$work/c.slant" --csv "SELECT count(*) FROM $1" | tail -1 | tr -d '\r'
}
[ "$(count "states WHERE plugin = 'stance' AND state NOT IN ('ok', 'empty')")" -eq 0 ]
[ "$(count stance_statement)" -gt 100 ]

#!/usr/bin/env bash
# Balances, intervals and changes: only with enough independent documents, and
# only when chance does not make them.
set -euo pipefail
slant=${SLANT:-slant}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# France turns from Russia in 2022; Japan is for and against Russia in turns;
# Poland has too few texts; Italy has one text, twelve times.
awk 'BEGIN {
    split("praised criticised", verb, " ")
    for (i = 1; i <= 48; i++) {
        year = 2016 + int((i - 1) / 4)
        fill = ""
        for (k = 0; k < 9; k++) fill = fill sprintf(" w%dx%d", i, (i * 7919 + k * 104729) % 9973)
        printf "{\"id\": \"%d\", \"date\": \"%d-05-01\", \"language\": \"en\", \"text\": \"", i, year
        printf "France %s Russia. Japan %s Russia.", verb[year < 2022 ? 1 : 2], verb[1 + i % 2]
        if (i < 10) printf " Poland praised Russia."
        print fill ".\"}"
    }
    for (i = 1; i <= 12; i++)
        printf "{\"id\": \"i%d\", \"date\": \"2020-05-01\", \"language\": \"en\", \"text\": \"Italy praised Russia and said so again and again in the same words.\"}\n", i
}' >"$work/in.jsonl"
"$slant" load -q -c "$work/c.slant" "$work/in.jsonl"
"$slant" run -q -c "$work/c.slant" stance
ask() { "$slant" sql -c "$work/c.slant" --csv "$1" | tail -n +2 | tr -d '\r'; }
ask "SELECT source, n_for, n_against, n_clusters, balance FROM stance_pair
    WHERE target = 'Russia' ORDER BY source" >"$work/out"
ask "SELECT source, target, period, before, before_low, before_high, after, p < 0.01
    FROM stance_change" >>"$work/out"
ask "SELECT balance_low < -0.1 AND balance_low > -0.5 AND balance_high > 0.1 AND balance_high < 0.5
    FROM stance_pair WHERE source = 'Japan' AND target = 'Russia'" >>"$work/out"
cat >"$work/expected" <<'END'
France,24,24,48,0.0
Italy,12,0,1,
Japan,24,24,48,0.0
Poland,9,0,9,
France,Russia,2022,1.0,0.724047591,1.0,-1.0,1
1
END
diff "$work/expected" "$work/out"

# The report tells it with sentences of both sides, but not when the corpus has gone
# on, or of a part of it.
"$slant" report -c "$work/c.slant" >"$work/report"
sed -n '/^France -> Russia/,/^[A-Z].* -> /p' "$work/report" |
    grep -E 'change|balance|^      France' >"$work/told"
cat >"$work/expected" <<'END'
    largest change: with 2022; as large in 0.1 % of random orders
      before         balance 1.00 [0.72, 1.00]
      from then on   balance -1.00 [-1.00, -0.68]
      France praised Russia.
      France criticised Russia.
    before the change: 24
      France praised Russia.
    from the change on: 20
      France criticised Russia.
END
diff "$work/expected" "$work/told"
"$slant" report -q -c "$work/c.slant" -o "$work/report.html"
grep -q 'Largest change: with 2022. Balance before 1.00 \[0.72, 1.00\]' "$work/report.html"
"$slant" report -c "$work/c.slant" --where "year > 2000" >"$work/report"
if grep 'largest change' "$work/report"; then exit 1; fi
echo '{"id": "one more", "text": "France praised Spain."}' >"$work/more.jsonl"
"$slant" load -q -c "$work/c.slant" "$work/more.jsonl"
"$slant" report -c "$work/c.slant" >"$work/report"
if grep 'largest change' "$work/report"; then exit 1; fi

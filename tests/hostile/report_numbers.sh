#!/usr/bin/env bash
# The numbers of a report are those of the plugins' own corpus tables, though
# it counts them from the rows.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

quietly "$SLANT" load -c a.slant "$samples" # ends with 1: one file is empty
quietly "$SLANT" run -c a.slant || fail "run"
"$SLANT" report -c a.slant --sentences 0 >report.txt || fail "report"

# "China -> Russia" and the two lines after it, as stance_pair has them.
awk '/ -> / { pair = $0; getline a; getline b
              print pair "|" a " " b }' report.txt |
    sed -E 's/^(.*) -> (.*)\| *for ([0-9,]+), neutral ([0-9,]+), against ([0-9,]+) of ([0-9,]+) co-mentions?, ([0-9,]+) without *a statement this way; ([0-9,]+) documents?, ([0-9,]+) clusters?$/\1,\2,\3,\4,\5,\6,\7,\8,\9/' |
    LC_ALL=C sort >got
[ "$(wc -l <got)" -ge 10 ] || fail "there are too few pairs to compare"
ask a.slant "SELECT source, target, n_for, n_neutral, n_against, n_comentions,
             n_abstained, n_documents, n_clusters FROM stance_pair" |
    tr -d '\r' | LC_ALL=C sort >all
[ -z "$(comm -23 got all)" ] || fail "pairs differ: $(comm -23 got all)"

# The most frequent words.
sed -n '/^Most frequent words of all/,/^$/p' report.txt | sed 1,2d |
    awk 'NF == 4 { print $1 "," $2 "," $4 }' >got
[ -s got ] || fail "there are no words to compare"
ask a.slant "SELECT term, frequency, docfreq FROM frequency_term WHERE rank <= 40" |
    tr -d '\r' | LC_ALL=C sort >all
[ -z "$(LC_ALL=C sort got | comm -23 - all)" ] || fail "words differ"
echo "report: the numbers of stance_pair and frequency_term"

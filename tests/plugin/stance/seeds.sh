#!/usr/bin/env bash
# The five seed articles, if they lie beside the project: what must be read in
# them and what must not.
set -euo pipefail
slant=${SLANT:-slant}
seeds=${SLANT_SHARED:-/nowhere}/corpora/seeds
[ -d "$seeds" ] || { echo "skipped: no seeds at $seeds"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$slant" load -q -c "$work/c.slant" "$seeds"/*.txt
"$slant" run -q -c "$work/c.slant" stance

# holds WANT SOURCE TARGET CONDITION: number of rows against WANT (0 or more)
failed=0
holds() {
    local n
    n=$("$slant" sql -c "$work/c.slant" --csv "SELECT count(*) FROM stance_statement s
        JOIN documents d ON d.id = s.document
        WHERE source = '$2' AND target = '$3' AND $4" | tail -1 | tr -d '\r')
    if [ "$1" = none ] && [ "$n" -ne 0 ] || [ "$1" = some ] && [ "$n" -eq 0 ]; then
        echo "$1 expected, $n found: $2 > $3 where $4"
        failed=1
    fi
}
asserted="modality = 'asserted'"
holds some West China "polarity = -1 AND $asserted"
holds none West China "polarity = 1"
holds some West Russia "polarity = -1 AND $asserted"
holds none West Russia "polarity = 1"
holds some NATO China "polarity = -1 AND $asserted"
holds some China Russia "polarity = -1 AND d.key LIKE '%001_%'"
holds some China Ukraine "polarity = 0 AND d.key LIKE '%002_%'"
holds none China Ukraine "polarity = -1"
holds some China Russia "modality = 'alleged' AND via LIKE '%Zelensky%' AND d.key LIKE '%004_%'"
holds none China Russia "$asserted AND kind = 'act' AND via LIKE '%Zelensky%'"
holds some Ukraine China "polarity = -1 AND $asserted AND d.key LIKE '%004_%'"
holds none China Russia "$asserted AND via = 'Washington'"

n=$("$slant" sql -c "$work/c.slant" --csv "SELECT count(*) FROM stance_statement s
    JOIN removed r ON r.document = s.document AND s.start < r.stop AND r.start < s.stop" |
    tail -1 | tr -d '\r')
[ "$n" -eq 0 ] || { echo "$n statements in removed stretches"; failed=1; }
exit $failed

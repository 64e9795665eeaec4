#!/usr/bin/env bash
# No C file calls another that calls it, by whatever way. In folders that
# layers.sh takes for one room nothing else would tell.
set -u
cd "$(dirname "$SLANT")" || exit 1
if [ -z "$(ls libslant_*.a 2>/dev/null)" ]; then
    echo "there are no libraries beside $SLANT" >&2
    exit 1
fi
circles=$(nm -A -g libslant_*.a 2>/dev/null | awk '
    NF < 2 { next }
    { split($1, at, ":"); file = at[1] ":" at[2] }
    $(NF - 1) == "U" { uses[file, $NF]; next }
    { defines[$NF] = file }
    END {
        for (use in uses) {
            split(use, part, SUBSEP)
            if (part[2] in defines && defines[part[2]] != part[1])
                print part[1], defines[part[2]]
        }
    }' | sort -u | tsort 2>&1 >/dev/null)
if [ -n "$circles" ]; then
    printf 'these files call each other:\n%s\n' "$circles" >&2
    exit 1
fi

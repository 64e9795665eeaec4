#!/usr/bin/env bash
# What README says is there is there: verbs, exit statuses, folders, packages.
set -u
cd "$(dirname "$0")/../.." || exit 1
status=0

missing() {
    echo "README.md does not have: $*" >&2
    status=1
}

verbs=$(sed -n 's/^ *VERB("[a-z]*", \([a-z]*\)).*/\1/p' host/cli/verb.h)
codes=$(sed -n 's/^FAULT([A-Z]*, \([0-9]*\),.*/\1/p' host/base/fault_list.h | sort -un)
if [ -z "$verbs" ] || [ -z "$codes" ]; then
    echo "no verbs, or no exit statuses, are found in host" >&2
    status=1
fi
for verb in $verbs; do
    grep -q "slant $verb" README.md || missing "the verb slant $verb"
    help=$("$SLANT" "$verb" --help) || { echo "slant $verb --help fails" >&2; status=1; }
    grep -q "slant $verb" <<<"$help" || { echo "slant $verb --help does not name it" >&2; status=1; }
done
for code in $codes; do
    grep -qE "^\| $code \|" README.md || missing "exit status $code"
done
for package in $(sed 's/#.*//' cmake/apt-packages.txt); do
    grep -q "$package" README.md || missing "the package $package with its reason"
done
while read -r path; do
    [ -e "$path" ] || { echo "no such path: $path" >&2; status=1; }
done < <(grep -ohE '`(host|plugins|rules|scripts|tests|cmake)/[a-zA-Z0-9_./-]*`' README.md host/DESIGN.md | tr -d '`')
exit $status

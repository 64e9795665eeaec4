#!/usr/bin/env bash
# C as .clang-format has it, Lua as .luacheckrc has it, shell as shellcheck has.
set -u
cd "$(dirname "$0")/../.." || exit 1
status=0
lua=()
for folder in plugins scripts tests host/lua; do
    [[ -d $folder ]] && lua+=("$folder")
done

if command -v clang-format >/dev/null; then
    find host tests -name '*.[ch]' -print0 |
        xargs -0 clang-format --dry-run -Werror || status=1
else
    echo "skipped: clang-format is not installed"
fi
if command -v luacheck >/dev/null; then
    luacheck --quiet "${lua[@]}" || status=1
else
    echo "skipped: luacheck is not installed"
fi
if command -v shellcheck >/dev/null; then
    (cd tests/hostile && shellcheck -x -P SCRIPTDIR ./*.sh) || status=1
    shellcheck -S warning tests/docs/*.sh || status=1
else
    echo "skipped: shellcheck is not installed"
fi
long=$(find host "${lua[@]}" \( -name '*.[ch]' -o -name '*.lua' \) \
    -exec wc -l {} + | awk '$2 != "total" && $1 > 600')
if [ -n "$long" ]; then
    echo "over 600 lines: $long" >&2
    status=1
fi
exit $status

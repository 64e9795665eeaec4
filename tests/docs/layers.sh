#!/usr/bin/env bash
# A room includes only its own headers and those of rooms below it, each library
# that is not for everybody stays in its room, and a header's name tells which it
# is: it is included without its folder.
set -u
cd "$(dirname "$0")/../../host" || exit 1
status=0

# room: the rooms whose headers it may include, nearest first.
rooms="base: base
measure: measure base
corpus/text: corpus/text base
corpus/document: corpus/document corpus/text base
corpus/source: corpus/source corpus/document corpus/text base
corpus/query: corpus/query corpus/document corpus/text base
corpus/store: corpus/store corpus/query corpus/document corpus/text base
corpus/dictionary: corpus/dictionary corpus/source corpus/store corpus/query corpus/document corpus/text base
corpus/count: corpus/count measure corpus/store corpus/query corpus/document corpus/text base
run: run corpus/source corpus/store corpus/document corpus/text base
model: model corpus/text base
lua: lua run model corpus/dictionary corpus/count measure corpus/store corpus/query corpus/document corpus/text base
cli/report: cli/report cli corpus/count measure corpus/store corpus/query corpus/document corpus/text base
cli: cli cli/report lua run model corpus/dictionary corpus/count measure corpus/source corpus/store corpus/query corpus/document corpus/text base"

while IFS=: read -r room allowed; do
    while read -r file; do
        while read -r header; do
            found=
            for below in $allowed; do
                compgen -G "$below/$header" >/dev/null && found=1
                compgen -G "$below/*/$header" >/dev/null && found=1
            done
            if [ -z "$found" ] && [ -n "$(find . -name "$header")" ]; then
                echo "host/$file includes $header, which is above it" >&2
                status=1
            fi
        done < <(sed -n 's/^#include "\(.*\)"/\1/p' "$file")
    done < <(find "$room" -name '*.[ch]')
done <<<"$rooms"

# library header: the rooms that may include it.
only() {
    local header=$1 allowed=$2
    if grep -rlE "#include <$header>" . | sed 's|^\./||' | grep -vE "^($allowed)/"; then
        echo "^ only $allowed may include <$header>" >&2
        status=1
    fi
}
only 'lua[a-z]*\.h' 'lua'
only 'uv\.h' 'run|lua'
only 'sqlite3\.h' 'corpus/store'
only '(zlib|archive|iconv)\.h' 'corpus/source'
only 'yaml\.h' 'corpus/source|corpus/dictionary'
only 'unicode/.*\.h' 'corpus/source|corpus/text'
only 'gumbo\.h' 'corpus/source/html'
only 'expat\.h' 'corpus/source/office|corpus/dictionary'
only 'libstemmer\.h' 'corpus/text'
only 'utf8proc\.h' 'corpus/text'
only 'curl/curl\.h' 'lua/wait'
only 'histedit\.h' 'cli/repl'

twice=$(find . -name '*.h' -printf '%f\n' | sort | uniq -d)
if [ -n "$twice" ]; then
    echo "headers of the same name: $twice" >&2
    status=1
fi
exit $status

#!/usr/bin/env bash
# A room includes only its own headers and those of rooms below it, each library
# that is not for everybody stays in its room, and a header's name tells which it
# is: it is included without its folder.
set -u
cd "$(dirname "$0")/../../host" || exit 1
status=0

text="corpus/text base"
document="corpus/document $text"
query="corpus/query $document"
source="corpus/source corpus/source/carrier corpus/source/format corpus/source/html corpus/source/office corpus/source/meta corpus/source/clean"
low_store="corpus/store $query"
store="corpus/store/load corpus/store/search corpus/store/results corpus/store/read corpus/store/words $low_store"
state="lua/state run model corpus/dictionary corpus/count measure $store"
lib="lua/lib lua/grammar lua/names lua/plugin lua/wait lua/contract $state"
lua="lua/script lua/author lua/engine lua/load lua/standard $lib"
cli="cli/report cli/repl cli/author cli"
# rooms: the folders whose headers each of them may include.
rooms="base: base
measure: measure base
corpus/text corpus/text/make: $text
corpus/document: $document
$source: $source $document
corpus/query: $query
corpus/store: $low_store
corpus/store/words: corpus/store/words $low_store
corpus/store/read: corpus/store/read corpus/store/words $low_store
corpus/store/results: corpus/store/results $low_store
corpus/store/search: corpus/store/search corpus/store/read corpus/store/words $low_store
corpus/store/load: corpus/store/load corpus/store/results corpus/store/read corpus/store/words $low_store
corpus/dictionary: corpus/dictionary $source $store
corpus/count: corpus/count measure $store
run: run $source $store
model: model $text
lua/state: $state
lua/standard: lua/standard $state
lua/contract: lua/contract $state
lua/wait: lua/wait $state
lua/plugin: lua/plugin $state
lua/names: lua/names lua/plugin $state
lua/grammar: lua/grammar lua/names lua/plugin lua/standard $state
lua/lib: $lib
lua/load: lua/load lua/standard $lib
lua/engine: lua/engine lua/load $lib
lua/author: lua/author lua/load $state
lua/script: $lua
cli/report: cli/report cli corpus/count measure $store
cli cli/repl cli/author: $cli $source $lua"

declare -A home listed
while read -r header; do
    home[${header##*/}]=${header%/*}
done < <(find . -name '*.h' -printf '%P\n')
while IFS=: read -r names allowed; do
    for room in $names; do
        listed[$room]=1
        while IFS=: read -r file include; do
            header=${include#*\"}
            header=${header%\"*}
            folder=${home[$header]-}
            if [ -n "$folder" ] && [[ " $allowed " != *" $folder "* ]]; then
                echo "host/$file includes $header, which is above it" >&2
                status=1
            fi
        done < <(grep -H '^#include "' "$room"/*.[ch])
    done
done <<<"$rooms"
while read -r folder; do
    if [ -z "${listed[$folder]-}" ]; then
        echo "host/$folder has no place among the rooms" >&2
        status=1
    fi
done < <(find . -mindepth 2 -name '*.[ch]' -printf '%P\n' | sed 's|/[^/]*$||' | sort -u)

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

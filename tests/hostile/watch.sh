#!/usr/bin/env bash
# slant load --watch: what comes into a folder is loaded and analysed; what
# could not be taken is said once; Ctrl-C ends it with status 0 while it waits.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# until_so CORPUS SQL VALUE: waits until the query says that.
until_so() {
    local now="" i
    for ((i = 0; i < 2400; i++)); do
        now=$("$SLANT" sql -c "$1" --csv "$2" 2>/dev/null | sed -n 2p | tr -d '\r')
        [ "$now" = "$3" ] && return
        sleep 0.05
    done
    fail "$2 is '$now', not '$3'"
}

mkdir -p inbox/deep
printf 'The first story came on a plain day.\n' >inbox/one.txt
printf '{"id":"bad"\n' >inbox/bad.jsonl
sleep 0.1
behind "$SLANT" load --watch inbox -c inbox/c.slant --run frequency
wait_status "$pid" 2 # a plugin's name is no path

behind "$SLANT" load --watch inbox --settle 100ms -c inbox/c.slant --run
watcher=$pid
until_so inbox/c.slant "SELECT count(*) FROM states WHERE plugin = 'frequency'" 1

# Files in a folder that is there and in one that comes.
printf 'The second story came later.\n' >inbox/deep/two.txt
mkdir inbox/new
printf 'The third story came into a new folder.\n' >inbox/new/three.txt
until_so inbox/c.slant "SELECT count(*) FROM states WHERE plugin = 'frequency'" 3
# A file that changes, and a folder that is another one by the same name; there
# is a watch on that, too.
printf 'The first story, told anew.\n' >inbox/one.txt
mv inbox/new gone
mkdir inbox/new
printf 'The fourth story.\n' >inbox/new/four.txt
until_so inbox/c.slant "SELECT count(*) FROM documents WHERE text LIKE '%told anew%'
                        OR text LIKE '%fourth%'" 2
printf 'The fifth story.\n' >inbox/new/five.txt
until_so inbox/c.slant "SELECT count(*) FROM documents" 5
# Said once, however many rounds there were.
until_so inbox/c.slant "SELECT count(*) FROM load_log WHERE reason = 'bad-json'" 1

# Another writer: it waits.
behind "$SLANT" run -c inbox/c.slant slow --set slow.rounds=10000
other=$pid
sleep 0.3
printf 'The sixth story.\n' >inbox/six.txt
wait "$other"
until_so inbox/c.slant "SELECT count(*) FROM documents" 6

# A file that comes in two halves, and one that others take the place of.
{
    printf 'The seventh story has a beginning'
    sleep 0.4
    printf ' and an end.\n'
} >inbox/seven.txt
for i in 1 2 3 4 5; do
    printf 'The eighth story, version %s.\n' "$i" >eight.tmp
    mv eight.tmp inbox/eight.txt
    sleep 0.05
done
until_so inbox/c.slant "SELECT count(*) FROM documents WHERE text LIKE '% and an end.%'
                        OR text LIKE '%version 5.%'" 2
# Very many at once, and Ctrl-C at some moment of that.
mkdir many
for ((i = 0; i < 2000; i++)); do
    printf 'Story %s of very many.\n' "$i" >"many/$i.txt"
done
mv many inbox/many
sleep 0.2

kill -INT "$watcher"
wait "$watcher"
ended=$?
case $ended in
0 | 1 | 4) ;; # 4: in the middle of a run
*) fail "the watch ended with $ended: $(tail -5 "$work/log")" ;;
esac
[ -e inbox/c.slant-wal ] && fail "a -wal lies beside the corpus at rest"
"$SLANT" load -q inbox -c inbox/c.slant 2>/dev/null # inbox/bad.jsonl: status 1
until_so inbox/c.slant "SELECT count(*) FROM documents" 2008
# While it waits, Ctrl-C is its ordinary end.
mkdir quiet
behind "$SLANT" load --watch quiet -c quiet.slant
for ((i = 0; i < 600; i++)); do
    [ "$(grep -c 'Ctrl-C ends it' "$work/log")" = 2 ] && break
    sleep 0.1
done
kill -INT "$pid"
wait_status "$pid" 0

"$SLANT" load --watch quiet --settle soon -c quiet.slant 2>/dev/null
[ $? = 2 ] || fail "soon was taken for a time"
"$SLANT" load --watch - </dev/null 2>/dev/null
[ $? = 2 ] || fail "standard input was watched"
# With too few descriptors for a loop it says so (with fewer still libuv aborts).
if [ -n "${PEAK-}" ]; then
    for n in 5 6 7 8 9; do
        (ulimit -n "$n" && exec timeout -s KILL 20 "$SLANT" load --watch quiet -c quiet.slant) \
            >>few 2>&1 </dev/null
        [ $? != 139 ] || fail "with $n descriptors it crashed"
    done
    grep -q 'no changes can be waited for: too many open files' few || fail "$(cat few)"
fi
echo "eight stories, each when it came, and two thousand at once"

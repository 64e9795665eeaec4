#!/usr/bin/env bash
# The report: well-formed and harmless whatever stands in the texts, the same
# bytes each time, honest about what has not run or is stale, whole or not there.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"
fixtures=$here/../cli/report_plugins

# check_page FILE: every element is closed in order, nothing runs, nothing is
# fetched, links go to the page itself or to http(s).
check_page() {
    awk -v RS='<' '
        function bad(what) { print FILENAME ": " what " near <" substr($0, 1, 120); failed = 1; exit 1 }
        NR == 1 { next }
        {
            end = index($0, ">")
            if (!end) bad("a tag without its end")
            tag = substr($0, 1, end - 1)
            name = tag
            sub(/[ \n\/].*/, "", name)
            text = substr($0, end + 1)
            if (tag ~ /^\//) {
                name = substr(tag, 2)
                if (open[depth] != name) bad("closes " name ", open is " open[depth])
                depth--
                next
            }
            if (name == "!DOCTYPE") next
            if (name !~ /^(html|head|meta|title|style|body|div|header|h[1-6]|p|nav|ul|ol|li|a|main|section|dl|dt|dd|table|caption|thead|tbody|tr|th|td|details|summary|blockquote|bdi|b|br|i|span|code|mark|article|footer|svg|rect|line|text|circle)$/) bad("element " name)
            rest = tag
            sub(/^[a-z0-9]+/, "", rest)
            while (match(rest, /^[ \n]+[a-zA-Z0-9-]+="[^"]*"/)) {
                one = substr(rest, RSTART, RLENGTH)
                rest = substr(rest, RSTART + RLENGTH)
                sub(/^[ \n]+/, "", one)
                key = one; sub(/=.*/, "", key)
                if (key ~ /^on/ || key == "src" || key == "style") bad("attribute " key)
                if (key == "href" && one !~ /^href="(#|https?:\/\/)/) bad("link " one)
            }
            if (rest !~ /^\/?$/) bad("odd attributes: " rest)
            if (rest != "/" && name !~ /^(meta|br)$/) open[++depth] = name
            if (name != "style" && text ~ /&($|[^a-z#])/) bad("a bare ampersand")
        }
        END { if (!failed && depth) { print FILENAME ": not closed: " open[depth]; exit 1 } exit failed }
    ' "$1" || fail "$1 is not well-formed"
    grep -q '<script\|javascript:[^<]*"' "$1" && fail "$1 has something that runs"
    LC_ALL=C grep -q $'\xe2\x80[\xaa-\xae]\|\xe2\x81[\xa6-\xa9]' "$1" && fail "$1 turns the direction of writing"
    return 0
}

report() {
    quietly "$SLANT" report "$@" || fail "report $*"
}

# Nothing there, nothing run.
quietly "$SLANT" load -c empty.slant /dev/null
quietly "$SLANT" load -c empty.slant "$here/../cli/report_articles.jsonl"
quietly "$SLANT" remove -c empty.slant a1 a2 a3 a4 a5 a6 || fail "remove"
report -c empty.slant -o empty.html
check_page empty.html
grep -q 'There are no documents' empty.html || fail "an empty corpus says so"
cp "$here/../cli/report_articles.jsonl" .
quietly "$SLANT" load -c a.slant report_articles.jsonl || fail "load"
report -c a.slant -o not_run.html
check_page not_run.html
grep -q "stance has not run: <code>slant run -c [^ ]*a.slant[^ ]* stance</code>" not_run.html || fail "not run is said"

# Hostile titles, outlets and addresses.
quietly "$SLANT" run -c a.slant --plugins "$fixtures" stance sentiment quotes
report -c a.slant -o a.html
check_page a.html
grep -q '&lt;script&gt;alert(1)&lt;/script&gt; \[U+202E\]evil' a.html || fail "the title stands as text"
grep -q '<code>javascript:alert(1)</code>' a.html || fail "a bad address is no link"
grep -q 'href="https://red.example/1"' a.html || fail "a good address is a link"
grep -q 'href="http://blue' a.html && fail "an address with quotes is a link"

# The same bytes again, from elsewhere, with other workers.
mkdir elsewhere
cp report_articles.jsonl elsewhere
quietly "$SLANT" load -c elsewhere/a.slant -j 1 elsewhere/report_articles.jsonl || fail "load"
quietly "$SLANT" run -c elsewhere/a.slant -j 1 --plugins "$fixtures" stance sentiment quotes
report -c elsewhere/a.slant -o b.html
plain() { sed "s/${here//\//\\/}[^ ]*//" "$1"; }
plain a.html >a.plain
plain b.html >b.plain
same a.plain b.plain
"$SLANT" report -c a.slant >a.txt || fail "report as text"
(cd elsewhere && "$SLANT" report -c a.slant) >b.txt || fail "report as text"
same a.txt b.txt
grep -q "$work" a.html && fail "the page has a path of this machine"

# Stale rows are in no number.
quietly "$SLANT" run -c a.slant --plugins "$fixtures" --set stance.only=../my/backs \
    --where "key = 'a1'" stance
report -c a.slant -o stale.html
check_page stale.html
grep -q '5 not current, so ignored' stale.html || fail "stale results are told"
grep -q '1 statement asserted in 1 document (1 duplicate cluster)' stale.html ||
    fail "stale statements are counted"
grep -q '{&quot;only&quot;:&quot;backs&quot;}' stale.html || fail "an option shows folders"

# A condition; one that is wrong; the corpus is not overwritten.
report -c a.slant --where "outlet = 'Red Post'" -o red.html
check_page red.html
grep -q 'Blue Times' red.html && fail "the condition is not kept"
"$SLANT" report -c a.slant --where "outlit = 1" >/dev/null 2>>log
[ $? = 2 ] || fail "a wrong condition is a usage fault"
"$SLANT" report -c a.slant -o ./a.slant 2>>log
[ $? = 2 ] || fail "the corpus would have been overwritten"

# Many documents: the page is bounded, ranks and means are there.
make_jsonl 3000 plain.jsonl
sed 's/exercise/backs/g; s/treaty/condemns/g; s/border/Ukraine/g; s/gas/good/g; s/deal/bad/g' \
    plain.jsonl >made.jsonl
quietly "$SLANT" load -c many.slant made.jsonl || fail "load many"
quietly "$SLANT" run -c many.slant --plugins "$fixtures" stance sentiment quotes || fail "run many"
report -c many.slant -o many.html
check_page many.html
[ "$(wc -c <many.html)" -lt 5000000 ] || fail "the page is too large"
grep -q 'spread evenly over the corpus. All: <code>slant sql' many.html || fail "it does not say what is left out"

# Many actors in many years and outlets: bounded, too.
awk 'BEGIN {
    n = split("China Russia Ukraine India Japan France Germany Poland Norway Brazil Chile Egypt Turkey Iran Iraq Israel Spain Italy Greece Mexico Canada Cuba Peru Kenya Ghana Nepal Syria Libya Yemen Qatar", who, " ")
    for (i = 0; i < 6000; i++) {
        a = who[i % n + 1]; b = who[(i * 7 + int(i / n)) % n + 1]
        printf "{\"id\": \"m%d\", \"language\": \"en\", \"date\": \"%d\", \"outlet\": \"Outlet %d\", \"text\": \"%s was warmly praised in town %d. “%s is a brutal disaster number %d,” said %s.\"}\n", i, 1900 + int(i / 30) % 120, int(i / 30) % 90, a, i, b, i, b
    }
}' >matrix.jsonl
quietly "$SLANT" load -c matrix.slant matrix.jsonl || fail "load matrix"
quietly "$SLANT" run -c matrix.slant toward quotes || fail "run matrix"
report -c matrix.slant -o matrix.html
check_page matrix.html
[ "$(wc -c <matrix.html)" -lt 5000000 ] || fail "the page of many actors is too large"
grep -q 'Shown are the first [0-9]* of 25 actors' matrix.html || fail "not all actors are told by year"
"$SLANT" report -c matrix.slant >matrix.txt || fail "report as text"
[ "$(wc -l <matrix.txt)" -lt 800 ] || fail "the text of many actors is too long"

# Years far apart do not fill the page.
{
    echo '{"id": "old", "date": "0800-12-25", "text": "China backs Russia."}'
    echo '{"id": "new", "date": "2020-01-01", "text": "China condemns Russia."}'
} >years.jsonl
quietly "$SLANT" load -c years.slant years.jsonl || fail "load"
quietly "$SLANT" run -c years.slant --plugins "$fixtures" stance || fail "run"
report -c years.slant -o years.html
check_page years.html
[ "$(wc -c <years.html)" -lt 100000 ] || fail "empty years fill the page"

# A full disk: the old page stands, exit 3, nothing else is left.
cp a.html page.html
(
    trap '' XFSZ
    ulimit -f 20
    exec "$SLANT" report -c many.slant -o page.html
) 2>>log
[ $? = 3 ] || fail "a full disk does not end with 3"
same a.html page.html
ls page.html.* >/dev/null 2>&1 && fail "a half page is left"
echo "report: whole, harmless, the same each time"

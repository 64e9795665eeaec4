#!/usr/bin/env bash
# A plugin for which there is no room in a run is left out, and no other.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# plugin NAME RESULTS [MORE]
plugin() {
    mkdir -p "plugins/$1"
    cat >"plugins/$1/init.lua" <<END
return { api = 1, name = "$1", version = "1", summary = "one of many", ${3-}
  results = { document = { n = "integer" }, rows = { $2 } },
  document = function(doc) return { n = #doc } end }
END
}

# run STATUS [PLUGIN...]: on two documents; what it says is in the file said.
run() {
    local wanted=$1 status=0
    shift
    rm -f c.slant*
    make_jsonl 2 made.jsonl
    quietly "$SLANT" load -c c.slant made.jsonl || fail "load"
    timeout 100 "$SLANT" run -c c.slant -j 1 --plugins plugins "$@" >said 2>&1 || status=$?
    [ "$status" = "$wanted" ] || { tail -5 said >&2; fail "run $*: ended with $status"; }
}

# ok PLUGIN...: these have both results.
ok() {
    local name
    for name; do
        [ "$(ask c.slant "SELECT count(*) FROM states WHERE plugin = '$name' AND state = 'ok'" |
            tail -n +2 | tr -d '\r')" = 2 ] || fail "$name did not run"
    done
}

# Names of what is used like a table.
for name in row_list json_each json_tree pragma_table_info; do plugin "$name" ''; done
run 1
[ "$(grep -c "is a name of slant's own tables or SQLite's" said)" = 4 ] || fail "$(cat said)"
ok frequency stance
"$SLANT" run -q -c c.slant --plugins plugins frequency --set frequency.minimum=2 ||
    fail "a second run"
rm -r plugins

# Tables of the same name: the later one, and who requires it.
plugin x 'y_z = { n = "integer" }'
plugin x_y 'z = { n = "integer" }'
plugin frequency_term ''
plugin z_requires '' 'requires = { x_y = ">=1" },'
plugin other ''
run 1
ok x other frequency stance
grep -q 'x_y: plugin x has a table or view .x_y_z., too' said || fail "x_y: $(cat said)"
grep -q 'frequency_term: plugin frequency has a table or view .frequency_term.' said ||
    fail "frequency_term: $(cat said)"
grep -q 'z_requires: requires .x_y., which cannot be used' said || fail "z_requires: $(cat said)"
[ "$(ask c.slant "SELECT count(*) FROM states
    WHERE plugin IN ('x_y', 'frequency_term', 'z_requires')" | tail -n +2 | tr -d '\r')" = 0 ] ||
    fail "what was left out has results"
"$SLANT" plugins -c none.slant --plugins plugins >said
grep -q '^x_y .* disabled  plugin x has a table' said || fail "listed: $(cat said)"
grep -q '^z_requires .* disabled  requires .x_y., which cannot be used' said ||
    fail "listed: $(cat said)"
grep -q '^other .* enabled ' said || fail "listed: $(cat said)"
run 2 x x_y # asked for by name

# The same with one whose results are in the corpus.
run 0 x
mkdir away && mv plugins/x away
status=0
"$SLANT" run -c c.slant --plugins plugins >said 2>&1 || status=$?
[ "$status" = 1 ] || fail "beside stored results: ended with $status: $(cat said)"
ok other frequency stance
grep -q 'x_y: plugin x has a table or view .x_y_z. in the corpus, too' said ||
    fail "stored results: $(cat said)"
"$SLANT" plugins -c c.slant --plugins plugins >said
grep -q '^x_y .* disabled  plugin x has a table or view .x_y_z. in the corpus' said ||
    fail "listed: $(cat said)"
"$SLANT" run -c c.slant --plugins plugins x_y --verify >said 2>&1
[ $? = 2 ] || fail "x_y was verified: $(cat said)"

# The view of evidence is a name, too; words of SQL and SQLite's own columns are
# names like others.
rm -r plugins
plugin x 'hit = { at = "span" }'
plugin x_hit_evidence ''
words=(select order group table index null values rowid view main temp)
for name in "${words[@]}"; do
    plugin "$name" "hit = { rowid = 'integer', oid = 'integer', [\"order\"] = 'integer', at = 'span' }"
    sed -i 's/document = function(doc) /&doc:emit("hit", { rowid = 7, oid = 8, order = doc.id, at = doc:span(1, 2) }) /' \
        "plugins/$name/init.lua"
done
run 1
ok x "${words[@]}"
grep -q 'x_hit_evidence: plugin x has a table or view .x_hit_evidence., too' said ||
    fail "views: $(cat said)"
timeout 100 "$SLANT" run -q -c c.slant --plugins plugins "${words[@]}" --retry ok ||
    fail "again: $?"
"$SLANT" remove -q -c c.slant --where "id = 1" || fail "remove: $?"
for name in "${words[@]}"; do
    [ "$(ask c.slant "SELECT (SELECT count(*) FROM [$name]) || ' ' || group_concat(document || ' ' ||
        [rowid] || ' ' || oid || ' ' || [order] || ' ' || (evidence <> ''))
        FROM [${name}_hit_evidence]" | tail -n 1 | tr -d '\r')" = "1 2 7 8 2 1" ] ||
        fail "rows of $name"
done

# More than a run can have.
rm -r plugins
for ((i = 10; i < 80; i++)); do plugin "many$i" ''; done
run 1
ok many10 many60 actors frequency quotes sentiment stance
[ "$(grep -c 'a run has at most 64 plugins' said)" -ge 6 ] || fail "too many: $(cat said)"
[ "$("$SLANT" plugins --plugins plugins | grep -c 'disabled  a run has at most')" -ge 6 ] ||
    fail "too many are enabled"
[ "$(ask c.slant "SELECT count(DISTINCT plugin) FROM states" | tail -n +2 | tr -d '\r')" = 64 ] ||
    fail "not 64 ran"

# Many of which each ends the worker that sets it up.
rm -r plugins
for ((i = 10; i < 60; i++)); do
    plugin "large$i" '' 'limits = { memory = "12MiB" },
  setup = function() local t = {} for i = 1, 1e8 do t[i] = i end end,'
done
run 1
ok frequency stance
[ "$(grep -c ': cannot be set up: over its memory limit while it was loaded' said)" = 50 ] ||
    fail "those that cannot be set up: $(tail -5 said)"
echo "the others run"

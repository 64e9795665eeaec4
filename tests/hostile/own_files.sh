#!/usr/bin/env bash
# A plugin reads the regular files of its own folder, whatever links stand there,
# and no other file of the user's.
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

# plugin NAME [OPTIONS [SETUP]]: what its setup returns is its result.
plugin() {
    mkdir -p "plugins/$1/lib" "plugins/$1/assets"
    cat >"plugins/$1/init.lua" <<END
${4-}
return { api = 1, name = "$1", version = "1", summary = "reads",
  results = { document = { said = "string" } },
  options = { ${2-} },
  setup = function(ctx) return { said = ${3-'""'} } end,
  document = function(_, _, state) return { said = state.said } end,
}
END
}

echo "user-secret" >secret
echo "user-secret" >plugins.lua
plugin asset_link "" 'ctx.assets:open("p"):read()'
ln -s "$work/secret" plugins/asset_link/assets/p
plugin lib_link "" '""' 'local x = require "x"'
ln -s "$work/plugins.lua" plugins/lib_link/lib/x.lua
plugin folder_link "" 'ctx.assets:open("d/secret"):read()'
ln -s "$work" plugins/folder_link/assets/d
plugin default_file 'f = { type = "file", default = "secret" }' 'ctx.options.f:read()'
plugin default_asset 'f = { type = "asset", default = "../../../secret" }' 'ctx.options.f:read()'
plugin pipe "" 'ctx.assets:open("p"):read()'
mkfifo plugins/pipe/assets/p
plugin itself
mv plugins/itself/init.lua elsewhere.lua
ln -s "$work/elsewhere.lua" plugins/itself/init.lua

plugin inside "" 'ctx.assets:open("p"):read()'
echo -n "its own" >plugins/inside/assets/q
ln -s q plugins/inside/assets/p
mv plugins/inside moved
ln -s "$work/moved" plugins/inside

echo '{"id": "a", "text": "Some words."}' >a.jsonl
quietly "$SLANT" load -c c.slant a.jsonl || fail "load"
timeout 60 "$SLANT" run -c c.slant --plugins plugins >said 2>&1
[ $? -le 1 ] || fail "the run: $(cat said)"
timeout 60 "$SLANT" plugins -c c.slant --plugins plugins >>said 2>&1
[ "$(ask c.slant "SELECT said FROM inside" | tr -d '\r' | tail -n +2)" = "its own" ] ||
    fail "a link inside of the folder: $(cat said)"
! grep -q user-secret said || fail "a file of the user's was read: $(cat said)"
for name in asset_link lib_link folder_link default_file default_asset pipe itself; do
    grep -q "$name" said || fail "nothing is said of $name"
    ! ask c.slant "SELECT * FROM states WHERE plugin = '$name' AND state = 'ok'" |
        grep -q "$name" || fail "$name ran"
    ! ask c.slant "SELECT name FROM sqlite_master WHERE name = '$name'" | grep -q "$name" ||
        ! ask c.slant "SELECT * FROM [$name]" | grep -q secret || fail "$name has it"
done
echo "seven plugins read nothing"

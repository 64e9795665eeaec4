What a plugin says of itself may be as long as it likes.
$ mkdir -p plugins/long
$ echo 'return {api = 1, name = "long", version = ("1."):rep(400) .. "0", summary = "s", results = {document = {n = {type = "integer", doc = "n"}}}, document = function() return {n = 1} end}' >plugins/long/init.lua
$ printf '{"id": "a", "text": "One word."}\n' >a.jsonl
$ slant load a.jsonl 2>/dev/null
$ slant run --plugins plugins long 2>&1 | sed 's/\(1\.\)*0:/VERSION:/; s/; .*//'
slant: long VERSION: 1 ok
slant: 1 result on 1 document

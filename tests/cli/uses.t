A plugin that uses another one's files without running it: `uses`.
$ mkdir -p p/lender/lib p/borrower
$ echo 'return { api = 1, name = "lender", version = "1", summary = "S", results = { document = { n = "integer" } }, document = function() return { n = 0 } end }' > p/lender/init.lua
$ echo 'return 1' > p/lender/lib/lent.lua
$ echo 'local n = require "lent" return { api = 1, name = "borrower", version = "1", summary = "S", uses = { "lender" }, results = { document = { n = "integer" } }, document = function() return { n = n } end }' > p/borrower/init.lua
$ export SLANT_PLUGINS=$PWD/p
$ echo '{"key":"a","title":"T","text":"China met Russia."}' > made.jsonl && slant load -q made.jsonl
$ slant run -q borrower
$ slant sql --csv "SELECT plugin, n FROM states JOIN borrower USING (document)"
plugin,n
borrower,1
# What those files say counts in its key; that they run nowhere does not.
$ slant run --dry-run borrower
plugin    version  owed  never_run  changed  again
borrower  1           0          0        0      0
$ echo 'return 2' > p/lender/lib/lent.lua
$ slant run --dry-run borrower
plugin    version  owed  never_run  changed  again
borrower  1           1          0        1      0
$ slant run -q borrower && slant sql --csv "SELECT n FROM borrower"
n
2
# The other one need not run, or even be fit to run, but must be there.
$ echo 'return 0 +' > p/lender/init.lua && slant run -q borrower && slant sql --csv "SELECT n FROM borrower"
n
2
$ sed -i 's/uses = { "lender" }, //' p/borrower/init.lua && slant run borrower
slant: error: borrower: init.lua: uses: a module of plugin `lender` is used; add "lender"
? 2
$ sed -i 's/api = 1/uses = { "leender" }, api = 1/' p/borrower/init.lua && slant run borrower
slant: error: borrower: init.lua: uses: there is no other plugin `leender`
? 2
$ rm -r p/lender && slant run borrower
slant: error: borrower: init.lua:1: there is no module `lent`: neither one of slant (async, det, http, json, lexicon, log, match, model, proc, stat, text) nor lib/lent.lua here or in a plugin of requires or uses
    local n = require "lent" return { uses = { "leender" }, api = 1, name = "borrower", version = "1", summary = "S", results = { document = { n = "integer" } }, document = function() return { n = n } end...
? 2
# Of two that lend the same module it is the first by name, in each worker.
$ for name in first second; do
>   mkdir -p p/$name/lib && echo "return '$name'" > p/$name/lib/lent.lua
>   echo "return { api = 1, name = '$name', version = '1', summary = 'S', results = { document = { n = 'integer' } }, document = function() return { n = 0 } end }" > p/$name/init.lua
> done
$ sed -i 's/"leender"/"second", "first"/; s/"integer"/"string"/' p/borrower/init.lua
$ for i in $(seq 3000); do echo '{"key":"b'$i'","title":"T","text":"Text."}'; done > more.jsonl && slant load -q more.jsonl
$ slant run -q -j2 borrower && slant sql --csv "SELECT DISTINCT n FROM borrower"
n
first

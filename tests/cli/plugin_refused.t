What no corpus could take costs its plugin alone.

$ mkdir -p mine/many mine/latin mine/twice mine/fine
$ cat >mine/many/init.lua <<'END'
> local columns = {}
> for i = 1, 3000 do columns["c" .. i] = { type = "integer", doc = "a number" } end
> return { api = 1, name = "many", version = "1.0.0", summary = "many columns",
>   results = { document = columns }, document = function() return nil end }
> END
$ cat >mine/latin/init.lua <<'END'
> return { api = 1, name = "latin", version = "1.0.0", summary = "\255",
>   results = { document = { n = { type = "integer", doc = "one" } } },
>   document = function() return { n = 1 } end }
> END
$ cat >mine/twice/init.lua <<'END'
> return { api = 1, name = "twice", version = "1.0.0", summary = "one name twice",
>   results = { rows = { hit = { at = "span" }, hit_evidence = { at = "span" } } },
>   document = function() return nil end }
> END
$ cat >mine/fine/init.lua <<'END'
> return { api = 1, name = "fine", version = "1.0.0", summary = "one",
>   results = { document = { n = { type = "integer", doc = "one" } } },
>   document = function() return { n = 1 } end }
> END
$ printf 'text\nA harbour.\n' >a.csv
$ slant load -q a.csv
$ slant run -q --plugins mine
slant: warning: latin: init.lua: a text that it returns is not UTF-8
slant: warning: many: init.lua: plugin many: table many: too many columns
slant: warning: twice: init.lua: plugin twice: two tables or views would be called `twice_hit_evidence`
? 1
$ slant sql --csv 'SELECT document, n FROM fine'
document,n
1,1
$ slant plugins --plugins mine --csv | grep mine/ | cut -d, -f1,3-4
fine,enabled,it lies in mine
latin,disabled,init.lua: a text that it returns is not UTF-8
many,disabled,init.lua: plugin many: table many: too many columns
twice,disabled,init.lua: plugin twice: two tables or views would be called `twice_hit_evidence`
$ slant run -q --plugins mine --allow many
slant: error: --allow many: init.lua: plugin many: table many: too many columns
? 2
# Tables of one name: of two plugins of a run, of one and what is stored, and of
# one that gives its table up in this run.
$ mkdir -p room/aa room/aa_b; cat >room/aa/init.lua <<'END'
> return { api = 1, name = "aa", version = "1.0.0", summary = "one",
>   results = { rows = { b = { n = "integer" } } }, document = function(doc) doc:emit("b", { n = 1 }) end }
> END
$ sed 's/"aa"/"aa_b"/; s/rows = { b = { n = "integer" } }/document = { n = "integer" }/; s/doc:emit("b", { n = 1 })/return { n = 2 }/' room/aa/init.lua >room/aa_b/init.lua
$ slant load -q -c room.slant a.csv; slant run -q -c room.slant --plugins room
slant: warning: aa_b: plugin aa has a table or view `aa_b`, too; rename one of them
? 1
$ slant run -c room.slant -q ./room/aa_b
slant: error: aa_b: plugin aa has a table or view `aa_b` in the corpus, too; rename one of them
? 2
$ sed -i 's/{ b = /{ c = /; s/"b"/"c"/' room/aa/init.lua
$ slant run -c room.slant -q --plugins room
slant: warning: aa_b: plugin aa has a table or view `aa_b` in the corpus, too; it gives that up when it runs: then run this one
? 1
$ slant run -c room.slant -q --plugins room && slant sql -c room.slant --csv 'SELECT * FROM aa_b, aa_c'
document,n,document,row,n
1,2,1,1,1
# A default that breaks the option's own rule disables its plugin; what a
# plugin says looks like no line of slant's own.
$ mkdir -p ruled/low ruled/loud; cat >ruled/low/init.lua <<'END'
> return { api = 1, name = "low", version = "1.0.0", summary = "one",
>   options = { n = { type = "integer", default = 0, min = 1, doc = "a number" } },
>   results = { document = { n = "integer" } }, document = function() return nil end }
> END
$ printf 'error("no\\nslant: error: forged \\27[31m")\n' >ruled/loud/init.lua
$ slant run -q --plugins ruled
slant: warning: loud: init.lua:1: no
  slant: error: forged  [31m
    error("no\nslant: error: forged \27[31m")
slant: warning: low: low.n: its default must be at least 1
? 1
$ slant plugins --plugins ruled --csv | grep -a ^low | cut -d, -f1,3-4
low,disabled,low.n: its default must be at least 1
$ mkdir ruled/loud/tests && echo 'A word.' >ruled/loud/tests/a.txt
$ slant test ./ruled/loud
slant: error: loud: init.lua:1: no
  slant: error: forged  [31m
    error("no\nslant: error: forged \27[31m")
? 2
$ mkdir named && cd named && slant new order
slant: error: order: a word of SQL, where tables of this name would need quotes
? 2
$ slant new quiet -q && sed -i 's/^  api = 1,/  api = 1, languages = { "english" },/' quiet/init.lua && slant run -q --plugins . quiet -c ../corpus.slant
slant: error: quiet: init.lua: languages: `english`: a code is wanted, as documents have it: en, de, zh
? 2
$ printf 'return { ["never\\27[31m"] = function() return false end, ["said\\n so"] = function() return true end }\n' >quiet/tests/properties.lua
$ sed -i 's/"english"/"de"/' quiet/init.lua; slant test ./quiet
FAIL  tests/example.txt
      == example.txt
      - ok
      - document hits=3
      - hit at=37-43 "crisis" term="crisis"
            Harbour budget The mayor spoke of a >>crisis<< on Monday. Others saw no crisis at all.
      - hit at=69-75 "crisis" term="crisis"
            ke of a crisis on Monday. Others saw no >>crisis<< at all. There are no limits to what th
      - hit at=95-104 "no limits" term="no limits"
            Others saw no crisis at all. There are >>no limits<< to what the harbour may borrow, she sai
      + skipped(language)
FAIL  tests: the corpus tables
      - term documents=1 hits=2 term="crisis"
      - term documents=1 hits=1 term="no limits"
      + term documents=0 hits=0 term="crisis"
      + term documents=0 hits=0 term="no limits"
ok    spans lie in the text, between characters (0)
ok    the same results again, in other company
--    never [31m (0 with a result)
--    said  so (0 with a result)
? 1
# What a run would refuse is listed so: an option that must be set, a default
# that is no file, a plugin that cannot be read.
$ mkdir -p ../listed/wants ../listed/lacks ../listed/away; ln -s nowhere ../listed/away/init.lua
$ plugin() { printf 'return { api = 1, name = "%s", version = "1", summary = "one", options = { a = %s }, results = { document = { n = "integer" } }, document = function() return { n = 1 } end }' "$1" "$2" >../listed/$1/init.lua; }
$ plugin wants '{ type = "integer", required = true, doc = "a number" }'
$ plugin lacks '{ type = "asset", default = "none.txt", doc = "a file" }'
$ slant plugins --plugins ../listed | awk '$2 == "disabled" && $1 != "labels"'
away                disabled  init.lua cannot be read
lacks               disabled  lacks.a: its default is no file of the plugin's: assets/none.txt
wants               disabled  option `a` is required: --set wants.a=VALUE
$ slant plugins --plugins ../listed wants
plugin  version  state     because                                      summary
wants            disabled  option `a` is required: --set wants.a=VALUE

option   value  origin                 type     doc
wants.a  null   not set, but required  integer  a number
? 1
$ slant plugins --plugins ../listed lacks --set lacks.a=../a.csv | head -n 2
plugin  version  state    because               summary
lacks   1        enabled  it lies in ../listed  one
# A file is a regular one: nobody waits for a pipe to be written.
$ mkfifo pipe; timeout 60 slant plugins --plugins ../listed lacks --set lacks.a=pipe
slant: error: lacks.a: `$HERE/named/pipe` cannot be read, or is no regular file of at most 256 MiB
? 2

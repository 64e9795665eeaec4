A byte order mark and a first line `#!...` may stand before Lua code; its lines
keep their numbers.

$ mkdir -p mine/marked/lib mine/code && printf 'text\nA harbour.\n' >a.csv && slant load -q a.csv
$ printf '\357\273\277#!/usr/bin/env lua\n' >mine/marked/init.lua
$ cat >>mine/marked/init.lua <<'EOF'
> local n = require "n"
> return { api = 1, name = "marked", version = "1", summary = "marked",
>   results = { document = { n = "integer" } },
>   document = function(doc)
>     if #doc.text > 5 then error("line six") end
>     return { n = n }
>   end }
> EOF
$ printf '\357\273\277return 7\n' >mine/marked/lib/n.lua
$ slant run -q --plugins mine marked
slant: warning: marked: failed(error) on document 1 (a.csv#L2): line six
slant: warning:   init.lua:6:   if #doc.text > 5 then error("line six") end
slant: warning:   stack traceback:
slant: warning:     [C]: in function 'error'
slant: warning:     init.lua:6: in function <init.lua:5>
slant: warning:     [C]: in ?
slant: warning:   in init.lua:6
slant: warning:     doc = doc
slant: warning: marked: 1 failed: line six
? 1
$ slant why 1 marked
id         1
key        a.csv#L2
uri        a.csv#L2
plugin     marked 1
state      failed (error)
current    yes
message    line six
place      init.lua:6
source line if #doc.text > 5 then error("line six") end
traceback  stack traceback:
            [C]: in function 'error'
            init.lua:6: in function <init.lua:5>
            [C]: in ?
variables  in init.lua:6
             doc = doc

A harbour.
$ printf '\357\273\277#!/usr/bin/slant script\nprint("two")\nerror("three")\n' >three.lua
$ slant script three.lua
two
slant: error: three.lua:3: three
  |  error("three")
? 1
$ slant script - <three.lua
two
slant: error: input:3: three
? 1
# Still no bytecode.
$ printf '\357\273\277\033Lua' >mine/code/init.lua
$ slant run -q --plugins mine code
slant: error: code: attempt to load a binary chunk (mode is 't')
? 2

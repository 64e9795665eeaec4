What a plugin prints, warns of or raises cannot look like slant's own words.

$ mkdir -p mine/forge
$ cat >mine/forge/init.lua <<'END'
> local log = require "log"
> return { api = 1, name = "forge", version = "1.0.0", summary = "bad manners",
>   results = { document = { n = { type = "integer", doc = "one" } } },
>   document = function()
>     print("x\nslant: error: forged\n\27[31mred")
>     log.warn("\27[2Ja\nb")
>     error("x\nslant: error: y")
>   end }
> END
$ printf 'text\nA harbour.\n' >a.csv
$ slant load -q a.csv
$ slant run -j1 --plugins mine forge 2>&1 | sed 's/; [0-9.]* s$//' | cat -v | LC_ALL=C sort
slant: 1 result on 1 document
slant: forge 1.0.0: 1 failed
slant: forge: document 1:  [31mred
slant: forge: document 1: slant: error: forged
slant: forge: document 1: x
slant: warning:     [C]: in ?
slant: warning:     [C]: in function 'error'
slant: warning:     init.lua:7: in function <init.lua:4>
slant: warning:   in init.lua:7
slant: warning:   init.lua:7:   error("x\nslant: error: y")
slant: warning:   stack traceback:
slant: warning: forge: 1 failed: x slant: error: y
slant: warning: forge: document 1:  [2Ja
slant: warning: forge: document 1: b
slant: warning: forge: failed(error) on document 1 (a.csv#L2): x slant: error: y
# Nor can it flood the screen: so many lines of a worker, and none too long.
$ mkdir -p mine/flood
$ cat >mine/flood/init.lua <<'END'
> return { api = 1, name = "flood", version = "1.0.0", summary = "talks",
>   results = { document = { n = { type = "integer", doc = "one" } } },
>   document = function()
>     print(("x"):rep(100000))
>     print(("line\n"):rep(998) .. "\nline 1000\nline 1001")
>     print("more")
>   end }
> END
$ slant run -j1 --plugins mine flood 2>flood; grep -c 'document 1' flood; wc -L <flood; tail -n 4 flood | sed 's/; [0-9.]* s$//'
1000
2030
slant: flood: document 1: 
slant: warning: flood: more than 1000 lines of messages: the rest is left out
slant: flood 1.0.0: 1 empty
slant: 1 result on 1 document

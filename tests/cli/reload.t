Files that have not changed are not read again; what has is, and so is what
left the corpus.
$ mkdir in
$ printf '{"id":"1","text":"One."}\n{"id":"2","text":"Two."}\n' > in/a.jsonl
$ printf 'Three.\n' > in/c.txt
$ printf '{"id":"4"\n' > in/d.jsonl
$ sleep 0.2
$ slant load in 2>&1 | sed 's/; [0-9.]* s$//'
slant: loaded 3 documents (3 new, 0 replaced), 0 unchanged; 3 tokens
...
$ slant sql --csv "SELECT name, documents, noted FROM input" | tr -d '\r'
name,documents,noted
in/a.jsonl,2,0
in/c.txt,1,0
in/d.jsonl,0,1
# What could not be taken is said every time.
$ slant load in 2>&1 | sed 's/; [0-9.]* s$//'
slant: loaded 0 documents (0 new, 0 replaced), 3 unchanged; 0 tokens
.*bad-json: 1; .* (re)
...
# A key of a file that was passed by is used all the same.
$ printf '{"id":"2","text":"Two, of another file."}\n' > in/b.jsonl; sleep 0.1
$ slant load in 2>&1 | head -2 | sed 's/; [0-9.]* s$//'
slant: loaded 0 documents (0 new, 0 replaced), 3 unchanged; 0 tokens
.*repeated-key: 1; first in/b\.jsonl#L1.* (re)
# Changed, with its times put back: the kernel's own time tells.
$ printf '{"id":"1","text":"Uno."}\n{"id":"2","text":"Two."}\n' > in/new; touch -r in/a.jsonl in/new; cat in/new > in/a.jsonl; touch -r in/new in/a.jsonl; rm in/new in/b.jsonl; sleep 0.1
$ slant load in 2>&1 | head -1 | sed 's/; [0-9.]* s$//'
slant: loaded 1 document (0 new, 1 replaced), 2 unchanged; 1 token
# Other options read it anew; so does a table.
$ slant load in --meta-set desk=asia 2>&1 | head -1 | sed 's/; [0-9.]* s$//'
slant: loaded 3 documents (0 new, 3 replaced), 0 unchanged; 3 tokens
$ printf 'key,mood\n1,good\n' > m.csv
$ slant load in/a.jsonl --meta m.csv --meta-set desk=asia 2>&1 | head -1 | sed 's/; [0-9.]* s$//'
slant: loaded 1 document (0 new, 1 replaced), 1 unchanged; 1 token
# What was removed comes back.
$ slant remove --where "key = '2'" -q
$ slant load in --meta-set desk=asia 2>&1 | head -1 | sed 's/; [0-9.]* s$//'
slant: loaded 2 documents (1 new, 1 replaced), 1 unchanged; 2 tokens

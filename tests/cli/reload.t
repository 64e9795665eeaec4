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
slant: warning: not loaded, key-taken: 1; first in/b.jsonl#L1: the key `2` was used by in/a.jsonl#L2, with other content
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
# A remark on what was loaded is no reason to read it again.
$ mkdir dated; printf '{"id":"9","text":"Nine.","date":"03/02/2022"}\n' > dated/d.jsonl; sleep 0.1
$ slant load dated -c d.slant 2>&1 | sed 's/; [0-9.]* s$//; /no language/d; /date-unread/s/;.*//'
slant: loaded 1 document (1 new, 0 replaced), 0 unchanged; 1 token
slant:   1 without an outlet, 1 without a date, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta; --infer-dates takes the day of a dateline
slant:   loaded all the same, date-unread: 1
slant:   all of them: slant sql "SELECT uri, reason, detail FROM load_log"
$ slant load dated -c d.slant 2>&1 | sed 's/; [0-9.]* s$//'
slant: loaded 0 documents (0 new, 0 replaced), 1 unchanged; 0 tokens
# Two files that both count from 1: in one load, one after the other, and mended.
$ mkdir two; for f in a b; do printf '{"id":1,"text":"One of %s."}\n{"id":2,"text":"The same."}\n' $f > two/$f.jsonl; done
$ slant load two -c two.slant 2>&1 | sed 's/; [0-9.]* s$//; /no language/d'
slant: loaded 2 documents (2 new, 0 replaced), 0 unchanged; 5 tokens
slant:   2 without an outlet, 2 without a date, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta; --infer-dates takes the day of a dateline
slant: warning: not loaded, key-taken: 1; first two/b.jsonl#L1: the key `1` was used by two/a.jsonl#L1, with other content
slant:   not loaded, repeated-key: 1; first two/b.jsonl#L2: the key `2` was used by two/a.jsonl#L2
slant:   where ids begin anew in every file: --map id=number makes them a variable, and the key is the record's place; new versions in another file: `slant remove` the old ones first
slant:   all of them: slant sql "SELECT uri, reason, detail FROM load_log"
$ slant load two -c two.slant -q
slant: warning: not loaded, key-taken: 1; first two/b.jsonl#L1: the key `1` was used by two/a.jsonl#L1, with other content
? 1
$ slant load two/b.jsonl -c two.slant 2>&1 | sed 's/; [0-9.]* s$//; /no language/d'
slant: loaded 0 documents (0 new, 0 replaced), 1 unchanged; 0 tokens
slant: warning: not loaded, key-taken: 1; first two/b.jsonl#L1: the key `1` was used by two/a.jsonl#L1, with other content
slant:   where ids begin anew in every file: --map id=number makes them a variable, and the key is the record's place; new versions in another file: `slant remove` the old ones first
slant:   all of them: slant sql "SELECT uri, reason, detail FROM load_log"
$ slant load two -c four.slant --map id=number 2>&1 | sed 's/; [0-9.]* s$//; /no language/d'
slant: loaded 4 documents (4 new, 0 replaced), 0 unchanged; 10 tokens
slant:   4 without an outlet, 4 without a date, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta; --infer-dates takes the day of a dateline
# What an option gave the first time and nothing gives now is said, with the command.
$ mkdir again; printf 'One is told here.\n' > again/1.txt; printf 'Two are told here.\n' > again/2.txt
$ slant load -q -c again.slant again --meta-set outlet=Courant --meta-set wave=2
$ slant load -c again.slant again 2>&1 | grep -E 'lost'
slant: warning: loaded all the same, lost-fields: 2; first again/1.txt: now without outlet, wave, which `slant load -q -c again.slant again --meta-set outlet=Courant --meta-set wave=2` gave it
$ slant load -q -c again.slant again --meta-set outlet=Courant --meta-set wave=2; slant load -q -c again.slant again 2>&1 | cut -d';' -f1
slant: warning: loaded all the same, lost-fields: 2
$ slant load -q -c again.slant again
# A new version of a text may say less of itself.
$ printf 'key,text,author\n1,One.,Ann\n' > v.csv; slant load -q -c v.slant v.csv; printf 'key,text,author\n1,Uno.,\n' > v.csv; sleep 0.1
$ slant load -c v.slant v.csv 2>&1 | grep fewer; slant load -q -c v.slant v.csv
slant:   loaded all the same, fewer-fields: 1; first v.csv#L2: now without author, which `slant load -q -c v.slant v.csv` gave it
$ printf 'key,text\n1,Uno.\n' > v.csv; sleep 0.1; slant load -q -c v.slant v.csv --meta-set wave=2; slant load -q -c v.slant v.csv 2>&1 | cut -d';' -f1
slant: warning: loaded all the same, lost-fields: 1
$ slant load -q -c v.slant v.csv --meta-set wave=2; slant load -q -c v.slant v.csv
slant: warning: loaded all the same, lost-fields: 1; first v.csv#L2: now without wave, which `slant load -q -c v.slant v.csv --meta-set wave=2` gave it
? 1
# A variable that is a field now is not lost; nor is a field with another value.
$ printf '{"id":1,"text":"One.","lead":"Ferries"}\n' > lead.jsonl; slant load -q -c lead.slant lead.jsonl --meta-set outlet=Courant
$ slant load -c lead.slant lead.jsonl --map lead=title --meta-set outlet=Courier 2>&1 | grep -c lost
0
? 1

A key is of the file in which it was found: another file with another text under it
is refused, the same file replaces, and a file may be moved.
$ table() { printf 'id,title,date,text\n'; for i in 1 2; do printf '%s,Letter %s,2015-03-0%s,"%s wrote letter %s."\n' $i $i $i "$1" $i; done; }
$ loaded() { slant load "$@" 2>&1 | sed 's/; [0-9.]* s$//; /no language/d'; }
$ where() { slant sql "SELECT key, uri, text FROM documents" --csv | tr -d '\r'; }
$ table Ann > letters.csv; table Bob > other.csv; loaded letters.csv
slant: loaded 2 documents (2 new, 0 replaced), 0 unchanged; 8 tokens
slant:   2 without an outlet, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta
$ loaded other.csv
slant: loaded 0 documents (0 new, 0 replaced), 0 unchanged; 0 tokens
slant: warning: not loaded, key-taken: 2; first other.csv#L2: the key `1` was used by letters.csv#L2, with other content
slant:   where ids begin anew in every file: --map id=number makes them a variable, and the key is the record's place; new versions in another file: `slant remove` the old ones first
slant:   all of them: slant sql "SELECT uri, reason, detail FROM load_log"
$ where
key,uri,text
1,letters.csv#L2,Ann wrote letter 1.
2,letters.csv#L3,Ann wrote letter 2.
# The mend that is named.
$ loaded other.csv --map id=number
slant: loaded 2 documents (2 new, 0 replaced), 0 unchanged; 8 tokens
slant:   2 without an outlet, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta
$ slant remove -q --where "uri LIKE 'other.csv%'"
# The same file, changed; with a line before the others.
$ table Cid > letters.csv; loaded letters.csv
slant: loaded 2 documents (0 new, 2 replaced), 0 unchanged; 8 tokens
slant:   2 without an outlet, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta
$ printf 'id,title,date,text\n0,Letter 0,2015-03-09,"Cid began."\n' > new.csv; tail -n 2 letters.csv >> new.csv; mv new.csv letters.csv; sleep 0.1
$ loaded letters.csv
slant: loaded 1 document (1 new, 0 replaced), 2 unchanged; 2 tokens
slant:   1 without an outlet, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta
$ where
key,uri,text
1,letters.csv#L3,Cid wrote letter 1.
2,letters.csv#L4,Cid wrote letter 2.
0,letters.csv#L2,Cid began.
$ loaded letters.csv
slant: loaded 0 documents (0 new, 0 replaced), 3 unchanged; 0 tokens
# Moved, then changed there.
$ mkdir old; mv letters.csv old; loaded old/letters.csv
slant: loaded 0 documents (0 new, 0 replaced), 3 unchanged; 0 tokens
$ sed -i 's/Cid wrote/Dan wrote/' old/letters.csv; loaded old/letters.csv
slant: loaded 2 documents (0 new, 2 replaced), 1 unchanged; 8 tokens
slant:   2 without an outlet, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta
$ where
key,uri,text
0,old/letters.csv#L2,Cid began.
1,old/letters.csv#L3,Dan wrote letter 1.
2,old/letters.csv#L4,Dan wrote letter 2.
# The same text in another file, with another field.
$ sed 's/Letter 1/A letter/' old/letters.csv > titled.csv; loaded titled.csv
slant: loaded 1 document (0 new, 1 replaced), 2 unchanged; 4 tokens
slant:   1 without an outlet, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta
slant:   loaded all the same, other-file: 1; first titled.csv#L3: it replaces old/letters.csv#L3, which had its key `1`
slant:   all of them: slant sql "SELECT uri, reason, detail FROM load_log"
# Of files whose names have the mark that stands before a line.
$ table Eve > 'a#1.csv'; table Fay > 'a#2.csv'; loaded -c marks.slant 'a#1.csv'; loaded -c marks.slant 'a#2.csv'
slant: loaded 2 documents (2 new, 0 replaced), 0 unchanged; 8 tokens
slant:   2 without an outlet, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta
slant: loaded 0 documents (0 new, 0 replaced), 0 unchanged; 0 tokens
slant: warning: not loaded, key-taken: 2; first a#2.csv#L2: the key `1` was used by a#1.csv#L2, with other content
slant:   where ids begin anew in every file: --map id=number makes them a variable, and the key is the record's place; new versions in another file: `slant remove` the old ones first
slant:   all of them: slant sql "SELECT uri, reason, detail FROM load_log"

Every kind of input, from the command line: what is loaded, what is said of the
rest, and the exit status.
$ printf 'id;title;body\n1;One;"First text, of a table."\n2;Two;"Second"\n' > t.csv
$ printf '[{"id":"a","text":"From an array."},\n {"id":"b","text":"And another."}]' > a.json
$ printf -- '---\ntitle: In front\ndate: 2015-03-20\n---\n\nThe story.\n' > f.md
$ slant load t.csv a.json f.md
...
.*loaded 5 documents.* (re)
...
$ slant sql --csv "SELECT key, title, published, trim(text, char(10)) FROM documents ORDER BY id"
.*key,title,published,.* (re)
1,One,,"First text, of a table.".* (re)
2,Two,,Second.* (re)
a,,,From an array..* (re)
b,,,And another..* (re)
f.md,In front,2015-03-20,The story..* (re)
# Standard input is looked at; --format says what looking cannot.
$ printf '{"id":"s1","text":"Piped."}\n' | slant load - 2>&1 | head -1
.*loaded 1 document .* (re)
$ gzip -c t.csv | slant load -c pipe.slant - --format csv.gz -q
$ slant sql -c pipe.slant --csv "SELECT uri FROM documents" | tail -1 | tr -d '\r'
stdin-[0-9a-f]{12}#L3 (re)
$ printf '\n<!-- kept --><HTML><body><p>The ferries return to the harbour on Monday.</p></body></html>' | slant load -c look.slant - 2>&1 | sed -n '2p'
slant:   standard input was read as .html; if it is something else, say so: --format csv, html, jsonl, csv.gz, ...
$ printf 'Nr.;Titel;Text\n1;Fähren;"Die Fähren, sagte er; kommen."\n' | slant load -c look.slant - 2>&1 | sed -n '2p'
slant:   standard input was read as .csv; if it is something else, say so: --format csv, html, jsonl, csv.gz, ...
$ printf 'Text, he said, is what it was.\nNothing more.\n' | slant load -c look.slant - 2>&1 | sed -n '2p'
slant:   standard input was read as .txt; if it is something else, say so: --format csv, html, jsonl, csv.gz, ...
$ printf 'Blatt;Wortlaut\nDer Bote;Die Fähren kommen.\n' | slant load -c look.slant - 2>&1 | sed -n '2p'
slant:   standard input was read as .txt; if it is something else, say so: --format csv, html, jsonl, csv.gz, ...
$ slant load -q -c look.slant - < /dev/null 2>&1 | sed 's/; first.*//'
slant: warning: not loaded, empty-file: 1
$ slant sql -c look.slant --csv "SELECT title, trim(text, char(10)) AS text FROM documents" | tr -d '\r'
title,text
,The ferries return to the harbour on Monday.
Fähren,"Die Fähren, sagte er; kommen."
,"Text, he said, is what it was.
Nothing more."
,"Blatt;Wortlaut
Der Bote;Die Fähren kommen."
# Another text through it is another document; the same one is known.
$ echo "The first text." | slant load -q -c texts.slant -
$ echo "The second text." | slant load -q -c texts.slant -
$ echo "The first text." | slant load -c texts.slant - 2>&1 | head -1
.*loaded 0 documents .* 1 unchanged.* (re)
$ slant sql -c texts.slant --csv "SELECT trim(text, char(10)) FROM documents ORDER BY id" | tr -d '\r'
"trim(text, char(10))"
The first text.
The second text.
$ slant load - - < a.json
...
.*twice.* (re)
? 2
$ slant load a.json --format word
...
.*no such format.* (re)
? 2
# Archives and compression, nothing of which is written anywhere.
$ tar -czf all.tgz t.csv a.json f.md
$ slant load -q -c tar.slant all.tgz
$ slant sql -c tar.slant --csv "SELECT uri FROM documents ORDER BY id" | tr -d '\r'
uri
all.tgz!/t.csv#L2
all.tgz!/t.csv#L3
all.tgz!/a.json#1
all.tgz!/a.json#2
all.tgz!/f.md
# Half an archive is said and what came before is kept.
$ head -c 200 all.tgz > half.tgz
$ slant load -c half.slant half.tgz
...
.*damaged-gzip: 2; first half\.tgz!/a\.json: .* (re)
...
? 1
# A bomb.
$ head -c 30000000 /dev/zero | tr '\0' a | gzip > bomb.txt.gz
$ slant load -c bomb.slant bomb.txt.gz
...
.*bomb: 1; first bomb\.txt\.gz: more than 250 times.* (re)
...
? 1
$ slant load -c bomb.slant bomb.txt.gz --max ratio=10000 --max document=1MB
...
.*too-long: 1; .*document=SIZE.* (re)
...
? 1
$ slant load -c bomb.slant bomb.txt.gz --max document=300MB
...
.*document=300MB: 64 MiB is the most (re)
? 2
# Behind compressed data zeros are padding; anything else is told of.
$ gzip -c t.csv > tail.csv.gz; printf 'and then this' >> tail.csv.gz
$ slant load -c tail.slant tail.csv.gz 2>&1 | grep -E 'loaded [0-9]|trailing' | cut -c1-60
slant: loaded 2 documents .* (re)
slant:   loaded all the same, trailing-bytes: 1; first tail\..* (re)
$ gzip -c t.csv > pad.csv.gz; head -c 512 /dev/zero >> pad.csv.gz
$ slant load -c pad.slant pad.csv.gz 2>&1 | grep -c trailing
0
? 1
# The list of articles inside of an answer is named by --records.
$ printf '{"status":"ok","articles":[{"text":"One."},{"text":"Two."}]}' > api.json
$ slant load -c api.slant api.json 2>&1 | grep -c -e '--records PATH'
1
$ slant load -q -c api2.slant api.json --records articles
$ slant sql -c tail.slant "SELECT text FROM load_log"
slant: error: no such column: text; it is one of another table
? 2
$ slant load -c bomb.slant bomb.txt.gz --max speed=9
...
.*no such limit.* (re)
? 2
# Encodings: found, given, doubtful.
$ printf 'Caf\351.\n' > cafe.txt
$ slant load -c enc.slant cafe.txt
...
.*loaded all the same, doubtful-encoding: 1; first cafe\.txt: read as windows-1252 .* (re)
...
$ slant sql -c enc.slant --csv "SELECT text, encoding FROM documents" | grep -c 'Café'
1
$ slant load -c enc2.slant cafe.txt --encoding koi8-r -q
$ slant sql -c enc2.slant --csv "SELECT encoding, encoding_confidence FROM documents" | tail -1 | tr -d '\r'
koi8-r,1.0
$ slant load -c enc2.slant cafe.txt --encoding klingon
...
.*no such encoding.* (re)
? 2
# File names that say something.
$ mkdir names && printf 'The ministers met.\n' > names/amur-herald_2015-03-20_deal.txt
$ slant load -q -c names.slant names --pattern '{outlet}_{date}_{slug}.txt'
$ slant sql -c names.slant --csv "SELECT outlet, published, basis, slug FROM documents" | tail -1 | tr -d '\r'
amur-herald,2015-03-20,name,deal
$ slant load -c names.slant names --pattern '{outlet}{date}.txt'
...
.*--pattern.* (re)
? 2
# Odd names, and what is no file: said, and nobody waits.
$ mkdir odd && printf 'One.' > odd/-dash.txt && printf 'Two.' > "odd/quo\"te'.txt"
$ printf 'Three.' > odd/$'new\nline.txt' && printf 'Four.' > odd/$'bad\xff.txt'
$ mkfifo odd/pipe.txt && ln -s /dev/zero odd/dev.txt && ln -s loop.txt odd/loop.txt && ln -s . odd/self
$ slant load -c odd.slant odd
...
.*loaded 4 documents .* (re)
...
.*unreadable: 1; first odd/loop\.txt.* (re)
...
? 1
$ slant sql -c odd.slant --csv "SELECT count(*) FROM load_log WHERE detail = 'not a regular file'" | tail -1 | tr -d '\r'
2
# Words of Chinese depend on ICU: another version is told of.
$ printf '{"id":"1","text":"北京今天下雨。"}\n' > zh.jsonl; slant load zh.jsonl -c zh.slant -q
$ slant sql -c zh.slant --csv "SELECT value LIKE '%.%' FROM corpus WHERE name = 'icu'" | tail -1 | tr -d '\r'
1
$ python3 -c "import sqlite3; c = sqlite3.connect('zh.slant'); c.execute(\"UPDATE corpus SET value = '60.2' WHERE name = 'icu'\"); c.commit()"
$ slant find 北京 -c zh.slant --csv 2>&1 >/dev/null | head -1
slant: warning: Chinese, Japanese and Thai words of this corpus were found by ICU 60.2, this slant has ICU .*: searches may miss some; load the articles into a new corpus to be sure (re)
# Nothing at all is a failure.
$ mkdir void; slant load -q -c void.slant void 2>&1 | cut -c1-35
slant: warning: no documents there;
$ slant load -q -c void.slant void 2>/dev/null
? 1
# What makes a load fail is said with -q, too.
$ : > nothing.txt; slant load -q -c nothing.slant nothing.txt
slant: warning: not loaded, empty-file: 1; first nothing.txt
? 1
# The numbers of a load, for a program.
$ mkdir numbers; printf 'One.\n' > numbers/1.txt; printf '\001\002\003\004' > numbers/2.txt; printf '{"id":"4"\n' > numbers/3.jsonl
$ slant load -c numbers.slant numbers --json -q
slant: warning: not loaded, bad-json: 1; first numbers/3.jsonl#L1: parse error: premature EOF, at byte 10
[
 {"new": 1, "replaced": 0, "unchanged": 0, "copies": 0, "tokens": 1, "no_text": 0, "no_language": 1, "no_outlet": 1, "no_date": 1, "invalid_bytes": 0, "failed": 1, "passed_over": 1, "remarks": 0, "interrupted": 0}
]
? 1
# What holds nothing to load is no failure, unless nothing else came.
$ mkdir clip; : > clip/empty.txt; printf '\211PNG\r\n\032\n' > clip/picture.txt; printf 'The ferries return.\n' > clip/story.txt
$ slant load -q -c clip.slant clip
$ slant load -q -c clip2.slant clip/empty.txt clip/picture.txt
slant: warning: not loaded, empty-file: 1; first clip/empty.txt
slant: warning: not loaded, not-text: 1; first clip/picture.txt: looks like a PNG picture
? 1

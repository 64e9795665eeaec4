export writes tables as files; what a row stands on comes with it.
$ slant load -q $SAMPLES/northgate-dispatch && slant run -q sentiment
$ slant export
slant: wrote 7 tables to export/
$ ls export
columns.csv
documents.csv
sentiment.csv
sentiment_by.csv
sentiment_sentence_evidence.csv
sentiment_target_evidence.csv
states.csv
$ head -n 1 export/sentiment_sentence_evidence.csv | tr ',' '\n' | grep -c evidence
1
$ slant export sentiment --json -o mine && head -c 4 mine/sentiment.json
slant: wrote 1 table to mine/
[
 { (no-eol)
# One that is named comes with its words, too.
$ slant export sentiment_sentence -o mine && cmp mine/sentiment_sentence_evidence.csv export/sentiment_sentence_evidence.csv
slant: wrote 1 table to mine/
$ slant export none -o mine
slant: error: no such table: none; a plugin's tables come with `slant run`
? 2
$ slant export ../documents
slant: error: ../documents is no table
? 2
$ ls mine
sentiment.json
sentiment_sentence_evidence.csv
$ slant export -o mine/sentiment.json
slant: error: mine/sentiment.json/documents.csv.part: Not a directory
? 3
$ grep sentence,st export/columns.csv
sentiment_sentence,start,"bytes of documents.text, from 0",the sentence,,
sentiment_sentence,stop,"bytes of documents.text, from 0",the sentence,,
# start and stop count the text without the apostrophe that CSV puts before it;
# one before an apostrophe and such a sign, too, so that every text comes back.
$ printf '%s\n' '{"id":"a","text":"-- Bad."}' '{"id":"b","text":"\u0027=1 bad."}' '{"id":"c","text":"\u0027Tis bad."}' > signs.jsonl
$ slant load -q -c signs.slant signs.jsonl && slant sql -c signs.slant --csv "SELECT text FROM documents"
text
'-- Bad.
''=1 bad.
'Tis bad.
# Columns stand as the plugin says, else by their names.
$ mkdir ordered; cat > ordered/init.lua <<'LUA'
> return { api = 1, name = "ordered", version = "1", summary = "three columns",
>   results = { order = { "who", "at", "whom" }, document = { n = "integer", whom = "string" },
>     rows = { hit = { at = "span", much = "integer", whom = "string", who = "string" } } },
>   document = function(doc)
>     doc:emit("hit", { at = doc:span(1, 1), much = 5, whom = "them", who = "us" })
>     return { n = 1, whom = "all" }
>   end }
> LUA
$ printf 'Talks began.\n' > talks.txt; slant load -q -c ordered.slant talks.txt; slant run -q -c ordered.slant ./ordered
$ slant export -q -c ordered.slant -o ordered ordered ordered_hit; for f in ordered/*.csv; do cat $f; done
document,whom,n
1,all,1
key,outlet,title,published,document,n,who,start,stop,whom,much,evidence
talks.txt,,,,1,1,us,0,5,them,5,Talks
# --where: rows of some documents; what is about the whole corpus is left out.
$ slant run -q frequency
$ slant export -o some --where "id = 2"
slant: left out, since they are about the whole corpus: frequency_by, frequency_group, frequency_term, sentiment_by
slant: wrote 7 tables to some/
$ ls some
columns.csv
documents.csv
frequency.csv
sentiment.csv
sentiment_sentence_evidence.csv
sentiment_target_evidence.csv
states.csv
$ cut -d, -f1 some/states.csv some/sentiment_sentence_evidence.csv | tr -d '\r' | sed 's|.*/||' | sort -u
2
arms-denied.txt
document
key
$ slant sql --csv "SELECT * FROM documents WHERE id = 2" | cmp - some/documents.csv
$ slant export -o some --where "yeer = 2" 2>&1 | cut -c -72
slant: error: condition `yeer = 2`: no such column: yeer; did you mean `
$ slant export -o some --where "id = 99" documents frequency_by && wc -l < some/documents.csv
slant: warning: no document fulfils --where "id = 99"
slant: left out, since they are about the whole corpus: frequency_by
slant: wrote 1 table to some/
1
$ slant report --where "id = 99" | grep fulfils
No document fulfils the condition.
# What was removed comes with its words.
$ slant load -q -c wider.slant $SAMPLES/silk-gate-review/no-limits.md
$ slant sql -c wider.slant --csv "SELECT kind, rule, start, stop, evidence = CAST(substr(CAST(text AS BLOB), start + 1, stop - start) AS TEXT) AS same FROM removed_evidence JOIN documents ON id = document" | tr -d '\r'
kind,rule,start,stop,same
title,markdown-heading,0,27,1
date-line,date-alone,29,46,1
$ slant export -o gone -c wider.slant removed && head -n 2 gone/removed_evidence.csv
slant: wrote 1 table to gone/
document,start,stop,kind,rule,evidence
1,0,27,title,markdown-heading,## How Long Is 'No Limits'?

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

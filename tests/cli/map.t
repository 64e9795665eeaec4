Columns that --map does not find, or sends where nobody meant.
$ printf 'Paper,Day,Headlin,text\nHarbour Post,2021-03-04,Ferries return,One.\nGull,2021-03-05,Ferries stop,Two.\n' > a.csv
$ slant load -q -c a.slant a.csv --map Paper=outlett --map Headline=title
slant: warning: --map Paper=outlett makes a variable `outlett`; the field is `outlet`
slant: error: --map Headline=title was of no use: nothing that was read has a field `Headline`; there are Day, Headlin, Paper, text; did you mean `Headlin`?
? 1
$ slant sql -c a.slant "SELECT uri, reason, detail FROM load_log"
uri    reason        detail
a.csv  unclear-name  Day may be the published: if it is, --map 'Day=published'
$ slant load -q -c b.slant a.csv --map paper=outlet --map Day=date --map Headlin=title
slant: warning: --map Day=date makes a variable `date`; the field is `published`
$ slant sql -c b.slant --csv "SELECT outlet, title, published, vars FROM documents" | tr -d '\r'
outlet,title,published,vars
Harbour Post,Ferries return,,"{""date"":""2021-03-04""}"
Gull,Ferries stop,,"{""date"":""2021-03-05""}"
# Also of JSON, where some records have the field; a column of --meta is one.
$ printf '{"id":1,"text":"One."}\n{"id":2,"text":"Two.","kicker":"Ports"}\n' > b.jsonl; printf 'key,Paper\n1,Gull\n' > m.csv
$ slant load -q -c c.slant b.jsonl --meta m.csv --map kicker=section --map Paper=outlet --map a.b=desk
slant: error: --map a.b=desk was of no use: nothing that was read has a field `a.b`; there are id, kicker, text
? 1
# One pair for each.
$ slant load -q -c e.slant b.jsonl --map kicker=section,id=number
slant: error: --map kicker=section,id=number: a name has no `,`; give one FIELD=NAME for each --map: --map kicker=section --map ...
? 2
$ slant load -q -c e.slant b.jsonl --map kicker=section=title
slant: error: --map kicker=section=title: a name has no `=`; give one FIELD=NAME for each --map: --map kicker=section --map ...
? 2
# A table in which nothing is the text; documents without one; several workers.
$ printf 'Body Text,Headline\nOne.,Ferries\n' > n.csv
$ slant load -q -c n.slant n.csv --map 'Bodi Text=text'
slant: warning: not loaded, no-text-column: 1; first n.csv: none of the columns (Body Text, Headline) is called text, body or content; say which it is with --map COLUMN=text
slant: error: --map Bodi Text=text was of no use: nothing that was read has a field `Bodi Text`; there are Body Text, Headline; did you mean `Body Text`?
? 1
$ slant load -q -c n.slant n.csv a.csv --map 'Body Text=copy'
$ printf '{"id":1,"lead":"Ferries return","copy":"One."}\n' > n.jsonl
$ slant load -c n.slant n.jsonl 2>&1 | grep 'without text'
slant:   1 of them without text; if it is in another field, say --map FIELD=text (there are: copy, id, lead); if the file is a list of articles inside of an object, --records PATH
$ mkdir many; for i in 1 2 3 4 5 6 7 8 9; do for j in 1 2 3 4 5 6 7 8 9; do printf '{"text":"One.","field%d":1}\n' $i > many/$i$j.jsonl; done; done
$ slant load -q -j 4 -c many.slant many --map feild=title
slant: error: --map feild=title was of no use: nothing that was read has a field `feild`; there are field1, field2, field3, field4, field5, field6, field7, field8, field9, text
? 1
# Nothing is said where nothing was read.
$ slant load -q -c c.slant a.csv --map text=text; slant load -q -c c.slant a.csv --map text=text
# Names for a date or outlet that may be another's are told; a time of day is none.
$ printf 'channel,created_at,time,text\nGull TV,2021-03-04 10:00,10:00,One.\n' > d.csv
$ slant load -q -c d.slant d.csv
$ slant sql -c d.slant "SELECT detail FROM load_log"
detail
channel may be the outlet: if it is, --map 'channel=outlet'
created_at may be the published: if it is, --map 'created_at=published'
$ printf 'Source Name,datetime,text\nGull,2021-03-04 10:00,One.\n' > e.csv
$ slant load -q -c e.slant e.csv; slant sql -c e.slant --csv "SELECT outlet, published FROM documents" | tr -d '\r'
outlet,published
Gull,2021-03-04T10:00

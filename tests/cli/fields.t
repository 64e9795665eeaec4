Fields are found at the head of a text, and by their names however these are written.
$ mkdir in
$ printf 'Title: Berths to cost more\nPublication Date: 3 March 2021\nAuthor: Ann Bee\nSource: Harbour Post\nURL:\nPage: 12\n\nThe council met on Tuesday.\n' > in/a.txt
$ slant load -q in
$ slant sql --csv "SELECT title, published, basis, author, outlet, Page, text FROM documents" | tr -d '\r'
title,published,basis,author,outlet,Page,text
Berths to cost more,2021-03-03,field,Ann Bee,Harbour Post,12,"The council met on Tuesday.
"
# One label says nothing, and lines that are none end it.
$ mkdir no; printf 'Title: Berths\nNote: more\nThe council met.\n\nIt was late.\n' > no/b.txt; printf 'Ann: Will it cost more?\nBee: It will.\n\nThey left.\n' > no/c.txt
$ slant load -q -c no.slant no; slant sql -c no.slant --csv "SELECT key, title, length(text) FROM documents" | tr -d '\r'
key,title,length(text)
no/b.txt,,56
no/c.txt,,50
# Front matter as people write it: two colons in a line are no YAML.
$ mkdir md; printf -- '---\ntitle: Berths: the price\ndate: 2021-03-04\n---\nThe council met.\n' > md/d.md
$ slant load -q -c md.slant md; slant sql -c md.slant --csv "SELECT title, published, text FROM documents" | tr -d '\r'
title,published,text
Berths: the price,2021-03-04,"The council met.
"
# In such lines quotation marks are none of the value; what is no line of that kind would be lost.
$ mkdir q; printf -- '---\ntitle: Berths: the price\ndate: "2021-03-04"\nauthor: '"'Ann Bee'"'\n\n---\nOne.\n' > q/e.md; printf -- '---\ntitle: Berths: the price\ndate: 2021-03-04\n\ntags: [a]\n---\nTwo.\n' > q/f.md
$ slant load -q -c q.slant q; slant sql -c q.slant --csv "SELECT published, author, length(text) FROM documents" | tr -d '\r'
published,author,length(text)
2021-03-04,Ann Bee,5
2021-03-04,,66
$ slant sql -c q.slant --csv "SELECT reason FROM load_log" | tr -d '\r'
reason
bad-front-matter
# Columns and members of web services.
$ printf 'Doc-ID,Publish Date,Full Text\nx,2021-03-04,One.\n' > t.csv; printf '{"id":"y","publishedAt":"2021-03-05T10:00:00Z","content":"Two."}\n' > t.jsonl
$ slant load -q -c t.slant t.csv t.jsonl; slant sql -c t.slant --csv "SELECT key, published, text FROM documents" | tr -d '\r'
key,published,text
x,2021-03-04,One.
y,2021-03-05T10:00:00Z,Two.
# Of two spellings of one name the plain one counts, whichever comes first.
$ printf '{"id":"a","_id":"b","text":"One."}\n{"_id":"c","id":"d","text":"Two."}\n{"_id":"e","text":"Three."}\n' > id.jsonl
$ slant load -q -c id.slant id.jsonl; slant sql -c id.slant --csv "SELECT key, vars FROM documents" | tr -d '\r'
key,vars
a,"{""_id"":""b""}"
d,"{""_id"":""c""}"
e,
# Whether it is a translation is a variable of every document.
$ printf '{"id":"a","text":"One.","translated":true}\n{"id":"b","text":"Two.","translated":"no"}\n{"id":"c","text":"Three."}\n{"id":"d","text":"Four.","Translated":"in May"}\n' > tr.jsonl
$ slant load -q -c tr.slant tr.jsonl; slant sql -c tr.slant --csv "SELECT key, translated, vars FROM documents" | tr -d '\r'
key,translated,vars
a,yes,
b,no,
c,unknown,
d,unknown,"{""Translated"":""in May""}"
$ slant freq -c tr.slant --by translated --where "translated <> 'no'" --csv | cut -d, -f1-2 | tr -d '\r'
slant: 3 documents with 3 tokens (rule slant)
translated,word
unknown,four
unknown,three
yes,one

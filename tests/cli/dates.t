Every date that was found is kept; a day reckoned with a calendar counts only with --infer-dates.
$ mkdir in; printf 'Trade Talks Open\n\nMarch 20, 2015\n\nThe ministers spoke about trade and about the border.\n\nOriginal url:\n<https://example.org/2015/03/19/talks>\n' > in/talks_2015-03-21.txt
$ printf 'The minister will travel to Oslo early next week in order to speak about the border, about trade and about the bridges, the palace announced Friday.\nOn March 20-22, 2023, she will pay a visit, as she has done in all the years before.\n' > in/visit.txt
$ slant load -q in
$ slant sql --csv "SELECT id, published, basis, published_candidates FROM documents" | tr -d '\r'
id,published,basis,published_candidates
1,2015-03-20,line,"[""2015-03-20 line"",""2015-03-19 url"",""2015-03-21 name""]"
2,,,"[""2023-03-17 inferred: a report in the week before 2023-03-20""]"
$ slant why 1 | grep -E '^(published|precision|basis|vars)'
published  2015-03-20
precision  day
basis      line
vars       {"published_candidates":["2015-03-20 line","2015-03-19 url","2015-03-21 name"]}
# With the option both are read again, and one is replaced.
$ slant load in --infer-dates
.*loaded 1 document \(0 new, 1 replaced\), 1 unchanged.* (re)
slant:   1 without an outlet, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta
$ slant why visit.txt | grep -E '^(published|precision|basis|vars)'
published  2023-03-17
precision  day
basis      inferred
vars       {"published_candidates":["2023-03-17 inferred: a report in the week before 2023-03-20"]}
# What is stated stands; what the user says stands before it.
$ slant load -q -c set.slant in --meta-set published=2015-03-22 --infer-dates
$ slant sql -c set.slant --csv "SELECT published, basis, published_candidates FROM documents" | tr -d '\r'
published,basis,published_candidates
2015-03-22,field,"[""2015-03-22 field"",""2015-03-20 line"",""2015-03-19 url"",""2015-03-21 name""]"
2015-03-22,field,
# A month that the url gives and a dateline agree on the day.
$ printf '{"url":"https://example.org/2015/03/talks.html","text":"BEIJING, March 20 (Agency) -- The ministers spoke about trade."}\n' > a.jsonl
$ slant load -q -c m.slant a.jsonl; slant sql -c m.slant --csv "SELECT published, basis FROM documents" | tail -1 | tr -d '\r'
2015-03,url
$ slant load -q -c m.slant a.jsonl --infer-dates; slant sql -c m.slant --csv "SELECT published, basis, published_candidates FROM documents" | tail -1 | tr -d '\r'
2015-03-20,inferred,"[""2015-03 url"",""2015-03-20 inferred: the dateline""]"
# Which number is the day: said, or found out by the other dates of the file.
$ printf 'id,date,text\n1,03/02/2022,One.\n2,4.2.2022,Two.\n3,3/2/22,Three.\n4,05/05/2931,Four.\n' > t.csv
$ slant load -c t.slant t.csv 2>&1 | sed '1d;/no language/d;s/^slant:   //'
4 without an outlet, 3 without a date, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta; --infer-dates takes the day of a dateline
loaded all the same, date-unread: 3; first t.csv#L2: date is `03/02/2022`: say with --date-order dmy or mdy whether day or month comes first
all of them: slant sql "SELECT uri, reason, detail FROM load_log"
$ slant sql -c t.slant --csv "SELECT key, published, json_extract(vars, '$.date') FROM meta" | tr -d '\r'
key,published,"json_extract(vars, '$.date')"
1,,03/02/2022
2,2022-02-04,
3,,3/2/22
4,,05/05/2931
$ slant load -c t.slant t.csv --date-order mdy 2>&1 | sed '1d;/no language/d;s/^slant:   //'
3 without an outlet, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta
loaded all the same, date-unread: 1; first t.csv#L5: date is `05/05/2931`: this is no date that has been and that slant reads; 2015-03-20 is one
all of them: slant sql "SELECT uri, reason, detail FROM load_log"
$ slant sql -c t.slant --csv "SELECT key, published FROM meta ORDER BY key" | tr -d '\r'
key,published
1,2022-03-02
2,2022-04-02
3,2022-03-02
4,
$ printf '{"id":1,"date":"03/02/2022","text":"One."}\n{"id":2,"date":"22/02/2022","text":"Two."}\n' > f.jsonl
$ slant load -c f.slant f.jsonl 2>&1 | sed '1d;/no language/d;s/^slant:   //'
2 without an outlet, as slant info and slant status tell: load them again with --meta-set outlet=NAME, --pattern or --meta
loaded all the same, date-order: 1; first f.jsonl: dates such as 03/02/2022 are read day first, since 22/02/2022 can only be; --date-order says otherwise
all of them: slant sql "SELECT uri, reason, detail FROM load_log"
$ slant sql -c f.slant --csv "SELECT published FROM meta" | tr -d '\r'
published
2022-02-03
2022-02-22
$ slant load f.jsonl --date-order ymd
slant: error: --date-order ymd: dmy (day first) or mdy (month first) is wanted
? 2

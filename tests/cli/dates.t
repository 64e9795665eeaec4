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

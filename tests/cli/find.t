Documents ranked by terms; also when most of them have a term.

$ cat >news.jsonl <<'END'
> {"id":"a","outlet":"Mail","date":"2022-02-04","title":"A pact","text":"China signed. Then came the partnership with no limits. China liked it."}
> {"id":"b","outlet":"Ledger","date":"2023-03-21","title":"Visit","text":"China, China and China: a visit to China."}
> {"id":"c","date":"2015","text":"China bought gas. The partnership did not come up in the long talks on gas."}
> {"id":"d","text":"China."}
> {"id":"e","title":"Weather","text":"Rain."}
> END
$ slant load -q news.jsonl
$ slant find partnership 'no limits'
  1.  A pact
      document 1, Mail, 2022-02-04, 2 hits; score 0.820, 2 of 2 terms
      Then came the partnership with no limits.
  2.  c
      document 3, 2015, 1 hit; score 0.280, 1 of 2 terms
      The partnership did not come up in the long talks on gas.
slant: 2 documents with a term, 2 shown
$ slant find china --csv
rank,bm25,document,key,outlet,published,title,terms,hits,start,stop,snippet
1,0.21823140298751187,2,b,Ledger,2023-03-21,Visit,1,4,0,41,"China, China and China: a visit to China."
2,0.20236191408205118,4,d,,,,1,1,0,6,China.
3,0.1530443807435786,1,a,Mail,2022-02-04,A pact,1,2,0,13,China signed.
4,0.09207817197851118,3,c,,2015,,1,1,0,17,China bought gas.
slant: 4 documents with a term, 4 shown
$ slant find china rain --where "id <> 2" -n 2 --json
[
 {"rank": 1, "bm25": 0.8454046325775338, "document": 5, "key": "e", "outlet": null, "published": null, "title": "Weather", "terms": 1, "hits": 1, "start": 0, "stop": 5, "snippet": "Rain."},
 {"rank": 2, "bm25": 0.2504497185041946, "document": 4, "key": "d", "outlet": null, "published": null, "title": null, "terms": 1, "hits": 1, "start": 0, "stop": 6, "snippet": "China."}
]
slant: 4 documents with a term, 2 shown
$ slant find 'China [0,3'
slant: error: a gap is [3] or [0,3]: how many words stand between, at most 100
    China [0,3
          ^
? 2
$ slant find nothing
slant: 0 documents with a term, 0 shown
$ slant find
slant: error: a word or 'a phrase' is missing (see --help)
? 2
$ slant why pact
slant: error: no document is called `pact`, but the name or title of 1 has it: 1 a
? 2
$ slant why news
slant: error: `news` may be any of 5 documents: 1 a, 2 b, 3 c, 4 d, 5 e
? 2
$ slant why 1 | sed 1q
id         1

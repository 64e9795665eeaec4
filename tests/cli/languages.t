Languages that are counted together are told.

$ cat >mixed.jsonl <<'END'
> {"id":"a","date":"2020-01-01","outlet":"Mail","language":"en","text":"China and Russia declared a partnership."}
> {"id":"b","date":"2020-02-01","outlet":"Bote","language":"de","text":"China und Russland sind Partner ohne Grenzen."}
> {"id":"c","date":"2021-02-01","outlet":"Bote","language":"de","text":"China schweigt."}
> {"id":"d","date":"2021-03-01","outlet":"Bote","text":"China."}
> END
$ head -1 mixed.jsonl >one.jsonl
$ slant load -q one.jsonl
$ slant freq -n 1 --csv
slant: 1 document with 6 tokens (rule slant)
word,frequency,rank,docfreq,per_million,documents,tokens
a,1,1,1,166666.66666666666,1,6
$ slant load -q mixed.jsonl
$ slant freq -n 1 --csv
slant: 4 documents with 16 tokens (rule slant)
slant: documents counted together, by language: de 2, en 1; where "language = 'de'" asks for one
word,frequency,rank,docfreq,per_million,documents,tokens
china,4,1,4,250000.0,4,16
$ slant freq -n 1 --csv --where "year = 2020"
slant: documents counted together, by language: de 1, en 1; where "language = 'de'" asks for one
slant: 2 documents with 13 tokens (rule slant)
word,frequency,rank,docfreq,per_million,documents,tokens
china,2,1,2,153846.15384615384,2,13
$ slant freq -n 1 --csv --by year
slant: documents counted together, by language: de 1, en 1; where "language = 'de'" asks for one
slant: 4 documents with 16 tokens (rule slant)
year,word,frequency,rank,docfreq,per_million,documents,tokens
2020,china,2,1,2,153846.15384615384,2,13
2021,china,2,1,2,666666.6666666666,2,3
$ slant trend china --csv 2>&1 >/dev/null
slant: documents counted together, by language: de 1, en 1; where "language = 'de'" asks for one
slant: no changes of level are looked for: 0 periods with 5 clusters of documents or more, and 12 are needed
$ slant dispersion china 2>&1 >/dev/null
slant: documents counted together, by language: de 2, en 1; where "language = 'de'" asks for one
slant: 4 documents with 16 tokens (rule slant)
$ slant keyness --target "year = 2020" 2>&1 >/dev/null | head -1
slant: documents counted together, by language: de 1, en 1; where "language = 'de'" asks for one
$ printf 'category,entry\nstate,china\n' >states.csv
$ slant dictionary states.csv --csv
slant: 4 documents with 16 tokens (rule slant)
slant: documents counted together, by language: de 2, en 1; where "language = 'de'" asks for one
category,hits,documents,of_documents,tokens,per_million,shared
state,4,4,4,16,250000.0,0
# None where groups keep them apart.
$ slant freq -n 1 --csv --by outlet
slant: 4 documents with 16 tokens (rule slant)
outlet,word,frequency,rank,docfreq,per_million,documents,tokens
Bote,china,3,1,3,300000.0,3,10
Mail,a,1,1,1,166666.66666666666,1,6
$ slant keyness --target "outlet = 'Mail'" 2>&1 >/dev/null | head -1
slant: target: outlet = 'Mail'
$ slant dictionary states.csv --by language --csv
slant: 4 documents with 16 tokens (rule slant)
language,category,hits,documents,of_documents,tokens,per_million,shared
de,state,2,2,2,9,222222.22222222222,0
en,state,1,1,1,6,166666.66666666666,0
,state,1,1,1,1,1000000.0,0
$ slant freq -n 1 --csv --where "language = 'de'"
slant: 2 documents with 9 tokens (rule slant)
word,frequency,rank,docfreq,per_million,documents,tokens
china,2,1,2,222222.22222222222,2,9
# Nor when all of another language have gone.
$ slant remove -q a
$ slant freq -n 1 --csv
slant: 3 documents with 10 tokens (rule slant)
word,frequency,rank,docfreq,per_million,documents,tokens
china,3,1,3,300000.0,3,10
# What hardly tells on a rate is told, and no more; and nothing of what cannot be
# counted.
$ for i in {1..20}; do echo "{\"id\":$i,\"language\":\"en\",\"text\":\"China and Russia.\"}"; done >many.jsonl
$ echo '{"id":21,"language":"de","text":"China und Russland."}' >>many.jsonl
$ slant load -q -c many.slant many.jsonl
$ slant freq -c many.slant -n 1
slant: 21 documents with 63 tokens (rule slant)
slant: documents counted together, by language: en 20, de 1
word   frequency  rank  docfreq  per_million
china         21     1       21       333333
$ slant freq -c many.slant -n 1 --where "id > 1"
slant: documents counted together, by language: en 19, de 1; where "language = 'en'" asks for one
slant: 20 documents with 60 tokens (rule slant)
word   frequency  rank  docfreq  per_million
china         20     1       20       333333
$ slant collocates -c many.slant 'china (gas'
slant: error: this bracket is not closed
    china (gas
          ^
? 2

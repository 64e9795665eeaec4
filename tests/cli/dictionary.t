Dictionaries of other tools, counted by category.

$ cat >news.jsonl <<'END'
> {"id":"a","outlet":"Mail","date":"2022-02-04","text":"China and Russia declared a partnership with no limits. War crimes went on. This is not good."}
> {"id":"b","outlet":"Ledger","date":"2023-03-21","text":"A good war is a crime. Russia praised China's good offices."}
> END
$ slant load -q news.jsonl
$ printf 'tone:\n  good: ["good NOT AFTER/1 not", prais*]\n  bad: [not good, war, ":-("]\nlaw: [crime*, war crimes]\n' >tone.yml
$ slant dictionary tone.yml
slant: warning: tone.yml:3: `:-(` is left out: there is no word here
slant: 2 documents with 28 tokens (rule slant)
category   hits  documents  of_documents  tokens  per_million  shared
tone          6          2             2      28       214286       0
tone.good     3          1             2      28       107143       0
tone.bad      3          2             2      28       107143       1
law           2          2             2      28      71428.6       1
$ slant dictionary tone.yml --once -q
slant: warning: tone.yml:3: `:-(` is left out: there is no word here
category   hits  documents  of_documents  tokens  per_million  shared
tone          5          2             2      28       178571       0
tone.good     3          1             2      28       107143       0
tone.bad      2          2             2      28      71428.6       0
law           2          2             2      28      71428.6       0
$ slant dictionary tone.yml -q --by outlet --where "year = 2023" --csv
slant: warning: tone.yml:3: `:-(` is left out: there is no word here
outlet,category,hits,documents,of_documents,tokens,per_million,shared
Ledger,tone,4,1,1,11,363636.36363636365,0
Ledger,tone.good,3,1,1,11,272727.2727272727,0
Ledger,tone.bad,1,1,1,11,90909.09090909091,0
Ledger,law,1,1,1,11,90909.09090909091,0
$ slant dictionary tone.yml -q --entries --json
slant: warning: tone.yml:3: `:-(` is left out: there is no word here
[
 {"category": "tone.good", "entry": "good NOT AFTER/1 not", "line": 2, "hits": 2, "documents": 1, "of_documents": 2, "tokens": 28, "per_million": 71428.57142857143},
 {"category": "tone.good", "entry": "prais*", "line": 2, "hits": 1, "documents": 1, "of_documents": 2, "tokens": 28, "per_million": 35714.28571428572},
 {"category": "tone.bad", "entry": "not good", "line": 3, "hits": 1, "documents": 1, "of_documents": 2, "tokens": 28, "per_million": 35714.28571428572},
 {"category": "tone.bad", "entry": "war", "line": 3, "hits": 2, "documents": 2, "of_documents": 2, "tokens": 28, "per_million": 71428.57142857143},
 {"category": "law", "entry": "crime*", "line": 4, "hits": 1, "documents": 1, "of_documents": 2, "tokens": 28, "per_million": 35714.28571428572},
 {"category": "law", "entry": "war crimes", "line": 4, "hits": 1, "documents": 1, "of_documents": 2, "tokens": 28, "per_million": 35714.28571428572}
]
$ slant dictionary --columns --entries --csv | cut -d, -f1,2
column,unit
category,
entry,
line,
hits,places
documents,documents
of_documents,documents
tokens,tokens
per_million,per million tokens
$ printf 'stems:\n  war: [wars, war criming]\n  exact: ["\\"crime\\"", prais*]\n' >stems.yml
$ slant dictionary stems.yml --entries --stems english -q
category     entry        line  hits  documents  of_documents  tokens  per_million
stems.war    wars            2     1          1             2      28      35714.3
stems.war    war criming     2     1          1             2      28      35714.3
stems.exact  "crime"         3     1          1             2      28      35714.3
stems.exact  prais*          3     1          1             2      28      35714.3
$ slant dictionary stems.yml --entries -q
category     entry    line  hits  documents  of_documents  tokens  per_million
stems.exact  "crime"     3     1          1             2      28      35714.3
stems.exact  prais*      3     1          1             2      28      35714.3
# Whole tokens of a named rule, counted as slant freq counts them.
$ printf 'category,entry\nchina,china\nowner,"china'"'"'s"\ns,s\n' >rule.csv
$ slant dictionary rule.csv -q --csv --tokens quanteda | cut -d, -f1,2,6
category,hits,per_million
china,1,35714.28571428572
owner,1,35714.28571428572
s,0,0.0
$ slant dictionary rule.csv -q --csv --tokens antconc | cut -d, -f1,2,6
category,hits,per_million
china,2,68965.5172413793
owner,1,34482.75862068965
s,1,34482.75862068965
$ slant freq -q --csv --tokens antconc --match china,s | cut -d, -f1,2,5
word,frequency,per_million
china,2,68965.5172413793
s,1,34482.75862068965
$ slant dictionary rule.csv -q --csv | cut -d, -f1,2,6
category,hits,per_million
china,2,71428.57142857143
owner,1,35714.28571428572
s,0,0.0
$ slant dictionary rule.csv --tokens spacy
slant: error: tokens spacy: there are slant, quanteda, antconc
? 2
$ printf '%%\n1\tposemo\n%%\ngood\t1\nprais*\t7\n' >small.dic
$ slant dictionary small.dic
slant: warning: small.dic:5: `prais*`: there is no category 7
slant: 2 documents with 28 tokens (rule slant)
category  hits  documents  of_documents  tokens  per_million  shared
posemo       3          2             2      28       107143       0
$ printf '%%\n1 posemo\n%%\n' >empty.dic
$ slant dictionary empty.dic
slant: error: empty.dic: there is no entry in it
? 2
$ slant dictionary small.dic --unique --where "date > '2022'" 2>&1 | cut -c1-60
slant: warning: small.dic:5: `prais*`: there is no category 
slant: error: condition `date > '2022'`: no such column: dat
$ slant dictionary none.dic
slant: error: none.dic: No such file or directory; check the path
? 2
$ printf 'a,b\n' >list.csv
$ slant dictionary list.csv
slant: error: list.csv:1: the first line must name the columns: put one with `category` and `entry` above
? 2
$ cat >count.lua <<'END'
> local tone = dictionary.load("tone.yml")
> print(#tone:categories(), tone:notes()[1])
> for _, row in ipairs(tone:count{by = "year"}) do
>   if row.hits > 0 then print(row.year, row.category, row.hits, row.of_documents) end
> end
> print(tone:count().notes[1])
> tone:count{per = "year"}
> END
$ slant script count.lua
4	tone.yml:3: `:-(` is left out: there is no word here
2022	tone	2	1
2022	tone.bad	2	1
2022	law	1	1
2023	tone	4	1
2023	tone.good	3	1
2023	tone.bad	1	1
2023	law	1	1
2 documents with 28 tokens (rule slant)
slant: error: count.lua:7: dictionary:count: there is no option `per`; there are where, by, once, entries, unique
  |  tone:count{per = "year"}
? 1

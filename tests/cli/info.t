info tells a corpus in numbers: its documents, outlets and dates first, the
machine last.
$ slant load -q $SAMPLES/northgate-dispatch
$ slant info | grep -e '^documents' -e '^outlets' -e '^limits'
documents                                                  7
outlets                                                    2
documents of known language                                7
limits of a worker (none where a plugin may run programs)  files of 0 bytes, 64 descriptors, 2 GiB beside its plugins
$ slant info --csv | cut -d, -f1 | sed -n '2,14p;$p'
corpus file
documents
  with text
  exact duplicates of another
  near-duplicates of another
outlets
  documents without
dated documents
  the first
  the last
  undated
documents of known language
bytes of text
limits of a worker (none where a plugin may run programs)
$ slant info | grep -A 3 '^dated'
dated documents                                            4
  the first                                                2015-05-18
  the last                                                 2024-07-10
  undated                                                  3
# Numbers stand to the right, but for a column that has words, too.
$ slant sql "SELECT 10 AS n, 10 AS mixed UNION ALL SELECT 7, 'none'"
 n  mixed
10  10
 7  none
# A group without a value is named in a table, and NULL for a program.
$ printf '%s\n' '{"outlet": "Post", "date": "2019", "text": "good news"}' '{"text": "good night"}' >two.jsonl; echo good >good.txt
$ slant load -q -c two.slant two.jsonl
$ slant freq -q -c two.slant --by outlet --match good 2>/dev/null; slant freq -q -c two.slant --by year --match good; slant freq -q -c two.slant --by year --match good --csv
outlet  word  frequency  rank  docfreq  per_million
Post    good          1     1        1       500000
(none)  good          1     1        1       500000
  year  word  frequency  rank  docfreq  per_million
  2019  good          1     1        1       500000
(none)  good          1     1        1       500000
year,word,frequency,rank,docfreq,per_million,documents,tokens
2019,good,1,1,1,500000.0,1,2
,good,1,1,1,500000.0,1,2
$ printf 'category,term\na,good\n' >d.csv; slant dictionary -q -c two.slant d.csv --by year
  year  category  hits  documents  of_documents  tokens  per_million  shared
  2019  a            1          1             1       2       500000       0
(none)  a            1          1             1       2       500000       0
$ slant run -q -c two.slant frequency; slant status -c two.slant --by year 2>/dev/null
  year  documents  frequency
  2019          1          1
(none)          1          1
# why shows three digits of a number, sql all.
$ slant load -q -c three.slant --meta-set language=en $SAMPLES/northgate-dispatch/mediterranean-drill.txt; slant run -q -c three.slant sentiment
$ slant why -c three.slant 1 sentiment | grep -cE '^mean +-?0[.]0*[1-9][0-9]{0,2} '
1
$ slant why -c three.slant 1 sentiment | grep -cE '[0-9][.]0*[1-9][0-9]{3}'
0
? 1

Hits in context: the language of queries, sorting, samples, CSV and JSON.

$ cat >news.jsonl <<'END'
> {"id":"a","outlet":"The Moscow Mail","date":"2022-02-04","title":"A pact","text":"China and Russia declared a \"no-limits\" partnership. China's policy, officials said, has not changed. Sanctions followed."}
> {"id":"b","outlet":"Ledger","date":"2023-03-21","title":"Visit","text":"There are no limits, they say. Russia praised China. An embargo would hurt trade; sanctioned banks know."}
> {"id":"c","date":"2015","text":"The United States let us know. China bought gas from Russia. The US did not."}
> END
$ slant load -q news.jsonl
$ slant kwic 'no limits' --window 3
         Russia declared a "  no-limits" partnership. China's policy    The Moscow Mail    2022-02-04 1
                   There are  no limits, they say. Russia               Ledger             2023-03-21 2
slant: 2 hits in 2 documents
# A terminal, or COLUMNS, cuts lines, with a mark; a file or pipe does not.
$ COLUMNS=80 slant kwic 'no limits' -q
…Russia declared a "  no-limits" partnership. China…    The Moscow … 2022-02-04
           There are  no limits, they say. Russia p…    Ledger       2023-03-21
$ COLUMNS=110 slant kwic 'no limits' -q
…ina and Russia declared a "  no-limits" partnership. China's polic…    The Moscow Mail    2022-02-04 1
                   There are  no limits, they say. Russia praised C…    Ledger             2023-03-21 2
$ slant kwic 'no limits' -q
                                  China and Russia declared a "  no-limits" partnership. China's policy, officials said, has not changed      The Moscow Mail    2022-02-04 1
                                                      There are  no limits, they say. Russia praised China. An embargo would                  Ledger             2023-03-21 2
$ slant kwic gas -w 0 --unit sentences -q
China bought  gas  from Russia.  (none)             2015       3
$ COLUMNS=60 slant kwic gas -w 0 --unit sentences -q
China bought  gas  from Russia.         (none)       2015
$ COLUMNS=30 slant find 'trade' -q
  1.  Visit
      document 2, Ledger, 2023-03-21, 1 hit; score 0.435, 1 of 1 term
      An embargo would hurt t…
$ slant find 'trade' -q
  1.  Visit
      document 2, Ledger, 2023-03-21, 1 hit; score 0.435, 1 of 1 term
      An embargo would hurt trade; sanctioned banks know.
$ slant kwic 'no limits' --window 3 --json
[
 {"document": 1, "key": "a", "outlet": "The Moscow Mail", "published": "2022-02-04", "title": "A pact", "start": 29, "stop": 38, "left": "Russia declared a \"", "hit": "no-limits", "right": "\" partnership. China's policy"},
 {"document": 2, "key": "b", "outlet": "Ledger", "published": "2023-03-21", "title": "Visit", "start": 10, "stop": 19, "left": "There are", "hit": "no limits", "right": ", they say. Russia"}
]
slant: 2 hits in 2 documents
$ slant kwic no limits --unit sentences --window 0 --csv
document,key,outlet,published,title,start,stop,left,hit,right
1,a,The Moscow Mail,2022-02-04,A pact,29,38,"China and Russia declared a """,no-limits,""" partnership."
2,b,Ledger,2023-03-21,Visit,10,19,There are,no limits,", they say."
slant: 2 hits in 2 documents
$ slant kwic 'China [1,2] Russia' --window 2 --sort hit,date
                       China and Russia  declared a       The Moscow Mail    2022-02-04 1
slant: 1 hit in 1 document
$ slant kwic 'sanction*|embargo' --where "year > 2020" --window 2 --sort R1
          hurt trade;  sanctioned  banks know             Ledger             2023-03-21 2
         not changed.  Sanctions  followed                The Moscow Mail    2022-02-04 1
            China. An  embargo  would hurt                Ledger             2023-03-21 2
slant: 3 hits in 2 documents
$ slant kwic '(China NOT WITH Russia)|(China BEFORE/5 gas)' --window 2
no-limits" partnership.  China  's policy, officials        The Moscow Mail    2022-02-04 1
             us know.  China  bought gas                  (none)             2015       3
slant: 2 hits in 2 documents
$ slant kwic china --sort -date
slant: error: cannot sort by `-date`: there are L1 to L9 and R1 to R9 (words left and right of the hit), hit, date, outlet, key, as in R1,L1,date
? 2
$ slant kwic china --sort date,R1 --window 12 --unit characters
 et us know.  China  bought gas         (none)             2015       3
              China  and Russia         The Moscow Mail    2022-02-04 1
 artnership.  China  's policy, o       The Moscow Mail    2022-02-04 1
 sia praised  China. An embargo         Ledger             2023-03-21 2
slant: 4 hits in 3 documents
$ slant kwic '*' --sample 3 --seed 5 --window 1
        Russia  declared  a                 The Moscow Mail    2022-02-04 1
       China's  policy, officials           The Moscow Mail    2022-02-04 1
            no  limits, they                Ledger             2023-03-21 2
slant: 49 hits in 3 documents, 3 of them shown
$ slant kwic '*' --sample 3 --seed 6 --window 1 -q --csv | cut -d, -f2,6
key,start
a,93
b,46
c,72
$ slant kwic US --case
                     us know. China bought gas from Russia. The  US  did not                                                                  (none)             2015       3
slant: 1 hit in 1 document
$ slant kwic 'followed|limit' --stems english --csv -q | cut -d, -f2,6,7
key,start,stop
a,32,38
a,112,120
b,13,19
$ slant kwic 'sanction | partnerships' --stems en --window 1
    no-limits"  partnership. China's        The Moscow Mail    2022-02-04 1
      changed.  Sanctions  followed         The Moscow Mail    2022-02-04 1
        trade;  sanctioned  banks           Ledger             2023-03-21 2
slant: 3 hits in 2 documents
$ slant kwic '"sanction" | sanctioned*' --stems english --window 1 -q
        trade;  sanctioned  banks           Ledger             2023-03-21 2
$ slant kwic sanction --stems klingon
slant: error: stems klingon: there are arabic, .* yiddish (re)
? 2
$ slant kwic sanction --stems english --case
slant: error: stems have no case: they go without `case`
? 2
$ slant kwic china --limit 0 | wc -l
slant: 4 hits in 3 documents
4
$ slant kwic china -n 1 -q | wc -l
1
# Faults show the place.
$ slant kwic 'China (Russia'
slant: error: this bracket is not closed
    China (Russia
          ^
? 2
$ slant kwic 'China [4,1] Russia'
slant: error: a gap is [3] or [0,3]: how many words stand between, at most 100
    China [4,1] Russia
          ^
? 2
$ slant kwic '中国 NOT 俄罗斯'
slant: error: NOT stands before NEAR, BEFORE, AFTER or WITH; the word is written "NOT" or not
    中国 NOT 俄罗斯
         ^
? 2
# Words by a named rule, as slant freq counts them: whole tokens, or letters.
$ for rule in slant quanteda antconc; do slant kwic '"china"' --tokens $rule --csv -q | wc -l; slant freq --tokens $rule --match china --csv -q | cut -d, -f1,2; done
4
word,frequency
china,3
4
word,frequency
china,3
5
word,frequency
china,4
$ slant kwic "china's" --tokens slant --csv -q | cut -d, -f2,6-7
key,start,stop
a,53,60
$ slant kwic china --tokens words
slant: error: tokens words: there are slant, quanteda, antconc
? 2
$ slant kwic china --unit words
slant: error: --unit words: there are tokens, sentences, characters
? 2
$ slant kwic china --window many
slant: error: --window many: a number from 0 to 1000 is wanted
? 2
$ slant kwic china --seed 2
slant: error: --seed goes with --sample N: nothing is left to chance without it
? 2
$ slant kwic china --where "yeer = 2022"
slant: error: condition `yeer = 2022`: no such column: yeer; did you mean `year`?; there are id, key, uri, outlet, title, author, published, year, month, precision, basis, language, url, retrieved, translated, cluster, tokens, bytes, kept, replaced, vars, text
? 2
# What fails before its first row shows no head of a table.
$ slant kwic china --where "yeer = 2022" --csv 2>/dev/null
? 2
$ slant sql "SELECT abs(-9223372036854775807 - 1) AS x" 2>/dev/null
? 2
$ slant sql --json "SELECT abs(-9223372036854775807 - 1) AS x" 2>/dev/null
? 2
# OR is |, AND is no operator, and dashes part what hyphens join.
$ printf 'title,text\nD,"No limits now. He said — Oslo waits. No - limits. Oslo–Bergen."\n' >dash.csv
$ slant -c dash.slant load -q dash.csv
$ slant -c dash.slant kwic 'no limits' --csv | cut -d, -f1-3
slant: 1 hit in 1 document
document,key,outlet
1,dash.csv#L2,
$ slant -c dash.slant kwic 'said oslo' -q
$ slant -c dash.slant kwic 'oslo bergen' --csv | wc -l
slant: 1 hit in 1 document
2
$ slant -c dash.slant kwic 'waits OR bergen' --csv | wc -l
slant: 2 hits in 1 document
3
$ slant -c dash.slant kwic 'oslo AND bergen'
slant: error: AND is no operator: NEAR/100 finds both near each other; the word is written "AND" or and
    oslo AND bergen
         ^
? 2
$ slant -c dash.slant kwic '/os.*/'
slant: error: a query has no regular expressions: * stands for any letters, ? for one
    /os.*/
    ^
? 2
$ slant -c dash.slant freq -q -m waits,said
word   frequency  rank  docfreq  per_million
said           1     1        1       100000
waits          1     1        1       100000
# Of copies of one story one.
$ cat >wire.jsonl <<'END'
> {"id":"a","outlet":"Gull","date":"2022-02-04","text":"The harbour council of Kelm voted on Monday to close the old fish market, which has stood at the quay for ninety years, and to sell the ground to a builder of offices. Traders who rent stalls there said that they had not been asked, and that the harbour would lose its heart."}
> {"id":"b","outlet":"Tern","date":"2022-02-05","text":"The harbour council of Kelm voted on Monday to close the old fish market, which has stood at the quay for ninety years, and to sell the ground to a builder of offices. Traders who rent stalls there said that they had not been asked, and that the harbour would lose its heart."}
> END
$ printf 'category,entry\nplace,harbour\n' >place.csv
$ slant -c wire.slant load -q wire.jsonl
$ slant -c wire.slant kwic harbour --unique --csv | cut -d, -f1-3
slant: 2 hits in 1 document
document,key,outlet
1,a,Gull
1,a,Gull
$ slant -c wire.slant find harbour --unique --csv | cut -d, -f1-4
slant: 1 document with a term, 1 shown
rank,bm25,document,key
1,0.17980129528236302,1,a
$ slant -c wire.slant dictionary place.csv
slant: 2 documents with 106 tokens (rule slant)
category  hits  documents  of_documents  tokens  per_million  shared
place        4          2             2     106      37735.8       0
$ slant -c wire.slant dictionary place.csv --unique
slant: 1 document with 53 tokens (rule slant)
category  hits  documents  of_documents  tokens  per_million  shared
place        2          1             1      53      37735.8       0
$ slant -c wire.slant dictionary place.csv --unique --by outlet
slant: 2 documents with 106 tokens (rule slant)
outlet  category  hits  documents  of_documents  tokens  per_million  shared
Gull    place        2          1             1      53      37735.8       0
Tern    place        2          1             1      53      37735.8       0
# In a dictionary OR and AND are words of a phrase.
$ printf 'category,entry\nlaw,law AND order\nlive,live OR die\n' >law.csv
$ printf 'text\n"Law and order, he said; live or die. Order."\n' >law-texts.csv
$ slant -c law.slant load -q law-texts.csv
$ slant -c law.slant dictionary law.csv
slant: 1 document with 9 tokens (rule slant)
category  hits  documents  of_documents  tokens  per_million  shared
law          1          1             1       9       111111       0
live         1          1             1       9       111111       0
$ slant -c law.slant dictionary law.csv --by "outlet, year"
slant: error: by `outlet, year`: one expression is wanted, not a list: values are joined by ||, conditions by AND
? 2

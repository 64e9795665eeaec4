Signs beside the words of a query stand in the text, too.

$ cat >news.jsonl <<'END'
> {"id":"a","outlet":"Gull","date":"2022","text":"AT&T paid $50 (50%) for S&P; Mr. Hale looked at t-shirts and at T. Well, said Mr Hale, he/she may go at 5. A T is a letter."}
> {"id":"b","outlet":"Tern","date":"2023","text":"At T, Mr. Hale's. Then AT & T again, 50 percent, and at last C++."}
> END
$ slant load -q news.jsonl
$ slant kwic 'AT&T' --window 1
                AT&T  paid                  Gull               2022       1
          Then  AT & T  again               Tern               2023       2
slant: 2 hits in 2 documents
$ slant kwic 'at t' --window 1
        looked  at t  -shirts and           Gull               2022       1
                At T, Mr                    Tern               2023       2
slant: 2 hits in 2 documents
# A letter with a stop is an initial, a capital in texts.
$ slant kwic 'at t. well' --window 1
           and  at T. Well, said            Gull               2022       1
slant: 1 hit in 1 document
$ slant kwic 'at t. well' --case -q
$ slant kwic 'Mr. Hale' --window 1
            P;  Mr. Hale  looked            Gull               2022       1
            T,  Mr. Hale  's. Then          Tern               2023       2
slant: 2 hits in 2 documents
$ slant kwic '50%|$50|c++' --window 1
        paid $  50  (50                     Gull               2022       1
          50 (  50%) for                    Gull               2022       1
          last  C                           Tern               2023       2
slant: 3 hits in 2 documents
$ slant kwic '"Well, said" [1,2] hale' --window 1 --csv -q
document,key,outlet,published,title,start,stop,left,hit,right
1,a,Gull,2022,,67,85,T.,"Well, said Mr Hale",", he"
$ slant kwic 'he/she' -q --csv | wc -l
2
$ slant kwic '(mr.|dr.) hale'
slant: error: a sign beside a word at the edge of brackets has no meaning: 50%|60% stands without them
    (mr.|dr.) hale
     ^
? 2
$ slant kwic '?' -q --csv | wc -l
12
$ slant kwic '%'
slant: error: there is no word here
    %
    ^
? 2
$ slant find 's&p' 'mr. hale' --csv | cut -d, -f3,8,9
slant: 2 documents with a term, 2 shown
document,terms,hits
1,2,2
2,1,1
$ printf 'category,entry\nfirm,AT&T\nfirm,S&P\nrate,50%%\n' >firms.csv
$ slant dictionary firms.csv --entries
slant: 2 documents with 45 tokens (rule slant)
category  entry  line  hits  documents  of_documents  tokens  per_million
firm      AT&T      2     2          2             2      45      44444.4
firm      S&P       3     1          1             2      45      22222.2
rate      50%       4     3          2             2      45      66666.7

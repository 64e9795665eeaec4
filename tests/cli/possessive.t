A word with 's is asked for as it is written; one without is found before 's, too.

$ cat >news.jsonl <<'END'
> {"id":"a","outlet":"Gull","date":"2022","text":"It rained. It's raining; it is, said Kelm's mayor. That's all of that."}
> {"id":"b","outlet":"Tern","date":"2023","text":"Let us go, said Kelm. “It’s late, let’s go to the half-it’s-gone fair.”"}
> END
$ slant load -q news.jsonl
$ slant kwic "it's" --window 1 --csv | cut -d, -f2,6-
slant: 3 hits in 2 documents
key,start,stop,left,hit,right
a,11,15,rained.,It's,raining
b,25,31,Kelm. “,It’s,late
b,61,67,the half-,it’s,'-gone fair
$ slant kwic it -q --csv | wc -l
6
$ slant kwic "kelm's mayor | that's all" --window 1 --sort hit
          said  Kelm's mayor. That's        Gull               2022       1
        mayor.  That's all  of              Gull               2022       1
slant: 2 hits in 1 document
$ slant kwic "*'s" -q --csv | wc -l
7
$ slant kwic "kelm's" --stems english --window 0
         Kelm's                Gull               2022       1
slant: 1 hit in 1 document
$ slant kwic "it's" --tokens slant -q --csv | wc -l
3
$ slant find "it's" "kelm's" --csv | cut -d, -f3,8,9
slant: 2 documents with a term, 2 shown
document,terms,hits
1,2,2
2,1,2
$ printf "category,entry\nshort,it's\nshort,that's\nshort,let's go\nlong,it\nlong,that\n" >short.csv
$ slant dictionary short.csv --entries
slant: 2 documents with 26 tokens (rule slant)
category  entry     line  hits  documents  of_documents  tokens  per_million
short     it's         2     3          2             2      26       115385
short     that's       3     1          1             2      26      38461.5
short     let's go     4     1          1             2      26      38461.5
long      it           5     5          2             2      26       192308
long      that         6     2          1             2      26      76923.1
$ cat >sets.lua <<'EOS'
> local set = match.set { "it", "it's", "that's all", "that all", "it's", "kelm's" }
> for _, d in ipairs { corpus.get(1), corpus.get(2) } do
>   for n, place in set:each(d) do print(n, place.text) end
> end
> local list = lexicon.read("entry\tvalue\nit's\t1\nit\t10\nthat all\t100\nthat's all\t1000\n", "tsv")
> print(list:score(corpus.get(1)).sum, list:score(corpus.get(2)).sum)
> EOS
$ slant script sets.lua
1	It
1	It
2	It's
1	it
6	Kelm's
3	That's all
4	That's all
1	It
2	It’s
1	it
2	it’s
1021.0	1.0

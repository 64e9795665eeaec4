Tables of counts. The token rule and the denominators are said beside them.
$ slant load -q "$SAMPLES" 2>/dev/null
? 1
$ slant freq -n 4 --stop english
slant: 47 documents with 6152 tokens (rule slant)
slant: documents counted together, by language: en 46, ru 1
word     frequency  rank  docfreq  per_million
said           111     1       46      18042.9
china           85     2       43      13816.6
russia          63     3       39      10240.6
russian         48     4       32      7802.34
$ slant freq --by "year" --where "year > 2020" -n 1 --all
slant: 16 documents with 2070 tokens (rule slant)
year  word  frequency  rank  docfreq  per_million  documents  tokens
2021  the          23     1        3      64971.8          3     354
2022  the          41     1        5      58655.2          5     699
2023  the          20     1        3      52493.4          3     381
2024  the          37     1        4      71984.4          4     514
2025  the           9     1        1      73770.5          1     122
$ slant freq --match 'sanction*' --match '/^treat/' --csv
slant: 47 documents with 6152 tokens (rule slant)
slant: documents counted together, by language: en 46, ru 1
word,frequency,rank,docfreq,per_million,documents,tokens
sanctions,17,1,11,2763.3289986996097,47,6152
treaty,2,2,1,325.0975292587776,47,6152
treat,1,3,1,162.5487646293888,47,6152
$ slant freq --match ' gas , treaty|,' -q
word    frequency  rank  docfreq  per_million
gas             7     1        5      1137.84
treaty          2     2        1      325.098
# A list, but not inside of a number.
$ slant freq --match '2030,2035|1,000,5,000' --csv -q | cut -d, -f1,2
word,frequency
2030,1
"1,000"
2035,0
"5,000"
$ slant freq --match ' ,'
slant: error: --match ` ,`: a word is wanted
? 2
$ slant freq -n 1 --ci --json -q
[
 {"word": "the", "frequency": 412, "rank": 1, "docfreq": 46, "per_million": 66970.0910273082, "documents": 47, "tokens": 6152, "low": 61123.52377912544, "high": 73307.03484549638, "wilson_iid_low": 60990.045314863804, "wilson_iid_high": 73490.5881385013}
]
$ slant freq -n 2 --unique --tokens antconc
slant: documents counted together, by language: en 44, ru 1
slant: 45 documents with 5881 tokens (rule antconc), without 2 copies of other documents
word  frequency  rank  docfreq  per_million
the         387     1       44      65805.1
a           169     2       44      28736.6
$ slant freq --columns | head -3
column       unit                definition
word                             the type: a token's case-folded form; one that match names stands here also with a frequency of 0
frequency    tokens              how often the word stands there
$ slant freq --where "yaer = 2020"
slant: error: condition `yaer = 2020`: no such column: yaer; did you mean `year`?; there are id, key, uri, outlet, title, author, published, year, month, precision, basis, language, url, retrieved, translated, cluster, tokens, bytes, kept, replaced, vars, text, encoding, encoding_confidence, published_candidates, section
? 2
$ slant freq --ties none
slant: error: --ties none: there are min, max, average, dense, first
? 2
# The two parts, and what is in neither.
$ slant keyness --target "year >= 2020" --min 5 -n 2
slant: documents counted together, by language: en 13, ru 1; where "language = 'en'" asks for one
slant: target: year >= 2020
slant: 18 documents with 2300 tokens (rule slant)
slant: reference: the other documents
slant: 14 documents with 1652 tokens (rule slant)
slant: 134 words compared, 45 of them with a p
slant: in neither part: 15 documents of which it is not known what the condition asks for
word      target  reference  target_docs  reference_docs      g2_4  p_bh_iid  log_ratio
war           11          0            8               0   11.9309              3.98201
european      10          0            8               0   10.8445              3.84451
company        0          6            0               5  -10.4795             -4.06238
gas            0          6            0               4  -10.4795             -4.06238
$ slant keyness --target "year = 2025" --reference "year = 2015" -n 1 -q --csv
slant: warning: under 10 clusters of documents in a part: too few for p and intervals; a word of one long text looks like a difference, so look at the docfreq columns
word,target,reference,target_docs,reference_docs,g2_4,p_bh_iid,log_ratio,log_ratio_low_iid,log_ratio_high_iid,g2_2,g2_williams,g2_quanteda,chi2,chi2_yates,p_iid,percent_diff,simple_maths,odds_ratio,bic,ell,docfreq_g2,docfreq_log_ratio,target_rest,reference_rest,target_documents,reference_documents
between,4,0,1,0,11.336876792938808,,4.620009447820357,0.3888155707733736,8.851203324867342,11.236551850906977,9.5806646761739,7.1692577164997715,12.394839224553584,8.628197699486805,,,32787.88524590164,,5.027961824810348,,4.498681156950466,2.584962500721156,118,375,1,3
its,0,5,0,3,-2.833133606129471,,-1.7019186470670054,-5.885604457880208,2.4817671637461975,-2.8166400012621784,-2.4707881155685767,-0.6945141841479969,-1.6431978319783198,-0.5770943022790884,,-100.0,7.499437542184336e-05,0.0,-3.3919500248344505,0.02766297298049708,-4.498681156950466,-1.0,122,370,1,3
# Each group against the others.
$ slant keyness --by "year >= 2020" --min 5 -n 1 --where "year IS NOT NULL"
slant: documents counted together, by language: en 13, ru 1; where "language = 'en'" asks for one
slant: 0: 14 documents with 1652 tokens against 18 with 2300; 134 words compared, 45 of them with a p
slant: 1: 18 documents with 2300 tokens against 14 with 1652; 134 words compared, 45 of them with a p
year >= 2020  word     target  reference  target_docs  reference_docs      g2_4  p_bh_iid  log_ratio
           0  company       6          0            5               0   10.4795              4.06238
           0  war           0         11            0               8  -11.9309             -3.98201
           1  war          11          0            8               0   11.9309              3.98201
           1  company       0          6            0               5  -10.4795             -4.06238
# What is wrong is said of the condition it is in, as the user wrote it.
$ slant keyness --target "yeer = 2020" --where "outlet = 'x' -- y" 2>&1 | cut -c1-80
slant: no document has outlet = 'x'; the nearest: 'easternledger.example', 'harb
slant: error: condition `yeer = 2020`: no such column: yeer; did you mean `year`
$ slant keyness --target "year > 2020" --reference "year <" --where 1
slant: error: condition `year <`: something is missing at the end
? 2
$ slant kwic china --unique --where "(year" -n 1
slant: error: condition `(year`: the ( at character 1 has no end: a ) is missing
? 2
$ slant find china --unique --where "year = "
slant: error: condition `year = `: something is missing at the end
? 2
$ slant find china --where "year = outlat" 2>&1 | cut -c1-90
slant: error: condition `year = outlat`: no such column: outlat; did you mean `outlet`?; t
$ slant keyness --by year --target "year = 2020"
slant: error: `by` holds each group against the others: it goes without target and reference
? 2
$ slant keyness
slant: error: a target is missing: the documents whose words are looked for, such as "year = 2025"; or `by`: each group against the others
? 2
$ slant keyness --target "year = 1066"
slant: no document has year = 1066; the nearest: 2015, 2016, 2017
slant: error: year = 1066: no documents with words
? 2
# Neighbours.
$ slant ngrams --size 3 --within sentence --stop 'the a of' -n 2
slant: documents counted together, by language: en 46, ru 1
slant: 47 documents, 5359 places, 4865 different (rule slant)
ngram                     frequency  rank  docfreq  per_million
russia and china                 11     1       11      2052.62
china's foreign ministry          7     2        7      1306.21
# Documents whose group is not known are a group, also in the notes.
$ slant ngrams --by "CASE WHEN year = 2025 THEN 'now' END" -n 1 2>&1 >/dev/null
slant: documents counted together, by language: en 45, ru 1
slant: now: 1 document, 121 places, 117 different (rule slant)
slant: (not known): 46 documents, 5984 places, 4508 different (rule slant)
# keyness compares them with none.
$ slant keyness --by "CASE WHEN year > 2023 THEN year END" -n 1 2>&1 >/dev/null
slant: documents counted together, by language: en 41, ru 1
slant: 2024: 4 documents with 514 tokens against 1 with 122; 325 words compared, 0 of them with a p, too few clusters of documents for p
slant: 2025: 1 document with 122 tokens against 4 with 514; 325 words compared, 0 of them with a p, too few clusters of documents for p
slant: left out: 42 documents whose group is not known
# What would be counted in silence as something else is refused.
$ slant freq --stop german
slant: error: --stop german: there is a list of english only; give the words, or a file of them, or `german,` for this word
? 2
$ slant freq --stop FRENCH
slant: error: --stop FRENCH: there is a list of english only; give the words, or a file of them, or `FRENCH,` for this word
? 2
$ printf 'the\nEnglish\n' >words.txt
$ slant freq --stop words.txt -q -n 2 --csv | cut -d, -f1
word
a
and
$ slant freq --stop china,English -q -n 2 --csv | cut -d, -f1
word
said
russia
$ slant freq --stop german, -q -n 1
word  frequency  rank  docfreq  per_million
the         412     1       46      66970.1
$ slant collocates 'china [0,2] russia'
slant: error: `china [0,2] russia`: words, phrases and a|b are wanted, with * and ? in words; what ( ) [ ] " and NEAR mean slant kwic knows
? 2
$ slant trend '(china|russia)'
slant: error: `(china|russia)`: words, phrases and a|b are wanted, with * and ? in words; what ( ) [ ] " and NEAR mean slant kwic knows
? 2
$ slant trend 'gas NEAR/3 russia'
slant: error: `gas NEAR/3 russia`: words, phrases and a|b are wanted, with * and ? in words; what ( ) [ ] " and NEAR/3 mean slant kwic knows
? 2
$ slant trend '50%'
slant: error: `50%`: `%` is in no token, and tokens are what is counted; slant kwic looks for it in the texts
? 2
$ slant collocates 'AT&T'
slant: error: `AT&T`: `&` is in no token, and tokens are what is counted; slant kwic looks for it in the texts
? 2
$ slant trend 'gas | '
slant: error: there is no word in `gas | `
? 2
$ slant freq --match '/a(/'
slant: error: --match /a(/: Unmatched ( or \(
? 2
$ slant freq --match 'no limits'
slant: 47 documents with 6152 tokens (rule slant)
slant: documents counted together, by language: en 46, ru 1
slant: match `no limits` has 2 words and each row 1, so it finds none; slant ngrams -s 2 has rows of 2
word  frequency  rank  docfreq  per_million
$ slant ngrams --match 'no limits' -s 3
slant: documents counted together, by language: en 46, ru 1
slant: 47 documents, 6058 places, 5530 different (rule slant)
slant: match `no limits` has 2 words and each row 3, so it finds none; slant ngrams -s 2 has rows of 2
ngram  frequency  rank  docfreq  per_million
$ slant ngrams --match 'no limits' -s 2
slant: documents counted together, by language: en 46, ru 1
slant: 47 documents, 6105 places, 4569 different (rule slant)
ngram      frequency  rank  docfreq  per_million
no limits          2     1        2        327.6
$ slant ngrams --match 'no limits*' -s 3 -q -n 1
ngram          frequency  rank  docfreq  per_million
no limits and          1     1        1      165.071
$ slant kwic china --sample 0
slant: error: --sample 0: a number from 1 is wanted
? 2
# Either of two is what both are, but for a place that is both.
$ for word in gas 'no limits' 'gas|no limits' 'no limits OR no' no; do slant trend "$word" --by decade --csv -q | cut -d, -f1,2 | tail -1; done
2020s,0
2020s,3
2020s,3
2020s,14
2020s,14
$ slant collocates 'no limits|no' -w 0,1 -n 2 --sort frequency
slant: documents counted together, by language: en 46, ru 1
slant: no limits|no: 23 places in 18 of 47 documents, 6152 tokens (rule slant); 0 words to the left and 1 to the right
collocate  frequency  docfreq  collocate_total   expected       g2      pmi  log_dice
one                3        3               17  0.0635566  18.1896  5.56078    11.263
third              3        3                6  0.0224317  25.6441  7.06328    11.727
$ slant dispersion ''
slant: error: there is no word in ``
? 2
$ slant freq -n -1
slant: error: --limit -1: a number from 0 up is wanted
? 2
$ slant ngrams --size 9
slant: error: --size 9: a number from 1 to 6 is wanted
? 2
$ slant collocates sanctions --stop english -n 2
slant: documents counted together, by language: en 46, ru 1
slant: sanctions: 17 places in 11 of 47 documents, 6152 tokens (rule slant); 5 words to the left and 5 to the right
collocate  frequency  docfreq  collocate_total   expected       g2      pmi  log_dice
lenders            3        3                3  0.0828999  21.5842  5.17745    12.263
western            4        4                9     0.2487  16.7107  4.00752   12.2996
$ slant collocates --within punctuation --min 3 --sort lambda_z -n 2 -q
first    second    frequency  docfreq  expected       g2      pmi  log_dice  lambda_z
said     it               18       17    0.8307  86.3488  4.43753   12.1146   11.9724
foreign  ministry         14       14   0.15237  119.446   6.5217   12.8301   11.0643
# Sentences with both, as kwic has them.
$ slant collocates china --window sentence --match foreign --match monday --sort frequency
slant: documents counted together, by language: en 46, ru 1
slant: china: 109 places in 45 of 47 documents, 397 sentences (rule slant); places are sentences
collocate  frequency  docfreq  collocate_total  expected       g2      pmi  log_dice
foreign           13       13               18   4.94207  16.4214  1.39533   11.7118
monday             8        8                8   2.19647  21.1212  1.86481   11.1296
$ slant kwic '(foreign|monday) WITH china' >/dev/null
slant: 21 hits in 18 documents
$ slant collocates china --window sentence --csv -q -n 1 --match monday | cut -d, -f1-7
collocate,frequency,docfreq,left,right,node_total,collocate_total
monday,8,8,,,109,8
$ slant collocates --window sentence
slant: error: window sentence: goes with a word, and not within punctuation
? 2
$ slant collocates gas pipeline
slant: error: one word, or one 'phrase in quotes', is wanted
? 2
$ slant dispersion china 'sanction*'
slant: documents counted together, by language: en 46, ru 1
slant: 47 documents with 6152 tokens (rule slant)
word       frequency  range  parts        dp   dp_norm  juilland_d  plot
china            112     45     47  0.193085  0.194507    0.928482  ▃▄ ▃▄▂▄▃▂▃▄▅▂▅▆▃▄▂▄▂▆▃█▆▃▄▄▆▅▂▂▄▃▄▃▅▆▅▆▂
sanction*         17     11     47   0.77552  0.781235    0.675025  ▃       ▃▃▃ ▅          ▃  ▅    ▅▃ █   ▃▃
$ slant dispersion china --by outlet --csv -q | grep Silk | cut -d, -f1-6
Silk Gate Review,china,2,2,3,0.15410958904109595
$ slant dispersion china --where "outlet = 'Silk Gate Review'" --csv -q | cut -d, -f1-5
word,frequency,range,parts,dp
china,2,2,3,0.15410958904109595
# By period, and by document.
$ slant trend gas --where "year < 2018"
slant: documents counted together, by language: en 3, ru 1; where "language = 'en'" asks for one
slant: no changes of level are looked for: 0 periods with 5 clusters of documents or more, and 12 are needed
period  frequency  documents  of_documents  tokens  per_million  low  high  change_p
2015            0          0             3     375            0
2016            2          1             3     353      5665.72
2017            1          1             4     408      2450.98
$ slant trend 'no limits' --by outlet
slant: error: by outlet: `Eastern Ledger` is no period like 2020s, 2025, 2025-Q3, 2025-09, 2025-W36 or 2025-09-03
? 2
$ slant trend gas --by quarter --where "year = 2016" --csv 2>/dev/null | cut -d, -f1-5
period,frequency,documents,of_documents,tokens
2016-Q2,0,0,1,130
2016-Q3,0,0,0,0
2016-Q4,2,1,2,223
$ slant freq --by quarter --where "year = 2022" -n 1 -q
quarter  word  frequency  rank  docfreq  per_million
2022-Q1  the          22     1        3      51643.2
2022-Q2  the           8     1        1      61068.7
2022-Q3  the          11     1        1      77464.8
$ slant freq gas
slant: error: what is gas here? --match 'gas' shows words like it
? 2
$ slant trend
slant: error: a word or 'a phrase' is missing (see --help)
? 2
$ slant tfidf state-visit --stop english -n 3 --csv | cut -d, -f3-
slant: documents counted together, by language: en 46, ru 1
slant: 47 documents with 6152 tokens (rule slant)
word,weight,frequency,docfreq
days,2.14007573321551,2,4
kyiv,2.14007573321551,2,4
2030,1.6720978579357175,1,1
$ slant tfidf state-visit 25 24 --where "id <> 25" -n 1 --csv | cut -d, -f1,3-
slant: documents counted together, by language: en 45, ru 1
slant: warning: 25 is not among the documents that are compared
slant: 46 documents with 6017 tokens (rule slant)
document,word,weight,frequency,docfreq
24,days,2.3712731539238234,2,3
$ slant tfidf 1 --tf log --idf nonsense
slant: error: idf nonsense: there are unary, inverse, inversemax, inverseprob, natural, bits, smooth
? 2
$ slant tfidf state-visit --bm25 lucene --k1 0.9 --b 0.4 -n 1 --csv -q | cut -d, -f3-
word,weight,frequency,docfreq
2030,1.7030153545477136,1,1
$ slant tfidf state-visit --idf smooth --l2 -n 1 --csv -q | cut -d, -f3-
word,weight,frequency,docfreq
a,0.2212326084778334,9,46
$ slant tfidf 1 --bm25 okapi
slant: error: bm25 okapi: there are robertson, fts5, lucene, atire, plus, l
? 2
$ slant tfidf 1 --b 0.5
slant: error: k1 and b go with bm25
? 2
$ slant tfidf no-such-document
slant: error: no document is called `no-such-document`; give an id, a key or the beginning of a file name
? 2
# Stems: what is looked for, and left out, becomes a stem, too.
$ slant freq --stems english --stop english -n 3
slant: documents counted together, by language: en 46, ru 1
slant: 47 documents with 6152 tokens (rule slant, stems: english)
word    frequency  rank  docfreq  per_million
china         112     1       45      18205.5
said          111     2       46      18042.9
russia         87     3       43      14141.7
$ slant keyness --target "year >= 2020" --stems en --min 10 -n 1 -q
word      target  reference  target_docs  reference_docs      g2_4  p_bh_iid  log_ratio
european      11          0            8               0   11.9309              3.98201
a             54         56           18              13  -3.80353  0.478881  -0.529888
$ slant collocates sanctioning --stems english --stop english -n 1
slant: documents counted together, by language: en 46, ru 1
slant: sanctioning: 17 places in 11 of 47 documents, 6152 tokens (rule slant, stems: english); 5 words to the left and 5 to the right
collocate  frequency  docfreq  collocate_total   expected       g2      pmi  log_dice
lender             3        3                3  0.0828999  21.5842  5.17745    12.263
$ slant freq --stems klingon
slant: error: stems klingon: there are arabic, armenian, basque, catalan, danish, dutch, english, finnish, french, german, greek, hindi, hungarian, indonesian, irish, italian, lithuanian, nepali, norwegian, porter, portuguese, romanian, russian, serbian, spanish, swedish, tamil, turkish, yiddish
? 2
# The same from Lua.
$ cat >counts.lua <<'END'
> local rows = corpus.keyness{target = "year >= 2020", min = 5, limit = 1}
> print(rows[1].word, rows[1].target, rows[1].g2_4, #rows, rows.notes[5])
> print(corpus.frequency{limit = 1, match = {"china", "russia"}, by = "year", where = "year = 2025"}[1].year)
> print(corpus.collocates("sanctions", {limit = 1, stop = "english", min_docs = 2})[1].collocate)
> print(corpus.collocates{limit = 1, within = "sentence"}[1].second)
> print(corpus.dispersion("china")[1].range, #corpus.dispersion{limit = 3})
> print(corpus.ngrams{size = 3, limit = 1}[1].ngram, corpus.tfidf{limit = 1}[1].word)
> print(corpus.tfidf("state-visit", {limit = 1, stems = "english"})[1].word)
> for _, row in ipairs(corpus.trend("gas", {where = "year < 2018"})) do
>   print(row.period, row.frequency, row.per_million)
> end
> print(corpus.frequency("gas", {by = "quarter", where = "year = 2016"})[2].quarter)
> print(corpus.kwic("china", {tokens = "slant"}).n, corpus.kwic("china").n, corpus.frequency{match = "china"}[1].frequency)
> local doc = corpus.get(1)
> local d, r = stat.diversity(doc, {window = 50}), stat.readability(doc)
> print(d.tokens == r.words, d.mattr > d.ttr, d.mtld ~= nil, r.sentences > 0, r.flesch < 100)
> print(stat.diversity(doc, {window = 5000}).mattr)
> print(stat.keyness(4, 46, 0, 39).g2_4, stat.keyness(4, 46, 0, 39).percent_diff)
> print(stat.keyness(4, 46, 3, 39).p_iid, stat.keyness(4, 46, 0, 39).g2_quanteda)
> print(corpus.tfidf("state-visit", {limit = 1, bm25 = "plus", k1 = 0.9})[1].word)
> print(stat.association(2, 1, 2, 65).lambda_z, stat.wilson_iid(4, 46))
> print(stat.quantile({3, 1, 2, 4}, 0.5), stat.quantile({}, 0.5))
> print(pcall(stat.quantile, {1, "x"}, 0.5))
> local sums, chance = stat.resample({1, 10, 100}, 5, 7)
> print(table.concat(sums, " "), chance == select(2, stat.resample({1, 2, 3}, 5, 7)))
> local sums, list = stat.resample({1, 10, 100}, 5, chance), {1, 2, 3, 4, 5, 6, 7}
> print(table.concat(sums, " "), #stat.resample({}, 0, 7), stat.resample({}, 1, 7)[1])
> chance = stat.shuffle(list, 7)
> print(table.concat(list, " "), stat.shuffle(list, chance) ~= chance, table.concat(list, " "))
> print(pcall(stat.resample, {1, 2.5}, 1, 7))
> print(pcall(stat.resample, {1}, -1, 7))
> print(pcall(corpus.ngrams, {sise = 2}))
> print(pcall(corpus.ngrams, {match = {}, size = print}))
> END
$ slant script counts.lua
war	11	11.930925363286	2	14 documents with 1652 tokens (rule slant)
2025
lenders
states
45	3
the united states	treaty
kyiv
2015	0	0.0
2016	2	5665.7223796034
2017	1	2450.9803921569
2016-Q4
85	112	85
true	true	true	true	true
nil
5.0791900052249	nil
0.86659778825203	2.1515035849575
2030
3.1023076220236	0.034335867894726	0.20324664074119
2.5
false	a list of numbers is wanted
201 210 21 21 201	true
12 111 21 201 111	0	0
1 3 5 2 7 6 4	true	6 2 3 5 7 4 1
false	bad argument #1 to 'stat.resample' (a list of whole numbers is wanted)
false	bad argument #2 to 'stat.resample' (a number from 0 to 1048575 is wanted)
false	counts.lua:32: there is no option `sise`
false	counts.lua:33: size: a string, a number or a list of these is wanted
# Numbers are words and ids; what would be passed over in silence is refused.
$ cat >wrong.lua <<'END'
> local function count(what, ...) print(select("#", pcall(what, ...)), #select(2, pcall(what, ...))) end
> local function fails(what, ...) print((select(2, pcall(what, ...)):gsub("^%S+:%d+: ", ""))) end
> count(corpus.tfidf, {5, 6}, {limit = 3})
> count(corpus.tfidf, 5, {limit = 3})
> count(corpus.frequency, {2025, "china"})
> count(corpus.dispersion, {2025})
> fails(corpus.tfidf, true)
> fails(corpus.dispersion, {"china", false})
> fails(corpus.frequency, {"china", by = "year"})
> fails(corpus.dispersion, "china", {"russia"})
> fails(corpus.dispersion, {limit = 1, stop = {"a", true}})
> fails(corpus.trend, "china", {by = true})
> fails(corpus.trend, "china", {unique = "no"})
> fails(corpus.kwic, "china", {unit = "lines"})
> fails(corpus.kwic, "china", {window = -1})
> fails(corpus.kwic, "china", {limit = 1.5})
> fails(corpus.kwic, "china", {where = true})
> fails(stat.keyness, 50, 46, 0, 39)
> fails(stat.keyness, 1, 46, 0/0, 39)
> fails(stat.association, 1, 1, -2, 65)
> END
$ slant script wrong.lua
2	6
2	3
2	2
2	1
corpus.tfidf: a string, or a list of strings, is wanted
corpus.dispersion: a string, or a list of strings, is wanted
corpus.frequency: options are a table of their own: corpus.frequency("china", {by = ...})
options have names, as in {where = "year = 2025"}
stop: a string, a number or a list of these is wanted
by: a string, a number or a list of these is wanted
unique: true or false is wanted
corpus.kwic: unit lines: tokens, sentences or characters is wanted
corpus.kwic: window -1: a whole number from 0 to 1000 is wanted
corpus.kwic: limit 1.5: a whole number from 0 up is wanted
corpus.kwic: where true: a string is wanted
bad argument #1 to 'stat.keyness' (a number from 0 to the tokens that follow it is wanted)
bad argument #3 to 'stat.keyness' (a number from 0 to the tokens that follow it is wanted)
bad argument #3 to 'stat.association' (a number from 0 up is wanted)
# A term has the interval, and the documents, that the word has in the table.
$ cat >term.lua <<'END'
> for _, unique in ipairs{false, true} do
>   local word = corpus.frequency{match = "war", ci = true, unique = unique}[1]
>   local term = corpus.frequency("war", {ci = true, unique = unique})[1]
>   for _, name in ipairs{"frequency", "tokens", "per_million", "low", "high"} do
>     assert(word[name] == term[name], name)
>   end
>   print(term.frequency, term.of_documents, word.documents)
> end
> print(corpus.frequency("war", {ci = true, seed = 2})[1].low == corpus.frequency("war", {ci = true})[1].low)
> print(corpus.frequency("war", {ci = true, where = "year = 2015"})[1].low, #corpus.frequency("war", {where = "year = 1900"}))
> print(pcall(corpus.frequency, "war", {size = 2}))
> END
$ slant script term.lua
19	47	47
17	45	45
false
slant: no document has year = 1900; the nearest: 2015, 2016, 2017
nil	1
false	term.lua:11: corpus.frequency: there is no option `size`; there are by, ci, seed, stems, tokens, unique, where
# An n-gram of one word has the interval of the word; a longer one has its own.
$ cat >intervals.lua <<'END'
> for _, by in ipairs{"translated", "year > 2018"} do
>   local words = corpus.frequency{by = by, ci = true, stop = "english"}
>   for i, gram in ipairs(corpus.ngrams{size = 1, by = by, ci = true, stop = "english"}) do
>     for _, name in ipairs{"frequency", "low", "high", "wilson_iid_low", "wilson_iid_high", by} do
>       assert(words[i].word == gram.ngram and words[i][name] == gram[name], name)
>     end
>   end
> end
> END
$ slant script intervals.lua
$ slant ngrams --ci -n 2 --skip 1
slant: documents counted together, by language: en 46, ru 1
slant: 47 documents, 12163 places, 9199 different (rule slant)
ngram   frequency  rank  docfreq  per_million      low     high
of the         36     1       25       2959.8  2002.96  3952.89
to the         32     2       24      2630.93   1781.9   3546.7
$ slant ngrams --ci -n 1 --where "year = 2015"
slant: 3 documents, 372 places, 365 different (rule slant)
slant: warning: no interval for 1 of 1 group: under 10 clusters of documents
ngram    frequency  rank  docfreq  per_million  low  high
the two          3     1        3      8064.52
$ slant ngrams -n 1 --by year --where "year = 2015" --json -q
[
 {"year": 2015, "ngram": "the two", "frequency": 3, "rank": 1, "docfreq": 3, "per_million": 8064.5161290322585, "places": 372}
]
$ slant ngrams --ci --columns | tail -4
low              per million places  95 % interval of per_million: whole duplicate clusters of documents drawn anew 999 times (percentile bootstrap, seed); none under 10 clusters
high             per million places  its upper end
wilson_iid_low   per million places  Wilson's 95 % interval, as if places were independent, which they are not: too narrow for what keeps to few texts
wilson_iid_high  per million places  its upper end
# A term may be a token of a rule: of all such tokens, as in the table of words.
$ cat >rules.lua <<'END'
> for _, rule in ipairs{"slant", "quanteda", "antconc"} do
>   for _, word in ipairs{"china", "trade"} do
>     local o = {tokens = rule, by = "year", where = "year > 2014"}
>     local rows = corpus.frequency(word, o)
>     o.match = word
>     for i, row in ipairs(corpus.frequency(o)) do
>       local term = rows[i]
>       if row.year ~= term.year or row.tokens ~= term.tokens or row.frequency ~= term.frequency then
>         print(rule, word, row.year, term.frequency, term.tokens)
>       end
>     end
>   end
>   local all = corpus.frequency("china", {tokens = rule})[1]
>   print(rule, all.frequency, all.tokens, corpus.frequency("sanctioning", {tokens = rule, stems = "english"})[1].frequency)
> end
> print(pcall(corpus.frequency, "china", {tokens = "words"}))
> END
$ slant script rules.lua
slant	85	6152	17
quanteda	85	6152	17
antconc	112	6210	17
false	rules.lua:16: tokens words: there are slant, quanteda, antconc

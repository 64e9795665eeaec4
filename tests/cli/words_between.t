Words that one part of the samples has more of than another.
$ slant load -q "$SAMPLES" 2>/dev/null
? 1
$ slant script words_between year=2015 year=2025 limit=3 least=2
target: "year" = 2015
3 documents with 375 tokens (rule slant)
reference: "year" = 2025
1 document with 122 tokens (rule slant)
61 words compared, 0 of them with a p
warning: under 10 clusters of documents in a part: too few for p and intervals;
a word of one long text looks like a difference, so look at the docfreq columns

more in A (target): year=2015
word      target  reference  target_docs  reference_docs    g2_4  p_bh_iid  log_ratio
its            5          0            3               0  2.8331         –     1.7019
at             3          0            2               0  1.6959         –      0.965
ministry       3          0            3               0  1.6959         –      0.965

more in B (reference): year=2025
word      target  reference  target_docs  reference_docs      g2_4  p_bh_iid  log_ratio
between        0          4            0               1  -11.3369         –      -4.62
european       0          2            0               1   -5.6432         –      -3.62
russia         2          4            2               1   -4.7956         –      -2.62

Words with a frequency of 2 or more were compared, as `slant keyness --unique`
does; `slant keyness --columns --target ...` says what each column is.
$ slant script words_between 'year < 2020' 'year >= 2020' limit=4
documents counted together, by language: en 13, ru 1; where "language = 'en'"
asks for one
target: year < 2020
14 documents with 1652 tokens (rule slant)
reference: year >= 2020
18 documents with 2300 tokens (rule slant)
134 words compared, 45 of them with a p

more in A (target): year < 2020
word     target  reference  target_docs  reference_docs     g2_4  p_bh_iid  log_ratio
company       6          0            5               0  10.4795         –     4.0624
gas           6          0            4               0  10.4795         –     4.0624
a            56         54           13              18   3.8035    0.4013     0.5299
aide          4          1            3               1   3.0603         –     2.4774

more in B (reference): year >= 2020
word      target  reference  target_docs  reference_docs      g2_4  p_bh_iid  log_ratio
war            0         11            0               8  -11.9309         –     -3.982
european       0         10            0               8  -10.8445         –    -3.8445
it            14         48            9              17  -10.3028    0.0598    -1.3002
with           6         25            5              15   -7.1209    0.1519    -1.5815

Words with a frequency of 5 or more were compared, as `slant keyness --unique`
does; `slant keyness --columns --target ...` says what each column is.
$ slant script words_between year=1999 year=2025
slant: no document has year = 1999; the nearest: 2015, 2016, 2017
slant: error: year=1999: no texts; `slant sql "SELECT DISTINCT year, outlet FROM documents"` shows what there is
? 2
$ slant script words_between year=2015
slant: error: usage: slant script words_between A B [limit=N] [least=N]
  A, B    two parts of the corpus, as name=value of a column of documents:
          year=2015 year=2025, "outlet=Reuters" "outlet=Global Times";
          or SQL conditions: "year < 2020" "year >= 2020"
  limit=  words shown for each part (15)
  least=  only words that stand this often in both together (5)
? 2
$ slant script words_between yaer=2015 year=2025
slant: error: condition `"yaer" = 2015`: no such column: yaer; did you mean `year`?; there are id, key, uri, outlet, title, author, published, year, month, precision, basis, language, url, retrieved, translated, cluster, tokens, bytes, kept, replaced, vars, text, encoding, encoding_confidence, published_candidates, section
? 2

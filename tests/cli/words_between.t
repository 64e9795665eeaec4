Words that one part of the samples has more of than another.
$ slant load -q "$SAMPLES"
? 1
$ slant script words_between year=2015 year=2025 limit=3 least=2
A: year=2015, 3 texts, 375 words
B: year=2025, 1 text, 122 words
warning: under 10 texts in a part: too few for p; a word of one long text looks
like a difference. Look at the texts columns.

more in A: year=2015
word      A  rest A  texts A  B  rest B  texts B  log2    G2
its       5     370  3/3      0     122  0/1       1.7  2.83
at        3     372  2/3      0     122  0/1      0.96   1.7
ministry  3     372  3/3      0     122  0/1      0.96   1.7

more in B: year=2025
word      A  rest A  texts A  B  rest B  texts B   log2     G2
between   0     375  0/3      4     118  1/1      -4.62  11.34
european  0     375  0/3      2     120  1/1      -3.62   5.64
russia    2     373  2/3      4     118  1/1      -2.62    4.8

61 words that stand 2 times or more were compared. rest: all other words of the
part. log2: of the ratio of the shares; 1 is twice as often.
$ slant script words_between 'year < 2020' 'year >= 2020' limit=4
A: year < 2020, 14 texts, 1652 words
B: year >= 2020, 18 texts, 2300 words

more in A: year < 2020
word      A  rest A  texts A   B  rest B  texts B  log2     G2  p
company   6    1646  5/14      0    2300  0/18     4.06  10.48  –
gas       6    1646  4/14      0    2300  0/18     4.06  10.48  –
a        56    1596  13/14    54    2246  18/18    0.53    3.8  1
aide      4    1648  3/14      1    2299  1/18     2.48   3.06  –

more in B: year >= 2020
word       A  rest A  texts A   B  rest B  texts B   log2     G2  p
war        0    1652  0/14     11    2289  8/18     -3.98  11.93  –
european   0    1652  0/14     10    2290  8/18     -3.84  10.84  –
it        14    1638  9/14     48    2252  17/18     -1.3   10.3  0.18
with       6    1646  5/14     25    2275  15/18    -1.58   7.12  1

134 words that stand 5 times or more were compared. rest: all other words of the
part. log2: of the ratio of the shares; 1 is twice as often.
p: G2 with 1 degree of freedom times the words compared; no p where fewer than 5
are expected. Words of one text are not independent: p is too small.
$ slant script words_between year=1999 year=2025
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
slant: error: condition `"yaer" = 2015`: no such column: yaer; did you mean `year`?; there are id, key, uri, outlet, title, author, published, year, month, precision, basis, language, url, retrieved, cluster, tokens, bytes, kept, replaced, vars, text, encoding, encoding_confidence, section
? 2

Files that are loaded by another path are other documents; that they are copies is
told.
$ mkdir clip deep; for i in 1 2 3; do printf 'Ferry number %s returns to the old harbour.\n' $i > clip/$i.txt; done
$ slant load -q clip
$ cp corpus.slant deep/; slant load -c deep/corpus.slant clip/3.txt 2>&1 | grep copies
slant:   exact copies of documents that were there before: 1 of 1 new (a file is known by its path from the folder of the corpus: were they loaded by another one?): slant sql "SELECT document, original FROM duplicate WHERE resemblance = 1"
$ slant load clip 2>&1 | grep -c copies
0
? 1
$ slant load -q clip -c moved.slant; mv clip old; printf 'A tram is new.\n' > old/tram.txt; slant load old -c moved.slant 2>&1 | grep copies
slant:   exact copies of documents that were there before: 3 of 4 new: slant sql "SELECT document, original FROM duplicate WHERE resemblance = 1"
$ slant sql -c moved.slant --csv "SELECT document, original FROM duplicate WHERE resemblance = 1" | tr -d '\r'
document,original
4,1
5,2
6,3
# Copies that come together, and new versions, are none of these.
$ cp old/tram.txt old/tram2.txt; slant load old -c once.slant 2>&1 | grep -c copies
0
? 1
$ printf 'Ferry number 1 returns to the old harbour.\n' > old/tram.txt; sleep 0.1; slant load old -c once.slant --json 2>/dev/null | grep -o '"copies": [0-9]*'
"copies": 0

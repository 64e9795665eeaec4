A run that undoes what --set said in an earlier one tells of it.
$ slant load -q $SAMPLES/northgate-dispatch
$ slant run -q frequency --set frequency.minimum=5
$ slant run frequency --dry-run 2>&1 >owed
slant: warning: frequency.minimum is 1, its default; what is stored was made with 5: --set frequency.minimum=5 keeps that
$ slant run -q frequency --set frequency.minimum=5
$ slant run -q frequency --set frequency.minimum=4
$ slant run -q
slant: warning: frequency.minimum is 1, its default; what is stored was made with 4: --set frequency.minimum=4 keeps that
$ slant run -q
$ slant run -q frequency --set frequency.minimum=2
$ slant run -q frequency --set frequency.minimum=1
# An unset one; a list; results of another name.
$ slant run -q frequency --as often --set frequency.minimum=3
$ slant run -q frequency --as often
slant: warning: frequency.minimum is 1, its default; what is stored was made with 3: --set frequency.minimum=3 keeps that
$ printf 'good\t2\n' >'my words.tsv'
$ slant run -q sentiment --set "sentiment.toward=New York,Rome" --set "sentiment.lexicon=my words.tsv"
$ slant run -q sentiment 2>&1 | sed "s|$PWD|.|g"
slant: warning: sentiment.lexicon is not set, its default; what is stored was made with ./my words.tsv: --set 'sentiment.lexicon=./my words.tsv' keeps that
slant: warning: sentiment.toward is not set, its default; what is stored was made with New York,Rome: --set 'sentiment.toward=New York,Rome' keeps that
$ slant run -q sentiment --set sentiment.method=rules 2>&1
$ slant run -q sentiment
slant: warning: sentiment.method is model, its default; what is stored was made with rules: --set sentiment.method=rules keeps that

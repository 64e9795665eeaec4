Tone of sentences: plugins/sentiment. The cases are one sentence a record, with
the range that its valence by the rules must lie in (none: no evidence) and, where
given, exactly the words that made it.
$ slant load -q $SAMPLES/../../../plugins/sentiment/tests/cases.jsonl
$ slant run -q sentiment --set sentiment.method=rules
# Each row here is a case that fails.
$ slant sql --json "SELECT d.key, s.mean, d.low, d.high
> FROM documents d JOIN sentiment s ON s.document = d.id
> WHERE (s.mean IS NULL) <> (d.low IS NULL) OR NOT s.mean BETWEEN d.low AND d.high"
[]
$ slant sql --json "SELECT d.key, r.words AS got, d.words AS expected
> FROM documents d LEFT JOIN sentiment_sentence r ON r.document = d.id
> WHERE d.words IS NOT NULL AND r.words IS NOT d.words"
[]
# Without evidence there is a row, with no mean and no sentence.
$ slant sql --json "SELECT d.key, s.mean IS NULL AS none, s.evidence, s.share
> FROM documents d JOIN sentiment s ON s.document = d.id WHERE d.key = 'none-plain'"
[
 {"key": "none-plain", "none": 1, "evidence": 0, "share": 0.0}
]
# The model agrees with the rules about the sign where these are sure of it.
$ slant sql "SELECT document, valence FROM sentiment_sentence WHERE abs(valence) > 0.3" --csv >rules
$ slant run -q sentiment --defaults
$ slant sql "SELECT document, valence FROM sentiment_sentence" --csv >model
$ awk -F, 'NR == FNR { v[$1] = $2; next } $1 in v && v[$1] * $2 > 0 { n++ } $1 in v { of++ }
> END { print (n >= 0.95 * of && of > 40) ? "agree" : n " of " of }' model rules
agree
# Its words and the rest add up, but for what rounding takes; none is shown as 0.00.
$ cat >sum.lua <<'EOF'
> for _, row in ipairs(corpus.sql("SELECT valence, words FROM sentiment_sentence")) do
>   local sum, n = 0, 0
>   for score in (row.words .. ";"):gmatch("(-?%d%.%d%d);") do sum, n = sum + score, n + 1 end
>   if math.abs(sum - row.valence) > 0.005 * (n + 1) or row.words:find(" %-?0%.00") then
>     print(row.valence, row.words)
>   end
> end
> EOF
$ slant script sum.lua
# The mean is of the sentences with evidence; offsets are bytes of the text.
$ printf '%s\n' '{"id": "two", "language": "en", "text": "Café Ærø opened at noon. “The food was good,” said Zoë. Then came a disaster."}' >two.jsonl
$ slant load -q -c two.slant two.jsonl && slant run -q -c two.slant sentiment
$ slant sql --json -c two.slant "SELECT start, stop, words, evidence FROM sentiment_sentence_evidence"
[
 {"start": 28, "stop": 63, "words": "good 0.18", "evidence": "“The food was good,” said Zoë."},
 {"start": 64, "stop": 85, "words": "disaster -0.23; rest -0.02", "evidence": "Then came a disaster."}
]
$ slant sql --json -c two.slant "SELECT sentences, evidence, round(share, 3) AS share,
> abs(mean - (SELECT avg(valence) FROM sentiment_sentence)) < 1e-8 AS average FROM sentiment"
[
 {"sentences": 3, "evidence": 2, "share": 0.667, "average": 1}
]
# A text in another language is not read.
$ printf '%s\n' '{"id": "fr", "language": "fr", "text": "Le grand crash fut une mort."}' >fr.jsonl
$ slant load -q -c fr.slant fr.jsonl && slant run -q -c fr.slant sentiment
$ slant sql --json -c fr.slant "SELECT state, cause FROM states WHERE plugin = 'sentiment'"
[
 {"state": "skipped", "cause": "language"}
]
# The number of workers changes nothing.
$ for j in 1 4; do
>   slant load -q -c $j.slant $SAMPLES 2>/dev/null; slant run -q -c $j.slant sentiment -j $j
>   slant sql --json -c $j.slant "SELECT * FROM sentiment" >$j.documents
>   slant sql --json -c $j.slant "SELECT * FROM sentiment_sentence" >$j.sentences
> done
$ cmp 1.documents 4.documents && cmp 1.sentences 4.sentences && grep -c '"words"' 1.sentences
[1-9][0-9]+ (re)
# Words in quotation marks, also where a quotation goes on over sentences.
$ printf '%s\n' '{"id": "said", "language": "en", "text": "“It is a disaster. It is a crisis,” he said.\n\nThe harvest was good."}' >said.jsonl
$ slant load -q -c said.slant said.jsonl && slant run -q -c said.slant sentiment
$ slant sql --json -c said.slant "SELECT voice, label FROM sentiment_sentence"
[
 {"voice": "quoted", "label": "neg"},
 {"voice": "quoted", "label": "neg"},
 {"voice": "own", "label": "pos"}
]
$ slant sql --json -c said.slant "SELECT own, quoted, quoted_mean < 0 AS bad, own_mean > 0 AS good FROM sentiment"
[
 {"own": 1, "quoted": 2, "bad": 1, "good": 1}
]
# Towards names.
$ printf '%s\n' '{"id": "two", "language": "en", "text": "Smith brutally attacked a nurse. The crowd cheered and praised the mayor. The mayor left."}' >toward.jsonl
$ slant load -q -c toward.slant toward.jsonl
$ slant run -q -c toward.slant sentiment --set sentiment.toward=Smith,mayor
$ slant sql --json -c toward.slant "SELECT name, label, start FROM sentiment_target"
[
 {"name": "Smith", "label": "neg", "start": 0},
 {"name": "mayor", "label": "pos", "start": 67},
 {"name": "mayor", "label": "neu", "start": 78}
]
# A list of the user's changes the sentences that have its words, and no others.
$ printf 'harvest\t-3\nfrobnicated\t2.5\t0.3\t[2, 3]\n' >mine.tsv
$ slant load -q -c mine.slant $SAMPLES/../../../plugins/sentiment/tests/cases.jsonl
$ slant run -q -c mine.slant sentiment
$ slant sql -c mine.slant --csv "SELECT * FROM sentiment_sentence_evidence WHERE evidence NOT LIKE '%harvest%'" >before
$ slant run -q -c mine.slant sentiment --set sentiment.lexicon=mine.tsv
$ slant sql -c mine.slant --csv "SELECT * FROM sentiment_sentence_evidence WHERE evidence NOT LIKE '%harvest%'" >after
$ cmp before after
$ slant sql -c mine.slant "SELECT words LIKE '%harvest -%' AS bad FROM sentiment_sentence_evidence WHERE evidence LIKE 'The harvest was a%'" --json
[
 {"bad": 1}
]
# Plain sums of a list; without a hit there is no sum.
$ slant run -q -c mine.slant sentiment --set sentiment.lexicon=mine.tsv --set sentiment.method=list
$ slant sql --json -c mine.slant "SELECT DISTINCT sum, hits, mean FROM sentiment"
[
 {"sum": null, "hits": 0, "mean": null},
 {"sum": -3.0, "hits": 1, "mean": null}
]
$ slant run -q -c mine.slant sentiment --defaults --set sentiment.method=vader 2>&1 | grep 'set up'
.*cannot be set up: sentiment.method=vader needs a word list.* (re)
$ printf 'good three\n' >bad.tsv; slant run -q -c mine.slant sentiment --defaults --set sentiment.lexicon=bad.tsv 2>&1 | grep 'set up'
.*cannot be set up: sentiment.lexicon, line 1: not WORD, tab, number.* (re)
# A list that is not UTF-8 is told, with the line, by whatever reads it.
$ printf 'harvest\t-3\nm\366glich\t1\n' >latin.tsv
$ for m in model list vader; do slant run -q -c mine.slant sentiment --set sentiment.lexicon=latin.tsv --set sentiment.method=$m 2>&1 | grep 'set up'; done
slant: error: sentiment: cannot be set up: sentiment.lexicon, line 2 is not UTF-8: save the file as UTF-8
slant: error: sentiment: cannot be set up: line 2 is not UTF-8: save the file as UTF-8
slant: error: sentiment: cannot be set up: line 2 is not UTF-8: save the file as UTF-8
$ slant run -q -c mine.slant actors --set actors.names=latin.tsv 2>&1 | grep 'set up'
slant: error: actors: cannot be set up: $HERE/latin.tsv:2: not UTF-8: save the file as UTF-8
# By outlet, year and month, with the interval over clusters: the copies of a story count
# once, under ten clusters nothing is undefined but the mean, and a year alone has no month.
$ story() { printf '{"id": "%s", "outlet": %s, "date": %s, "language": "en", "text": "%s %s"}\n' "$1" "$2" "$3" "$(printf "$4x%s " a b c d e f g h i)" "$5"; }
$ (for i in 1 2 3 4 5 6 7 8; do story a$i '"Post"' '"2015-03-0'$i'"' $i "was a disaster."; done
> for i in 11 12 13 14; do story b$i '"Post"' '"2015-04-'$i'"' $i "was very good."; done
> story copy '"Post"' '"2015-04-11"' 11 "was very good."; story year '"Post"' 2016 15 "was good."
> story none null null 16 "was good."; story plain '"Post"' 2016 17 "was there.") >tones.jsonl
$ slant load -q -c by.slant tones.jsonl && slant run -q -c by.slant sentiment
$ slant sql -c by.slant --json "SELECT variable, value, per, period, documents, with_evidence, clusters, sentences, evidence, mean IS NULL AS none FROM sentiment_by"
[
 {"variable": "all", "value": null, "per": "all", "period": null, "documents": 16, "with_evidence": 15, "clusters": 14, "sentences": 16, "evidence": 15, "none": 0},
 {"variable": "all", "value": null, "per": "month", "period": "2015-03", "documents": 8, "with_evidence": 8, "clusters": 8, "sentences": 8, "evidence": 8, "none": 1},
 {"variable": "all", "value": null, "per": "month", "period": "2015-04", "documents": 5, "with_evidence": 5, "clusters": 4, "sentences": 5, "evidence": 5, "none": 1},
 {"variable": "all", "value": null, "per": "month", "period": null, "documents": 3, "with_evidence": 2, "clusters": 2, "sentences": 3, "evidence": 2, "none": 1},
 {"variable": "all", "value": null, "per": "year", "period": "2015", "documents": 13, "with_evidence": 13, "clusters": 12, "sentences": 13, "evidence": 13, "none": 0},
 {"variable": "all", "value": null, "per": "year", "period": "2016", "documents": 2, "with_evidence": 1, "clusters": 1, "sentences": 2, "evidence": 1, "none": 1},
 {"variable": "all", "value": null, "per": "year", "period": null, "documents": 1, "with_evidence": 1, "clusters": 1, "sentences": 1, "evidence": 1, "none": 1},
 {"variable": "outlet", "value": "Post", "per": "all", "period": null, "documents": 15, "with_evidence": 14, "clusters": 13, "sentences": 15, "evidence": 14, "none": 0},
 {"variable": "outlet", "value": "Post", "per": "month", "period": "2015-03", "documents": 8, "with_evidence": 8, "clusters": 8, "sentences": 8, "evidence": 8, "none": 1},
 {"variable": "outlet", "value": "Post", "per": "month", "period": "2015-04", "documents": 5, "with_evidence": 5, "clusters": 4, "sentences": 5, "evidence": 5, "none": 1},
 {"variable": "outlet", "value": "Post", "per": "month", "period": null, "documents": 2, "with_evidence": 1, "clusters": 1, "sentences": 2, "evidence": 1, "none": 1},
 {"variable": "outlet", "value": "Post", "per": "year", "period": "2015", "documents": 13, "with_evidence": 13, "clusters": 12, "sentences": 13, "evidence": 13, "none": 0},
 {"variable": "outlet", "value": "Post", "per": "year", "period": "2016", "documents": 2, "with_evidence": 1, "clusters": 1, "sentences": 2, "evidence": 1, "none": 1},
 {"variable": "outlet", "value": null, "per": "all", "period": null, "documents": 1, "with_evidence": 1, "clusters": 1, "sentences": 1, "evidence": 1, "none": 1},
 {"variable": "outlet", "value": null, "per": "month", "period": null, "documents": 1, "with_evidence": 1, "clusters": 1, "sentences": 1, "evidence": 1, "none": 1},
 {"variable": "outlet", "value": null, "per": "year", "period": null, "documents": 1, "with_evidence": 1, "clusters": 1, "sentences": 1, "evidence": 1, "none": 1}
]
$ slant sql -c by.slant --json "SELECT low < mean AND mean < high AS inside, count(*) AS n FROM sentiment_by WHERE mean IS NOT NULL GROUP BY 1"
[
 {"inside": 1, "n": 4}
]
# The same figures by hand, and in the report.
$ cat >by.lua <<'EOF'
> local tones, clusters = {}, {}
> for i, row in ipairs(corpus.sql("SELECT s.mean, d.cluster FROM sentiment s JOIN documents d ON d.id = s.document WHERE d.year = 2015")) do
>   tones[i], clusters[i] = row.mean, row.cluster
> end
> local m = stat.cluster_mean(tones, clusters)
> local row = corpus.sql("SELECT * FROM sentiment_by WHERE variable = 'all' AND period = '2015'")[1]
> for _, name in ipairs{ "mean", "low", "high", "clusters" } do
>   print(name, math.abs(m[name] - row[name]) < 1e-8)
> end
> for _, row in ipairs(corpus.sql("SELECT * FROM sentiment_by WHERE variable = 'all' AND mean IS NOT NULL ORDER BY period")) do
>   print(("%+.3f (%+.3f to %+.3f)"):format(row.mean, row.low, row.high))
> end
> print(pcall(stat.cluster_mean, { 1, 2 }, { 1 }), (pcall(stat.cluster_mean, { 1 }, { 1.5 })))
> print(stat.cluster_mean({ 1, 2 }, { 3, 3 }).clusters, stat.cluster_mean({}, {}).mean)
> EOF
$ slant script -c by.slant by.lua
mean	true
low	true
high	true
clusters	true
+0.034 (-0.100 to +0.168)
+0.003 (-0.150 to +0.156)
false	false
1	nil
$ slant report -c by.slant | grep -E '^(Mean of all|2015|not dated|By month)|sentiment_by'
not dated                  1                   1     11               1
Mean of all: +0.034 (-0.100 to +0.168), of 15 documents with evidence (14
2015              13             13        12         13             13  100 %  +0.003 (-0.150 to +0.156)
not dated          1              1         1          1              1  100 %  +0.24
By month, and each outlet by year and month:
  slant sql -c 'by.slant' "SELECT * FROM sentiment_by"
# One scale for the section, which fits it, with its ends.
$ slant report -q -c by.slant -o by.html && grep -o 'scale from [^"]*' by.html
scale from -0.5 to 0.5
scale from -0.5 to 0.5
$ grep -o 'small">[-+.0-9]* [(][^<]*' by.html | sort -u
small">+0.003 (-0.150 to +0.156)
small">+0.020 (-0.123 to +0.162)
# Only by methods that have a valence.
$ slant run -q -c by.slant sentiment --set sentiment.method=list --set sentiment.lexicon=mine.tsv
$ slant sql -c by.slant --json "SELECT count(*) AS n FROM sentiment_by"
[
 {"n": 0}
]
# The number of workers changes nothing here either.
$ for j in 1 4; do slant sql --csv -c $j.slant "SELECT * FROM sentiment_by" >$j.by; done; cmp 1.by 4.by

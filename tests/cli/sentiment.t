Tone of sentences: plugins/sentiment. The cases are one sentence a record, with
the range that its valence must lie in (none: no evidence) and, where given,
exactly the words that made it.
$ slant load -q $SAMPLES/../../../plugins/sentiment/tests/cases.jsonl
$ slant run -q sentiment
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
# The mean is of the sentences with evidence; offsets are bytes of the text.
$ printf '%s\n' '{"id": "two", "language": "en", "text": "Café Ærø opened at noon. “The food was good,” said Zoë. Then came a disaster."}' >two.jsonl
$ slant load -q -c two.slant two.jsonl && slant run -q -c two.slant sentiment
$ slant sql --json -c two.slant "SELECT start, stop, words, evidence FROM sentiment_sentence_evidence"
[
 {"start": 28, "stop": 63, "words": "good 2.0", "evidence": "“The food was good,” said Zoë."},
 {"start": 64, "stop": 85, "words": "disaster -2.9", "evidence": "Then came a disaster."}
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
>   slant load -q -c $j.slant $SAMPLES; slant run -q -c $j.slant sentiment -j $j
>   slant sql --json -c $j.slant "SELECT * FROM sentiment" >$j.documents
>   slant sql --json -c $j.slant "SELECT * FROM sentiment_sentence" >$j.sentences
> done
$ cmp 1.documents 4.documents && cmp 1.sentences 4.sentences && grep -c '"words"' 1.sentences
[1-9][0-9]+ (re)

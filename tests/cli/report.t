The report as text: what is there, what has not run, stance, tone, terms,
quotes, and what was removed, with a sentence for each number.
$ cp "$SAMPLES/../../cli/report_articles.jsonl" articles.jsonl
$ slant load articles.jsonl 2>/dev/null
$ slant run --plugins "$SAMPLES/../../cli/report_plugins" stance sentiment 2>/dev/null
$ slant report
Report on corpus.slant

Texts
=====

         6  documents           1 without text
         6  different stories   0 documents a copy of another (duplicate clusters)
        57  words               token rule slant, version 2; 367 bytes analysed
         3  outlets             2 documents without one
         4  dated documents     4 stated, 0 inferred; 2 not dated
         2  languages           2 documents of unknown language
         0  removed stretches   0 bytes (0.0 %), not analysed
         0  inputs not loaded   when each was read last; slant sql "SELECT * FROM load_log WHERE fate(reason) <> 'remark'"
Under 10 duplicate clusters slant ranks nothing and shows no means: lists are by
name.
Documents without text:
  slant sql "SELECT id, key, uri FROM documents WHERE bytes = 0"

Documents by year of publication
  2015         1
  2019         2
  2020         1
  no date     2
What has no date is in no year. If you know when it was published, say so in a
table with the columns file (or key) and published.
Then load it again, with the table:
  slant load PATH --meta FILE.csv

Outlets
outlet                          documents  duplicate clusters  words  without a date
(no outlet)                             2                   2      8               1
"><img src=x onerror=alert(1)>          1                   1     18               0
Blue Times                              2                   2     15               1
Red Post                                1                   1     16               0

How the date is known
basis              documents  duplicate clusters  words  without a date
not dated                  2                   2     12               2
stated in a field          4                   4     45               0

Languages
language     documents  duplicate clusters  words  without a date
(not known)          2                   2      8               1
en                   3                   3     46               1
ru                   1                   1      3               0

Stance
======

stance 0.0.1: results for 4 of 6 documents; 2 with nothing to say.
Not validated on your corpus.
Unit: a statement, that is a sentence or clause with a source, a target and a
cue. 5 statements asserted in 4 documents (4 duplicate clusters); 1 of them not
dated. Apart and in no count of for, neutral or against: 1 alleged, 0
conditional, denied or future. Denominator: co-mentions, the sentences that
mention both. Neutral is declared neutrality; a sentence without a cue is
counted as without a statement.
Counts only: no shares, no trend, since statements are found by cautious rules
that miss many.

Counts of asserted statements
source  target   for  neutral  against  of co-mentions  alleged etc  clusters
China   Russia     1        0        1               4            1         2
China   Ukraine    0        1        1               5            0         2
Russia  Ukraine    0        0        1               2            0         1

China -> Russia
    for 1, neutral 0, against 1 of 4 co-mentions, 1 without
    a statement this way; 2 documents, 2 clusters
    no date for 0, neutral 0, against 1 of 2 co-mentions; apart 1
    2015    for 1, neutral 0, against 0 of 1 co-mention
    2019    for 0, neutral 0, against 0 of 1 co-mention
    for: 1
      China backs Russia.
        for, act, by rule: backs | Red Post | Summit | 2015-03-01 (stated in a
        field) | a1 0..19 | articles.jsonl#L1 | https://red.example/1
    against: 1
      China condemns Russia.
        against, act, by rule: condemns | Blue Times | A copy's "title" & more |
        no date | a3 70..92 | articles.jsonl#L3 | http://blue.example/?a=1&b="x"
    alleged: 1
      Reportedly China backs Russia in Ukraine, Washington reportedly says.
        for, act, alleged by Washington, by rule: backs | Blue Times | A copy's
        "title" & more | no date | a3 0..69 | articles.jsonl#L3 |
        http://blue.example/?a=1&b="x"

China -> Ukraine
    for 0, neutral 1, against 1 of 5 co-mentions, 3 without
    a statement this way; 2 documents, 2 clusters
    no date for 0, neutral 0, against 0 of 1 co-mention
    2015    for 0, neutral 1, against 0 of 1 co-mention
    2019    for 0, neutral 0, against 0 of 1 co-mention
    2020    for 0, neutral 0, against 1 of 2 co-mentions
    neutral: 1
      "We agree," said Wang, and China ignores Ukraine.
        neutral, act, according to Wang, by model: ignores | Red Post | Summit |
        2015-03-01 (stated in a field) | a1 40..89 | articles.jsonl#L1 |
        https://red.example/1
    against: 1
      China condemns Ukraine.
        against, act, by rule: condemns | no outlet | Raised | 2020 (stated in a
        field) | a5 7..30 | articles.jsonl#L5

Russia -> Ukraine
    for 0, neutral 0, against 1 of 2 co-mentions, 1 without
    a statement this way; 1 document, 1 cluster
    no date for 0, neutral 0, against 0 of 1 co-mention
    2019    for 0, neutral 0, against 1 of 1 co-mention
    against: 1
      Russia condemns Ukraine & <b>China</b> watches this  bad  day.
        against, act, by its own account, by rule: condemns | "><img src=x
        onerror=alert(1)> | <script>alert(1)</script>  evil | 2019-05-02 (stated
        in a field) | a2 0..66 | articles.jsonl#L2 | javascript:alert(1)

Tone
====

sentiment 0.0.1: results for 3 of 6 documents; 3 skipped (language).
On the sentences of tests: r 0.5. Not validated on your corpus.
Tone of the wording, from -1 to 1, not an outlet's attitude. Unit: a document,
whose tone is the mean over its sentences with evidence; one without any has
none and is in no mean. From 10 duplicate clusters on: mean over documents and
95 % interval, leaving out one cluster after the other. Under that: one dot a
cluster, no mean. Years without documents have no row.
The tone of each document:
  slant sql "SELECT mean, cluster, key, outlet, year FROM sentiment JOIN documents ON id = document WHERE mean IS NOT NULL"

Tone by outlet, by name
outlet                          documents  with evidence  clusters  sentences  with evidence  share  mean of documents
"><img src=x onerror=alert(1)>          1              1         1          2              1   50 %  -2.00
Blue Times                              1              0         0          2              0    0 %
Red Post                                1              1         1          3              1   33 %  +2.00

Tone by year of publication
year       documents  with evidence  clusters  sentences  with evidence  share  mean of documents
2015               1              1         1          3              1   33 %  +2.00
2019               1              1         1          2              1   50 %  -2.00
not dated          1              0         0          2              0    0 %

Tone towards actors
===================

toward has not run:
  slant run toward

Terms
=====

Unit: a token of the kept text under its folded form (rule slant, version 2).
Denominator: 57 tokens in 5 documents.

Most frequent words but English function words
word        tokens  per million  documents
agree            1       17,544          1
backs            2       35,088          2
bad              1       17,544          1
china            7      122,807          4
condemns         3       52,632          3
day              2       35,088          2
good             1       17,544          1
reportedly       2       35,088          1
russia           4       70,175          3
ukraine          5       87,719          4

Most frequent words of all
word      tokens  per million  documents
and            2       35,088          2
b              2       35,088          1
backs          2       35,088          2
china          7      122,807          4
condemns       3       52,632          3
day            2       35,088          2
russia         4       70,175          3
ukraine        5       87,719          4

Quotes
======

quotes has not run:
  slant run quotes

Removed
=======

Nothing was removed.

What ran
========

Plugins and documents; `slant why DOC PLUGIN` shows what each found
plugin     version  options      results  nothing to say  skipped  failed  not current  not analysed
sentiment  0.0.1    {}                 3               0        3       0            0             0
stance     0.0.1    {"only":""}        4               2        0       0            0             0
$ slant report --where "outlet = 'Red Post'" --sentences 0
Report on corpus.slant
Only documents where outlet = 'Red Post'

Texts
=====

         1  documents           of 6 in the corpus; 0 without text
         1  different stories   0 documents a copy of another (duplicate clusters)
        16  words               token rule slant, version 2; 89 bytes analysed
         1  outlets             0 documents without one
         1  dated documents     1 stated, 0 inferred; 0 not dated
         1  languages           0 documents of unknown language
         0  removed stretches   0 bytes (0.0 %), not analysed
         0  inputs not loaded   when each was read last; slant sql "SELECT * FROM load_log WHERE fate(reason) <> 'remark'"
Under 10 duplicate clusters slant ranks nothing and shows no means: lists are by
name.

Documents by year of publication
  2015         1

Outlets
outlet    documents  duplicate clusters  words  without a date
Red Post          1                   1     16               0

How the date is known
basis              documents  duplicate clusters  words  without a date
stated in a field          1                   1     16               0

Languages
language  documents  duplicate clusters  words  without a date
en                1                   1     16               0

Stance
======

stance 0.0.1: results for 1 of 1 document.
Not validated on your corpus.
Unit: a statement, that is a sentence or clause with a source, a target and a
cue. 2 statements asserted in 1 document (1 duplicate cluster); 0 of them not
dated. Apart and in no count of for, neutral or against: 0 alleged, 0
conditional, denied or future. Denominator: co-mentions, the sentences that
mention both. Neutral is declared neutrality; a sentence without a cue is
counted as without a statement.
Counts only: no shares, no trend, since statements are found by cautious rules
that miss many.

Counts of asserted statements
source  target   for  neutral  against  of co-mentions  alleged etc  clusters
China   Russia     1        0        0               1            0         1
China   Ukraine    0        1        0               1            0         1

China -> Russia
    for 1, neutral 0, against 0 of 1 co-mention, 0 without
    a statement this way; 1 document, 1 cluster
    2015    for 1, neutral 0, against 0 of 1 co-mention

China -> Ukraine
    for 0, neutral 1, against 0 of 1 co-mention, 0 without
    a statement this way; 1 document, 1 cluster
    2015    for 0, neutral 1, against 0 of 1 co-mention

Tone
====

sentiment 0.0.1: results for 1 of 1 document.
On the sentences of tests: r 0.5. Not validated on your corpus.
Tone of the wording, from -1 to 1, not an outlet's attitude. Unit: a document,
whose tone is the mean over its sentences with evidence; one without any has
none and is in no mean. From 10 duplicate clusters on: mean over documents and
95 % interval, leaving out one cluster after the other. Under that: one dot a
cluster, no mean. Years without documents have no row.
The tone of each document:
  slant sql "SELECT mean, cluster, key, outlet, year FROM sentiment JOIN documents ON id = document WHERE mean IS NOT NULL AND document IN (SELECT id FROM documents WHERE holds( outlet = 'Red Post' ))"

Tone by outlet, by name
outlet    documents  with evidence  clusters  sentences  with evidence  share  mean of documents
Red Post          1              1         1          3              1   33 %  +2.00

Tone by year of publication
year  documents  with evidence  clusters  sentences  with evidence  share  mean of documents
2015          1              1         1          3              1   33 %  +2.00

Tone towards actors
===================

toward has not run:
  slant run toward

Terms
=====

Unit: a token of the kept text under its folded form (rule slant, version 2).
Denominator: 16 tokens in 1 document.

Most frequent words but English function words
word     tokens  per million  documents
agree         1       62,500          1
backs         1       62,500          1
china         2      125,000          1
day           1       62,500          1
good          1       62,500          1
ignores       1       62,500          1
russia        1       62,500          1
said          1       62,500          1
ukraine       1       62,500          1
wang          1       62,500          1

Most frequent words of all
word     tokens  per million  documents
a             1       62,500          1
agree         1       62,500          1
and           1       62,500          1
backs         1       62,500          1
china         2      125,000          1
day           1       62,500          1
good          1       62,500          1
ignores       1       62,500          1

Quotes
======

quotes has not run:
  slant run quotes

Removed
=======

Nothing was removed.

What ran
========

Plugins and documents; `slant why DOC PLUGIN` shows what each found
plugin     version  options      results  nothing to say  skipped  failed  not current  not analysed
sentiment  0.0.1    {}                 1               0        0       0            0             0
stance     0.0.1    {"only":""}        1               0        0       0            0             0
$ slant report --where "outlett = 1"
slant: error: condition `outlett = 1`: no such column: outlett; did you mean `outlet`?; there are id, key, uri, outlet, title, author, published, year, month, precision, basis, language, url, retrieved, translated, cluster, tokens, bytes, kept, replaced, vars, text
? 2
$ slant report --where "outlet = 'Red Post'" --sentences 2 | sed -n '/^Tone by/,/^Terms/p; /^wang/,/^$/p'
Tone by outlet, by name
outlet    documents  with evidence  clusters  sentences  with evidence  share  mean of documents
Red Post          1              1         1          3              1   33 %  +2.00
    sentences with evidence: 1
      It was a good day.
        +2.00: good 1; bad 0 | Red Post | Summit | 2015-03-01 (stated in a
        field) | a1 20..38 | articles.jsonl#L1 | https://red.example/1

Tone by year of publication
year  documents  with evidence  clusters  sentences  with evidence  share  mean of documents
2015          1              1         1          3              1   33 %  +2.00
    sentences with evidence: 1
      It was a good day.
        +2.00: good 1; bad 0 | Red Post | Summit | 2015-03-01 (stated in a
        field) | a1 20..38 | articles.jsonl#L1 | https://red.example/1

Tone towards actors
===================

toward has not run:
  slant run toward

Terms
wang          1       62,500          1
    places: 1
      China backs Russia. It was a good day. "We agree," said [Wang], and China
      ignores Ukraine
        Red Post | Summit | 2015-03-01 (stated in a field) | a1 0..88 |
        articles.jsonl#L1 | https://red.example/1

# What shows all places asks of the same documents.
$ slant report --where "year > 2014" --sentences 1 | grep 'all: slant kwic' | sed 1q
      all: slant kwic --tokens slant '"china"' --where 'year > 2014'
# Every such command gives as many rows as the number beside it says.
$ cp corpus.slant "it's.slant"
$ slant report -q -c "it's.slant" -o all.html --sentences 1 && python3 "$SAMPLES/../../cli/report_commands.py" all.html
asked again: co-mentions, documents, places
$ slant report -q -c "it's.slant" -o all.html --sentences 1 --where "outlet <> 'none'" && python3 "$SAMPLES/../../cli/report_commands.py" all.html
asked again: co-mentions, documents, places
$ rm all.html it*
# A pipe is written to, no file put in its place.
$ slant report -o /dev/stdout 2>/dev/null | grep -c '<!DOCTYPE html>'
1
# A pair of which somebody only alleges something is none of zeros; paper shows
# the sentences of a stance, be they closed.
$ slant report -q -o /dev/stdout | grep -o 'of [0-9]*, <span class="apart">[^<]*'
of 4, <span class="apart">1 apart
$ slant report -q -o /dev/stdout | sed -n '/^@media print/,/^}/p' | grep -c details-content
1
# So does a pair to which the matrix led.
$ slant report -q -o /dev/stdout | grep -c '^\.pair:target.*::details-content'
1
$ slant report --csv
slant: error: a report is text or a page (-o FILE.html); for rows as CSV or JSON ask slant sql
? 2
$ slant report extra
slant: error: what is extra here? (see --help)
? 2
$ slant report -o corpus.slant
slant: error: -o corpus.slant is the corpus itself; name another file
? 2
$ slant report -o nowhere/report.html
slant: error: writing nowhere/report.html: No such file or directory
? 3
$ slant report -o report.html
slant: wrote report.html, [0-9]+ KB: open it in a browser (re)
$ ls
articles.jsonl
corpus.slant
report.html
# Of many outlets the largest are shown, not the first ones of the alphabet.
$ for i in $(seq 10 49); do printf '{"id": "a%d", "outlet": "Outlet %d", "language": "en", "text": "A terrible day for everyone in town %d."}\n' $i $i $i; done > many.jsonl
$ for i in 1 2; do printf '{"id": "z%d", "outlet": "Zeta", "language": "en", "text": "A wonderful, peaceful evening at the lake, number %d."}\n' $i $i; done >> many.jsonl
$ slant load -q -c many.slant many.jsonl && slant run -q -c many.slant sentiment
$ slant report -c many.slant | grep -c '^Zeta '
2
# What the report says of texts without a date helps.
$ slant load -q -c dated.slant articles.jsonl; slant report -c dated.slant | grep -A 3 '^What has no date'
What has no date is in no year. If you know when it was published, say so in a
table with the columns file (or key) and published.
Then load it again, with the table:
  slant load -c 'dated.slant' PATH --meta FILE.csv
$ slant sql -c dated.slant "SELECT key FROM documents WHERE published IS NULL" --json
[
 {"key": "a3"},
 {"key": "a6"}
]
$ printf 'key,published\na3,2018-02-03\na6,2019-01\n' >dates.csv; slant load -q -c 'dated.slant' articles.jsonl --meta dates.csv
$ slant report -c dated.slant | grep -c 'no date'
0
? 1
# A condition that no document fulfils is no empty corpus.
$ slant report -c dated.slant --where "outlet = 'nope'" | grep -A 1 -e 'condition' -e 'no documents'
slant: no document has outlet = 'nope'; the nearest: 'Red Post', 'Blue Times', '"><img src=x onerror=alert(1)>'
No document fulfils the condition.
# A command can be pasted where the user is: the text calls the corpus as the
# user did, and no line of a command is broken. A page may be passed on, so it
# says in whose folder.
$ mkdir 'a folder' && mv dated.slant 'a folder'
$ slant report -c 'a folder/dated.slant' | grep -o 'slant run.*'
slant run -c 'a folder/dated.slant' stance
slant run -c 'a folder/dated.slant' sentiment
slant run -c 'a folder/dated.slant' toward
slant run -c 'a folder/dated.slant' quotes
slant run -c 'a folder/dated.slant'
$ SLANT_CORPUS='a folder/dated.slant' slant report | grep -o 'slant sql.*' >sql.sh; cat sql.sh; . ./sql.sh
slant sql -c 'a folder/dated.slant' "SELECT * FROM load_log WHERE fate(reason) <> 'remark'"
slant sql -c 'a folder/dated.slant' "SELECT id, key, uri FROM documents WHERE bytes = 0"
id  load  uri  reason  detail
id  key  uri
 8  a6   articles.jsonl#L6
$ slant report -q -c 'a folder/dated.slant' -o page.html; grep -o "Commands are.*" page.html; grep -c 'a folder' page.html
Commands are for the folder that holds <bdi>dated.slant</bdi>.</p>
0
? 1
# The figures and notes without places of their own have a list, in which each
# thing that they count is a row; so it is under a condition.
$ cp corpus.slant ways.slant; printf '%s\n' '{"id": "b1", "date": "2019", "language": "en", "text": "Russia met China."}' '{"id": "b2", "date": "2020", "language": "en", "text": "Russia met China."}' >two.jsonl
$ slant load -q -c ways.slant two.jsonl; slant run -q -c ways.slant --plugins "$SAMPLES/../../cli/report_plugins" stance sentiment
$ asked() { slant report -c ways.slant "$@" >told; grep -E '^ +[0-9]+  d.*(without|copy)|^Besides' told; grep '^  slant sql' told |
>   while read -r line; do echo "$line"; bash -c "$line --csv" </dev/null | tail -n +2 | wc -l; done; }
$ asked
         8  documents           1 without text
         7  different stories   1 document a copy of another (duplicate clusters)
slant sql -c 'ways.slant' "SELECT id, key, cluster FROM documents WHERE id NOT IN (SELECT min(id) FROM documents WHERE 1 GROUP BY cluster)"
1
slant sql -c 'ways.slant' "SELECT id, key, uri FROM documents WHERE bytes = 0"
1
slant sql -c 'ways.slant' "SELECT mean, cluster, key, outlet, year FROM sentiment JOIN documents ON id = document WHERE mean IS NOT NULL"
2
$ asked --where "id IN (4, 6) OR id > 6"
         4  documents           of 8 in the corpus; 1 without text
         3  different stories   1 document a copy of another (duplicate clusters)
Besides, 1 pair is mentioned together, in 2 sentences, without any statement.
slant sql -c 'ways.slant' "SELECT id, key, cluster FROM documents WHERE id NOT IN (SELECT min(id) FROM documents WHERE holds( id IN (4, 6) OR id > 6 ) GROUP BY cluster) AND holds( id IN (4, 6) OR id > 6 )"
1
slant sql -c 'ways.slant' "SELECT id, key, uri FROM documents WHERE bytes = 0 AND holds( id IN (4, 6) OR id > 6 )"
1
slant sql -c 'ways.slant' "SELECT * FROM stance_comention_evidence WHERE NOT EXISTS (SELECT 1 FROM stance_statement WHERE source IN (a, b) AND target IN (a, b) AND document IN (SELECT id FROM documents WHERE holds( id IN (4, 6) OR id > 6 ))) AND document IN (SELECT id FROM documents WHERE holds( id IN (4, 6) OR id > 6 ))"
2
# Of copies of one story the first alone.
$ for i in 1 2 3; do echo '{"key": "'$i'", "language": "en", "text": "China backs Russia, and a paper of the capital prints it."}'; done >three.jsonl
$ slant load -q -c three.slant three.jsonl; slant run -q -c three.slant --plugins "$SAMPLES/../../cli/report_plugins" stance
$ for where in 1 'cluster = id'; do slant report -c three.slant --where "$where" | grep "^China  *R"; slant export -q -c three.slant -o out --where "$where" stance_statement; tail -n +2 out/stance_statement_evidence.csv | wc -l; done
China   Russia    3        0        0               3            0         1
3
China   Russia    1        0        0               1            0         1
1

The scripts about two actors, over four texts and a plugin of tests that writes
the tables of stance.
$ export SLANT_PLUGINS=$SAMPLES/../../plugin/fixtures/scripts
$ cat > made.jsonl <<'EOF'
> {"key":"a","title":"Old friends","outlet":"The Gull","published":"2015-03-01","text":"China praises Russia. Russia praises China. China met Russia."}
> {"key":"b","title":"A quarrel","outlet":"The Gull","published":"2018-05-02","text":"China blames Russia. China praises Russia. The weather is fine."}
> {"key":"c","title":"Arms","outlet":"The Tern","published":"2022-06-03","text":"Kyiv says that China arms Russia. China ignores Russia."}
> {"key":"d","title":"No date","outlet":"The Tern","text":"Russia leaves China. NATO blames Russia. China praises Russia."}
> EOF
$ slant load -q made.jsonl
# Before the plugin has run.
$ slant script stance_between China Russia
slant: error: there are no results of `stance` in this corpus yet: run `slant run stance` first
? 2
$ slant run -q stance
# Counter-signals first, alleged rows apart, every number with its sentence. PRC
# is China for the plugin `actors`.
$ slant script stance_between PRC Russia
China and Russia: 4 texts mention both in 9 sentences, of 4 texts

China -> Russia: for 3, neutral 1, against 1
  in 4 texts (4 clusters); of 9 sentences with both, 3 without a statement in this direction
  not counted: 1 not asserted (1 of them alleged), shown after the others
  the rarer sign first: against

  A quarrel, The Gull, 2018-05-02 (field) [2]
  for 1, neutral 0, against 1; 2 sentences mention both, 0 without a statement
  in this direction
    against, evaluation, by rule, `blames`, bytes 0-20:
      "China blames Russia."
    for, evaluation, by rule, `praises`, bytes 21-42:
      "China praises Russia."

  Old friends, The Gull, 2015-03-01 (field) [1]
  for 1, neutral 0, against 0; 3 sentences mention both, 2 without a statement
  in this direction
    for, evaluation, by rule, `praises`, bytes 0-21:
      "China praises Russia."

  Arms, The Tern, 2022-06-03 (field) [3]
  for 0, neutral 1, against 0; 2 sentences mention both, 0 without a statement
  in this direction; not asserted: 1
    neutral, evaluation, by model, `ignores`, bytes 34-55:
      "China ignores Russia."
    alleged for, by Ukraine, evaluation, by rule, `arms`, bytes 0-33:
      "Kyiv says that China arms Russia."

  No date, The Tern, undated [4]
  for 1, neutral 0, against 0; 2 sentences mention both, 1 without a statement
  in this direction
    for, evaluation, by rule, `praises`, bytes 41-62:
      "China praises Russia."

Russia -> China: for 1, neutral 0, against 1
  in 2 texts (2 clusters); of 9 sentences with both, 7 without a statement in this direction
  the rarer sign first: against

  No date, The Tern, undated [4]
  for 0, neutral 0, against 1; 2 sentences mention both, 1 without a statement
  in this direction
    against, act, by rule, `leaves`, bytes 0-20:
      "Russia leaves China."

  Old friends, The Gull, 2015-03-01 (field) [1]
  for 1, neutral 0, against 0; 3 sentences mention both, 2 without a statement
  in this direction
    for, evaluation, by rule, `praises`, bytes 22-43:
      "Russia praises China."

Found by rules, or by the model where a row says so.
Not validated on your texts: look at the sentences before you quote a number.
$ slant script stance_between China Russia 'where=year >= 2018' limit=1
China and Russia: 2 texts mention both in 4 sentences, of 2 texts where year >= 2018

China -> Russia: for 1, neutral 1, against 1
  in 2 texts (2 clusters); of 4 sentences with both, 0 without a statement in this direction
  not counted: 1 not asserted (1 of them alleged), shown after the others
  the rarer sign first: against

  A quarrel, The Gull, 2018-05-02 (field) [2]
  for 1, neutral 0, against 1; 2 sentences mention both, 0 without a statement
  in this direction
    against, evaluation, by rule, `blames`, bytes 0-20:
      "China blames Russia."
    for, evaluation, by rule, `praises`, bytes 21-42:
      "China praises Russia."

  ... and 1 more text; limit=0 shows all

Russia -> China: for 0, neutral 0, against 0
  in 0 texts (0 clusters); of 4 sentences with both, 4 without a statement in this direction

Found by rules, or by the model where a row says so.
Not validated on your texts: look at the sentences before you quote a number.
# Dated and undated counted, gaps named, no line through few texts.
$ slant script stance_over_time China Russia
China and Russia by year: 4 texts mention both in a sentence, 3 dated, 1 without a date

China -> Russia
period   for  neutral  against  apart  texts  clusters  sentences  abstained
2015       1        0        0      0      1         1          3          2
2018       1        0        1      0      1         1          2          0
2022       0        1        0      1      1         1          2          0
undated    1        0        0      0      1         1          2          1

statements by year, dated texts only
1 │●                 ◆                       ○
0 │◆                 ○                       ◆
   2015  2016  2017  2018  2019  2020  2021  2022
● for   ○ neutral   ▲ against   ◆ several
no value: 2016, 2017, 2019, 2020, 2021
only 3 independent texts: too few for a trend, read the dots one by one

Russia -> China
period   for  neutral  against  apart  texts  clusters  sentences  abstained
2015       1        0        0      0      1         1          3          2
2018       0        0        0      0      1         0          2          2
2022       0        0        0      0      1         0          2          2
undated    0        0        1      0      1         1          2          1

statements by year, dated texts only
1 │●
0 │                  ●                       ●
   2015  2016  2017  2018  2019  2020  2021  2022
● for
no value: 2016, 2017, 2019, 2020, 2021
only 1 independent text: too few for a trend, read the dots one by one

apart: not asserted (alleged, denied, conditional, future).
sentences: that mention both. abstained: of them, without a statement in this direction.
balance: (for - against) / (for + against) with its 95 % interval over duplicate clusters
(low, high); none below 10 clusters.
Not validated on your texts: look at the sentences before you quote a number.
$ slant script stance_over_time China Russia by=month | head -12
China and Russia by month: 4 texts mention both in a sentence, 3 dated, 1 without a date

China -> Russia
period   for  neutral  against  apart  texts  clusters  sentences  abstained
2015-03    1        0        0      0      1         1          3          2
2018-05    1        0        1      0      1         1          2          0
2022-06    0        1        0      1      1         1          2          0
undated    1        0        0      0      1         1          2          1

statements by month, dated texts only
1 │●                                ◆                                          ○
0 │◆                                ○                                          ◆
$ slant script stance_over_time China Russia by=quarter | sed -n '4,6p'
period   for  neutral  against  apart  texts  clusters  sentences  abstained
2015-Q1    1        0        0      0      1         1          3          2
2018-Q2    1        0        1      0      1         1          2          0
$ slant script stance_over_time China Russia by=decade where='year > 2015 -- all' | sed -n '1p;5,6p'
China and Russia by decade: 2 texts mention both in a sentence, 2 dated, 0 without a date
2010s     1        0        1      0      1         1          2          0
2020s     0        1        0      1      1         1          2          0
# Nothing to count; names that nobody has; arguments.
$ slant script stance_between NATO China
NATO and China: 0 texts mention both in 0 sentences, of 4 texts
No sentence mentions both: there is nothing to count.
$ slant script stance_between Chna Russia
slant: error: no actor is called `Chna` in these texts; did you mean `China`?
often named: Russia, China, NATO
? 2
$ slant script stance_between China PRC
slant: error: both names stand for China
? 2
$ slant script stance_between China
slant: error: usage: slant script stance_between A B [where=SQL] [limit=N]
  A, B    actors: China, Russia, NATO, "European Union", PRC
  where=  only texts for which this holds: where="year >= 2022"
  limit=  articles shown for each direction (20; 0: all)
? 2
$ slant script stance_between China Russia limit=x
slant: error: limit=x: a whole number is wanted
? 2
$ slant script stance_between China Russia 'where=yaer = 2015'
slant: error: condition `yaer = 2015`: no such column: yaer; did you mean `year`?; there are id, key, uri, outlet, title, author, published, year, month, precision, basis, language, url, retrieved, translated, cluster, tokens, bytes, kept, replaced, vars, text, language_basis, language_confidence
? 2
$ slant script -c none.slant stance_between China Russia
slant: error: there is no corpus none.slant; make one with `slant load FILE...` or name another with -c FILE
? 3
$ slant script stance_over_time China Russia by=age
slant: error: by=age: decade, year, quarter, month, week or day is wanted
? 2
# A text that came later is said to be missing.
$ echo '{"key":"e","text":"China praises Russia."}' > more.jsonl; slant load -q more.jsonl
$ slant script stance_over_time China Russia | head -1
slant: 1 text without a result of `stance` left out; `slant run stance` makes them
China and Russia by year: 4 texts mention both in a sentence, 3 dated, 1 without a date
# All pairs as a network, and the counts of one in Lua.
$ slant script stance_network format=csv 'where=year >= 2018' 2>/dev/null
source,target,n_for,n_neutral,n_against,n_documents,n_clusters
China,Russia,1,1,1,2,2
$ slant script stance_network min=2 2>/dev/null | grep -A1 '<node\|<edge'
    <node id="China"><data key="label">China</data></node>
    <node id="Russia"><data key="label">Russia</data></node>
    <edge source="China" target="Russia"><data key="n_for">3</data><data key="n_neutral">1</data><data key="n_against">1</data><data key="n_documents">4</data><data key="n_clusters">4</data></edge>
    <edge source="Russia" target="China"><data key="n_for">1</data><data key="n_neutral">0</data><data key="n_against">1</data><data key="n_documents">2</data><data key="n_clusters">2</data></edge>
  </graph>
$ slant script stance_network format=dot
slant: error: format=dot: graphml or csv is wanted
? 2
$ cat > by.lua <<'EOF'
> for _, r in ipairs(corpus:stance{source = "China", target = "Russia", by = "outlet"}) do
>   print(r.outlet, r.n_for, r.n_neutral, r.n_against, r.n_own, r.n_alleged, r.n_abstained)
> end
> print(corpus.stance{source = "China", target = "Russia", by = "outlet"}.columns[1],
>   corpus.stance{source = "China", target = "Russia"}.columns[1])
> print(pcall(corpus.stance, {source = 3}))
> print(chart.table(corpus.stance{target = "Russia", by = "outlet"}))
> print(chart.table(corpus.stance{source = "China"}))
> print(chart.table(corpus.stance{where = "year = 2018"}))
> EOF
$ slant script by.lua
The Gull	2	0	1	3	0	2
The Tern	1	1	0	2	1	1
outlet	n_for
false	by.lua:6: corpus.stance: source is the name of an actor, not a number
outlet    source  n_for  n_neutral  n_against  n_own  n_alleged  n_comentions  n_abstained  n_documents  n_clusters
The Gull  China       2          0          1      3          0             5            2            2           2
The Tern  China       1          1          0      2          1             4            1            2           2
The Tern  NATO        0          0          1      1          0             1            0            1           1
target  n_for  n_neutral  n_against  n_own  n_alleged  n_comentions  n_abstained  n_documents  n_clusters
Russia      3          1          1      5          1             9            3            4           4
source  target  n_for  n_neutral  n_against  n_own  n_alleged  n_comentions  n_abstained  n_documents  n_clusters
China   Russia      1          0          1      2          0             2            0            1           1
# From 10 clusters on with the balance and its interval, in full.
$ unset SLANT_PLUGINS
$ for word in river school cabinet winter garden valley bridge lantern harvest signal; do printf '{"text":"China praises Russia. A %s is no %s without its own %s.","date":"2019-01-02"}\n' $word $word $word; done >ten.jsonl
$ slant load -q -c ten.slant ten.jsonl && slant run -q -c ten.slant stance
$ slant script stance_over_time -c ten.slant China Russia | sed -n '4,5p'
period  for  neutral  against  apart  texts  clusters  sentences  abstained  balance   low  high
  2019   10        0        0      0     10        10         10          0      1.0  0.44   1.0
# A part of a name that one person of the texts has is taken for that person;
# when several have it, or somebody else's is like it, the full name is wanted.
$ echo '{"text":"President Xi Jinping met a delegation. China praised Russia for it yesterday.","date":"2019-01-02"}' >xi.jsonl
$ slant load -q -c ten.slant xi.jsonl && slant run -q -c ten.slant stance
$ slant script stance_between -c ten.slant Xi Russia | head -n 1
China and Russia: 11 texts mention both in 11 sentences, of 11 texts
$ cat > who.lua <<'EOF'
> for _, who in ipairs{"China", "PRC", "china", "Xi Jinping", "xi"} do
>   print(corpus.actor(who), corpus.stance{source = who, target = "Russia"}[1].n_for)
> end
> for _, who in ipairs{"Chna", "Atlantis"} do
>   print(select(2, pcall(corpus.stance, {source = "Russia", target = who})))
> end
> corpus.stance{source = "Chna", target = "Russia"}
> EOF
$ slant script -c ten.slant who.lua
China	11
China	11
China	11
China	11
China	11
no actor is called `Chna` in these texts; did you mean `China`?
often named: China, Russia
no actor is called `Atlantis` in these texts
often named: China, Russia
slant: error: who.lua:7: no actor is called `Chna` in these texts; did you mean `China`?
often named: China, Russia
  |  corpus.stance{source = "Chna", target = "Russia"}
? 1
$ slant script stance_between -c ten.slant 'Xi Jinping' Russia | head -n 1
China and Russia: 11 texts mention both in 11 sentences, of 11 texts
$ echo '{"text":"President Vladimir Putin praised China, and Vladimir Zelensky did not.","date":"2019-01-02"}' >two.jsonl
$ slant load -q -c ten.slant two.jsonl && slant run -q -c ten.slant stance
$ slant script stance_between -c ten.slant Putin China | head -n 1
Russia and China: 12 texts mention both in 12 sentences, of 12 texts
$ slant script stance_between -c ten.slant Vladimir China
slant: error: no actor is called `Vladimir` in these texts; did you mean `Vladimir Putin`?
often named: China, Russia
? 2

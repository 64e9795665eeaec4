slant repl from a pipe: values only, errors with their line, status 1 after one.
$ slant repl </dev/null
$ slant repl <<'END'
> 1 + 1, "zwei", nil
> = _ == nil
> print("über", #"中文")
> {3, 2, name = "Käse", [10] = true}
> {{n = 1, word = "eins"}, {n = 22, word = "zwei"}}
> ("x"):rep(2000)
> function twice(x)
>     return 2 * x
> end
> twice(21)
> _
> -- nothing
> x = 1; y = 2
> x,
> y
> END
2
"zwei"
nil
true
über	6
{3, 2, [10] = true, name = "Käse"}
 n  word
 1  eins
22  zwei
"x+…" \(2,000 bytes\) (re)
42
42
1
2
# What begins with `local` is there in the next chunk, as the same variable.
$ slant repl <<'END'
> local a, b <const> = 1, 2
> local n
> local function up() n = (n or 0) + a return n end
> up(), up()
> n, b
> local t = {
>   x = 1 }
> t
> local local
> localised = 5
> localised
> END
1
2
2
2
{x = 1}
error: input:9: .* (re)
  |  local local
5
? 1
# An error says where; what is behind it is run.
$ slant repl <<'END'
> local function inner(t)
>   return t.a.b
> end
> inner({})
> x = = 1
> error("mine")
> error({})
> 6 * 7
> END
error: input:2: .*field 'a'.* (re)
  |  return t.a.b
  called from input:4
error: input:5: unexpected symbol near '='
  |  x = = 1
error: input:6: mine
  |  error("mine")
error: input:7: .* (re)
  |  error({})
42
? 1
$ printf 'for i = 1, 2 do\n print(i)\n' | slant repl
error: the input ends inside this chunk:
for i = 1, 2 do
 print(i)
? 1
$ printf '1 + 1' | slant repl
2
$ printf '"a\0b"\n1\n' | slant repl
error: .*NUL.* (re)
1
? 1
# Commands.
$ slant repl <<'END'
> .help corpus.count
> .help sample
> .help corpus.cuont
> .help actors
> .help stance
> .help stance.between
> .help stance.betwen
> .help frequency
> .help actrs
> .halp
> .quit
> 1
> END
corpus\.count\(.* (re)
    .+ (re)
corpus\.sample\(.* (re)
    .+ (re)
error: .*corpus\.count.* (re)
actors.canonical(name) or {name=, date=}
    The state or bloc of that name, or that a person counts as on a date; nil.
actors.holder{state=, office=, date=}
    Who held an office on a date, or nil.
actors.of{text=, date=, level=}
    The mentions of actors in a text: rows as in actors_mention.
corpus.stance{source=, target=, by=, where=} -> list of rows
    Counts of what `stance` found of source towards target, as in stance_pair,
    for each value of `by` (year, month, outlet, ...) that has sentences with
    both. Without `source`, or `target`, a row for each that is found with a
    statement: `corpus.stance{target = "Russia", by = "outlet"}` tells who is
    for or against Russia, and where.
stance.balance{{for, against}, ...}
    (for - against) / (for + against) over duplicate clusters, with its
    interval.
stance.between{text=, a={from, to}, b={from, to}}
    What a text says between two names that stand at these bytes: label
    (neutral, pos_ab, neg_ab, pos_ba or neg_ba; ab: of a towards b), its
    probability, all probabilities, and the statements that the rules alone
    find.
stance.change{{period=, clusters={{for, against}, ...}}, ...}
    The period with which the balance changes most, if chance makes no such
    change.
stance.toward{text=, source=, target=, prev=, next=}
    Whether a sentence says that source (a name) is for or against target:
    polarity 1 or -1, and score, the log odds. prev, next: the sentences around.
stance.between{text=, a={from, to}, b={from, to}}
    What a text says between two names that stand at these bytes: label
    (neutral, pos_ab, neg_ab, pos_ba or neg_ba; ab: of a towards b), its
    probability, all probabilities, and the statements that the rules alone
    find.
error: .help: slant has no stance.betwen; for Lua's own, see its manual
corpus.frequency(term | list, {where=, by=, unique=, ci=, seed=, tokens=, stems=}) -> list of rows
    How often terms stand in the texts, as kwic finds them: word, frequency,
    documents, of_documents, tokens, per_million, for each value of `by`; with
    ci low and high, which draw clusters of documents anew. tokens: words are
    whole tokens of this rule (slant, quanteda, antconc). Without terms,
    corpus.frequency{where=, by=, limit=, ...} lists the most frequent words,
    with the options of `slant freq`.
error: .help: slant has no actrs; for Lua's own, see its manual
error: no command .halp; did you mean .help
? 1
$ echo .help | slant repl | grep -e '^  text' -e '^  match' -e '^  set'
  text              words, sentences, fold, forms, stem, parts
  match             set, tagger, wordbook, gazetteer, grammar
  set               each
$ echo .help | slant repl | grep -c -e '\.quit' -e 'corpus\.sql'
2
$ echo .plugins | slant repl | grep -c 'frequency 1.*frequencies'
1
# No corpus: Lua works, and asking says what to do.
$ slant repl <<'END' 2>&1
> "here"
> corpus.count()
> END
"here"
error: .*corpus\.slant.* (re)
...
? 1
$ slant load -q "$SAMPLES" 2>/dev/null
? 1
$ echo "corpus.count()" | slant repl
48
# What people type who have read the help of the program.
$ slant repl <<'END'
> help sample
> SELECT count(*) AS texts FROM documents
> with one as (select 1 as x) select x from one
> select("#", 1, 2)
> SELECT nothing FROM nowhere
> .script words_between "year = 1066" 'year >= 2018'
> .why nowhere
> corpus.trend("china", {by = "year", where = "year = 2015"})
> corpus.ngrams{size = 2, limit = 1}
> quit
> 1
> END
corpus.sample(n, seed, where) -> list of doc
    n documents by chance, the same ones for the same seed (1 if none is given).
texts
   48
x
1
2
error: input:5: near "nothing": syntax error
  |  corpus.sql([=====[SELECT nothing FROM nowhere]=====])
slant: no document has year = 1066; the nearest: 2015, 2016, 2017
slant: error: year = 1066: no texts; `slant sql "SELECT DISTINCT year, outlet FROM documents"` shows what there is
slant: error: no document is called `nowhere`; give an id, a key or the beginning of a file name
period  frequency  documents  of_documents  tokens  per_million  low  high
2015            7          3             3     375      18666.7  –    –
… more columns: change_p
no changes of level are looked for: 0 periods with 5 clusters of documents or
  more, and 12 are needed
ngram   frequency  rank  docfreq  per_million
of the         30     1       22         4914
documents counted together, by language: en 46, ru 1
47 documents, 6105 places, 4569 different (rule slant)
? 1
$ printf '%s\n' 'doc = corpus.get(1)' '.why 1' '.status' | slant repl | grep -e '^id' -e '^plugin'
slant: no plugin has run on this corpus yet: `slant run`
id         1
plugin  state  cause  message
$ slant repl here
.*here.* (re)
? 2
# A command, and exports that do not say how they are called.
$ printf '%s\n' '.help .why' '.help .wy' '.help .quit' | slant repl
.why DOC [PLUGIN]
    a text with what a plugin found in it
error: no command .wy; did you mean .why
.quit
    ends (also Ctrl-D)
? 1
$ printf '%s\n' '.help actors' '.help actors.echo' '.help actors.of' | slant repl --plugins "$SAMPLES/../../plugin/fixtures/scripts"
actors.echo(value)
    The value, nothing and an end.
plugin actors: actors.canonical, actors.forever, actors.hog, actors.of, actors.stuck
    Its README.md tells what they take and give.
actors.echo(value)
    The value, nothing and an end.
plugin actors: actors.of
    Its README.md tells what they take and give.

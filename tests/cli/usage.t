A mistake on the command line ends with status 2 and says what was meant or
what is missing; nothing goes to standard output.
$ slant kwci China
...
.*kwci.* (re)
...
? 2
$ slant kwci China 2>&1 | grep -c kwic
[1-9][0-9]* (re)
$ slant kwci China 2>/dev/null
? 2
$ echo "The talks were good." > one.txt
$ slant -c my.slant -q load one.txt
$ slant -c my.slant --json sql "SELECT count(*) AS n FROM documents"
[
 {"n": 1}
]
$ slant --json -qc my.slant --where "id = 1" freq --limit 1
[
 {"word": "good", "frequency": 1, "rank": 1, "docfreq": 1, "per_million": 250000.0, "documents": 1, "tokens": 4}
]
$ mkdir none; slant --plugins=none -c my.slant run -q frequency; rmdir none
$ slant --corpus
slant: error: which verb? As in `slant info` (slant --help lists them)
? 2
$ slant -c my.slant
slant: error: which verb? As in `slant info` (slant --help lists them)
? 2
$ slant --nonsense info -c my.slant
slant: error: no option --nonsense (slant info --help)
? 2
# No option is short for another one.
$ slant freq --lim 2
slant: error: no option --lim; did you mean --limit?
? 2
$ slant freq --lim=2
slant: error: no option --lim=2; did you mean --limit?
? 2
$ slant load one.txt --sett 1s
slant: error: no option --sett; did you mean --settle?
? 2
$ slant load one.txt --settle soon
slant: error: --settle is for --watch
? 2
$ slant load one.txt --watch --settle soon
slant: error: --settle soon: a time like 5s is wanted
? 2
$ slant load one.txt --set frequency.minimum=2
slant: error: --set is for --run
? 2
$ slant load one.txt --run --set frequency
slant: error: --set frequency: PLUGIN.OPTION=VALUE is wanted
? 2
$ slant -q --help | head -n 1
slant reads a pile of news articles and tells who says what about
$ slant -q
slant: error: which verb? As in `slant info` (slant --help lists them)
? 2
$ rm my.slant one.txt
# Where there are no rows, their forms are refused and not in help.
$ echo 'print(1)' | slant script - --csv
slant: error: a script prints what it prints, not --json or --csv: ask slant sql; an option of the script's own stands behind --
? 2
$ slant repl --json
slant: error: the REPL prints for people; for rows as CSV or JSON ask slant sql
? 2
$ slant test x --csv
slant: error: it prints what holds and what does not, no rows for --json or --csv
? 2
$ slant script --help | grep -c -e '--csv  '
0
? 1
$ slant run nonsense
slant: error: there is no plugin `nonsense` (`slant plugins` lists them; ./nonsense names one in this folder)
? 2
$ slant freq --stop mine/words.txt
slant: error: mine/words.txt: No such file or directory; check the path
? 2
$ slant --help | sed -n '/^Verbs/,/kwic/p'
Verbs (slant VERB --help tells more):
  load     load       read documents into the corpus
           remove     take documents, or a plugin's results, out of the corpus
           info       what is in the corpus, in numbers
  analyse  run        run plugins on what is owed
           plugins    list the plugins, enabled or disabled and why
           status     what the plugins have done, where, and what failed
  count    freq       list the most frequent words
           ngrams     list the most frequent runs of words
           keyness    find the words that set one part off from another
           collocates find words that belong together
           dispersion see how evenly words are spread
           trend      follow a word through the years
           tfidf      find the words that stand out in a document
           dictionary count the categories of a dictionary
  read     kwic       show words in their context
$ mkdir texts; for i in $(seq 300); do echo "Russia thanked China." > texts/$i.txt; done
$ slant load -q texts -c many.slant
$ slant sql "SELECT d.* FROM documents d, documents e" --csv -c many.slant | head -n 1 | cut -c 1-7
id,key,
$ slant kwic russia -q -c many.slant | head -n 0
$ rm -r texts many.slant*
$ slant info --nonsense
...
.*--nonsense.* (re)
...
? 2
$ slant load
...
.+ (re)
...
? 2
$ slant kwic
...
.+ (re)
...
? 2
$ slant sql
...
.+ (re)
...
? 2
$ slant run -j none
...
.*none.* (re)
...
? 2
# No command above made a file.
$ ls -A

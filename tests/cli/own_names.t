Names of the user's own: actors.names has no file until the user names one.
$ printf 'Acme Steel accused Turkey on Monday. Ingrid Lindqvist praised China. The Labour Party thanked China. Tiny Lodge praised Russia.' >a.txt
$ slant load -q a.txt --meta-set language=en
$ slant run -q actors && slant plugins actors | grep -o 'names .*  file'
names  null     not set  file
$ printf '# mine\nIngrid Lindqvist\tLindqvist\tperson\tIngrid Lindqvist\nLabour Party\t\torganization\tLabour Party\nAcme Steel\t\torganization\tAcme Steel\nTiny Lodge\t\torganization\n' >own.tsv
$ slant run -q actors stance --set actors.names=own.tsv
$ slant plugins actors | sed "s|$PWD|.|g" | grep -o 'names .*  file'
names  ./own.tsv  corpus, a file  file
# What has an actor there counts at every level, a person and a party, too.
$ slant sql "SELECT entity, actor FROM actors_mention WHERE kind IN ('person', 'organization')" --csv | tr -d '\r'
entity,actor
Acme Steel,Acme Steel
Ingrid Lindqvist,Ingrid Lindqvist
Labour Party,Labour Party
Tiny Lodge,
$ slant sql "SELECT source, target FROM stance_statement ORDER BY start" --csv | tr -d '\r'
source,target
Acme Steel,Turkey
Ingrid Lindqvist,China
Labour Party,China
# What is wrong in it is told with its file and line, and nothing of the plugin.
$ printf '# mine\nIngrid\n' >bad.tsv; slant run -q actors --set actors.names=bad.tsv 2>&1 | sed "s|$PWD|.|g"
slant: error: actors: cannot be set up: ./bad.tsv:2: `Ingrid` has nothing in the third column (between tabs) where its kind is wanted: state, person, institution, bloc, organization or excluded
$ printf 'Ingrid\t\tghost\n' >bad.tsv; slant run -q actors --set actors.names=bad.tsv 2>&1 | sed "s|$PWD|.|g"
slant: error: actors: cannot be set up: ./bad.tsv:1: `Ingrid` has `ghost` in the third column (between tabs) where its kind is wanted: state, person, institution, bloc, organization or excluded
$ printf '\nM\366ller\t\tperson\n' >bad.tsv; slant run -q actors --set actors.names=bad.tsv 2>&1 | sed "s|$PWD|.|g"
slant: error: actors: cannot be set up: ./bad.tsv:2: not UTF-8: save the file as UTF-8

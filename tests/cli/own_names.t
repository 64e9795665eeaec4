Names of the user's own: actors.names has no file until the user names one.
$ printf 'Acme Steel accused Turkey on Monday. Ingrid Lindqvist praised China. The Labour Party thanked China. Tiny Lodge praised Russia.' >a.txt
$ slant load -q a.txt --meta-set language=en
$ slant run -q actors && slant plugins actors | grep -o 'names .*  file'
names  null     not set  file
$ printf '# mine\nIngrid Lindqvist\tLindqvist\tperson\tIngrid Lindqvist\nLabour Party\t\torganization\tLabour Party\nAcme Steel\t\torganization\tAcme Steel\nTiny Lodge\t\torganization\n' >own.tsv
$ slant run -q actors stance --set actors.names=own.tsv
$ slant plugins actors | sed "s|$PWD|.|g" | grep -o 'names .*  file'
names  ./own.tsv  corpus, a file  file

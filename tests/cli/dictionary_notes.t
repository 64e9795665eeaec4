What a dictionary has and slant cannot count is said.

$ printf '{"id":"a","date":"2022","text":"A good war is awful. China met Russia."}\n' >news.jsonl
$ slant load -q news.jsonl
$ printf 'GOOD\n\tGOOD (1)\nBAD\n\tAWFUL\n\tWAR (1)\n\t@BF [CHINA BEFORE RUSSIA /C 2]\nREST\n\tNONE\n' >w.cat
$ slant dictionary w.cat -q --csv | cut -d, -f1,2
slant: warning: w.cat:6: `@BF [CHINA BEFORE RUSSIA /C 2]` is left out: a rule ends in its weight, (1)
slant: warning: w.cat: the category `BAD.AWFUL` has no entry
slant: warning: w.cat: the category `REST` has no entry
category,hits
GOOD,1
BAD,1
BAD.AWFUL,0
REST,0
REST.NONE,0
$ printf 'category,term,weight,note\nx,good,2,fine\n' >w.csv
$ slant dictionary w.csv -q --csv | cut -d, -f1,2
slant: warning: w.csv:1: not read: `weight`, `note`; each hit of an entry is one
category,hits
x,1
$ printf 'category,term,\nx,good,\n' >w.csv
$ slant dictionary w.csv -q --csv | cut -d, -f1,2
category,hits
x,1
$ printf 'a: [war, ""]\nb:\nc:\n  d: []\n  e: [good]\n' >w.yml
$ slant dictionary w.yml -q --csv | cut -d, -f1,2
slant: warning: w.yml:1: an empty entry
slant: warning: w.yml: the category `b` has no entry
slant: warning: w.yml: the category `c.d` has no entry
category,hits
a,1
b,0
c,1
c.d,0
c.e,1
$ printf '%%\n1\tpos\n2\tneg\n%%\ngood\t1\n' >w.dic
$ slant dictionary w.dic -q --csv | cut -d, -f1,2
slant: warning: w.dic: the category `neg` has no entry
category,hits
pos,1
neg,0
# One entry in two categories is of both, also with --once.
$ printf 'category\tentry\na\tgood\na\tgood war\nb\tgood\n' >once.tsv
$ slant dictionary once.tsv -q --csv | cut -d, -f1,2
category,hits
a,1
b,1
$ slant dictionary once.tsv -q --csv --once | cut -d, -f1,2
category,hits
a,1
b,0
$ printf 'category\tentry\na\twar\nb\twar\n' >once.tsv
$ slant dictionary once.tsv -q --csv --once | cut -d, -f1,2
category,hits
a,1
b,1

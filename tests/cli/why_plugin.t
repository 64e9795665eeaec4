What a plugin made of one document: state, numbers with units, and the text
with a mark where each row stands.
$ cp "$SAMPLES/../../cli/report_articles.jsonl" articles.jsonl
$ slant load articles.jsonl 2>/dev/null
$ slant why a1 stance
slant: error: no plugin has run on this corpus yet: `slant run`
? 2
$ slant run --plugins "$SAMPLES/../../cli/report_plugins" stance sentiment quotes 2>/dev/null
? 1
$ slant why a1 stance
id         1
key        a1
uri        articles.jsonl#L1
outlet     Red Post
title      Summit
published  2015-03-01
precision  day
basis      field
language   en
url        https://red.example/1
plugin     stance 0.0.1
state      ok
current    yes
comentions 2
statements 2 statements

[1 comention: a China, b Russia][2 statement: China -> Russia, kind act, method rule, modality asserted, polarity 1, score 1.5, verb backs]China backs Russia.[/2][/1] It was a good day.

[3 comention: a China, b Ukraine][4 statement: China -> Ukraine, kind act, method model, modality asserted, polarity 0, score 0, verb ignores, via Wang]"We agree," said Wang, and China ignores Ukraine.[/4][/3]
$ slant why a1 quotes
id         1
key        a1
uri        articles.jsonl#L1
outlet     Red Post
title      Summit
published  2015-03-01
precision  day
basis      field
language   en
url        https://red.example/1
plugin     quotes 0.0.1
state      ok
current    yes
measured   On the quotes of tests: F1 0.5.
validated  not on your corpus
quotes     1
scare      0
unknown    0

China backs Russia. It was a good day.

[1 cue said, form direct, kind speech, speaker Wang]"We agree,"[/1] said [1 speaker_at]Wang[/1 speaker_at], and China ignores Ukraine.
# A pair that failed has its message and place.
$ slant why Raised quotes
slant: error: no document is called `Raised`, but the name or title of 1 has it: 5 a5
? 2
$ slant why a5 quotes
id         5
key        a5
uri        articles.jsonl#L5
title      Raised
published  2020
precision  year
basis      field
plugin     quotes 0.0.1
state      failed (error)
current    yes
message    the fixture raises
place      init.lua:19
source line error("the fixture raises")
traceback  stack traceback:
            [C]: in function 'error'
            init.lua:19: in function <init.lua:16>
            [C]: in ?
variables  in init.lua:19
             doc = doc
             count = {quotes = 0, scare = 0, unknown = 0}
measured   On the quotes of tests: F1 0.5.
validated  not on your corpus

raise! China condemns Ukraine. China and Ukraine talk.
# A row under another configuration is told from a current one.
$ slant run --plugins "$SAMPLES/../../cli/report_plugins" --set stance.only=backs --where "key = 'a3'" stance 2>/dev/null
$ slant why a1 stance | grep current
current    no: of an older configuration, so reports ignore it; slant run stance
$ slant why a3 stance --csv
mark,table,start,stop,values,text
1,comention,0,69,"a China, b Russia","Reportedly China backs Russia in Ukraine, Washington reportedly says."
2,comention,0,69,"a China, b Ukraine","Reportedly China backs Russia in Ukraine, Washington reportedly says."
3,comention,0,69,"a Russia, b Ukraine","Reportedly China backs Russia in Ukraine, Washington reportedly says."
4,statement,0,69,"China -> Russia, kind act, method rule, modality alleged, polarity 1, score 1.5, verb backs, via Washington","Reportedly China backs Russia in Ukraine, Washington reportedly says."
5,comention,70,92,"a China, b Russia",China condemns Russia.
$ slant why a4 sentiment
id         4
key        a4
uri        articles.jsonl#L4
outlet     Blue Times
title      In Russian
published  2019-06
precision  month
basis      field
language   ru
plugin     sentiment 0.0.1
state      skipped (language)
current    yes
measured   On the sentences of tests: r 0.5.
validated  not on your corpus

Китай и Россия.
$ slant why a6 stance
id         6
key        a6
uri        articles.jsonl#L6
title      Nothing
plugin     stance 0.0.1
state      empty
current    no: of an older configuration, so reports ignore it; slant run stance
$ slant why a1 nothing
slant: error: no plugin nothing has run on this corpus; there is quotes, sentiment, stance (`slant run` runs the others)
? 2
$ slant why a1 stance more
slant: error: one document and one plugin are wanted
? 2
# Numbers have three digits, and all before the point.
$ mkdir -p p/size; cat >p/size/init.lua <<'EOS'
> return { api = 1, name = "size", version = "1", summary = "numbers",
>   results = { document = { a = "number", b = "number", c = "number", d = "number" } },
>   document = function() return { a = 0.12345, b = 12.345, c = 999.7, d = 12345.6 } end }
> EOS
$ slant run -q --plugins p size; slant why a1 size | grep '^[abcd]  '
a          0.123
b          12.3
c          1000
d          12346

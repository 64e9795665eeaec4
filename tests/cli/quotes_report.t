Quotations in the report: in their sentence, marked, and by who is named in them.
$ printf '%s\n' '{"id": "a", "language": "en", "title": "Talks", "text": "The minister came. Wang Yi said the plan was “good for Russia and Ukraine” and left. Nobody asked."}' '{"id": "b", "language": "en", "text": "“We trust Russia. They keep their word,” said Wang Yi.\n\nThe paper called it a “deal”. Russia was not there."}' >said.jsonl
$ slant load -q said.jsonl && slant run -q quotes
$ slant report --sentences 5 | sed -n '/^Quotations by/,/^Removed/p'
Quotations by speaker
speaker  quotations  direct  mixed  documents  clusters
Wang Yi           2       1      1          2         2
    quotations: 2
      Wang Yi said the plan was [“good for Russia and Ukraine”] and left.
        Wang Yi, mixed, said; names Russia, Ukraine | no outlet | Talks | no
        date | a 45..78 | said.jsonl#L1
      [“We trust Russia. They keep their word,”] said Wang Yi.
        Wang Yi, direct, said; names Russia | no outlet | no title | no date | b
        0..44 | said.jsonl#L2
paper             1       0      1          1         1
    quotations: 1
      The paper called it a [“deal”].
        paper, mixed, called | no outlet | no title | no date | b 82..92 |
        said.jsonl#L2

Quotations by who is named in them
named    quotations  direct  mixed  documents  clusters
Russia            2       1      1          2         2
    quotations: 2
      Wang Yi said the plan was [“good for Russia and Ukraine”] and left.
        Wang Yi, mixed, said; names Russia, Ukraine | no outlet | Talks | no
        date | a 45..78 | said.jsonl#L1
      [“We trust Russia. They keep their word,”] said Wang Yi.
        Wang Yi, direct, said; names Russia | no outlet | no title | no date | b
        0..44 | said.jsonl#L2
Ukraine           1       0      1          1         1
    quotations: 1
      Wang Yi said the plan was [“good for Russia and Ukraine”] and left.
        Wang Yi, mixed, said; names Russia, Ukraine | no outlet | Talks | no
        date | a 45..78 | said.jsonl#L1

Removed
$ slant report -q -o r.html && python3 "$SAMPLES/../../cli/report_commands.py" r.html
asked again: 
$ slant report -q -o r.html --sentences 1 && python3 "$SAMPLES/../../cli/report_commands.py" r.html
asked again: documents, places, quotations
$ grep -o '<blockquote[^/]*<mark>“[a-z].*</blockquote>' r.html | sort -u
<blockquote dir="auto">The paper called it a <mark>“deal”</mark>.</blockquote>
<blockquote dir="auto">Wang Yi said the plan was <mark>“good for Russia and Ukraine”</mark> and left.</blockquote>

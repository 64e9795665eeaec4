Quotations in the report: in their sentence, marked, and by who is named in them.
$ printf '%s\n' '{"id": "a", "language": "en", "title": "Talks", "text": "The minister came. Wang Yi said the plan was “good for Russia and Ukraine” and left. Nobody asked."}' '{"id": "b", "language": "en", "text": "“We trust Russia. They keep their word,” said Wang Yi.\n\nThe paper called it a “deal”. Russia was not there. Beijing said that Russia was right, and France believes that it was. Moscow never said that it would stay."}' >said.jsonl
$ slant load -q said.jsonl && slant run -q quotes
$ slant report --sentences 5 | sed -n '/^Unit: a passage/,/^Removed/p'
Unit: a passage of speech, that is a quotation (direct; mixed, with marks around
a part of what is reported) or a clause that is reported without marks. 4
passages, 0 of them by a speaker who is not known; thought (believes, wants),
what was not said (never said, nobody said) and scare quotes are none. Each
stands in its sentence. Who is named in the words need not be whom they are
about.

Who is quoted, by speaker
speaker  passages  direct  mixed  reported  documents  clusters
Beijing         1       0      0         1          1         1
    passages: 1
      Beijing said [that Russia was right], and France believes that it was.
        Beijing, indirect, said; names Russia | no outlet | no title | no date |
        b 129..150 | said.jsonl#L2
Wang Yi         2       1      1         0          2         2
    passages: 2
      Wang Yi said the plan was [“good for Russia and Ukraine”] and left.
        Wang Yi, mixed, said; names Russia, Ukraine | no outlet | Talks | no
        date | a 45..78 | said.jsonl#L1
      [“We trust Russia. They keep their word,”] said Wang Yi.
        Wang Yi, direct, said; names Russia | no outlet | no title | no date | b
        0..44 | said.jsonl#L2
paper           1       0      1         0          1         1
    passages: 1
      The paper called it a [“deal”].
        paper, mixed, called | no outlet | no title | no date | b 82..92 |
        said.jsonl#L2

Who is quoted, by the state or bloc the speaker counts as
actor       passages  direct  mixed  reported  documents  clusters
(no actor)         1       0      1         0          1         1
    passages: 1
      The paper called it a [“deal”].
        paper, mixed, called | no outlet | no title | no date | b 82..92 |
        said.jsonl#L2
China              3       1      1         1          2         2
    passages: 3
      Wang Yi said the plan was [“good for Russia and Ukraine”] and left.
        Wang Yi, mixed, said; names Russia, Ukraine | no outlet | Talks | no
        date | a 45..78 | said.jsonl#L1
      [“We trust Russia. They keep their word,”] said Wang Yi.
        Wang Yi, direct, said; names Russia | no outlet | no title | no date | b
        0..44 | said.jsonl#L2
      Beijing said [that Russia was right], and France believes that it was.
        Beijing, indirect, said; names Russia | no outlet | no title | no date |
        b 129..150 | said.jsonl#L2

Who is named in what is said
named    passages  direct  mixed  reported  documents  clusters
Russia          3       1      1         1          2         2
    passages: 3
      Wang Yi said the plan was [“good for Russia and Ukraine”] and left.
        Wang Yi, mixed, said; names Russia, Ukraine | no outlet | Talks | no
        date | a 45..78 | said.jsonl#L1
      [“We trust Russia. They keep their word,”] said Wang Yi.
        Wang Yi, direct, said; names Russia | no outlet | no title | no date | b
        0..44 | said.jsonl#L2
      Beijing said [that Russia was right], and France believes that it was.
        Beijing, indirect, said; names Russia | no outlet | no title | no date |
        b 129..150 | said.jsonl#L2
Ukraine         1       0      1         0          1         1
    passages: 1
      Wang Yi said the plan was [“good for Russia and Ukraine”] and left.
        Wang Yi, mixed, said; names Russia, Ukraine | no outlet | Talks | no
        date | a 45..78 | said.jsonl#L1

Removed
$ slant report -q -o r.html && python3 "$SAMPLES/../../cli/report_commands.py" r.html
asked again: 
$ slant report -q -o r.html --sentences 1 && python3 "$SAMPLES/../../cli/report_commands.py" r.html
asked again: documents, passages, places
$ grep -o '<blockquote[^/]*<mark>“[a-z].*</blockquote>' r.html | sort -u
<blockquote dir="auto">The paper called it a <mark>“deal”</mark>.</blockquote>
<blockquote dir="auto">Wang Yi said the plan was <mark>“good for Russia and Ukraine”</mark> and left.</blockquote>

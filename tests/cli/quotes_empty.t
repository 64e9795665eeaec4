A document of a title alone, behind one with a quotation, has no quotations.
$ cat >two.jsonl <<'END'
> {"id": "a", "text": "\"We will sign the treaty,\" said Ann Bee, the mayor of Arden."}
> {"id": "b", "language": "en", "title": "Talks begin", "text": ""}
> {"id": "c", "language": "en", "title": "Talks end", "text": " "}
> END
$ slant load -q -c q.slant two.jsonl
$ slant run -q -j1 -c q.slant quotes
$ slant sql -c q.slant --csv "SELECT d.key, count(q.n) AS quotes, max(s.state) AS state
> FROM documents AS d LEFT JOIN quotes_quote AS q ON q.document = d.id
> JOIN states AS s ON s.document = d.id AND s.plugin = 'quotes' GROUP BY 1"
key,quotes,state
a,1,ok
b,0,empty
c,0,empty
